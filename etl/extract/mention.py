"""What extraction hands over: one `Mention` per number of a document.

Knows nothing of files, cards or tables.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

KINDS = ("displacement", "casualty", "camp_capacity", "context", "set_aside")
FIGURE_KINDS = KINDS[:3]
REASONS = (
    "date", "time", "ordinal", "identifier", "idiom", "pronoun", "furniture", "comment", "duplicate", "money",
    "distance", "duration", "share", "age", "version", "negated", "other_quantity",
)  # fmt: skip
SUBJECTS = ("population", "forces", "homes", "air_strikes", "abuses", "captives", "affected", "aid", "other")
QUANTIFIERS = ("exact", "about", "at_least", "at_most", "range", "vague")


class Mention(NamedTuple):
    """One number found in a text, with what could be decided about it.

    `text[char_start:char_end] == as_written`, in Unicode code points of the text as given.
    A field is None where the text does not say. `rule` names what decided the kind.
    """

    char_start: int
    char_end: int
    as_written: str
    kind: str
    rule: str
    value_low: int | float | None = None
    value_high: int | float | None = None
    quantifier: str = "exact"
    unit: str | None = None
    reason: str | None = None  # of a set-aside mention: why
    subject: str | None = None  # of context: one of SUBJECTS
    measure: str | None = None
    status: str | None = None
    stock_flow: str | None = None
    additional: bool = False
    population: str | None = None
    issuer: str | None = None
    issuer_kind: str | None = None
    cited_via: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    period_basis: str | None = None
    place: str | None = None
    place_id: str | None = None
    place_role: str | None = None
    repeats: int | None = None  # char_start of the first mention of the same claim in this text
