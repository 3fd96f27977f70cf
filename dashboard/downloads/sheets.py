"""Rows on their way out of the house: published cells, the columns that trace them, and what each column means.

A row is handed out as it was published, cell by cell; nothing is computed anew. Knows no format and no web.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, compress

import numpy as np

from dashboard.downloads.traces import Cells, tracer
from dashboard.evidence.records import FIGURE_TABLES
from dashboard.evidence.texts import Texts
from dashboard.selection import Selection
from etl.release import Release

csv.field_size_limit(1 << 30)  # a cell is as long as it is; 128 KiB would be the reader's limit
FIGURES = "figures"  # the three figure tables in one: they share their columns
Mask = np.ndarray  # a truth value a row


@dataclass(frozen=True)
class Sheet:
    """The chosen rows of a table, or of the figure tables together; `rows` may be walked more than once."""

    release: Release
    texts: Texts
    base: str  # what stands before permanent addresses, without a slash at its end
    name: str
    masks: Mapping[str, Mask | None]  # by table: which of its rows, None for all
    query: str = ""  # the filters that chose them

    @property
    def fields(self) -> list[dict]:
        """What each column is, in the words of Table Schema, and its HXL hashtag."""
        own = [
            _field(self.release, self.masks, field) for field in schema(self.release, next(iter(self.masks)))["fields"]
        ]
        return own + (self.release.package["provenance"] if _quotes(own) else [])

    @property
    def header(self) -> list[str]:
        """The names of the columns."""
        return [field["name"] for field in self.fields]

    def rows(self) -> Iterator[Cells]:
        """Walk the rows, each as the cells of a CSV file."""
        return chain.from_iterable(self._rows(name, mask) for name, mask in self.masks.items())

    def __len__(self) -> int:
        return sum(
            len(self.release.tables[name]) if mask is None else int(np.count_nonzero(mask))
            for name, mask in self.masks.items()
        )

    def _rows(self, name: str, mask: Mask | None) -> Iterator[Cells]:
        rows = published(self.release, name)
        trace = tracer(self.release, self.texts, self.base, next(rows))
        return (cells + trace(cells) for cells in (rows if mask is None else compress(rows, _up_to_last(mask))))


def _up_to_last(mask: Mask) -> Mask:
    """Leave out what follows the last chosen row: it need not be walked."""
    return mask[: int(mask.nonzero()[0].max(initial=-1)) + 1]


def published(release: Release, name: str) -> Iterator[Cells]:
    """Walk a published table, header first; raise `KeyError` where there is none of that name."""
    content = io.BytesIO(release.files[resource(release, name)["path"]])
    return csv.reader(io.TextIOWrapper(content, encoding="utf-8", newline=""))


def resource(release: Release, name: str) -> dict:
    """Return what the data package says of a table; raise `KeyError` where there is none of that name."""
    return {resource["name"]: resource for resource in release.package["resources"]}[name]


def schema(release: Release, name: str) -> dict:
    """Return the columns of a table in the words of Table Schema."""
    return resource(release, name)["schema"]


def whole(release: Release, texts: Texts, base: str, name: str) -> Sheet:
    """Return all rows of a table, or of the figure tables; raise `KeyError` where there is none of that name."""
    tables = FIGURE_TABLES if name == FIGURES else (resource(release, name)["name"],)
    return Sheet(release, texts, base, name, dict.fromkeys(tables))


def chosen(release: Release, texts: Texts, base: str, name: str, selection: Selection) -> Sheet:
    """Return the rows that a selection leaves; tables without figures are not filtered."""
    everything = whole(release, texts, base, name)
    if not selection.filtered() or not set(everything.masks) <= set(FIGURE_TABLES):
        return everything
    left = selection.apply(release.tables)
    masks = {table: release.tables[table].index.isin(left[table].index) for table in everything.masks}
    return Sheet(release, texts, base, name, masks, selection.filters().to_query())


def single(release: Release, texts: Texts, base: str, figure_id: str) -> Sheet:
    """Return the row of one figure; raise `KeyError` where there is none."""
    for table in FIGURE_TABLES:
        mask = (release.tables[table]["figure_id"] == figure_id).to_numpy()
        if mask.any():
            return Sheet(release, texts, base, figure_id, {table: mask})
    raise KeyError(figure_id)


def part(sheet: Sheet, offset: int, limit: int) -> Sheet:
    """Return some rows of a sheet: at most `limit`, after the first `offset`."""
    masks, skip, left = {}, offset, limit
    for name, mask in sheet.masks.items():
        places = np.arange(len(sheet.release.tables[name])) if mask is None else np.flatnonzero(mask)
        taken = places[skip : skip + left]
        masks[name] = np.isin(np.arange(len(sheet.release.tables[name])), taken)
        skip, left = max(0, skip - len(places)), left - len(taken)
    return replace(sheet, masks=masks)


def _field(release: Release, tables: Mapping[str, object], field: dict) -> dict:
    """Where tables are joined, a column may hold what any of them allows."""
    if len(tables) == 1 or "enum" not in field["constraints"]:
        return field
    same = [other for name in tables for other in schema(release, name)["fields"] if other["name"] == field["name"]]
    allowed = list(dict.fromkeys(value for other in same for value in other["constraints"]["enum"]))
    return field | {"constraints": field["constraints"] | {"enum": allowed}}


def _quotes(fields: list[dict]) -> bool:
    return any(field["name"] == "as_written" for field in fields)
