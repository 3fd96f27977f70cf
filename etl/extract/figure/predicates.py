"""Find what a sentence says of the people that a number counts: the predicate that governs or follows the number.

The rules are those of English clauses: a verb's object stands after it, its subject before it, a participle leans on
the noun before it, members of a list share what is said of one of them.
Knows nothing of status, time, place or issuer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from etl import lexicons, nouns
from etl.extract.figure import staying
from etl.extract.figure.finding import Finding, skip_back
from etl.extract.figure.following import following
from etl.extract.figure.governing import after_someone, governing, qualifies_things
from etl.extract.figure.made_for import planned_for
from etl.extract.grammar.clauses import Cue, Token

FARTHEST_PART = 20  # tokens between "include" and the last of the parts


def find(row: Sequence[Token], at: int, kinds: frozenset[str], used: set[int]) -> Finding | None:
    """Find the predicate of the quantity at `row[at]`, of one of `kinds`.

    `used` are participles that an earlier number has taken.
    """
    return next(candidates(row, at, kinds, used), None)


def candidates(row: Sequence[Token], at: int, kinds: frozenset[str], used: set[int]) -> Iterator[Finding]:
    """Give what may be the predicate of the quantity at `row[at]`, the likeliest first."""
    after = following(row, at, kinds)
    before = governing(row, at, kinds, used)
    both = [before, after]
    if before and after and _outweighs(row, after, before, at):
        both.reverse()
    yield from filter(None, both)
    if not both[0] and not both[1] and (named := label(row, at, kinds)):
        yield named
    yield from filter(None, (find_weaker(row, at, kinds) for find_weaker in _WEAKER))


def _of_whole(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "Of the displaced, 90 are children"."""
    if row[0].word not in _OF or not 0 < at <= 9 or not any(token.word == "," for token in row[:at]):
        return None
    for place in range(1, at):
        if row[place].counts or (row[place].is_a("relative") and row[place - 1].word not in ("those", "people")):
            return None
        if cue := row[place].cue(kinds, "noun", "passive", "subject"):
            return Finding(cue, place, "complement_of_noun")
    return None


_OF = frozenset({"of", "among", "of those", "among those"})


def _named_after(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "brings to 900 the number of displaced people"."""
    after = row[at + 1 : at + 7]
    if len(after) < 2 or after[0].word != "the" or row[at - 1].word != "to":
        return None
    named = ((token.cue(kinds, "noun", "passive"), place) for place, token in enumerate(after, at + 1))
    return next((Finding(cue, place, "complement_of_noun") for cue, place in named if cue), None)


def _included(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "the dead include 12 women and eight children"."""
    near = range(at - 1, max(0, at - 1 - FARTHEST_PART), -1)
    part = next((place for place in near if row[place].word in ("include", "includes", "included")), 0)
    if not part or any(token.is_a("be") or token.word in (";", ".") for token in row[part:at]):
        return None
    cue = row[part - 1].cue(kinds - {"context"}, "noun", "passive", "subject")
    return Finding(cue, part - 1, "complement_of_noun") if cue else None


def _outweighs(row: Sequence[Token], following: Finding, governing: Finding, at: int) -> bool:
    """Tell "assisted the 300 people displaced by the storm" and "left 300 homeless" from "killed 300 people who fled"."""
    if governing.cue.kind == "camp_capacity" and row[governing.token].word.startswith("ho"):
        return following.rule == "adjacent_participle"  # "homes for the 76 families left homeless"
    judged = governing.cue.measure == "captives"  # "sentenced 12 people to death"
    if not judged and following.token == at + 1 and following.cue.measure in ("homeless", "killed", "missing"):
        return governing.rule == "object_of_verb" and following.rule != "adjacent_participle"
    if governing.cue.kind != "context" or following.cue.kind == "context":
        return False
    is_aim = (
        following.token == at + 1
        and following.cue.kind == "displacement"
        and row[following.token].word.startswith("to ")
    )  # "helped 300 people to flee"
    return following.rule == "adjacent_participle" or is_aim


def _in_brackets(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "the hall (capacity 900; now housed 640)", each number with its label right before it."""
    for place in range(at - 1, max(-1, at - LONGEST_LABEL), -1):
        if row[place].word in ("(", ";", ","):
            words = " ".join(token.word for token in row[place + 1 : at] if token.word != ":")
            opened = any(token.word == "(" for token in row[max(0, at - 15) : at])
            cue = _labels().get(words) or row[at - 1].cue(kinds, "noun")
            return Finding(cue, at - 1, "label") if opened and words and cue and cue.kind in kinds else None
        if row[place].counts:
            return None
    return None


LONGEST_LABEL = 5  # tokens of a label within brackets


@cache
def _labels() -> dict[str, Cue]:
    """What a heading says by itself, a label does too: "occupied", "present strength"."""
    return {phrase: Cue(*said.split()[:2], "noun") for phrase, said in lexicons.by_phrase("headings").items()}


def dwellings(row: Sequence[Token], at: int) -> Finding | None:
    """Read "destroyed houses 900" and "houses destroyed 900", set without a colon."""
    ends = at + 1 == len(row) or row[at + 1].word in (";", ",", ".", "|")
    if not ends or at < 2 or not any(nouns.class_of(token.word) == "housing" for token in row[at - 2 : at]):
        return None
    cues = ((row[place].cue(frozenset({"housing"}), "passive", "noun"), place) for place in (at - 1, at - 2))
    return next((Finding(cue, place, "label") for cue, place in cues if cue), None)


def lose_homes(row: Sequence[Token], at: int) -> bool:
    """Tell "the homes of 300 families were razed" and "razed the homes of 300 families"."""
    before = skip_back(row, at - 1)
    if before < 1 or row[before].word != "of" or nouns.class_of(row[before - 1].word) != "housing":
        return False
    housing = frozenset({"housing"})
    found = (
        following(row, at, housing) or following(row, before - 1, housing) or governing(row, before - 1, housing, set())
    )
    return found is not None and found.cue.measure == "homeless"


def label(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read a line such as "Number of displaced: 452" or "Population evacuated 116"."""
    words = row[:at]
    if not 0 < len(words) <= 8 or any(t.counts or t.is_a("be") for t in words):
        return None
    if any(nouns.class_of(token.word) == "animals" for token in words):
        return None
    ends_in_colon = words[-1].word in (":", "|")
    for place in range(at - 1, -1, -1):
        cue = row[place].cue(kinds, "noun", "passive", *(("subject",) if ends_in_colon else ()))
        adjacent = place == at - 1 and (len(words) <= 4 or (cue is not None and cue.kind == "camp_capacity"))
        if cue and qualifies_things(row, place):
            return None
        if cue and (ends_in_colon or adjacent or len(row) <= at + 2):
            return Finding(cue, place, "label")
    return None


# what is looked for where no verb or noun that governs the number holds, the likeliest first
_WEAKER = (
    _in_brackets, planned_for, _of_whole, _named_after, _included, after_someone,
    staying.in_asylum, staying.at_site, staying.found_in_refuge,
)  # fmt: skip
