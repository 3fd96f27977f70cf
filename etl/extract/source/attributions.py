"""Every "X says" of one sentence: who, and which stretch of the sentence is what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl.extract.grammar.phrases import any_of, unbroken
from etl.extract.organisations import Source
from etl.extract.source.citations import citations
from etl.extract.source.sources import Pointer, described, is_office, mentioned, subject, words


class Attribution(NamedTuple):
    """One "X says" of a sentence: who, where it stands, and the stretch of the sentence that X says."""

    source: Source | Pointer
    char_start: int
    char_end: int
    first: int
    last: int
    opens: bool = False  # stands before what it covers
    shares: bool = False  # covers the whole sentence beside others: "citing X", "registered by X"
    goes_on: bool = False  # stands between what it covers
    frames: bool = False  # "According to X, ...": holds for the sentences after it as well

    def covers(self, start: int, end: int) -> bool:
        """Tell whether the number at `start:end` of the sentence is within what X says."""
        return self.first <= start and end <= self.last


ANNOUNCING = ("according to", "in the words of", "citing", "quoting", "as per", "source:", "per")


class Cue(NamedTuple):
    """What announces a source: `according`, `by` ("registered by"), `says` or `may_say` (verbs)."""

    kind: str
    words: str
    start: int
    end: int


@cache
def _cue_kinds() -> dict[str, str]:
    kinds = dict.fromkeys(words("by_source"), "by") | dict.fromkeys(words("may_say"), "may_say")
    return kinds | dict.fromkeys(words("says"), "says") | dict.fromkeys(ANNOUNCING, "according")


@cache
def _cue_pattern() -> re.Pattern[str]:
    capitalised = (cue.capitalize() for cue in ANNOUNCING)
    return re.compile(rf"\b{any_of((*_cue_kinds(), *capitalised))}(?![\w-])")


_OTHER_SENSES = {
    "per": re.compile(r" (?!(?:the )?[A-Z])| HHs?\b| IDPs?\b"),
    "admitted": re.compile(r" (?!that\b|on\b|in\b|to\b)"),
}


def _means_otherwise(text: str, cue: re.Match[str]) -> bool:
    """Tell "per cent" from "per ABC" and a hospital that admitted patients from somebody who admitted something."""
    other = _OTHER_SENSES.get(cue[0])
    return other is not None and other.match(text, cue.end()) is not None


_BY = re.compile(r"\s+(?:jointly )?by\b")


def _cues(text: str) -> Iterator[Cue]:
    for found in _cue_pattern().finditer(text):
        kind = _cue_kinds()[found[0].lower()]
        by = _BY.match(text, found.end()) if found[0] in words("by_source") else None
        if by:
            yield Cue("by", found[0], found.start(), by.end())
        elif kind != "by" and not _means_otherwise(text, found):
            yield Cue(kind, found[0], found.start(), found.end())
    for pattern in (_giving(), _CORRECTING):
        for found in pattern.finditer(text):
            yield Cue("says", found[0], found.start(), found.end())


# "has raised the number of dead to", "cut it to"
_CORRECTING = re.compile(
    r"\b(?:raised|revised|cut|lowered|updated|increased|reduced|corrected) (?:it|(?:the|its|their|this|that) (?:[\w-]+ ){0,3}?"
    r"(?:toll|number|count|figure|estimate|tally|total)(?: of [a-z]+)?)(?: (?:to|from|at|by))?\b"
)


@cache
def _giving() -> re.Pattern[str]:
    """Idioms that say a number: "gave a figure of", "read us out the latest tally"."""
    return re.compile(
        rf"\b{any_of(words('gives'))}(?: (?:out|us|me|him|her|them|reporters|journalists))*"
        rf" (?:an?|the|its|their|his|her|this|that) (?:[\w-]+ ){{0,3}}?{any_of(words('output'))}\b"
    )


@cache
def _output() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('output'))}\b(?=(?P<rest>(?:[^,;.]|(?<=\d)[,.](?=\d)){{0,90}}))")


_FROM = re.compile(r"\s(?:from|by|of)\s+(?=(?:the |an? )?\w)")


@cache
def _adverbs() -> re.Pattern[str]:
    adverbs = any_of({case for adverb in words("between") for case in (adverb, adverb.capitalize())})
    return re.compile(rf"(?:(?:^|(?<=[\s,]))(?:{adverbs})[\s,]+)+$")  # "who" is one, WHO is none


_BOUNDARY = re.compile(
    r"[;:“”\"*]|,\s|\s(?:that|while|but|although|and as|as)\s|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Col|Gen|Maj|Mrs|Sgt|Gov|Sen|Rev))(?<!\b(?:Capt|Brig|Prof))[.!?]\s(?=[A-Z])|\s[–—-]\s"
)
_UNSPACED = re.compile(r"[*_]")
_BRACKETED = re.compile(r"\([^()]*\)")
_PHRASE_END = re.compile(r"[,;.]\s")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|not\s+)?$")
_CLOSED = re.compile(
    r"(?:\s+(?:on|in|at|to|late|early|earlier|last|this|a|an|the|news|conference|briefing|statement|report|reporters|journalists"
    r"|interview|here|today|yesterday|again|its|their|his|her|messaging|app|channel|page|post|social|media|update|bulletin|release|by|phone|telephone|of|via|email|press|told|separate|state|television|TV|Twitter"
    r"|[A-Z][\w’'.-]*|\d{1,2}(?![\d,])|20\d\d))*\s*(?:[,.;!?”\"]|$)"
)
_NOUN_BEFORE = re.compile(r"\b(?:an?|the|no|any|of|all|first|new|each|recent|their|its|his|to)\s+$", re.IGNORECASE)


def attributions(sentence: str) -> list[Attribution]:
    """Every "X says" of a sentence, in reading order; what each covers ends where the next begins."""
    text = _UNSPACED.sub(" ", unbroken(sentence))
    found = [one for cue in _cues(text) if (one := _attribution(text, cue))]
    found += _outputs(text, found)
    found += _owned(text)
    found += [Attribution(*citation) for citation in citations(text)]
    return _with_reach(sorted(found, key=lambda one: one.char_start), len(text)) if len(found) > 1 else found


def _attribution(text: str, cue: Cue) -> Attribution | None:
    if cue.kind in ("according", "by"):
        return _announced(text, cue)
    if _PASSIVE.search(text, max(0, cue.start - 30), cue.start) and " " not in cue.words:
        return None
    return _quoted(text, cue) or _spoken(text, cue) or _inverted(text, cue)


_AS_SAYING = re.compile(r" (?P<who>[^,.;“”\"]{3,80}) as saying\b")


def _quoted(text: str, verb: Cue) -> Attribution | None:
    """Read "local media quoted X as saying ..."."""
    said = _AS_SAYING.match(text, verb.end) if verb.words in ("quoted", "quotes", "cited", "cites") else None
    source = said and subject(said["who"])
    return Attribution(source, verb.start, said.end(), said.end(), len(text)) if said and source else None


def _announced(text: str, cue: Cue) -> Attribution | None:
    """Read "according to X" and "registered by X"."""
    source = mentioned(text[cue.end : cue.end + 160].lstrip())
    if not source or (cue.kind == "by" and isinstance(source, Pointer) and not described(source.word)):
        return None
    end = cue.end + _length_of_phrase(text, cue.end)
    named = _OFFICER.match(text, end) if isinstance(source, Source) and source.person in (None, source.name) else None
    if named:  # "according to the member of parliament, Mr Joe Roe"
        source, end = Source(named["name"], source.kind, named["name"]), named.end()
    if cue.kind == "by" or cue.words.lower() in ("citing", "quoting"):
        return Attribution(source, cue.start, end, 0, len(text), shares=True)
    opens = _opens_clause(text, cue.start)
    goes_on = not opens and (_goes_on(text, end + 1) or _APPENDED.match(text, end) is not None)
    last = len(text) if opens or goes_on else cue.start
    return Attribution(source, cue.start, end, end if opens else 0, last, opens, goes_on=goes_on, frames=opens)


_OFFICER = re.compile(
    r", (?:Mr|Mrs|Ms|Dr|Hon|Prof|Engr|Rev|Chief|Alhaji|Sheikh)\.? (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})"
)


def _length_of_phrase(text: str, start: int) -> int:
    stop = _PHRASE_END.search(text, start)
    return (stop.start() if stop else len(text)) - start


def _opens_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip(' “"(')
    return (
        not before
        or before.endswith((";", ":", ".", "–", "—"))
        or bool(
            re.search(
                r"\b(?:(?:and|but|while|that),?|[Mm]oreover,|[Aa]lso,|[Hh]owever,|[Mm]eanwhile,|addition,|fact,)$",
                before,
            )
        )
    )


def _spoken(text: str, verb: Cue) -> Attribution | None:
    """Read "X said ..." and "..., X said"."""
    phrase, start = _subject_before(text, verb.start)
    if not phrase or (verb.kind == "may_say" and _NOUN_BEFORE.search(_without_adverbs(text[: verb.start])[-12:])):
        return None
    says = (
        verb.kind == "says" or text[:start].endswith((",” ", '," ')) or _NAMED_SOURCE.search(text, start, verb.end + 5)
    )
    source = _subject_of(phrase, says=bool(says))
    if not source:
        return None
    closed = (
        _closing(text, verb)
        if start > 0 and not verb.words.endswith((" of", " for", " to", " from", " at", " by"))
        else None
    )
    if closed:
        last = len(text) if _goes_on(text, closed.end()) else start
        return Attribution(source, start, verb.end, 0, last, goes_on=last > start)
    return Attribution(source, start, verb.end, start, len(text), opens=not text[:start].strip(' “"') or start < 60)


_TOLD_SOMEBODY = re.compile(r" (?:(?!that\b)[\w’'.-]+ ?){1,6}[.!?”\"]*\s*\Z")


def _closing(text: str, verb: Cue) -> re.Match[str] | None:
    """What follows a verb that ends its statement: "said on Monday.", "told our reporter"."""
    told = verb.words in ("told", "tells")
    return _CLOSED.match(text, verb.end) or (_TOLD_SOMEBODY.match(text, verb.end) if told else None)


# With "that" or by its initials alone, an unknown name is a source even before a verb that does not always say
_NAMED_SOURCE = re.compile(r" that\Z|\bputs? the?\Z|^(?:.*, )?(?:[A-Z]{3,8}|[A-Z][a-z][A-Z]{1,7}) [a-z]+ [^,]*\Z")
_APPENDED = re.compile(r",? (?:an?|up|down|including|among (?:them|whom)|of whom|most of (?:them|whom))\b")
_APART = re.compile(
    r" (?:but|although|though|whereas|compared|(?:up|down) from|(?:an? |two |three )?(?:day|week|month|year)s? after"
    r"|(?:in )?(?:the|its) (?:\w+ )?(?:worst|deadliest|biggest|largest|bloodiest))\b"
)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether what follows ", X said," is X's as well; a contrast or a look back is not."""
    return text[end - 1 : end + 1] == ", " and not _APART.match(text, end)


