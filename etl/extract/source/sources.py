"""Who a noun phrase names as a source: a known organisation, an office, a person, or a word that points back.

Reads `lexicon/sources.txt` (nouns for sources and what stands around them).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl import lexicons
from etl.extract.grammar.phrases import any_of
from etl.extract.organisations import Source, chained, joint, organisations

BODY_REACH = 60  # characters within which the body that a sentence begins with is named
LONGEST_PHRASE = 22  # words; a longer stretch is no noun phrase
NAME_LINKS = {
    "of",
    "for",
    "and",
    "on",
    "the",
    "de",
    "del",
    "al",
    "el",
    "bin",
    "ibn",
    "abu",
    "du",
    "la",
    "in",
    "von",
    "van",
    "&",
}
DETERMINERS = {
    "the",
    "a",
    "an",
    "some",
    "several",
    "many",
    "two",
    "three",
    "one",
    "local",
    "our",
    "their",
    "its",
    "other",
}


class Pointer(NamedTuple):
    """A word that stands for a source named before: "he", "the agency", a surname."""

    word: str


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of the lexicon of sources."""
    return frozenset(lexicons.load("sources")[section])


@cache
def _head_kinds() -> dict[str, str]:
    kinds = ("unattributed", "media", "ngo", "party_to_conflict", "government")
    return {head: kind for kind in kinds for head in words(kind)}


@cache
def _head_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(_head_kinds())}(?![\w-])", re.IGNORECASE)


@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?P<speaker>{any_of(words('spokesperson'))})|(?P<office>{any_of(words('officeholder'))}))(?![\w-])",
        re.IGNORECASE,
    )


_CAPITAL = re.compile(r"(?:[Aa]l-|[Ee]l-)?[A-ZÀ-ÖØ-ÞŞÇĞİ]")
_CAPITALS = r"(?:[Aa]l-|[Ee]l-)?[A-ZÀ-ÖØ-ÞŞÇĞİ][\w’'.-]*"
_NAME_AT_END = re.compile(rf"(?:^|(?<=\s)){_CAPITALS}(?:\s+(?:(?:bin|ibn|abu|de|van|von|al|el)\s+)?{_CAPITALS})*$")
_BRACKETS = re.compile(r"\s*\([^()]*\)?\s*$")
_POSSESSIVE = re.compile(r"['’]s?$")
_DAY_OR_MONTH = re.compile(
    r"\s*\b(?:(?:on|in|late|early|last|this)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|today|yesterday|week|month|year)\b(?:\s+(?:morning|evening|night|\d{1,2}|\d{4}))*,?\s*"
)
_LINKED = re.compile(r"\s+(?:of|for|at|with|from|in)\s+(?:the\s+)?")


def subject(phrase: str, *, may_be_name: bool = True) -> Source | Pointer | None:
    """The source that a whole noun phrase names ("the UN refugee agency", "relief officials", "Roe"), or None."""
    is_definite = bool(_DEFINITE.search(phrase))
    fronted = _FRONTED.match(phrase)
    phrase = _stripped(phrase[fronted.end() :] if fronted else phrase)
    parts = phrase.split()
    if not parts or len(parts) > LONGEST_PHRASE:
        return None
    if len(parts) == 1 and _points_back(parts[0], is_definite):
        return Pointer(parts[0].lower())
    put_out = _PUT_OUT.match(phrase)
    if put_out and put_out["word"].lower() in words("output"):
        return initialled(put_out["by"]) or subject(put_out["by"], may_be_name=False)
    return (
        _organisation_in(phrase)
        or _titled(phrase)
        or _described(phrase)
        or _survey(phrase)
        or (_named(phrase) if may_be_name else None)
    )


def _survey(phrase: str) -> Source | None:
    """An inquiry known by a name of its own: "Harbour Household Survey"."""
    parts = phrase.split()
    is_name = len(parts) > 1 and all(_CAPITAL.match(part) or part in NAME_LINKS for part in parts)
    return Source(phrase, "unattributed") if is_name and parts[-1].lower() in words("output") else None


# "Over the same period the ministry": an adverbial that no comma divides from the subject
_FRONTED = re.compile(
    r"(?:In|Over|During|By|At|Since|Throughout|Within|For) (?:[\w-]+ ){0,4}?"
    r"(?:period|time|days?|weeks?|months?|years?|hours|round|quarter|end|beginning) (?=the |[A-Z])"
)


_PUT_OUT = re.compile(r"(?:\w+ )?(?P<word>\w+) (?:from|by|of) (?:the )?(?P<by>.+)")


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
    if not 1 < len(parts) <= 5 or not all(_CAPITAL.match(part) or part in NAME_LINKS for part in parts):
        return None
    is_medium = parts[0] in words("media_first") or not words("media_names").isdisjoint(parts)
    return Source(name.removeprefix("The "), "media") if is_medium else None


def described_by(name: str) -> Source | None:
    """A body whose name holds the noun for its kind: "Ministry of Health", "Umbra Flood Committee"."""
    return _described(name)


