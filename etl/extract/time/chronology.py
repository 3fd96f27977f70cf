"""The time that a number of a document is about, told from its sentence and from the sentences before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import chain

from etl.extract.grammar.attachment import attached
from etl.extract.grammar.heads import table_lines
from etl.extract.grammar.passages import Sentence
from etl.extract.layout.columns import heading_over
from etl.extract.time import time_cues
from etl.extract.time.events import Events
from etl.extract.time.naming import Days
from etl.extract.time.periods import ACCURACIES, Period, expressions
from etl.extract.time.timeline import Timeline

LOOK_BACK = 3  # sentences of the same paragraph in which the day of an event may stand
ENTRY = 10  # sentences that an entry of a chronicle may have
EVENT_SEARCH = 400  # sentences in which the beginning of a named event is looked for


class Chronology:
    """The times of one document: built once, read for each of its numbers."""

    def __init__(self, sentences: Sequence[Sentence], published: Days | None = None):
        """`published` holds the first and last day of publication; without it a dateline in the text is used."""
        self._sentences = sentences
        self._times = Timeline(sentences, published)
        self._events = Events(self._times)
        self._about = self._times.about
        self._same_block = self._times.same_block

    def period_for(
        self, index: int, char_start: int, char_end: int, status: str | None = "reported", stock: bool = False
    ) -> Period | None:
        """The period that the number at `char_start:char_end` of the document is about, or None.

        `index` is the place of its sentence among the sentences. A `stock` is how many there are on one day.
        """
        sentence = self._sentences[index]
        start, end = _of_whole(sentence.text, char_start - sentence.start, char_end - sentence.start)
        ahead = status in ("projected", "planned")
        found = self._found(index, start, end, ahead, stock)
        found = found if ahead else found and self._over_by_publication(found)
        return _on_its_day(found) if stock and found else found

    def _over_by_publication(self, period: Period) -> Period:
        """What has happened "in May" had done so by the day on which it was published."""
        day = self._times.published[1] if self._times.published else None
        if not day or not period.end or period.accuracy == "day" or not (period.start or date.min) <= day < period.end:
            return period
        return period._replace(end=day, basis=f"{period.basis}, until the day of publication")

    def _found(self, index: int, start: int, end: int, projected: bool, stock: bool) -> Period | None:
        own = self._own(index, start, end, projected)
        if own and not own.start and own.shape in ("as_of", "until"):
            own = self._from_its_start(index, end, own)
        found = (
            own
            or self._across_semicolon(index, start, end)
            or self._events.since(index)
            or self._counted(index)
            or self._carried(index, start, end, stock)
            or self._of_event(index, start, end)
            or self._headed(index)
        )
        if projected or (found and found.end):
            return found
        if stock and not found and (said := self._times.said_on(index)):
            return Period(None, said, "day", "until the day of the statement", start, end, "as_of")
        return self._until_now(index, start, end, found, own is not None and own.end is not None)

    def _own(self, index: int, start: int, end: int, ahead: bool) -> Period | None:
        text = self._sentences[index].text
        periods = self._about(index, ahead)
        told = _before_its_bracket(text, start, periods) or attached(text, start, end, periods)
        told = told and time_cues.as_of_now(text, start, end, told)
        return told or self._events.beside(index) or self._month_of_row(index) or self._month_of_column(index, start)

    def _month_of_column(self, index: int, start: int) -> Period | None:
        """The month at the head of a table's column, whose year is that of publication where it names none."""
        heading = heading_over(self._sentences, index, start) or ""
        month = time_cues.MONTH_ALONE.fullmatch(heading)
        return next(iter(expressions(f"in {heading}", self._times.published)), None) if month else None

    def _month_of_row(self, index: int) -> Period | None:
        """The month at the head of a table's row, whose year the row or a line above names: "Jan | 2,042"."""
        month = (
            time_cues.ROW_MONTH.match(self._sentences[index].text) if self._sentences[index].role == "table" else None
        )
        if not month:
            return None
        above = (
            time_cues.YEAR.search(self._sentences[near].text)
            for near in table_lines(self._sentences, index)
            if near < index
        )
        year = month["year"] or next((found[0] for found in above if found), None)
        return next(iter(expressions(f"{month['month']} {year}")), None) if year else None

    def _from_its_start(self, index: int, end: int, until: Period) -> Period:
        """Give what has accumulated by a day its start, where the sentence or the one before says since when."""
        text = self._sentences[index].text
        if not time_cues.ACCUMULATED.match(text, end):
            return until
        own = (period for period in self._about(index) if period.shape == "since" and period.start)
        since = next(own, None) or self._event_before(index)
        if not since or not since.start or not until.end or since.start >= until.end:
            return until
        return until._replace(
            start=since.start,
            shape="between",
            basis=f"since {since.basis.removeprefix('since ').removesuffix(' until the day of publication')}, {until.basis}",
        )

    def _event_before(self, index: int) -> Period | None:
        """The beginning that the sentence before, in the same paragraph, tells of."""
        if not index or not self._same_block(index, index - 1):
            return None
        begun = time_cues.BEGINS.search(self._sentences[index - 1].text)
        told = (period for period in self._about(index - 1) if period.start and period.accuracy == "day")
        return next((period for period in told if begun or period.shape == "since"), None)

    def _across_semicolon(self, index: int, start: int, end: int) -> Period | None:
        return self._before_semicolon(index, start, end) or self._after_semicolon(index, end)

    def _after_semicolon(self, index: int, end: int) -> Period | None:
        """The time that a clause after a semicolon adds: "Some 300 fled; the displacement took place on 3 May"."""
        text = self._sentences[index].text
        stop = text.find(";", end)
        if stop < 0 or not time_cues.TOOK_PLACE.match(text, stop):
            return None
        return next((period for period in self._about(index) if period.char_start > stop), None)

    def _before_semicolon(self, index: int, start: int, end: int) -> Period | None:
        """The day of the event that the sentence tells before a semicolon: "... on Tuesday; nine bodies were found"."""
        text = self._sentences[index].text
        stop = text.rfind(";", 0, start)
        if stop < 0 or not time_cues.tells_event(text[stop:], start - stop, end - stop):
            return None
        told = [period for period in reversed(self._about(index)) if period.char_end <= stop]
        if told and time_cues.is_same_day(text[:stop], text[stop:], start - stop, end - stop):
            return told[0]
        return next((then for period in told if (then := time_cues.from_then(period))), None)

    def _of_event(self, index: int, start: int, end: int) -> Period | None:
        """The day of an event that the sentence only names, where the text dates it before."""
        return None if self._about(index) else self._events.referred(index, start, end)

    def _carried(self, index: int, start: int, end: int, stock: bool) -> Period | None:
        """The time of an earlier sentence of the paragraph, where this one goes on about the same event."""
        text = self._sentences[index].text
        if self._about(index):
            return None
        if time_cues.BREAKDOWN.match(text) and index:
            return next(reversed(self._about(index - 1)), None)
        for earlier in range(index - 1, max(-1, index - 1 - ENTRY), -1):
            if not self._same_block(index, earlier):
                return None
            if found := self._carried_from(earlier, index, start, end, stock):
                return found
        return None

    def _carried_from(self, earlier: int, index: int, start: int, end: int, stock: bool) -> Period | None:
        before, text = self._sentences[earlier].text, self._sentences[index].text
        about = [period for period in self._about(earlier) if not time_cues.is_of_count(before, period)]
        if not about:
            return None
        if time_cues.is_entry_head(before, about[0]):
            return about[0]
        if time_cues.is_same_day(before, text, start, end):
            return min(about, key=lambda period: ACCURACIES.index(period.accuracy))
        if index - earlier > LOOK_BACK:
            return None
        if time_cues.SAME_REPORT.match(text) or time_cues.is_of_them(text, end):
            return about[0]
        if not stock and time_cues.tells_event(text, start, end):
            return next((then for period in about if (then := time_cues.from_then(period))), None)
        return None

    def _counted(self, index: int) -> Period | None:
        """When people were counted who "were identified", where the text says when that count was made."""
        text = self._sentences[index].text
        is_count = time_cues.COUNTED.search(text) and not time_cues.OTHER_COUNT.search(text) and not self._about(index)
        return self._count_made if is_count else None

    @cached_property
    def _count_made(self) -> Period | None:
        """When the count that the document tells of was made: "The survey was carried out between 3 and 7 March"."""
        for index, sentence in enumerate(self._sentences[:EVENT_SEARCH]):
            if not time_cues.COUNT_MADE.search(sentence.text):
                continue
            spans = (period for period in self._about(index) if period.start and period.end and period.shape != "since")
            made = next(spans, None)
            if made:
                return made._replace(basis=f"the time of the count: {made.basis}")
        return None

    def _headed(self, index: int) -> Period | None:
        """The days that the heading of a box, a table or a list of figures gives: "Key figures (as of 3 May)"."""
        if self._about(index) or self._sentences[index].role == "prose":
            return None
        above = (near for near in table_lines(self._sentences, index) if near < index)
        dated = (
            period
            for near in above
            for period in self._times.all(near)
            if time_cues.heads_figures(self._sentences[near].text, period)
        )
        return next(chain(dated, self._times.reporting_periods), None)

    def _until_now(self, index: int, start: int, end: int, found: Period | None, is_own: bool) -> Period | None:
        """What "has happened" or "is so" has its end on the day on which it was said."""
        text = self._sentences[index].text
        around = text[max(0, start - 90) : end + 90]
        stated = self._times.statement_day(index)
        if is_own or not stated or not time_cues.is_present(around):
            return found
        if found:
            return found._replace(end=stated, basis=f"{found.basis} until the day of the statement")
        return Period(None, stated, "day", "until the day of the statement", start, end, "as_of")


