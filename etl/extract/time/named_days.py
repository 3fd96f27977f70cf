"""Days that the calendar names ("17-19 October", "late March", "the first half of 2017").

Each reader turns what a pattern of `date_forms` matched into a `Naming`; where the year is missing, it is counted back
from publication.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from etl.calendar_words import month_number
from etl.extract.time.counted_days import until_then
from etl.extract.time.naming import DAY_FIRST, Days, Naming, count_of, day_or_none, days_of_months, days_of_unit

SHORT_STRETCH = timedelta(days=31)
SOON = timedelta(days=14)  # a day without its year that lies so little ahead is not the one of a year ago
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1, "final": -1,
}  # fmt: skip
PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
LENGTHS = {"half": 6, "h": 6, "semester": 6, "quarter": 3, "q": 3, "trimester": 3}  # months of a part of the year
HOLIDAYS = {
    "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "Boxing Day": (12, 26), "New Year's Day": (1, 1),
    "New Year’s Day": (1, 1), "New Year's Eve": (12, 31), "New Year’s Eve": (12, 31),
}  # fmt: skip  # month and day
PART_NAMES = {"start": "early", "beginning": "early", "middle": "mid", "end": "late", "mid": "mid"}

InYear = Callable[[int], Days | None]


def _with_nearest_year(in_year: InYear, soon: timedelta, published: Days, ahead: bool) -> Days | None:
    """The most recent occurrence that does not begin after publication; looking ahead, the next to end after it.

    Where publication is known to no more than a stretch of time, nothing unless the whole of it agrees or it is short.
    """
    found = {_nearest(in_year, soon, day, ahead) for day in published}
    if len(found) > 1 and published[1] - published[0] > SHORT_STRETCH:
        return None
    return _nearest(in_year, soon, published[0] if ahead else published[1], ahead)


def _nearest(in_year: InYear, soon: timedelta, day: date, ahead: bool) -> Days | None:
    step = 1 if ahead else -1
    latest = day if ahead else day + soon
    for year in range(latest.year, latest.year + 9 * step, step):  # nine years hold a 29 February
        days = in_year(year)
        if days and (days[1] >= day if ahead else days[0] <= latest):
            return days
    return None


def _named(in_year: InYear, year: str | None, accuracy: str, words: str) -> Naming:
    if not year:
        soon = SOON if accuracy == "day" else timedelta(0)
        resolve = partial(_with_nearest_year, in_year, soon)
        return Naming(accuracy, f"{words} named, the year counted from publication", resolve, needs="year")
    if year.isdigit():
        number = int(year) if len(year) > 2 else 2000 + int(year)
        return Naming(accuracy, f"{words} named", lambda *_: in_year(number))
    step = -1 if "last" in year.lower() else 0

    def of_that_year(published: Days, _ahead: bool) -> Days | None:
        return in_year(published[1].year + step) if published[0].year == published[1].year else None

    return Naming(accuracy, f"{words} named, of {year.lower()} by publication", of_that_year, needs="day")


def _in_month(match: re.Match[str], days_in: Callable[[int, int], Days], accuracy: str, words: str) -> Naming:
    """Days within a month that is named, or is "this month" or "last month"."""
    if not match["which"]:
        month = month_number(match["month"])
        return _named(lambda year: days_in(year, month), match["year"], accuracy, words)
    step = -1 if match["which"] == "last" else 0

    def from_day(day: date, _ahead: bool) -> Days:
        first = days_of_unit(day, "month", step)[0]
        return _over_by(day, days_in(first.year, first.month))

    return until_then(accuracy, f"{words}, counted from publication", from_day)


def _over_by(day: date, days: Days) -> Days:
    """Those of some days that were over by a day."""
    return days[0], max(days[0], min(days[1], day))


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


def read_day_of_month(match: re.Match[str]) -> Naming | None:
    """Read "on the 15th", "between the 3rd and the 7th": the last such days before publication, or the next ones ahead."""
    first = int(match["day"])
    last = int(match.groupdict().get("last_day") or first)
    if not first <= last:
        return None

    def on(day: date, ahead: bool) -> Days | None:
        months = (
            divmod(day.year * 12 + day.month - 1 + step, 12) for step in (range(3) if ahead else range(0, -3, -1))
        )
        found = (_days_in_month(month + 1, first, last, year) for year, month in months)
        return next((days for days in found if days and (days[1] >= day if ahead else days[0] <= day)), None)

    def resolve(published: Days, ahead: bool) -> Days | None:
        if days_of_unit(published[0], "month", 0) == published:  # a month's report
            return _days_in_month(published[0].month, first, last, published[0].year)
        found = {on(day, ahead) for day in published}
        return found.pop() if len(found) == 1 else None

    return Naming("day", "the day named, the month counted from publication", resolve, needs="month")


def read_day_of_unit(match: re.Match[str]) -> Naming:
    """Read "the 15th of last month"."""
    number = int(match["day"])

    def days_in(year: int, month: int) -> Days:
        day = date(year, month, min(number, monthrange(year, month)[1]))
        return day, day

    return _in_month(match, days_in, "day", "the day of the month")


def read_iso(match: re.Match[str]) -> Naming | None:
    """Read "2017-03-01", "2017/03/01"."""
    return _fixed_day(int(match["year"]), int(match["month"]), int(match["day"]))


def read_numeric(match: re.Match[str]) -> Naming | None:
    """Day and month in digits: between stops the day is first; else one that cannot be a month tells, or the other dates."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12 or first == second or match["mark"] == ".":
        return _fixed_day(year, second, first)
    if second > 12:
        return _fixed_day(year, first, second)

    def in_order(order: Days, _ahead: bool) -> Days | None:
        day = day_or_none(year, second, first) if order == DAY_FIRST else day_or_none(year, first, second)
        return (day, day) if day else None

    return Naming("day", "the day named, its digits in the order of the other dates", in_order, needs="order")


