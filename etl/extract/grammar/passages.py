"""Divide a text into sentences, and say of each what part of the document it stands in.

Knows nothing of numbers. Offsets count code points of the text as given; nothing is normalised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from etl import calendar_words, lexicons

ROLES = ("prose", "heading", "caption", "quotation", "comment", "furniture", "list", "table")
LONGEST_SENTENCE = 3000  # characters; a longer stretch without a full stop is not a sentence and is cut
LONGEST_HEADING = 120  # characters


class Sentence(NamedTuple):
    """A sentence, heading, list item or table row: `source[start:end] == text`.

    `block` counts the paragraphs of the document from 0; `role` is one of `ROLES`.
    """

    start: int
    end: int
    text: str
    block: int
    role: str


class Line(NamedTuple):
    """A line without its line break and outer white space; `after_blank` where an empty line stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool


def split(text: str) -> list[Sentence]:
    """Divide `text` into sentences in reading order; they do not overlap and leave out only white space."""
    sentences: list[Sentence] = []
    blocks = list(_blocks(list(_lines(text))))
    for number, (block, role) in enumerate(zip(blocks, _roles(blocks), strict=True)):
        start, end = block[0].start, block[-1].end
        spans = [(start, end)] if role == "heading" else _sentence_spans(text, start, end)
        sentences.extend(Sentence(a, b, text[a:b], number, role) for a, b in _cut_long(text, spans))
    return sentences


# ---- lines and blocks: a block is what its author set as one paragraph, heading, list item or table row

