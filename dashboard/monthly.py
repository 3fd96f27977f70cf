"""The agencies' monthly counts of casualties, a month and place a row: a country and a part of it stand apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dashboard import facts, records
from dashboard.records import Record
from dashboard.words import listed, say
from etl.release import Release

LEAST_MONTHS = 3  # fewer make no series
COUNTED = ("killed", "injured")


@dataclass(frozen=True)
class Count:
    """One monthly fact; `withdrawn` is the address that says so, empty where it stands."""

    fact_id: str
    kind: str
    quantity: str
    withdrawn: str


@dataclass(frozen=True)
class Month:
    """What one agency counted in one month at one place; several facts of a kind stand side by side."""

    last: date
    counts: Mapping[str, tuple[Count, ...]]
    sources: tuple[tuple[str, str], ...]  # title and address
    caveats: tuple[str, ...]


@dataclass(frozen=True)
class Place:
    """The months of one place, as one agency counted them."""

    issuer: str
    name: str
    months: tuple[Month, ...]


def monthly(release: Release) -> tuple[Place, ...]:
    """Return monthly counts of killed and injured by place; a place with few months is left out."""
    rows = sorted((row for row in records.rows(release, "reference") if _is_monthly(row)), key=_of)
    places = [_place(issuer, name, list(group)) for (issuer, name), group in groupby(rows, key=_where)]
    return tuple(place for place in places if len(place.months) >= LEAST_MONTHS)


def kinds(places: tuple[Place, ...]) -> list[str]:
    """Return the kinds of counts that any month has, in the order of the catalogue."""
    found = {kind for place in places for month in place.months for kind in month.counts}
    return sorted(found, key=lambda kind: (kind.split(".")[1], kind.split(".")[0] != "killed"))


def kind_words(kind: str) -> str:
    """Return "civilians killed"."""
    measure, population = kind.split(".")
    return say("monthly.kind", population=say(f"population.{population}"), measure=say(f"measure.reported.{measure}"))


def _is_monthly(row: Record) -> bool:
    start, end = row["period_start"], row["period_end"]
    if row["measure"] not in COUNTED or row["status"] != "reported" or start is None:
        return False
    return start.day == 1 and (end + timedelta(days=1)).day == 1 and (start.year, start.month) == (end.year, end.month)


def _where(row: Record) -> tuple[str, str]:
    return row["issuer"], row["place"]


def _of(row: Record) -> tuple:
    return *_where(row), row["period_end"], row["reference_id"]


def _place(issuer: str, name: str, rows: list[Record]) -> Place:
    months = [_month(last, list(group)) for last, group in groupby(rows, key=lambda row: row["period_end"])]
    return Place(issuer, name, tuple(months))


def _month(last: date, rows: list[Record]) -> Month:
    counts: dict[str, tuple[Count, ...]] = {}
    for row in rows:
        kind = f"{row['measure']}.{row['population']}"
        counts[kind] = (*counts.get(kind, ()), _count(kind, row))
    sources = tuple(dict.fromkeys((row["document_title"], row["url"]) for row in rows))
    return Month(last, counts, sources, _caveats(rows))


def _caveats(rows: list[Record]) -> tuple[str, ...]:
    """Return each caveat once, with what it is about where it is not about all."""
    about: dict[str, list[str]] = {}
    for row in rows:
        if row["caveat"]:
            about.setdefault(row["caveat"], []).append(kind_words(f"{row['measure']}.{row['population']}"))
    return tuple(
        caveat
        if len(kinds_told) == len(rows)
        else say("monthly.caveat", about=listed(list(dict.fromkeys(kinds_told))), caveat=caveat)
        for caveat, kinds_told in about.items()
    )


def _count(kind: str, row: Record) -> Count:
    withdrawn = (row["verification_url"] or row["url"]) if row["verification"] == "withdrawn" else ""
    return Count(row["reference_id"], kind, facts.quantity(row), withdrawn)
