"""Where a figure comes from, told from top to bottom like an answer.

`describe` turns one row of a release into plain data; the panel of the live page and the plain page at
`/figure/<figure_id>` both render that, so they cannot tell two stories. Knows no Dash and no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import records
from dashboard.answers import Answer, Link, answers, unsure_days, verification
from dashboard.figures import Figure, about, figures, issuer, phrase, source, title
from dashboard.records import FIGURE_TABLES, Record
from dashboard.texts import Passage, Texts, passage
from dashboard.words import capital, days, number, say
from etl.release import Release

WHOLE_NUMBER = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?!\d)|\d+")


@dataclass(frozen=True)
class Quotation:
    """The words as written, apart from what stands around them so that they can be highlighted.

    `before` and `after` are empty where the text cannot be shown; `note` then says why, else how it was checked.
    """

    before: str
    words: str
    after: str
    note: str
    language: str  # of the document, as a BCP 47 tag


@dataclass(frozen=True)
class Related:
    """Another figure (or fact of the reference series) and how this one stands to it ("Part of", "Includes")."""

    relation: str
    link: Link
    note: str = ""


@dataclass(frozen=True)
class Check:
    """Something that was checked; `passed` is None where it could not be checked here."""

    passed: bool | None
    text: str


@dataclass(frozen=True)
class Provenance:
    """Everything known about one figure, in the order in which it is to be read."""

    figure_id: str
    table: str  # "displacement", "casualties" or "camp_capacity"
    verification: str  # as in the table: "withdrawn" and "disputed" want to be seen
    heading: str  # "At least 5,400 civilians displaced"
    scope: str  # where and about when, with what must not be missing beside the number: "Harbourtown, on top of others"
    summary: str  # one or two sentences for a pasted link: heading, issuer, day, document
    alert: Answer | None  # first of all where the figure is withdrawn or disputed
    quotation: Quotation
    answers: tuple[
        Answer, ...
    ]  # who, through whom, document, when, about when, where, how read, kind, caveat, verification
    relations: tuple[Related, ...]
    same_claim: tuple[Related, ...]  # the other figures of its group
    checks: tuple[Check, ...]
    address: str  # permanent, below `base`: "/figure/<figure_id>"
    citation_short: str
    citation_long: str
    row: Link  # its row as CSV


def describe(release: Release, figure_id: str, texts: Texts, base: str = "") -> Provenance:
    """Describe one figure; raise `KeyError` where the release has none of that id.

    `base` stands before the permanent address ("https://example.org/dashboard"), without a slash at its end.
    """
    row = records.figure(release, figure_id)
    document = records.document(release, row["document_id"])
    ties, siblings = _ties(release, figure_id), _siblings(release, row)
    known = by_id(release, [figure_id, *(tie.other_id for tie in ties), *(other["figure_id"] for other in siblings)])
    figure = known[figure_id]
    text = texts.text(document["text_sha256"])
    address = f"{base}/figure/{figure_id}"
    return Provenance(
        figure_id=figure_id,
        table=row["table"],
        verification=row["verification"],
        heading=title(figure),
        scope=scope(figure),
        summary=_summary(figure, row),
        alert=verification(row) if figure.doubtful else None,
        quotation=_quotation(row, document, text),
        answers=answers(row, document, records.place_name(release, row["place_id"])),
        relations=tuple(_related(release, tie, known) for tie in ties),
        same_claim=tuple(_told(other, known) for other in siblings),
        checks=_checks(release, row, document, text),
        address=address,
        citation_short=_short_citation(figure, document, address),
        citation_long=_long_citation(release, figure, row, document, address),
        row=Link(say("provenance.row"), f"/download/figure/{figure_id}.csv"),
    )


def by_id(release: Release, figure_ids: Iterable[str]) -> dict[str, Figure]:
    """Return the figures of these ids; an id that is no figure is left out."""
    wanted = set(figure_ids)
    tables = release.tables
    chosen = {name: tables[name][tables[name]["figure_id"].isin(wanted)] for name in FIGURE_TABLES}
    return {figure.figure_id: figure for found in figures(tables, chosen).values() for figure in found}


def _issuer(figure: Figure) -> str:
    return capital(issuer(figure))


def scope(figure: Figure) -> str:
    """Say where and about when a figure is, and what must not be missing beside it; empty where nothing is known."""
    known = [figure.place, about(figure) if figure.status == "reported" and figure.period else None]
    warned = [say("figure.additional")] if figure.additional else []
    return capital(say("format.list").join([part for part in known if part] + warned))


def _scoped(figure: Figure, claim: str) -> str:
    """A claim without its place and time is not yet a claim; a withdrawn one never goes without saying so."""
    where_and_when = scope(figure)
    whole = say("provenance.citation.scoped", claim=claim, scope=where_and_when) if where_and_when else claim
    return _with_verdict(figure, whole)


def _summary(figure: Figure, row: Record) -> str:
    return say(
        "provenance.summary",
        claim=_scoped(figure, title(figure)),
        issuer=_issuer(figure),
        stated=unsure_days(row["stated_start"], row["stated_end"]),
        title=figure.document_title,
        publisher=figure.publisher,
    )


def _with_verdict(figure: Figure, claim: str) -> str:
    if not figure.doubtful:
        return claim
    return say("provenance.citation.verdict", claim=claim, verdict=say(f"figure.{figure.verification}"))


# The words, and what was checked


def _quotation(row: Record, document: Record, text: str | None) -> Quotation:
    if text is None:
        return Quotation("", row["as_written"], "", say("provenance.quotation.absent"), document["language"])
    if not _stands(row, text):
        return Quotation(
            "", row["as_written"], "", say("provenance.quotation.differs", **_span(row)), document["language"]
        )
    shown: Passage = passage(text, row["char_start"], row["char_end"])
    note = say("provenance.quotation.checked", sha256=_short(document["text_sha256"]))
    return Quotation(shown.before, shown.words, shown.after, note, document["language"])


def _stands(row: Record, text: str) -> bool:
    return text[row["char_start"] : row["char_end"]] == row["as_written"]


def _span(row: Record) -> dict[str, str]:
    return {"start": number(row["char_start"]), "end": number(row["char_end"])}


def _short(digest: str) -> str:
    return digest.removeprefix("sha256:")[:12]


def _checks(release: Release, row: Record, document: Record, text: str | None) -> tuple[Check, ...]:
    whole = say("provenance.check.whole", digest=_short(release.digest))
    return (_span_check(row, document, text), _value_check(row), _review_check(row), Check(True, whole))


def _span_check(row: Record, document: Record, text: str | None) -> Check:
    passed = None if text is None else _stands(row, text)
    key = {None: "span_absent", True: "span", False: "span_differs"}[passed]
    return Check(passed, say(f"provenance.check.{key}", sha256=_short(document["text_sha256"]), **_span(row)))


def _value_check(row: Record) -> Check:
    """Compare digits with the value; words such as "half a million" are read by the build, not here."""
    written = {int(re.sub(r"\D", "", digits)) for digits in WHOLE_NUMBER.findall(row["as_written"])}
    stored = {row[name] for name in ("value_low", "value_high") if row[name] is not None}
    passed = True if stored <= written else None
    return Check(passed, say(f"provenance.check.{'digits' if passed else 'digits_absent'}"))


def _review_check(row: Record) -> Check:
    passed = True if row["review"] == "reviewed" else None
    return Check(passed, say(f"provenance.check.{row['review']}"))


# What else says the same, or the opposite


@dataclass(frozen=True)
class Tie:
    """A relation as seen from one figure: its name from this side, and the other one."""

    relation: str
    other_id: str
    note: str


def _ties(release: Release, figure_id: str) -> list[Tie]:
    sides = (("figure_id", "other_id", "towards"), ("other_id", "figure_id", "from"))
    return [
        Tie(say(f"provenance.relation.{row['relation']}.{way}"), row[other], row["note"] or "")
        for this, other, way in sides
        for row in records.where(release, "relations", this, figure_id)
    ]


def _related(release: Release, tie: Tie, known: dict[str, Figure]) -> Related:
    return Related(tie.relation, _other(release, tie.other_id, known), tie.note)


def _other(release: Release, other_id: str, known: dict[str, Figure]) -> Link:
    if other_id in known:
        return _figure_link(known[other_id])
    fact = records.fact(release, other_id)
    return Link(_fact(fact), fact["url"]) if fact else Link(other_id, "")


def _figure_link(figure: Figure) -> Link:
    claim = _with_verdict(figure, title(figure))
    text = say("provenance.other", claim=claim, source=source(figure), publisher=figure.publisher)
    return Link(text, f"/figure/{figure.figure_id}")


def _fact(row: Record) -> str:
    low, high = (_with_unit(row, row[name]) for name in ("value_low", "value_high"))
    return say(
        "provenance.fact",
        issuer=row["issuer"],
        quantity=say(f"quantifier.{row['quantifier']}", low=low, high=high, words=low),
        people=say(f"population.{row['population']}"),
        measure=say(f"reference_measure.{row['measure']}"),
        place=row["place"],
        days=days(row["period_start"] or row["period_end"], row["period_end"]),
    )


def _with_unit(row: Record, value: int | None) -> str | None:
    return None if value is None else say(f"unit.{row['unit']}", number=number(value))


def _siblings(release: Release, row: Record) -> list[Record]:
    """Return the other figures of the same claim."""
    told = records.figures(release, "group_id", row["group_id"])
    return [other for other in told if other["figure_id"] != row["figure_id"]]


def _told(other: Record, known: dict[str, Figure]) -> Related:
    return Related(say(f"provenance.role.{other['role']}"), _figure_link(known[other["figure_id"]]))


# Citations


def _short_citation(figure: Figure, document: Record, address: str) -> str:
    return say(
        "provenance.citation.short",
        issuer=_issuer(figure),
        claim=_scoped(figure, phrase(figure)),
        publisher=figure.publisher,
        published=days(document["published_start"], document["published_end"]),
        address=address,
    )


def _long_citation(release: Release, figure: Figure, row: Record, document: Record, address: str) -> str:
    author = say("provenance.citation.author", author=document["author"]) if document["author"] else ""
    return say(
        "provenance.citation.long",
        issuer=_issuer(figure),
        stated=unsure_days(row["stated_start"], row["stated_end"]),
        claim=_scoped(figure, phrase(figure)),
        words=row["as_written"],
        author=author,
        title=document["title"],
        publisher=figure.publisher,
        published=days(document["published_start"], document["published_end"]),
        url=say("provenance.citation.url", url=document["url"]) if document["url"] else "",
        sha256=document["text_sha256"],
        digest=_short(release.digest),
        address=address,
        **_span(row),
    )