def _subject_before(text: str, verb: int) -> tuple[str, int]:
    """The words before a verb that may be its subject, and where they begin."""
    left = _BRACKETED.sub(lambda found: " " * len(found[0]), text[max(0, verb - 260) : verb])
    bare = _without_adverbs(left).rstrip()
    is_inserted = left.rstrip().endswith(",") and bare != left.rstrip()  # "Residents, however, say"
    left = bare.removesuffix(",") if is_inserted else bare
    offset = max(0, verb - 260)
    inner = left[:-1] if left.endswith(",") else left
    boundaries = [0, *(boundary.end() for boundary in _BOUNDARY.finditer(inner))]
    start = boundaries[-2] if left.endswith(",") and len(boundaries) > 1 else boundaries[-1]
    return left[start:].strip(), offset + start + len(left[start:]) - len(left[start:].lstrip())


def _without_adverbs(left: str) -> str:
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


def _subject_of(phrase: str, *, says: bool) -> Source | Pointer | None:
    """The source that a subject names, with what stands between commas after it."""
    if not phrase.endswith(","):
        return subject(phrase, may_be_name=says)
    head, _, apposition = phrase.rstrip(",").partition(", ")
    found = subject(re.split(r"\s(?:that|which|who)\s", head)[0], may_be_name=says)
    stands_for_nobody = (
        isinstance(found, Source) and found.kind in (None, "unattributed") and found.name != found.person
    )
    named = subject(apposition) if is_office(head) or stands_for_nobody else None  # "the mayor, Ann Lee, said"
    if isinstance(named, Source) and named.person:
        return named._replace(kind="government") if is_office(head) else named
    if not found:
        return subject(apposition, may_be_name=False)  # "my cousin, a nurse, said"
    return _employed(found, ", " + apposition) if isinstance(found, Source) else found


