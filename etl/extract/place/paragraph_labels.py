"""The words before a paragraph that may name its place: "North Kent. Some 300 people ...", "3.1 Kent county: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from etl.extract.grammar.heads import LONGEST_SECTION
from etl.extract.grammar.passages import Sentence
from etl.extract.grammar.phrases import any_of
from etl.extract.place.place_clues import is_label
from etl.extract.place.setting import words
from etl.extract.place.table_rows import is_by_place
from etl.extract.place.toponyms import ends_with_kind, is_other

LONGEST = 12  # sentences of a paragraph over which its label holds


class Label(NamedTuple):
    """A name that opens sentence number `index`, where it ends there; `certain` below "Overview by region"."""

    name: str
    index: int
    char_end: int
    certain: bool


def paragraph_label(sentences: Sequence[Sentence], index: int) -> Label | None:
    """The label of the paragraph that sentence number `index` stands in, which may be a place or any other matter."""
    block = sentences[index].block
    back = range(index, max(-1, index - 1 - LONGEST), -1)
    first = next((near for near in back if not near or sentences[near - 1].block != block), index)
    found = _label().match(sentences[first].text)
    if not found or not _may_be_place(found["name"]) or (found["mark"] == "," and sentences[first].role != "list"):
        return None
    if _is_dateline(sentences, first, found):
        return None
    return Label(found["name"], first, found.end("name"), _stands_by_place(sentences, first))


def _is_dateline(sentences: Sequence[Sentence], first: int, label: re.Match[str]) -> bool:
    """Tell "UMBRA - Rain fell", which says where the first paragraph was written, from a label."""
    opens = all(sentence.role == "heading" for sentence in sentences[:first])
    return (
        opens and sentences[first].role == "prose" and label["name"].isupper() and label[0][-2:] in ("– ", "— ", "- ")
    )


def _may_be_place(name: str) -> bool:
    """Tell a name, be it one such as "Municipal Gymnasium", from what is counted and from a sector."""
    if is_label(name) or name.split()[0] in words("openers"):
        return False
    return not is_other(name) or (ends_with_kind(name) and name.istitle())


def _stands_by_place(sentences: Sequence[Sentence], first: int) -> bool:
    """Tell whether the heading above, which may be numbered as an item of a list, says "by region"."""
    for near in range(first - 1, max(-1, first - 1 - LONGEST_SECTION), -1):
        if sentences[near].role in ("heading", "list") and is_by_place(sentences[near].text):
            return True
        if sentences[near].role == "heading":
            return False
    return False


@cache
def _label() -> re.Pattern[str]:
    name = r"[A-ZÀ-Þ][\w’'-]*(?: (?:(?:of|de|del|el|al) )?[A-ZÀ-Þ0-9][\w’'-]*){0,3}"
    return re.compile(
        rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]? +)?(?P<name>{name}(?: {any_of(words('types'))}\b)?)(?: \([A-Z]{{2,6}}\))?"
        r"(?:(?P<mark>[:,]) | ?[–—] | - |\.\Z)"
    )
