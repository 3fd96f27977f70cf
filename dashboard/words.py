"""The words of the page, and how it writes numbers, days and lists.

The strings stand in one catalogue beside this module: a file for the live page, one for the scorecard and what else
is derived, one for provenance and the plain pages, one for what readers take away; nothing else of the dashboard holds a visible sentence.
Patterns for numbers and days are part of the catalogue, so that another language is another file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import yaml

FILES = ("words.yaml", "words.scorecard.yaml", "words.plain.yaml", "words.data.yaml")
CATALOGUE = tuple(Path(__file__).with_name(name) for name in FILES)
MILLION = 1_000_000


@cache
def catalogue() -> dict:
    """Return the whole catalogue, nested as in its files."""
    return {key: value for path in CATALOGUE for key, value in yaml.safe_load(path.read_text(encoding="utf-8")).items()}


def words(key: str) -> object:
    """Return what stands at a dotted key ("chart.reading"): a string, a list or a mapping."""
    found = catalogue()
    for part in key.split("."):
        found = found[part]
    return found


def say(key: str, **values: object) -> str:
    """Return the string at a dotted key with its braces filled in."""
    return str(words(key)).format(**values)


def count(key: str, number_of: int) -> str:
    """Return "1 figure" or "12 figures"."""
    return say(f"count.{key}.{'one' if number_of == 1 else 'other'}", n=number(number_of))


def number(value: int) -> str:
    """Return a whole number with its thousands grouped."""
    return f"{value:,}".replace(",", say("format.group"))


def bounds(low: int | None, high: int | None, *, firm: bool = True) -> str:
    """Return bounds of which one may be open: "at least 5,000", "about 300" if not firm; empty where none is known."""
    if low is None and high is None:
        return ""
    point = "exact" if firm else "about"
    form = "at_least" if high is None else "at_most" if low is None else point if low == high else "range"
    written = {name: None if bound is None else number(bound) for name, bound in (("low", low), ("high", high))}
    return say(f"quantifier.{form}", **written)


def short_number(value: int) -> str:
    """Return a number for an axis or a tight label: "1 million", else as `number`."""
    if value >= MILLION and value % (MILLION // 10) == 0:
        return say("format.million", number=f"{value / MILLION:g}")
    return number(value)


def day(value: date) -> str:
    """Return "17 October 2016"."""
    return _day(value, "day")


def short_day(value: date) -> str:
    """Return "17 Oct 2016"."""
    return _day(value, "short_day")


def _day(value: date, pattern: str) -> str:
    month, short_month = words("format.months")[value.month - 1], words("format.short_months")[value.month - 1]
    return say(f"format.{pattern}", day=value.day, month=month, short_month=short_month, year=value.year)


def days(start: date, end: date) -> str:
    """Return one day, or the first and the last of several."""
    if start == end:
        return short_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return say("format.days_of_month", first=start.day, end=short_day(end))
    return say("format.days", start=short_day(start), end=short_day(end))


def listed(items: Sequence[str]) -> str:
    """Return "one, two and three"."""
    if len(items) < 2:
        return "".join(items)
    return say("format.last", first=say("format.list").join(items[:-1]), last=items[-1])


def capital(text: str) -> str:
    """Return the text with a capital first letter and the rest untouched."""
    return text[:1].upper() + text[1:]
