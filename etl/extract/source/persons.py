"""Persons that a noun phrase names by what they are: whoever speaks for an organisation is that organisation."""

from __future__ import annotations

import re
from itertools import takewhile

from etl import lexicons
from etl.extract.organisations import Source
from etl.extract.source.bodies import (
    CAPITAL,
    DETERMINERS,
    LINKED,
    NAME_AT_END,
    described,
    head_kinds,
    is_modifier,
    organisation_in,
    owns_office,
    stripped,
    title_pattern,
    without_possessive,
    words,
)

_POSSESSIVE = re.compile(r"['’]s?$")
_OWN_BODY = re.compile(r"\b(?:his|her|their|my) \Z")  # "shook his head"
_COURTESY = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "hon", "hon.", "engr", "rev", "prof", "professor"}
)


def titled(phrase: str) -> Source | None:
    """A person with a title: the organisation of a speaker, an office-holder as themself."""
    title = next((found for found in title_pattern().finditer(phrase) if not _is_adjective(phrase, found)), None)
    if not title or _OWN_BODY.search(phrase, 0, title.start()):
        return None
    name = NAME_AT_END.search(phrase, title.end())
    person = _person_named(phrase, title.end(), name) if name else None
    if title[0].lower() in words("officeholder"):
        courtesy = title[0].lower() in _COURTESY
        return Source(person, None if courtesy else "government", person) if person else _in_office(phrase, title)
    before = _POSSESSIVE.sub("", phrase[: title.start()].strip())
    represented = _represented(before, phrase[title.end() : name.start() if name and person else len(phrase)])
    if represented:
        return represented._replace(person=person)
    if person:
        return Source(person, head_kinds().get(before.split()[-1].lower()) if before else None, person)
    role = _role(phrase, title)
    return Source(role, "unattributed") if " " in role else None


def _is_adjective(phrase: str, title: re.Match[str]) -> bool:
    """Tell "general hospital", "major charity" and "governor's office" from a rank."""
    return owns_office(phrase, title) or (
        title[0].lower() in ("general", "major", "chief") and is_modifier(phrase, title)
    )


def body_of_speaker(phrase: str) -> str | None:
    """The word that stands for the body in "the society's spokesperson", which was named before."""
    title = title_pattern().search(phrase)
    if not title or title[0].lower() in words("officeholder") or LINKED.match(phrase, title.end()):
        return None
    before = _POSSESSIVE.sub("", phrase[: title.start()].strip()).lower()
    return before if before in words("pointing_back") else None


def is_office(phrase: str) -> bool:
    """Tell whether a phrase ends with the name of an office: "the mayor"."""
    ends = (found[0].lower() for found in title_pattern().finditer(phrase) if found.end() == len(phrase))
    return any(title in words("officeholder") for title in ends)


def _person_named(phrase: str, title_end: int, name: re.Match[str]) -> str | None:
    """The person, not the place, that a title's last words name: "governor of Umbra", "governor of Umbra Ann Lee"."""
    if phrase[title_end : name.start()].strip() not in ("of", "of the", "for"):
        return name[0]
    parts = name[0].split()
    return " ".join(parts[-2:]) if len(parts) > 2 else None


def _in_office(phrase: str, title: re.Match[str]) -> Source:
    return described(phrase) or Source(_role(phrase, title), "government")


def _role(phrase: str, title: re.Match[str]) -> str:
    """The noun phrase of a title: "local MP" of "in the end the local MP"."""
    ends = DETERMINERS | words("stop")
    before = takewhile(lambda word: word.lower() not in ends, reversed(phrase[: title.start()].split()))
    return without_possessive(" ".join([*reversed(list(before)), phrase[title.start() :]]))


def _represented(before: str, after: str) -> Source | None:
    """The organisation of a speaker: "the NDMA's head", "spokesman of the national disaster agency"."""
    linked = LINKED.match(after)
    if linked:
        body = after[linked.end() :]
        return organisation_in(body) or described(body) or (Source(body, None) if _INITIALS.fullmatch(body) else None)
    before = stripped(before)
    if not before or _says_what_kind(before):
        return None
    return organisation_in(before) or described(before) or (Source(before, None) if CAPITAL.match(before) else None)


_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,7}")


def _says_what_kind(name: str) -> bool:
    """Tell "Barangay chairman", "Fire chief" and "Volunteer coordinator", whose first words name no organisation."""
    kinds = (words("adjectives"), words("branches"), lexicons.load("places")["types"])
    return all(any(word in kind for kind in kinds) for word in name.lower().split())
