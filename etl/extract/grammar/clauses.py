"""Turn a sentence into a row of tokens in which the grammar's words are marked and each quantity is one token.

Knows the lexicons of small words and of predicates, and nothing of what they decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from etl import lexicons
from etl.extract.grammar import vocabulary
from etl.extract.grammar.vocabulary import WORD, Cue, Entry
from etl.quantities import Quantity

COUNT, SHARE, OTHER = "#", "%", "0"  # the word of a quantity: a count, a part of a whole, a date or the like


class Token(NamedTuple):
    """A word, phrase, mark or quantity of a sentence, at `[start, end)` of the text.

    `quantity` is the index of the quantity among those of the sentence, or None; `counts` tells a quantity that counts
    something: dates and the like do not divide a clause.
    """

    start: int
    end: int
    word: str
    tags: frozenset[str]
    cues: tuple[Cue, ...]
    quantity: int | None = None
    counts: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a word that the grammar knows nothing about."""
        return not self.cues and not self.tags and self.word.isalpha()

    def is_a(self, tag: str) -> bool:
        """Whether the lexicon of small words marks it so."""
        return tag in self.tags

    def cue(self, kinds: frozenset[str], *voices: str) -> Cue | None:
        """The first thing of one of these kinds that it says in one of these voices."""
        if not self.cues:
            return None
        return next((cue for voice in voices for cue in self.cues if cue.voice == voice and cue.kind in kinds), None)


_NOTHING: frozenset[str] = frozenset()
_TAGS_OF_NOUN = {
    "housing": frozenset({"housing"}),
    "sites": frozenset({"refuge", "asylum"}),
}  # what a quantity of them is
_WORD_OR_GAP = re.compile(rf"{WORD.pattern}|\t|[^\S\n]{{3,}}")  # a wide gap divides the cells of a row
_BREAK = re.compile(r"-\r?\n|\xad\s?")


def tokens(text: str, start: int, end: int, quantities: Sequence[Quantity], *, in_cells: bool = False) -> list[Token]:
    """Divide `text[start:end]` into tokens; `quantities` are those that lie in it, in order.

    `in_cells` makes a mark `|` of each wide gap, which divides the cells of a table's row.
    """
    pattern = _WORD_OR_GAP if in_cells else WORD
    row: list[Token] = []
    position = start
    for index, quantity in enumerate(quantities):
        row.extend(_words(text, position, quantity.start, pattern))
        word = {"count": COUNT, "share": SHARE}.get(quantity.sort, OTHER)
        tags = _TAGS_OF_NOUN.get(quantity.noun or "") or _tags_of_phrase(quantity)
        row.append(Token(quantity.start, quantity.end, word, tags, (), index, word != OTHER))
        position = quantity.end
    row.extend(_words(text, position, end, pattern))
    return row


def _tags_of_phrase(quantity: Quantity) -> frozenset[str]:
    """Tell "nine temporary safe areas" and "22 accommodation points", which are places of refuge."""
    if quantity.unit or not quantity.unit_word or not quantity.modifiers or quantity.sort != "count":
        return _NOTHING
    words = {quantity.modifiers[-1], f"{quantity.modifiers[-1]} {quantity.unit_word}"}
    return _NOTHING if words.isdisjoint(_asylum()) else _TAGS_OF_NOUN["sites"]


@cache
def _asylum() -> frozenset[str]:
    return frozenset(lexicons.load("clauses")["asylum"])


def _words(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Token]:
    found = list(pattern.finditer(text, start, end))
    words = [word if word.isalnum() else _unbroken(word) for word in (match[0].lower() for match in found)]
    first_words = vocabulary.first_words()
    skip = 0
    for index, word in enumerate(words):
        if index < skip:
            continue
        match = found[index]
        if word not in first_words:
            yield Token(match.start(), match.end(), word, _NOTHING, ())
            continue
        length, (tags, cues) = _longest(text, found, words, index)
        skip = index + length
        yield Token(
            match.start(), found[skip - 1].end(), word if length == 1 else " ".join(words[index:skip]), tags, cues
        )


def _unbroken(word: str) -> str:
    """Join what the end of a line broke ("dis-/placed") and leave out the mark of possession ("the camp's")."""
    if word.isspace():
        return "|"
    if "\n" in word or "\xad" in word:
        word = _BREAK.sub("", word)
    return word[:-2] if word.endswith(("'s", "’s")) and word[:-2] in vocabulary.first_words() else word


def _applying(text: str, end: int, cues: tuple[Cue, ...], *, is_whole: bool) -> tuple[Cue, ...]:
    """Hold verbs such as "left" for departures only where a proper name follows, or, of whole verb groups, no object.

    "Left Aleppo" and "have left since May" are departures, "left work" and "12 left" are not.
    """
    if all(cue.voice != "departing" for cue in cues):
        return cues
    if _NAME_NEXT.match(text, end) or (is_whole and _NO_OBJECT_NEXT.match(text, end)):
        return cues
    return tuple(cue for cue in cues if cue.voice != "departing")


_NAME_NEXT = re.compile(
    r"\s+(?:the\s+)?(?:(?:eastern|western|northern|southern|central|east|west|north|south)\s+)?[A-Z]\w"
)
_NO_OBJECT_NEXT = re.compile(
    r"\s*(?:[.,;:)–—]|\Z)|\s+(?:since|for|so far|again|already|by|on foot|in|on|during|after|before|because|and|or|as|if"
    r"|when|this|last|every|each|over|overnight|between|to)\b"
)


def _longest(text: str, found: Sequence[re.Match[str]], words: list[str], index: int) -> tuple[int, Entry]:
    """Find the longest phrase that stands at `index` and says something there: "left home" in "had left home"."""
    for length, entries in vocabulary.beginning_with(words[index]):
        entry = entries.get(" ".join(words[index : index + length]) if length > 1 else words[index])
        if entry is None:
            continue
        end = found[index + length - 1].end()
        cues = _applying(text, end, entry.cues, is_whole=length > 1) if entry.cues else ()
        if cues or entry.tags or length == 1:
            return length, Entry(entry.tags, cues)
    return 1, Entry(_NOTHING, ())
