"""The source before a verb of saying: where its noun phrase begins, and what stands between commas behind it."""

from __future__ import annotations

import re
from functools import cache

from etl import lexicons
from etl.extract.grammar.phrases import any_of
from etl.extract.organisations import Source, organisations
from etl.extract.source.bodies import CAPITALS, described, is_prefix, title_pattern, words
from etl.extract.source.persons import is_office, titled
from etl.extract.source.sources import Pointer, mentioned, subject

TITLE_REACH = 60  # characters within which a sentence begins with somebody's title


@cache
def _adverbs() -> re.Pattern[str]:
    adverbs = any_of({case for adverb in words("between") for case in (adverb, adverb.capitalize())})
    return re.compile(rf"(?:(?:^|(?<=[\s,]))(?:{adverbs})[\s,]+)+$")  # "who" is one, WHO is none


_BOUNDARY = re.compile(
    r"[;:“”\"*]|,\s|\s(?:that|while|but|although|and as|as|if)\s|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Col|Gen|Maj|Mrs|Sgt|Gov|Sen|Rev))(?<!\b(?:Capt|Brig|Prof))[.!?]\s(?=[A-Z])|\s[–—-]\s"
)
_BRACKETED = re.compile(r"\([^()]*\)")


def subject_before(text: str, verb: int) -> tuple[str, int]:
    """The words before a verb that may be its subject, and where they begin."""
    left = _BRACKETED.sub(lambda found: " " * len(found[0]), text[max(0, verb - 260) : verb])
    bare = without_adverbs(left).rstrip()
    is_closed = left.rstrip().endswith(",")
    is_inserted = is_closed and bare != left.rstrip()  # "Residents, however, say"
    left = bare.removesuffix(",") if is_inserted else bare
    offset = max(0, verb - 260)
    inner = left[:-1] if left.endswith(",") else left
    boundaries = [0, *(boundary.end() for boundary in _BOUNDARY.finditer(inner))]
    back = min(2 if left.endswith(",") else 1, len(boundaries))
    while is_closed and back < len(boundaries) and _RELATIVE.match(left, boundaries[-back]):
        back += 1  # "the mayor, who toured the camps, said"
    start = boundaries[-back]
    return left[start:].strip(), offset + start + len(left[start:]) - len(left[start:].lstrip())


_RELATIVE = re.compile(
    r"(?:\d{1,2},|who|whose|which|with|without|after|in|at|on|from|for|under|like|unlike|despite|though|(?!includ|accord|act)[a-z]+ing) "
)


def without_adverbs(left: str) -> str:
    """The words before a verb without the adverbs and the bulletin that stand between."""
    left = left[: len(left) - len(_tail(_in_output(), left))]
    return left[: len(left) - len(_tail(_adverbs(), left))]


@cache
def _in_output() -> re.Pattern[str]:
    """What stands between a source and its verb: "in its evening bulletin"."""
    owners = "(?:its|an?|the|their|his|her|this)"
    return re.compile(rf" (?:in|through|via) {owners} (?:[\w-]+ ){{0,3}}{any_of(words('output'))}[ ,]+$")


def _tail(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text[-80:])
    return found[0] if found else ""


def subject_of(phrase: str, *, says: bool, speaks: bool) -> Source | Pointer | None:
    """The source that a subject names, with what stands between commas after it."""
    if not phrase.endswith(","):
        return subject(_WHO.split(phrase)[0], may_be_name=says, speaks=speaks)
    head, _, apposition = _AGE.sub(",", phrase).rstrip(",").partition(", ")
    found = subject(_WHO.split(head)[0], may_be_name=says)
    if not found:
        named, told = subject(head), subject(apposition, may_be_name=False)
        is_person = (told or _is_trade(apposition)) and isinstance(named, Source) and named.person
        if is_person:  # "Ann Lee, 42, a nurse, counted"
            return employed(named, ", " + apposition)
        return told or _in_role(head, apposition)  # "my cousin, a nurse, said"
    return told_further(found, apposition, is_office(head)) if isinstance(found, Source) or is_office(head) else found


def _is_trade(apposition: str) -> bool:
    """Tell what a person is from what a place is: "a baker", not "a village of herders"."""
    is_one = re.match(r"an? [a-z]", apposition) is not None
    return is_one and set(apposition.split()).isdisjoint(lexicons.load("places")["types"])


