"""What the cell of a table counts, as the heading of its column and the words over the table say.

Knows the words of headings and captions, and nothing of where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.extract.figure.kinds import Decision
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import headings
from etl.extract.layout.headings import Column
from etl.quantities import Quantity

OPEN = frozenset({"bare_number", "counted_people", "counted_things", "counted_berths"})  # rules a heading overrules
_THINGS = Decision("context", "column_of_things", subject="other")
LONGEST_NOTE = 50  # characters of a line such as "(all figures are households)"
_COUNTED_IN = frozenset({"displacement", "camp_capacity"})  # what is counted in households where the caption says so


class Table(NamedTuple):
    """The columns of a table, the words of its whole heading and of what stands above it."""

    columns: Sequence[Column]
    heading: str
    caption: str


class Row(NamedTuple):
    """The table that a row belongs to, and the number of the column of each of the row's numbers that is a cell."""

    table: Table
    cells: dict[int, int]


def read(
    row: Row, numbers: Sequence[Quantity], decisions: Sequence[Decision], before: Decision | None
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of a row with their units, and the decisions about them, as their columns have them.

    `before` is the last figure before the table, whose people a table without a caption goes on to divide.
    """
    columns = _whole_columns(row.table, before)
    read, decided = list(numbers), list(decisions)
    for place, cell in row.cells.items():
        if decisions[place].rule in OPEN and numbers[place].sort == "count":
            read[place], decided[place] = _cell(columns[cell], numbers[place], decisions[place])
    return read, decided


def caption_over(sentences: Sequence[Sentence], first: int) -> str:
    """Give the line above the heading of a table, which stands in sentence `first`; with a note on units its title."""
    above = sentences[first - 1].text if first else ""
    is_note = first > 1 and len(above) <= LONGEST_NOTE and headings.unit_of(above) and not headings.said(above)
    return f"{sentences[first - 2].text} {above}" if is_note else above


def _cell(column: Column, number: Quantity, decision: Decision) -> tuple[Quantity, Decision]:
    if column.said:
        return number._replace(unit=column.unit or number.unit), column.said._replace(token=None)
    if headings.head(column.words) is None:
        return number._replace(unit=None), _THINGS
    return number, decision


def grouped(groups: Sequence[str], columns: Sequence[Column]) -> list[Column]:
    """Let headings that stand over several columns each say more of those: "IDPs" over "Households | Individuals"."""
    counting = [column for column in columns if column.counts]
    over = groups[-len(counting) :]
    while over and len(counting) % len(over):
        over = over[1:]
    if any(column.said for column in counting) or not any(map(headings.said, over)):
        return list(columns)
    share = len(counting) // len(over)
    words = iter([f"{group} {column.words}" for group, column in zip(_each(over, share), counting, strict=True)])
    return [headings.column(next(words)) if column.counts else column for column in columns]


def _each(groups: Sequence[str], times: int) -> list[str]:
    return [group for group in groups for _ in range(times)]


def _whole_columns(table: Table, before: Decision | None) -> list[Column]:
    """Let each column take what its own heading leaves out: what is counted, and in which unit."""
    whole, caption = _whole(table, before), _of_caption(table)
    return [
        _in_unit(table, column._replace(said=column.said or _said_over(place, column, whole, caption)))
        for place, column in enumerate(_without_other_room(table))
    ]


def _without_other_room(table: Table) -> Iterator[Column]:
    """Let the capacity of wards, schools and hotels be none of a camp."""
    others = headings.is_other_room(f"{table.caption} {table.heading}")
    for column in table.columns:
        is_room = column.said is not None and column.said.kind == "camp_capacity"
        yield column._replace(said=None, unit=None) if others and is_room else column


def _said_over(place: int, column: Column, whole: Decision | None, caption: Decision | None) -> Decision | None:
    """Give what the table counts for a column that names a unit alone, and what its caption counts for a time or total."""
    if column.unit:
        return whole
    return caption if place and headings.is_time_or_total(column.words) else None


def _of_caption(table: Table) -> Decision | None:
    """Give what the caption counts; those who live in the camps of the rows, where it names a unit alone."""
    in_sites = headings.unit_of(table.caption) and _lists_sites(table)
    return headings.said(table.caption) or (headings.IN_CAMP if in_sites else None)


def _in_unit(table: Table, column: Column) -> Column:
    """Count in the one unit of the caption what may be counted in households, where the column names no unit."""
    is_open = column.said and column.said.kind in _COUNTED_IN and column.said.rule != "destroyed_housing"
    if not is_open or headings.names_unit(column.words):
        return column
    return column._replace(unit=headings.sole_unit(table.caption) or column.unit)


def _whole(table: Table, before: Decision | None) -> Decision | None:
    """Give whom a table counts: as a column, the caption or the name of the rows says, else those spoken of before it.

    The words of the whole heading say it only where no column of its own has them: "Deaths" is not for "Families".
    """
    figures = [column for column in table.columns if column.said and column.said.rule != "destroyed_housing"]
    return next(filter(None, _sources(table, figures)), before)


def _sources(table: Table, figures: Sequence[Column]) -> Iterator[Decision | None]:
    yield next((column.said for column in figures if column.unit), None)
    yield headings.said(table.caption)
    yield headings.IN_CAMP if _lists_sites(table) else None
    yield None if figures else headings.said(table.heading)
    yield next((column.said for column in figures if column.said and column.said.kind == "displacement"), None)


def _lists_sites(table: Table) -> bool:
    """Tell a table whose rows are camps, or which counts the camps of each row: its people are those who live there."""
    return headings.names_site(table.heading.split()[0]) or any(
        headings.counts_sites(column.words) or (place == 0 and headings.names_site(column.words))
        for place, column in enumerate(table.columns)
    )
