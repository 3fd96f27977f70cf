"""Read the noun phrase after a number: what is counted, and in which unit.

Knows nothing of quantifiers or of what a count is evidence for.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl import lexicons
from etl.numerals import CARDINALS

MOST_WORDS = 7  # of a noun phrase: "newly arrived Rohingya refugee women and" is long already
OUTCOMES = frozenset({"deaths", "injuries", "casualties", "evacuations"})  # nouns that count people by what befell them


class NounPhrase(NamedTuple):
    """What stands after a number, up to and including the head noun.

    `noun` is the head's section of the lexicon, None for a noun that it does not hold; `sort` is one of the sorts of
    `etl.quantities`. `end` and `head` are None where no noun follows.
    """

    end: int | None
    head: str | None
    noun: str | None
    sort: str
    modifiers: tuple[str, ...]

    @property
    def unit(self) -> str | None:
        """The unit that the contract's tables know, None for anything else."""
        if self.sort == "share":
            return "percent"
        if self.noun in ("households", "plots"):
            return self.noun
        return "people" if self.noun in populations() or self.noun in OUTCOMES else None


_NONE = NounPhrase(None, None, None, "count", ())
_WORD = r"(?:[-‐‑–] ?)?([^\W\d_]\w*(?:[-'’/]\w+)*|[%°$€£％²]|\S)"
_GAP = r"(?:[^\S\n]{2,}+(?=[a-z])|[^\S\n]?+)"  # a wide gap before a capital divides the cells of a table
_TOKEN = re.compile(rf"{_GAP}(?:\n[^\S\n]*+(?=[a-z]))?{_WORD}")  # a line that begins with a capital is another's
_TOKEN_ACROSS = re.compile(rf"[^\S\n]*+(?:\n[^\S\n]*+(?!\n))?{_WORD}")
_PARTITIVE = re.compile(
    r"\s+(?:more\s+)?of\s+(?:(?:the|all|its|their|these|those|his|her|our|this|that|them|whom)\s+)?"
)
_AGE_AFTER = re.compile(r"[\s-]*(?:old\b|of\s+age\b|and\s+(?:older|above|under)\b)")
_PERCENT = re.compile(r"[\s-]*+(?:%|％|(?:per\s?cent|percent(?:age)?|pct)\b(?:[\s-]+points?\b)?)", re.IGNORECASE)


def noun_phrase(text: str, position: int, *, partitive: bool, across: bool = False) -> NounPhrase:
    """Read the noun phrase that begins at `position`, right after a number.

    `partitive` lets it begin with "of (the)": "dozens of orphans", "half of the families". `across` lets it stand on
    the next line although that begins with a capital, as in a figure set large above its caption.
    """
    if percent := _PERCENT.match(text, position):
        return NounPhrase(percent.end(), "percent", None, "share", ())
    if partitive and (of := _PARTITIVE.match(text, position)):
        position = of.end()
    token = _TOKEN_ACROSS if across else _TOKEN
    return _measure(text, position) or _counted(text, position, token)


def _measure(text: str, position: int) -> NounPhrase | None:
    """Read a unit of measurement: "km", "metric tons", "US dollars"."""
    for _ in range(2):
        token = _TOKEN.match(text, position)
        if not token:
            return None
        word = token[1].lower()
        sort = _unit_sorts().get(word) or _unit_sorts().get(word.partition("/")[0])
        if sort and _is_unit(token, word):
            old = sort == "duration" and _AGE_AFTER.match(text, token.end())
            return NounPhrase((old or token).end(), word, None, "age" if old else sort, ())
        if word not in (
            "us",
            "metric",
            "square",
            "nautical",
            "u.s",
            "iraqi",
            "syrian",
            "consecutive",
            "straight",
            "short",
        ):
            return None
        position = token.end()
    return None


def _is_unit(token: re.Match[str], word: str) -> bool:
    """Tell the metre in "5m" or "5 m high" from a letter that begins something else."""
    return len(word) > 1 or not word.isalpha() or token.start() == token.start(1) or token[1].islower()


