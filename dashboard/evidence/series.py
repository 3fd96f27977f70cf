"""The agencies' series: facts that may be read as one line, shown beside the documents' figures and never mixed with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.evidence.facts import families
from dashboard.language.words import bounds, count, day, number, say, short_day
from dashboard.selection import Selection

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
    since: date | None = None  # where it counts from a start

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


@dataclass(frozen=True)
class Rivals:
    """Counts of the same people on the same day by several counters, from the lowest; none of them stands first."""

    measure: str
    place: str
    day: date
    counts: tuple[tuple[str, Fact], ...]  # who counted, and the count

    @property
    def values(self) -> tuple[int, int]:
        """The lowest and the highest count."""
        return self.counts[0][1].value, self.counts[-1][1].value

    @property
    def title(self) -> str:
        """What was counted, when, and between which numbers the counts lie."""
        measure, written = say(f"series.{self.measure}"), count("accounts", len(self.counts))
        about = {"measure": measure, "place": self.place, "day": short_day(self.day)}
        return say("accounts.counts", accounts=written, range=bounds(*self.values), **about)


@dataclass(frozen=True)
class Agencies:
    """What the agencies counted: their series, and the days on which they disagree."""

    series: tuple[Series, ...] = ()
    rivals: tuple[Rivals, ...] = ()

    def until(self, last: date) -> Agencies:
        """Return the counts up to a day."""
        cut = (one.between(date.min, last) for one in self.series)
        return Agencies(tuple(one for one in cut if one.facts), tuple(each for each in self.rivals if each.day <= last))


NOBODY = Agencies()


def agencies(reference: pd.DataFrame, selection: Selection) -> Agencies:
    """Return the counts of people displaced on days of the selection; none where the reader hides them."""
    if selection.beside != "agencies":
        return NOBODY
    everything = [_series(name, rows) for name, rows in sorted(_by_series(_totals(reference)).items())]
    lines = [one for one in everything if len(one.facts) >= LEAST_FACTS]
    seen = [one.between(selection.since or date.min, selection.until or date.max) for one in lines]
    shown = tuple(one for one in seen if one.facts)
    return Agencies(shown, _rivals(everything, shown))


def _rivals(everything: Sequence[Series], shown: Sequence[Series]) -> tuple[Rivals, ...]:
    """Return the days of the series shown on which counters of the same disagree; a single count may be one of them."""
    drawn, days = {(one.measure, one.place) for one in shown}, {fact.day for one in shown for fact in one.facts}
    found: dict[tuple[date, str, str, date], dict[str, Fact]] = {}
    for one in everything:
        for fact in one.facts:
            if (one.measure, one.place) in drawn and fact.day in days:
                key = fact.day, one.measure, one.place, fact.since or date.min
                found.setdefault(key, {})[one.counted_by] = fact
    differing = {key: counts for key, counts in found.items() if len({fact.value for fact in counts.values()}) > 1}
    return tuple(
        Rivals(measure, place, day, tuple(sorted(counts.items(), key=lambda each: each[1].value)))
        for (day, measure, place, _), counts in sorted(differing.items(), key=lambda each: each[0])
    )


def _totals(reference: pd.DataFrame) -> pd.DataFrame:
    rows = reference[
        reference["measure"].isin(TOTALS) & (reference["status"] == "reported") & (reference["unit"] == "people")
    ]
    rows = rows[rows["stock_flow"].isin(["stock", "cumulative"]) & (rows["verification"] != "withdrawn")]
    return rows[rows["value_low"].notna() | rows["value_high"].notna()]


def _by_series(rows: pd.DataFrame) -> dict[str, list[dict]]:
    """Return the rows of each series; a frame for each would take a hundred times as long."""
    found: dict[str, list[dict]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row["series"], []).append(row)
    return found


def _series(series_id: str, rows: list[dict]) -> Series:
    first = rows[0]
    facts = sorted((_fact(row) for row in rows), key=lambda fact: (fact.day, fact.value))
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
        since=None if pd.isna(row["period_start"]) else row["period_start"].date(),
        families=families(int(value), None if pd.isna(row["households"]) else int(row["households"])),
    )
