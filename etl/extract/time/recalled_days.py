"""Days that a sentence points back to without naming them: "that day", "during the month", "two days later"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import chain

from etl import lexicons
from etl.extract.time.naming import COUNTS, ONE_DAY, before, count_of, days_of_unit
from etl.extract.time.periods import ACCURACIES, Period

_UNIT = r"(?P<{}>day|night|morning|afternoon|evening|date|week|month|quarter|year|period)"
_RECALL = re.compile(
    rf"\b(?:[Dd]uring|[Oo]ver|[Ii]n|[Ww]ithin|[Tt]hroughout|[Ff]or|[Oo]n|[Aa]t|[Bb]y the end of) (?:the|this) (?:(?:same|reporting|review) )?{_UNIT.format('the')}\b"
    rf"(?! (?:of|before|after|to|from|ending|ended|since|until|between|that|when|up|under(?! review)|ahead)\b)"
    rf"|\b(?:[Tt]hat|(?:the|that) same|[Tt]he same) {_UNIT.format('same')}\b"
    r"|\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin) that (?P<while>time)\b"
)
_PRECEDING = re.compile(
    r"\b[Tt]he (?:previous|preceding|prior) (?:reporting )?(?P<same>period|quarter)\b(?! (?:of|to|in)\b)"
)
_SAME_OF_YEAR = re.compile(
    r"\b(?:same|corresponding) (?:period|months?|quarter|weeks?|time|days?) (?:(?:of|in|during) )?(?:(?P<year>(?:19|20)\d\d)|last year|the (?:previous|preceding|prior) year|(?:a|one) year (?:ago|earlier|before))\b"
)
_BY_THEN = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Uu]p to) (?:then|that (?:time|point|date|day))\b")
_SINCE_THEN = re.compile(r"\b[Ss]ince (?:then|that (?:time|point|date|day))\b")
_LENGTHS = {
    "day": (1, 1), "night": (1, 2), "date": (1, 1),
    "morning": (1, 2), "afternoon": (1, 2), "evening": (1, 2), "week": (5, 8), "month": (28, 31), "quarter": (89, 92),
    "year": (365, 366), "period": (2, 400), "time": (2, 40_000),
}  # fmt: skip  # the least and the most days that each may stand for


_SHIFTED = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{lexicons.trie((*COUNTS, 'A', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Ten'))}) (?P<unit>day|week|month|year)s? "
    r"(?:(?P<later>later|afterwards)|earlier|before(?= ?(?:[,.;]|$)))\b"
    r"|\b[Tt]he (?:(?P<next>next|following)|previous|preceding) (?P<day>day|morning|night|evening|afternoon)\b"
    r"|\b[Tt]he following (?P<long>month|year)\b"
    r"|\b[Tt]he day (?:(?P<after>after)|before)(?= ?(?:[,.;]|$))"
)


_BY = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Uu]p to) \Z")
# Without one of these nothing is shifted; each begins with a letter of its own, so that the search is a quick one
_SHIFT_WORD = re.compile(
    r"later\b|earlier\b|afterwards\b|before ?(?:[,.;]|$)|he (?:next|following|previous|preceding|day) "
)


def recalled(sentence: str, named: Sequence[Period], earlier: Callable[[], Iterable[Period]]) -> Period | None:
    """The days that words of the sentence recall, or count from the last days named.

    `named` are the periods of the sentence itself, in reading order; `earlier` gives those of the sentences before it,
    the nearest first, and is asked only where words point back.
    """
    if match := _SAME_OF_YEAR.search(sentence):
        same = (period for period in reversed(named) if period.char_end <= match.start())
        return _in_other_year(match, chain(same, earlier()))
    if match := _PRECEDING.search(sentence):
        found = _preceding(match, earlier())
    elif match := _RECALL.search(sentence):
        same = (period for period in reversed(named) if period.char_end <= match.start())
        found = _same(match, chain(same, earlier()))
    elif match := _BY_THEN.search(sentence):
        found = _until_then(match, earlier())
    elif match := _SINCE_THEN.search(sentence):
        found = _since_then(match, chain(reversed(named), earlier()))
    else:
        found = None
    if found or not _SHIFT_WORD.search(sentence):
        return found
    return _shifted(sentence, named, earlier())


def _same(match: re.Match[str], earlier: Iterable[Period]) -> Period | None:
    """The last of some periods that words such as "that week" can point back to."""
    found = _fitting(match["the"] or match["same"] or match["while"], earlier)
    if not found:
        return None
    return found._replace(
        char_start=match.start(), char_end=match.end(), shape="at", basis=f"as told before: {found.basis}"
    )


def _in_other_year(match: re.Match[str], earlier: Iterable[Period]) -> Period | None:
    """Read "in the same period of 2016", "in the same month last year"."""
    told = next((period for period in earlier if period.start and period.end), None)
    if not told or not told.start or not told.end:
        return None
    years = told.start.year - int(match["year"]) if match["year"] else 1
    start, end = before(told.start, years, "year"), before(told.end, years, "year")
    return Period(start, end, told.accuracy, f"in another year: {told.basis}", match.start(), match.end())


def _fitting(unit: str, earlier: Iterable[Period]) -> Period | None:
    """The first of some periods that is as long as a unit of time may be."""
    least, most = _LENGTHS[unit]
    return next((period for period in earlier if least <= _days(period) <= most), None)


def _preceding(match: re.Match[str], earlier: Iterable[Period]) -> Period | None:
    """Read "the preceding quarter", which ends where the one told before begins and is as many months long."""
    told = _fitting(match["same"], earlier)
    if not told or not told.start or not told.end:
        return None
    start = _start_of_preceding(told.start, told.end)
    basis = f"as long as, and right before: {told.basis}"
    return Period(start, told.start - ONE_DAY, told.accuracy, basis, match.start(), match.end())


def _start_of_preceding(start: date, end: date) -> date:
    """As many whole months before as a period has, or else as many days."""
    after = end + ONE_DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    return before(start, months, "month") if start.day == after.day else start - (after - start)


def _until_then(match: re.Match[str], earlier: Iterable[Period]) -> Period | None:
    """Read "by then", "until that day"."""
    then = next((period for period in earlier if period.end and period.accuracy == "day"), None)
    if not then:
        return None
    return then._replace(
        start=None, char_start=match.start(), char_end=match.end(), shape="until", basis=f"until then: {then.basis}"
    )


def _since_then(match: re.Match[str], earlier: Iterable[Period]) -> Period | None:
    """Read "since then", from the last day told on."""
    then = next((period for period in earlier if period.start and period.accuracy == "day"), None)
    if not then or then.char_start == match.start():
        return None
    basis = f"since then: {then.basis}"
    return then._replace(end=None, char_start=match.start(), char_end=match.end(), shape="since", basis=basis)


def _shifted(sentence: str, named: Sequence[Period], earlier: Iterable[Period]) -> Period | None:
    """Read "two days later", "the following night", counted from the last day named."""
    match = _SHIFTED.search(sentence)
    if not match:
        return None
    same = (period for period in reversed(named) if period.char_end <= match.start())
    told = next((period for period in chain(same, earlier) if period.start and period.end), None)
    count, unit = count_of(match["count"]), match["unit"] or match["long"] or "day"
    if not told or not told.start or not told.end or not count:
        return None
    is_later = match["later"] or match["next"] or match["after"] or match["long"]
    last = told.start if told.shape == "since" else told.end
    day = before(last, -count, unit) if is_later else before(told.start, count, unit)
    return _from(told, day, unit, match)


def _from(told: Period, day: date, unit: str, match: re.Match[str]) -> Period | None:
    """A day, or the month or year about it, as exact as what it is counted from."""
    if unit in ("day", "week") and told.accuracy != "day":
        return None
    accuracy = max(told.accuracy, unit if unit in ("month", "year") else "day", key=ACCURACIES.index)
    if accuracy not in ("day", "month", "year"):
        return None
    start, end = (day, day) if accuracy == "day" else days_of_unit(day, accuracy, 0)
    basis = f"“{match[0].lower()}”, counted from {told.basis}"
    if _BY.search(match.string, 0, match.start()):
        return Period(None, end, accuracy, f"until {basis}", match.start(), match.end(), "until")
    return Period(start, end, accuracy, basis, match.start(), match.end())


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1 if period.start and period.end else 0
