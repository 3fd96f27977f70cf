"""The agencies' monthly counts of casualties, a month and place a row: a country and a part of it stand apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dashboard.evidence import facts, records
from dashboard.evidence.records import Record
from dashboard.language.words import capital, listed, say
from etl.release import Release

LEAST_MONTHS = 3  # fewer make no series
SENTENCE_END = re.compile(r"(?<=[.!?]) ")
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
    """Return the kinds of counts that any month has, those of one population together."""
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
        kind = _kind(row)
        counts[kind] = (*counts.get(kind, ()), _count(kind, row))
    sources = tuple(dict.fromkeys((row["document_title"], row["url"]) for row in rows))
    return Month(last, counts, sources, _caveats(rows))


def _caveats(rows: list[Record]) -> tuple[str, ...]:
    """Return each sentence of the caveats once, with what it is about where it is not about all."""
    about: dict[str, list[str]] = {}
    for row in rows:
        for sentence in SENTENCE_END.split(row["caveat"] or ""):
            about.setdefault(sentence, []).append(_kind(row))
    every = [_kind(row) for row in rows]
    return tuple(_caveat(sentence, told, every) for sentence, told in about.items() if sentence)


def _kind(row: Record) -> str:
    return f"{row['measure']}.{row['population']}"


def _caveat(sentence: str, told: list[str], every: list[str]) -> str:
    """Say what a caveat is about: nothing more where it is about all, a population where about all of it."""
    if len(told) == len(every):
        return sentence
    populations = dict.fromkeys(kind.split(".")[1] for kind in told)
    whole = {kind for kind in every if kind.split(".")[1] in populations} == set(told)
    names = [say(f"population.{each}") for each in populations] if whole else [kind_words(kind) for kind in told]
    return say("monthly.caveat", about=capital(listed(list(dict.fromkeys(names)))), caveat=sentence)


def _count(kind: str, row: Record) -> Count:
    withdrawn = (row["verification_url"] or row["url"]) if row["verification"] == "withdrawn" else ""
    return Count(row["reference_id"], kind, facts.quantity(row), withdrawn)
