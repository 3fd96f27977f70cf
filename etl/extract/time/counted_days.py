"""Days counted from the day of publication ("last Tuesday", "the past 48 hours", "this month")."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from etl.extract.time.calendar_words import (
    ONE_DAY,
    UNIT_DAYS,
    WEEKDAYS,
    Days,
    Naming,
    count_of,
    days_of_months,
    days_of_week,
)  # fmt: skip


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


def read_end_of_unit(match: re.Match[str]) -> Naming:
    """Read "the end of the year", "the end of next month": its last day."""
    step = {"next": 1, "last": -1}.get(match["which"] or "", 0)
    unit = match["unit"]

    def from_day(day: date, _ahead: bool) -> Days:
        end = _calendar_unit(day, unit, step)[1]
        return end, end

    return _counted("day", f"the last day of the {unit}, counted from publication", from_day)


def read_year_so_far(match: re.Match[str]) -> Naming:
    """Read "so far in 2017": until publication, or the whole of a year that was over by then."""
    year = int(match["year"])

    def from_day(day: date, _ahead: bool) -> Days:
        start, end = days_of_months(year, 1, 12)
        return start, max(start, min(end, day))

    return _counted("day", "the year named, until publication", from_day)


def read_days_to_come(match: re.Match[str]) -> Naming | None:
    """Read "the next three months": from publication on; only what looks ahead can mean them."""
    count, unit = count_of(match["count"]), match["unit"].lower()
    if not count or count > 400:
        return None

    def resolve(published: Days, ahead: bool) -> Days | None:
        is_known = ahead and published[0] == published[1]
        return (published[0], _before(published[0], -count, unit)) if is_known else None

    return Naming("day", f"the {count} {unit}s that follow publication", resolve, needs="day")


def read_rolling(match: re.Match[str]) -> Naming | None:
    """Read "the past week", "the last 48 hours": a span that ends with the day of publication."""
    count, unit = count_of(match["count"]), match["unit"].lower()
    if not count or count > 400:
        return None
    words = unit if count == 1 else f"{count} {unit}s"
    accuracy = "day" if unit == "hour" else unit
    return _counted(
        accuracy, f"the {words} up to the day of publication", lambda day, _ahead: (_before(day, count, unit), day)
    )


def read_ago(match: re.Match[str]) -> Naming | None:
    """Read "two days ago", "three months ago": a day, or the whole month or year."""
    count, unit = count_of(match["count"]), match["unit"].lower()
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
