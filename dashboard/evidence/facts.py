"""Facts of the reference series in words: how many, of whom, where, when, and how they were counted.

Takes a row of the reference table as a dict in which missing is None. Knows no page.
"""

from __future__ import annotations

from dashboard.evidence.answers import Answer, Link, known_days
from dashboard.evidence.records import Record
from dashboard.language.words import day, days, number, say, with_unit

FAMILY = 6  # people by whom some agencies multiply the families that they counted


def quantity(row: Record) -> str:
    """Return how many, as firm as it was stated: "about 368,000", "4,100 plots"."""
    low, high = (_with_unit(row, row[name]) for name in ("value_low", "value_high"))
    return say(f"quantifier.{row['quantifier']}", low=low, high=high, words=low)


def claim(row: Record) -> str:
    """Return how many of whom, and what happened to them: "5,200 people displaced"."""
    told = say(f"reference_measure.{row['measure']}", who=_counted(row))
    if row["status"] == "reported":
        return told
    return say("provenance.fact_ahead", status=say(f"status.{row['status']}"), claim=told)


def sentence(row: Record) -> str:
    """Return a fact with who says it, where and when."""
    return say("provenance.fact", issuer=row["issuer"], claim=claim(row), place=row["place"], days=when(row))


def when(row: Record) -> str:
    """Return the days that it is about."""
    return days(row["period_start"] or row["period_end"], row["period_end"])


def horizon(row: Record) -> str:
    """Return the days that a fact or figure looks ahead to; an open end stays open, empty where none is stated."""
    return known_days(row["horizon_start"], row["horizon_end"])


def families(value: int | None, households: int | None) -> str:
    """Return the badge of a number of people that is exactly six times a number of families; else nothing."""
    if value is None or households is None or value != FAMILY * households:
        return ""
    return say("facts.families", households=number(households))


def answers(row: Record) -> tuple[Answer, ...]:
    """Answer what a reader asks of a fact, the page that states it first."""
    value = row["value_high"] if row["value_low"] is None else row["value_low"]
    counted_as_families = families(value, row["households"])
    kind = [say(f"provenance.status.{row['status']}"), say(f"provenance.stock_flow.{row['stock_flow']}")]
    kind += [say("provenance.additional")] if row["additional"] else []
    ahead = say("format.list").join(part for part in (horizon(row), row["scenario"]) if part)
    published = say("reference.published", day=day(row["published"])) if row["published"] else ""
    found = (
        _answer("source", row["document_title"], published, row["url"]),
        _answer("issuer", row["issuer"]),
        _answer("counted_by", row["counted_by"]),
        _answer("when", when(row)),
        _answer("horizon", ahead),
        _answer("place", row["place"]),
        _answer("kind", " ".join(kind)),
        _answer("families", counted_as_families, say("facts.families_note")),
        _answer("caveat", row["caveat"]),
        _answer("verification", _verified(row), "", row["verification_url"]),
    )
    return tuple(answer for answer in found if answer)


def _verified(row: Record) -> str:
    return say(f"provenance.verification.{row['verification']}")


def _answer(name: str, text: str | None, note: str = "", url: str | None = None) -> Answer | None:
    links = (Link(url, url),) if url else ()
    return Answer(name, say(f"reference.{name}"), text, note, links) if text else None


def _counted(row: Record) -> str:
    """Return how many of whom; that people are displaced is said by the measure."""
    if row["unit"] not in ("people", "percent"):
        return quantity(row)
    population = "people" if row["population"] == "internally_displaced" else row["population"]
    return f"{quantity(row)} {say(f'population.{population}')}"


def _with_unit(row: Record, value: int | None) -> str | None:
    return None if value is None else with_unit(row["unit"], value, number(value))