def _in_role(role: str, name: str) -> Source | None:
    """The person of "their spokesman, Ann Lee, said"."""
    named = subject(name)
    is_role = any(title.end() == len(role) for title in title_pattern().finditer(role))
    return named if is_role and isinstance(named, Source) and named.person else None


_AGE = re.compile(r", \d{1,2},")
_WHO = re.compile(r"\s(?:that|which|who)\s")


def told_further(found: Source | Pointer, apposition: str, is_held: bool) -> Source | Pointer:
    """A source, with what the words between commas behind it add: a name, or whom a person speaks for."""
    if isinstance(found, Source) and not is_held and found.kind not in (None, "unattributed"):
        return with_person(found, apposition)
    if isinstance(found, Source) and found.name == found.person:
        return employed(found, ", " + apposition)
    named = subject(apposition)
    if not isinstance(named, Source) or not named.person:
        return found
    return named._replace(kind="government") if is_held else named  # "the mayor, Ann Lee, said"


def with_person(found: Source, name: str) -> Source:
    """A body with the person who speaks for it, where the words between commas behind it are a bare name."""
    named = None if found.person else subject(name)
    return found._replace(person=named.person) if isinstance(named, Source) and named.name == named.person else found


def employed(found: Source, following: str) -> Source:
    """A person, as the organisation that the words between commas after the name tell."""
    apposition = _APPOSITION.match(following)
    if found.name != found.person or not apposition:
        return found
    told = subject(apposition["who"], may_be_name=False)
    informs = isinstance(told, Source) and told.kind != "unattributed" and told.name != told.person
    return told._replace(person=found.person) if informs else found


_APPOSITION = re.compile(r", (?P<who>[^,.;:“”\"]{3,90})")


def person_at_front(text: str) -> Source | None:
    """The person whom a sentence begins with, told by who they are: "Mayor Ann Lee stood", "Ann Lee, 42,", "The governor"."""
    told = _TOLD_WHO.match(text)
    if told and (not told["what"] or titled(told["what"]) or described(told["what"])):
        return Source(told["name"], None, told["name"])
    if asked := _ASKED.search(text):
        found = mentioned(text[asked.end() :])
        return found if isinstance(found, Source) and is_one(found) else None
    title = title_pattern().search(text, 0, TITLE_REACH)
    if not title or not is_prefix(text[: title.start()]):
        return _actor(text)
    name = _NAME_NEXT.match(text, title.end())
    found = titled(f"{text[: title.end()]} {name['name']}" if name else text[: title.end()])
    return found if found and (found.person or is_office(found.name)) else None


def _actor(text: str) -> Source | None:
    """The person who does something at the front of a sentence."""
    acting = _acting().match(text)
    return Source(acting["name"], None, acting["name"]) if acting and not organisations(acting["name"]) else None


@cache
def _acting() -> re.Pattern[str]:
    """A full name at the front and what only a person does: "On the night of 2 May, Ann Lee hid"."""
    return re.compile(
        rf"(?:(?:On|In|At|By|When|As|After|Before|For|Since) [^.;]{{3,60}}, )?"
        rf"(?P<name>{CAPITALS}(?: (?:al-|bin |ibn |de |van )?{CAPITALS}){{1,2}}) {any_of(words('acts'))}\b"
    )


_ASKED = re.compile(r"\b(?:[Ii]|[Ww]e) (?:asked|rang|phoned|called|met|visited|interviewed) (?=the |an? |[A-Z])")


def is_one(source: Source) -> bool:
    """Tell one person from a body or several people: a name, an office, "camp manager"."""
    if source.person or is_office(source.name):
        return True
    last = source.name.split()[-1]
    is_told = last in words("unattributed") or last in words("spokesperson")
    return source.kind == "unattributed" and is_told and last[-1] != "s" and last not in words("houses")


_TOLD_WHO = re.compile(
    rf"(?P<name>{CAPITALS}(?: (?:al-|bin |ibn |de |van )?{CAPITALS}){{1,2}})(?:, \d\d,|, who |,? whose | runs | heads |(?:,| is| was) an? (?P<what>[\w -]+))"
)
_NAME_NEXT = re.compile(rf",? (?P<name>{CAPITALS}(?: {CAPITALS}){{1,2}})")


def introduced(text: str, surname: str) -> Source | None:
    """Whoever a sentence introduces under a full name that ends with this surname."""
    end = text.find(surname) + len(surname)
    phrase, _ = subject_before(text, end)
    source = subject(phrase) if " " in phrase else None
    return source if isinstance(source, Source) and (source.person or source.kind) else None
