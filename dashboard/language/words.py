"""The words of the page, and how it writes numbers, days and lists.

The strings stand in one catalogue beside this module: a file for the live page, one for the scorecard and what else
is derived, one for provenance and the plain pages, one for what readers take away; nothing else of the dashboard holds a visible sentence.
Patterns for numbers, days and plurals are part of the catalogue, so that another language is another file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from dashboard.language.translation import translation

FILES = ("words.yaml", "words.scorecard.yaml", "words.plain.yaml", "words.data.yaml")
CATALOGUE = tuple(Path(__file__).with_name(name) for name in FILES)
ENGLISH = "en"
DIGITS = "0123456789"
MILLION = 1_000_000

_spoken: dict[str, dict] = {}  # the one catalogue of this process, once it has been asked for


@cache
def english() -> dict:
    """Return the whole English catalogue, nested as in its files."""
    return {key: value for path in CATALOGUE for key, value in yaml.safe_load(path.read_text(encoding="utf-8")).items()}


def speak(language: str) -> None:
    """Let this process write in a language: "en", another that has a catalogue, or the path of one.

    Raises:
        Untranslated: where there is no such catalogue or it is faulty; the language stays as it was.

    """
    _spoken["catalogue"] = english() if language == ENGLISH else translation(language, english())


def catalogue() -> dict:
    """Return the catalogue in use."""
    return _spoken.get("catalogue") or english()


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
    return _formed(f"count.{key}", number_of).format(n=number(number_of))


def with_unit(unit: str, value: int, written: str) -> str:
    """Return a number as `written` with its unit: "1 household", "300 households"; a number of people stands alone."""
    return _formed(f"unit.{unit}", value).format(number=written)


def _formed(key: str, number_of: int) -> str:
    """Return the form for a number: the first whose pattern its digits fit; languages have up to six."""
    forms = words(key)
    fitting = (form for form, digits in words("plurals").items() if re.fullmatch(str(digits), str(number_of)))
    return str(forms.get(next(fitting, "other"), forms["other"]))


def number(value: int) -> str:
    """Return a whole number with its thousands grouped."""
    return digits(f"{value:,}".replace(",", say("format.group")))


def decimal(value: float, places: int) -> str:
    """Return a number with so many decimal places."""
    return digits(f"{value:.{places}f}".replace(".", say("format.point")))


def percent(share: float) -> str:
    """Return a share of one: "94 %"; only all of it is 100 %."""
    return say("format.percent", number=number(min(round(share * 100), 99) if share < 1 else 100))


def digits(text: str) -> str:
    """Return the text with its digits as the language writes them."""
    written = words("format.digits")
    return text if written == DIGITS else text.translate(str.maketrans(DIGITS, written))


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
        return say("format.million", number=decimal(value / MILLION, 1).removesuffix(say("format.point") + digits("0")))
    return number(value)


def day(value: date) -> str:
    """Return "17 October 2016"."""
    return _day(value, "day")


def short_day(value: date) -> str:
    """Return "17 Oct 2016"."""
    return _day(value, "short_day")


def _day(value: date, pattern: str) -> str:
    names = {name: words(f"format.{name}s")[value.month - 1] for name in ("month", "short_month")}
    return digits(say(f"format.{pattern}", day=value.day, year=value.year, **names))


def month(value: date, *, with_year: bool = False) -> str:
    """Return a month for an axis: "Oct", or "Oct 2016"."""
    return _day(value, "month_and_year" if with_year else "month")


def days(start: date, end: date) -> str:
    """Return one day, or the first and the last of several."""
    if start == end:
        return short_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return say("format.days_of_month", first=digits(str(start.day)), end=short_day(end))
    return say("format.days", start=short_day(start), end=short_day(end))


def listed(items: Sequence[str]) -> str:
    """Return "one, two and three"."""
    if len(items) < 2:
        return "".join(items)
    return say("format.last", first=say("format.list").join(items[:-1]), last=items[-1])


def capital(text: str) -> str:
    """Return the text with a capital first letter and the rest untouched."""
    return text[:1].upper() + text[1:]
