"""Read the rows of a table whose columns were flattened to spaces by copying, by the heading above them.

"Arzan 1,200 14 300" under "District / Persons evacuated / Camps / Inmates": the numbers at the end of a row stand, from
the right, in the columns that count something. Knows lines, and nothing of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.extract.grammar.passages import FLAT_CELL, Sentence, is_flat_row
from etl.extract.layout import cells, headings
from etl.extract.layout.cells import Row, Table
from etl.quantities import Quantity

LONGEST_TABLE = 60  # rows between a number and its heading
FEWEST = 2  # columns that count something
_CELL = re.compile(FLAT_CELL)
_SPACED = re.compile(r"\d+(?: \d{3})+")
_DIGITS = re.compile(r"\d+")


def row_of(sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity]) -> Row | None:
    """Give the table of sentence `index` and the columns of its numbers, the last number in the last column."""
    is_flat = sentences[index].role != "table" and is_flat_row(sentences[index].text)
    table = _table_over(sentences, index) if is_flat else None
    if table is None:
        return None
    ends = _cell_ends(sentences[index])[-len(table.columns) :]
    if len(ends) < len(table.columns):
        return None
    places = {number.number_end: place for place, number in enumerate(numbers)}
    return Row(table, {places[end]: column for column, end in enumerate(ends) if end in places})


def cells_apart(sentences: Sequence[Sentence], index: int, numbers: Sequence[Quantity]) -> Sequence[Quantity]:
    """Part the cells that were read as one number with a space for its thousands, where the columns ask for more."""
    if not is_flat_row(sentences[index].text) or not any(" " in _written(sentences[index], n) for n in numbers):
        return numbers
    table = _table_over(sentences, index)
    if table is None:
        return numbers
    ends = {number.number_end for number in numbers}
    if all(end in ends for end in _cell_ends(sentences[index])[-len(table.columns) :]):
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
        yield number._replace(start=start, end=end, number_start=start, number_end=end, low=value, high=value)


def _table_over(sentences: Sequence[Sentence], index: int) -> Table | None:
    """Find the line that heads the rows and read those of its columns that count; None where few do."""
    above = range(index - 1, max(-1, index - LONGEST_TABLE), -1)
    place = next((place for place in above if not is_flat_row(sentences[place].text)), None)
    if place is None or sentences[place].text[-1] in ".?!":
        return None
    heading = sentences[place].text
    columns = [column for column in headings.columns(heading) if column.counts]
    if len(columns) < FEWEST:
        return None
    caption = cells.caption_over(sentences, place)
    groups = [column.words for column in headings.columns(caption) if column.said]
    return Table(cells.grouped(groups, columns) if len(groups) >= FEWEST else columns, heading, caption)


def _cell_ends(sentence: Sentence) -> list[int]:
    """Give the ends of the cells at the end of a row, those without a number among them."""
    found = list(_CELL.finditer(sentence.text))
    ends: list[int] = []
    for cell, after in zip(
        reversed(found), [len(sentence.text), *(cell.start() for cell in reversed(found))], strict=False
    ):
        if sentence.text[cell.end() : after].strip(" \t/"):
            break
        ends.append(sentence.start + cell.end())
    return ends[::-1]
