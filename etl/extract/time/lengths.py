"""Spans of a known length beside a day or month that is named: "the week to 3 March", "two days after the 3 March quake"."""

from __future__ import annotations

import re
from datetime import date

from etl import lexicons
from etl.extract.time.naming import (
    COUNTS,
    ONE_DAY,
    UNIT_MONTHS,
    Days,
    before,
    count_of,
    days_of_months,
    days_of_unit,
    unit_of,
)

COUNT = rf"(?:\d{{1,3}}|{lexicons.trie(COUNTS)})"
# Looked for in lower case at the end of what stands before the day. Behind an article "after" counts the days of a span,
# else it leads to one day.
_SPAN = rf"(?:(?P<count>{COUNT})[ -])?(?<!early )(?<!small )(?P<unit>(?:hour|hr|day|week|fortnight|month|quarter|year|decade)s?)[ -]"
LENGTH = (
    rf"(?P<length>\b(?:(?P<span>the|within|in|over|during|for) (?:first |last )?)?{_SPAN}"
    r"(?:(?P<forward>from|since|starting|beginning|commencing|of)|(?P<backward>to|ending|ended|until|up to)"
    r"|(?P<point>(?P<after>after|following)|before|preceding|prior to)"
    r"(?: (?:the|its) (?:[\w’'-]+ ){1,3}?(?:of|hit|struck|began|erupted|landed|broke out|fell|started))?))"
)


def of_length(named: Days, accuracy: str, cue: re.Match[str]) -> tuple[Days, str] | None:
    """The days that a match of `LENGTH` counts from those named, and how; None where their units do not go together."""
    count, unit = count_of(cue["count"]), unit_of(cue["unit"])
    if (
        not count
        or accuracy not in ("day", "month", "year")
        or (unit not in UNIT_MONTHS and (accuracy != "day" or named[0] != named[1]))
    ):
        return None
    words = unit if count == 1 else f"{count} {unit}s"
    if cue["forward"]:
        is_of = cue["forward"] == "of" and unit in UNIT_MONTHS  # "two months of 2016" are not its first
        return None if is_of else (_from(named[0], count, unit), f"the {words} from")
    if cue["backward"]:
        return _until(named[1], count, unit), f"the {words} until"
    return _beside(named, accuracy, count, cue), f"the {words} {'after' if cue['after'] else 'before'}"


def _beside(named: Days, accuracy: str, count: int, cue: re.Match[str]) -> Days:
    """Read "two days after" and "in the two days after"."""
    unit = unit_of(cue["unit"])
    if cue["span"] == "the" and cue["after"]:
        return _from(named[1] + ONE_DAY, count, unit)
    if cue["span"] == "the":
        return _until(named[0] - ONE_DAY, count, unit)
    day = before(named[0], -count if cue["after"] else count, unit)
    return (day, day) if accuracy == "day" else days_of_unit(day, accuracy, 0)


def _from(start: date, count: int, unit: str) -> Days:
    return start, max(start, before(start, -count, unit) - ONE_DAY)


def _until(end: date, count: int, unit: str) -> Days:
    if unit in UNIT_MONTHS and end == days_of_months(end.year, end.month, end.month)[1]:
        return before(end.replace(day=1), count * UNIT_MONTHS[unit] - 1, "month"), end
    return before(end, count, unit) + ONE_DAY, end
