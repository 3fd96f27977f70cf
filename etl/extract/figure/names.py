"""Tell a numeral that belongs to a name from a count: "a fire in Arzan 2, where".

Knows the letters of a sentence, and nothing of what is said of those counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.figure import kinds
from etl.extract.figure.kinds import Decision
from etl.extract.grammar.passages import Sentence
from etl.quantities import Quantity

HIGHEST = 30  # a camp or block is hardly numbered higher
_NAME = re.compile(r"(?<=\w )(?:in|at|of|from|near|for|to|on) (?:the )?(?:[A-Z][\w'’-]+ ){1,3}\Z")
_CLOSES = re.compile(r"[,;.)]|\Z")


def numerals_apart(sentence: Sentence, numbers: Sequence[Quantity], decisions: Sequence[Decision]) -> list[Decision]:
    """Set aside a small number right after a name in a phrase of place, where it is the only one without a noun."""
    bare = [place for place, decision in enumerate(decisions) if decision.rule == "bare_number"]
    if len(bare) != 1 or not _is_of_name(sentence, numbers[bare[0]]):
        return list(decisions)
    numeral = kinds.set_aside("identifier", "numeral_of_name")
    return [numeral if place == bare[0] else decision for place, decision in enumerate(decisions)]


def _is_of_name(sentence: Sentence, number: Quantity) -> bool:
    low = number.low
    if (
        not number.is_digits
        or number.start != number.number_start
        or low != number.high
        or not 0 < (low or 0) <= HIGHEST
    ):
        return False
    before = sentence.text[: number.start - sentence.start]
    after = sentence.text[number.end - sentence.start :]
    return _CLOSES.match(after) is not None and _NAME.search(before) is not None
