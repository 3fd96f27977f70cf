"""Tell numbers that restate, add to, divide or look ahead from the figure before: "puts it at 900", "another 300 in Belo".

Knows the words before and after a number, and nothing of what the figure says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl import lexicons
from etl.extract.grammar.clauses import Token
from etl.extract.grammar.phrases import any_of
from etl.quantities import Quantity

FARTHEST = 12  # tokens before a number in which the figure before is referred to
_OTHERS = frozenset(
    {"other", "security_forces", "fighters", "aid_workers", "patients", "prisoners"}
)  # counted for themselves
_ENTRIES = frozenset({"names", "entries"})  # of a list of those counted
_QUOTES = frozenset("\"'“”‘’`«»*_[")
_PART_BEFORE = re.compile(r"\bof (?:them|these|those|whom)\b[^;.:]*: ?\Z")  # "a third of them are at the border: 900"
_OF_THEM = frozenset({"of them", "of these", "of those", "of whom"})


def refers(row: Sequence[Token], at: int, quantity: Quantity) -> str | None:
    """Name the way in which the number at `row[at]` refers to the figure before it, None where it does not."""
    if not _may_refer(quantity):
        return None
    words = _words_before(row, at)
    bare = quantity.unit_word is None or quantity.unit_word in _ENTRIES
    if _restating().search(words):
        return "restated"
    if _above().search(words) or (quantity.additional and _is_open(row, at)):
        return "added"
    if (_cause().search(words) and (bare or _is_part(row, at))) or _PART_BEFORE.search(words):
        return "accounted_for"
    if bare and _is_parallel(row, at) and _ends_phrase(row, at):
        return "parallel"
    if (bare or quantity.additional) and _foreseeing().search(words):
        return "foreseen"
    return "restated" if bare and _saying().search(words) and _ends_phrase(row, at) else None


def goes_on(row: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Whether the number is that of what the sentence before was about, be there a number in it or not.

    A pronoun or "the figure" refers to it, somebody tells it ("the priest speaks of 900") or more are looked for.
    """
    if not _may_refer(quantity):
        return False
    words = _words_before(row, at)
    told = quantity.unit_word is None and _saying().search(words) is not None and _ends_phrase(row, at)
    more = quantity.additional and _foreseeing().search(words) is not None
    return told or more or _restating().search(words) is not None


def is_share_of_them(row: Sequence[Token], at: int) -> bool:
    """Tell "a third of them are still at the border: 900"."""
    return _PART_BEFORE.search(_words_before(row, at)) is not None