def _on_its_day(period: Period) -> Period:
    """How many there are as of a day, or at the end of a month, are there on that day."""
    if period.shape == "end":
        return period._replace(start=period.end)
    is_day = period.accuracy == "day" and period.end and not period.start and period.shape in ("as_of", "until")
    return period._replace(start=period.end) if is_day else period


def _before_its_bracket(text: str, start: int, periods: Sequence[Period]) -> Period | None:
    """The time right before the bracket that the number stands in: "2006 (a war: 90 dead) and 4 May 2020 (a fire)"."""
    opened, closed = text.rfind("(", 0, start), text.find(")", start)
    if opened < text.rfind(")", 0, start) or any(opened < period.char_start < closed for period in periods):
        return None
    return next((period for period in periods if 0 <= opened - period.char_end <= 1), None)


_BEFORE_BRACKET = re.compile(r"(?<![\w,.])(?!(?:19|20)\d\d \()\d[\d,.]*(?: [^\d(),;:]{1,40})? \(\Z")


def _of_whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of the number that one in brackets says again: "2,846 people (611 families) arrived"."""
    whole = _BEFORE_BRACKET.search(text, max(0, start - 60), start) if start and text[start - 1] == "(" else None
    return (whole.start(), min(len(text), text.find(")", end) + 1 or end)) if whole else (start, end)
