"""The published files as a reader takes them away, and names that say what and when.

A row is handed out as it was published, cell by cell; nothing is computed anew.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator

import pandas as pd

from dashboard.records import FIGURE_TABLES
from dashboard.selection import Selection
from etl.release import PACKAGE, Release

DAYS = {"documents": "published", "reference": "period"}  # what "when" means in a table; figures: when they were said


def table(release: Release, name: str) -> bytes:
    """Return the published bytes of a table; raise `KeyError` where there is none of that name."""
    paths = {resource["name"]: resource["path"] for resource in release.package["resources"]}
    return release.files[paths[name]]


def package(release: Release) -> bytes:
    """Return the description of all tables and columns."""
    return release.files[PACKAGE]


def shown(release: Release, query: str) -> bytes:
    """Return the figures that the page shows for a query, as CSV."""
    chosen = Selection.from_query(query, release.tables).apply(release.tables)
    return figures(release, {figure_id for frame in chosen.values() for figure_id in frame["figure_id"]})


def figures(release: Release, figure_ids: Collection[str]) -> bytes:
    """Return the header that the figure tables share and the published rows of these figures."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    for at, name in enumerate(FIGURE_TABLES):
        rows = csv.reader(io.StringIO(table(release, name).decode("utf-8"), newline=""))
        writer.writerows(_chosen(rows, figure_ids, with_header=at == 0))
    return written.getvalue().encode("utf-8")


def _chosen(rows: Iterator[list[str]], figure_ids: Collection[str], *, with_header: bool) -> Iterator[list[str]]:
    header = next(rows)
    if with_header:
        yield header
    place = header.index("figure_id")
    yield from (row for row in rows if row[place] in figure_ids)


def table_name(release: Release, name: str) -> str:
    """Return a file name for a table: "displacement_2016-10-17_to_2017-03-01_3f9a2b1c.csv"."""
    return _file_name(release, name, [release.tables[name]])


def shown_name(release: Release, query: str) -> str:
    """Return a file name for the figures that the page shows for a query."""
    selection = Selection.from_query(query, release.tables)
    name = "figures-selected" if selection.filtered() else "figures"
    return _file_name(release, name, list(selection.apply(release.tables).values()))


def row_name(release: Release, figure_id: str) -> str:
    """Return a file name for the row of one figure."""
    return _file_name(release, figure_id, [])


def _file_name(release: Release, name: str, frames: list[pd.DataFrame]) -> str:
    digest = release.digest.removeprefix("sha256:")[:8]
    return "_".join([name, *_days(frames, DAYS.get(name, "stated")), digest]) + ".csv"


def _days(frames: list[pd.DataFrame], time: str) -> list[str]:
    columns = [frame[column] for frame in frames for column in (f"{time}_start", f"{time}_end") if column in frame]
    days = pd.concat(columns).dropna() if columns else pd.Series()
    if days.empty:
        return []
    first, last = days.min().date().isoformat(), days.max().date().isoformat()
    return [first] if first == last else [first, "to", last]
