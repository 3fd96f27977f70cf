"""Read a number in a table by the heading of its column.

Knows rows whose cells are divided by `|` or tabs; the first row of a table is its heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract import clauses
from etl.extract.kinds import FIGURES, PEOPLE_KINDS, Decision
from etl.extract.passages import Sentence
from etl.quantities import Quantity

LONGEST_TABLE = 200  # rows between a number and the heading that it is read by


def by_heading(
    sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity], decisions: Sequence[Decision]
) -> list[Decision]:
    """Give the decisions about the numbers of sentence `index`, with those that a column's heading decides."""
    sentence = sentences[index]
    if sentence.role != "table":
        return list(decisions)
    headings = _cells(_heading_row(sentences, index).text)
    return [
        _of_column(headings, _column(sentence, number)) or decision if decision.rule == "bare_number" else decision
        for number, decision in zip(numbers, decisions, strict=True)
    ]


def _heading_row(sentences: Sequence[Sentence], index: int) -> Sentence:
    first = index
    while first > max(0, index - LONGEST_TABLE) and sentences[first - 1].role == "table":
        first -= 1
    return sentences[first]


def _cells(row: str) -> list[str]:
    return row.strip("|").split("|" if "|" in row else "\t")


def _column(sentence: Sentence, number: Quantity) -> int:
    before = sentence.text[: number.start - sentence.start].removeprefix("|")
    return before.count("|" if "|" in sentence.text else "\t")


def _of_column(headings: Sequence[str], column: int) -> Decision | None:
    if column >= len(headings):
        return None
    heading = headings[column]
    for token in clauses.tokens(heading, 0, len(heading), ()):
        cue = token.cue(PEOPLE_KINDS, "noun", "passive", "subject")
        if cue and cue.kind in FIGURES:
            return Decision(cue.kind, "column_heading", cue.measure)
    return None
