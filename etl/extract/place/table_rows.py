"""The place at the head of a row, in a table that was copied as lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.extract.grammar.heads import table_lines
from etl.extract.grammar.passages import Sentence
from etl.extract.grammar.phrases import any_of
from etl.extract.layout import stacked_cells
from etl.extract.place.place_clues import is_label
from etl.extract.place.setting import words

_ROW = re.compile(
    r"\W*(?:\d{1,3}[.)]? +(?=[A-ZÀ-ÖØ-Þ]))?(?P<head>[A-ZÀ-ÖØ-Þ][^\d|\t\n]{1,40}?(?: \d{1,2}[A-Z]?(?=\s*[|\t]|\s{2,}))?|\d{1,3}[A-Z]{0,2}(?=\s{2,}|\t|\s*\|))(?:\s{2,}|\t|\s*\|\s*|\s(?=\d))"
    r"(?:[^\d|\t\n]{1,40}?(?:\t|\s*\|\s*)){0,2}(?=[\d|~<>-])"  # cells of text between the place and its numbers
)
_SUM = re.compile(r"(?:grand |sub-?)?total|all\b|overall|sum\b|average", re.IGNORECASE)


@cache
def _place_column() -> re.Pattern[str]:
    kinds = any_of((*words("types"), "location", "locations", "place", "places"))
    return re.compile(
        rf"\W*(?:(?:s(?:l|r)?\.? ?)?no\.?\s+)?(?:name of )?(?:the )?(?P<kind>{kinds})(?: name)?(?:\s{{2,}}|\t|\s*\||\s+(?-i:[A-Z#]))",
        re.IGNORECASE,
    )


LONGEST_TITLE = 120  # characters
_BY_PLACE = re.compile(
    rf"\b(?:by|per) (?:[a-z]+ )?{any_of(words('types'))}\b|\b{any_of(words('types'))}[- ]?wise\b", re.IGNORECASE
)


def is_by_place(title: str) -> bool:
    """Tell "Families by county" and "District-wise position", below which each line or paragraph has its place."""
    return len(title) <= LONGEST_TITLE and title[-1:] not in ".;," and _BY_PLACE.search(title) is not None


def row_head(sentences: Sequence[Sentence], index: int, char_start: int) -> str | None:
    """The place whose row the number at `char_start` of the document stands in, or None.

    A row is told from other lines by a line above it whose first column is headed by a noun for a kind of place.
    """
    if stacked := stacked_cells.row_label(sentences, index, char_start):
        label, heading = stacked
        return label if _place_column().match(f"{heading}\t") and not _SUM.match(label) else None
    sentence = sentences[index]
    *above, line = sentence.text[: char_start - sentence.start].split("\n")
    if sentence.role == "prose" and not above:  # no line above it can head a table
        return None
    head = _ROW.match(line + sentence.text[char_start - sentence.start :][:1])
    if (
        not head
        or _SUM.match(head["head"])
        or ":" in head["head"]
        or is_label(head["head"])
        or sentence.text.endswith(".")
    ):
        return None
    column = _column(sentences, index, above)
    if column is None or (head["head"][0].isdigit() and not column):
        return None
    name = head["head"].strip(" :–—-")
    return f"{column.capitalize()} {name}" if name[0].isdigit() else name  # "8W" below "Camp" is "Camp 8W"


def is_sum(sentences: Sequence[Sentence], index: int, char_start: int) -> bool:
    """Tell whether the number at `char_start` of the document stands in the row of a table's sum."""
    if stacked := stacked_cells.row_label(sentences, index, char_start):
        return _SUM.match(stacked[0]) is not None
    sentence = sentences[index]
    line = sentence.text[: char_start - sentence.start].rpartition("\n")[2]
    return sentence.role == "table" and _SUM.match(line) is not None


def row_name(sentences: Sequence[Sentence], index: int) -> str | None:
    """The place at the head of a line of a table, or None."""
    may_be_row = sentences[index].role != "prose"
    found = _FIRST_NUMBER.match(sentences[index].text) if may_be_row else None
    return row_head(sentences, index, sentences[index].start + found.start(1)) if found else None


_FIRST_NUMBER = re.compile(r"\W*(?:\d{1,3}[.)]? +)?[^\W\d_][\w’' .-]*(?:\s\D{0,80})?\s(\d)")


def _column(sentences: Sequence[Sentence], index: int, above: Sequence[str]) -> str | None:
    """The noun for a kind of place that heads the first column, empty where only a title tells; None without either."""
    before = (sentences[near].text.split("\n") for near in table_lines(sentences, index) if near < index)
    lines = [line for lines in (above, *before) for line in lines]
    heading = next((found for line in lines if (found := _place_column().match(line))), None)
    return heading["kind"] if heading else "" if any(is_by_place(line) for line in lines) else None