_LINE = re.compile(r"\S[^\n\r]*")
_INDENT = re.compile(r"\s*")
_BULLET = re.compile(r"(?:[•◼▪●■◦‣∙·o*+\-–—�]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_ENDS_OPEN = re.compile(
    r"(?:[,(\-–—/&]|\b(?:the|a|an|of|in|on|at|to|for|from|by|with|and|or|as|than|over|about|some|nearly|almost|around"
    r"|total|their|its|were|was|are|is|has|have|had|been|be|that|which|who))$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"\(?\d{1,2}")  # the full stop after it ends no sentence
_BARE_NUMBER = re.compile(r"[~><≈]?\s?\d[\d ,.]{0,13}(?:[KkMm]|million|thousand)?\+?")
SHORT_LINE = 30  # characters: what is shorter was not broken at a margin
_ENDS_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")


def _lines(text: str) -> Iterator[Line]:
    end = 0
    for found in _LINE.finditer(text):
        words = found[0].rstrip()
        gap = text[end : found.start()]
        end = found.start() + len(words)
        yield Line(found.start(), end, words, gap.count("\n") > 1 or gap.count("\r") > 1)


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    for paragraph in _rejoined(_paragraphs(lines)):
        wrapped, leading = _is_wrapped(paragraph), _numbers_lead(paragraph)
        block: list[Line] = []
        for line in paragraph:
            opens = leading and _is_bare(line)
            if block and (opens or not _continues(block, line, wrapped)):
                yield block
                block = []
            block.append(line)
        yield block


def _paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if line.after_blank and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _rejoined(paragraphs: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """Join paragraphs that only a page break divides: the first stops in mid-sentence, the next begins in lower case."""
    held: list[Line] = []
    for paragraph in paragraphs:
        if held and not (paragraph[0].text[0].islower() and _breaks_off(held[-1].text)):
            yield held
            held = []
        held = held + paragraph
    if held:
        yield held


def _breaks_off(line: str) -> bool:
    tail = line[-12:]
    return bool(_ENDS_OPEN.search(tail)) or (
        len(line) > 25 and not _ENDS_CLOSED.search(tail) and not _is_furniture(line)
    )


def _is_wrapped(paragraph: list[Line]) -> bool:
    """Tell a paragraph broken at a margin from lines that stand for themselves."""
    *full, _last = [line.text for line in paragraph]
    longest = max(map(len, full), default=0)
    if len(full) < 2 or not 40 <= longest <= 130 or min(map(len, full)) < 0.7 * longest:
        return False
    return sum(bool(_ENDS_CLOSED.search(line[-12:])) for line in full) < len(full) / 2


def _numbers_lead(paragraph: list[Line]) -> bool:
    """Tell a box with each number above its label from one with each label first: by what ends it."""
    bare = sum(map(_is_bare, paragraph))
    return bare > 1 and _is_bare(paragraph[-2]) and not _is_bare(paragraph[-1])


def _is_bare(line: Line) -> bool:
    return _BARE_NUMBER.fullmatch(line.text) is not None


def _continues(block: list[Line], line: Line, wrapped: bool) -> bool:
    """Tell whether `line` carries on the sentence that the lines before left open."""
    if (
        _BULLET.match(line.text)
        or "|" in line.text
        or "\t" in line.text
        or _is_row(line.text)
        or _is_row(block[-1].text)
        or any(map(is_flat_row, (line.text, block[-1].text)))
        or _is_slashed(block[-1].text)
    ):
        return False
    if line.after_blank:  # put together again after a page break
        return True
    if len(block) == 1 and _is_bare(block[0]):  # "321 / Houses / destroyed"
        return True
    if line.text[0].isdigit() and not _ENDS_CLOSED.search(block[-1].text[-12:]):  # "Killed / 12", or broken at a margin
        is_label = _is_bare(line) or _ENDS_OPEN.search(block[-1].text[-12:])
        return wrapped or bool(is_label) or line.end - block[0].start > SHORT_LINE + len(line.text)
    return _is_open(block[-1].text, line.text[0], wrapped) and not _is_furniture(line.text)


def _is_open(before: str, first: str, wrapped: bool) -> bool:
    tail = before[-12:]
    if wrapped or _ENDS_OPEN.search(tail):
        return True
    if _ENDS_CLOSED.search(tail):
        return False
    return first.islower() or first in "($€£,;)"


# ---- roles


def _roles(blocks: list[list[Line]]) -> Iterator[str]:
    in_comments = in_links = False
    previous = ""
    for index, block in enumerate(blocks):
        words = " ".join(line.text for line in block) if len(block) > 1 else block[0].text
        in_comments = in_comments or _opens_comments(words, index, len(blocks))
        following = blocks[index + 1][0].text if index + 1 < len(blocks) else ""
        role = _role(words, previous, following)
        in_links = _opens_links(words) or (in_links and role in ("list", "heading", "furniture", "caption"))
        yield "furniture" if in_links else "comment" if in_comments and role != "furniture" else role
        previous = words


def _role(words: str, previous: str, following: str) -> str:
    if _is_furniture(words):
        return "furniture"
    if words[0] == ">" or words[:2] == "— ":
        return "quotation"
    if _is_row(words):
        return "table"
    if _BULLET.match(words):
        return "list"
    if _is_credit(words) or _is_credit(following) or words in (previous, following) or _begins_caption(words):
        return "caption"
    return "heading" if _is_heading(words) else "prose"


# wide white space, wider after a full stop, or the dots that lead to a number
CELL_GAP = r"(?:(?<=[^\s.!?:;,])[^\S\n]{2,}|[^\S\n]{4,}|[^\S\n]?\.{4,}[^\S\n]?)"
_CELL_GAP = re.compile(CELL_GAP)
_LAST_CELL = re.compile(rf"{CELL_GAP}[\d][\d,. ]*\Z")
LONGEST_CELL = 60  # characters


def _is_row(words: str) -> bool:
    """Tell the row of a table by its bars, tabs or wide gaps."""
    if words.count("|") > 1 or words.count("\t") > 1:
        return True
    if words.count("\t") == 1 and len(words) <= 2 * LONGEST_CELL and words[-1] not in ".!?":
        return True
    if "|" in words and _LAST_BARRED.search(words):
        return True
    if ";" in words and is_row_of_semicolons(words):
        return True
    if ("  " not in words and "...." not in words) or "\n" in words:
        return False
    cells = _CELL_GAP.split(words)
    return max(map(len, cells)) <= LONGEST_CELL and (len(cells) > 2 or _LAST_CELL.search(words) is not None)


_LAST_BARRED = re.compile(r"[^\d|\n]\|\s*\d[\d,. ]*\Z")
_NUMBER_ALONE = re.compile(r"[~<>]?\d[\d,. ]*|[-–—]")
MOST_WORDS = 4  # of a cell that a semicolon divides from the next


def is_row_of_semicolons(words: str) -> bool:
    """Tell the row of a table whose cells semicolons divide: numbers for the most part, or short names alone."""
    cells = [cell.strip() for cell in words.split(";")]
    if len(cells) < 3 or max(len(cell.split()) for cell in cells) > MOST_WORDS or words[-1] in ".!?":
        return False
    numbers = sum(_NUMBER_ALONE.fullmatch(cell) is not None for cell in cells)
    return 2 * numbers >= len(cells) - 1 if any(map(str.isdigit, words)) else words[0].isupper()


FLAT_CELL = r"(?<=\s)(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?%?|[-–—]|nil|n/?a)(?=\s|\Z)"
_FLAT_ROW = re.compile(
    rf"\W*(?:\d{{1,3}}[.)]?\s+)?[^\W\d_][^\n]{{0,60}}?(?:\s+(?:/\s+)?{FLAT_CELL}){{2,}}\s*\Z", re.IGNORECASE
)


def is_flat_row(words: str) -> bool:
    """Tell the row of a table whose columns were lost in copying: a name, then numbers to its end."""
    may_be = len(words) <= 2 * LONGEST_CELL and words[-1] in "0123456789%-–—lLaA"
    return may_be and _FLAT_ROW.match(words) is not None


def _is_slashed(words: str) -> bool:
    """Tell the heading of such a table, with its cells divided by slashes."""
    return " / " in words and words.count(" / ") > 1 and len(words) <= 3 * LONGEST_CELL and words[-1] not in ".?!:;,"


def _is_heading(words: str) -> bool:
    if words.startswith("#") or _is_slashed(words):
        return True
    short = len(words) <= LONGEST_HEADING
    return short and words[-1] not in '.!:;,…"”' and not words[0].islower() and not _CLAUSE.search(words)


_CLAUSE = re.compile(r"\b(?:was|were|has been|have been|had been|is|are)\b|[.;]\s")


def _opens_comments(words: str, index: int, count: int) -> bool:
    return index > 2 and index > count // 4 and words.casefold().strip(":() 0123456789") in _comment_openers()


def _opens_links(words: str) -> bool:
    """Tell "Most read", above a list of other stories' titles."""
    return len(words) < 60 and _plain(words) in _phrases("links_begin")


def _plain(words: str) -> str:
    """Leave out the marks around the words of a line, entities of HTML among them."""
    return _ENTITY.sub("", words).casefold().strip(" :#*»›>|-")


_ENTITY = re.compile(r"&#?\w+;")


def _is_furniture(words: str) -> bool:
    if len(words) > 300:
        return False
    folded = words.casefold().strip()
    return (
        _plain(words) in _furniture_lines()
        or folded.startswith(_phrases("furniture_start"))
        or any(phrase in folded for phrase in _phrases("furniture_within"))
    )


def _is_credit(words: str) -> bool:
    if not 0 < len(words) <= 80 or words[-1] in ".!?":
        return False
    folded = words.casefold()
    return any(phrase in folded for phrase in _phrases("credit"))


def _begins_caption(words: str) -> bool:
    return words[:16].casefold().startswith(_phrases("caption_start")) and len(words) < 400


@cache
def _phrases(section: str) -> tuple[str, ...]:
    return lexicons.load("passages")[section]


@cache
def _furniture_lines() -> frozenset[str]:
    return frozenset(_phrases("furniture_line"))


@cache
def _comment_openers() -> frozenset[str]:
    return frozenset(_phrases("comments_begin"))


# ---- sentences

_MARKS = r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’»)\]*_]*+(?:\[\d+\])*+(?=\s)"
_STOP = re.compile(_MARKS)
_BULLETS = "•◼▪●■�"
_STOP_OR_BULLET = re.compile(rf"{_MARKS}|:\s(?=[{_BULLETS}])|\s(?=[•◼▪●■]\s)")
_LAST_WORD = re.compile(r"(?<![\w.&])[\w.&]+\Z")
_OPENER = re.compile(r"[\"'“‘(\[*_\s]*")
_STARTER = re.compile(
    r"(?:the|a|an|in|on|at|it|he|she|they|we|this|that|these|those|but|and|however|more|some|about|nearly|as|since"
    r"|after|there|meanwhile|according|most|many|no|for|of|if|to|what|when|while)\b",
    re.IGNORECASE,
)


