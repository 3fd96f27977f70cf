"""Countries that only the name of their people tells: "on the Malian side", "Malians have left"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.extract.place.setting import words

_PEOPLE = r"(?P<people>(?:(?:South|Sri|Central) )?[A-Z][a-zè]+?)"
_MAY_TELL = re.compile(r" (?:side|soil|territory|territorial waters|fled|left)\b")
_TOLD = (
    ("at", re.compile(rf"\b(?P<phrase>{_PEOPLE} (?:side|soil|territory|territorial waters))\b")),
    ("at", re.compile(rf"\b{_PEOPLE} [a-z]+\b[^.;]{{0,60}} on (?P<phrase>their (?:own )?side)\b")),
    (
        "from",
        re.compile(
            rf"\b{_PEOPLE}s? (?P<phrase>(?:have |had )?(?:fled|left))"  # behind the number that counts the people
            r"(?= (?:since|the country|their (?:country|homeland)|abroad)\b|[,.;]|\Z)"
        ),
    ),
)


class Homeland(NamedTuple):
    """A country that the words at `char_start:char_end` stand for, and whether people are there or come from there."""

    country: str
    role: str
    char_start: int
    char_end: int


def homelands(text: str) -> Iterator[Homeland]:
    """Every country of which a sentence names the people instead."""
    if not _MAY_TELL.search(text):
        return
    for role, pattern in _TOLD:
        for found in pattern.finditer(text):
            if country := _countries().get(found["people"]):
                yield Homeland(country, role, *found.span("phrase"))


@cache
def _countries() -> dict[str, str]:
    """The country of each people: "Malian" is of "Mali"."""
    pairs = (pair.partition(": ") for pair in words("countries_of_peoples"))
    return {people: country for people, _, country in pairs}
