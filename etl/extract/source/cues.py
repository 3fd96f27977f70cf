"""What announces a source in a sentence: verbs of saying, counting and recording, "according to", "registered by"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.extract.grammar.phrases import any_of
from etl.extract.source.bodies import words

ANNOUNCING = ("according to", "in the words of", "citing", "quoting", "as per", "source:", "per")


class Cue(NamedTuple):
    """What announces a source: `according`, `by` ("registered by"), `says` or `may_say` (verbs)."""

    kind: str
    words: str
    start: int
    end: int
    is_idiom: bool = False  # "gave a figure of": whose subject speaks, whoever it is


@cache
def _cue_kinds() -> dict[str, str]:
    kinds = dict.fromkeys(words("by_source") | words("enrolled"), "by") | dict.fromkeys(words("may_say"), "may_say")
    return kinds | dict.fromkeys(words("says"), "says") | dict.fromkeys(ANNOUNCING, "according")


@cache
def _cue_pattern() -> re.Pattern[str]:
    capitalised = (cue.capitalize() for cue in ANNOUNCING)
    return re.compile(rf"\b{any_of((*_cue_kinds(), *capitalised))}(?![\w-])")


_OTHER_SENSES = {
    "per": re.compile(r" (?!the |[A-Z])| HHs?\b| IDPs?\b"),
    "admitted": re.compile(r" (?!that\b|on\b|in\b|to\b)"),
    "said": re.compile(r" to (?:be|have)\b"),
    "went on": re.compile(r" (?!to\b)[a-z]"),  # "went on television"
    "put": re.compile(r" (?:up|on|out|in|down|together|forward|into)\b"),
}


def _means_otherwise(text: str, cue: re.Match[str]) -> bool:
    """Tell "per cent" from "per ABC" and a hospital that admitted patients from somebody who admitted something."""
    other = _OTHER_SENSES.get(cue[0])
    return other is not None and other.match(text, cue.end()) is not None


_BY = re.compile(r"\s+(?:(?:at|as) (?:[^,;.]|(?<=\d)[,.](?=\d)){1,40}? )?(?:jointly )?by\b")  # "put at 300 by"
# "registered with ABC", "had lodged their claims with ABC"
_WITH = re.compile(
    r"(?:\s+(?:their )?(?:names?|claims?|applications?|papers|requests?|details|cases?|complaints?))?"
    r"\s+with(?! (?:an?|their|his|her|its) )\b"
)


def cues(text: str) -> Iterator[Cue]:
    """Every cue of a sentence, kind by kind."""
    for found in _cue_pattern().finditer(text):
        kind = _cue_kinds()[found[0].lower()]
        by = _BY.match(text, found.end()) if found[0] in words("by_source") else None
        by = by or (_WITH.match(text, found.end()) if found[0].lower() in words("enrolled") else None)
        if by:
            yield Cue("by", found[0], found.start(), by.end())
        elif kind != "by" and not _means_otherwise(text, found):
            yield Cue(kind, found[0], found.start(), found.end())
    for pattern in (_giving(), _CORRECTING, _KEEPING, _carrying(), _reading()):
        for found in pattern.finditer(text):
            start = found.start("verb") if "verb" in pattern.groupindex else found.start()
            yield Cue("says", found[0], start, found.end(), is_idiom=True)


# "has raised the number of dead to", "cut it to"
_CORRECTING = re.compile(
    r"\b(?:raised|revised|cut|lowered|updated|increased|reduced|corrected) (?:it|(?:the|its|their|this|that) (?:[\w-]+ ){0,3}?"
    r"(?:toll|number|count|figure|estimate|tally|total)(?: of [a-z]+)?)(?: (?:to|from|at|by))?\b"
)


@cache
def _carrying() -> re.Pattern[str]:
    """What is put out and gives a number: "a tweet of the ministry gave"."""
    return re.compile(
        rf"\b{any_of(words('output'))} (?P<verb>gave|gives|carried|carries|contained|contains|has|had|spoke of|speaks? of)\b"
    )


# "had 26 names in her book", "has the names of 26"
_KEEPING = re.compile(
    r"\b(?:has|had|have|keeps|kept|holds|held)(?= (?:[\w,-]+ ){1,2}(?:names|entries)\b| (?:the )?names of"
    r"| (?:[^.,;]|(?<=\d)[,.](?=\d)){1,40} (?:in|on) (?:his|her|its|their|the) (?:\w+ )?(?:books?|registers?|ledgers?|lists?|notebooks?|records|files?|log)\b)"
)


@cache
def _reading() -> re.Pattern[str]:
    """Whoever reads a number out or shows it: "leafs through the ledger: 26", "runs a finger down the page: 26"."""
    return re.compile(rf"\b{any_of(words('reads_out'))}\b(?=[^:;.\d]{{0,60}}: [^:;.]{{0,40}}\w)")


@cache
def _giving() -> re.Pattern[str]:
    """Idioms that say a number: "gave a figure of", "read us out the latest tally"."""
    return re.compile(
        rf"\b{any_of(words('gives'))}(?: (?:out|us|me|him|her|them|reporters|journalists))*"
        rf" (?:an?|the|its|their|his|her|this|that) (?:[\w-]+ ){{0,3}}?(?:{any_of(words('output'))}|number|total)\b"
    )


@cache
def output_pattern() -> re.Pattern[str]:
    """A noun for what a source puts out, with the rest of its clause as the group `rest`."""
    return re.compile(rf"(?<!\bon )\b{any_of(words('output'))}\b(?=(?P<rest>(?:[^,;.]|(?<=\d)[,.](?=\d)){{0,90}}))")
