"""Who says a number: in its sentence, or carried over from the sentences before where the text does so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from etl.extract.grammar.heads import list_head, table_lines
from etl.extract.grammar.passages import Sentence
from etl.extract.grammar.phrases import any_of, unbroken
from etl.extract.organisations import Source, organisations
from etl.extract.place.setting import is_country
from etl.extract.source.attribution import Attribution
from etl.extract.source.attributions import attributions
from etl.extract.source.bodies import described, noun, words
from etl.extract.source.citations import CITATION, cited
from etl.extract.source.outputs import traces_back
from etl.extract.source.persons import is_office
from etl.extract.source.source_lines import column_source, noted_source, source_line
from etl.extract.source.sources import Pointer, body_at_front
from etl.extract.source.speakers import introduced

POINT_BACK = 12  # sentences over which "he" or "the agency" may point back
NAME_BACK = 60  # sentences over which a surname may point back
TOLD_ON = 3  # sentences before and after one in which a bulletin and its source are looked for
FRAME = 6  # sentences of a paragraph over which "According to X, ..." holds


@dataclass(frozen=True)
class Issuer:
    """Who says a number: a short name, one of the contract's kinds, and the chain it came by.

    The kind is `unattributed` for witnesses and for people of whom the text does not say whom they speak for.
    """

    name: str
    kind: str
    cited_via: str | None = None


class Issuers:
    """The sources of one document: built once, asked for each of its numbers."""

    def __init__(self, sentences: Sequence[Sentence]):
        self._sentences = sentences
        self._found: dict[int, list[Attribution]] = {}
        self._meant: dict[tuple[int, Attribution], Source | None] = {}
        self._named: dict[int, list[Source]] = {}
        self._people: dict[str, tuple[Source | None, int]] = {}  # by surname: who, and how far the search has come

    def issuer_for(self, index: int, char_start: int, char_end: int) -> Issuer | None:
        """Who says the number at `char_start:char_end` of the document, or None where nobody is named.

        `index` is the place of its sentence among the sentences.
        """
        sentence = self._sentences[index]
        start, end = char_start - sentence.start, char_end - sentence.start
        covering = [found for found in self.attributions(index) if found.covers(start, end)]
        sources = [source for found in _nearest_first(covering, start) if (source := self._resolved(index, found))]
        if not sources:
            carried = self._carried(index, end)
            sources = [carried] if carried else []
        return _issuer([self._by_initials(source) for source in sources])

    def attributions(self, index: int) -> list[Attribution]:
        """Every "X says" of a sentence, in reading order."""
        if index not in self._found:
            self._found[index] = attributions(self._sentences[index].text)
        return self._found[index]

    def _resolved(self, index: int, found: Attribution) -> Source | None:
        """Whom an attribution means, looked for once for all the numbers that it covers."""
        if (index, found) not in self._meant:
            self._meant[index, found] = self._resolve(index, found)
        return self._meant[index, found]

    def _resolve(self, index: int, found: Attribution) -> Source | None:
        if isinstance(found.source, Source):
            return self._known_person(index, found.source)
        word = found.source.word
        if word in self._initials.values():
            return Source(word, None)
        if word[0].isupper():
            return self._by_surname(index, word) or Source(word, None, word)
        return self._pointed_at(index, found, word)

    def _known_person(self, index: int, source: Source) -> Source:
        """A person whose organisation an earlier sentence told."""
        if source.name != source.person:
            return source
        return self._by_surname(index, source.name.split()[-1]) or source

    def _by_surname(self, index: int, surname: str) -> Source | None:
        """Whoever was introduced under a full name that ends so; looks only where it has not looked before."""
        found, searched = self._people.get(surname, (None, index - NAME_BACK))
        for earlier in range(index - 1, max(-1, searched), -1):
            introduction = self._introduction(earlier, surname)
            if introduction:
                found = introduction
                break
        self._people[surname] = found, max(searched, index - 1)
        return found

    def _introduction(self, index: int, surname: str) -> Source | None:
        text = self._sentences[index].text
        if surname not in text or not re.search(rf"\b{re.escape(surname)}\b", text):
            return None
        for source in (one.source for one in self.attributions(index)):
            if isinstance(source, Source) and source.person and source.person.split()[-1] == surname:
                return source
        return introduced(text, surname)

    def _pointed_at(self, index: int, found: Attribution, word: str) -> Source | None:
        """The last source before these words; for "the agency" one whose name ends so is preferred."""
        before = (source for source in self._before(index, found.char_start) if _agrees(source, word))
        if word == "it":
            return self._topic(index) or self._subject_before(index) or next(before, None)
        if word in words("pronouns"):
            return next(before, None)
        candidates = [source for source in before if word in _SPEAKERS or _is_body(source)]
        fitting = next((source for source in candidates if source.name.lower().endswith(word)), None)
        named = fitting or self._organisation_before(index, word)
        if named or word in words("pointing_back"):
            return named or next(iter(candidates), noun(word))
        return noun(word)

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
        """The last known organisation whose name ends with the word: "the coalition" for "the US-led coalition"."""
        for earlier in range(index, max(-1, index - NAME_BACK), -1):
            named = (
                source for source in self._organisations(earlier) if source.name.endswith((f" {word}", f"-{word}"))
            )
            found = next(named, None)
            if found:
                return found
        return None

    def _organisations(self, index: int) -> list[Source]:
        if index not in self._named:
            self._named[index] = [source for _, _, source in reversed(organisations(self._sentences[index].text))]
        return self._named[index]

    def _by_initials(self, source: Source) -> Source:
        """One name for a body that the document names in full and by its initials: the initials."""
        if source.name in self._initials:
            return Source(self._initials[source.name], source.kind, source.person)
        full = next((full for full, initials in self._initials.items() if initials == source.name), None)
        told = described(full) if full and not source.kind else None
        return source._replace(kind=told.kind) if told else source

    @cached_property
    def _initials(self) -> dict[str, str]:
        """The initials in brackets after a full name, by that name."""
        pairs = (
            found
            for sentence in self._sentences
            if "(" in sentence.text
            for found in _INITIALS.finditer(_SPACES.sub(" ", unbroken(sentence.text)))
        )
        names = ((_name_of(pair["initials"], pair["full"]), pair["initials"]) for pair in pairs)
        return {name: initials for name, initials in names if name}

    def _carried(self, index: int, end: int) -> Source | None:
        return (
            self._cited_after(index)
            or self._traced(index)
            or self._broken_down(index)
            or self._quoted_on(index)
            or self._framed(index)
            or self._of_list(index)
            or self._of_table(index, end)
            or self._reported_on(index)
        )

    def _cited_after(self, index: int) -> Source | None:
        """The citation in brackets that closes the next sentence, or, as the only one, the paragraph."""
        following = [near for near in range(index + 1, index + 1 + TOLD_ON) if self._same_block(index, near)]
        found = [closing for near in following if (closing := _closing_citation(self._sentences[near].text))]
        is_only = len(found) == 1 and not self._same_block(index, following[-1] + 1) and not self._cites_before(index)
        is_next = bool(found) and _closing_citation(self._sentences[index + 1].text) is not None
        return cited(found[0]) if is_next or is_only else None

    def _cites_before(self, index: int) -> bool:
        before = range(index - 1, max(-1, index - 1 - FRAME), -1)
        return any(CITATION.search(self._sentences[near].text) for near in before if self._same_block(index, near))

    def _traced(self, index: int) -> Source | None:
        """Whom the next sentence tells to be where the number comes from: "It comes from the mayor"."""
        if not self._same_block(index, index + 1) or not traces_back(self._sentences[index + 1].text):
            return None
        return self._first_of(index + 1)

    def _broken_down(self, index: int) -> Source | None:
        """Give the source of the total in the sentence before, where this one breaks it down."""
        text = self._sentences[index].text
        if not index or (not (is_part := _BREAKDOWN.match(text) is not None) and not _ELLIPTIC.match(text)):
            return None
        before = self._sentences[index - 1].text
        is_plain = (
            self._same_block(index, index - 1)
            and len(self.attributions(index - 1)) == 1
            and not _closing_citation(before)
        )
        return self._first_of(index - 1) if is_part or is_plain else None

    def _quoted_on(self, index: int) -> Source | None:
        """The speaker of a quotation that runs over several sentences."""
        text = self._sentences[index].text
        if text[0] not in '“"' and not self._is_inside_quotation(index):
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
        """The source that opens the paragraph, or says "according to", and holds for the sentences after it."""
        for earlier in range(index - 1, max(-1, index - 1 - FRAME), -1):
            if not self._same_block(index, earlier) or _ENTRY.match(self._sentences[earlier + 1].text):
                return None
            is_first = not self._same_block(index, earlier - 1)
            speaking = self.attributions(earlier)
            if not is_first and "ccording to" not in self._sentences[earlier].text:
                if earlier == index - 1 and any(_opens_anew(found) for found in speaking):
                    return None
                continue
            found = next((found for found in speaking if found.frames or (is_first and found.opens)), None)
            source = found and self._resolved(earlier, found)
            if source:
                return None if is_country(source.name) else source
        return None

    def _of_list(self, index: int) -> Source | None:
        """The source that the head of a list names: "According to the ministry:"."""
        head = list_head(self._sentences, index)
        return None if head is None else self._first_of(head) or self._framed(head)

    def _of_table(self, index: int, end: int) -> Source | None:
        """The source that a cell, a note, the caption of a table or the line below it names: "(source: ABC)"."""
        return (
            column_source(self._sentences, index)
            or noted_source(self._sentences, index, end)
            or self._of_source_line(index)
        )

    def _of_source_line(self, index: int) -> Source | None:
        """The line "Source: ABC" below a table, a box or a paragraph, or a caption "(source: ABC)"."""
        for line in table_lines(self._sentences, index):
            text = self._sentences[line].text
            found = "ource" in text.lower() and (source_line(text) or ("ource:" in text and self._first_of(line)))
            if found:
                return found
        below = next((near for near in range(index + 1, index + 1 + FRAME) if not self._same_block(index, near)), index)
        return source_line(self._sentences[below].text) if below < len(self._sentences) else None

    def _first_of(self, index: int) -> Source | None:
        return next((source for found in self.attributions(index) if (source := self._resolved(index, found))), None)

    def _reported_on(self, index: int) -> Source | None:
        """The source of a bulletin told on: named shortly before, and "the bulletin" shortly after."""
        near = range(index + 1, min(index + 1 + TOLD_ON, len(self._sentences)))
        if not any(_tells_on().search(unbroken(self._sentences[later].text)) for later in near):
            return None
        after = next((found for later in near for found in self.attributions(later)), None)
        if not after or not isinstance(after.source, Pointer) or after.source.word not in words("output"):
            return None
        named = range(index - 1, max(-1, index - 1 - TOLD_ON), -1)
        return next((source for earlier in named if (source := self._first_of(earlier))), None)

    def _topic(self, index: int) -> Source | None:
        """The organisation or report that opens the paragraph, to which "it" most likely points back."""
        first = index
        while self._same_block(index, first - 1) and index - first < FRAME:
            first -= 1
        opening = (found.source for found in self.attributions(first) if found.opens and first < index)
        return next((source for source in opening if isinstance(source, Source) and source.name != source.person), None)

    def _subject_before(self, index: int) -> Source | None:
        """The body that the sentence before begins with, though it says nothing there: "UFRA opened a hotline"."""
        if not self._same_block(index, index - 1) or self.attributions(index - 1):
            return None
        found = body_at_front(self._sentences[index - 1].text)
        return found if found and found.kind in ("un", "government", "ngo") else None

    def _same_block(self, index: int, other: int) -> bool:
        return 0 <= other < len(self._sentences) and self._sentences[other].block == self._sentences[index].block


@cache
def _tells_on() -> re.Pattern[str]:
    """What a sentence holds that points back to a bulletin: it costs far less than to read who speaks in it."""
    return re.compile(rf"\b[Tt]he {any_of(words('output'))}\b")


def _name_of(initials: str, words_before: str) -> str | None:
    """The name that initials in brackets stand for, without the office before it: "Secretary of the Umbra Relief Board (URB)"."""
    words = words_before.split()
    for first in range(len(words) - 1, -1, -1):
        capitals = iter(re.sub("[^A-Z]", "", "".join(word[0] for word in words[first:])))
        if words[first][0] == initials[0] and all(letter in capitals for letter in initials):
            return " ".join(words[first:])
    is_its = initials[0] in re.sub("[^A-Z]", "", words_before) or described(words_before)  # in another language
    return words_before if is_its else None


def _opens_anew(found: Attribution) -> bool:
    """Tell a sentence that begins with a source of its own, not with a word that points back."""
    return found.opens and isinstance(found.source, Source)


def _closing_citation(text: str) -> re.Match[str] | None:
    found = CITATION.search(text) if text.endswith((").", ")", "]", "].")) else None
    return found if found and not text[found.end() :].strip(" .") else None


def _agrees(source: Source, word: str) -> bool:
    """Tell whether "he" may be this source (a person speaks), "they" (not one person) or "it" (no person)."""
    if word in ("he", "she"):
        return source.person is not None or is_office(source.name)
    if word == "they":
        return source.name != source.person and not is_office(source.name)
    return word != "it" or source.name != source.person


def _is_body(source: Source) -> bool:
    """Tell an organisation from a person and from people: "local partners", "residents"."""
    last = source.name.split()[-1]
    return source.name != source.person and not (last.islower() and last.endswith("s") and noun(last) is not None)


def _issuer(sources: list[Source]) -> Issuer | None:
    """The nearest source is the issuer; a medium that covers it as well is how it came to the document."""
    if not sources:
        return None
    main = next((source for source in sources if source.kind != "media"), sources[0])
    medium = next((source for source in sources if source.kind == "media" and source != main), None)
    return Issuer(main.name, main.kind or "unattributed", f"{main.name}, quoted by {medium.name}" if medium else None)


def _nearest_first(found: list[Attribution], start: int) -> list[Attribution]:
    return sorted(found, key=lambda one: min(abs(one.char_start - start), abs(one.char_end - start)))


# Words that point back to a person; all others point back to a body
_SPEAKERS = frozenset(
    {
        "official",
        "officer",
        "coordinator",
        "superintendent",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "latter",
        "researchers",
        "authors",
    }
)
_ENTRY = re.compile(r"\W*(?:[A-Z][a-z]+ \d{1,2}(?:-\d{1,2})?|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})? ?[–—:-] ")
_SPACES = re.compile(" {2,}")
_NAME = r"[A-ZÀ-Ö][\w’'-]+"
_INITIALS = re.compile(
    rf"(?P<full>(?!The ){_NAME}(?: (?:(?:of|for|and|on|the|de|du|des|la|&) ){{0,2}}{_NAME}){{1,9}}) \((?P<initials>[A-Z][A-Za-z]?[A-Z]{{1,7}})\)"
)
_NUMBER = r"(?:\d[\d.,]*|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands)"
# A sentence that cannot be read without the one before it: a part of the total, or a number without its noun
_BREAKDOWN = re.compile(
    r"(?:(?:This|These|They|It|The (?:total|figure|toll|number|dead|victims|injured|displaced)) (?:includes?|comprises?|included)"
    r"|(?:Of|Among) (?:these|them|those|whom|the (?:total|dead|victims|injured|displaced|latter)))\b"
    r"|(?:(?:Some|About|Around|More than|Nearly|At least|Over) )?[\d.,]+ (?:million |percent |per cent )?of (?:them|these|those|whom)\b"
    r"|(?:A further|An additional|An? (?:estimated )?(?:further|additional)|Another) [\d.,]+"
)
# A number without its noun, which only the sentence before tells: "At least nine have not been found."
_ELLIPTIC = re.compile(
    r"(?:(?:Some|About|Around|More than|Nearly|At least|Over|Up to|As many as|Almost) )?"
    r"(?:\d[\d.,]*|One|one|Two|two|Three|three|Four|four|Five|five|Six|six|Seven|seven|Eight|eight|Nine|nine|Ten|ten|Twelve|twelve"
    r"|[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands) (?:of (?:them|these|those)|others?|more|have|had|were|was|are|remain(?:ed)?)\b"
    r"|Another \w+ |(?:Most|Many|All|Half|None) of (?:them|these|those)\b"
)
