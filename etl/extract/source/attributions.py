"""Every "X says" of one sentence: who, and which stretch of the sentence is what they say."""

from __future__ import annotations

import re

from etl.extract.grammar.phrases import unbroken
from etl.extract.organisations import Source, organisations
from etl.extract.source.attribution import Attribution
from etl.extract.source.bodies import CAPITALS, noun, words
from etl.extract.source.citations import citations
from etl.extract.source.cues import Cue, cues
from etl.extract.source.outputs import origins, outputs, told_on
from etl.extract.source.persons import is_office
from etl.extract.source.sources import Pointer, mentioned, subject
from etl.extract.source.speakers import employed, subject_before, subject_of, told_further, with_person, without_adverbs

LATEST_OPENING = 60  # characters into a sentence at which a source may still open it
_UNSPACED = re.compile(r"[*_]")
_PHRASE_END = re.compile(r"[,;.]\s")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|not\s+)?$")
_CLOSED = re.compile(
    r"(?:\s+(?:on|in|at|to|late|early|earlier|last|this|a|an|the|news|conference|briefing|statement|report|reporters|journalists"
    r"|interview|here|today|yesterday|again|its|their|his|her|messaging|app|channel|page|post|social|media|update|bulletin|release|by|phone|telephone|of|via|email|press|told|separate|state|television|TV|Twitter"
    r"|[A-Z][\w’'.-]*|\d{1,2}(?![\d,])|20\d\d))*\s*(?:[,.;!?”\"]|$)"
)
_NOUN_BEFORE = re.compile(
    r"\b(?:an?|the|no|any|of|all|first|new|each|recent|their|its|his|to|confirmed|denied|dismissed|rejected|disputed|received)\s+$|['’]s?\s+$",
    re.IGNORECASE,
)


def attributions(sentence: str) -> list[Attribution]:
    """Every "X says" of a sentence, in reading order; what each covers ends where the next begins."""
    text = _UNSPACED.sub(" ", unbroken(sentence))
    found = [one for cue in cues(text) if (one := _attribution(text, cue))]
    found += list(outputs(text, found))
    found += list(told_on(text, found))
    found += origins(text)
    found += [Attribution(*citation) for citation in citations(text)]
    return _with_reach(sorted(found, key=lambda one: one.char_start), len(text)) if len(found) > 1 else found


def _attribution(text: str, cue: Cue) -> Attribution | None:
    if cue.kind in ("according", "by"):
        return _announced(text, cue)
    if _PASSIVE.search(text, max(0, cue.start - 30), cue.start) and " " not in cue.words:
        return None
    return _quoted(text, cue) or _spoken(text, cue) or _inverted(text, cue)


_AS_SAYING = re.compile(
    r" (?P<who>[^,.;“”\"]{3,80}?) (?:as (?:saying|putting|telling|reporting|estimating|claiming|giving|confirming)|(?:who|which|that) (?:said|put))\b"
)


def _quoted(text: str, verb: Cue) -> Attribution | None:
    """Read "local media quoted X as saying ..."."""
    said = _AS_SAYING.match(text, verb.end) if verb.words in ("quoted", "quotes", "quote", "cited", "cites") else None
    source = said and subject(said["who"])
    if not said or not source:
        return None
    return Attribution(source, verb.start, said.end(), said.end(), len(text), is_origin=True)


def _announced(text: str, cue: Cue) -> Attribution | None:
    """Read "according to X" and "registered by X"."""
    source = mentioned(text[cue.end : cue.end + 160].lstrip(), speaks=cue.kind == "according")
    if not source or (cue.kind == "by" and isinstance(source, Pointer) and not noun(source.word)):
        return None
    end = cue.end + _length_of_phrase(text, cue.end)
    apposition = _NAME_OR_ROLE.match(text, end)
    told = apposition and told_further(source, apposition["who"], is_office(text[cue.end : end]))
    if apposition and told and told != source:
        source, end = told, apposition.end()
    cites = cue.words.lower() in ("citing", "quoting")
    if cue.kind == "by" or cites:
        return Attribution(source, cue.start, end, 0, len(text), shares=True, is_origin=cites)
    opens = _opens_clause(text, cue.start)
    goes_on = not opens and (_goes_on(text, end + 1) or _APPENDED.match(text, end) is not None)
    last = len(text) if opens or goes_on else cue.start
    return Attribution(source, cue.start, end, end if opens else 0, last, opens, goes_on=goes_on, frames=opens)


