"""What a line hangs on: the head of its list, the heading of its section, the lines of its table.

Knows sentences and their roles, and nothing of what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.extract.grammar.passages import Sentence

LONGEST_LIST = 12  # items over which a head may hold
LONGEST_SECTION = 15  # sentences over which a heading may hold
LONGEST_TABLE = 20  # rows between a caption and a cell


def list_head(sentences: Sequence[Sentence], index: int) -> int | None:
    """The line that ends with a colon, or the heading, right above the list that a sentence stands in."""
    if sentences[index].role != "list":
        return None
    for earlier in range(index - 1, max(-1, index - 1 - LONGEST_LIST), -1):
        if sentences[earlier].role != "list":
            is_head = sentences[earlier].text.endswith(":") or sentences[earlier].role == "heading"
            return earlier if is_head else None
    return None


def list_lead(sentences: Sequence[Sentence], index: int) -> Sequence[Sentence]:
    """The paragraph above the list that a sentence stands in, over the headings that part the list."""
    if sentences[index].role != "list":
        return ()
    above = range(index - 1, max(-1, index - 1 - LONGEST_SECTION), -1)
    last = next((place for place in above if sentences[place].role not in ("list", "heading")), None)
    if last is None or sentences[last].role != "prose":
        return ()
    return [
        sentence
        for sentence in sentences[max(0, last - LONGEST_LIST) : last + 1]
        if sentence.block == sentences[last].block
    ]


def section_head(sentences: Sequence[Sentence], index: int) -> int | None:
    """The heading that a paragraph stands under, or another heading; a line of a table or of a box has none."""
    if sentences[index].role == "heading":
        return index - 1 if index and is_heading(sentences[index - 1]) else None
    if sentences[index].role not in ("prose", "list"):
        return None
    for earlier in range(index - 1, max(-1, index - 1 - LONGEST_SECTION), -1):
        if is_heading(sentences[earlier]):
            return earlier
    return None


def is_heading(sentence: Sentence) -> bool:
    """Tell a heading from the cells of a row that copying has put below each other."""
    return sentence.role == "heading" and "\n" not in sentence.text


def table_lines(sentences: Sequence[Sentence], index: int) -> Iterator[int]:
    """The lines above and below a line without a sentence's form, as far as no prose divides them."""
    if sentences[index].role == "prose":
        return
    for step in (-1, 1):
        near = index + step
        while 0 <= near < len(sentences) and abs(near - index) <= LONGEST_TABLE and sentences[near].role != "prose":
            yield near
            near += step
