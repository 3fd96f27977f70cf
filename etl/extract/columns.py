"""Read a number in a table by the heading of its column, and where that names only a unit, by the table's caption.

Knows rows whose cells are divided by `|`, tabs or wide gaps; the first row of a table is its heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from etl import lexicons, nouns
from etl.extract import clauses
from etl.extract.clauses import Token
from etl.extract.kinds import FIGURES, HOUSING_KINDS, PEOPLE_KINDS, Decision
from etl.extract.passages import CELL_GAP, Sentence
from etl.quantities import Quantity

LONGEST_TABLE = 200  # rows between a number and the heading that it is read by
_OPEN = frozenset(
    {"bare_number", "counted_people", "counted_things", "counted_berths"}
)  # rules that a heading overrules
_CELL = re.compile(rf"(?:(?!{CELL_GAP}|[|\t]).)+", re.DOTALL)
_COUNT_OF = re.compile(r"(?:total\s+)?(?:number|nr|no|#|total|count|sum)\.?\s+(?:of\s+)?", re.IGNORECASE)
_COUNT = re.compile(r"[~<>]?\d[\d,. ]*\+?")
_WORD = re.compile(r"[^\W\d_]+|[%#]")
NO_HEADS = frozenset({"groups", "sites", "berths", "animals", "air_strikes", "plots"})  # columns that count no people


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
    return [number for number, _ in read], _by_row_head([decision for _, decision in read])


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


def _by_row_head(decisions: list[Decision]) -> list[Decision]:
    """Let the head of a row hold for all its cells: "Deaths | 12 | 14"."""
    head = next((decision for decision in decisions if decision.kind != "set_aside"), None)
    if head is None or head.rule != "label":
        return decisions
    further = head._replace(rule="row_heading", token=None)
    return [further if decision.rule == "bare_number" else decision for decision in decisions]


def _first_row(sentences: Sequence[Sentence], index: int) -> int:
    first = index
    while first > max(0, index - LONGEST_TABLE) and sentences[first - 1].role == "table":
        first -= 1
    return first


def _caption(sentences: Sequence[Sentence], first: int) -> Decision | None:
    """Read the line above the table, or the words of its whole heading."""
    above = sentences[first - 1].text if first else ""
    return said(sentences[first].text) or said(above)


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
    head = _head(heading)
    if head is None:
        return None
    if figure := said(heading):
        return figure
    return caption._replace(rule="column_heading", token=None) if caption and unit_of(heading) else None


def said(words: str) -> Decision | None:
    """Take the figure that a heading or caption names: "IDPs", "Houses destroyed", "Deaths by district"."""
    row = clauses.tokens(words, 0, len(words), ())
    if _head(words) == "housing":
        cue = _first_cue(row, HOUSING_KINDS)
        destroyed = cue is not None and cue.measure == "homeless"
        return Decision("displacement", "destroyed_housing", "homeless") if destroyed else None
    cue = _first_cue(row, PEOPLE_KINDS)
    return Decision(cue.kind, "column_heading", cue.measure) if cue and cue.kind in FIGURES else None


def _first_cue(row: Sequence[Token], kinds: frozenset[str]) -> clauses.Cue | None:
    cues = (token.cue(kinds, "noun", "passive", "subject") for token in row)
    return next((cue for cue in cues if cue), None)


def _head(heading: str) -> str | None:
    """Give the class of the noun that a column counts; "" where no noun is known, None where it counts no people."""
    head = ""
    for word in _WORD.findall(_COUNT_OF.sub("", heading).lower()):
        if word in _prepositions() and head:
            break
        if word in ("%", "percent", "percentage", "rate", "change", "share", "ratio", "date", "year"):
            return None
        head = nouns.class_of(word) or head
    return None if head in NO_HEADS else head


def unit_of(heading: str) -> str | None:
    """Give the unit that a heading names."""
    words = set(_WORD.findall(heading.lower()))
    if words & _words("households"):
        return "households"
    return "people" if words & (_words("people") | _words("internally_displaced") | _words("refugees")) else None


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicons.load("nouns")[section])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(lexicons.load("clauses")["preposition"])
