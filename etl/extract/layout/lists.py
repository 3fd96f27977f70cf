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
from etl.extract.figure.kinds import FIGURES, PEOPLE_KINDS, Decision
from etl.extract.grammar import clauses
from etl.extract.grammar.clauses import Token
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import headings
from etl.quantities import Quantity

LONGEST_LINE = 70  # characters of a line that may be an item
LONGEST_HEAD = 120  # characters of a line that may be a heading
FARTHEST_HEAD = 40  # lines between an item and its heading
MOST_HEADS = 8  # lines of one heading, when each of its cells has become a line
_OPEN = frozenset({"bare_number", "counted_people"})
_NAME = r"[A-Z][\w'’.-]*"
_NAMED_COUNT = re.compile(rf"\W*{_NAME}(?:[ ,]+(?:(?:and|of|el|al|de|the) )?{_NAME}){{0,4}}\s*\(\s*\Z")
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DIGIT = re.compile(r"\d")
_DATED = re.compile(  # a heading may hold a date, but no number that counts
    rf"\b(?:\d\d?(?:st|nd|rd|th)?(?: ?[-–] ?| to | and ))?(?:\d\d?(?:st|nd|rd|th)? )?(?:of )?{_MONTHS}[a-z]*\.?(?: \d\d?\b)?(?:,? (?:19|20)\d\d\b)?"
    r"|\b(?:19|20)\d\d\b|#\d+|\b\d\d?[/.]\d\d?[/.]\d{2,4}\b"
)


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
    before: Decision | None,
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of sentence `index` with their units, and the decisions about them, as its heading has them.

    `before` is the last figure before this line, which a line that names only a unit counts otherwise.
    """
    read, counts = list(numbers), _counts_of_item(sentences[index], row, numbers, decisions)
    columns_read = _columns_above(sentences, index) if counts else []
    if len(counts) > len(columns_read) == 1 and all(numbers[place].unit for place in counts[1:]):
        columns_read *= len(counts)  # "Arzan: 900 people (180 families)": one heading for both
    if not columns_read and len(counts) == 1:
        columns_read = _counted_otherwise(sentences, index, numbers[counts[0]], before)
    if not counts or len(counts) > len(columns_read):
        return read, list(decisions)
    decided = list(decisions)
    for place, column in zip(counts, columns_read[-len(counts) :], strict=True):
        read[place] = replace(numbers[place], unit=numbers[place].unit or column.unit)
        decided[place] = column.said._replace(rule="under_heading", token=None)  # type: ignore[union-attr]
    return read, decided


def _counts_of_item(
    sentence: Sentence, row: Sequence[Token], numbers: Sequence[Quantity], decisions: Sequence[Decision]
) -> list[int]:
    """Give the places of the numbers that a heading may decide, none where the line is no item of a list."""
    counts = [place for place, number in enumerate(numbers) if number.sort == "count"]
    if counts and _is_named_count(sentence):
        return counts[:1] if decisions[counts[0]].rule in _OPEN else []
    is_open = all(decisions[place].rule in _OPEN for place in counts)
    return counts if is_open and _is_item(sentence, row) else []


def _columns_above(sentences: Sequence[Sentence], index: int) -> list[Column]:
    """Give the columns that the lines above name, each with what it says or what their caption says; none without one."""
    read = _columns(" ; ".join(reversed(list(_heads(sentences, index)))))
    caption = next((column.said for column in reversed(read) if column.said), None)
    return [Column(column.said or caption, column.unit) for column in read] if caption else []


def _counted_otherwise(
    sentences: Sequence[Sentence], index: int, number: Quantity, before: Decision | None
) -> list[Column]:
    """Read "Households: 171" right below "New arrivals: 602 people": the same people, counted otherwise."""
    label = sentences[index].text[: number.start - sentences[index].start].strip(" :\n")
    unit = headings.unit_of(label)
    above = sentences[index - 1].text if index else ""
    is_box = _DIGIT.search(above) and len(above) <= LONGEST_LINE
    return [Column(before, unit)] if unit and before and is_box and len(label.split()) <= 2 else []


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
        or nouns.class_of(token.word) in headings.NO_HEADS | {"housing"}
        for token in row
    )  # fmt: skip


def _is_named_count(sentence: Sentence) -> bool:
    """Tell the item "Arzan (92 families) – most of them came from Belo", whose number stands by its name alone."""
    bracket = sentence.text.find("(")
    return sentence.role == "list" and _NAMED_COUNT.match(sentence.text, 0, bracket + 1) is not None


def _heads(sentences: Sequence[Sentence], index: int) -> Iterator[str]:
    """Give the lines above that hold no number, the nearest first, as far as no sentence divides them from the item."""
    found = 0
    for sentence in reversed(sentences[max(0, index - FARTHEST_HEAD) : index]):
        text = sentence.text
        holds_number = _DIGIT.search(_DATED.sub("", text)) is not None
        if holds_number and (len(text) <= LONGEST_LINE or _is_named_count(sentence)) and not found:
            continue
        if sentence.role == "list" and not found:  # what an item goes on to say
            continue
        if holds_number or len(text) > LONGEST_HEAD or text[-1] in ".?!" or found == MOST_HEADS:
            return
        found += 1
        yield text
        if len(text) > LONGEST_LINE / 2 and headings.said(text):
            return


def _columns(heading: str) -> list[Column]:
    """Read the columns that a heading names one after another: "Province Families Persons"."""
    read: list[Column] = []
    joined = False  # the column before goes on: "IDP households", "Families displaced"
    for token in clauses.tokens(heading, 0, len(heading), ()):
        cue = token.cue(PEOPLE_KINDS, "noun", "passive", "subject")
        said = Decision(cue.kind, "under_heading", cue.measure) if cue and cue.kind in FIGURES else None
        unit = headings.unit_of(token.word)
        if not said and not unit:
            joined = joined and token.word in ("of", "the")
            continue
        if joined and read and (said is None or read[-1].said is None) and not (unit and read[-1].unit and not said):
            read[-1] = Column(said or read[-1].said, unit or read[-1].unit)
        else:
            read.append(Column(said, unit))
        joined = True
    return read
