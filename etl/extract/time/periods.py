"""Expressions of time in a sentence and the intervals of days that they stand for.

Counts back from the days on which a document was published, and leaves a bound empty rather than guess it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from etl.extract.grammar.phrases import unbroken
from etl.extract.time.date_forms import OF_EVENT, namings
from etl.extract.time.lengths import LENGTH, of_length
from etl.extract.time.naming import ONE_DAY, Days, Naming

ACCURACIES = ("day", "week", "month", "quarter", "half", "year")  # from the finest to the coarsest
UNRESOLVED = "the words alone do not fix the days"


class Period(NamedTuple):
    """Days that words stand for, both included; a bound that the words do not fix is None.

    `basis` says in our own words how the days follow; `shape` is `at`, `end`, `between`, `since`, `until` or `as_of`;
    `char_start` and `char_end` are where the words stand in their sentence.
    """

    start: date | None
    end: date | None
    accuracy: str
    basis: str
    char_start: int
    char_end: int
    shape: str = "at"
    needs: str = "nothing"


def expressions(
    sentence: str,
    published: Days | None = None,
    *,
    year_from: Days | None = None,
    month_from: Days | None = None,
    order: Days | None = None,
    ahead: bool = False,
) -> list[Period]:
    """Every expression of time in a sentence, in reading order.

    `published` holds the first and last day on which the document may have been published. `year_from` and `month_from`
    stand in for it where only a year, or the month of a day, is missing. `order` is `DAY_FIRST` or `MONTH_FIRST`. With
    `ahead`, days that lack their year or week lie after publication.
    """
    known = {
        "nothing": (date.min, date.min),
        "year": year_from or published,
        "month": month_from or published,
        "order": order,
        "day": published,
    }
    return list(_Reader(unbroken(sentence), known, ahead).periods())


_PART_OF_DAY = r"(?:night|evening|morning|afternoon)"
_HOUR = r"(?:\d\d?[:.]\d\d|(?=\d{1,4}(?: ?[ap]\.?m| ?hrs?\b| hours| gmt))\d{1,4})(?: ?[ap]\.?m\.?| ?hrs?| hours| gmt)*"
_TIME_OF_DAY = "(?:dawn|sunrise|noon|midday|dusk|sunset|nightfall|midnight)"
_JOINER = re.compile(
    rf"(?: {_PART_OF_DAY})?(?:,? ?(?:(?P<dash>[-–—])|(?P<to>up to(?: and including)?|to|until|till|through|and (?:ended|lasted until))|(?P<and>and|&))|(?P<comma>,)) ?"
    rf"(?:(?:on|in) )?(?:the )?(?:(?:{_PART_OF_DAY}|{_HOUR}|{_TIME_OF_DAY}) (?:of|on) )?(?:the )?"
)
_BETWEEN = re.compile(rf"\b[Bb]etween(?: the)?(?: (?:{_PART_OF_DAY}|{_HOUR}|{_TIME_OF_DAY}) (?:of|on))?(?: the)? ?$")
_TO_NOW = re.compile(r",? ?(?:[-–—]|(?P<and>and)|to|until|till|through) ?(?:now|date|(?:the )?present)\b")
_NO_HOUR = rf"(?! (?:{_TIME_OF_DAY}|{_HOUR}))"  # "before dawn on Tuesday" is on Tuesday
_CUE = re.compile(
    rf"(?:{LENGTH}"
    r"|\b(?P<since>(?:ever )?since|starting|beginning|effective|(?:began|begun|started)(?: \w+ing)?|launched|erupted|broke out|in the wake of)"
    r"|\b(?P<as_of>as (?:of|at|on|per):?)|\b(?P<until>by|until|till|up to(?: and including)?|through|no[t]? later than|on or before)"
    rf"|\b(?P<before>before{_NO_HOUR}|prior to)|\b(?P<since_from>(?<!figures )(?<!figures, )(?<!numbers )(?<!data )(?<!survey )(?<!census )from|after{_NO_HOUR}|following))"
    rf"(?: (?:the )?(?:on|in|at|from|of|early|late|{_TIME_OF_DAY}|{_PART_OF_DAY}|{_HOUR}),?)* (?:the )?$"
)
_END_OF = re.compile(r"(?:[Tt]he )?(?:[Ee]nd(?: of |[- ])|(?:month|year)(?:['’]s |-)end\b)")
_WHEN = re.compile(r", (?:when|in which)\b")  # "the worst since 2012, when 90 died"
_LONGEST_CUE = 44
_LONGEST_EVENT = 70
# "since the outbreak was declared on"
_SINCE_EVENT = re.compile(
    r"\b[Ss]ince (?!then\b)(?:(?!(?:have|has|had|were|was|is|are|who|which)\b)[^\W\d][\w’'-]* ){1,7}(?:was \w+ed )?(?:on|in|at|of) (?:the )?(?:early |late )?\Z"
)
_UNTIL_EVENT = re.compile(
    r"\b(?:[Bb]y the time|[Uu]ntil|[Uu]p to) (?:the )?(?:(?!(?:when|who|which)\b)[^\W\d][\w’'-]* ){1,7}(?:on|of) (?:the )?\Z"
)

Found = tuple[int, int, Naming]  # where it stands, what it names


class _Reader:
    """Reads the periods of one sentence."""

    def __init__(self, text: str, known: dict[str, Days | None], ahead: bool):
        """`known` holds the days to count from for each need of a naming."""
        self._text = text
        self._known = known
        self._ahead = ahead

    def periods(self) -> Iterator[Period]:
        found = list(namings(self._text))
        while found:
            length = self._length_of_run(found)
            joined = self._between(found[0], found[length - 1]) if length > 1 else None
            yield joined or self._single(found[0])
            found = found[length if joined else 1 :]

    def _length_of_run(self, found: Sequence[Found]) -> int:
        """How many of the first namings tell one stretch of time: the two ends of a range, or all parts of a list."""
        length = 1
        while length < len(found):
            joiner = self._joins(found[length - 1], found[length])
            length += joiner is not None
            if joiner is None or not (joiner["and"] or joiner["comma"]):
                break
        return length

    def _joins(self, first: Found, second: Found) -> re.Match[str] | None:
        joiner = _JOINER.fullmatch(self._text, first[1], second[0])
        return joiner if joiner and self._is_one(first, second, joiner) else None

    def _is_one(self, first: Found, second: Found, joiner: re.Match[str]) -> bool:
        if joiner["dash"]:
            return (first[2].accuracy == "year") == (second[2].accuracy == "year")
        if joiner["comma"]:
            return first[2].accuracy == second[2].accuracy and self._adjacent(first[2], second[2])
        before = self._text[max(0, first[0] - _LONGEST_CUE) : first[0]]
        return bool(_BETWEEN.search(before) if joiner["and"] else True) or self._adjacent(first[2], second[2])

    def _adjacent(self, first: Naming, second: Naming) -> bool:
        """Tell whether "August and September" name one stretch of time."""
        days, start = self._days_of_two(first, second)
        return bool(days and start and timedelta(0) < days[0] - start[1] <= ONE_DAY)

    def _between(self, first: Found, second: Found) -> Period | None:
        end, start = self._days_of_two(first[2], second[2])
        accuracy = max(first[2].accuracy, second[2].accuracy, key=ACCURACIES.index)
        if not end or not start:
            return Period(None, None, accuracy, UNRESOLVED, first[0], second[1], "between", _needs(first[2], second[2]))
        if start[0] > end[1]:
            return None
        basis = f"from {first[2].basis} until {second[2].basis}"
        return Period(start[0], end[1], accuracy, basis, first[0], second[1], "between", _needs(first[2], second[2]))

    def _days_of_two(self, first: Naming, second: Naming) -> tuple[Days | None, Days | None]:
        """The days of the second, then those of the first, which lie before it and share its year or week."""
        if first.needs == "nothing" and second.needs == "year":
            start = self._days(first)
            return start and _resolved(second, (start[1], start[1]), True), start
        end = self._days(second)
        until_then = self._known["order"] if first.needs == "order" else end and (end[0], end[0])
        return end, end and _resolved(first, until_then, False)

    def _days(self, naming: Naming, ahead: bool | None = None) -> Days | None:
        return _resolved(naming, self._known[naming.needs], self._ahead if ahead is None else ahead)

    def _single(self, found: Found) -> Period:
        start, end, naming = found
        cue = _CUE.search(self._text[max(0, start - _LONGEST_CUE) : start].lower())
        shape = self._shape(cue, start, end)
        days = self._as_of(naming) if shape == "as_of" else self._days(naming, False if shape == "since" else None)
        if not days:
            return Period(None, None, naming.accuracy, UNRESOLVED, start, end, shape, naming.needs)
        at = Period(days[0], days[1], naming.accuracy, naming.basis, start, end, shape, naming.needs)
        if shape == "length" and cue:
            return _of_length(at, cue)
        if cue and cue["since_from"] and at.accuracy == "day" and at.start != at.end:
            return at._replace(shape="between")  # "from 10 to 15 August" has both its ends
        return self._bounded(at, before=bool(cue and cue["before"]))

    def _shape(self, cue: re.Match[str] | None, start: int, end: int) -> str:
        shape = _shape(cue)
        if shape == "at" and _SINCE_EVENT.search(self._text, max(0, start - _LONGEST_EVENT), start):
            return "since"
        if shape == "at" and _UNTIL_EVENT.search(self._text, max(0, start - _LONGEST_EVENT), start):
            return "until"
        if (shape == "since" and _WHEN.match(self._text, end)) or (cue and self._is_agent(cue, end)):
            return "at"
        if shape == "at" and self._reaches_now(start, end):
            return "since"
        return "end" if shape == "at" and _END_OF.match(self._text, start) else shape

    def _is_agent(self, cue: re.Match[str], end: int) -> bool:
        """Tell "displaced by the March 2016 floods" from "displaced by March 2016"."""
        return cue["until"] == "by" and OF_EVENT.match(self._text, end) is not None

    def _reaches_now(self, start: int, end: int) -> bool:
        """Read "3 May to date", "between 3 May and now"."""
        to_now = _TO_NOW.match(self._text, end)
        if not to_now or not to_now["and"]:
            return to_now is not None
        return _BETWEEN.search(self._text[max(0, start - _LONGEST_CUE) : start]) is not None

    def _as_of(self, naming: Naming) -> Days | None:
        """Read "as of 3 May", which is said soon after that day: it lies within the time of publication, however long that is."""
        known = self._known[naming.needs]
        return _resolved(naming, (known[1], known[1]) if known and naming.needs == "year" else known, False)

    def _bounded(self, at: Period, before: bool) -> Period:
        """Open the side of the period that its cue leaves open."""
        if at.shape == "since":
            now = _single_day(self._known["day"])
            end = now if now and at.start and at.start <= now else None
            until = " until the day of publication" if end else ""
            return at._replace(end=end, basis=f"since {at.basis}{until}")
        if at.shape == "as_of":
            is_end = _END_OF.match(self._text, at.char_start)
            return at._replace(start=None, accuracy="day" if is_end else at.accuracy, basis=f"as of {at.basis}")
        if at.shape == "until":
            before = before and not _END_OF.match(self._text, at.char_start)
            end = at.start - ONE_DAY if before and at.start else at.end
            return at._replace(start=None, end=end, basis=f"{'before' if before else 'until'} {at.basis}")
        return at


def _shape(cue: re.Match[str] | None) -> str:
    if not cue:
        return "at"
    name = next(name for name in ("length", "since", "as_of", "until", "before", "since_from") if cue[name])
    return {"before": "until", "since_from": "since"}.get(name, name)


def _of_length(at: Period, cue: re.Match[str]) -> Period:
    """Read "the five days from 29 December", "the week ending 3 March", "two days after 3 March"."""
    spanned = of_length((at.start, at.end), at.accuracy, cue) if at.start and at.end else None
    if spanned:
        (start, end), basis = spanned
        shape = "at" if cue["point"] else "between"
        return at._replace(start=start, end=end, shape=shape, basis=f"{basis} {at.basis}")
    if cue["point"]:
        return at._replace(start=None, end=None, shape="at", basis=UNRESOLVED)
    return at._replace(shape="at")


def _needs(*namings_: Naming) -> str:
    needs = {naming.needs for naming in namings_}
    return next(need for need in ("day", "month", "order", "nothing", "year") if need in needs)


def _resolved(naming: Naming, reference: Days | None, ahead: bool) -> Days | None:
    try:
        return naming.resolve(reference, ahead) if reference else None
    except (ValueError, OverflowError):  # outside the years that a calendar can hold
        return None


def _single_day(published: Days | None) -> date | None:
    return published[0] if published and published[0] == published[1] else None