def _fixed_day(year: int, month: int, day: int) -> Naming | None:
    found = day_or_none(year, month, day)
    return Naming("day", "the day named", lambda *_: (found, found)) if found else None


def read_numeric_month(match: re.Match[str]) -> Naming:
    """Read "02/2017"."""
    days = days_of_months(int(match["year"]), int(match["month"]), int(match["month"]))
    return Naming("month", "the month named", lambda *_: days)


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
    number = ORDINALS[match["ordinal"].lower()]

    def days_in(year: int, month: int) -> Days:
        first = monthrange(year, month)[1] - 6 if number < 0 else 7 * number - 6
        return date(year, month, first), date(year, month, first + 6)

    return _in_month(match, days_in, "week", "the week of the month")


def read_half_of_month(match: re.Match[str]) -> Naming | None:
    """Read "the first half of November": until its 15th, or from its 16th on."""
    half = ORDINALS[match["ordinal"].lower()]
    half = 2 if half < 0 else half
    if half > 2:
        return None
    days = (1, 15) if half == 1 else (16, 31)
    return _in_month(
        match,
        lambda year, month: _part_of_month(month, days, year),
        "week",
        f"the half of the month {days[0]} to {days[1]}",
    )


def read_days_of_month(match: re.Match[str]) -> Naming | None:
    """Read "the first two weeks of May", "the last ten days of last month"."""
    length = (count_of(match["count"]) or 0) * (7 if match["unit"] == "week" else 1)
    if not 0 < length <= 31:
        return None

    def days_in(year: int, month: int) -> Days:
        last = monthrange(year, month)[1]
        first = max(1, last - length + 1) if match["ordinal"].lower() == "last" else 1
        return date(year, month, first), date(year, month, min(last, first + length - 1))

    return _in_month(match, days_in, "day", "the days of the month")


def read_part_of_unit(match: re.Match[str]) -> Naming:
    """Read "late last month", "early this year": what of it was over by publication."""
    part, unit = _part(match) or "early", match["unit"]
    step = -1 if match["which"].lower() == "last" else 0

    def from_day(day: date, _ahead: bool) -> Days:
        first = days_of_unit(day, unit, step)[0]
        if unit == "month":
            return _over_by(day, _part_of_month(first.month, PARTS_OF_MONTH[part], first.year))
        return _over_by(day, days_of_months(first.year, *PARTS_OF_YEAR[part]))

    return until_then(
        "month" if unit == "year" else "week", f"the {part} part of the {unit}, counted from publication", from_day
    )


def read_holiday(match: re.Match[str]) -> Naming:
    """Read "Christmas Day", whose day is the same each year, and "New Year"."""
    month, day = HOLIDAYS.get(match["name"], (1, 1))
    return _named(partial(_days_in_month, month, day, day), match["year"], "day", "the holiday")


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


def _within_year(match: re.Match[str], days_in: Callable[[int], Days], accuracy: str) -> Naming:
    words = (match["year"] or "").lower()
    if not words:
        return _named(days_in, None, accuracy, f"the {accuracy}")
    basis = f"the {accuracy} of the year named" if words.isdigit() else f"the {accuracy}, its year by publication"

    def resolve(published: Days, _ahead: bool) -> Days | None:
        if words.isdigit():
            return days_in(int(words))
        year = published[1].year - ("last" in words)
        return days_in(year) if published[0].year == published[1].year else None

    return Naming(accuracy, basis, resolve, needs="nothing" if words.isdigit() else "day")


def read_part_of_year(match: re.Match[str]) -> Naming | None:
    """Read "the first half of 2017", "the third quarter of last year", "Q1 2018"."""
    groups = match.groupdict()
    number = int(groups["number"]) if "number" in groups else ORDINALS[groups["ordinal"].lower()]
    length = LENGTHS[match["unit"].lower()]
    number = 12 // length if number < 0 else number
    if not 1 <= number <= 12 // length:
        return None
    accuracy = "half" if length == 6 else "quarter"
    return _within_year(match, lambda year: days_of_months(year, length * (number - 1) + 1, length * number), accuracy)


def read_months_of_year(match: re.Match[str]) -> Naming | None:
    """Read "the first three months of 2017"."""
    count = count_of(match["count"])
    if not count or not 1 <= count <= 12:
        return None
    first, last = (1, count) if match["ordinal"].lower() == "first" else (13 - count, 12)
    return _within_year(match, lambda year: days_of_months(year, first, last), "month")


def read_days_of_year(match: re.Match[str]) -> Naming | None:
    """Read "the first six weeks of 2017"."""
    length = (count_of(match["count"]) or 0) * (7 if match["unit"] == "week" else 1)
    if not 0 < length <= 366:
        return None
    return _within_year(match, lambda year: (date(year, 1, 1), date(year, 1, 1) + timedelta(days=length - 1)), "day")