def _employed(found: Source, following: str) -> Source:
    """A person, as the organisation that the words between commas after the name tell."""
    apposition = _APPOSITION.match(following)
    if found.name != found.person or not apposition:
        return found
    told = subject(apposition["who"], may_be_name=False)
    informs = isinstance(told, Source) and told.kind not in (None, "unattributed")
    return told._replace(person=found.person) if informs else found


_APPOSITION = re.compile(r", (?P<who>[^,.;:“”\"]{3,90})")


def _inverted(text: str, verb: Cue) -> Attribution | None:
    """Read "...," said X."""
    if not text[: verb.start].rstrip().endswith((",", "”", '"', "’", "—", "–")):
        return None
    source = mentioned(text[verb.end : verb.end + 120].lstrip())
    if isinstance(source, Pointer) and verb.kind == "says" and source.word[0].isupper():
        return Attribution(source, verb.start, verb.end + _length_of_phrase(text, verb.end), 0, verb.start)
    if not isinstance(source, Source) or not (verb.kind == "says" or source.kind):
        return None
    source = _employed(source, text[verb.end + 1 + len(source.name) :])
    return Attribution(source, verb.start, verb.end + _length_of_phrase(text, verb.end), 0, verb.start)


def _outputs(text: str, found: list[Attribution]) -> list[Attribution]:
    """Read "a list of 300 names from the city's morgue", "figures by the ministry": where no verb or cue says it already."""
    outputs = (_output_of(text, output) for output in _output().finditer(text))
    return [new for new in outputs if new and not any(new.char_start < one.char_end > new.char_end for one in found)]


