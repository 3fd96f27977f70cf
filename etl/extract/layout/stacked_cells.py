"""Read the rows of a table each of whose cells has become a line of its own by copying.

"District", "IDPs", "Households" and then "Arzan", "1,200", "300" below each other: as many lines make a row as make the
heading. Knows lines, and nothing of sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from etl.extract.grammar.passages import Sentence
from etl.extract.layout import headings
from etl.extract.layout.cells import Row, Table
from etl.extract.layout.headings import Column
from etl.quantities import Quantity

LONGEST_CELL = 40  # characters of a line that may be a cell
MOST_COLUMNS = 10
FARTHEST = 300  # sentences between a number and the heading that it is read by
_NUMBER = re.compile(r"[~<>+\-−–]?\d[\d,. ]*(?:\+|%| ?per ?cent)?")


def row_of(sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity]) -> Row | None:
    """Give the table of sentence `index` and the columns of those of its numbers that are lines of their own."""
    if not any(map(_is_cell, sentences[index].text.split("\n"))):
        return None
    starts, lines = _lines(sentences, index)
    found: Row | None = None
    for place, number in enumerate(numbers):
        cell = bisect_right(starts, number.start) - 1
        if _is_number(lines, cell) and (read := _table_over(lines, cell)):
            table, column = read
            found = found or Row(table, {})
            found.cells[place] = column
    return found


def row_label(sentences: Sequence[Sentence], index: int, char_start: int) -> tuple[str, str] | None:
    """Give the first cells of the row and of the heading for the number at `char_start` of the document, or None."""
    if not any(map(_is_cell, sentences[index].text.split("\n"))):
        return None
    starts, lines = _lines(sentences, index)
    cell = bisect_right(starts, char_start) - 1
    if not _is_number(lines, cell):
        return None
    label, row = _row(lines, cell)
    first = _heading(lines, label, row)
    return None if first is None else (lines[label], lines[first])


def _lines(sentences: Sequence[Sentence], index: int) -> tuple[list[int], list[str]]:
    """Give the lines around a sentence, each with where it begins in the document."""
    starts, lines = [], []
    for sentence in sentences[max(0, index - FARTHEST) : index + MOST_COLUMNS]:
        start = sentence.start
        for line in sentence.text.split("\n"):
            starts.append(start)
            lines.append(line)
            start += len(line) + 1
    return starts, lines


def _table_over(lines: Sequence[str], cell: int) -> tuple[Table, int] | None:
    """Give the table of a cell and the number of its column."""
    label, row = _row(lines, cell)
    first = _heading(lines, label, row)
    if first is None:
        return None
    heading, caption = lines[first : first + row], lines[first - 1] if first else ""
    columns = [headings.column(words) for words in heading]
    return (Table(columns, "  ".join(heading), caption), cell - label) if _counts(columns, caption) else None


def _counts(columns: Sequence[Column], caption: str) -> bool:
    """Tell the heading of a table, one of whose cells names a figure or all a unit below a caption, from other lines."""
    return any(column.said for column in columns) or (
        all(column.unit for column in columns[1:]) and headings.said(caption) is not None
    )


def _row(lines: Sequence[str], cell: int) -> tuple[int, int]:
    """Give the line that names the row of a cell, and how many lines the row has."""
    label = cell
    while _is_number(lines, label) and cell - label < MOST_COLUMNS:
        label -= 1
    last = cell
    while _is_number(lines, last + 1) and last - label < MOST_COLUMNS:
        last += 1
    return label, last - label + 1


def _heading(lines: Sequence[str], label: int, row: int) -> int | None:
    """Find the first of the lines above the first row, as many as a row has; None where they head no such table."""
    while label >= row:
        label -= row
        above = lines[label : label + row]
        counted = [_is_cell(line) for line in above]
        if max(map(len, above)) > LONGEST_CELL or (any(counted) and counted != [False, *[True] * (row - 1)]):
            return None
        if not any(counted):
            return label
    return None


def _is_number(lines: Sequence[str], place: int) -> bool:
    return 0 <= place < len(lines) and _is_cell(lines[place])


def _is_cell(line: str) -> bool:
    return len(line) <= LONGEST_CELL and _NUMBER.fullmatch(line) is not None
