"""Who says a number: in its sentence, or carried over from the sentences before where the text does so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from etl.extract.passages import Sentence
from etl.extract.phrases import any_of
from etl.extract.sources import Pointer, Source, described, joint, mentioned, organisations, subject, words

POINT_BACK = 12  # sentences over which "he" or "the agency" may point back
NAME_BACK = 80  # sentences over which a surname may point back
FRAME = 6  # sentences of a paragraph over which "According to X, ..." holds


@dataclass(frozen=True)
class Issuer:
    """Who says a number: a short name, one of the contract's kinds, and the chain it came by.

    The kind is `unattributed` for witnesses and for people of whom the text does not say whom they speak for.
    """

    name: str
    kind: str
    cited_via: str | None = None


@dataclass(frozen=True)
class Attribution:
    """One "X says" of a sentence: who, where it stands, and the stretch of the sentence that X says."""

    source: Source | Pointer
    char_start: int
    char_end: int
    first: int
    last: int
    opens: bool = False  # stands before what it covers
    shares: bool = False  # covers the whole sentence beside others: "citing X", "registered by X"
    frames: bool = False  # "According to X, ...": holds for the sentences after it as well

    def covers(self, start: int, end: int) -> bool:
        """Tell whether the number at `start:end` of the sentence is within what X says."""
        return self.first <= start and end <= self.last


class Issuers:
    """The sources of one document: built once, asked for each of its numbers."""

    def __init__(self, sentences: Sequence[Sentence]):
        self._sentences = sentences
        self._found: dict[int, list[Attribution]] = {}

    def issuer_for(self, index: int, char_start: int, char_end: int) -> Issuer | None:
        """Who says the number at `char_start:char_end` of the document, or None where nobody is named.

        `index` is the place of its sentence among the sentences.
        """
        sentence = self._sentences[index]
        start, end = char_start - sentence.start, char_end - sentence.start
        covering = [found for found in self.attributions(index) if found.covers(start, end)]
        sources = [source for found in _nearest_first(covering, start) if (source := self._resolved(index, found))]
        if not sources:
            carried = self._carried(index)
            sources = [carried] if carried else []
        return _issuer(sources)

    def attributions(self, index: int) -> list[Attribution]:
        """Every "X says" of a sentence, in reading order."""
        if index not in self._found:
            self._found[index] = _attributions(self._sentences[index].text)
        return self._found[index]

    def _resolved(self, index: int, found: Attribution) -> Source | None:
        if isinstance(found.source, Source):
            return self._known_person(index, found.source)
        word = found.source.word
        if word[0].isupper():
            return self._by_surname(index, word) or Source(word, None, word)
        return self._pointed_at(index, found, word)

    def _known_person(self, index: int, source: Source) -> Source:
        """A person whose organisation an earlier sentence told."""
        if source.name != source.person:
            return source
        return self._by_surname(index, source.name.split()[-1]) or source

    def _by_surname(self, index: int, surname: str) -> Source | None:
        for earlier in range(index - 1, max(-1, index - NAME_BACK), -1):
            text = self._sentences[earlier].text
            if surname not in text:
                continue
            for found in self.attributions(earlier):
                source = found.source
                if isinstance(source, Source) and source.person and source.person.split()[-1] == surname:
                    return source
            introduced = _introduced(text, surname)
            if introduced:
                return introduced
        return None

    def _pointed_at(self, index: int, found: Attribution, word: str) -> Source | None:
        """The last source before these words; for "the agency" one whose name ends so is preferred."""
        candidates = [source for source in self._before(index, found.char_start) if _agrees(source, word)]
        topic = self._topic(index) if word == "it" else None
        if topic:
            return topic
        fitting = next((source for source in candidates if source.name.lower().endswith(word)), None)
        found = fitting or self._organisation_before(index, word)
        if found or word in words("pronouns") or word in words("pointing_back"):
            return found or next(iter(candidates), None)
        return described(word)

    def _before(self, index: int, position: int) -> Iterator[Source]:
        for earlier in range(index, max(-1, index - POINT_BACK), -1):
            for found in reversed(self.attributions(earlier)):
                if earlier == index and found.char_start >= position:
                    continue
                if isinstance(found.source, Source):
                    yield self._known_person(earlier, found.source)
                elif found.source.word[0].isupper():
                    yield self._by_surname(earlier, found.source.word) or Source(found.source.word, None)

    def _organisation_before(self, index: int, word: str) -> Source | None:
        for earlier in range(index, max(-1, index - NAME_BACK), -1):
            text = self._sentences[earlier].text
            if word not in text.lower():
                continue
            for _, _, source in reversed(organisations(text)):
                if source.name.lower().endswith(" " + word) or source.name.lower().endswith("-" + word):
                    return source
        return None

    def _carried(self, index: int) -> Source | None:
        return self._cited_after(index) or self._broken_down(index) or self._quoted_on(index) or self._framed(index)

    def _cited_after(self, index: int) -> Source | None:
        """The citation in brackets that closes the next sentence of the paragraph."""
        if _CITATION.search(self._sentences[index].text) or not self._same_block(index, index + 1):
            return None
        text = self._sentences[index + 1].text
        found = _CITATION.search(text)
        return _cited(found) if found and not text[found.end() :].strip(" .") else None

    def _broken_down(self, index: int) -> Source | None:
        """ "This includes ...": the source of the total in the sentence before."""
        if not index or not _BREAKDOWN.match(self._sentences[index].text):
            return None
        return next((source for found in self.attributions(index - 1) if (source := self._resolved(index - 1, found))), None)

    def _quoted_on(self, index: int) -> Source | None:
        """The speaker of a quotation that runs over several sentences."""
        text = self._sentences[index].text
        if text[0] not in "“\"" and not self._is_inside_quotation(index):
            return None
        for near in (index + 1, index - 1, index + 2):
            if self._same_block(index, near):
                for found in self.attributions(near):
                    return self._resolved(near, found)
        return None

    def _is_inside_quotation(self, index: int) -> bool:
        if not self._same_block(index, index - 1):
            return False
        before = self._sentences[index - 1].text
        return before.count("“") > before.count("”")

    def _framed(self, index: int) -> Source | None:
        """The source that opens the paragraph and holds for the sentences after it."""
        for earlier in range(index - 1, max(-1, index - 1 - FRAME), -1):
            if not self._same_block(index, earlier) or _ENTRY.match(self._sentences[earlier + 1].text):
                return None
            opening = [found for found in self.attributions(earlier) if found.opens]
            if opening and (earlier == 0 or not self._same_block(index, earlier - 1)):
                return self._resolved(earlier, opening[0])
            framing = next((found for found in opening if found.frames), None)
            if framing:
                return self._resolved(earlier, framing)
        return None

    def _topic(self, index: int) -> Source | None:
        """The organisation or report that opens the paragraph, to which "it" most likely points back."""
        first = index
        while self._same_block(index, first - 1) and index - first < FRAME:
            first -= 1
        opening = (found.source for found in self.attributions(first) if found.opens and first < index)
        return next((source for source in opening if isinstance(source, Source) and source.name != source.person), None)

    def _same_block(self, index: int, other: int) -> bool:
        return 0 <= other < len(self._sentences) and self._sentences[other].block == self._sentences[index].block


def _agrees(source: Source, word: str) -> bool:
    """Tell whether "he" may be this source (a person speaks) or "it" (no person)."""
    if word in ("he", "she"):
        return source.person is not None
    return word != "it" or source.name != source.person


def _introduced(text: str, surname: str) -> Source | None:
    """Whoever a sentence introduces under a full name that ends with this surname."""
    end = text.find(surname) + len(surname)
    phrase, _ = _subject_before(text, end)
    source = subject(phrase) if " " in phrase else None
    return source if isinstance(source, Source) and (source.person or source.kind) else None


def _issuer(sources: list[Source]) -> Issuer | None:
    """The nearest source is the issuer; a medium that covers it as well is how it came to the document."""
    if not sources:
        return None
    main = next((source for source in sources if source.kind != "media"), sources[0])
    medium = next((source for source in sources if source.kind == "media" and source != main), None)
    return Issuer(main.name, main.kind or "unattributed", f"{main.name}, quoted by {medium.name}" if medium else None)


def _nearest_first(found: list[Attribution], start: int) -> list[Attribution]:
    return sorted(found, key=lambda one: min(abs(one.char_start - start), abs(one.char_end - start)))


_ENTRY = re.compile(r"\W*(?:[A-Z][a-z]+ \d{1,2}(?:-\d{1,2})?|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})? ?[–—:-] ")
_BREAKDOWN = re.compile(
    r"(?:(?:This|These|They|It|The (?:total|figure)) (?:includes?|comprises?|included)|(?:Of|Among) (?:these|them|those|whom|the total))\b"
)
_CITED = r"(?:[A-Z][\w&.’'/ -]{1,60}?(?:,? (?:\d{1,2}[/. ])?(?:\d{1,2}|[A-Z][a-z]+)?[/. ]?(?:19|20)\d\d)|\d{1,2}/\d{1,2}/\d{4})"
_CITATION = re.compile(rf"\((?:[Ss]ources?:? )?(?P<cited>{_CITED}(?:[;,] ?{_CITED})*|[A-Z][A-Z-]{{2,}})\)(?=\s*[.;]|\s*$)|\([Ss]ources?: ?(?P<source>[^()]{{2,80}})\)")
_DATE_TAIL = re.compile(r",? ?(?:\d{1,2}[/. ])?(?:\d{1,2}|[A-Z][a-z]+)?[/. ]?(?:19|20)\d\d$")


ANNOUNCING = ("according to", "citing", "quoting", "as per", "source:")


@dataclass(frozen=True)
class Cue:
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


_BY = re.compile(r"\s+(?:jointly )?by\b")


def _cues(text: str) -> Iterator[Cue]:
    for found in _cue_pattern().finditer(text):
        kind = _cue_kinds()[found[0].lower()]
        by = _BY.match(text, found.end()) if found[0] in words("by_source") else None
        if by:
            yield Cue("by", found[0], found.start(), by.end())
        elif kind != "by":
            yield Cue(kind, found[0], found.start(), found.end())


@cache
def _output() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words('output'))}\b(?=(?P<rest>(?:[^,;.]|(?<=\d)[,.](?=\d)){{0,90}}))")


_FROM = re.compile(r"\s(?:from|by|of)\s+(?=(?:the |an? )?\w)")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:^|(?<=[\s,]))(?:{any_of(words('between'))})[\s,]+)+$", re.IGNORECASE)


_BOUNDARY = re.compile(r"[;:“”\"*]|,\s|\s(?:that|while|but|although|and as|as)\s|[.!?]\s(?=[A-Z])|\s[–—-]\s")
_BRACKETED = re.compile(r"\([^()]*\)")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|not\s+)?$")
_CLOSED = re.compile(
    r"(?:\s+(?:on|in|at|to|late|early|earlier|last|this|a|an|the|news|conference|briefing|statement|report|reporters|journalists"
    r"|interview|here|today|yesterday|again|by|phone|telephone|of|via|email|press|told|separate|state|television|TV|Twitter"
    r"|[A-Z][\w’'.-]*|\d{1,2}(?![\d,])|20\d\d))*\s*(?:[,.;:!?”\"]|$)"
)
_NOUN_BEFORE = re.compile(r"\b(?:an?|the|no|any|of|all|first|new|each|recent|their|its|his|to)\s+$", re.IGNORECASE)


def _attributions(sentence: str) -> list[Attribution]:
    text = re.sub(r"[\n\xa0*_]", " ", sentence)
    found = [one for cue in _cues(text) if (one := _attribution(text, cue))]
    found += _outputs(text, found)
    found += [
        Attribution(_cited(citation), citation.start(), citation.end(), 0, citation.start())
        for citation in _CITATION.finditer(text)
        if _cited(citation)
    ]  # fmt: skip
    return _with_reach(sorted(found, key=lambda one: one.char_start), len(text))


def _attribution(text: str, cue: Cue) -> Attribution | None:
    if cue.kind in ("according", "by"):
        return _announced(text, cue)
    if _PASSIVE.search(text, max(0, cue.start - 30), cue.start) and " " not in cue.words:
        return None
    return _spoken(text, cue) or (_inverted(text, cue) if cue.kind == "says" else None)


def _announced(text: str, cue: Cue) -> Attribution | None:
    """ "according to X", "registered by X"."""
    source = mentioned(text[cue.end : cue.end + 160].lstrip())
    if not source or (cue.kind == "by" and isinstance(source, Pointer)):
        return None
    end = cue.end + _length_of_phrase(text, cue.end)
    if cue.kind == "by" or cue.words.lower() in ("citing", "quoting"):
        return Attribution(source, cue.start, end, 0, len(text), shares=True)
    opens = _opens_clause(text, cue.start)
    return Attribution(source, cue.start, end, end if opens else 0, len(text) if opens else cue.start, opens, frames=opens)


def _length_of_phrase(text: str, start: int) -> int:
    stop = re.compile(r"[,;.]\s|$").search(text, start)
    return (stop.start() if stop else len(text)) - start


def _opens_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip(" “\"(")
    return not before or before.endswith((";", ":", ".", "–", "—")) or bool(re.search(r"\b(?:and|but|while|that|[Mm]oreover,|[Aa]lso,|[Hh]owever,|[Mm]eanwhile,|addition,|fact,)$", before))


def _spoken(text: str, verb: Cue) -> Attribution | None:
    """ "X said ..." and "..., X said"."""
    phrase, start = _subject_before(text, verb.start)
    if not phrase or (verb.kind == "may_say" and _NOUN_BEFORE.search(text, max(0, verb.start - 12), verb.start)):
        return None
    source = _subject_of(phrase, says=verb.kind == "says")
    if not source:
        return None
    closed = _CLOSED.match(text, verb.end) and start > 0
    if closed:
        return Attribution(source, start, verb.end, 0, start)
    return Attribution(source, start, verb.end, start, len(text), opens=not text[:start].strip(" “\"") or start < 60)


def _subject_before(text: str, verb: int) -> tuple[str, int]:
    """The words before a verb that may be its subject, and where they begin."""
    left = _BRACKETED.sub(lambda found: " " * len(found[0]), text[max(0, verb - 260) : verb])
    left = left[: len(left) - len(_tail(_adverbs(), left))].rstrip()
    offset = max(0, verb - 260)
    inner = left[:-1] if left.endswith(",") else left
    boundaries = [0, *(boundary.end() for boundary in _BOUNDARY.finditer(inner))]
    if left.endswith(",") and len(boundaries) > 1:
        start = boundaries[-2]
    else:
        start = boundaries[-1]
    return left[start:].strip(), offset + start + len(left[start:]) - len(left[start:].lstrip())


def _tail(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text[-80:])
    return found[0] if found else ""


def _subject_of(phrase: str, *, says: bool) -> Source | Pointer | None:
    """The source that a subject names, with what stands between commas after it."""
    if not phrase.endswith(","):
        return subject(phrase, may_be_name=says)
    head, _, apposition = phrase.rstrip(",").partition(", ")
    found = subject(re.split(r"\s(?:that|which|who)\s", head)[0], may_be_name=says)
    return _employed(found, ", " + apposition) if isinstance(found, Source) else found


def _employed(found: Source, following: str) -> Source:
    """A person, as the organisation that the words between commas after the name tell."""
    apposition = _APPOSITION.match(following)
    if found.name != found.person or not apposition:
        return found
    told = subject(apposition["who"], may_be_name=False)
    return told._replace(person=found.person) if isinstance(told, Source) and told.kind else found


_APPOSITION = re.compile(r", (?P<who>[^,.;:“”\"]{3,90})")


def _inverted(text: str, verb: Cue) -> Attribution | None:
    """ "...," said X."""
    if not text[: verb.start].rstrip().endswith((",", "”", '"', "’", "—", "–")):
        return None
    source = mentioned(text[verb.end : verb.end + 120].lstrip())
    if not isinstance(source, Source):
        return None
    source = _employed(source, text[verb.end + 1 + len(source.name) :])
    return Attribution(source, verb.start, verb.end + _length_of_phrase(text, verb.end), 0, verb.start)


def _outputs(text: str, found: list[Attribution]) -> list[Attribution]:
    """ "a list of 300 names from the city's morgue", "figures by the ministry": where no verb or cue says it already."""
    outputs = (_output_of(text, output) for output in _output().finditer(text))
    return [new for new in outputs if new and not any(new.char_start < one.char_end > new.char_end for one in found)]


def _output_of(text: str, output: re.Match[str]) -> Attribution | None:
    for link in _FROM.finditer(text, output.end(), output.end("rest")):
        source = mentioned(text[link.end() : link.end() + 100])
        if isinstance(source, Source) and not source.person and source.kind in ("un", "government", "ngo", "media"):
            return Attribution(source, output.start(), link.end(), 0, len(text))
    return None


def _cited(citation: re.Match[str]) -> Source | None:
    """Who a citation in brackets names."""
    names = [_DATE_TAIL.sub("", part).strip() for part in re.split(r"[;,] ?", citation["cited"] or citation["source"])]
    sources = [found[0][2] for name in names if (found := organisations(name))]
    return joint(sources) if sources else None


def _with_reach(found: list[Attribution], length: int) -> list[Attribution]:
    """Let no source speak beyond the next: each covers the sentence up to its neighbours only."""
    reached = []
    for number, one in enumerate(found):
        before = [other for other in found[:number] if other.char_end <= one.char_start and not other.shares]
        after = [other for other in found[number + 1 :] if (other.opens or other.first > one.char_start) and not one.shares]
        first = max([one.first, *(other.char_end for other in before if not other.opens)])
        last = min([one.last, *(other.char_start for other in after)], default=length)
        reached.append(replace(one, first=first, last=max(first, last)))
    return reached