def _owned(text: str) -> Iterator[Attribution]:
    """Read "the ministry's own count is 300"."""
    for output in _owned_output().finditer(text):
        phrase, start = _subject_before(text, output.start())
        source = subject(phrase, may_be_name=False)
        if source and (isinstance(source, Source) or described(source.word)):
            yield Attribution(source, start, output.end(), output.end(), len(text), opens=True)


@cache
def _owned_output() -> re.Pattern[str]:
    states = "(?:is|was|are|were|stands? at|stood at|came to|comes to|ranges?|of)"
    return re.compile(rf"['’]s? (?:[\w-]+ ){{0,2}}?{any_of(words('output'))} {states}\b")


def _output_of(text: str, output: re.Match[str]) -> Attribution | None:
    for link in _FROM.finditer(text, output.end(), output.end("rest")):
        source = mentioned(text[link.end() : link.end() + 100])
        if isinstance(source, Source) and not source.person and source.kind in ("un", "government", "ngo", "media"):
            return Attribution(source, output.start(), link.end(), 0, len(text))
    return None


def _with_reach(found: list[Attribution], length: int) -> list[Attribution]:
    """Let no source speak beyond the next: each covers the sentence up to its neighbours only."""
    reached = []
    for number, one in enumerate(found):
        before = [other for other in found[:number] if other.char_end <= one.char_start and not other.shares]
        after = [
            other for other in found[number + 1 :] if (other.opens or other.first > one.char_start) and not one.shares
        ]
        first = max([one.first, *(other.char_end for other in before if not other.opens)])
        last = min([one.last, *(other.char_start for other in after)], default=length)
        if one.goes_on and any(not other.opens and not other.shares for other in found[number + 1 :]):
            last = min(last, one.char_start)  # what follows is said by the next, behind it
        reached.append(one._replace(first=first, last=max(first, last)))
    return reached


def introduced(text: str, surname: str) -> Source | None:
    """Whoever a sentence introduces under a full name that ends with this surname."""
    end = text.find(surname) + len(surname)
    phrase, _ = _subject_before(text, end)
    source = subject(phrase) if " " in phrase else None
    return source if isinstance(source, Source) and (source.person or source.kind) else None
