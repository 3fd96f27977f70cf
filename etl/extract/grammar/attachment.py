"""Which of several phrases of a sentence (times, places) belongs to a number in it.

The order of preference is that of English clauses: the phrase right after the number and its noun, then the one right
before it, then one that closes a coordination ("20 killed and 30 injured on Monday"), then one at the sentence's front.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from etl.extract.grammar.phrases import any_of


class Phrase(Protocol):
    """Anything that stands somewhere in a sentence."""

    @property
    def char_start(self) -> int:
        """Where it begins."""

    @property
    def char_end(self) -> int:
        """Where it has ended."""


AnyPhrase = TypeVar("AnyPhrase", bound=Phrase)

# Words after which a sentence turns to another matter: what follows belongs to another number, if there is one
_TURNS = (
    "including", "while", "whereas", "but", "compared", "than in", "than on", "than the", "up from", "down from", "of whom", "of which", "among them", "after which", "although",
    "though", "bringing", "raising", "taking the total", "for a total", "a jump", "a rise", "an increase", "a decrease", "a drop",
    "a decline", "a fall", "a surge",
)  # fmt: skip
_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands", "half", "others",
)  # fmt: skip
_TURN = re.compile(rf";|\b{any_of(_TURNS)}\b|\bbefore \w+ing\b|\bwith\b(?= (?:\w+ ){{0,3}}\d)|\bagainst\b(?= \d)")
_ITEM = re.compile(r"\W*\d{1,2}[.)] ")  # the number of an item of a list
_TURN_OR_NUMBER = re.compile(rf"[;\d]|\bbefore \w+ing\b|\b{any_of((*_TURNS, *_NUMBERS))}\b")
_NUMBER = re.compile(rf"\d|\b{any_of(_NUMBERS)}\b")
_ASIDE = re.compile(
    r", (?:one of|home to|an? \w+ (?:of|in|near)|including|among them|of whom|of which|[\w,-]+ of (?:them|whom))\b(?:[^,;]|,(?=\d))*,(?= )"
)
_OF_WHOM = re.compile(r" of (?:whom|which|them)\b")  # right after a number it turns to nothing else
_ANEW = re.compile(
    r"\b(?:are|is|has|have|remains?|now|will|would|could|may|might)\b|[;:]| [–—] "
)  # another time or matter
_MODAL = re.compile(r"\band\b.*\b(?:would|will|could|may|might)\b")  # what may come to others is another matter
_PART = re.compile(r",? (?:including|among them|comprising)\b")
_COMPARISON = re.compile(r";|\b(?:compared|(?:bringing|raising|taking) (?:the|this|that)|(?:up|down) from)\b")


def attached(text: str, start: int, end: int, phrases: Sequence[AnyPhrase]) -> AnyPhrase | None:
    """The phrase that `text[start:end]` goes with, or None; `phrases` are in reading order."""
    if part := _OF_WHOM.match(text, end):
        end = part.end()
    if ", " in text:
        text, phrases = _without_asides(text, start, end, phrases)
    if not phrases:
        return None
    before = next((phrase for phrase in reversed(phrases) if phrase.char_end <= start), None)
    after = next((phrase for phrase in phrases if phrase.char_start >= end), None)
    if after and not _TURN_OR_NUMBER.search(text, end, after.char_start):
        in_clause = text.find(", ", end, after.char_start) < 0
        if in_clause or not (before and _is_near(text, before, start)):
            return after
    if before and _is_near(text, before, start):
        return before
    if after and not (_TURN.search(text, end, after.char_start) or _MODAL.search(text, end, after.char_start)):
        return after
    return _shared(text, start, before) or _of_whole(text, start, before) or _fronted(text, start, phrases)


def _without_asides(text: str, start: int, end: int, phrases: Sequence[AnyPhrase]) -> tuple[str, Sequence[AnyPhrase]]:
    """Leave out ", including four children," where the number stands outside of it."""
    for aside in _ASIDE.finditer(text):
        first, last = aside.span()
        if start < last and first < end:
            continue
        text = text[:first] + " " * (last - first) + text[last:]
        phrases = [phrase for phrase in phrases if not first <= phrase.char_start < last]
    return text, phrases


def _is_near(text: str, before: Phrase, start: int) -> bool:
    return not _TURN_OR_NUMBER.search(text, before.char_end, start)


def _shared(text: str, start: int, before: AnyPhrase | None) -> AnyPhrase | None:
    """The phrase before a number that it shares with another: "on Monday, killing 20 and injuring 300"."""
    if not before or _TURN.search(text, before.char_end, start) or _ANEW.search(text, before.char_end, start):
        return None
    return before


def _of_whole(text: str, start: int, before: AnyPhrase | None) -> AnyPhrase | None:
    """The phrase of a whole whose part the number counts: "90 died on Monday, including 20 women and 30 children"."""
    part = _PART.match(text, before.char_end, start) if before else None
    return before if part and not _TURN.search(text, part.end(), start) else None


def _fronted(text: str, start: int, phrases: Sequence[AnyPhrase]) -> AnyPhrase | None:
    """The phrase at the front of the sentence, whose scope is the whole of it."""
    first = phrases[0]
    item = _ITEM.match(text)
    if first.char_end > start or _NUMBER.search(text, item.end() if item else 0, first.char_start):
        return None
    return None if _COMPARISON.search(text, first.char_end, start) else first
