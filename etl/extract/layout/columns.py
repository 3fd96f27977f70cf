"""Read a number in a table by the heading of its column, and where that names only a unit, by the table's caption.

Knows rows whose cells are divided by `|`, tabs or wide gaps; the first row of a table is its heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.figure.kinds import Decision
from etl.extract.grammar.passages import CELL_GAP, Sentence, is_row_of_semicolons
from etl.extract.layout.cells import Row, Table, caption_over, grouped
from etl.extract.layout.headings import Column, column, of_column, said, unit_of
from etl.quantities import Quantity

Cell = tuple[int, int, str]  # where it begins and ends within its row, and its words
FEWEST = 2  # columns that name what they count, in a second row of headings
LONGEST_TABLE = 200  # rows between a number and the heading that it is read by
_CELL = re.compile(rf"(?:(?!{CELL_GAP}|[|\t]).)+", re.DOTALL)
_CELL_OF_SEMICOLONS = re.compile("[^;]+")
_LEADER = re.compile(r"\A[\s.]+")  # white space and the dots that lead to a number
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"[~<>]?\d[\d,. ]*\+?")


def row_of(sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity]) -> Row | None:
    """Give the table of sentence `index` and the columns of its numbers."""
    if sentences[index].role != "table":
        return None
    first = _first_row(sentences, index)
    heading, caption = sentences[first].text, caption_over(sentences, first)
    if _holds_number(heading):
        return _without_heading(caption, numbers)
    if first == index:
        return None
    row, start = _cells(sentences[index].text), sentences[index].start
    over, columns = _columns(sentences, first, index)
    table = Table(columns, heading, caption)
    standing = ((place, _column_of(over, row, number.number_start - start)) for place, number in enumerate(numbers))
    return Row(table, {place: cell for place, cell in standing if cell is not None})


def _columns(sentences: Sequence[Sentence], first: int, index: int) -> tuple[list[Cell], list[Column]]:
    """Read the heading of a table, which may have a second row below headings that each stand over several columns."""
    over = _cells(sentences[first].text)
    below = _cells(sentences[first + 1].text) if first + 1 < index else []
    columns = [column(words) for _, _, words in below]
    if _DIGIT.search(sentences[first + 1].text) or sum(bool(each.said or each.unit) for each in columns) < FEWEST:
        return over, [column(words) for _, _, words in over]
    groups = [words for _, _, words in over]
    missing = len(_cells(sentences[index].text)) - len(below)  # columns with no second heading stand first
    if missing <= 0:
        return below, grouped(groups, columns)
    return [*over[:missing], *below], [*map(column, groups[:missing]), *grouped(groups[missing:], columns)]


def by_row_head(
    sentence: Sentence, numbers: list[Quantity], decisions: list[Decision]
) -> tuple[list[Quantity], list[Decision]]:
    """Let the head of a row hold for all its cells that their columns leave open: "Deaths | 12 | 14"."""
    label = next((words for _, _, words in _cells(sentence.text)), "") if sentence.role == "table" else ""
    figure = of_column(label) if label and not _DIGIT.search(label) else None
    if figure is None:
        return numbers, decisions
    further = figure._replace(rule="row_heading", token=None)
    is_open = [
        number.sort == "count" and decision.rule == "bare_number"
        for number, decision in zip(numbers, decisions, strict=True)
    ]
    read = [
        number._replace(unit=number.unit or unit_of(label)) if free else number
        for number, free in zip(numbers, is_open, strict=True)
    ]
    return read, [further if free else decision for decision, free in zip(decisions, is_open, strict=True)]


def heading_over(sentences: Sequence[Sentence], index: int, place: int) -> str | None:
    """Give the words of the heading above the cell of sentence `index` that holds its character `place`, or None."""
    first = _first_row(sentences, index) if sentences[index].role == "table" else index
    if first == index:
        return None
    headings = _cells(sentences[first].text)
    column = _column_of(headings, _cells(sentences[index].text), place)
    return None if column is None else headings[column][2]


def _holds_number(row: str) -> bool:
    """Tell a table without a heading, whose first row counts already."""
    cells = [words for _, _, words in _cells(row)]
    return len(cells) == 2 and _COUNT.fullmatch(cells[1]) is not None


def _without_heading(caption: str, numbers: Sequence[Quantity]) -> Row | None:
    """Read a row of a table without a heading by the line above it: "Displacement by month (households)"."""
    figure = said(caption)
    counts = [place for place, number in enumerate(numbers) if number.sort == "count"]
    if len(counts) != 1:
        return None
    if len(cells := _cells(caption)) == 2:
        return Row(Table([column(words) for _, _, words in cells], caption, ""), {counts[0]: 1})
    if not figure:
        return None
    counted = Column(caption, figure._replace(rule="under_caption"), unit_of(caption))
    return Row(Table([counted], caption, ""), {counts[0]: 0})


def _first_row(sentences: Sequence[Sentence], index: int) -> int:
    first = index
    while first > max(0, index - LONGEST_TABLE) and sentences[first - 1].role == "table":
        if _opens_table(sentences, first):
            break
        first -= 1
    return first


def _opens_table(sentences: Sequence[Sentence], index: int) -> bool:
    """Tell a heading below an empty line from a row of the table above, and from the second row of a heading."""
    is_apart = sentences[index].start - sentences[index - 1].end > 1 and _DIGIT.search(sentences[index - 1].text)
    return bool(is_apart) and not _DIGIT.search(sentences[index].text) and len(_cells(sentences[index].text)) > 2


def _cells(row: str) -> list[Cell]:
    pattern = _CELL_OF_SEMICOLONS if is_row_of_semicolons(row) else _CELL
    cells = ((cell.end(), _LEADER.sub("", cell[0])) for cell in pattern.finditer(row))
    return [(end - len(words), end - len(words) + len(words.rstrip()), words.rstrip()) for end, words in cells if words]


def _column_of(headings: list[Cell], cells: list[Cell], place: int) -> int | None:
    """Find the column of a cell: by its position where the columns are aligned, else by its rank."""
    rank = next((i for i, (start, end, _) in enumerate(cells) if start <= place < end), None)
    if rank is None:
        return None
    if len(cells) == len(headings) + 1:  # no word stands over the names of the rows
        return rank - 1 if rank else None
    if len(cells) != len(headings) and (aligned := _aligned(headings, cells)):
        return aligned[rank]
    return rank if rank < len(headings) else None


def _aligned(headings: list[Cell], cells: list[Cell]) -> list[int] | None:
    """Give the one column that each cell stands in, None where the columns are not set below each other."""
    found = [[i for i, h in enumerate(headings) if h[0] < end and start < h[1]] for start, end, _ in cells]
    return [over[0] for over in found] if all(len(over) == 1 for over in found) else None
