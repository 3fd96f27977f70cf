"""Expressions of time in a sentence and the intervals of days that they stand for.

Counts back from the days on which a document was published, and leaves a bound empty rather than guess it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from etl.extract.grammar.phrases import unbroken
from etl.extract.time.calendar_words import COUNTS, UNIT_DAYS, Days, Naming
from etl.extract.time.date_forms import namings

ONE_DAY = timedelta(days=1)
ACCURACIES = ("day", "week", "month", "quarter", "half", "year")  # from the finest to the coarsest
UNRESOLVED = "the words alone do not fix the days"


class Period(NamedTuple):
    """Days that words stand for, both included; a bound that the words do not fix is None.

    `basis` says in our own words how the days follow; `shape` is `at`, `between`, `since`, `until` or `as_of`;
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
    sentence: str, published: Days | None = None, *, year_from: Days | None = None, ahead: bool = False
) -> list[Period]:
    """Every expression of time in a sentence, in reading order.

    `published` holds the first and last day on which the document may have been published. `year_from` stands in for
    it where only a year is missing. With `ahead`, days that lack their year or week lie after publication.
    """
    text = unbroken(sentence)
    reader = _Reader(text, published, year_from or published, ahead)
    return list(reader.periods())


_JOINER = re.compile(r",? ?(?:(?P<dash>[-–—])|(?P<to>to|until|till|through)|(?P<and>and)) ?(?:on |in |the )?")
_BETWEEN = re.compile(r"\b[Bb]etween(?: the)?(?: (?:night|evening|morning|afternoon) of)? ?$")
_UNITS = r"(?:hour|day|week|month)s?"
_HOUR = r"(?:\d\d?[:.]\d\d|(?=\d{1,4}(?: ?[ap]\.?m| ?hrs?\b| hours| gmt))\d{1,4})(?: ?[ap]\.?m\.?| ?hrs?| hours| gmt)*"
_CUE = re.compile(
    rf"(?:\b(?:(?P<length>(?:(?P<count>\d+|{'|'.join(COUNTS)}) )?(?P<unit>{_UNITS})) (?P<way>from|since|starting|beginning|to|ending|of|until))"
    r"|\b(?P<since>(?:ever )?since|starting|beginning|effective|began|begun|started|launched|erupted|broke out|in the wake of)"
    r"|\b(?P<as_of>as (?:of|at|on))|\b(?P<until>by|until|till|up to|through)|\b(?P<before>before|prior to)"
    rf"|\b(?P<since_from>from|after|following))(?: (?:on|in|at|from|of|early|late|noon|midnight|{_HOUR}),?)*"
    r" (?:the )?$"
)
_END_OF = re.compile(r"(?:the )?end of ")
_LONGEST_CUE = 40
_LONGEST_EVENT = 70
# "since the outbreak was declared on"
_SINCE_EVENT = re.compile(
    r"\b[Ss]ince (?:the |its |their )(?:[\w’'-]+ ){1,5}(?:began|begun|started|erupted|declared|launched|broke out|struck|hit|escalated|resumed|fell|collapsed)"
    r"(?: [a-z]+)? (?:on|in|at) (?:the )?(?:early |late )?\Z"
)


