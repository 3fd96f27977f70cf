"""Words that stand for a place named before them: "the camp", "across the country", "there"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from etl.extract.grammar.passages import Sentence
from etl.extract.place.toponyms import Toponym

FARTHEST = 40  # sentences back in which "the camp" may have been named
COUNTRY = ("country", "nation")
SITES = frozenset(("camp", "settlement", "site", "complex", "shelter"))  # one calls a camp a site further on
TOWNS = frozenset(("town", "village", "city", "camp", "settlement", "site"))

_KINDS = "country|nation|state|province|region|district|county|territory|governorate|municipality|island"
_SITES = "camp|settlement|site|complex|town|village|city"
_REFERENCE = re.compile(
    rf"\b(?:[Aa]cross|[Tt]hroughout|[Ii]n|[Ii]nside|[Ww]ithin|[Aa]round|[Aa]ll over) the (?:(?:whole|entire) )?(?P<kind>{_KINDS})\b(?! of|['’]s|-)"
    r"|\b(?:(?:[Ii]n|[Oo]f|[Aa]t|[Ff]rom|[Ii]nside|[Oo]utside|[Aa]round|fled|left|entered|leave|reach(?:ed)?) the|\A(?:The|This|That))"
    rf" (?P<site>{_SITES})\b(?! of|['’]s|-| (?:near|in|at)\b)"
    r"|\b[Tt]he (?:country|nation)['’]s\b"
    r"|\b(?:[Nn]ationwide|[Cc]ountrywide|[Nn]ationally)\b"
)
_THERE_WORDS = ("here", "Here", "rrival")  # parts of words without which the pattern finds nothing
# "drowned there", "on arrival", but not "there are"
_THERE = re.compile(
    r"(?<=[a-z,] )there\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could|remains?)\b)"
    r"|\b(?:[Oo]n|[Uu]pon) arrival\b|\b[Oo]nce there\b|\b[Hh]ere\b"
)


class Reference(NamedTuple):
    """A definite phrase at `char_start:char_end` for a place of a `kind`; a whole country where that is None."""

    kind: str | None
    char_start: int
    char_end: int


def references(text: str) -> list[Reference]:
    """Every "in the camp" and "across the country" of a sentence."""
    return [
        Reference(None if found["kind"] in COUNTRY else found["kind"] or found["site"], found.start(), found.end())
        for found in _REFERENCE.finditer(text)
    ]


def there(text: str) -> int | None:
    """Where a sentence says "there" of the place before it, or None."""
    found = _THERE.search(text) if any(word in text for word in _THERE_WORDS) else None
    return found.start() if found else None


def last_of_kind(
    kind: str, sentences: Sequence[Sentence], before: int, named: Callable[[int], list[Toponym]]
) -> Toponym | None:
    """The last place of that kind before sentence number `before`; a camp may also be called a site."""
    seen = list(_named_before(sentences, before, named))
    alike = SITES if kind in SITES else (kind,)
    return next((place for place, kinds in seen if kind in kinds), None) or next(
        (place for place, kinds in seen if not kinds.isdisjoint(alike)), None
    )


def _named_before(
    sentences: Sequence[Sentence], before: int, named: Callable[[int], list[Toponym]]
) -> Iterator[tuple[Toponym, frozenset[str]]]:
    for index in range(before - 1, max(-1, before - 1 - FARTHEST), -1):
        for place in reversed(named(index)):
            if not place.members:
                yield place, _kinds(sentences[index].text, place)


_NAMED_AS = re.compile(rf"\b({_KINDS}|{_SITES})(?: (?:of|called|named|known as))? (?:the )?\Z", re.IGNORECASE)
_IS_A = re.compile(rf"(?:,| is| was) (?:a|an|the)\b[^,.;]{{0,30}}?\b({_KINDS}|{_SITES})\b")
_ENDS = re.compile(rf"\b({_KINDS}|{_SITES})\Z", re.IGNORECASE)


def _kinds(text: str, place: Toponym) -> frozenset[str]:
    """What a sentence calls a place: "Kent camp", "the town of Kent", "Kent, a village"."""
    found = (
        _ENDS.search(place.written),
        _NAMED_AS.search(text, max(0, place.char_start - 30), place.char_start),
        _IS_A.match(text, place.char_end),
    )
    return frozenset(one[1].lower() for one in found if one)
