"""Read the numbers of short lines without a verb by the heading that they stand under.

Such lines are the items of a list: "Arzan: 1,200" under "IDPs by district". Knows lines and headings, and nothing of
tables: see `tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl import nouns
from etl.calendar_words import MONTH
from etl.extract.figure.kinds import Decision
from etl.extract.grammar import heads
from etl.extract.grammar.clauses import Token
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import brackets, headings
from etl.extract.layout.headings import Column
from etl.quantities import Quantity

LONGEST_LINE = 70  # characters of a line that may be an item
LONGEST_HEAD = 120  # characters of a line that may be a heading
FARTHEST_HEAD = 40  # lines between an item and its heading
MOST_HEADS = 3  # lines of one heading
_OPEN = frozenset({"bare_number", "counted_people"})
_NAME = r"[A-Z][\w'’.-]*"
_NAMED_COUNT = re.compile(rf"\W*{_NAME}(?:[ ,]+(?:(?:and|of|el|al|de|the) )?{_NAME}){{0,4}}\s*\(\s*\Z")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(  # a heading may hold a date, but no number that counts
    rf"\b(?:\d\d?(?:st|nd|rd|th)?(?: ?[-–] ?| to | and ))?(?:\d\d?(?:st|nd|rd|th)? )?(?:of )?{MONTH}(?: \d\d?\b)?(?:,? (?:19|20)\d\d\b)?"
    r"|\b(?:19|20)\d\d\b|#\d+|\b\d\d?[/.]\d\d?[/.]\d{2,4}\b"
)


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
    read, decided = list(numbers), list(decisions)
    counts = _counts_of_item(sentences[index], row, numbers, decisions)
    column = _column_above(sentences, index) if counts else None
    if column is None and len(counts) == 1:
        column = _counted_otherwise(sentences, index, numbers[counts[0]], before)
    if column is None or not all(numbers[place].unit for place in counts[1:]):  # "900 people (180 families)": for both
        return read, decided
    for place in counts:
        read[place] = numbers[place]._replace(unit=numbers[place].unit or column.unit)
        decided[place] = column.said._replace(rule="under_heading", token=None)  # type: ignore[union-attr]
    return read, decided


def in_scenario(sentences: Sequence[Sentence], index: int) -> bool:
    """Tell the item of a list that says what may come: "In the planning scenario: (a) 900 people are displaced".

    So does what stands under a heading "Scenario B", but for what it recalls of the past.
    """
    head = heads.list_head(sentences, index)
    if head is not None and _SCENARIO.search(sentences[head].text):
        return True
    section = heads.section_head(sentences, index)
    named = section is not None and _NAMED_SCENARIO.search(sentences[section].text)
    return bool(named) and not _PAST.search(sentences[index].text)


_NAMED_SCENARIO = re.compile(
    r"\bscenario (?:[a-z]|\d|one|two|three|four)\b|\b(?:likely|worst|best|base|worst-case|best-case) (?:case )?scenario\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|has|have)\b")


_SCENARIO = re.compile(r"\b(?:scenarios?|forecasts?|project(?:ions?|ed)|(?:planning )?assumptions?)\b", re.IGNORECASE)


def _counts_of_item(
    sentence: Sentence, row: Sequence[Token], numbers: Sequence[Quantity], decisions: Sequence[Decision]
) -> list[int]:
    """Give the places of the numbers that a heading may decide, none where the line is no item of a list."""
    counts = [
        place
        for place, number in enumerate(numbers)
        if number.sort == "count" and decisions[place].rule != brackets.EXPLAINED
    ]
    if counts and _is_named_count(sentence):
        return counts[:1] if decisions[counts[0]].rule in _OPEN else []
    is_open = all(decisions[place].rule in _OPEN for place in counts)
    return counts if is_open and _is_item(sentence, row) else []


def _column_above(sentences: Sequence[Sentence], index: int) -> Column | None:
    """Give the figure and the unit that the lines above name, the nearest of each; None where they name no figure."""
    heads = list(_heads(sentences, index))
    figure = next(filter(None, map(headings.said, heads)), None)
    unit = next(filter(None, map(headings.unit_of, heads)), None)
    return Column(heads[0], figure, unit) if figure else None


def _counted_otherwise(
    sentences: Sequence[Sentence], index: int, number: Quantity, before: Decision | None
) -> Column | None:
    """Read "Households: 171" right below "New arrivals: 602 people": the same people, counted otherwise."""
    label = sentences[index].text[: number.start - sentences[index].start].strip(" :\n")
    unit = headings.unit_of(label)
    above = sentences[index - 1].text if index else ""
    is_box = _DIGIT.search(above) and len(above) <= LONGEST_LINE
    return Column(label, before, unit) if unit and before and is_box and len(label.split()) <= 2 else None


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
