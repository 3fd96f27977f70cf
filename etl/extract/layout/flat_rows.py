"""Read the rows of a table whose columns were flattened to spaces by copying, by the heading above them.

"Arzan 1,200 14 300" under "District / Persons evacuated / Camps / Inmates": the numbers at the end of a row stand, from
the right, in the columns that count something. Knows lines, and nothing of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.figure.kinds import Decision
from etl.extract.grammar.passages import FLAT_CELL, Sentence, is_flat_row
from etl.extract.layout import headings
from etl.extract.layout.headings import Column
from etl.quantities import Quantity

LONGEST_TABLE = 60  # rows between a number and its heading
FEWEST = 2  # columns that count something
_OPEN = frozenset(
    {"bare_number", "counted_people", "counted_things", "under_heading"}
)  # rules that a heading overrules
_CELL = re.compile(FLAT_CELL)
_SPACED = re.compile(r"\d+(?: \d{3})+")
_DIGITS = re.compile(r"\d+")


def by_heading(
    sentences: Sequence[Sentence],
    index: int,
    numbers: Sequence[Quantity],
    decisions: Sequence[Decision],
    before: Decision | None,
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of sentence `index` with their units, and the decisions about them, as the columns have them.

    `before` is the last figure before the table, whose people a table without a caption goes on to divide.
    """
    read, decided = list(numbers), list(decisions)
    is_flat = sentences[index].role != "table" and is_flat_row(sentences[index].text)
    columns = _columns_over(sentences, index, before) if is_flat else []
    if len(columns) < FEWEST:
        return read, decided
    ends = _cell_ends(sentences[index])[-len(columns) :]
    for end, column in zip(ends, columns[-len(ends) :] if len(ends) == len(columns) else (), strict=False):
        place = next((place for place, number in enumerate(numbers) if number.number_end == end), None)
        if place is None or decisions[place].rule not in _OPEN:
            continue
        read[place] = replace(numbers[place], unit=column.unit or numbers[place].unit)
        figure = column.said or Decision("context", "column_of_things", subject="other")
        decided[place] = figure._replace(rule="flat_column" if column.said else figure.rule, token=None)
    return read, decided


def cells_apart(sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity]) -> Sequence[Quantity]:
    """Part the cells that were read as one number with a space for its thousands, where the columns ask for more."""
    if not is_flat_row(sentences[index].text) or not any(" " in _written(sentences[index], n) for n in numbers):
        return numbers
    columns = _columns_over(sentences, index, None)
    ends = {number.number_end for number in numbers}
    known = [end for end in _cell_ends(sentences[index])[-len(columns) :] if end in ends]
    if len(columns) < FEWEST or len(known) == len(columns):
        return numbers
    return [part for number in numbers for part in _parted(sentences[index], number)]


def _written(sentence: Sentence, number: Quantity) -> str:
    return sentence.text[number.number_start - sentence.start : number.number_end - sentence.start]


def _parted(sentence: Sentence, number: Quantity) -> Iterator[Quantity]:
    words = _written(sentence, number)
    if not _SPACED.fullmatch(words):
        yield number
        return
    for digits in _DIGITS.finditer(words):
        start, end = (number.number_start + at for at in digits.span())
        value = int(digits[0])
        yield replace(number, start=start, end=end, number_start=start, number_end=end, low=value, high=value)


def _columns_over(sentences: Sequence[Sentence], index: int, before: Decision | None) -> list[Column]:
    """Find the line that heads the rows and read those of its columns that count; none where it names no figure."""
    above = range(index - 1, max(-1, index - LONGEST_TABLE), -1)
    place = next((place for place in above if not is_flat_row(sentences[place].text)), None)
    if place is None or sentences[place].text[-1] in ".?!":
        return []
    read = [column for column in headings.columns(sentences[place].text) if column.counts]
    caption = headings.said(sentences[place - 1].text) if place else None
    sites = headings.of_sites(sentences[place].text.split()[0])
    whole = caption or sites or (before if any(column.unit for column in read) else None)
    named = [column if column.said or not column.unit else column._replace(said=whole) for column in read]
    return named if any(column.said for column in named) else []


def _cell_ends(sentence: Sentence) -> list[int]:
    """Give the ends of the cells at the end of a row, those without a number among them."""
    cells = list(_CELL.finditer(sentence.text))
    ends: list[int] = []
    for cell, after in zip(
        reversed(cells), [len(sentence.text), *(cell.start() for cell in reversed(cells))], strict=False
    ):
        if sentence.text[cell.end() : after].strip(" \t/"):
            break
        ends.append(sentence.start + cell.end())
    return ends[::-1]
