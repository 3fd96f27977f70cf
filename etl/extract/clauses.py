"""Turn a sentence into a row of tokens in which the grammar's words are marked and each quantity is one token.

Knows the lexicons of small words and of predicates, and nothing of what they decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from etl import lexicons
from etl.quantities import Quantity

SMALL_WORDS = (
    "be", "have", "relative", "preposition", "conjunction", "subordinator", "saying", "skippable", "part", "rising", "refuge", "hosted",
)  # fmt: skip


SHARE = "%"  # the word of a quantity that is part of a whole; other quantities read "#"


class Cue(NamedTuple):
    """What a word says of the people that a number counts, and where its number stands: see `predicates.txt`."""

    kind: str
    measure: str
    voice: str


class Entry(NamedTuple):
    """What the lexicons hold about a word or phrase."""

    tags: frozenset[str]
    cues: tuple[Cue, ...]


class Token(NamedTuple):
    """A word, phrase, mark or quantity of a sentence, at `[start, end)` of the text.

    `quantity` is the index of the quantity among those of the sentence, or None.
    """

    start: int
    end: int
    word: str
    tags: frozenset[str]
    cues: tuple[Cue, ...]
    quantity: int | None = None

    def is_a(self, tag: str) -> bool:
        """Whether the lexicon of small words marks it so."""
        return tag in self.tags

    def cue(self, kinds: frozenset[str], *voices: str) -> Cue | None:
        """The first thing of one of these kinds that it says in one of these voices."""
        if not self.cues:
            return None
        return next((cue for voice in voices for cue in self.cues if cue.voice == voice and cue.kind in kinds), None)


_UNKNOWN = Entry(frozenset(), ())
_WORD = re.compile(r"[^\W_]+(?:['’\-/][^\W_]+)*|[^\w\s]|_+")


def tokens(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Token]:
    """Divide `text[start:end]` into tokens; `quantities` are those that lie in it, in order."""
    row: list[Token] = []
    position = start
    for index, quantity in enumerate(quantities):
        row.extend(_words(text, position, quantity.start))
        row.append(Token(quantity.start, quantity.end, SHARE if quantity.sort == "share" else "#", frozenset(), (), index))
        position = quantity.end
    row.extend(_words(text, position, end))
    return row


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    spans = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text, start, end)]
    index = 0
    while index < len(spans):
        length, entry = _longest(spans, index)
        phrase = spans[index][2] if length == 1 else " ".join(w for _, _, w in spans[index : index + length])
        last = spans[index + length - 1][1]
        cues = entry.cues if entry.cues and _applies(text, last, entry) else ()
        yield Token(spans[index][0], last, phrase, entry.tags, cues)
        index += length


def _applies(text: str, end: int, entry: Entry) -> bool:
    """Hold verbs such as "left" for departures only where a proper name follows: "left Aleppo"."""
    return entry.cues[0].voice != "departing" or _NAME_NEXT.match(text, end) is not None


_NAME_NEXT = re.compile(r"\s+(?:the\s+)?(?:(?:eastern|western|northern|southern|central|east|west|north|south)\s+)?[A-Z]\w")


def _longest(spans: list[tuple[int, int, str]], index: int) -> tuple[int, Entry]:
    """Find the longest phrase of the lexicons that begins at `index`."""
    for rest, entry in _phrases().get(spans[index][2], ()):
        length = len(rest) + 1
        if tuple(w for _, _, w in spans[index + 1 : index + length]) == rest:
            return length, entry
    return 1, _UNKNOWN


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Every phrase under its first word, longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for phrase, entry in _entries().items():
        first, *rest = (m[0] for m in _WORD.finditer(phrase))
        by_first.setdefault(first, []).append((tuple(rest), entry))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in by_first.items()}


@cache
def _entries() -> dict[str, Entry]:
    tags: dict[str, set[str]] = {}
    cues: dict[str, list[Cue]] = {}
    clauses = lexicons.load("clauses")
    for tag in SMALL_WORDS:
        for phrase in clauses[tag]:
            tags.setdefault(phrase, set()).add(tag)
    for section, phrases in lexicons.load("predicates").items():
        for phrase in phrases:
            cues.setdefault(phrase, []).append(Cue(*section.split()))
    return {p: Entry(frozenset(tags.get(p, ())), tuple(cues.get(p, ()))) for p in {*tags, *cues}}
