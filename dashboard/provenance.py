"""Where a figure comes from, told from top to bottom like an answer.

`describe` turns one row of a release into plain data; the panel of the live page and the plain page at
`/figure/<figure_id>` both render that, so they cannot tell two stories. Knows no Dash and no HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.derived import comparisons, scorecard
from dashboard.derived.comparisons import Comparison
from dashboard.derived.scorecard import Score
from dashboard.evidence import records
from dashboard.evidence.answers import Answer, Link, answers, unsure_days, verification
from dashboard.evidence.figures import Figure, about, issuer, phrase, title
from dashboard.evidence.records import Record
from dashboard.evidence.related import Related, Several, by_id, related, several, sibling, siblings, ties, with_verdict
from dashboard.evidence.texts import Passage, Texts, passage
from dashboard.language.words import capital, days, number, say
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
    several: Several | None  # what others say of the same quantity
    comparisons: tuple[Comparison, ...]  # what agencies said at the time, the nearest first
    scores: tuple[Score, ...]  # where later counts lie against it, if it is a projection or plan
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
    tied, others = ties(release, figure_id), siblings(release, row)
    known = by_id(release, [figure_id, *(tie.other_id for tie in tied), *(other["figure_id"] for other in others)])
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
        relations=tuple(related(release, tie, known) for tie in tied),
        same_claim=tuple(sibling(other, known) for other in others),
        several=several(release, figure),
        comparisons=comparisons.of_figure(release, figure_id),
        scores=scorecard.of_figure(release, figure_id),
        checks=_checks(release, row, document, text),
        address=address,
        citation_short=_short_citation(figure, document, address),
        citation_long=_long_citation(release, figure, row, document, address),
        row=Link(say("provenance.row"), f"/download/figure/{figure_id}.csv"),
    )


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
    return with_verdict(figure, whole)


def _summary(figure: Figure, row: Record) -> str:
    return say(
        "provenance.summary",
        claim=_scoped(figure, title(figure)),
        issuer=_issuer(figure),
        stated=unsure_days(row["stated_start"], row["stated_end"]),
        title=figure.document_title,
        publisher=figure.publisher,
    )


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
