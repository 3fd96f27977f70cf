"""What naming days means, and the arithmetic of days.

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
# The orders of digits in "02/06/2021", which a document's other dates tell; they stand where other namings need days
DAY_FIRST: Days = (date.min, date.min)
MONTH_FIRST: Days = (date.max, date.max)
_TEENS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
COUNTS = (
    {word: number for number, word in enumerate(_TEENS, start=1)}
    | {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {
        f"{ten}-{one}": 20 + 10 * tens + ones
        for tens, ten in enumerate(_TENS)
        for ones, one in enumerate(_TEENS[:9], 1)
    }
    | {"a": 1, "an": 1, "couple of": 2, "hundred": 100}
)
UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_LONGEST_SPAN = 400  # units of time: more is no count of them


class Naming(NamedTuple):
    """How some words name days: how exactly, why (in our words), and the days once publication is known."""

    accuracy: str
    basis: str
    resolve: Resolver
    # what must be known besides the words: "nothing", the "year", "month" or "day" of publication, the "order" of digits
    needs: str = "nothing"


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


def days_of_unit(day: date, unit: str, step: int) -> Days:
    """The week, month, quarter or year that holds the day, or one that lies some steps before or after it."""
    if unit == "week":
        return days_of_week(day + timedelta(days=7 * step))
    if unit == "year":
        return days_of_months(day.year + step, 1, 12)
    if unit == "quarter":
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + step, 4)
        return days_of_months(year, 3 * quarter + 1, 3 * quarter + 3)
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return days_of_months(year, month + 1, month + 1)


def before(day: date, count: int, unit: str) -> date:
    """The day that lies some units of time before another: whole days, or the same day of another month."""
    if unit in UNIT_DAYS:
        return day - timedelta(days=-int(-count * UNIT_DAYS[unit] // 1))
    year, month = divmod(day.year * 12 + day.month - 1 - count * UNIT_MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def count_of(words: str | None) -> int | None:
    """Read the number of a span of time ("two", "48"); one where none is written, nothing where it is beyond reason."""
    if not words:
        return 1
    count = int(words) if words.isdigit() else COUNTS.get(words.lower(), 0)
    return count if 0 < count <= _LONGEST_SPAN else None


def unit_of(word: str) -> str:
    """The unit of time that a word names: "hrs", "days", "months"."""
    word = word.lower().removesuffix("s")
    return "hour" if word == "hr" else word
