"""Single rows of a release as plain dicts in which missing is None and a day is a `datetime.date`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from etl.release import Release

FIGURE_TABLES = ("displacement", "casualties", "camp_capacity")
MENTION_TABLES = (*FIGURE_TABLES, "context", "set_aside")
Record = dict[str, Any]


def figure(release: Release, figure_id: str) -> Record:
    """Return a figure with its table's name under "table"; raise `KeyError` where there is none."""
    for name in FIGURE_TABLES:
        for record in where(release, name, "figure_id", figure_id):
            return record
    raise KeyError(figure_id)


def document(release: Release, document_id: str) -> Record:
    """Return a document; raise `KeyError` where there is none."""
    for record in where(release, "documents", "document_id", document_id):
        return record
    raise KeyError(document_id)


def documents(release: Release) -> list[Record]:
    """Return all documents, by the day of publication."""
    found = list(_records(release.tables["documents"], "documents"))
    return sorted(found, key=lambda record: (record["published_start"], record["document_id"]))


def mentions(release: Release, document_id: str) -> list[Record]:
    """Return every number of a document in the order of its text."""
    found = [record for name in MENTION_TABLES for record in where(release, name, "document_id", document_id)]
    return sorted(found, key=lambda record: (record["char_start"], record["char_end"]))


def figures(release: Release, column: str, value: object) -> list[Record]:
    """Return the figures of all tables that hold a value in a column."""
    return [record for name in FIGURE_TABLES for record in where(release, name, column, value)]


def fact(release: Release, reference_id: str) -> Record | None:
    """Return a fact of the reference series, or None."""
    return next(where(release, "reference", "reference_id", reference_id), None)


def place_name(release: Release, place_id: str | None) -> str | None:
    """Return the spelling that the page uses for a place, or None."""
    return next((record["name"] for record in where(release, "places", "place_id", place_id)), None)


def rows(release: Release, table: str) -> Iterator[Record]:
    """Return every row of a table, in its published order."""
    return _records(release.tables[table], table)


def where(release: Release, table: str, column: str, value: object) -> Iterator[Record]:
    """Return the rows of a table that hold a value in a column."""
    frame = release.tables[table]
    met = frame[column] == value
    return _records(frame[met], table) if met.any() else iter(())


def among(release: Release, table: str, column: str, values: Iterable[object]) -> Iterator[Record]:
    """Return the rows of a table that hold one of some values in a column."""
    frame = release.tables[table]
    return _records(frame[frame[column].isin(list(values))], table)


def _records(frame: pd.DataFrame, table: str) -> Iterator[Record]:
    for row in frame.to_dict("records"):
        yield {str(name): _plain(value) for name, value in row.items()} | {"table": table}


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
