"""Days as English names them ("17-19 October", "late March", "last Tuesday", "the past 48 hours").

A reader turns what a pattern of `date_forms` matched into a `Naming`, which knows the days that are meant once it is
told when the document was published. It gives nothing where it would have to guess.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

Days = tuple[date, date]
Resolver = Callable[[Days, bool], Days | None]  # (days of publication, look ahead?) -> first and last day meant

ONE_DAY = timedelta(days=1)
SHORT_STRETCH = timedelta(days=31)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
COUNTS = {
    word: number
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "couple of": 2}
PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
PART_NAMES = {"start": "early", "beginning": "early", "middle": "mid", "end": "late", "mid": "mid"}


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


def _with_nearest_year(in_year: Callable[[int], Days | None], published: Days, ahead: bool) -> Days | None:
    """The most recent occurrence that does not begin after publication; looking ahead, the next to end after it.

    Where publication is known to no more than a stretch of time, nothing unless the whole of it agrees or it is short.
    """
    found = {_nearest(in_year, day, ahead) for day in published}
    if len(found) > 1 and published[1] - published[0] > SHORT_STRETCH:
        return None
    return _nearest(in_year, published[0] if ahead else published[1], ahead)


def _nearest(in_year: Callable[[int], Days | None], day: date, ahead: bool) -> Days | None:
    step = 1 if ahead else -1
    for year in range(day.year, day.year + 9 * step, step):  # nine years hold a 29 February
        days = in_year(year)
        if days and (days[1] >= day if ahead else days[0] <= day):
            return days
    return None


def _named(in_year: Callable[[int], Days | None], year: str | None, accuracy: str, words: str) -> Naming:
    if year:
        return Naming(accuracy, f"{words} named", lambda *_: in_year(int(year)))
    resolve = partial(_with_nearest_year, in_year)
    return Naming(accuracy, f"{words} named, the year counted from publication", resolve, needs="year")


def _days_in_month(month: int, first: int, last: int, year: int) -> Days | None:
    start, end = day_or_none(year, month, first), day_or_none(year, month, last)
    return (start, end) if start and end and start <= end else None


def _part(match: re.Match[str]) -> str | None:
    """Return "early", "mid" or "late"; "the end of" counts as late."""
    words = (match.groupdict().get("part") or "").lower().removesuffix(" of").split()
    return PART_NAMES.get(words[-1], words[-1]) if words else None


def _part_of_month(month: int, part: tuple[int, int], year: int) -> Days:
    last = min(part[1], monthrange(year, month)[1])
    return date(year, month, part[0]), date(year, month, last)


def read_day(match: re.Match[str]) -> Naming | None:
    """Read "17 October 2016", "October 17-19", "3 and 7 March"."""
    first = int(match["day"])
    last = int(match["last_day"] or first)
    if not first <= last:
        return None
    in_year = partial(_days_in_month, month_number(match["month"]), first, last)
    return _named(in_year, match["year"], "day", "the day" if first == last else "the days")


def read_iso(match: re.Match[str]) -> Naming | None:
    """Read "2017-03-01"."""
    return _fixed_day(int(match["year"]), int(match["month"]), int(match["day"]))


def read_numeric(match: re.Match[str]) -> Naming | None:
    """Day and month in digits: read only where one of them cannot be a month, or where both are the same."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12 or first == second:
        return _fixed_day(year, second, first)
    return _fixed_day(year, first, second) if second > 12 else None


def _fixed_day(year: int, month: int, day: int) -> Naming | None:
    found = day_or_none(year, month, day)
    return found and Naming("day", "the day named", lambda *_: (found, found))


def read_month(match: re.Match[str]) -> Naming:
    """Read "March 2017", "late October", "the end of May"."""
    month = month_number(match["month"])
    part = _part(match)
    if part:
        return _named(
            partial(_part_of_month, month, PARTS_OF_MONTH[part]), match["year"], "week", f"the {part} part of the month"
        )
    return _named(lambda year: days_of_months(year, month, month), match["year"], "month", "the month")


def read_week_of_month(match: re.Match[str]) -> Naming:
    """Read "the second week of February": seven days counted from the first of the month."""
    month, number = month_number(match["month"]), ORDINALS[match["ordinal"].lower()]

    def in_year(year: int) -> Days:
        first = monthrange(year, month)[1] - 6 if number < 0 else 7 * number - 6
        return date(year, month, first), date(year, month, first + 6)

    return _named(in_year, match["year"], "week", "the week of the month")


def read_year(match: re.Match[str]) -> Naming | None:
    """Read "2015", "early 2017", "2015-2017"."""
    year, part = int(match["year"]), _part(match)
    last_year = int(match.groupdict().get("last_year") or year)
    if last_year < year:
        return None
    first, last = PARTS_OF_YEAR[part] if part else (1, 12)
    return Naming(
        "month" if part else "year",
        f"the {part} part of the year named" if part else "the year named",
        lambda *_: (days_of_months(year, first, last)[0], days_of_months(last_year, first, last)[1]),
    )


def _months_of_year(match: re.Match[str], first: int, last: int, accuracy: str) -> Naming:
    words = (match["year"] or "").lower()
    basis = f"the {accuracy} of the year named" if words.isdigit() else f"the {accuracy}, its year by publication"

    def resolve(published: Days, _ahead: bool) -> Days | None:
        if words.isdigit():
            return days_of_months(int(words), first, last)
        year = published[1].year - ("last" in words)
        return days_of_months(year, first, last) if published[0].year == published[1].year else None

    return Naming(accuracy, basis, resolve, needs="nothing" if words.isdigit() else "day")


