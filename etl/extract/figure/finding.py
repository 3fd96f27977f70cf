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
    """Step back from `index` over small words and opening quotes that may stand between a governing word and its number."""
    while index >= 0 and _may_be_skipped(row[index]):
        index -= 1
    return index


def _may_be_skipped(token: Token) -> bool:
    return token.word in _QUOTES or (token.is_a("skippable") and not token.cues and not token.is_a("rising"))


_QUOTES = frozenset("“‘\"'«")
