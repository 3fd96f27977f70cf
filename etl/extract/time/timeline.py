"""The expressions of time of a document, sentence by sentence: which say when it happened, which when it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache, partial
from itertools import chain

from etl.extract.grammar.passages import Sentence
from etl.extract.time import time_cues
from etl.extract.time.naming import DAY_FIRST, MONTH_FIRST, Days, days_of_unit
from etl.extract.time.periods import ACCURACIES, Period, expressions
from etl.extract.time.publication import dateline, titled
from etl.extract.time.recalled_days import recalled

HALF_YEAR = timedelta(days=183)
RECALL = 4  # sentences back to which "that day" may point
HEAD = 15  # sentences at the head of a document that may give the period of a report
YEAR = timedelta(days=366)
MONTH = timedelta(days=30)  # within which "the 14th" follows a day named before
LONGEST_SPAN = 60  # characters of a line that may hold nothing but a span of days
NEXT_NAMED = 40  # sentences further on in which a day with its year is looked for


class Timeline:
    """The times that each sentence of a document names: read once, when first asked for."""

    def __init__(self, sentences: Sequence[Sentence], published: Days | None = None):
        """`published` holds the first and last day of publication; without it a dateline in the text is used."""
        self.sentences = sentences
        self.published = published or dateline(sentences) or titled(sentences)
        self._told: dict[tuple[int, bool], list[Period]] = {}
        self._periods: dict[tuple[int, bool], list[Period]] = {}
        self._latest_named: list[date | None] = []

    def about(self, index: int, ahead: bool = False) -> list[Period]:
        """The sentence's expressions that say when it happened, those that point back to days named before included."""
        if (index, ahead) not in self._told:
            named = self.named(index, ahead)
            found = recalled(self.sentences[index].text, named, partial(self._before, index))
            told = sorted([*named, found], key=lambda period: period.char_start) if found else named
            self._told[index, ahead] = told
        return self._told[index, ahead]

    def named(self, index: int, ahead: bool = False) -> list[Period]:
        """The expressions that name days, without those that say when it was said or is planned."""
        text = self.sentences[index].text
        found = [period for period in self.all(index, ahead) if not time_cues.is_aside(text, period)]
        return found if ahead or not found else [period for period in found if not time_cues.lies_ahead(text, period)]

    def all(self, index: int, ahead: bool = False) -> list[Period]:
        """Every expression of time of the sentence."""
        if (index, ahead) not in self._periods:
            self._periods[index, ahead] = self._read(index, ahead)
        return self._periods[index, ahead]

    def same_block(self, index: int, other: int) -> bool:
        """Tell whether two sentences stand in one paragraph."""
        return self.sentences[index].block == self.sentences[other].block

    @cached_property
    def reporting_periods(self) -> list[Period]:
        """The days that the head of a report says it covers: "Reporting period: 5 - 11 June"."""
        read = (self._covered(sentence.text) for sentence in self.sentences[:HEAD])
        return [period for period in read if period]

    def statement_day(self, index: int) -> date | None:
        """The day on which the sentence's source spoke: as the sentence says, or else the day of publication."""
        if any(time_cues.is_said(self.sentences[index].text, period) for period in self.all(index) if period.end):
            return self.said_on(index)
        published = self.published
        return published[0] if published and published[0] == published[1] else None

    def said_on(self, index: int) -> date | None:
        """The day on which the sentence itself says that its source spoke."""
        text = self.sentences[index].text
        said = (period for period in self.all(index) if period.end and time_cues.is_said(text, period))
        first = next(said, None)
        return first.end if first and first.start == first.end else None

    def _before(self, index: int) -> Iterator[Period]:
        """The periods to which a sentence may point back, the nearest first."""
        earlier = range(index - 1, max(-1, index - 1 - RECALL), -1)
        before = (period for near in earlier for period in reversed(self._of_main_clause(near)))
        if "eporting period" in self.sentences[index].text:
            return chain(self.reporting_periods, before)
        return chain(before, self.reporting_periods)

    def _of_main_clause(self, index: int) -> list[Period]:
        """The expressions that name days, without those that something is compared with: "more than in March"."""
        text = self.sentences[index].text
        return [period for period in self.named(index) if not time_cues.is_compared(text, period)]

    def _read(self, index: int, ahead: bool) -> list[Period]:
        text = self.sentences[index].text
        found = expressions(text, self.published, ahead=ahead)
        if any(period.needs in ("month", "order") for period in found):
            month = self._month_from(index)
            found = expressions(text, self.published, month_from=month, order=self._order, ahead=ahead)
        if any(period.needs == "year" for period in found) and (days := self._year_before(index)):
            counted = expressions(text, self.published, year_from=days, ahead=ahead)
            return [_by_days_named(period) for period in counted]
        return found

    def _year_before(self, index: int) -> Days | None:
        """The days that the years of a sentence count from where publication does not tell them: unknown, or long after."""
        if not self.published:
            return self._year_from(index)
        told = next((day for near, day in reversed(self._history) if near <= index), None)
        return (told + HALF_YEAR,) * 2 if told else None

    @cached_property
    def _history(self) -> list[tuple[int, date]]:
        """The days that an account of what is long past names with their year, each with the place of its sentence.

        None where a day near publication is named, with its year or as "Tuesday".
        """
        texts = [sentence.text for sentence in self.sentences]
        told = [(index, day) for index, text in enumerate(texts) if (day := _event_day(text, "month"))]
        latest = max((day for _, day in told), default=None)
        if not latest or not self.published or self.published[0] - latest <= YEAR:
            return []
        is_of_now = any(period.needs == "day" for text in texts for period in expressions(text))
        return [] if is_of_now else told

    @cached_property
    def _order(self) -> Days | None:
        """The order of the digits of "02/06/2021", where the document's other dates agree about it."""
        dates = chain.from_iterable(time_cues.DIGITS.findall(sentence.text) for sentence in self.sentences)
        orders = {
            DAY_FIRST if int(first) > 12 else MONTH_FIRST
            for first, second in dates
            if max(int(first), int(second)) > 12
        }
        return orders.pop() if len(orders) == 1 else None

    def _month_from(self, index: int) -> Days | None:
        """Days that tell the month of "the 14th": the month of the report, or those that follow the day named before it."""
        covered = self.reporting_periods[0] if self.reporting_periods else None
        if covered and covered.start and covered.end and covered.start.month == covered.end.month:
            return days_of_unit(covered.start, "month", 0)
        named = self.all(index - 1) if index and self.same_block(index, index - 1) else []
        told = next((period.start for period in reversed(named) if period.start and period.accuracy == "day"), None)
        if not told:
            return None
        latest = min(told + MONTH, self.published[1]) if self.published else told + MONTH
        return latest, latest

    def _covered(self, text: str) -> Period | None:
        """The days of a line that names a reporting period; a span of days alone in its line is one as well."""
        cue = time_cues.REPORTING.search(text)
        if not cue and len(text) > LONGEST_SPAN:
            return None
        found = [period for period in expressions(text, self.published) if period.start and period.end]
        if cue:
            return next((period for period in found if period.char_end > cue.start()), None)
        bare = text.strip(" *#_()|-–—")
        spans = [period for period in found if period.accuracy != "year" and period.start != period.end]
        if len(spans) == 1 and time_cues.REPORT_NAME.search(text):
            return spans[0]
        spans = [period for period in spans if period.accuracy == "day"]
        return spans[0] if len(spans) == 1 and len(bare) <= spans[0].char_end - spans[0].char_start else None

    def _year_from(self, index: int) -> Days | None:
        """Where nobody knows the day of publication: the latest day named so far, or else the next one named.

        A paragraph that tells events in their order may go on for half a year after the day that it named before.
        """
        told = _event_day(self.sentences[index - 1].text) if index and self.same_block(index, index - 1) else None
        if told:
            return (told + HALF_YEAR,) * 2
        later = (_latest(sentence.text) for sentence in self.sentences[index + 1 : index + NEXT_NAMED])
        latest = self._latest_until(index) or next((day for day in later if day), None)
        return (latest, latest) if latest else None

    def _latest_until(self, index: int) -> date | None:
        while len(self._latest_named) <= index:
            before = self._latest_named[-1] if self._latest_named else None
            named = _latest(self.sentences[len(self._latest_named)].text)
            self._latest_named.append(max(before, named) if before and named else named or before)
        return self._latest_named[index]


def _by_days_named(period: Period) -> Period:
    return period._replace(basis=period.basis.replace("counted from publication", "counted from the days named before"))


@lru_cache(NEXT_NAMED)  # each of so many sentences before it may ask for the same one
def _latest(text: str) -> date | None:
    """The latest day that a sentence names with its year."""
    if not time_cues.YEAR.search(text):
        return None
    ends = (period.end for period in expressions(text) if period.end and period.shape != "until")
    return max(ends, default=None)


def _event_day(text: str, coarsest: str = "year") -> date | None:
    """The last day of the last event that a sentence dates with its year, no coarser than told."""
    if not time_cues.YEAR.search(text):
        return None
    exact = ACCURACIES[: ACCURACIES.index(coarsest) + 1]
    found = (period for period in reversed(expressions(text)) if period.accuracy in exact)
    dated = (period for period in found if period.end and period.needs == "nothing")
    return next((period.end for period in dated if not time_cues.is_said(text, period)), None)