def _counted(text: str, position: int, pattern: re.Pattern[str]) -> NounPhrase:
    modifiers: list[str] = []
    found: NounPhrase | None = None
    for _ in range(MOST_WORDS):
        token = pattern.match(text, position)
        word = token[1].lower() if token else ""
        noun, ends = _head(token[1] if token else "", word)
        if ends:
            found = NounPhrase(token.end(), word, noun, "count", tuple(modifiers))  # type: ignore[union-attr]
        if not token or (found and not (ends and _may_qualify(word))) or _ends_phrase(word):
            break
        modifiers.append(word)
        position = token.end()
    return _with_joined(text, found) if found else _last_word(position, modifiers)


_JOINED = re.compile(r"(?:,\s([a-z-]+)){0,3},?\s(?:and|or)\s([a-z-]+)(?:\s(seekers?))?(?![\w-])")


def _with_joined(text: str, first: NounPhrase) -> NounPhrase:
    """Take in the nouns that share the number: "82,500 men, women and children", "230 refugees and asylum-seekers"."""
    joined = _JOINED.match(text, first.end) if first.noun in populations() else None  # type: ignore[arg-type]
    if joined and all(_nouns().get(word) in populations() for word in joined.groups() if word):
        return first._replace(end=joined.end())
    return first


def _ends_phrase(word: str) -> bool:
    return word in _stops() or word in CARDINALS or not word[0].isalpha()


def _head(word: str, lower: str) -> tuple[str | None, bool]:
    """Give the class of a noun and whether it is one: a plural that the lexicon does not hold has no class."""
    if noun := _nouns().get(lower):
        return noun, True
    if lower.endswith("ese") and word[0].isupper() and len(lower) > 5:  # "600 Arzanese" are people
        return "people", True
    if word[-1:] != "s" or len(lower) < 4 or lower.endswith(("ss", "ous", "'s", "’s")):
        return None, False
    if lower in _adjectives() or lower in _stops():
        return None, False
    return ("people" if word[0].isupper() and not word.isupper() else None), True  # "Rohingyas" are people


def _may_qualify(word: str) -> bool:
    """Tell a noun that may stand before another ("refugee families") from one that ends the phrase."""
    return word in _QUALIFYING_PLURALS or not (word.endswith("s") or word in _IRREGULAR_PLURALS)


_QUALIFYING_PLURALS = frozenset({"idps"})
_IRREGULAR_PLURALS = frozenset({"people", "children", "men", "women", "population"})


def _last_word(position: int, modifiers: list[str]) -> NounPhrase:
    """Without a noun that one can tell by its form, the word before the verb is the head: "one incident was"."""
    if not modifiers:
        return _NONE
    *before, head = modifiers
    if len(modifiers) > 3 or head in _adjectives() or head.endswith(("ed", "ing", "ly", "more", "other")):
        return NounPhrase(None, None, None, "count", tuple(modifiers))
    return NounPhrase(position, head, None, "count", tuple(before))


@cache
def populations() -> frozenset[str]:
    """The classes of nouns that name people, as the contract's `population` column does."""
    sections = list(lexicons.load("nouns"))
    return frozenset(sections[: sections.index("households")])


def class_of(word: str) -> str | None:
    """Give the section of the lexicon that holds a noun."""
    return _nouns().get(word)


@cache
def _nouns() -> dict[str, str]:
    return lexicons.by_phrase("nouns")


@cache
def _unit_sorts() -> dict[str, str]:
    return lexicons.by_phrase("units")


@cache
def _stops() -> frozenset[str]:
    return frozenset(lexicons.load("function_words")["stop"])


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(lexicons.load("function_words")["adjectives"])


@cache
def shelter_words() -> frozenset[str]:
    """Nouns of places where the displaced are put up."""
    return frozenset(lexicons.load("nouns")["sites"])
