"""Bodies and groups that a noun phrase names: a known organisation, or one told by the noun for its kind.

Reads `lexicon/sources.txt` (nouns for sources and what stands around them).
"""

from __future__ import annotations

import re
from functools import cache

from etl import lexicons
from etl.calendar_words import FULL_MONTH, FULL_WEEKDAY
from etl.extract.grammar.phrases import any_of
from etl.extract.organisations import Source, chained, joint, organisations

NAME_LINKS = frozenset({
    "of", "for", "and", "on", "the", "de", "del", "al", "el", "bin", "ibn", "abu", "du", "la", "in", "von", "van", "&",
})  # fmt: skip
DETERMINERS = frozenset({
    "the", "a", "an", "her", "his", "my", "some", "several", "many", "two", "three", "one", "local", "our", "their", "its", "other",
})  # fmt: skip
CAPITAL = re.compile(r"(?:[Aa]l-|[Ee]l-)?[A-ZÀ-ÖØ-ÞŞÇĞİ]")
CAPITALS = r"(?:[Aa]l-|[Ee]l-)?[A-ZÀ-ÖØ-ÞŞÇĞİ][\w’'.-]*"
LINKED = re.compile(r"\s+(?:of|for|at|with|from|in)\s+(?:the\s+)?")
NAME_AT_END = re.compile(rf"(?:^|(?<=\s)){CAPITALS}(?:\s+(?:(?:bin|ibn|abu|de|van|von|al|el)\s+)?{CAPITALS})*$")
_UMBRELLAS = frozenset({"United Nations", "African Union", "European Union"})
_INTRODUCING = frozenset({
    "by", "from", "at", "to", "both", "published", "released", "issued", "compiled", "provided", "according",
})  # fmt: skip


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of the lexicon of sources."""
    return frozenset(lexicons.load("sources")[section])


@cache
def head_kinds() -> dict[str, str]:
    """The nouns for sources, each with the kind of issuer that it stands for."""
    kinds = ("unattributed", "media", "ngo", "party_to_conflict", "government")
    listed = {head: kind for kind in kinds for head in words(kind)}
    return {_plural(head): kind for head, kind in listed.items()} | listed


def _plural(head: str) -> str:
    """Several of what a noun names; what is listed as several already yields no English word and does no harm."""
    if head.endswith("y") and head[-2] not in "aeiou":
        return f"{head[:-1]}ies"
    return f"{head}es" if head.endswith(("s", "x", "ch", "sh")) else f"{head}s"


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(head_kinds())}(?![\w-])", re.IGNORECASE)


@cache
def title_pattern() -> re.Pattern[str]:
    """What a person is: the speaker of an organisation, or the holder of an office."""
    return re.compile(rf"(?<![\w-]){any_of(words('spokesperson') | words('officeholder'))}(?![\w-])", re.IGNORECASE)


_BRACKETS = re.compile(r"\s*\([^()]*\)?\s*$")
_DAY_OR_MONTH = re.compile(
    rf"\s*\b(?:(?:on|in|late|early|earlier|last|this)\s+)*(?:{FULL_WEEKDAY}|{FULL_MONTH}|(?:today|yesterday|week|month|year)(?![\w-]))"
    r"(?:\s+(?:morning|evening|night|\d{1,2}|\d{4}))*,?\s*"
)


def stripped(phrase: str) -> str:
    """The phrase without brackets, leading conjunctions and times, and its determiner."""
    phrase = _DAY_OR_MONTH.sub(" ", _BRACKETS.sub("", phrase)).strip(" ,.()\"“”'’*–—-")
    parts = phrase.split()
    while parts and parts[0].lower() in words("leading"):
        parts = parts[1:]
    return " ".join(parts)


def noun(word: str) -> Source | None:
    """The source that a common noun names by itself: "ministry"."""
    return Source(word, head_kinds()[word]) if word in head_kinds() else None


def organisation_in(phrase: str) -> Source | None:
    """The known organisations that are the subject of a phrase, one or several together."""
    found = organisations(phrase)
    if not found or not is_prefix(phrase[: found[0][0]]):
        return None
    part = _part_of_umbrella(phrase, found[0][1]) if len(found) == 1 and found[0][2].name in _UMBRELLAS else None
    if part:
        return found[0][2]._replace(name=part)
    source = joint(source for _, _, source in chained(phrase, found))
    name = NAME_AT_END.search(phrase)
    return source._replace(person=name[0] if name and name.start() > found[-1][1] else None)


def _part_of_umbrella(phrase: str, end: int) -> str | None:
    """The name of a body that a larger one only begins: "UN Integrated Office in Umbra"."""
    rest = _BODY_NAMED.match(phrase, end)
    return phrase[: rest.end()].removeprefix("the ").removeprefix("The ") if rest else None


_BODY_NAMED = re.compile(
    rf"(?: [A-Z][\w’'-]+){{0,3}} (?:Office|Mission|Team|Agency|Fund|Programme|Committee|Commission|Centre|Force|Service|Operation)"
    rf"(?: (?:(?:of|for|in|on|to|the|and) )*{CAPITALS})*"
)


def is_prefix(text: str) -> bool:
    """Tell whether the words before an organisation leave it the subject ("a report by the", "senior officials at")."""
    return "," not in text and all(_may_precede(word) for word in text.split())


def _may_precede(word: str) -> bool:
    low = word.lower()
    listed = (DETERMINERS, NAME_LINKS, _INTRODUCING, words("output"), words("spokesperson"), words("adjectives"))
    return bool(CAPITAL.match(word)) or low in head_kinds() or any(low in group for group in listed)


def described(phrase: str) -> Source | None:
    """A source told by a common noun: "relief officials", "Ministry of Health", "the city's morgue"."""
    phrase = stripped(phrase)
    if "social media" in phrase:
        return None  # a place, not a speaker
    heads = [head for head in _head_pattern().finditer(phrase) if not is_modifier(phrase, head)]
    if not heads:
        return None
    head = heads[0]
    begins = phrase.rfind(" the ", 0, head.start()) + 1
    if begins and phrase[: begins - 1].split()[-1].lower() not in NAME_LINKS:
        return described(phrase[begins:])  # "you prefer the government"
    before = phrase[: head.start()].split()
    before = before[1:] if before and before[0].lower() in DETERMINERS else before
    if any(word.lower() in words("stop") - NAME_LINKS for word in before) or not _is_noun_phrase(before):
        return None
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in words("polities"):
        return None  # "a village of herders"
    linked = LINKED.match(phrase, head.end())
    employer = linked and (organisation_in(phrase[linked.end() :]) or described(phrase[linked.end() :]))
    if employer and employer.kind != "unattributed" and head[0].lower() in words("employees"):
        return employer
    return _with_name(phrase, head, head_kinds()[head[0].lower()])


def _with_name(phrase: str, head: re.Match[str], kind: str) -> Source:
    """The source of a noun with the name that stands behind it: "geologist Ann Lee", "Ministry of Health"."""
    name = NAME_AT_END.search(phrase, head.end())
    if name and head[0].lower() == "official" and (body := described(name[0])):
        return body  # "the official Umbra News Agency"
    if name and kind in ("ngo", "media") and _IN_NAME.search(phrase, 0, head.start()) and head[0][0].isupper():
        return Source(without_possessive(phrase), kind)  # "Harbour Church Aid"
    if name and not phrase[head.end() : name.start()].strip():
        is_body = head[0].lower() in words("bodies") or name[0].isupper()
        return Source(name[0], kind, None if is_body else name[0])
    named = _NAMES_NEXT.match(phrase, head.end()) if kind == "unattributed" else None
    if named:  # "geologist Ann Lee of Umbra's university"
        return Source(named["name"], kind, named["name"])
    return Source(without_possessive(phrase[: _end_of_name(phrase, head.end())]), kind)


_IN_NAME = re.compile(rf"(?:^|[a-z] ){CAPITALS} \Z")
_NAMES_NEXT = re.compile(rf" (?P<name>{CAPITALS}(?: {CAPITALS})+)")


def without_possessive(name: str) -> str:
    """The plain name: "city morgue" of "city's morgue"."""
    return _POSSESSIVE.sub("", name).strip()


_POSSESSIVE = re.compile(r"['’]s\b(?! office\b)")  # "the governor's office" is a name
_OFFICE = re.compile(r"['’]s? (?:\w+ )?office\b")


def owns_office(phrase: str, head: re.Match[str]) -> bool:
    """Tell the office of a governor from the governor."""
    return _OFFICE.match(phrase, head.end()) is not None


def is_modifier(phrase: str, head: re.Match[str]) -> bool:
    """Tell "police" in "police officers" and "general" in "general hospital" from the head of a phrase."""
    if owns_office(phrase, head):
        return True
    following = _head_pattern().match(phrase, head.end() + 1) or title_pattern().match(phrase, head.end() + 1)
    return bool(following) and phrase[head.end()] == " "


def _end_of_name(phrase: str, end: int) -> int:
    """Where "Ministry of Health" and "official statistics" end: after capitals or an output that follow the head."""
    output = phrase[end:].split()[:1]
    if output and output[0] in words("output") and phrase[:end].lower().endswith(("official", "government")):
        return end + 1 + len(output[0])
    tail = _NAME_OF.match(phrase, end)
    return tail.end() if tail else end


_NAME_OF = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?{CAPITALS}(?:\s+(?:(?:of|for|and|the)\s+)*{CAPITALS})*")


def _is_noun_phrase(before: list[str]) -> bool:
    free = [word for word in before if not CAPITAL.match(word) and word.lower() not in NAME_LINKS]
    return len(free) <= 4 and not any(
        (word.endswith("ing") and "-" not in word) or word.endswith("n't") or (word[0].isdigit() and "-" not in word)
        for word in free
    )


def instrument(phrase: str) -> Source | None:
    """An inquiry or a register known by a name of its own: "Harbour Household Survey", "Arrivals Tracker teams"."""
    parts = _COUNTERS.sub("", phrase).split()
    is_name = len(parts) > 1 and all(CAPITAL.match(part) or part in NAME_LINKS for part in parts)
    tells = is_name and (parts[-1].lower() in words("output") or parts[-1] in words("instruments"))
    return Source(" ".join(parts), "unattributed") if tells else None


_COUNTERS = re.compile(
    r" (?:teams?|enumerators?|staff|points?|data|figures|reports?)(?: (?:at|in|on|across|along) .*)?$"
)


def initialled(phrase: str) -> Source | None:
    """Organisations known by their initials alone: "data from ABCD and EFGH"."""
    parts = phrase.split()
    initials = [part.strip(",") for part in parts if part != "and"]
    if not initials or not all(part.isupper() and len(part) > 2 for part in initials) or organisations(phrase):
        return None
    return Source(" and ".join(initials), None)


def medium_named(name: str) -> Source | None:
    """A newspaper, station or agency whose name says what it is: "Harbour Gazette", "Radio Umbra"."""
    parts = name.removeprefix("The ").split()
    if not 1 < len(parts) <= 5 or not all(CAPITAL.match(part) or part in NAME_LINKS for part in parts):
        return None
    is_medium = parts[0] in words("media_first") or not words("media_names").isdisjoint(parts)
    return Source(name.removeprefix("The "), "media") if is_medium else None