def mentioned(text: str) -> Source | Pointer | None:
    """The source named at the beginning of a text, as after "according to" and "registered by"."""
    found = organisations(text)
    if found and _is_prefix(text[: found[0][0]]):
        return joint(source for _, _, source in chained(text, found))
    return subject(_first_phrase(text))


def body_at_front(text: str) -> Source | None:
    """The body that a sentence begins with, as its subject or as part of it."""
    found = organisations(text[:BODY_REACH])
    if found and _is_prefix(text[: found[0][0]]):
        return found[0][2]
    return _described(_first_phrase(text)) if text.startswith("The ") else None


def _stripped(phrase: str) -> str:
    """The phrase without brackets, leading conjunctions and times, and its determiner."""
    phrase = _DAY_OR_MONTH.sub(" ", _BRACKETS.sub("", phrase)).strip(" ,.()\"“”'’*–—-")
    parts = phrase.split()
    while parts and parts[0].lower() in words("leading"):
        parts = parts[1:]
    return " ".join(parts)


_DEFINITE = re.compile(r"\b[Tt]he [a-z]+[ ,]*\Z")


def _points_back(word: str, is_definite: bool) -> bool:
    """Tell "he" and "the agency" from "officials"."""
    if word.lower() in words("pronouns"):
        return True
    return is_definite and (word in words("pointing_back") or word in _head_kinds())


def is_office(phrase: str) -> bool:
    """Tell whether a phrase ends with the name of an office: "the mayor"."""
    return phrase.split()[-1:] != [] and phrase.split()[-1].lower() in words("officeholder")


def described(word: str) -> Source | None:
    """The source that a common noun names by itself: "ministry"."""
    return Source(word, _head_kinds()[word]) if word in _head_kinds() else None


def _organisation_in(phrase: str) -> Source | None:
    found = organisations(phrase)
    if not found or not _is_prefix(phrase[: found[0][0]]):
        return None
    part = _part_of_umbrella(phrase, found[0][1]) if len(found) == 1 and found[0][2].name in _UMBRELLAS else None
    if part:
        return found[0][2]._replace(name=part)
    source = joint(source for _, _, source in chained(phrase, found))
    return source._replace(person=_person_after(phrase, found[-1][1]))


_UMBRELLAS = frozenset({"United Nations", "African Union", "European Union"})


def _part_of_umbrella(phrase: str, end: int) -> str | None:
    """The name of a body that a larger one only begins: "UN Integrated Office in Umbra"."""
    rest = _BODY_NAMED.match(phrase, end)
    return phrase[: rest.end()].removeprefix("the ").removeprefix("The ") if rest else None


_BODY_NAMED = re.compile(
    rf"(?: [A-Z][\w’'-]+){{0,3}} (?:Office|Mission|Team|Agency|Fund|Programme|Committee|Commission|Centre|Force|Service|Operation)"
    rf"(?: (?:(?:of|for|in|on|to|the|and) )*{_CAPITALS})*"
)


def _person_after(phrase: str, end: int) -> str | None:
    name = _NAME_AT_END.search(phrase)
    return name[0] if name and name.start() > end else None


def _is_prefix(text: str) -> bool:
    """Tell whether the words before an organisation leave it the subject ("a report by the", "senior officials at")."""
    return "," not in text and all(_may_precede(word) for word in text.split())


def _may_precede(word: str) -> bool:
    low = word.lower()
    return (
        bool(_CAPITAL.match(word))
        or low in DETERMINERS
        or low in NAME_LINKS
        or low
        in ("by", "from", "at", "to", "both", "published", "released", "issued", "compiled", "provided", "according")
        or low in words("output")
        or low in words("spokesperson")
        or low in _head_kinds()
        or low in words("adjectives")
    )


def _titled(phrase: str) -> Source | Pointer | None:
    """A person with a title: whoever speaks for an organisation is that organisation, an office-holder is themself."""
    title = next(_title_pattern().finditer(phrase), None)
    if not title or _OWN_BODY.search(phrase, 0, title.start()):
        return None
    name = _NAME_AT_END.search(phrase, title.end())
    person = _person_named(phrase, title.end(), name) if name else None
    before = _POSSESSIVE.sub("", phrase[: title.start()].strip())
    if title["office"]:
        return _office(phrase, person, title["office"])
    if before.lower() in words("pointing_back") and not _LINKED.match(phrase, title.end()):
        return Pointer(before.lower())  # "the society's spokesperson"
    represented = _represented(before, phrase[title.end() : name.start() if name else len(phrase)])
    if represented:
        return represented._replace(person=person)
    return (
        Source(person, None, person) if person else Source(phrase, "unattributed") if len(phrase.split()) > 1 else None
    )


_OWN_BODY = re.compile(r"\b(?:his|her|their|my) \Z")  # "shook his head"


def _person_named(phrase: str, title_end: int, name: re.Match[str]) -> str | None:
    """The person, not the place, that a title's last words name: "governor of Umbra", "governor of Umbra Ann Lee"."""
    if phrase[title_end : name.start()].strip() not in ("of", "of the", "for"):
        return name[0]
    parts = name[0].split()
    return " ".join(parts[-2:]) if len(parts) > 2 else None


