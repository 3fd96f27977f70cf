"""Give each number of a list that ends in "respectively" what the figure of the same rank in the list before is.

Knows the tokens of a sentence and what was decided about its numbers, and nothing of how.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.extract.figure.kinds import PEOPLE, Decision
from etl.extract.grammar.clauses import Token

_WORDS = frozenset({"respectively"})
_FARTHEST = 4  # tokens between the last number and the word
_JOINING = frozenset({",", "and"})


def in_turn(
    row: Sequence[Token], places: Mapping[int | None, int], decisions: list[Decision], is_open: Sequence[bool]
) -> list[Decision]:
    """Read "rose to 40 dead and 90 wounded, before falling to 30 and 60, respectively"."""
    members = _members(row, places, len(decisions), is_open)
    wholes = decisions[max(0, members[0] - len(members)) : members[0]] if members else []
    if len(wholes) != len(members) or any(whole.kind not in PEOPLE for whole in wholes):
        return decisions
    told = dict(zip(members, wholes, strict=True))
    return [
        told[index]._replace(rule="parallel", token=None) if index in told else decision
        for index, decision in enumerate(decisions)
    ]


def _members(
    row: Sequence[Token], places: Mapping[int | None, int], count: int, is_open: Sequence[bool]
) -> Sequence[int]:
    """Find the open numbers joined right before "respectively"."""
    end = next((place for place, token in enumerate(row) if token.word in _WORDS), 0)
    members: list[int] = []
    following = end
    for index in range(count - 1, -1, -1):
        if places[index] >= end:
            continue
        between = row[places[index] + 1 : following]
        joined = {token.word for token in between} <= _JOINING if members else len(between) <= _FARTHEST
        if not (is_open[index] and joined):
            break
        members.insert(0, index)
        following = places[index]
    return members if len(members) > 1 else ()
