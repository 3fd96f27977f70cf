"""Read the beds and places of a shelter: how many there are, how many are taken, how many are left.

Knows the words of a sentence and of the one before, and nothing of people who are counted otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from etl import lexicons
from etl.extract.grammar.clauses import Token

_NEAR = 5  # tokens after a number in which it is said whether its beds are taken


def of_berths(row: Sequence[Token], at: int, around: Callable[[], str]) -> str | None:
    """Give the measure of a number of beds or places, None where they are not those of a shelter.

    `around` gives the paragraph up to this sentence, which names the shelter where this one says "it".
    """
    if any(token.is_a("medical") for token in row) or not (_names_shelter(row) or speaks_of_shelter(around())):
        return None
    return state(row, at) or "capacity"


def of_plots(row: Sequence[Token], at: int, around: Callable[[], str]) -> str | None:
    """Give the measure of a number of plots, None where they are land of another kind."""
    if at + 1 < len(row) and row[at + 1].word == "of":
        return None
    named = _names_shelter(row) or any(token.is_a("made") or token.word in ("site", "sites") for token in row)
    is_camp = named or speaks_of_sites(around())
    return state(row, at) or ("capacity" if is_camp else None)


def state(row: Sequence[Token], at: int) -> str | None:
    """Give occupied or available where the words after the number say so: "40 are taken"."""
    for token in row[at + 1 : at + 1 + _NEAR]:
        if token.counts or token.word in (",", ";", ".", "("):
            return None
        if token.is_a("taken"):
            return "occupied"
        if token.is_a("vacant"):
            return "available"
    return None


def _names_shelter(row: Sequence[Token]) -> bool:
    return any(token.is_a("asylum") or token.word.startswith(("shelter", "camp ")) for token in row)


def speaks_of_sites(text: str) -> bool:
    """Tell whether a text is about sites for the displaced, where plots are places for tents."""
    return bool(_SITES.search(text.lower())) or speaks_of_shelter(text)


_SITES = re.compile(
    r"\b(?:managed|displacement|idp|planned|new|extension|host) sites?\b|\bsite (?:planners|planning|managers?|extension)\b"
)


def speaks_of_shelter(sentence: str) -> bool:
    """Tell whether a sentence is about camps or shelters, and not about hospitals."""
    words = sentence.lower()
    asylum = lexicons.pattern("clauses", "asylum").search(words)
    return asylum is not None and not lexicons.pattern("clauses", "medical").search(words)
