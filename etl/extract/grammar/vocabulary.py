"""The words and phrases that the grammar knows, by the word that they begin with.

The lexicons hold phrases with slots ("{move} across"), which stand for some ten thousands: those that begin with a word are
written out when a text first holds that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl import lexicons

SMALL_WORDS = (
    "be", "have", "relative", "preposition", "conjunction", "subordinator", "saying", "skippable", "part", "rising", "refuge", "hosted",
    "asylum", "disease", "medical", "traveller", "taken", "vacant", "made", "counting", "premises", "post",
)  # fmt: skip
WORD = re.compile(r"[^\W_]+(?:(?:['’\-/]|-\r?\n|\xad\s?)[^\W_]+)*|[^\w\s]|_+")


class Cue(NamedTuple):
    """What a word says of the people that a number counts, and where its number stands: see `predicates.txt`."""

    kind: str
    measure: str
    voice: str


class Entry(NamedTuple):
    """What the lexicons hold about a word or phrase."""

    tags: frozenset[str]
    cues: tuple[Cue, ...]


class Meaning(NamedTuple):
    """A phrase as it stands in a lexicon, slots and all, and what it is marked as: a small word or a predicate."""

    phrase: str
    said: str | Cue


Phrases = list[tuple[int, dict[str, Entry]]]  # by their number of words, most first


@cache
def first_words() -> dict[str, list[str]]:
    """Every word that a phrase begins with, and the beginnings that it stands for: itself, or the slots that hold it."""
    found: dict[str, list[str]] = {}
    for beginning in _meanings():
        for written in lexicons.written_out([beginning], lexicons.load("slots")):
            of_word = found.setdefault(_first_word(written), [])
            if beginning not in of_word:
                of_word.append(beginning)
    return found


@cache  # holds at most the words of the lexicons
def beginning_with(word: str) -> Phrases:
    """The phrases that begin with a word, slots filled."""
    tags: dict[str, set[str]] = {}
    cues: dict[str, list[Cue]] = {}
    numbered = sorted(meaning for beginning in first_words()[word] for meaning in _meanings()[beginning])
    for _, (phrase, said) in numbered:
        for written in _written(phrase, word):
            if isinstance(said, str):
                tags.setdefault(written, set()).add(said)
            elif said not in cues.setdefault(written, []):
                cues[written].append(said)
    by_length: dict[int, dict[str, Entry]] = {}
    for written in {**tags, **cues}:
        words = WORD.findall(written)
        entry = Entry(frozenset(tags.get(written, ())), tuple(cues.get(written, ())))
        by_length.setdefault(len(words), {})[" ".join(words)] = entry
    return sorted(by_length.items(), reverse=True)


def _written(phrase: str, word: str) -> Iterator[str]:
    """Write out a phrase with all that its slots hold, as far as it then begins with `word`."""
    if "{" not in phrase:
        return iter((phrase,))
    slots = lexicons.load("slots")
    beginning, _, rest = phrase.partition(" ")
    begun = (written for written in lexicons.written_out([beginning], slots) if _first_word(written) == word)
    return lexicons.written_out([f"{written} {rest}".rstrip() for written in begun], slots)


def _first_word(phrase: str) -> str:
    return WORD.search(phrase)[0]  # type: ignore[index]  # no phrase is empty


@cache
def _meanings() -> dict[str, list[tuple[int, Meaning]]]:
    """The lexicons' phrases under what stands before their first blank, numbered in the order of the lexicons."""
    found: dict[str, list[tuple[int, Meaning]]] = {}
    for number, meaning in enumerate(_each_meaning()):
        found.setdefault(meaning.phrase.partition(" ")[0], []).append((number, meaning))
    return found


def _each_meaning() -> Iterator[Meaning]:
    clauses = lexicons.load("clauses")
    for tag in SMALL_WORDS:
        yield from (Meaning(phrase, tag) for phrase in clauses[tag])
    for section, phrases in lexicons.load("predicates").items():
        yield from (Meaning(phrase, Cue(*section.split())) for phrase in phrases)
