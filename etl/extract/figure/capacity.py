"""Read the beds and places of a shelter: how many there are, how many are taken, how many are left.

Knows the words of a sentence and of the one before, and nothing of people who are counted otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from etl import lexicons
from etl.extract.grammar.clauses import Token

FARTHEST_PLACE = 5  # tokens of a phrase of place between the two
_NEAR = 6  # tokens after a number in which it is said whether its beds are taken


def of_berths(row: Sequence[Token], at: int, modifiers: Sequence[str], around: Callable[[], str]) -> str | None:
    """Give the measure of a number of beds or places, None where they are not those of a shelter.

    `modifiers` are the adjectives between the two ("45 free beds", "90 shelter beds"). `around` gives the paragraph up to this sentence, which names the shelter where this one says "it".
    """
    if not is_in_shelter(row, lambda: f"{' '.join(modifiers)} {around()}"):
        return None
    if not _FREE.isdisjoint(modifiers):
        return "available"
    return "capacity" if _is_whole(row, at) else state(row, at) or "capacity"


_FREE = frozenset({"free", "vacant", "empty", "spare", "unoccupied", "unused", "available"})


def _is_whole(row: Sequence[Token], at: int) -> bool:
    """Tell the 700 in "only 20 of the 700 places are free"."""
    before = [token.word for token in row[max(0, at - 3) : at]]
    return "of" in before and any(token.counts for token in row[max(0, at - 4) : at])


def is_in_shelter(row: Sequence[Token], around: Callable[[], str]) -> bool:
    """Tell whether a sentence, or the paragraph up to it, is about camps or shelters, and not about hospitals."""
    if any(token.is_a("medical") for token in row):
        return False
    return _names_shelter(row) or speaks_of_shelter(around())


def of_plots(row: Sequence[Token], at: int, around: Callable[[], str]) -> str | None:
    """Give the measure of a number of plots, None where they are land of another kind."""
    if at + 1 < len(row) and row[at + 1].word == "of":
        return None
    named = _names_shelter(row) or any(token.is_a("made") or token.word in ("site", "sites") for token in row)
    is_camp = named or speaks_of_sites(around())
    told = "capacity" if is_camp else None
    return told if _is_whole(row, at) else state(row, at) or told


def state(row: Sequence[Token], at: int) -> str | None:
    """Give occupied or available where the words after the number say so: "40 are taken", "40 in the hall are free"."""
    first = _after_whole(row, at)
    near = FARTHEST_PLACE if first < len(row) and row[first].is_a("preposition") else 0
    for token in row[first : first + _NEAR + near]:
        if token.counts or token.word in (",", ";", ".", "("):
            return None
        if token.is_a("taken"):
            return "available" if [before.word for before in row[max(0, at - 2) : at]] == ["all", "but"] else "occupied"
        if token.is_a("vacant"):
            return "available"
    return None


def _after_whole(row: Sequence[Token], at: int) -> int:
    """Step from "20" to the verb in "20 of the 700 places are free"."""
    if row[at + 1 : at + 2] and row[at + 1].word == "of":
        return next((place + 1 for place in range(at + 2, min(len(row), at + 5)) if row[place].counts), at + 1)
    return at + 1


def _names_shelter(row: Sequence[Token]) -> bool:
    named = any(token.is_a("asylum") or token.word.startswith(("shelter", "camp ")) for token in row)
    return named and not any(token.word in _OTHER_HOUSES for token in row)


_OTHER_HOUSES = frozenset({"hotel", "hotels", "prison", "prisons", "jail", "jails"})  # their rooms are no shelters


def speaks_of_sites(text: str) -> bool:
    """Tell whether a text is about sites for the displaced, where plots are places for tents."""
    return bool(_SITES.search(text.lower())) or speaks_of_shelter(text)


_SITES = re.compile(
    r"\b\d[\d,]* (?:\w+ )?sites\b|\b(?:managed|displacement|idp|planned|new|extension|host) sites?\b|\bsite (?:planners|planning|managers?|extension)\b"
)


def speaks_of_shelter(sentence: str) -> bool:
    """Tell whether a sentence is about camps or shelters, and not about hospitals."""
    words = sentence.lower()
    asylum = lexicons.pattern("clauses", "asylum").search(words)
    return asylum is not None and not lexicons.pattern("clauses", "medical").search(words)
