"""A predicate that was found for a number: what it says of the people counted, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.extract.grammar.clauses import Cue, Token


class Finding(NamedTuple):
    """A predicate: what it says, the token that says it, and the rule that attached it to the number."""

    cue: Cue
    token: int
    rule: str


def skip_back(row: Sequence[Token], index: int) -> int:
    """Step back from `index` over small words that may stand between a governing word and its number."""
    while index >= 0 and row[index].is_a("skippable") and not row[index].cues and not row[index].is_a("rising"):
        index -= 1
    return index
