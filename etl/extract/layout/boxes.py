"""Read a line of labels and numbers in turn, as a box of key figures flattened by copying leaves it.

"DEATHS 12 INJURED 30 MISSING 4" and "12 deaths 30 injured 4 missing" are told apart by which of the two begins and ends
the line. Knows one sentence at a time, and nothing of tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.figure.kinds import FIGURES, Decision
from etl.extract.grammar import clauses
from etl.extract.grammar.clauses import Token
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import headings
from etl.quantities import Quantity

LONGEST_LABEL = 6  # words
FEWEST = 2  # labels of figures that make a box
_MARKS = " \t\n:=|•·–—-,;.()[]*+/"
_OPENED = re.compile(r"\A.*[(:] ?", re.DOTALL)  # "Centre: Arzan Hall (capacity 300, ..."
_COLON = re.compile(r"[:=]\s?\d")
_IN_CLAUSES = ("be", "have", "relative", "subordinator", "saying")


def in_turn(
    sentence: Sentence, numbers: Sequence[Quantity], decisions: Sequence[Decision]
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of a box with their units, and the decisions about them, as their labels have them."""
    unchanged = list(numbers), list(decisions)
    counts = [place for place, number in enumerate(numbers) if number.sort == "count"]
    if len(counts) == 1:
        return _over_label(sentence, *unchanged, counts[0])
    if len(counts) < FEWEST or not _may_be_box(sentence.text):
        return unchanged
    labels = _labels(sentence, [numbers[place] for place in counts])
    said = [headings.said(label) for label in labels] if labels else []
    if sum(figure is not None for figure in said) < FEWEST:
        return unchanged
    for place, label, figure in zip(counts, labels, said, strict=True):
        unchanged[0][place] = _bare(numbers[place], headings.unit_of(label))
        unchanged[1][place] = figure._replace(rule="in_box") if figure else _other(decisions[place])
    return unchanged


def _over_label(
    sentence: Sentence, numbers: list[Quantity], decisions: list[Decision], place: int
) -> tuple[list[Quantity], list[Decision]]:
    """Read a number set large on a line of its own by the label below it: "18,240" over "People displaced"."""
    number, (first, _, label) = numbers[place], sentence.text.partition("\n")
    alone = number.start == sentence.start and number.number_end == sentence.start + len(first.rstrip())
    if not alone or decisions[place].rule != "bare_number" or not _is_label(label):
        return numbers, decisions
    if figure := headings.said(label):
        numbers[place] = number._replace(unit=headings.unit_of(label))
        decisions[place] = figure._replace(rule="in_box")
    return numbers, decisions


def _may_be_box(text: str) -> bool:
    """Tell a line from a sentence: no full stop at its end, unless each number follows a colon."""
    return text[-1] not in ".?!" or len(_COLON.findall(text)) >= FEWEST


def _labels(sentence: Sentence, numbers: Sequence[Quantity]) -> list[str]:
    """Give the label before each number, none where the line is not labels and numbers in turn, a label first."""
    edges = [sentence.start, *(number.number_end for number in numbers)]
    starts = [*(number.start for number in numbers), sentence.end]
    between = [sentence.text[a - sentence.start : b - sentence.start] for a, b in zip(edges, starts, strict=True)]
    labels = [_OPENED.sub("", words.strip(_MARKS)) for words in between]
    *before, after = labels
    return before if all(map(_is_label, before)) and not after else []


def _is_label(words: str) -> bool:
    row = clauses.tokens(words, 0, len(words), ())
    joined = any(token.is_a("conjunction") for token in row[:2])  # "... 900 people and killed 30"
    return 0 < len(words.split()) <= LONGEST_LABEL and not joined and not any(_holds_clause(token) for token in row)


def _holds_clause(token: Token) -> bool:
    return any(map(token.is_a, _IN_CLAUSES))


def _bare(number: Quantity, unit: str | None) -> Quantity:
    """Leave out the noun after a number, which is the label of the next."""
    return number._replace(end=number.number_end, unit=unit, unit_word=None, noun=None, modifiers=())


def _other(decision: Decision) -> Decision:
    """Let no number keep what the next one's label says."""
    return decision if decision.kind not in FIGURES else Decision("context", "in_box", subject="other")
