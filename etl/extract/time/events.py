"""Days told by an event that the text dates elsewhere: "since the offensive began", "two days after the quake"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl import lexicons
from etl.extract.time import time_cues
from etl.extract.time.lengths import COUNT
from etl.extract.time.naming import ONE_DAY, before, count_of
from etl.extract.time.periods import Period
from etl.extract.time.timeline import Timeline

SEARCHED = 400  # sentences in which the day of a named event is looked for
NEAR = 8  # sentences before one that names an event by "the", in which its day may stand
_NAMES = {name: event for name, event in lexicons.by_phrase("events").items() if event != "deeds"}
_ANY = rf"(?P<event>{lexicons.trie(_NAMES)})"
_OF_DAY = rf"(?P<event>{lexicons.trie(name for name, event in _NAMES.items() if event in time_cues.SUDDEN)})"
_SINCE = re.compile(
    rf"\b[Ss]ince (?:(?:the )?(?:start|beginning|onset|outbreak|launch|escalation|resumption) of )?(?:the|its|their) (?:[\w’'-]+ ){{0,4}}?{_ANY}"
    r"\b(?: (?:to|in|on|against|at|of) [\w ]{3,40}?)?(?: (?:began|started|broke out|erupted|was launched|struck|hit))?"
)
_AFTER = re.compile(
    rf"\b(?P<count>{COUNT}|[Aa]|[Oo]ne|[Tt]wo|[Tt]hree) (?P<unit>day|week|month)s? (?:(?P<after>after|following)|before) (?:the|that) (?:[\w’'-]+ ){{0,3}}?{_ANY}\b"
)
_THE = re.compile(rf"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?:[\w’'-]+ ){{0,2}}?{_OF_DAY}\b(?! of \d)")
_NAMED = re.compile(rf"\b{_ANY}\b")


class Events:
    """The days on which the events that a document names began."""

    def __init__(self, times: Timeline):
        self._times = times

    def since(self, index: int) -> Period | None:
        """Read "since the offensive began", where the text says elsewhere when that was."""
        text = self._times.sentences[index].text
        match = _SINCE.search(text) if "ince " in text else None
        begun = match and self._beginning(_NAMES[match["event"]], index)
        if not match or not begun:
            return None
        basis = f"since the {match['event']} began: {begun.basis.removeprefix('since ')}"
        end = self._times.statement_day(index)
        return begun._replace(end=end, basis=basis, char_start=match.start(), char_end=match.end(), shape="since")

    def beside(self, index: int) -> Period | None:
        """Read "two days after the quake", where the text says elsewhere when that was."""
        text = self._times.sentences[index].text
        match = _AFTER.search(text) if "after" in text or "before" in text or "following" in text else None
        begun = match and self._beginning(_NAMES[match["event"]], index)
        count = match and count_of(match["count"])
        if not match or not begun or not begun.start or not count:
            return None
        day = before(begun.start, -count if match["after"] else count, match["unit"])
        basis = f"“{match[0].lower()}”: {begun.basis}"
        return Period(day, day, "day", basis, match.start(), match.end())

    def referred(self, index: int, start: int, end: int) -> Period | None:
        """The day of "the attack" in which the people counted were killed or hurt, told before."""
        text = self._times.sentences[index].text
        match = _THE.search(text) if time_cues.is_casualty(text, start, end) else None
        if not match:
            return None
        event = _NAMES[match["event"]]
        return next(self._days_of(event, range(index - 1, max(-1, index - 1 - NEAR), -1)), None)

    def _beginning(self, event: str, index: int) -> Period | None:
        if event in time_cues.SUDDEN:
            return next(self._days_of(event, range(index - 1, max(-1, index - 1 - SEARCHED), -1)), None)
        for earlier in range(min(SEARCHED, len(self._times.sentences))):
            text = self._times.sentences[earlier].text
            if time_cues.BEGINS.search(text) and event in _named(text):
                begun = (period for period in self._times.about(earlier) if period.start and period.accuracy == "day")
                if found := next(begun, None):
                    return found
        return None

    def _days_of(self, event: str, among: range) -> Iterator[Period]:
        for earlier in among:
            text = self._times.sentences[earlier].text
            if event in _named(text) or time_cues.is_sudden(text):
                days = (period for period in self._times.about(earlier) if _is_day(period))
                yield from days


def _named(text: str) -> set[str]:
    return {_NAMES[match["event"]] for match in _NAMED.finditer(text)}


def _is_day(period: Period) -> bool:
    """Tell the day of an event, or the night between two, from a longer time."""
    is_day = period.shape == "at" and period.accuracy == "day"
    return is_day and bool(period.start and period.end and period.end - period.start <= ONE_DAY)
