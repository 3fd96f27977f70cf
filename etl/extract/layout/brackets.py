"""Read a number in brackets as a sentence above the list explains it: "Figures in brackets show those inside".

Knows sentences above an item, and nothing of what the item says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.figure.kinds import Decision
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import headings
from etl.quantities import Quantity

FARTHEST_KEY = 40  # sentences between the explanation and the last item
FARTHEST = 20  # characters between a number and the bracket behind it
EXPLAINED = "in_brackets"  # the rule of a number so read
_KEY = re.compile(r"[^(;:]*\b(?:in|within|between) (?:brackets|parenthes[ei]s)\b[^);:]*", re.IGNORECASE)
_INSIDE = re.compile(
    r"\b(?:inside|present|occup\w+|shelter\w*|housed|hosted|lodged|admitted|living there)\b", re.IGNORECASE
)


def explained(
    sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity], decisions: Sequence[Decision]
) -> list[Decision]:
    """Give the decisions about the numbers of sentence `index`, those alone in brackets behind another as explained."""
    text, start = sentences[index].text, sentences[index].start
    behind = [place for place in range(1, len(numbers)) if _is_behind(text, start, *numbers[place - 1 : place + 1])]
    said = _key(sentences, index) if behind else None
    return [said if said and place in behind else decision for place, decision in enumerate(decisions)]


def _is_behind(text: str, start: int, before: Quantity, number: Quantity) -> bool:
    """Tell "300 people (212)" from a number that stands in its bracket with words of its own."""
    between = text[before.end - start : number.start - start]
    closed = text[number.end - start : number.end - start + 1] == ")"
    return closed and between.endswith("(") and len(between) <= FARTHEST and before.sort == "count"


def _key(sentences: Sequence[Sentence], index: int) -> Decision | None:
    """Find what a sentence above says of the numbers in brackets, None where none does."""
    above = reversed(sentences[max(0, index - FARTHEST_KEY) : index])
    naming = (sentence.text for sentence in above if _names_brackets(sentence.text.lower()))
    key = next(filter(None, map(_KEY.search, naming)), None)
    if key is None:
        return None
    said = headings.IN_CAMP if _INSIDE.search(key[0]) else headings.said(key[0])
    return said._replace(rule=EXPLAINED, token=None) if said else None


def _names_brackets(text: str) -> bool:
    """Tell the few sentences in which the key is worth looking for: its pattern may begin with any word."""
    return "brackets" in text or "parenthes" in text
