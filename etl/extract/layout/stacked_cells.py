"""Read the rows of a table each of whose cells has become a line of its own by copying.

"District", "IDPs", "Households" and then "Arzan", "1,200", "300" below each other: as many lines make a row as make the
heading. Knows lines, and nothing of sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from etl.extract.figure.kinds import FIGURES, Decision
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import headings
from etl.quantities import Quantity

LONGEST_CELL = 40  # characters of a line that may be a cell
MOST_COLUMNS = 10
FARTHEST = 300  # sentences between a number and the heading that it is read by
_OPEN = frozenset(
    {"bare_number", "counted_people", "counted_things", "under_heading"}
)  # rules that a heading overrules
_NUMBER = re.compile(r"[~<>+\-−–]?\d[\d,. ]*(?:\+|%| ?per ?cent)?")


def by_heading(
    sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity], decisions: Sequence[Decision]
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of sentence `index` that are lines of their own with their units, and the decisions about them.

    Both follow from the line that heads the column of each.
    """
    read, decided = list(numbers), list(decisions)
    if not any(_NUMBER.fullmatch(line) for line in sentences[index].text.split("\n")):
        return read, decided
    starts, lines = _lines(sentences, index)
    for place, (number, decision) in enumerate(zip(numbers, decisions, strict=True)):
        line = bisect_right(starts, number.start) - 1
        if decision.rule in _OPEN and _is_number(lines, line) and (found := _of_cell(lines, line)):
            figure, unit = found
            unit = unit or number.unit if figure.kind in FIGURES else None
            read[place], decided[place] = replace(number, unit=unit), figure
    return read, decided


def row_label(sentences: Sequence[Sentence], index: int, char_start: int) -> tuple[str, str] | None:
    """Give the first cells of the row and of the heading for the number at `char_start` of the document, or None."""
    if not any(_NUMBER.fullmatch(line) for line in sentences[index].text.split("\n")):
        return None
    starts, lines = _lines(sentences, index)
    cell = bisect_right(starts, char_start) - 1
    if not _is_number(lines, cell):
        return None
    label, row = _row(lines, cell)
    heading = _heading(lines, label, row)
    return (lines[label], heading[0]) if heading else None


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


def _of_cell(lines: Sequence[str], cell: int) -> tuple[Decision, str | None] | None:
    """Read a cell as the heading of its column says, with the people of another column where it names only a unit."""
    label, row = _row(lines, cell)
    heading = _heading(lines, label, row)
    figures = [(figure, headings.unit_of(words)) for words in heading if (figure := headings.of_column(words))]
    if not figures:
        return None
    words = heading[cell - label]
    unit = headings.unit_of(words)
    shared = next((figure for figure, its_unit in figures if its_unit), figures[0][0])
    figure = headings.of_column(words) or (shared if unit and headings.head(words) is not None else None)
    return (figure or Decision("context", "column_of_things", subject="other"))._replace(token=None), unit


def _row(lines: Sequence[str], cell: int) -> tuple[int, int]:
    """Give the line that names the row of a cell, and how many lines the row has."""
    label = cell
    while _is_number(lines, label) and cell - label < MOST_COLUMNS:
        label -= 1
    last = cell
    while _is_number(lines, last + 1) and last - label < MOST_COLUMNS:
        last += 1
    return label, last - label + 1


def _heading(lines: Sequence[str], label: int, row: int) -> Sequence[str]:
    """Give the cells above the first row, as many as a row has; none where the lines above are no such table."""
    while label >= row:
        above = lines[label - row : label]
        counted = [_NUMBER.fullmatch(line) is not None for line in above]
        if max(map(len, above)) > LONGEST_CELL or (any(counted) and counted != [False, *[True] * (row - 1)]):
            return ()
        if not any(counted):
            return above
        label -= row
    return ()


def _is_number(lines: Sequence[str], place: int) -> bool:
    return 0 <= place < len(lines) and _NUMBER.fullmatch(lines[place]) is not None
