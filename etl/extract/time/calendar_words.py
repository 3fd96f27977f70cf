"""The calendar's words, and what naming days means.

A `Naming` knows the days that are meant once it is told when the document was published. It gives nothing where it
would have to guess.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

Days = tuple[date, date]
Resolver = Callable[[Days, bool], Days | None]  # (days of publication, look ahead?) -> first and last day meant

ONE_DAY = timedelta(days=1)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTED = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
)  # fmt: skip
COUNTS = {word: number for number, word in enumerate(COUNTED, start=1)} | {"a": 1, "an": 1, "couple of": 2}
UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}


class Naming(NamedTuple):
    """How some words name days: how exactly, why (in our words), and the days once publication is known."""

    accuracy: str
    basis: str
    resolve: Resolver
    needs: str = "nothing"  # what must be known besides the words: "nothing", the "year" or the "day" of publication


def month_number(word: str) -> int:
    """1 to 12 for any English spelling of a month, short or full."""
    return MONTHS.index(word[:3].lower()) + 1


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or nothing where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_of_months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last day of another."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def days_of_week(day: date) -> Days:
    """Monday to Sunday of the week that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def count_of(words: str | None) -> int | None:
    """Read the number of a span of time ("two", "48"); one where none is written."""
    if not words:
        return 1
    return int(words) if words.isdigit() else COUNTS.get(words.lower())
