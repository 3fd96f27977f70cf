"""Tell numbers that leave out what a figure before them has said: "and seven in Belo", "compared with 300 in May".

Knows the tokens between two numbers, and nothing of what the figure says.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl import nouns
from etl.extract.grammar.clauses import Token

_PLACING = frozenset({"in", "at", "from", "near", "on", "across", "by", "to", "around", "along", "during", "outside", "north", "south", "east", "west", "inland", "home", "abroad", "elsewhere"})  # fmt: skip
_JOINING = frozenset({",", "–", "—", "-", ":", "and", "&", "or", "plus"})
_COMPARING = (
    ("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("against",), ("versus",), ("vs",),
    ("rather", "than"), ("instead", "of"), ("more", "than", "the"), ("as", "against"), ("relative", "to"),
)  # fmt: skip
_CHANGES = frozenset({"jump", "rise", "increase", "surge", "addition", "growth", "upsurge", "spike"})
_RATES = frozenset({"daily", "weekly", "monthly", "average", "rate", "yearly", "hourly"})
_ESTIMATES = frozenset(
    {"estimate", "estimates", "figure", "figures", "number", "total", "tally", "count", "projection"}
)
_PART_OF = frozenset({"them", "whom", "these", "those", "which"})


def is_gapped(row: Sequence[Token], at: int, between: Sequence[Token]) -> bool:
    """Tell "12 people died in Arzan and seven in Belo": a joining word before, a place or a cause after."""
    last = next((token for token in reversed(between) if not token.is_a("skippable")), None)
    if last is None or not (last.word in _JOINING or last.is_a("conjunction")):
        return False
    after = row[at + 1 : at + 3]
    if after and after[0].word in _MORE:  # "and two more in Belo"
        after = after[1:]
    return len(after) > 0 and at + 2 < len(row) and after[0].word in _PLACING and not has_verb(row, at)


_MORE = frozenset({"more", "others", "other"})


def has_verb(row: Sequence[Token], at: int) -> bool:
    """Whether something is said of the number itself before its part of the sentence ends."""
    for token in row[at + 1 : at + 12]:
        if token.counts or token.word in (",", ";", ".", ":", "–", "—", "(") or token.is_a("conjunction"):
            return False
        if token.cues or any(map(token.is_a, ("be", "have", "rising"))) or token.word.endswith("ed"):
            return True
    return False


def is_compared(between: Sequence[Token]) -> bool:
    """Tell "compared with 300 last week", "up from 4,000"."""
    words = tuple(
        token.word for token in between if token.word not in ("about", "some", "around", "the", "just", "only")
    )
    return any(words[-len(phrase) :] == phrase for phrase in _COMPARING)


def is_bracketed(row: Sequence[Token], at: int, between: Sequence[Token]) -> bool:
    """Tell a number alone in brackets behind a place or a cause: "conflict (300 people) and floods (120)"."""
    alone = row[at - 1].word == "(" and at + 1 < len(row) and row[at + 1].word in (")", ",")
    divided = any(token.word in (")", "than", "compared", "as") for token in between)  # "fewer than in May (300)"
    return alone and len(between) > 1 and divided and not _has_clause(between)


def _has_clause(between: Sequence[Token]) -> bool:
    return any(t.is_a("be") or t.is_a("have") or t.is_a("relative") or t.is_a("saying") for t in between)


def is_part(row: Sequence[Token], at: int) -> bool:
    """Tell "only 64 of them"."""
    words = [token.word for token in row[at + 1 : at + 4]]
    if words == ["of", "the", "victims"]:
        return True
    return (at + 2 < len(row) and row[at + 1].word == "of" and row[at + 2].word in _PART_OF) or (
        at + 1 < len(row) and row[at + 1].word in ("of them", "of whom", "of these", "of those", "of which")
    )  # fmt: skip


def is_rate(between: Sequence[Token]) -> bool:
    """Tell "a daily average of 48" from a further member of a list."""
    return any(token.word in _RATES for token in between[-4:])


def is_change(row: Sequence[Token], at: int) -> bool:
    """Tell the increase in "a jump of 600 since May" from a level."""
    return (
        at > 1 and row[at - 1].word in ("of", "by") and bool({t.word for t in row[max(0, at - 4) : at - 1]} & _CHANGES)
    )


def is_estimate(before: Sequence[Token]) -> bool:
    """Tell "The UN's own estimate for the coast is 9,000" after a sentence about arrivals."""
    if not before or len(before) > 14 or not (before[-1].is_a("be") or before[-1].word in ("at", "to")):
        return False
    named = next((place for place, token in enumerate(before) if token.word in _ESTIMATES), None)
    if named is None or any(token.is_a("relative") for token in before):
        return False
    return len(before) < named + 2 or before[named + 1].word != "of" or _counts_people(before[named + 2 : named + 5])


def _counts_people(words: Sequence[Token]) -> bool:
    """Tell "the number of people" and "the number of them" from the number of anything else."""
    classes = {nouns.class_of(token.word) for token in words}
    return bool(classes & (nouns.populations() | {"households"})) or any(token.word in _PART_OF for token in words)


def is_of_next(row: Sequence[Token], at: int, between: Sequence[Token]) -> bool:
    """Tell "phase one has 900 plots and phase two 600", where the verb of the second is left out."""
    first = next((place for place, token in enumerate(between) if token.word in ("and", "while")), None)
    if first is None or not 1 < len(between) - first <= 5 or any(token.cues for token in between):
        return False
    closed = at + 1 >= len(row) or row[at + 1].word in (",", ";", ".", ")")
    return closed and not _has_clause(between) and not any(token.is_a("preposition") for token in between[first:])


def is_level_before(row: Sequence[Token], first: int, at: int) -> bool:
    """Tell "fell to 600 in June from 900": `row[first]` is the level reached."""
    return row[at - 1].word == "from" and row[first - 1].word in ("to", "at") and not _has_clause(row[first + 1 : at])


def is_parallel(row: Sequence[Token], first: int, at: int) -> bool:
    """Tell "floods account for 900, clashes for 300": the same preposition, the verb left out."""
    between = row[first + 1 : at]
    return (
        row[at - 1].word == row[first - 1].word == "for"
        and any(token.word in _JOINING for token in between)
        and not any(cue.voice != "noun" for token in between for cue in token.cues)
        and not _has_clause(between)
    )
