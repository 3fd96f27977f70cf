"""The time that a number of a document is about, told from its sentence and from the sentences before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from etl.extract.grammar.attachment import attached
from etl.extract.grammar.heads import table_lines
from etl.extract.grammar.passages import Sentence
from etl.extract.layout.columns import heading_over
from etl.extract.time import time_cues
from etl.extract.time.calendar_words import Days
from etl.extract.time.periods import UNRESOLVED, Period, expressions
from etl.extract.time.publication import dateline, titled
from etl.extract.time.recalled_days import recalled

HALF_YEAR = timedelta(days=183)
RECALL = 4  # sentences back to which "that day" may point
LOOK_BACK = 3  # sentences of the same paragraph in which the day of an event may stand
HEAD = 15  # sentences at the head of a document that may give the period of a report
ENTRY = 10  # sentences that an entry of a chronicle may have
EVENT_SEARCH = 400  # sentences in which the beginning of a named event is looked for


class Chronology:
    """The times of one document: built once, read for each of its numbers."""

    def __init__(self, sentences: Sequence[Sentence], published: Days | None = None):
        """`published` holds the first and last day of publication; without it a dateline in the text is used."""
        self._sentences = sentences
        self.published = published or dateline(sentences) or titled(sentences)
        self._told: dict[tuple[int, bool], list[Period]] = {}
        self._periods: dict[tuple[int, bool], list[Period]] = {}
        self._latest_named: list[date | None] = []

    def period_for(self, index: int, char_start: int, char_end: int, status: str | None = "reported") -> Period | None:
        """The period that the number at `char_start:char_end` of the document is about, or None.

        `index` is the place of its sentence among the sentences.
        """
        sentence = self._sentences[index]
        start, end = _of_whole(sentence.text, char_start - sentence.start, char_end - sentence.start)
        projected = status in ("projected", "planned")
        own = self._own(index, start, end, projected)
        if own and not own.start and own.shape in ("as_of", "until"):
            own = self._from_its_start(index, end, own)
        found = (
            own
            or self._before_semicolon(index, start, end)
            or self._since_event(index)
            or self._counted(index)
            or self._carried(index, start, end)
            or self._headed(index)
        )
        if projected or (found and found.end):
            return found
        return self._until_now(index, start, end, found, own is not None)

    def _own(self, index: int, start: int, end: int, ahead: bool) -> Period | None:
        text = self._sentences[index].text
        told = attached(text, start, end, self._about(index, ahead))
        return told or self._month_of_row(index) or self._month_of_column(index, start)

    def _month_of_column(self, index: int, start: int) -> Period | None:
        """The month at the head of a table's column, whose year is that of publication where it names none."""
        heading = heading_over(self._sentences, index, start) or ""
        month = time_cues.MONTH_ALONE.fullmatch(heading)
        return next(iter(expressions(f"in {heading}", self.published)), None) if month else None

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

    @cached_property
    def _reporting_periods(self) -> list[Period]:
        """The days that the head of a report says it covers: "Reporting period: 5 - 11 June"."""
        heads = (index for index, head in enumerate(self._sentences[:HEAD]) if self._gives_period(index, head.text))
        return [period for index in heads for period in self._all(index) if period.start and period.end]

    def _gives_period(self, index: int, text: str) -> bool:
        """Tell a line that names a reporting period from others; a span of days alone in its line is one as well."""
        if time_cues.REPORTING.search(text):
            return True
        spans = [period for period in self._all(index) if period.accuracy == "day" and period.start != period.end]
        bare = text.strip(" *#_()|-–—")
        return len(spans) == 1 and len(bare) <= spans[0].char_end - spans[0].char_start

    def _event_before(self, index: int) -> Period | None:
        """The beginning that the sentence before, in the same paragraph, tells of."""
        if not index or not self._same_block(index, index - 1):
            return None
        begun = time_cues.BEGINS.search(self._sentences[index - 1].text)
        told = (period for period in self._about(index - 1) if period.start and period.accuracy == "day")
        return next((period for period in told if begun or period.shape == "since"), None)

    def _before_semicolon(self, index: int, start: int, end: int) -> Period | None:
        """The day of the event that the sentence tells before a semicolon: "... on Tuesday; nine bodies were found"."""
        text = self._sentences[index].text
        stop = text.rfind(";", 0, start)
        if stop < 0 or not time_cues.tells_event(text[stop:], start - stop, end - stop):
            return None
        told = (period for period in reversed(self._about(index)) if period.char_end <= stop)
        return next((then for period in told if (then := time_cues.from_then(period))), None)

    def _about(self, index: int, ahead: bool = False) -> list[Period]:
        """The sentence's expressions that say when it happened, those that point back to days named before included."""
        if (index, ahead) not in self._told:
            named = self._named(index, ahead)
            found = recalled(self._sentences[index].text, self._told_before(index))
            told = sorted([*named, found], key=lambda period: period.char_start) if found else named
            self._told[index, ahead] = told
        return self._told[index, ahead]

    def _told_before(self, index: int) -> Iterator[Period]:
        """The days named before a sentence, the nearest first, and those that the report covers: these first if it says so."""
        covers = "eporting period" in self._sentences[index].text
        if covers:
            yield from self._reporting_periods
        for near in range(index - 1, max(-1, index - 1 - RECALL), -1):
            yield from reversed(self._of_main_clause(near))
        if not covers:
            yield from self._reporting_periods

    def _of_main_clause(self, index: int) -> list[Period]:
        """The expressions that name days, without those that something is compared with: "more than in March"."""
        text = self._sentences[index].text
        return [period for period in self._named(index) if not time_cues.is_compared(text, period)]

    def _named(self, index: int, ahead: bool = False) -> list[Period]:
        """The expressions that name days, without those that say when it was said or is planned."""
        text = self._sentences[index].text
        found = [period for period in self._all(index, ahead) if not time_cues.is_said(text, period)]
        return found if ahead or not found else [period for period in found if not time_cues.lies_ahead(text, period)]

    def _all(self, index: int, ahead: bool = False) -> list[Period]:
        if (index, ahead) not in self._periods:
            text = self._sentences[index].text
            found = expressions(text, self.published, ahead=ahead)
            if not self.published and any(period.needs == "year" and period.basis == UNRESOLVED for period in found):
                found = [
                    _by_days_named(period)
                    for period in expressions(text, None, year_from=self._year_from(index), ahead=ahead)
                ]
            self._periods[index, ahead] = found
        return self._periods[index, ahead]

    def _year_from(self, index: int) -> Days | None:
        """Where nobody knows the day of publication: the latest day named so far, or else the next one named.

        A paragraph that tells events in their order may go on for half a year after the day that it named before.
        """
        told = _event_day(self._sentences[index - 1].text) if index and self._same_block(index, index - 1) else None
        if told:
            return (told + HALF_YEAR,) * 2
        latest = self._latest_until(index)
        for later in range(index + 1, min(index + 40, len(self._sentences))):
            if latest:
                break
            latest = _latest(self._sentences[later].text)
        return (latest, latest) if latest else None

    def _same_block(self, index: int, other: int) -> bool:
        return self._sentences[index].block == self._sentences[other].block

    def _latest_until(self, index: int) -> date | None:
        while len(self._latest_named) <= index:
            before = self._latest_named[-1] if self._latest_named else None
            named = _latest(self._sentences[len(self._latest_named)].text)
            self._latest_named.append(max(before, named) if before and named else named or before)
        return self._latest_named[index]

    def _since_event(self, index: int) -> Period | None:
        """Read "since the offensive began", where the text says elsewhere when that was."""
        text = self._sentences[index].text
        match = time_cues.SINCE_EVENT.search(text) if "ince " in text else None
        begun = match and self._beginning_of(time_cues.event(match["event"]))
        if not match or not begun:
            return None
        basis = f"since the {match['event']} began: {begun.basis.removeprefix('since ')}"
        return begun._replace(basis=basis, char_start=match.start(), char_end=match.end())

    def _beginning_of(self, event: str) -> Period | None:
        for index, sentence in enumerate(self._sentences[:EVENT_SEARCH]):
            names = (time_cues.event(match["event"]) for match in time_cues.EVENT_NAME.finditer(sentence.text))
            if not time_cues.BEGINS.search(sentence.text) or event not in names:
                continue
            begun = next((period for period in self._about(index) if period.start and period.accuracy == "day"), None)
            if begun:
                return begun._replace(end=self.statement_day(index), shape="since")
        return None

    def _carried(self, index: int, start: int, end: int) -> Period | None:
        """The time of an earlier sentence of the paragraph, where this one goes on about the same event."""
        text = self._sentences[index].text
        if self._about(index):
            return None
        if time_cues.BREAKDOWN.match(text) and index:
            return next(reversed(self._about(index - 1)), None)
        for earlier in range(index - 1, max(-1, index - 1 - ENTRY), -1):
            before = self._sentences[earlier]
            if before.block != self._sentences[index].block:
                return None
            is_near = index - earlier <= LOOK_BACK
            about = self._about(earlier) if is_near or time_cues.ENTRY_START.match(before.text) else []
            if about and time_cues.is_entry_head(before.text, about[0]):
                return about[0]
            if about and is_near and time_cues.SAME_REPORT.match(text):
                return about[0]
            if about and is_near and self._is_same_day(before.text, text, start, end):
                return about[0]
            if about and is_near and time_cues.tells_event(text, start, end):
                return next((then for period in about if (then := time_cues.from_then(period))), None)
        return None

    def _is_same_day(self, before: str, text: str, start: int, end: int) -> bool:
        """Tell "A truck overturned on 3 May. Five people died" from what went on for longer."""
        if time_cues.PRONOUN.match(text) or time_cues.OF_THEM.match(text, end):
            return True
        around = text[max(0, start - 60) : end + 60]
        return bool(time_cues.SUDDEN.search(before) and time_cues.CASUALTY.search(around))

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
            for period in self._all(near)
            if time_cues.heads_figures(self._sentences[near].text, period)
        )
        return next(chain(dated, self._reporting_periods), None)

    def _until_now(self, index: int, start: int, end: int, found: Period | None, is_own: bool) -> Period | None:
        """What "has happened" or "is so" has its end on the day on which it was said."""
        text = self._sentences[index].text
        around = text[max(0, start - 90) : end + 90]
        stated = self.statement_day(index)
        if is_own or not stated or not time_cues.PRESENT.search(around) or time_cues.PAST_OR_POSSIBLE.search(around):
            return found
        if found:
            return found._replace(end=stated, basis=f"{found.basis} until the day of the statement")
        return Period(None, stated, "day", "until the day of the statement", start, end, "as_of")

    def statement_day(self, index: int) -> date | None:
        """The day on which the sentence's source spoke: as the sentence says, or else the day of publication."""
        text = self._sentences[index].text
        said = [period for period in self._all(index) if period.end and time_cues.is_said(text, period)]
        if said:
            return said[0].end if said[0].start == said[0].end else None
        published = self.published
        return published[0] if published and published[0] == published[1] else None


def _by_days_named(period: Period) -> Period:
    return period._replace(basis=period.basis.replace("counted from publication", "counted from the days named before"))


def _latest(text: str) -> date | None:
    """The latest day that a sentence names with its year."""
    if not time_cues.YEAR.search(text):
        return None
    ends = (period.end for period in expressions(text) if period.end and period.shape != "until")
    return max(ends, default=None)


def _event_day(text: str) -> date | None:
    """The last day of the last event that a sentence dates with its year."""
    if not time_cues.YEAR.search(text):
        return None
    dated = (period for period in reversed(expressions(text)) if period.end and period.needs == "nothing")
    return next((period.end for period in dated if not time_cues.is_said(text, period)), None)


_BEFORE_BRACKET = re.compile(r"(?<![\w,.])\d[\d,.]*(?: [^\d(),;:]{1,40})? \(\Z")


def _of_whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the place of the number that one in brackets says again: "2,846 people (611 families) arrived"."""
    whole = _BEFORE_BRACKET.search(text, max(0, start - 60), start) if start and text[start - 1] == "(" else None
    return (whole.start(), min(len(text), text.find(")", end) + 1 or end)) if whole else (start, end)