# "according to the camp's director, Ann Lee", "according to Ann Lee, a nurse"
_NAME_OR_ROLE = re.compile(
    rf", (?P<who>(?:the|an?|its|their) [^,.;:]{{3,70}}|(?:{CAPITALS} ){{1,4}}{CAPITALS})(?=[,.;:]|$)"
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
    phrase, start = subject_before(text, verb.start)
    if not phrase or _is_noun(text, verb) or _WITHHELD.search(text, max(0, verb.start - 30), verb.start):
        return None
    says = (
        verb.kind == "says"
        or _ENDING.match(text, verb.end)
        or text[:start].endswith((",” ", '," '))
        or _NAMED_SOURCE.search(text, start, verb.end + 5)
    )
    speaks = _speaks(text, verb, phrase)
    source = (
        subject_of(phrase, says=bool(says), speaks=speaks) or _coordinated(text, start, phrase) or _in_relative(phrase)
    )
    if not source:
        return None
    closed = (
        _closing(text, verb, start)
        if start > 0 and not verb.words.endswith((" of", " for", " to", " from", " at", " by"))
        else None
    )
    if closed:
        last = len(text) if _goes_on(text, closed.end()) else start
        return Attribution(source, start, verb.end, 0, last, goes_on=last > start)
    first = 0 if _QUOTATION_END.search(text, 0, start) else start  # "“300,” the priest answered when we asked"
    is_deed = verb.words in words("by_source") - words("says")
    opens = not text[:start].strip(' “"') or start < LATEST_OPENING
    return Attribution(source, start, verb.end, first, len(text), opens=opens, is_deed=is_deed)


def _speaks(text: str, verb: Cue, phrase: str) -> bool:
    """Tell whether a subject is a source whatever its noun: of any verb of saying, of one of counting with a number."""
    if verb.words in words("counts"):
        is_scene = not (words("scenes") | words("polities")).isdisjoint(_WORDS.findall(phrase.lower()))
        return not is_scene and _COUNTED.match(text, verb.end) is not None
    return verb.is_idiom or (verb.words in words("speaks") and not _TOLD_OF.match(text, verb.end))


_WORDS = re.compile(r"\w+")
_COUNTED = re.compile(
    r" that\b| (?:[\w-]+ ){1,5}?at (?=[\d~]|[a-z]+ (?:[a-z]+ )?\d)"
    r"| (?:(?:up|close|as many|more|fewer|less|at|a (?:total|further)|the (?:names|deaths?|bodies|killing|displacement|arrival))(?: of| to| as| than| least| most)? "
    r"|(?:about|around|some|nearly|almost|over|another|only|just|roughly|approximately|well over) )*"
    r"(?:\d|dozens|scores|hundreds|thousands|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a thousand)\b)"
)
_ENDING = re.compile(r"[.”\"]*\Z")  # "300 people died, Harbour Justice found."
_QUOTATION_END = re.compile(r"[,?!][”\"] *\Z")


_WITHHELD = re.compile(
    r"\b(?:not|never|cannot|yet to|declined to|refused to|unable to|failed to) (?:yet |independently |been able to )?\Z|n['’]t \Z"
)


def _is_noun(text: str, verb: Cue) -> bool:
    """Tell "the count" and "an estimated 300" from verbs."""
    if verb.kind == "may_say":
        return _NOUN_BEFORE.search(without_adverbs(text[: verb.start])[-12:]) is not None
    return verb.words == "estimated" and text[: verb.start].endswith(" an ")


_TOLD_SOMEBODY = re.compile(r" (?:(?!that\b)[\w’'.-]+ ?){1,6}(?:[.!?”\"]*\s*\Z|, (?=[a-z]+ing\b))")


def _closing(text: str, verb: Cue, start: int) -> re.Match[str] | None:
    """What follows a verb that ends its statement: "said on Monday.", "told our reporter", ", she said in parliament"."""
    told = verb.words in ("told", "tells")
    closed = _CLOSED.match(text, verb.end) or (_TOLD_SOMEBODY.match(text, verb.end) if told else None)
    if closed or not _STATED.search(text, 0, start):
        return closed
    addressed = _ADDRESSEE.match(text, verb.end) if told else None
    return _SPOKEN_WHERE.match(text, addressed.end() if addressed else verb.end)


_STATED = re.compile(r"(?:\d.*,|[”\"]) \Z")  # a number or a quotation stands before "X said"
_ADDRESSEE = re.compile(r" (?:(?:an?|the|[A-Z][\w’'.-]+) )?[\w’'.-]+(?= )")
_SPOKEN_WHERE = re.compile(
    r" (?:in|at|on|during|after|outside|from|as|when|while|before)\b(?! (?:least|most|all|total|average)\b)(?!.*\bthat\b)[^\d;:]*\Z"
)


# With "that" or by its initials alone, an unknown name is a source even before a verb that does not always say
_NAMED_SOURCE = re.compile(
    r" that\Z|\bputs? (?:the|its?|it) ?\Z|^(?:.*, )?(?:[Tt]he )?(?:[A-Z]{3,8}|[A-Z][a-z][A-Z]{1,7}) [a-z]+ [^,]*\Z"
)
_APPENDED = re.compile(r";|,? (?:an?|up|down|including|among (?:them|whom)|of whom|most of (?:them|whom))\b")
_APART = re.compile(
    r" (?:but|although|though|whereas|compared|(?:up|down) from|(?:an? |two |three )?(?:day|week|month|year)s? after"
    r"|(?:in )?(?:the|its) (?:\w+ )?(?:worst|deadliest|biggest|largest|bloodiest))\b"
)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether what follows ", X said," is X's as well; a contrast or a look back is not."""
    return text[end - 1 : end + 1] == ", " and not _APART.match(text, end)


_TOLD_OF = re.compile(r" of\b")  # "his face told of 300 dead"


def _coordinated(text: str, start: int, phrase: str) -> Source | None:
    """The subject of a sentence whose verb is not its first: "The mayor, beside him, shook his head and told us"."""
    if not re.search(r"(?:^| )and\Z", phrase):
        return None
    opening = max((found.end() for found in _CLAUSE.finditer(text, 0, start)), default=0)
    found = mentioned(text[opening:start]) if opening < start else None
    return found if isinstance(found, Source) else None


def _in_relative(phrase: str) -> Source | None:
    """The body right before its verb: "of the 300 people UNHCR has registered"."""
    named = organisations(phrase)
    return (
        named[-1][2] if named and named[-1][1] == len(phrase) and _COUNTABLE.search(phrase, 0, named[-1][0]) else None
    )


_COUNTABLE = re.compile(r"\d[\d,.]* (?:[a-z]+ ){1,3}\Z")
_CLAUSE = re.compile(r"[;:“”\"]\s?|[.!?]\s(?=[A-Z])")


def _inverted(text: str, verb: Cue) -> Attribution | None:
    """Read "...," said X."""
    if not text[: verb.start].rstrip().endswith((",", "”", '"', "’", "—", "–")):
        return None
    source = mentioned(text[verb.end : verb.end + 120].lstrip())
    if isinstance(source, Pointer) and verb.kind == "says" and source.word[0].isupper():
        return Attribution(source, verb.start, verb.end + _length_of_phrase(text, verb.end), 0, verb.start)
    ends_quotation = _QUOTATION_END.search(text[: verb.start])
    if not isinstance(source, Source) or not (verb.kind == "says" or source.kind or ends_quotation):
        return None
    end = verb.end + _length_of_phrase(text, verb.end)
    named = _NAME_OR_ROLE.match(text, end)
    source = employed(source, text[verb.end + 1 + len(source.name) :])
    source = with_person(source, named["who"]) if named else source
    goes_on = _INSERTED.match(text, end) is not None
    return Attribution(source, verb.start, end, 0, len(text) if goes_on else verb.start, goes_on=goes_on)


# "The total, said Ann Lee, stood at 26"
_INSERTED = re.compile(r", (?:is|was|are|were|has|have|had|now|stood|stands?|rose|fell|reached|came)\b")


def _with_reach(found: list[Attribution], length: int) -> list[Attribution]:
    """Let no source speak beyond the next: each covers the sentence up to its neighbours only."""
    reached = []
    for number, one in enumerate(found):
        begins = one.char_start - (len(", ") + 1 if one.is_origin else 0)  # "X reported, citing Y"
        before = [other for other in found[:number] if other.char_end <= begins and not other.shares]
        after = [
            other for other in found[number + 1 :] if (other.opens or other.first > one.char_start) and not one.shares
        ]
        first = max([one.first, *(other.char_end for other in before if not other.opens)])
        last = min([one.last, *(other.char_start for other in after)], default=length)
        if one.goes_on and any(not other.opens and not other.shares for other in found[number + 1 :]):
            last = min(last, one.char_start)  # what follows is said by the next, behind it
        reached.append(one._replace(first=first, last=max(first, last)))
    return reached
