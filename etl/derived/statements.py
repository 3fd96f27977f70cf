"""Figures of documents and facts of the reference series under one form, so that rules need be written once.

They stay apart by `source`; nothing of their values is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from etl.derived.bounds import Bounds
from etl.tables import FIGURE_TABLES


@dataclass(frozen=True)
class Statement:
    """One number that somebody stated; None is what nobody said. `day` is the last day that it is about."""

    id: str
    source: str  # "figure" or "reference"
    series: str  # the line it belongs to; a figure of a document is a line of its own
    measure: str
    population: str
    unit: str
    status: str
    stock_flow: str
    additional: bool
    bounds: Bounds
    quantifier: str
    issuer: str | None
    counter: str | None  # whom the issuer cites, or the issuer
    first_day: date | None
    day: date | None
    stated_from: date
    stated: date
    horizon_start: date | None
    horizon_end: date | None
    scenario: str | None
    place: str | None
    place_id: str | None
    place_role: str | None
    verification: str
    caveat: str | None
    role: str
    review: str

    @property
    def reported(self) -> bool:
        """Whether it is said to have happened."""
        return self.status == "reported"

    @property
    def when(self) -> date:
        """The day to which it is nearest: that which it is about, or that on which it was said."""
        return self.day if self.reported and self.day else self.stated

    def ids(self, figure: str, reference: str) -> dict[str, str]:
        """Name it in the column for figures or in that for facts."""
        return {figure if self.source == "figure" else reference: self.id}


def read(tables: Mapping[str, pd.DataFrame]) -> list[Statement]:
    """Return every figure and every fact, in the order of the tables."""
    figures = [_figure(row) for name in FIGURE_TABLES for row in _rows(tables[name])]
    return figures + [_fact(row) for row in _rows(tables["reference"])]


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield rows as plain values: None for missing, `date` for days, `int` for whole numbers."""
    for row in frame.to_dict("records"):
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


SHARED = (
    "measure", "population", "unit", "status", "stock_flow", "additional", "quantifier", "issuer", "horizon_start",
    "horizon_end", "scenario", "place", "place_id", "place_role", "verification",
    "caveat",
)  # fmt: skip


def _figure(row: dict[str, Any]) -> Statement:
    return Statement(
        **{name: row[name] for name in SHARED},
        id=row["figure_id"],
        source="figure",
        series=row["figure_id"],
        bounds=Bounds(row["value_low"], row["value_high"]),
        counter=row["issuer"],
        first_day=row["period_start"],
        day=row["period_end"],
        stated_from=row["stated_start"],
        stated=row["stated_end"],
        role=row["role"],
        review=row["review"],
    )


def _fact(row: dict[str, Any]) -> Statement:
    """A fact that looks ahead has the day on which it was stated where others have the day they are about."""
    return Statement(
        **{name: row[name] for name in SHARED},
        id=row["reference_id"],
        source="reference",
        series=row["series"],
        bounds=Bounds(row["value_low"], row["value_high"]),
        counter=row["counted_by"] or row["issuer"],
        first_day=row["period_start"] if row["status"] == "reported" else None,
        day=row["period_end"],
        stated_from=row["period_start"] or row["period_end"],
        stated=row["period_end"],
        role="headline",
        review="reviewed",  # the series is kept by hand
    )
