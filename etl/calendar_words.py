"""The calendar's names, and the patterns by which every reader of dates knows them."""

from __future__ import annotations

from etl import lexicons

_names = lexicons.load("calendar")

MONTHS = _names["months"]
WEEKDAYS = _names["weekdays"]
ABBREVIATIONS = frozenset(name.lower() for name in (*_names["short_months"], *_names["short_weekdays"]))


def names(*sections: str) -> str:
    """A pattern that matches any name of some sections of the lexicon, as written there or in capitals."""
    written = [name for section in sections for name in _names[section]]
    return rf"(?:{lexicons.trie([*written, *(name.upper() for name in written)])})"


FULL_MONTH = rf"{names('months')}\b"
SHORT_MONTH = rf"{names('short_months')}\b"
UNMISTAKABLE_MONTH = rf"{names('unmistakable_months')}\b"
MONTH = rf"(?:{FULL_MONTH}|{SHORT_MONTH}\.?)"
FULL_WEEKDAY = rf"{names('weekdays')}\b"
WEEKDAY = rf"(?:{FULL_WEEKDAY}|{names('short_weekdays')}\b\.?)"


def month_number(word: str) -> int:
    """1 to 12 for any English spelling of a month, short or full."""
    return next(number for number, month in enumerate(MONTHS, start=1) if month[:3].lower() == word[:3].lower())


def weekday_number(word: str) -> int:
    """0, Monday, to 6 for any English spelling of a day of the week, short or full."""
    return next(number for number, day in enumerate(WEEKDAYS) if day[:3].lower() == word[:3].lower())
