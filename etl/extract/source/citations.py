"""Sources that no verb announces: in brackets behind a statement, before a colon, at the end of a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.extract.grammar.phrases import any_of
from etl.extract.organisations import Source, joint, organisations
from etl.extract.source.bodies import described, initialled, medium_named, noun, words
from etl.extract.source.sources import subject

_DATE = r",? (?:\d{1,2}[/. ])?(?:\d{1,2}|[A-Z][a-z]+)?[/. ]?(?:\d{1,2}, )?(?:19|20)\d\d"
_CITED = rf"(?:[A-Z][\w&.’'/ -]{{1,60}}?(?:{_DATE})|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
_DATED_CITATION = rf"(?:[Ss]ources?:? )?(?P<dated>{_CITED}(?:[;,] ?{_CITED})*)"
CITATION = re.compile(
    rf"[(\[]{_DATED_CITATION}[)\]]|[(\[][Ss]ources?: ?(?P<source>[^()\[\]]{{2,80}})[)\]]"
    r"|\((?P<bare>[A-Z][\w.’' -]{2,40})\)(?=\s*[.;]|\s*$)"
)
_DATE_TAIL = re.compile(rf"{_DATE.replace(',? ', ',? ?', 1)}$")
_TAGGED = re.compile(r"\d[\d,.]*(?: [a-z]+){0,2} (?P<tag>\((?P<who>[A-Za-z][\w.’' -]{1,50})\))")
LONGEST_TAIL = 3  # words of who a headline ends with
_LABEL = re.compile(r"\W*(?P<who>[^:,\d\n]{2,60}): ")
_TAIL = re.compile(
    r"(?::|,| [–—-]) (?:(?:says?|reports?) )?(?:(?P<who>[A-Z][\w.’' -]{1,40})\.?|(?P<whoever>[a-z][\w’' -]{2,40}))\s*\Z"
)


class Citation(NamedTuple):
    """Who is cited at `start:end` of a sentence, for its stretch `first:last`."""

    source: Source
    start: int
    end: int
    first: int
    last: int


def citations(text: str) -> Iterator[Citation]:
    """Every citation of a sentence."""
    if "(" in text or "[" in text:
        yield from _bracketed(text)
        yield from _tagged(text)
    label = _LABEL.match(text) if ":" in text else None
    source = label and _labelling(label["who"])
    if label and source:
        yield Citation(source, label.start("who"), label.end("who"), label.end(), len(text))
    tail = _TAIL.search(text, max(0, len(text) - 60))
    source = tail and (_known(tail["who"]) if tail["who"] else _unnamed(tail["whoever"]))
    if tail and source:
        yield Citation(source, tail.start(), tail.end(), 0, tail.start())


def _bracketed(text: str) -> Iterator[Citation]:
    for found in CITATION.finditer(text):
        source = cited(found)
        if source:
            goes_on = text.startswith(":", found.end())  # "Displaced (ABC, May 2016): 300"
            yield Citation(source, found.start(), found.end(), 0, len(text) if goes_on else found.start())


def _tagged(text: str) -> Iterator[Citation]:
    """Read "from 20 (government) to 60 (ABC)": each has said the number before it only."""
    for found in _TAGGED.finditer(text):
        source = _known(found["who"]) or (noun(found["who"]) if found["who"] in words("counting_sides") else None)
        if source:
            yield Citation(
                source, found.start("tag"), found.end("tag"), _phrase_start(text, found.start()), found.start("tag")
            )


def _phrase_start(text: str, number: int) -> int:
    """Where the words begin that belong to a number: "some", "more than"."""
    before = _QUANTIFYING.search(text, max(0, number - 20), number)
    return before.start() if before else number


_QUANTIFYING = re.compile(
    r"(?:(?i:some|about|around|nearly|almost|over|roughly|more|less|fewer|at|up|as many|than|least|most|to|as) )+\Z"
)


def _known(name: str) -> Source | None:
    """An informing organisation by its name alone."""
    known = organisations(name)
    if known and known[0][0] <= len("the ") and known[0][1] == len(name.rstrip()):
        return known[0][2] if known[0][2].kind != "party_to_conflict" else None
    return None


def _unnamed(phrase: str) -> Source | None:
    """Who a headline ends with by a common noun alone: "officials", "health ministry"."""
    found = described(phrase) if len(phrase.split()) <= LONGEST_TAIL else None
    return found if found and found.name == phrase else None


def _labelling(phrase: str) -> Source | None:
    """Who speaks before a colon: an organisation, its figures, or somebody in office."""
    if known := _known(phrase):
        return known
    source = subject(phrase, may_be_name=False)
    if not isinstance(source, Source) or not source.kind:
        return None
    holds_output = _output().search(phrase)
    return source if holds_output or (source.person and source.kind == "government") else None


@cache
def _output() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('output'))}\Z")


def cited(citation: re.Match[str]) -> Source | None:
    """Who a citation in brackets names."""
    parts = re.split(r"[;,] ?", citation["dated"] or citation["source"] or citation["bare"])
    names = [_DATE_TAIL.sub("", part).strip() for part in parts]
    sources = [source for name in names if (source := _named_in_brackets(name, is_said=not citation["bare"]))]
    return joint(sources) if sources else None


def _figures_of(name: str) -> Source | None:
    """Read "(State Government figures)"."""
    output = _output().search(name)
    return described(name[: output.start()].strip()) if output else None


def named(name: str) -> Source | None:
    """Whom a name stands for that is said to be a source's."""
    return _named_in_brackets(name, is_said=True) if name else None


def _named_in_brackets(name: str, *, is_said: bool) -> Source | None:
    """Who a part of a citation names; without "source" or a date, only who informs and is known by name."""
    known = organisations(name)
    if not is_said:
        return _known(name) or medium_named(name) or _figures_of(name)
    return known[0][2] if known else medium_named(name) or initialled(name) or described(name)