def read_part_of_year(match: re.Match[str]) -> Naming | None:
    """Read "the first half of 2017", "the third quarter of last year", "Q1 2018"."""
    groups = match.groupdict()
    number = int(groups["number"]) if "number" in groups else ORDINALS[groups["ordinal"].lower()]
    length, accuracy = (6, "half") if match["unit"].lower() in ("half", "h") else (3, "quarter")
    number = 12 // length if number < 0 else number
    if not 1 <= number <= 12 // length:
        return None
    return _months_of_year(match, length * (number - 1) + 1, length * number, accuracy)


def read_months_of_year(match: re.Match[str]) -> Naming | None:
    """Read "the first three months of 2017"."""
    count = _count(match["count"])
    if not count or not 1 <= count <= 12:
        return None
    first, last = (1, count) if match["ordinal"].lower() == "first" else (13 - count, 12)
    return _months_of_year(match, first, last, "month")


def _count(words: str | None) -> int | None:
    if not words:
        return 1
    return int(words) if words.isdigit() else COUNTS.get(words.lower())


def _counted(accuracy: str, basis: str, from_day: Callable[[date, bool], Days]) -> Naming:
    """Days that follow from the day of publication; nothing where the days of publication disagree about them."""

    def resolve(published: Days, ahead: bool) -> Days | None:
        earliest, latest = from_day(published[0], ahead), from_day(published[1], ahead)
        return latest if earliest == latest else None

    return Naming(accuracy, basis, resolve, needs="day")


def _shifted(days: int) -> Callable[[date, bool], Days]:
    return lambda day, _ahead: (day + timedelta(days=days),) * 2


DAY_WORDS = {
    "today": ("the day of publication", _shifted(0)),
    "tonight": ("the day of publication", _shifted(0)),
    "yesterday": ("the day before publication", _shifted(-1)),
    "tomorrow": ("the day after publication", _shifted(1)),
    "overnight": ("the night before the day of publication", lambda day, _ahead: (day - ONE_DAY, day)),
    "last night": ("the night before the day of publication", lambda day, _ahead: (day - ONE_DAY, day)),
}


def read_day_word(match: re.Match[str]) -> Naming:
    """Read "today", "yesterday", "overnight"."""
    words = " ".join(match[0].lower().split())
    basis, from_day = DAY_WORDS["today" if words.startswith("this") else words.split(" morning")[0]]
    return _counted("day", basis, from_day)


def read_weekday(match: re.Match[str]) -> Naming:
    """Read "Tuesday", "last Tuesday", "next Tuesday"."""
    number, which = WEEKDAYS.index(match["weekday"].lower()), (match["which"] or "").lower()

    def from_day(day: date, ahead: bool) -> Days:
        if (ahead and which != "last") or which == "next":
            found = day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
        else:
            found = day - timedelta(days=(day.weekday() - number - (which == "last")) % 7 + (which == "last"))
        return found, found

    return _counted("day", "the weekday nearest to publication", from_day)


def read_weekend(_match: re.Match[str]) -> Naming:
    """Read "the weekend": the last Saturday before publication and the day after it."""

    def from_day(day: date, _ahead: bool) -> Days:
        saturday = day - timedelta(days=(day.weekday() - 6) % 7 + 1)
        return saturday, saturday + ONE_DAY

    return _counted("day", "the weekend before publication", from_day)


def read_calendar_unit(match: re.Match[str]) -> Naming | None:
    """Read "last week", "this month", "the previous year": whole units of the calendar, the present one until publication."""
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"this": 0, "current": 0, "next": 1, "coming": 1}.get(which, -1)
    basis = {-1: f"the {unit} before that of publication", 0: f"the {unit} of publication, until then"}

    def from_day(day: date, ahead: bool) -> Days:
        start, end = _calendar_unit(day, unit, step)
        return (start, end) if step or ahead else (start, day)

    def resolve(published: Days, ahead: bool) -> Days | None:
        earliest, latest = from_day(published[0], ahead), from_day(published[1], ahead)
        return latest if earliest[0] == latest[0] else None

    return Naming(unit, basis.get(step, f"the {unit} after that of publication"), resolve, needs="day")


def _calendar_unit(day: date, unit: str, step: int) -> Days:
    if unit == "week":
        return days_of_week(day + timedelta(days=7 * step))
    if unit == "year":
        return days_of_months(day.year + step, 1, 12)
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return days_of_months(year, month + 1, month + 1)


def read_rolling(match: re.Match[str]) -> Naming | None:
    """Read "the past week", "the last 48 hours": a span that ends with the day of publication."""
    count, unit = _count(match["count"]), match["unit"].lower()
    if not count or count > 400:
        return None
    words = unit if count == 1 else f"{count} {unit}s"
    accuracy = "day" if unit == "hour" else unit
    return _counted(
        accuracy, f"the {words} up to the day of publication", lambda day, _ahead: (_before(day, count, unit), day)
    )


def read_ago(match: re.Match[str]) -> Naming | None:
    """Read "two days ago", "three months ago": a day, or the whole month or year."""
    count, unit = _count(match["count"]), match["unit"].lower()
    if not count or count > 400:
        return None

    def from_day(day: date, _ahead: bool) -> Days:
        start = _before(day, count, unit)
        return (start, start) if unit in UNIT_DAYS else _calendar_unit(start, unit, 0)

    return _counted(unit, f"{count} {unit}{'s' * (count > 1)} before publication", from_day)


def _before(day: date, count: int, unit: str) -> date:
    if unit in UNIT_DAYS:
        return day - timedelta(days=-int(-count * UNIT_DAYS[unit] // 1))
    year, month = divmod(day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read_year_to_date(_match: re.Match[str]) -> Naming:
    """Read "so far this year"."""
    return _counted("day", "the year of publication, until then", lambda day, _ahead: (date(day.year, 1, 1), day))
