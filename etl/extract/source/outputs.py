"""Whose figures, lists and counts a sentence tells of, where no verb of saying does: "by the ministry's count"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from etl.extract.grammar.phrases import any_of
from etl.extract.organisations import Source
from etl.extract.source.attribution import Attribution
from etl.extract.source.bodies import noun, words
from etl.extract.source.cues import output_pattern
from etl.extract.source.sources import Pointer, mentioned, subject
from etl.extract.source.speakers import subject_before

BASIS_REACH = 70  # characters before "count" within which "by the ministry's" begins


def origins(text: str) -> Iterator[Attribution]:
    """Read "That figure comes from the mayor"."""
    origin = _ORIGIN.match(text)
    source = origin and _by_noun(mentioned(text[origin.end() :]))
    if origin and source:
        yield Attribution(source, 0, origin.end(), 0, len(text), opens=True)


def traces_back(text: str) -> bool:
    """Tell a sentence that says where the number of the one before comes from."""
    return _ORIGIN.match(text) is not None


_ORIGIN = re.compile(
    r"(?:It|That|This|(?:The|That|This) (?:\w+ )?(?:numbers?|figures?|toll|estimates?|count|tally|total|statistic)) "
    r"(?:comes|came|is|was|originates|originated|stems|dates|was taken|is taken|has come) from "
)


def outputs(text: str, found: list[Attribution]) -> Iterator[Attribution]:
    """Read "figures by the ministry" and "the ministry's own count": where no verb or cue says it already."""
    for output in output_pattern().finditer(text):
        new = _given_out(text, output) or _rested_on(text, output) or _stated(text, output)
        if new and not any(one.char_start < new.char_end and new.char_start < one.char_end for one in found):
            yield new


def told_on(text: str, found: list[Attribution]) -> Iterator[Attribution]:
    """Read "X disputed this, listing 26 dead", where X has not spoken before."""
    for going_on in _telling_on().finditer(text) if "ing " in text else ():
        begins = max((found.end() for found in _CLAUSE.finditer(text, 0, going_on.start())), default=0)
        source = _by_noun(mentioned(text[begins : going_on.start()]))
        if source and not any(one.char_end > begins and one.char_start < going_on.end() for one in found):
            yield Attribution(source, going_on.start(), going_on.end(), going_on.end(), len(text), opens=True)


@cache
def _telling_on() -> re.Pattern[str]:
    return re.compile(rf", (?:and |but |instead )?{any_of(words('telling_on'))}\b")


_CLAUSE = re.compile(r"[;:“”\"]\s?|[.!?](?:\[\d+\])?\s(?=[A-Z])")


def _given_out(text: str, output: re.Match[str]) -> Attribution | None:
    """Read "a list of 300 names from the city's morgue", "the latest figure from the ministry is 300"."""
    for link in _FROM.finditer(text, output.end(), output.end("rest")):
        source = _by_noun(mentioned(text[link.end() : link.end() + 100]))
        informs = source and not source.person and source.kind in ("un", "government", "ngo", "media")
        by_the = _BY_THE.search(text, 0, output.start())
        if source and (informs or by_the):
            first = link.end() if by_the and _INSERTED.search(text, 0, by_the.start()) else 0
            return Attribution(source, output.start(), link.end(), first, len(text))
    return None


_BY_THE = re.compile(r"\b[Bb]y the \Z")  # "by the reckoning of elders", whoever they are
_INSERTED = re.compile(r"\b(?:and|but|or|while|plus),? \Z")  # "90 and, by the police's count, 300 more"
_FROM = re.compile(r"\s(?:from|by|of)\s+(?=(?:the |an? )?\w)")


def _rested_on(text: str, output: re.Match[str]) -> Attribution | None:
    """Read "by the ministry's count, 300" and "300, if you believe the police figures"."""
    basis = _BASIS.search(text, max(0, output.start() - BASIS_REACH), output.start())
    source = (_PRONOUNS.get(basis["owner"].removesuffix("own ")) or _owner(basis["owner"])) if basis else None
    if not basis or not source:
        return None
    if not text[: basis.start()].strip() or _INSERTED.search(text, 0, basis.start()):
        return Attribution(source, basis.start(), output.end(), output.end(), len(text), opens=True)
    first = max((choice.end() for choice in _CHOICE.finditer(text, 0, basis.start())), default=0)
    return Attribution(source, basis.start(), output.end(), first, basis.start())


def _stated(text: str, output: re.Match[str]) -> Attribution | None:
    """Read "the ministry's own count is 300" and "the latest police figure is 300"."""
    states = _STATES.match(text, output.end())
    phrase, start = subject_before(text, output.start()) if states else ("", 0)
    source = _owner(phrase)
    return Attribution(source, start, states.end(), states.end(), len(text), opens=True) if states and source else None


def _owner(phrase: str) -> Source | None:
    """Whose something is: "the ministry's own", "the latest police"."""
    phrase = _NEW.sub("", f"{phrase} ").strip()
    return (
        None
        if _NOBODYS.search(phrase) or phrase.split()[-1:] == ["the"]
        else _by_noun(subject(_POSSESSIVE.sub("", phrase), may_be_name=False))
    )


def _by_noun(source: Source | Pointer | None) -> Source | None:
    """A source that is told by its noun alone where no other is meant: "the ministry"."""
    return noun(source.word) if isinstance(source, Pointer) else source


_NEW = re.compile(r"\b(?:latest|newest|new|recent|last|final|own|preliminary|initial) ")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NOBODYS = re.compile(r"\b(?:official|media|press|news)\Z", re.IGNORECASE)
_BASIS = re.compile(
    r"\b(?:[Bb]y|[Oo]n|[Ii]n|[Pp]er|[Gg]oing by|[Jj]udging by|[Bb]ased on|[Ff]rom|if you (?:believe|prefer|trust|take|go by)|believing|trusting)"
    r" (?P<owner>(?:(?:the|an?) )?(?:[\w.’'-]+ ){1,5})\Z"
)
_PRONOUNS = {"his ": Pointer("he"), "her ": Pointer("she"), "its ": Pointer("it"), "their ": Pointer("they")}
_CHOICE = re.compile(r", (?:or|but|while|whereas) ")  # "160, or 125 by the ministry's count"
_STATES = re.compile(
    r"(?: of (?:the )?[a-z]+)?(?: (?:has|had))?"
    r" (?:is|was|are|were|stands? at|stood at|came to|comes? to|ranges?|of|to have|now|remains?|remained"
    r"|reache[sd]|(?:rose|risen|rises|climbed|climbs|grew|grown|swollen|jumped|ran|runs) (?:from|to))\b(?! \w+ed\b)"
)
