"""Days counted from the day of publication ("last Tuesday", "the past 48 hours", "this month")."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from etl.calendar_words import weekday_number
from etl.extract.time.naming import (
    ONE_DAY,
    UNIT_DAYS,
    Days,
    Naming,
    before,
    count_of,
    days_of_months,
    days_of_unit,
    days_of_week,
    unit_of,
)

DayCounter = Callable[[date, bool], Days]  # (day of publication, look ahead?) -> first and last day meant


def counted(accuracy: str, basis: str, from_day: DayCounter) -> Naming:
    """Days that follow from the day of publication; nothing where the days of publication disagree about them."""

    def resolve(published: Days, ahead: bool) -> Days | None:
        earliest, latest = from_day(published[0], ahead), from_day(published[1], ahead)
        return latest if earliest == latest else None

    return Naming(accuracy, basis, resolve, needs="day")


def until_then(accuracy: str, basis: str, from_day: DayCounter) -> Naming:
    """The same for what goes on until publication, where the days of publication need agree about the first day only."""

    def resolve(published: Days, ahead: bool) -> Days | None:
        earliest, latest = from_day(published[0], ahead), from_day(published[1], ahead)
        return latest if earliest[0] == latest[0] else None

    return Naming(accuracy, basis, resolve, needs="day")


def _shifted(days: int) -> DayCounter:
    return lambda day, _ahead: (day + timedelta(days=days),) * 2


DAY_WORDS = {
    "today": ("the day of publication", _shifted(0)),
    "tonight": ("the day of publication", _shifted(0)),
    "yesterday": ("the day before publication", _shifted(-1)),
    "tomorrow": ("the day after publication", _shifted(1)),
    "overnight": ("the night before the day of publication", lambda day, _ahead: (day - ONE_DAY, day)),
    "last night": ("the night before the day of publication", lambda day, _ahead: (day - ONE_DAY, day)),
    "the day before yesterday": ("two days before publication", _shifted(-2)),
}


def read_day_word(match: re.Match[str]) -> Naming:
    """Read "today", "yesterday", "overnight"."""
    words = " ".join(match[0].lower().split())
    basis, from_day = DAY_WORDS["today" if words.startswith("this") else words]
    return counted("day", basis, from_day)


def read_weekday(match: re.Match[str]) -> Naming:
    """Read "Tuesday", "last Tuesday", "next Tuesday"."""
    number, which = weekday_number(match["weekday"]), (match["which"] or "").lower()

    def from_day(day: date, ahead: bool) -> Days:
        if (ahead and which != "last") or which == "next":
            found = day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
        else:
            found = day - timedelta(days=(day.weekday() - number - (which == "last")) % 7 + (which == "last"))
        return found, found

    return counted("day", "the weekday nearest to publication", from_day)


def read_weekday_of_week(match: re.Match[str]) -> Naming:
    """Read "Tuesday last week", "last week on Tuesday", "Tuesday of this week"."""
    number, weeks = weekday_number(match["weekday"]), _step(match["which"])

    def from_day(day: date, _ahead: bool) -> Days:
        found = days_of_week(day)[0] + timedelta(days=7 * weeks + number)
        return found, found

    return counted("day", "the weekday of the week, counted from publication", from_day)


def read_weekend(match: re.Match[str]) -> Naming:
    """Read "the weekend": the last Saturday before publication and the day after it, or the next one ahead."""
    is_next = "next" in match[0].lower()

    def from_day(day: date, ahead: bool) -> Days:
        saturday = day - timedelta(days=(day.weekday() - 6) % 7 + 1)
        saturday += timedelta(days=7 * (is_next or ahead))
        return saturday, saturday + ONE_DAY

    return counted("day", "the weekend nearest to publication", from_day)


def _step(which: str) -> int:
    """How many units after the present one are meant: "last" -1, "this" 0, "next" 1."""
    return {"this": 0, "current": 0, "next": 1, "coming": 1}.get(which.lower(), -1)


def read_calendar_unit(match: re.Match[str]) -> Naming | None:
    """Read "last week", "this month", "the previous year": whole units of the calendar, the present one until publication."""
    step, unit = _step(match["which"]), match["unit"].lower()
    basis = {-1: f"the {unit} before that of publication", 0: f"the {unit} of publication, until then"}

    def from_day(day: date, ahead: bool) -> Days:
        start, end = days_of_unit(day, unit, step)
        return (start, end) if step or ahead else (start, day)

    return until_then(unit, basis.get(step, f"the {unit} after that of publication"), from_day)


def read_unit_before_last(match: re.Match[str]) -> Naming:
    """Read "the week before last"."""
    unit = match["unit"]
    return counted(unit, f"two {unit}s before that of publication", lambda day, _ahead: days_of_unit(day, unit, -2))


def read_end_of_unit(match: re.Match[str]) -> Naming:
    """Read "the end of the year", "month-end", "the end of next month": its last day, which is over unless one looks ahead."""
    step = {"next": 1, "last": -1}.get(match["which"] or "", 0)
    unit = match["unit"]

    def from_day(day: date, ahead: bool) -> Days:
        end = days_of_unit(day, unit, step)[1]
        if end > day and not ahead and not match["which"]:
            end = days_of_unit(day, unit, -1)[1]
        return end, end

    return counted("day", f"the last day of the {unit}, counted from publication", from_day)


def read_unit_to_date(match: re.Match[str]) -> Naming:
    """Read "so far this year", "since the start of the month"."""
    unit = next((unit for unit in ("week", "month") if unit in match[0]), "year")
    return counted(
        "day", f"the {unit} of publication, until then", lambda day, _ahead: (days_of_unit(day, unit, 0)[0], day)
    )


def read_year_so_far(match: re.Match[str]) -> Naming:
    """Read "so far in 2017": until publication, or the whole of a year that was over by then."""
    year = int(match["year"])

    def from_day(day: date, _ahead: bool) -> Days:
        start, end = days_of_months(year, 1, 12)
        return start, max(start, min(end, day))

    return counted("day", "the year named, until publication", from_day)


def read_days_to_come(match: re.Match[str]) -> Naming | None:
    """Read "the next three months": from publication on; only what looks ahead can mean them."""
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    if not count:
        return None

    def resolve(published: Days, ahead: bool) -> Days | None:
        is_known = ahead and published[0] == published[1]
        return (published[0], before(published[0], -count, unit)) if is_known else None

    return Naming("day", f"the {count} {unit}s that follow publication", resolve, needs="day")


def read_rolling(match: re.Match[str]) -> Naming | None:
    """Read "the past week", "the last 48 hours": a span that ends with the day of publication."""
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    if not count:
        return None
    words = unit if count == 1 else f"{count} {unit}s"
    accuracy = {"hour": "day", "fortnight": "week", "decade": "year"}.get(unit, unit)
    return counted(
        accuracy, f"the {words} up to the day of publication", lambda day, _ahead: (before(day, count, unit), day)
    )


def read_ago(match: re.Match[str]) -> Naming | None:
    """Read "two days ago", "three months ago": a day, or the whole month or year."""
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    if not count or unit == "decade":
        return None

    def from_day(day: date, _ahead: bool) -> Days:
        start = before(day, count, unit)
        return (start, start) if unit in UNIT_DAYS else days_of_unit(start, unit, 0)

    accuracy = {"hour": "day", "fortnight": "week"}.get(unit, unit)
    return counted(accuracy, f"{count} {unit}{'s' * (count > 1)} before publication", from_day)
