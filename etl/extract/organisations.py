"""The organisations that speak of displacement, by every spelling that `lexicon/issuers.csv` holds."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from etl import lexicons
from etl.extract.grammar.phrases import any_of

OWNERS = ("U.N. ", "United Nations ", "UN’s ", "UN's ", "United Nations’ ", "United Nations' ")  # for "UN "


class Source(NamedTuple):
    """Somebody who says something: a short name, the kind of issuer, and the person who speaks where one is named."""

    name: str
    kind: str | None
    person: str | None = None


def organisations(text: str) -> list[tuple[int, int, Source]]:
    """The known organisations that a text names: start, end, source."""
    return [
        (found.start(), found.end(), _organisations()[found[0]])
        for found in _organisation_pattern().finditer(text)
        if _begins_word(text, found.start())
    ]


def _begins_word(text: str, start: int) -> bool:
    """Tell "ISIS" from the end of a longer word and of "anti-ISIS"."""
    before = text[max(0, start - 2) : start]
    return not before or not (before[-1].isalnum() or (before[-1] == "-" and before[0].islower()))


def joint(sources: Iterable[Source]) -> Source:
    """One source out of several that say the same together."""
    unique = list(dict.fromkeys(sources))
    return Source(" and ".join(source.name for source in unique), unique[0].kind)


def chained(text: str, found: list[tuple[int, int, Source]]) -> list[tuple[int, int, Source]]:
    """The first organisation and those joined to it: "UNAMI and the Office of ...", "UNICEF, WFP and WHO"."""
    chain = found[:1]
    for organisation in found[1:]:
        between = text[chain[-1][1] : organisation[0]].strip().lower()
        if between not in ("and", "and the", ",", ", the", "&", "/", "-"):
            break
        chain.append(organisation)
    return chain


@cache
def _organisations() -> dict[str, Source]:
    with (lexicons.FOLDER / "issuers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spellings = {
        spelling.strip(): Source(row["name"], row["kind"]) for row in rows for spelling in row["spellings"].split(";")
    }
    return spellings | {
        spelling.replace("UN ", owner, 1): source
        for spelling, source in spellings.items()
        for owner in OWNERS
        if spelling.startswith("UN ")
    }


@cache
def _organisation_pattern() -> re.Pattern[str]:
    return re.compile(rf"{any_of(_organisations())}(?!\w|-[a-z])")
