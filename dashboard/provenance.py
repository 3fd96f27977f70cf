"""Where a figure comes from, told from top to bottom like an answer.

`describe` turns one row of a release into plain data; the panel of the live page and the plain page at
`/figure/<figure_id>` both render that, so they cannot tell two stories. Knows no Dash and no HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.texts import Texts
from etl.release import Release


@dataclass(frozen=True)
class Link:
    """Words and where they lead: a path of this site ("/figure/...") or an address of the web ("https://...")."""

    text: str
    address: str


@dataclass(frozen=True)
class Quotation:
    """The words as written, apart from what stands around them so that they can be highlighted.

    `before` and `after` are empty where the text cannot be shown; `note` then says why, else how it was checked.
    """

    before: str
    words: str
    after: str
    note: str


@dataclass(frozen=True)
class Answer:
    """One answer: `name` is a key for tests and styles ("issuer", "value", ...), the rest is for the reader."""

    name: str
    label: str
    text: str
    note: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Related:
    """Another figure (or fact of the reference series) and how this one stands to it ("is part of", "includes")."""

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
    summary: str  # one sentence for a pasted link: heading, issuer, day, document
    alert: Answer | None  # first of all where the figure is withdrawn or disputed
    quotation: Quotation
    answers: tuple[Answer, ...]  # who, through whom, document, when, about when, where, how read, kind, caveat, verification
    relations: tuple[Related, ...]
    same_claim: tuple[Related, ...]  # the other figures of its group
    checks: tuple[Check, ...]
    address: str  # permanent, below `base`: "/figure/<figure_id>"
    citation_short: str
    citation_long: str
    row: Link  # its row as CSV


def describe(release: Release, figure_id: str, texts: Texts, base: str = "") -> Provenance:
    """Describe one figure; raise `KeyError` where the release has none of that id.

    `base` stands before the permanent address in the citations ("https://example.org/dashboard"), without a slash at its end.
    """
    raise NotImplementedError
