"""How a name stands in its sentence: whether as a place, and whether people are there, come from there or go there."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl import lexicons
from etl.extract.grammar.phrases import any_of

REACH = 70  # characters before a name in which its preposition may stand
FROM = frozenset(
    ("from", "fled", "flee", "flees", "fleeing", "left", "leave", "leaves", "leaving", "escaped", "escape", "escaping", "abandoned")
)  # fmt: skip
TO = frozenset(
    ("to", "into", "toward", "towards", "onto", "reached", "reach", "reaches", "reaching", "entered", "enter", "enters", "entering")
)  # fmt: skip
AT = frozenset(
    (
        "in",
        "at",
        "around",
        "near",
        "across",
        "outside",
        "inside",
        "throughout",
        "within",
        "along",
        "through",
        "off",
        "covering",
    )
)
# Verbs whose object is where it happened: "when a tremor hit the town"
STRUCK = frozenset(
    ("hit", "hits", "struck", "battered", "devastated", "flattened", "ravaged", "shook", "rocked", "pounded", "shelled", "bombed",
     "captured", "overran", "besieged", "flooded", "inundated", "lashed", "pummelled", "pummeled", "slammed", "attacked", "stormed",
     "raided", "razed", "ransacked")
)  # fmt: skip
PREPOSITIONS = FROM | TO | AT | STRUCK


class Setting(NamedTuple):
    """`role` is `at`, `from` or `to`; `located` where the words before the name make it a place."""

    role: str
    located: bool


NOWHERE = Setting("at", False)


def setting_of(text: str, start: int) -> Setting:
    """The setting of the name that begins at `start`, by the words before it."""
    if not start or text[start - 1] != " ":
        return NOWHERE
    word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower().lstrip("(“\"'‘")
    if (word in _INTRODUCING or word[-1:] == ":") and _introduced().search(text, max(0, start - REACH), start):
        return Setting("at", True)
    if word in PREPOSITIONS:
        return _by_preposition(text, start - len(word) - 1, word)
    if word == "on" and _STRIKE.search(text, max(0, start - 20), start):
        return Setting("at", True)
    if word in _LAST_OF_SEVERAL and (several := _several_words().search(text, max(0, start - REACH), start)):
        return Setting(str(several.lastgroup), True)
    if word in _last_words() or _MODIFIER.fullmatch(word + " "):
        return _by_phrase(text, start)
    return NOWHERE


def _by_preposition(text: str, start: int, preposition: str) -> Setting:
    if _SPEAKING.search(text, max(0, start - 24), start):
        return NOWHERE
    role = "from" if preposition in FROM else "to" if preposition in TO else "at"
    if role == "at" and (
        _ARRIVING.search(text, max(0, start - 12), start) or _MOVED_TO.search(text, max(0, start - 60), start)
    ):
        role = "to"
    elsewhere = {"to": _NO_DIRECTION, "from": _NO_ORIGIN}.get(preposition)
    if preposition == "through" and _BY_SYSTEM.match(text, start + len("through ")):
        return NOWHERE
    return Setting(role, not (elsewhere and elsewhere.search(text, max(0, start - 14), start)))


def _by_phrase(text: str, start: int) -> Setting:
    """Read "to the nearby provincial capital of", "on the outskirts of", "in six of"."""
    found = _phrase().search(text, max(0, start - REACH), start)
    if not found:
        return NOWHERE
    if found["kind"]:
        return Setting("at", True)
    setting = _by_preposition(text, found.start("preposition"), found["preposition"].lower())
    between = found["between"].lstrip()
    is_noun_phrase = _MODIFIER.fullmatch(between) or (found["noun"] or "").endswith("of ")
    return setting if is_noun_phrase or _OWNER.fullmatch(between) else NOWHERE


_LAST_OF_SEVERAL = frozenset(("of", "as", "for", "called", "named", "dubbed", "the"))


_INTRODUCING = frozenset(("–", "—", "-", "including", "incl.", "as", "namely", "notably", "like", "consider", "take"))


@cache
def _introduced() -> re.Pattern[str]:
    """What comes before a place, or several: "Location: ", "three towns – ", "districts such as "."""
    kinds = any_of((*words("types"), "location", "place", "venue", "address"))
    return re.compile(
        rf"\b{kinds}(?: [a-z]+){{0,2}}(?::| [–—-]|,? (?:including|incl\.|such as|namely|notably|like)) \Z"
        r"|\A(?:Consider|Take) \Z",
        re.IGNORECASE,
    )


@cache
def _several_words() -> re.Pattern[str]:
    """Prepositions of several words, the naming of a place, and nouns that are for a place."""
    leaving = r"(?:fled|flee|fleeing|left|leave|leaving|set out|departed|bound|headed|heading|abandoned)"
    return re.compile(
        rf"\b(?:(?P<from>out of)|(?P<to>as far as|{leaving}\b[^.;,]{{0,40}} for)"
        r"|(?P<at>(?:(?:[Oo]rders?|warnings?|alerts?|curfew|aside|allocated[^.;,]{0,20}|[Cc]ommissioner|[Aa]dministrator|[Cc]hairman|[Oo]fficer) for"
        r"|(?:phase|section|block|population|occupancy|extension|expansion) of"
        rf"|{any_of(words('types'))}\b[^.;]{{0,40}} (?:called|named|known as|dubbed)))) (?:the )?\Z"
    )


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of the lexicon of places."""
    return frozenset(lexicons.load("places")[section])