def stands_for(row: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Tell "compared with July, when 400 came", whose verb stands for that of the figure before."""
    verb = at + 2 if at + 1 < len(row) and row[at + 1].word.endswith("ly") else at + 1  # "only 90 actually did"
    after = row[verb].word if verb < len(row) else ""
    return quantity.unit_word is None and quantity.low != 1 and after in _section("proverb") and _ends_phrase(row, verb)


def _is_parallel(row: Sequence[Token], at: int) -> bool:
    """Tell "In May 900 fled; in June, 300", where a phrase of time or place stands for the whole clause."""
    if at < 3 or row[at - 1].word != ",":
        return False
    first = next((i for i in range(at - 2, -1, -1) if row[i].word in (";", ".", ":") or row[i].counts), -1) + 1
    phrase = row[first : at - 1]
    return 1 < len(phrase) <= 7 and phrase[0].word in _FRONTING and not any(t.cues or t.is_a("be") for t in phrase[1:])


_FRONTING = frozenset(
    {"under", "among", "in", "on", "at", "by", "from", "during", "since", "for", "near", "around", "across"}
)


def _may_refer(quantity: Quantity) -> bool:
    if quantity.low == quantity.high == 1:
        return False
    return quantity.unit_word is None or (quantity.unit in ("people", "households") and quantity.noun not in _OTHERS)


def _words_before(row: Sequence[Token], at: int) -> str:
    before = (token for token in row[max(0, at - FARTHEST) : at] if token.word not in _QUOTES)
    return " ".join([" ", *("#" if token.counts else token.word for token in before)])


def _is_open(row: Sequence[Token], at: int) -> bool:
    """Tell "another 300 in Belo" and "another 300 are with relatives" from "another 300 fell ill"."""
    after = _after(row, at)
    if _ends_phrase(row, after - 1) and not (after < len(row) and row[after].word in _section("placing")):
        return True
    if row[after].word in _section("placing"):
        return not any(token.word.endswith("ed") or token.is_a("be") for token in _phrase(row, after))
    told = row[after + 1] if after + 1 < len(row) else None
    return (
        told is not None
        and (row[after].is_a("be") or row[after].is_a("have"))
        and bool(told.cues or told.is_a("preposition"))
    )


def _after(row: Sequence[Token], at: int) -> int:
    """Give the index after a number and what stands in brackets behind it."""
    if at + 1 < len(row) and row[at + 1].word == "(":
        return next((i for i in range(at + 2, len(row)) if row[i - 1].word == ")"), len(row))
    return at + 1


def _phrase(row: Sequence[Token], index: int) -> Sequence[Token]:
    end = next((i for i in range(index, len(row)) if row[i].counts or row[i].word in (",", ";", ".")), len(row))
    return row[index:end]


def _ends_phrase(row: Sequence[Token], at: int) -> bool:
    """Whether nothing follows the number that it may count: a mark, a joining word, a phrase of time or place."""
    after = next((token for token in row[at + 1 : at + 4] if token.word not in _PASSED), None)
    if after is None:
        return True
    return not after.word[0].isalnum() or after.is_a("conjunction") or after.word in _section("placing")


_PASSED = _QUOTES | {"more", "others"}


def _is_part(row: Sequence[Token], at: int) -> bool:
    return any(token.word in _OF_THEM or token.word == "of" for token in row[at + 1 : at + 2])


@cache
def _section(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("anaphora")[name])


@cache
def _any(name: str) -> str:
    return any_of(_section(name))


@cache
def _hedged() -> str:
    return rf"(?: {_any('hedge')})*\Z"


@cache
def _hedged_object() -> str:
    """Words of caution before an object: "counted only 900", not "counted to ten"."""
    return rf"(?: {any_of(_section('hedge') - {'to', 'at', 'as', 'in'})})*\Z"


@cache
def _restating() -> re.Pattern[str]:
    """A pronoun or a noun for a number, and a verb that gives it one."""
    noun = rf"(?:(?:the|its|their|his|her|this|that|a|an) (?:[\w-]+ ){{0,2}}{_any('count')})"
    thing = rf"(?:{_any('anaphor')}|{noun})"
    modal = "(?:(?:should|have|could|may|might|would|will|must|has|had|also|now|in fact|later|since|again) )*"
    equals = rf"\b(?:it|that|this|{noun}) {modal}(?:is|was|are|were|be|been|stands|stood|remains|reached|hit|read|became|{_any('rise')})"
    told = r"\b(?:it|that)['’]s|\bshould (?:have )?(?:read|be|been)"
    revised = rf"\b(?:was|is|been|were|be|later|since|then) {_any('revise')}(?: (?:up|down|upwards?|downwards?))? to"
    put = rf"\b{_any('put')} {thing}(?: (?:{_any('hedge')}))* (?:to|at|from)"
    given = r"\b(?:figure|estimate|tally|count|projection|guess|toll|number) of"
    return re.compile(rf"(?:{equals}|{told}|{revised}|{put}|{given}){_hedged()}")


@cache
def _above() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('above')}(?: (?:the|those|these|some|about|another))*\Z")


@cache
def _cause() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('cause')}{_hedged()}")


@cache
def _foreseeing() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('foresee')}{_hedged_object()}")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('say')}{_hedged_object()}")
