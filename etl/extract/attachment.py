"""Which of several phrases of a sentence (times, places) belongs to a number in it.

The order of preference is that of English clauses: the phrase right after the number and its noun, then the one right
before it, then one that closes a coordination ("20 killed and 30 injured on Monday"), then one at the sentence's front.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Phrase(Protocol):
    """Anything that stands somewhere in a sentence."""

    @property
    def char_start(self) -> int: ...
    @property
    def char_end(self) -> int: ...


AnyPhrase = TypeVar("AnyPhrase", bound=Phrase)

# Words after which a sentence turns to another matter: what follows belongs to another number, if there is one
_TURN = re.compile(
    r";|\bincluding\b|\bwith\b(?= (?:\w+ ){0,3}\d)|\bwhile\b|\bwhereas\b|\bbut\b|\bcompared\b|\b(?:up|down) from\b|\bof whom\b"
    r"|\bamong them\b|\bafter which\b|\balthough\b|\bthough\b"
)
_COMPARISON = re.compile(r"\bcompared\b|\b(?:up|down) from\b|;")
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|half|others)\b")


def attached(text: str, start: int, end: int, phrases: Sequence[AnyPhrase]) -> AnyPhrase | None:
    """The phrase that `text[start:end]` goes with, or None; `phrases` are in reading order."""
    before = next((phrase for phrase in reversed(phrases) if phrase.char_end <= start), None)
    after = next((phrase for phrase in phrases if phrase.char_start >= end), None)
    gap_before = text[before.char_end : start] if before else ""
    gap_after = text[end : after.char_start] if after else ""
    near_before = before if before and _is_near(gap_before) else None
    near_after = after if after and _is_near(gap_after) else None
    if near_after and not (near_before and ", " in gap_after):
        return near_after
    if near_before:
        return near_before
    if after and not _TURN.search(gap_after):
        return after
    return _fronted(text, start, phrases)


def _is_near(gap: str) -> bool:
    return not _NUMBER.search(gap) and not _TURN.search(gap)


def _fronted(text: str, start: int, phrases: Sequence[AnyPhrase]) -> AnyPhrase | None:
    """The phrase at the front of the sentence, whose scope is the whole of it."""
    first = phrases[0] if phrases else None
    if not first or first.char_end > start or _NUMBER.search(text, 0, first.char_start):
        return None
    return None if _COMPARISON.search(text, first.char_end, start) else first