def _sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` after each full stop that ends a sentence."""
    begin = start
    has_bullets = any(text.find(bullet, start, end) >= 0 for bullet in _BULLETS)
    for stop in (_STOP_OR_BULLET if has_bullets else _STOP).finditer(text, start, end):
        if _ends_sentence(text, stop, begin):
            yield begin, stop.end()
            begin = _INDENT.match(text, stop.end(), end).end()  # type: ignore[union-attr]
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, stop: re.Match[str], begin: int) -> bool:
    if stop.start() <= begin or stop[0].startswith("....") or _ITEM_NUMBER.fullmatch(text, begin, stop.start()):
        return False
    after = _OPENER.match(text, stop.end()).end()  # type: ignore[union-attr]
    if text[after : after + 1].islower():
        return False
    return stop[0][0] != "." or not _is_abbreviation(text, stop.start(), begin, after)


def _is_abbreviation(text: str, stop: int, begin: int, after: int) -> bool:
    found = _LAST_WORD.search(text, max(begin, stop - 14), stop)
    if not found:
        return False
    word = found[0]
    if len(word) == 1 and word.isupper():  # an initial: "J. Smith"
        return True
    folded = word.casefold()
    if folded in _always_abbreviations():
        return folded != "no" or text[after : after + 1].isdigit()
    return folded in _sometimes_abbreviations() and not _STARTER.match(text, after)


@cache
def _always_abbreviations() -> frozenset[str]:
    return frozenset(lexicons.load("abbreviations")["always"]) | calendar_words.ABBREVIATIONS


@cache
def _sometimes_abbreviations() -> frozenset[str]:
    return frozenset(lexicons.load("abbreviations")["before_lowercase_or_name"])


def _cut_long(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut what is too long to be a sentence, at white space where there is any."""
    for start, end in spans:
        while end - start > LONGEST_SENTENCE:
            cut = max(
                text.rfind(" ", start, start + LONGEST_SENTENCE), text.rfind("\n", start, start + LONGEST_SENTENCE)
            )
            cut = cut if cut > start else start + LONGEST_SENTENCE
            yield start, cut
            start = _INDENT.match(text, cut, end).end()  # type: ignore[union-attr]
        if start < end:
            yield start, end
