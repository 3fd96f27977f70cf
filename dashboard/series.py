"""The agencies' series: facts that may be read as one line, shown beside the documents' figures and never mixed with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.facts import families
from dashboard.selection import Selection
from dashboard.words import day, number, say

TOTALS = ("displaced", "still_displaced")  # ever displaced, and still displaced: the two that a reader must not confuse
LEAST_FACTS = 5  # fewer make no line


@dataclass(frozen=True)
class Fact:
    """What an agency stated for a day."""

    day: date
    value: int
    quantifier: str
    issuer: str
    title: str
    url: str
    caveat: str | None
    families: str = ""  # where it is six times a number of families

    @property
    def quantity(self) -> str:
        """The value, as firm as it was stated."""
        written = number(self.value)
        return say(f"quantifier.{self.quantifier}", low=written, high=written, words=written)


@dataclass(frozen=True)
class Series:
    """Facts of one series, in the order of their days; its name says what was counted, where and by whom."""

    series_id: str
    measure: str
    place: str
    counted_by: str
    facts: tuple[Fact, ...]

    @property
    def name(self) -> str:
        """What was counted, and by whom: "Still displaced, IOM DTM"."""
        return say("series.name", measure=say(f"series.{self.measure}"), counted_by=self.counted_by)

    def between(self, since: date, until: date) -> Series:
        """Return the series with only the facts of some days."""
        return replace(self, facts=tuple(fact for fact in self.facts if since <= fact.day <= until))

    @property
    def sentence(self) -> str:
        """What its last fact says."""
        last = self.facts[-1]
        return say("series.sentence", name=self.name, quantity=last.quantity, day=day(last.day))


def series(reference: pd.DataFrame, selection: Selection) -> tuple[Series, ...]:
    """Return the series of people displaced, counted on days of the selection; none where the reader hides them."""
    if selection.beside != "agencies":
        return ()
    rows = reference[
        reference["measure"].isin(TOTALS) & (reference["status"] == "reported") & (reference["unit"] == "people")
    ]
    rows = rows[rows["stock_flow"].isin(["stock", "cumulative"]) & (rows["verification"] != "withdrawn")]
    rows = rows[rows["value_low"].notna() | rows["value_high"].notna()]
    found = [_series(str(name), group) for name, group in rows.groupby("series", sort=True)]
    lines = [one for one in found if len(one.facts) >= LEAST_FACTS]
    seen = [one.between(selection.since or date.min, selection.until or date.max) for one in lines]
    return tuple(one for one in seen if one.facts)


def _series(series_id: str, rows: pd.DataFrame) -> Series:
    first = rows.iloc[0]
    facts = sorted((_fact(row) for row in rows.to_dict("records")), key=lambda fact: (fact.day, fact.value))
    counted_by = first["issuer"] if pd.isna(first["counted_by"]) else first["counted_by"]
    return Series(series_id, first["measure"], first["place"], counted_by, tuple(facts))


def _fact(row: dict) -> Fact:
    value = row["value_high"] if pd.isna(row["value_low"]) else row["value_low"]
    return Fact(
        day=row["period_end"].date(),
        value=int(value),
        quantifier=row["quantifier"],
        issuer=row["issuer"],
        title=row["document_title"],
        url=row["url"],
        caveat=None if pd.isna(row["caveat"]) else row["caveat"],
        families=families(int(value), None if pd.isna(row["households"]) else int(row["households"])),
    )