def is_country(name: str) -> bool:
    """Tell whether a name is that of a country, in capitals or not."""
    return name in words("countries") or (name.isupper() and len(name) > 3 and name in _capitals("countries"))


def is_region(name: str) -> bool:
    """Tell whether a name is that of a region or town often reported on, in capitals or not."""
    return name in words("regions") or (name.isupper() and len(name) > 3 and name in _capitals("regions"))


def cased(name: str) -> str:
    """Write a country in capitals as in running text."""
    return _capitals("countries").get(name, name) if len(name) > 3 else name


@cache
def _capitals(section: str) -> dict[str, str]:
    return {name.upper(): name for name in words(section)}


def countries_in(text: str) -> list[str]:
    """Every country that a text names, those in names of organisations too."""
    return _country_pattern().findall(text)


@cache
def _country_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('countries'))}\b")


@cache
def _last_words() -> frozenset[str]:
    """The last words of what may stand between a preposition and a name of a place."""
    return frozenset(phrase.split()[-1].lower() for phrase in (*words("types"), "of", "the"))


@cache
def _phrase() -> re.Pattern[str]:
    kinds = words("types") | words("part_of")
    kind = any_of(kinds | {kind.capitalize() for kind in kinds})
    preposition = any_of(PREPOSITIONS | {word.capitalize() for word in PREPOSITIONS})
    plain = any_of(("in", "at", "to", "into", "around", "near", "across", "outside", "inside", "within", *FROM))
    return re.compile(
        rf"\b(?:(?P<preposition>{preposition})(?: (?:and|or) (?:around|near|outside|from))?"
        rf"(?P<between> (?:(?!{plain}\b)[\w’'-]+ ){{0,5}}?)(?P<noun>{kind} (?:of )?)?|(?P<kind>{kind}) of )(?:the )?\Z"
    )


_NO_DIRECTION = re.compile(
    r"\b(?:[Aa]ccording|[Dd]ue|[Tt]hanks|owing|related|linked|prior|addition|compared|loyal|response|belonging|attributed|told|known|said|spoke|speaking|talked|talking|wrote|writing|listened|gave|given|appealed|thanks) \Z"
)
_SPEAKING = re.compile(r"\b(?:reporters|journalists|conference|briefing|interview|[Ss]peaking|said|spoke) \Z")
_NO_ORIGIN = re.compile(
    r"\b(?:[Dd]ata|[Ff]igures|[Rr]eports?|[Ii]nformation|statistics|numbers|estimates|support|funding|suffer|suffering|apart|aside|far) \Z"
)
_BY_SYSTEM = re.compile(r"(?:the )?[A-Z]{3,}\b")  # "reported through ABCD"
_ARRIVING = re.compile(r"\b(?:arrived?|arriving|arrives|arrivals) \Z")
_MOVED_TO = re.compile(
    r"\b(?:moved|taken|transferred|relocated|sent|bused|bussed|flown|brought|shifted|transported) to (?!higher|safer)[\w -]{1,30} \Z"
)
_STRIKE = re.compile(
    r"\b(?:strikes?|airstrikes?|raids?|attacks?|assault|shelling|bombing|offensive|fire|bombardment) on \Z"
)
_MODIFIER = re.compile(
    r"(?:(?:the|a|an|nearby|neighbou?ring|\w+ern|north|south|east|west|central|remote|rural|coastal|downtown|greater|upper|lower"
    r"|mainly|both|all|\d+|old|port|border|besieged|(?:north|south)-?(?:east|west)|\w+-(?:hit|torn|held|controlled)|troubled"
    r"|restive) )*"
)
_OWNER = re.compile(r"(?:the )?(?:[A-Z][\w-]*(?: |(?=['’])))+['’]s (?:[\w-]+ ){0,3}")
