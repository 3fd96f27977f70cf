"""Read a number in a table by the heading of its column, and where that names only a unit, by the table's caption.

Knows rows whose cells are divided by `|`, tabs or wide gaps; the first row of a table is its heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.extract.figure.kinds import Decision
from etl.extract.grammar.passages import CELL_GAP, Sentence
from etl.extract.layout.headings import head, of_column, said, unit_of
from etl.quantities import Quantity

LONGEST_TABLE = 200  # rows between a number and the heading that it is read by
_OPEN = frozenset(
    {"bare_number", "counted_people", "counted_things", "counted_berths"}
)  # rules that a heading overrules
_CELL = re.compile(rf"(?:(?!{CELL_GAP}|[|\t]).)+", re.DOTALL)
_SITES = re.compile(
    r"(?:(?:number|no\.?|nr|#) (?:of )?)?(?:idp |relief |evacuation |displacement |open |active )?(?:sites|camps|shelters|cent(?:er|re)s|ecs)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"[~<>]?\d[\d,. ]*\+?")


class Table(NamedTuple):
    """The heading's cells as `(start, end, words)` within its row, and what its caption says."""

    headings: Sequence[tuple[int, int, str]]
    caption: Decision | None


def by_heading(
    sentences: Sequence[Sentence],
    index: int,
    numbers: Sequence[Quantity],
    decisions: Sequence[Decision],
    before: Decision | None,
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of sentence `index` with their units, and the decisions about them, as the columns have them.

    `before` is the last figure before the table, whose people a table without a caption goes on to divide.
    """
    sentence = sentences[index]
    if sentence.role != "table":
        return list(numbers), list(decisions)
    first = _first_row(sentences, index)
    if _holds_number(sentences[first].text):
        return _by_caption(sentences, first, numbers, decisions)
    if first == index:
        return list(numbers), list(decisions)
    table = Table(_cells(sentences[first].text), _caption(sentences, first) or before)
    read = [_cell(table, sentence, *pair) for pair in zip(numbers, decisions, strict=True)]
    return _by_row_head(sentence, [number for number, _ in read], [decision for _, decision in read])


def heading_over(sentences: Sequence[Sentence], index: int, place: int) -> str | None:
    """Give the words of the heading above the cell of sentence `index` that holds its character `place`, or None."""
    first = _first_row(sentences, index) if sentences[index].role == "table" else index
    if first == index:
        return None
    headings = _cells(sentences[first].text)
    return _heading_of(Table(headings, None), _cells(sentences[index].text), place)


def _holds_number(row: str) -> bool:
    """Tell a table without a heading, whose first row counts already."""
    cells = [words for _, _, words in _cells(row)]
    return len(cells) == 2 and _COUNT.fullmatch(cells[1]) is not None


def _by_caption(
    sentences: Sequence[Sentence], first: int, numbers: Sequence[Quantity], decisions: Sequence[Decision]
) -> tuple[list[Quantity], list[Decision]]:
    """Read a row of a table without a heading by the line above it: "Displacement by month (households)"."""
    caption = sentences[first - 1].text if first else ""
    figure = said(caption)
    counts = [place for place, number in enumerate(numbers) if number.sort == "count"]
    read, decided = list(numbers), list(decisions)
    if figure and len(counts) == 1 and decisions[counts[0]].rule in _OPEN:
        read[counts[0]] = replace(numbers[counts[0]], unit=numbers[counts[0]].unit or unit_of(caption))
        decided[counts[0]] = figure._replace(rule="under_caption")
    return read, decided


def _by_row_head(
    sentence: Sentence, numbers: list[Quantity], decisions: list[Decision]
) -> tuple[list[Quantity], list[Decision]]:
    """Let the head of a row hold for all its cells that their columns leave open: "Deaths | 12 | 14"."""
    label = next((words for _, _, words in _cells(sentence.text)), "")
    figure = None if _DIGIT.search(label) else of_column(label)
    if figure is None:
        return numbers, decisions
    further = figure._replace(rule="row_heading", token=None)
    is_open = [
        number.sort == "count" and decision.rule == "bare_number"
        for number, decision in zip(numbers, decisions, strict=True)
    ]
    read = [
        replace(number, unit=number.unit or unit_of(label)) if free else number
        for number, free in zip(numbers, is_open, strict=True)
    ]
    return read, [further if free else decision for decision, free in zip(decisions, is_open, strict=True)]


def _first_row(sentences: Sequence[Sentence], index: int) -> int:
    first = index
    while first > max(0, index - LONGEST_TABLE) and sentences[first - 1].role == "table":
        if _opens_table(sentences, first):
            break
        first -= 1
    return first


def _opens_table(sentences: Sequence[Sentence], index: int) -> bool:
    """Tell a heading below an empty line from a row of the table above."""
    is_apart = sentences[index].start - sentences[index - 1].end > 1
    return is_apart and not _DIGIT.search(sentences[index].text) and len(_cells(sentences[index].text)) > 2


def _caption(sentences: Sequence[Sentence], first: int) -> Decision | None:
    """Give whom a column counts that names only a unit: as another column or the line above says, or those in the sites.

    The words of the whole heading say it only where no column of its own has them: "Deaths" is not for "Families".
    """
    cells = [words for _, _, words in _cells(sentences[first].text)]
    figures = [(figure, unit_of(words)) for words in cells if (figure := of_column(words))]
    above = sentences[first - 1].text if first else ""
    shared = next((figure for figure, unit in figures if unit), None) or said(above)
    if shared:
        return shared
    if any(_SITES.fullmatch(words) for words in cells):
        return Decision("displacement", "column_heading", "in_camp")
    return None if figures else said(sentences[first].text)


def _cells(row: str) -> list[tuple[int, int, str]]:
    cells = ((cell.end() - len(cell[0].lstrip()), cell[0].strip()) for cell in _CELL.finditer(row))
    return [(start, start + len(words), words) for start, words in cells if words]


def _cell(table: Table, sentence: Sentence, number: Quantity, decision: Decision) -> tuple[Quantity, Decision]:
    if decision.rule not in _OPEN or number.sort != "count":
        return number, decision
    heading = _heading_of(table, _cells(sentence.text), number.number_start - sentence.start)
    found = heading and _of_column(heading, table.caption)
    if not heading or not found:
        return number, decision
    unit = unit_of(heading) or number.unit
    return replace(number, unit=unit), found


def _heading_of(table: Table, cells: list[tuple[int, int, str]], place: int) -> str | None:
    """Find the heading above a cell: by its position where the columns are aligned, else by its rank."""
    rank = next((i for i, (start, end, _) in enumerate(cells) if start <= place < end), None)
    if rank is None:
        return None
    if len(cells) != len(table.headings) and (aligned := _aligned(table, cells)):
        return aligned[rank]
    return table.headings[rank][2] if rank < len(table.headings) else None


def _aligned(table: Table, cells: list[tuple[int, int, str]]) -> list[str] | None:
    """Give the one heading that stands over each cell, None where the columns are not set below each other."""
    found = [[h[2] for h in table.headings if h[0] < end and start < h[1]] for start, end, _ in cells]
    return [over[0] for over in found] if all(len(over) == 1 for over in found) else None


def _of_column(heading: str, caption: Decision | None) -> Decision | None:
    if figure := of_column(heading):
        return figure
    is_counted = head(heading) is not None and unit_of(heading)
    return caption._replace(rule="column_heading", token=None) if caption and is_counted else None
