"""Days that a sentence points back to without naming them: "that day", "during the month", "the reporting period"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.extract.time.periods import Period

_UNIT = r"(?P<{}>day|night|morning|afternoon|evening|date|week|month|quarter|year|period)"
_RECALL = re.compile(
    rf"\b(?:[Dd]uring|[Oo]ver|[Ii]n|[Ww]ithin|[Tt]hroughout|[Ff]or|[Oo]n|[Aa]t|[Bb]y the end of) (?:the|this) (?:(?:same|reporting|review) )?{_UNIT.format('the')}\b"
    rf"(?! (?:of|before|after|to|from|ending|ended|since|until|between|that|when|up|under|ahead)\b)"
    rf"|\b(?:[Tt]hat|(?:the|that) same|[Tt]he same) {_UNIT.format('same')}\b"
)
_BY_THEN = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Uu]p to) (?:then|that (?:time|point|date|day))\b")
_LENGTHS = {
    "day": (1, 1), "night": (1, 2), "date": (1, 1),
    "morning": (1, 2), "afternoon": (1, 2), "evening": (1, 2), "week": (5, 8), "month": (28, 31), "quarter": (89, 92),
    "year": (365, 366), "period": (2, 400),
}  # fmt: skip  # the least and the most days that each may stand for


def recalled(sentence: str, before: Iterable[Period]) -> Period | None:
    """The last of some periods, the nearest first, that words of the sentence can point back to."""
    match = _RECALL.search(sentence)
    if not match:
        return _until_then(sentence, before)
    least, most = _LENGTHS[match["the"] or match["same"]]
    fitting = (period for period in before if period.start and period.end and least <= _days(period) <= most)
    found = next(fitting, None)
    if not found:
        return None
    return found._replace(
        char_start=match.start(), char_end=match.end(), shape="at", basis=f"as told before: {found.basis}"
    )


def _until_then(sentence: str, before: Iterable[Period]) -> Period | None:
    match = _BY_THEN.search(sentence)
    then = next((period for period in before if period.end and period.accuracy == "day"), None) if match else None
    if not match or not then:
        return None
    return then._replace(
        start=None, char_start=match.start(), char_end=match.end(), shape="until", basis=f"until then: {then.basis}"
    )


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1 if period.start and period.end else 0
