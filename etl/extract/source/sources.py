"""Who a noun phrase names as a source: a known organisation, an office, a person, or a word that points back."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.extract.organisations import Source, chained, joint, organisations
from etl.extract.source.bodies import (
    CAPITAL,
    NAME_LINKS,
    described,
    head_kinds,
    initialled,
    instrument,
    is_prefix,
    organisation_in,
    stripped,
    without_possessive,
    words,
)
from etl.extract.source.persons import body_of_speaker, titled

BODY_REACH = 60  # characters within which the body that a sentence begins with is named
LONGEST_PHRASE = 22  # words; a longer stretch is no noun phrase
LONGEST_SPEAKER = 5  # words of whoever is told by no noun for sources: "two women in the queue"


class Pointer(NamedTuple):
    """A word that stands for a source named before: "he", "the agency", a surname."""

    word: str
    phrase: str | None = None  # the whole of it, where it says more than the word: "London-based group"


def subject(phrase: str, *, may_be_name: bool = True, speaks: bool = False) -> Source | Pointer | None:
    """The source that a whole noun phrase names ("the UN refugee agency", "relief officials", "Roe"), or None.

    The subject of a verb that `speaks` is a source whatever its noun.
    """
    is_definite = bool(_DEFINITE.search(phrase))
    fronted = _FRONTED.match(phrase) or _FRONTED_PLACE.match(phrase)
    phrase = phrase[fronted.end() :] if fronted else phrase
    is_introduced = bool(_INTRODUCED.match(phrase))
    phrase = stripped(phrase)
    parts = phrase.split()
    if not parts or len(parts) > LONGEST_PHRASE or parts[0].lower() in _NOBODY:
        return None
    if len(parts) == 1 and _points_back(parts[0], is_definite):
        return Pointer(parts[0].lower())
    if is_introduced and _POINTING.fullmatch(phrase) and parts[-1] in words("pointing_back"):
        return Pointer(parts[-1], None if parts[0] == "same" else phrase)
    put_out = _PUT_OUT.match(phrase)
    if put_out and put_out["word"].lower() in words("output") and not organisations(phrase[: put_out.start("word")]):
        return initialled(put_out["by"]) or subject(put_out["by"], may_be_name=False)
    if run := _RUN_BY.match(phrase):
        return organisation_in(run["by"]) or described(phrase[: run.start("run")])
    if body := body_of_speaker(phrase):
        return Pointer(body)
    return (
        organisation_in(phrase)
        or titled(phrase)
        or described(phrase)
        or instrument(phrase)
        or (_named(phrase) if may_be_name else None)
        or (_speaker(phrase, is_introduced) if speaks else None)
    )


_NOBODY = frozenset({"no", "neither", "any", "whichever", "nobody", "none"})  # "no agency"
_INTRODUCED = re.compile(
    r"(?:and |but |while )?(?:the|an?|one|another|my|our|his|her|their|its|this|that)\s", re.IGNORECASE
)
# "the same source", "the rights group", "the London-based charity"
_POINTING = re.compile(
    r"(?:same|(?:(?:UN|U\.N\.|aid|rights|relief|medical|humanitarian|campaign|advocacy|monitoring|[A-Z][\w-]*-based|[A-Z][a-z]+(?:ish|ese|[ai]an|ch|ss)) ){1,2})"
    r" ?[a-z]+"
)
_DEFINITE = re.compile(r"\b[Tt]he [a-z]+[ ,]*\Z")

# "Over the same period the ministry": an adverbial that no comma divides from the subject
_FRONTED = re.compile(
    r"(?:(?:In|Over|During|By|At|Since|Throughout|Within|For) (?:[\w-]+ ){0,4}?"
    r"(?:period|time|days?|weeks?|months?|years?|hours|round|quarter|end|beginning)"
    r"|(?:[\w-]+ )?(?:minutes?|hours?|days?|weeks?|months?|years?) (?:later|earlier|ago|on|before)) (?=\w)"
)
# "a hotline run by Oxfam"
_RUN_BY = re.compile(r"[\w ’'-]+? (?P<run>(?:run|managed|operated|staffed|hosted) (?:jointly )?by) (?:the )?(?P<by>.+)")
# "In the clinic by the river a nurse", "At the port officials"
_FRONTED_PLACE = re.compile(
    r"(?:In|At|On|Inside|Outside|Near|Across|Along|Behind|Under|From|Beside|Up in|Down in) (?:[\w’'-]+ ){1,9}"
    r"(?<!\bof )(?<!\bfor )(?<!\bat )(?<!\bin )(?<!\bby )(?<!\bfrom )(?<!\bon )(?<!\bto )(?<!\bwith )(?<!\band )(?<!\bnear )(?<!\boutside )"
    r"(?=(?:the|an?|one|two|its|their) [\w’' -]+\Z)"
)
_PUT_OUT = re.compile(
    r"(?:\w+ )??(?P<word>\w+) (?:(?:issued|published|released|kept|maintained|compiled) )?(?:from|by|of) (?:the )?(?P<by>.+)"
)


def _points_back(word: str, is_definite: bool) -> bool:
    """Tell "he" and "the agency" from "officials"."""
    if word.lower() in words("pronouns"):
        return True
    return is_definite and (word in words("pointing_back") or word in head_kinds())


def mentioned(text: str, *, speaks: bool = False) -> Source | Pointer | None:
    """The source named at the beginning of a text, as after "according to" and "registered by"; see `subject`."""
    found = organisations(text)
    if found and is_prefix(text[: found[0][0]]):
        return joint(source for _, _, source in chained(text, found))
    return subject(_first_phrase(text), speaks=speaks)


def body_at_front(text: str) -> Source | None:
    """The body that a sentence begins with, as its subject or as part of it."""
    found = organisations(text[:BODY_REACH])
    if found and is_prefix(text[: found[0][0]]):
        return found[0][2]
    return described(_first_phrase(text)) if text.startswith("The ") else None


def _named(phrase: str) -> Source | Pointer | None:
    """A bare name; one word of it may be the surname of somebody named before."""
    parts = phrase.split()
    if phrase in ("I", "We", "You") or parts[-1].lower() in words("voiceless") | words("output"):
        return None
    if not all(CAPITAL.match(word) or word.lower() in NAME_LINKS for word in parts) or not CAPITAL.match(parts[-1]):
        return None
    return Source(phrase, None, phrase) if len(parts) > 1 else Pointer(phrase)


def _speaker(phrase: str, is_introduced: bool) -> Source | None:
    """Whoever speaks, by a noun that names no source of itself: "two women in the queue", "the regional district"."""
    parts = _first_phrase(phrase, ends=words("stop") - {"one", "some", "other", "people"}).split()
    if not 0 < len(parts) <= LONGEST_SPEAKER or not all(map(_WORD.fullmatch, parts)):
        return None
    last = parts[-1].lower()
    if known := organisations(phrase):  # "the latest round of IOM's tracking"
        return known[0][2]
    if (
        last in (words("voiceless") | words("output")) - words("studies")
        or not (is_introduced or _SEVERAL.search(last))
        or parts == ["People"]
    ):
        return None
    kind = "government" if last in words("polities") else "unattributed"
    name = without_possessive(" ".join(parts))
    return Source(name, kind) if name else None


_WORD = re.compile(r"[\w’'-]*[^\W\d][\w’'-]*|(?:19|20)\d\d")
_SEVERAL = re.compile(r"(?:(?<!s)s|men|people|folk)\Z")


def _first_phrase(text: str, ends: frozenset[str] | None = None) -> str:
    """The words up to where the noun phrase at the beginning of a text ends."""
    ends = words("stop") - {"of", "for"} if ends is None else ends
    taken: list[str] = []
    for word in text.split()[:LONGEST_PHRASE]:
        low = word.lower().strip(',.;:"“”')
        employed = taken and low in ("from", "at") and taken[-1].lower() in words("employees")
        if taken and not employed and low in ends:
            break
        taken.append(word)
        if word[-1] in ',.;:”"' and not re.fullmatch(r"(?:[A-Z]\.)+", word):
            break
    return " ".join(taken)