class _Reader:
    """Reads the periods of one sentence."""

    def __init__(self, text: str, published: Days | None, year_from: Days | None, ahead: bool):
        self._text = text
        self._published = published
        self._year_from = year_from
        self._ahead = ahead

    def periods(self) -> Iterator[Period]:
        found = list(namings(self._text))
        while found:
            first = found.pop(0)
            second = found[0] if found and self._joins(first, found[0]) else None
            joined = second and self._between(first, second)
            if joined:
                found.pop(0)
            yield joined or self._single(first)

    def _joins(self, first: tuple[int, int, Naming], second: tuple[int, int, Naming]) -> bool:
        joiner = _JOINER.fullmatch(self._text, first[1], second[0])
        if not joiner:
            return False
        if joiner["dash"]:
            return (first[2].accuracy == "year") == (second[2].accuracy == "year")
        before = self._text[max(0, first[0] - _LONGEST_CUE) : first[0]]
        return bool(_BETWEEN.search(before) if joiner["and"] else True) or self._adjacent(first[2], second[2])

    def _adjacent(self, first: Naming, second: Naming) -> bool:
        """Tell whether "August and September" name one stretch of time."""
        days, start = self._days_of_two(first, second)
        return bool(days and start and timedelta(0) < days[0] - start[1] <= ONE_DAY)

    def _between(self, first: tuple[int, int, Naming], second: tuple[int, int, Naming]) -> Period | None:
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
        return end, end and _resolved(first, (end[0], end[0]), False)

    def _days(self, naming: Naming, ahead: bool | None = None) -> Days | None:
        reference = self._published if naming.needs == "day" else self._year_from
        return _resolved(naming, reference, self._ahead if ahead is None else ahead)

    def _single(self, found: tuple[int, int, Naming]) -> Period:
        start, end, naming = found
        cue = _CUE.search(self._text[max(0, start - _LONGEST_CUE) : start].lower())
        shape = _shape(cue)
        if shape == "at" and _SINCE_EVENT.search(self._text, max(0, start - _LONGEST_EVENT), start):
            shape = "since"
        days = self._as_of(naming) if shape == "as_of" else self._days(naming, False if shape == "since" else None)
        if not days:
            return Period(None, None, naming.accuracy, UNRESOLVED, start, end, shape, naming.needs)
        at = Period(days[0], days[1], naming.accuracy, naming.basis, start, end, shape, naming.needs)
        if shape == "length" and cue:
            return _of_length(at, cue)
        if cue and cue["since_from"] and at.accuracy == "day" and at.start != at.end:
            return at._replace(shape="between")  # "from 10 to 15 August" has both its ends
        return self._bounded(at, before=bool(cue and cue["before"]))

    def _as_of(self, naming: Naming) -> Days | None:
        """Read "as of 3 May", which is said soon after that day: it lies within the time of publication, however long that is."""
        latest = self._year_from and (self._year_from[1], self._year_from[1])
        return _resolved(naming, latest if naming.needs == "year" else self._published, False)

    def _bounded(self, at: Period, before: bool) -> Period:
        """Open the side of the period that its cue leaves open."""
        if at.shape == "since":
            now = _single_day(self._published)
            end = now if now and at.start and at.start <= now else None
            until = " until the day of publication" if end else ""
            return at._replace(end=end, basis=f"since {at.basis}{until}")
        if at.shape == "as_of":
            return at._replace(start=None, basis=f"as of {at.basis}")
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
    """Read "the five days from 29 December", "the week ending 3 March": a number of days counted from the day named."""
    count = cue["count"] if cue["count"] else "one"
    days = int((int(count) if count.isdigit() else COUNTS[count]) * UNIT_DAYS.get(cue["unit"].removesuffix("s"), 0))
    if at.accuracy != "day" or not 0 < days < 1000 or not at.start or not at.end:
        return at._replace(shape="at")
    span = timedelta(days=days - 1)
    if cue["way"] in ("to", "ending", "until"):
        return at._replace(start=at.end - span, shape="between", basis=f"the {days} days that end with {at.basis}")
    return at._replace(end=at.start + span, shape="between", basis=f"the {days} days that begin with {at.basis}")


def _needs(*namings_: Naming) -> str:
    needs = {naming.needs for naming in namings_}
    return "day" if "day" in needs else "nothing" if "nothing" in needs else "year"


def _resolved(naming: Naming, reference: Days | None, ahead: bool) -> Days | None:
    if naming.needs == "nothing":
        reference = reference or (date.min, date.min)
    try:
        return naming.resolve(reference, ahead) if reference else None
    except (ValueError, OverflowError):  # outside the years that a calendar can hold
        return None


def _single_day(published: Days | None) -> date | None:
    return published[0] if published and published[0] == published[1] else None
