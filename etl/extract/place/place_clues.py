"""What, besides a preposition, tells that a name is a place's: what it hosts, what happened there, the count beside it."""

from __future__ import annotations

import re
from functools import cache

from etl.extract.grammar.phrases import any_of
from etl.extract.place.setting import words

LABEL = 3  # characters that may stand before the label of a list item
TYPE_REACH = 40  # characters before a name in which the noun that it explains may stand

_ROUGHLY = (
    r"(?:(?:about|around|some|nearly|almost|over|more than|at least|up to|approximately|roughly|an estimated|the) )?"
)
_COUNTED = (
    r"\d[\d,. ]*(?:million |lakh )?(?:people|persons|famil|households|individuals|IDPs|residents|villagers|refugees|returnees|evacuees|children"
    r"|HHs?\b|pax\b|men\b|women|civilians|dead|deaths|killed|injured|wounded|missing|displaced|houses|homes)"
)
_COUNT_IN_BRACKETS = re.compile(rf" \({_ROUGHLY}{_COUNTED}")
_COUNT_ADDED = re.compile(rf",? with {_ROUGHLY}\d")
_LABELS = re.compile(rf"(?: district| state| province| county)?(?::| ?[–—]| -) {_ROUGHLY}{_COUNTED}")
_HOSTS = re.compile(
    r"(?:,(?:[^,.;]{3,60},)?)?(?: alone)? (?:now |also |currently |still |already |continues to )*"
    r"(?:hosts?|hosted|houses|housed|shelters|sheltered|accommodates?|accommodated|(?:is|was) (?:now |already |then )?(?:home to|host to|hosting|sheltering|housing))\b"
    rf"|(?:,[^,.;]{{3,60}},)? (?:has )?(?:so far |now |still |already )?(?:received|saw|seen|suffered|lost|took in|taken in|holds|held) {_ROUGHLY}\d"
    rf"|, (?:(?:which|a camp|a site) (?:was |is )?)?(?:built|designed|meant|intended|planned|laid out) (?:for|to (?:hold|house|host|shelter))\b| took {_ROUGHLY}\d"
    r"|, (?:a|an|the) (?:(?!of )[a-z-]+ ){0,3}(?:village|town|city|suburb|district|province|settlement|camp|hamlet|island|port|slum)"
    r"(?=[,.;)]| (?:of|in|on|near|at|with|that|which|where|just|about|some|home|\d)|\Z)"
    r"| (?:was|is|has been|had been) (?:originally |only )?(?:built|designed|meant|intended|planned|laid out) for\b"
    r"|(?: \([^()]{3,60}\))?,? where\b|, the (?:newest|oldest|largest|biggest|smallest|first|second|third|main|worst-hit|hardest-hit)\b[^,.;]{0,40}, "
    r"| alone (?:has|had|holds|held|saw|received|recorded|reported|accounts? for)\b| residents\b|['’]s (?:death toll|population|inhabitants)\b"
)
_PLURAL_HEAD = re.compile(
    rf" (?:shelters|houses|hosts|holds)(?! (?:{_ROUGHLY}(?:\d|[a-z]+ty\b|thousand|hundred|dozens)|the\b|a\b|an\b|many\b))"
)
_BULLET_BEFORE = re.compile(r"[•◼▪●■◦‣∙·*–—-] ")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATED = re.compile(
    rf",? (?:\(?\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})\b[^.;]{{0,30}}(?: ?[–—-]|\.)(?: |\Z)"
)  # a dateline
_ON = re.compile(r"(?:^|[.;] |\n)On \Z")


def located_by_words(text: str, start: int, end: int) -> bool:
    """Tell whether the words around the name at `start:end` use it as a place."""
    if start <= LABEL and _PLURAL_HEAD.match(text, end):
        return False
    if not start and _DATED.match(text, end):
        return text[:end].title() not in words("seats")
    after = text[end : end + 1]
    if after in (" ", ",", "'", "’") and _HOSTS.match(text, end):
        return True
    # What begins a sentence may be any word in a capital: "Flash floods", "Drought (300 people)"
    may_be_any = start <= LABEL and (is_label(text[start:end]) or not _BULLET_BEFORE.fullmatch(text, 0, start))
    if not may_be_any and any(clue.match(text, end) for clue in (_COUNT_IN_BRACKETS, _COUNT_ADDED, _event())):
        return True
    if text.endswith(" capital, ", 0, start):
        return True
    if after == "," and (_type_before().search(text, max(0, start - TYPE_REACH), start) or _ON.search(text, 0, start)):
        return True
    return bool(_country_after().match(text, end)) or _is_labelled(text, start, end) or _is_listed(text, start, end)


_LISTED = re.compile(r" ?[–—:-] ?\d+")
_NEXT_LISTED = re.compile(r"[,;] [A-Z][\w’' -]{1,30}? ?[–—:-] ?\d")


def _is_listed(text: str, start: int, end: int) -> bool:
    """Read each of "Umbra – 03, Penumbra – 02"."""
    listed = _LISTED.match(text, end) if text[max(0, start - 2) : start] in ("", ", ", "; ", ": ") else None
    return bool(listed and (start or _NEXT_LISTED.match(text, listed.end()))) and not is_label(text[start:end])


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Read "Umbra: 300 people" and "Displaced (Umbra): 300", but not "Injured: 300 people"."""
    name = text[start:end]
    if text.startswith("):", end) and text.endswith("(", 0, start):
        return not is_label(name) and not name.isupper()
    return bool(_LABELS.match(text, end)) and not text[:start].strip(" -–•*") and not is_label(name)


def is_label(name: str) -> bool:
    """Tell "Drought" and "Newly displaced", which say what is counted."""
    *first, last = name.lower().split()
    return last in words("labels") or any(part in words("labels") and part not in ("new", "old") for part in first)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf" {any_of(words('events'))}\b(?!-)")


@cache
def _type_before() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('types'))}(?: [a-z]+){{0,2}}, \Z")


@cache
def _country_after() -> re.Pattern[str]:
    countries = any_of({name for country in words("countries") for name in (country, country.upper())})
    return re.compile(rf", {countries}(?:[,.;)]|\s[–—(-]|\s*$)")
