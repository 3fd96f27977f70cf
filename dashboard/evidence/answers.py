"""The questions that a reader asks about a figure, each with its answer.

Takes a row of a figure table and the row of its document as dicts in which missing is None. Knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.evidence.records import Record
from dashboard.language.words import day, days, number, say


@dataclass(frozen=True)
class Link:
    """Words and where they lead: a path of this site ("/figure/...") or an address of the web ("https://...")."""

    text: str
    address: str


@dataclass(frozen=True)
class Answer:
    """One answer: `name` is a key for tests and styles ("issuer", "value", ...), the rest is for the reader."""

    name: str
    label: str
    text: str
    note: str = ""
    links: tuple[Link, ...] = ()


def answers(row: Record, document: Record, place_name: str | None) -> tuple[Answer, ...]:
    """Answer who said it, through whom, where, when, about when and where, how it was read and what is known of it."""
    found = (
        _issuer(row),
        _cited_via(row),
        _document(document),
        _stated(row),
        _period(row),
        _horizon(row),
        _place(row, place_name),
        _value(row),
        _converted(row),
        _kind(row),
        _caveat(row),
        verification(row),
    )
    return tuple(answer for answer in found if answer)


def verification(row: Record) -> Answer:
    """Say what is known of a figure from elsewhere, and where that stands."""
    url = row["verification_url"]
    links = (Link(say("provenance.verification.source"), url),) if url else ()
    verdict = say(f"provenance.verification.{row['verification']}")
    return _answer("verification", verdict, row["verification_note"] or "", links)


def unsure_days(start: date, end: date) -> str:
    """Write a day that is known, or the days between which it lies."""
    return day(start) if start == end else say("provenance.stated.range", days=days(start, end))


def _answer(name: str, text: str, note: str | None = "", links: tuple[Link, ...] = ()) -> Answer:
    return Answer(name, say(f"provenance.labels.{name}"), text, note or "", links)


def _issuer(row: Record) -> Answer:
    if row["issuer"] is None:
        return _answer("issuer", say("provenance.issuer.nobody"), say("provenance.issuer.nobody_note"))
    kind = say(f"issuer_kind.{row['issuer_kind']}")
    return _answer("issuer", say("provenance.issuer.named", issuer=row["issuer"], kind=kind))


def _cited_via(row: Record) -> Answer | None:
    if row["cited_via"] is None and row["issuer"] is None:
        return None
    return _answer("cited_via", row["cited_via"] or say("provenance.cited_via.direct"))


def _document(document: Record) -> Answer:
    published = days(document["published_start"], document["published_end"])
    note = say("provenance.document.published", days=published, basis=document["published_basis"])
    links = [Link(say("provenance.document.numbers"), f"/document/{document['document_id']}")]
    if document["url"]:
        links.append(Link(say("provenance.document.original"), document["url"]))
    return _answer("document", _published_in(document), note, tuple(links))


def _published_in(document: Record) -> str:
    form = "by" if document["author"] else "text"
    names = {"title": document["title"], "author": document["author"], "publisher": publisher(document)}
    return say(f"provenance.document.{form}", **names)


def publisher(document: Record) -> str:
    """Name who published a document and of what kind it is, or say that it is not known."""
    if document["publisher_kind"] == "unknown":
        return say("figure.unknown_publisher")
    kind = say(f"publisher_kind.{document['publisher_kind']}")
    return say("provenance.document.publisher", publisher=document["publisher"], kind=kind)


def _stated(row: Record) -> Answer:
    return _answer("stated", unsure_days(row["stated_start"], row["stated_end"]))


def _period(row: Record) -> Answer:
    known = known_days(row["period_start"], row["period_end"])
    text = say(f"provenance.period.{_period_form(row)}", days=known) if known else say("provenance.period.unknown")
    return _answer("period", text, row["period_basis"])


def _period_form(row: Record) -> str:
    if None in (row["period_start"], row["period_end"]):
        return "open"
    ranged = row["stock_flow"] == "stock" and row["period_start"] != row["period_end"]
    return "stock_range" if ranged else row["stock_flow"]


def known_days(start: date | None, end: date | None) -> str:
    """Write days of which one end may be open and stays so; empty where neither is known."""
    if start is not None and end is not None:
        return days(start, end)
    if start is not None:
        return say("provenance.open.from", day=day(start))
    return "" if end is None else say("provenance.open.until", day=day(end))


def _horizon(row: Record) -> Answer | None:
    if row["status"] == "reported":
        return None
    known = known_days(row["horizon_start"], row["horizon_end"])
    note = say("provenance.horizon.scenario", scenario=row["scenario"]) if row["scenario"] else ""
    return _answer("horizon", known or say("provenance.horizon.unknown"), note)


def _place(row: Record, name: str | None) -> Answer:
    if row["place"] is None and name is None:
        return _answer("place", say("provenance.place.nowhere"))
    role = say(f"provenance.place.{row['place_role']}") if row["place_role"] else ""
    return _answer("place", _place_words(row["place"], name), role)


def _place_words(written: str | None, name: str | None) -> str:
    if name is None:
        return say("provenance.place.written", place=written)
    if written in (None, name):
        return name
    return say("provenance.place.as_written", name=name, place=written)


def _value(row: Record) -> Answer:
    low, high = (None if row[name] is None else number(row[name]) for name in ("value_low", "value_high"))
    text = say(f"provenance.value.{row['quantifier']}", words=row["as_written"], low=low, high=high)
    return _answer("value", text, say("provenance.value.scope"))


def _converted(row: Record) -> Answer | None:
    low, high = row["people_low"], row["people_high"]
    if low is None and high is None:
        return None
    form = "low" if high is None else "high" if low is None else "same" if low == high else "both"
    bounds = {name: None if bound is None else number(bound) for name, bound in (("low", low), ("high", high))}
    return _answer("converted", say(f"provenance.converted.{form}", **bounds), row["conversion"])


def _kind(row: Record) -> Answer:
    said = [say(f"provenance.status.{row['status']}"), say(f"provenance.stock_flow.{row['stock_flow']}")]
    if row["additional"]:
        said.append(say("provenance.additional"))
    return _answer("kind", " ".join(said))


def _caveat(row: Record) -> Answer:
    return _answer("caveat", row["caveat"] or say("provenance.caveat.none"))
