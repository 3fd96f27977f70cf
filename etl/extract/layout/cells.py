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
    """Give the line above the heading of a table, which stands in sentence `first`."""
    return sentences[first - 1].text if first else ""


def _cell(column: Column, number: Quantity, decision: Decision) -> tuple[Quantity, Decision]:
    if column.said:
        return number._replace(unit=column.unit or number.unit), column.said._replace(token=None)
    if headings.head(column.words) is None:
        return number._replace(unit=None), _THINGS
    return number, decision


def _whole_columns(table: Table, before: Decision | None) -> list[Column]:
    """Let each column that names a unit alone count what the table counts, and in the unit of the caption."""
    whole = _whole(table, before)
    return [
        _in_unit(table, column if column.said or not column.unit else column._replace(said=whole))
        for column in table.columns
    ]


def _in_unit(table: Table, column: Column) -> Column:
    if column.unit or not column.said or column.said.kind not in _COUNTED_IN:
        return column
    return column._replace(unit=headings.sole_unit(table.caption))


def _whole(table: Table, before: Decision | None) -> Decision | None:
    """Give whom a table counts: as a column, the caption or the name of the rows says, else those spoken of before it.

    The words of the whole heading say it only where no column of its own has them: "Deaths" is not for "Families".
    """
    figures = [column for column in table.columns if column.said]
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
