"""Sources that a line or a column of their own gives: "Source: ABC" below a box, the column "Source" of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.grammar.heads import table_lines
from etl.extract.grammar.passages import CELL_GAP, LONGEST_HEADING, Sentence
from etl.extract.organisations import Source, joint
from etl.extract.source.citations import named

_LINE = re.compile(r"\W*(?:data |DATA )?(?:[Ss]ources?|SOURCES?) ?[:–-] ?(?P<who>[^\n]{2,120})", re.IGNORECASE)
_NAMES = re.compile(r"[,;/] ?(?:and )?| and | & ")
_CELLS = re.compile(rf"\s*\|\s*|\t+|{CELL_GAP}")
_HEADED = re.compile(r"(?:data )?source|reported by", re.IGNORECASE)


def source_line(text: str) -> Source | None:
    """Whom a line such as "Sources: ABC, DEF" names."""
    line = _LINE.match(text)
    sources = [source for name in _NAMES.split(line["who"]) if (source := named(name.strip(" .()")))] if line else []
    return joint(sources) if sources else None


def noted_source(sentences: Sequence[Sentence], index: int, end: int) -> Source | None:
    """Whom the note "* Source: ABC" below a table names for its last column, where the heading of that bears the mark."""
    rows = [near for near in table_lines(sentences, index) if near != index]
    is_marked = any(sentences[near].text.endswith("*") for near in rows if near < index)
    if not is_marked or any(character.isdigit() for character in sentences[index].text[end:]):
        return None
    below = max([index, *rows]) + 1
    is_noted = below < len(sentences) and sentences[below].text.startswith("*")
    return source_line(sentences[below].text) if is_noted else None


def column_source(sentences: Sequence[Sentence], index: int) -> Source | None:
    """Whom the cell names that stands in the row of a table below "Source"."""
    if sentences[index].role != "table":
        return None
    for near in table_lines(sentences, index):
        if near > index or not _HEADED.search(sentences[near].text[:LONGEST_HEADING]):
            continue
        row, heading = (_CELLS.split(sentences[line].text) for line in (index, near))
        place = next((at for at, cell in enumerate(heading) if _HEADED.fullmatch(cell.strip())), None)
        if place is not None and place < len(row):
            return named(row[place].strip())
    return None