def _office(phrase: str, person: str | None, title: str) -> Source | None:
    if person:
        return Source(person, None if title.lower() in _COURTESY else "government", person)
    return _described(phrase)


def _represented(before: str, after: str) -> Source | None:
    """The organisation of a speaker: "the NDMA's head", "spokesman of the national disaster agency"."""
    linked = _LINKED.match(after)
    if linked:
        return _organisation_in(after[linked.end() :]) or _described(after[linked.end() :])
    before = _stripped(before)
    if not before or before.lower() in words("adjectives") or _is_level(before):
        return None
    return _organisation_in(before) or _described(before) or (Source(before, None) if _CAPITAL.match(before) else None)


def _is_level(name: str) -> bool:
    """Tell "Barangay chairman" and "District head", whose first word says only of what level the office is."""
    return all(word in lexicons.load("places")["types"] for word in name.lower().split())


def _described(phrase: str) -> Source | None:
    """A source named by a common noun: "relief officials", "the national disaster agency", "the city's morgue"."""
    phrase = _stripped(phrase)
    heads = [head for head in _head_pattern().finditer(phrase) if not _is_modifier(phrase, head)]
    if not heads:
        return None
    head = heads[0]
    before = phrase[: head.start()].split()
    before = before[1:] if before and before[0].lower() in DETERMINERS else before
    if any(word.lower() in words("stop") - NAME_LINKS for word in before) or not _is_noun_phrase(before):
        return None
    linked = _LINKED.match(phrase, head.end())
    employer = linked and (_organisation_in(phrase[linked.end() :]) or _described(phrase[linked.end() :]))
    if employer and head[0].lower() in _PEOPLE:
        return employer
    person = _NAME_AT_END.search(phrase, head.end())
    kind = _head_kinds()[head[0].lower()]
    if person and not phrase[head.end() : person.start()].strip():
        is_body = head[0].lower() in words("bodies") or person[0].isupper()
        return Source(person[0], kind, None if is_body else person[0])
    named = _NAMES_NEXT.match(phrase, head.end()) if kind == "unattributed" else None
    if named:  # "geologist Ann Lee of Umbra's university"
        return Source(named["name"], kind, named["name"])
    full = phrase[: _end_of_name(phrase, head.end())]
    return Source(re.sub(r"['’]s\b", "", full), kind)


_NAMES_NEXT = re.compile(rf" (?P<name>{_CAPITALS}(?: {_CAPITALS})+)")
_COURTESY = {"mr.", "mrs.", "ms.", "dr."}
_PEOPLE = {
    "official",
    "officials",
    "source",
    "sources",
    "doctor",
    "doctors",
    "expert",
    "experts",
    "researchers",
    "leaders",
}


def _is_modifier(phrase: str, head: re.Match[str]) -> bool:
    """Tell "police" in "police officers" from the head of a phrase."""
    following = _head_pattern().match(phrase, head.end() + 1)
    return bool(following) or bool(_title_pattern().match(phrase, head.end() + 1) and phrase[head.end()] == " ")


def _end_of_name(phrase: str, end: int) -> int:
    """Where "Ministry of Health" and "official statistics" end: after capitals or an output that follow the head."""
    output = phrase[end:].split()[:1]
    if output and output[0] in words("output") and phrase[:end].lower().endswith(("official", "government")):
        return end + 1 + len(output[0])
    tail = re.match(
        rf"\s+(?:of|for)\s+(?:the\s+)?{_CAPITALS}(?:\s+(?:(?:of|for|and|the)\s+)*{_CAPITALS})*", phrase[end:]
    )
    return end + (tail.end() if tail else 0)


def _is_noun_phrase(before: list[str]) -> bool:
    free = [word for word in before if not _CAPITAL.match(word) and word.lower() not in NAME_LINKS]
    return len(free) <= 4 and not any(word.endswith(("ing", "n't")) or word[0].isdigit() for word in free)


def _named(phrase: str) -> Source | Pointer | None:
    """A bare name; one word of it may be the surname of somebody named before."""
    parts = phrase.split()
    if phrase in ("I", "We", "You"):
        return None
    if not all(_CAPITAL.match(word) or word.lower() in NAME_LINKS for word in parts) or not _CAPITAL.match(parts[-1]):
        return None
    return Source(phrase, None, phrase) if len(parts) > 1 else Pointer(phrase)


def _first_phrase(text: str) -> str:
    """The words up to where the noun phrase at the beginning of a text ends."""
    taken: list[str] = []
    for word in text.split()[:LONGEST_PHRASE]:
        low = word.lower().strip(',.;:"“”')
        employed = taken and low in ("from", "at") and taken[-1].lower() in _PEOPLE
        if taken and not employed and low in words("stop") - {"of", "for"}:
            break
        taken.append(word)
        if word[-1] in ',.;:”"' and not re.fullmatch(r"(?:[A-Z]\.)+", word):
            break
    return " ".join(taken)
