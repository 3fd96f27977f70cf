"""Read the numbers of short lines without a verb by the heading that they stand under.

Such lines are the items of a list ("Arzan: 1,200" under "IDPs by district") and the rows of a table whose columns were
lost in copying. Knows lines and headings, and nothing of tables that kept their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from etl import nouns
from etl.extract import clauses, columns
from etl.extract.clauses import Token
from etl.extract.kinds import FIGURES, PEOPLE_KINDS, Decision
from etl.extract.passages import Sentence
from etl.quantities import Quantity

LONGEST_LINE = 70  # characters of a line that may be an item
LONGEST_HEAD = 120  # characters of a line that may be a heading
FARTHEST_HEAD = 40  # lines between an item and its heading
MOST_HEADS = 8  # lines of one heading, when each of its cells has become a line
_OPEN = frozenset({"bare_number", "counted_people"})
_DIGIT = re.compile(r"\d")


class Column(NamedTuple):
    """What a column counts: the figure that its heading names, None where it names a unit alone."""

    said: Decision | None
    unit: str | None


def by_head(
    sentences: Sequence[Sentence],
    index: int,
    row: Sequence[Token],
    numbers: Sequence[Quantity],
    decisions: Sequence[Decision],
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of sentence `index` with their units, and the decisions about them, as its heading has them."""
    unchanged = list(numbers), list(decisions)
    counts = [place for place, number in enumerate(numbers) if number.sort == "count"]
    if not counts or not _is_item(sentences[index], row) or any(decisions[place].rule not in _OPEN for place in counts):
        return unchanged
    heads = list(_heads(sentences, index))
    read = _columns(" ; ".join(reversed(heads)))
    caption = next((column.said for column in reversed(read) if column.said), None)
    if caption is None:
        return unchanged
    if len(counts) > len(read):  # "Arzan: 900 people (180 families)": one heading for both
        if len(read) > 1 or not all(numbers[place].unit for place in counts[1:]):
            return unchanged
        read *= len(counts)
    for place, column in zip(counts, read[-len(counts) :], strict=True):
        said = column.said or caption
        unchanged[0][place] = replace(numbers[place], unit=numbers[place].unit or column.unit)
        unchanged[1][place] = said._replace(rule="under_heading", token=None)
    return unchanged


def _is_item(sentence: Sentence, row: Sequence[Token]) -> bool:
    """Whether a line is short, has no verb, and counts nothing but people."""
    if (
        len(sentence.text) > LONGEST_LINE
        or sentence.role in ("table", "caption", "quotation")
        or sentence.text[-1] in ".?!"
    ):
        return False
    return not any(
        token.cues or any(map(token.is_a, ("be", "have", "relative", "saying", "refuge")))
        or nouns.class_of(token.word) in columns.NO_HEADS | {"housing"}
        for token in row
    )  # fmt: skip


def _heads(sentences: Sequence[Sentence], index: int) -> Iterator[str]:
    """Give the lines above that hold no number, the nearest first, as far as no sentence divides them from the item."""
    found = 0
    for sentence in reversed(sentences[max(0, index - FARTHEST_HEAD) : index]):
        text = sentence.text
        if _DIGIT.search(text) and len(text) <= LONGEST_LINE and not found:
            continue
        if _DIGIT.search(text) or len(text) > LONGEST_HEAD or text[-1] in ".?!" or found == MOST_HEADS:
            return
        found += 1
        yield text
        if len(text) > LONGEST_LINE / 2 and columns.said(text):
            return


def _columns(heading: str) -> list[Column]:
    """Read the columns that a heading names one after another: "Province Families Persons"."""
    read: list[Column] = []
    joined = False  # the column before goes on: "IDP households", "Families displaced"
    for token in clauses.tokens(heading, 0, len(heading), ()):
        cue = token.cue(PEOPLE_KINDS, "noun", "passive", "subject")
        said = Decision(cue.kind, "under_heading", cue.measure) if cue and cue.kind in FIGURES else None
        unit = columns.unit_of(token.word)
        if not said and not unit:
            joined = joined and token.word in ("of", "the")
            continue
        if joined and read and (said is None or read[-1].said is None) and not (unit and read[-1].unit and not said):
            read[-1] = Column(said or read[-1].said, unit or read[-1].unit)
        else:
            read.append(Column(said, unit))
        joined = True
    return read
