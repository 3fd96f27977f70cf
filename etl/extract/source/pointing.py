"""The sources of one document as they speak: what "he", "the agency", a surname and initials stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from etl.extract.grammar.passages import Sentence
from etl.extract.grammar.phrases import unbroken
from etl.extract.organisations import Source, organisations
from etl.extract.place.setting import is_country
from etl.extract.source.attribution import Attribution
from etl.extract.source.attributions import attributions
from etl.extract.source.bodies import described, noun, words
from etl.extract.source.persons import is_office
from etl.extract.source.sources import Pointer, body_at_front
from etl.extract.source.speakers import introduced, is_one, person_at_front

POINT_BACK = 12  # sentences over which "he" or "the agency" may point back
NAME_BACK = 60  # sentences over which a surname may point back
INTRODUCED_BACK = 2  # sentences over which "he" may point back to somebody who has not spoken
TOPIC_BACK = 6  # sentences of a paragraph before "it"


class Speaking:
    """Who speaks in each sentence of a document, as far as the document tells it."""

    def __init__(self, sentences: Sequence[Sentence]):
        self._sentences = sentences
        self._found: dict[int, list[Attribution]] = {}
        self._meant: dict[tuple[int, Attribution], Source | None] = {}
        self._named: dict[int, list[Source]] = {}
        self._people: dict[str, tuple[Source | None, int]] = {}  # by surname: who, and how far the search has come

    def attributions(self, index: int) -> list[Attribution]:
        """Every "X says" of a sentence, in reading order."""
        if index not in self._found:
            self._found[index] = attributions(self._sentences[index].text)
        return self._found[index]

    def resolved(self, index: int, found: Attribution) -> Source | None:
        """Whom an attribution of a sentence names or points back to, looked for once for all the numbers it covers."""
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
            return self._by_surname(index, word) or Source(word, "government" if is_country(word) else None, word)
        return self._pointed_at(index, found, found.source)

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

    def _pointed_at(self, index: int, found: Attribution, pointer: Pointer) -> Source | None:
        """The last source before these words; for "the agency" one whose name ends so is preferred."""
        word = pointer.word
        if word in ("he", "she"):
            return self._person_before(index, found.char_start, word)
        before = (source for source in self._before(index, found.char_start) if _agrees(source, word))
        if word == "it":
            return self._topic(index) or self._subject_before(index) or next(before, None)
        if word in words("pronouns"):
            return next(before, None)
        candidates = [source for source in before if word in _SPEAKERS or _is_body(source)]
        if pointer.phrase:  # "the London-based group"
            relieving = (source for source in candidates if source.kind in (None, "un", "ngo"))
            return next(relieving, described(pointer.phrase))
        fitting = next((source for source in candidates if source.name.lower().endswith(word)), None)
        named = fitting or self._organisation_before(index, word)
        if named or word in words("pointing_back"):
            return named or next(iter(candidates), None) or self._doer_before(index, found.char_start) or noun(word)
        return noun(word)

    def _person_before(self, index: int, position: int, word: str) -> Source | None:
        """The last person who spoke, or whom this sentence or one of the two before begins with."""
        for earlier in range(index, max(-1, index - POINT_BACK), -1):
            speaking = (source for source in self._spoken(earlier, position if earlier == index else None))
            found = next((source for source in speaking if _agrees(source, word)), None)
            if not found and index - earlier <= INTRODUCED_BACK:
                found = person_at_front(self._sentences[earlier].text[: position if earlier == index else None])
            if found and not is_country(found.name):
                return found
        return None

    def _before(self, index: int, position: int) -> Iterator[Source]:
        for earlier in range(index, max(-1, index - POINT_BACK), -1):
            yield from self._spoken(earlier, position if earlier == index else None)

    def _spoken(self, index: int, position: int | None) -> Iterator[Source]:
        """The sources of a sentence up to a position, the last one first."""
        for found in reversed(self.attributions(index)):
            if position is not None and found.char_start >= position:
                continue
            if isinstance(found.source, Source):
                yield self._known_person(index, found.source)
            elif found.source.word[0].isupper():
                yield self._by_surname(index, found.source.word) or Source(found.source.word, None)
            elif (
                (told := noun(found.source.word))
                and told.kind == "government"
                and told.name not in words("pointing_back")
            ):
                yield told

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

    def _doer_before(self, index: int, position: int) -> Source | None:
        """The aid organisation that a sentence has told of before its verb of saying: "MSF teams treated them, the charity said"."""
        named = organisations(self._sentences[index].text[:position])
        return next((source for _, _, source in reversed(named) if source.kind in ("un", "ngo")), None)

    def _organisations(self, index: int) -> list[Source]:
        if index not in self._named:
            self._named[index] = [source for _, _, source in reversed(organisations(self._sentences[index].text))]
        return self._named[index]

    def by_initials(self, source: Source) -> Source:
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

    def first_of(self, index: int) -> Source | None:
        """The first source of a sentence."""
        return next((source for found in self.attributions(index) if (source := self.resolved(index, found))), None)

    def _topic(self, index: int) -> Source | None:
        """The organisation or report that opened a sentence of the paragraph last, to which "it" most likely points back."""
        near = (earlier for earlier in range(index - 1, index - 1 - TOPIC_BACK, -1) if self.same_block(index, earlier))
        opening = (found.source for earlier in near for found in self.attributions(earlier) if found.opens)
        return next((source for source in opening if isinstance(source, Source) and _is_body(source)), None)

    def _subject_before(self, index: int) -> Source | None:
        """The body that the sentence before begins with, though it says nothing there: "UFRA opened a hotline"."""
        if not self.same_block(index, index - 1) or self.attributions(index - 1):
            return None
        found = body_at_front(self._sentences[index - 1].text)
        return found if found and found.kind in ("un", "government", "ngo") else None

    def same_block(self, index: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return 0 <= other < len(self._sentences) and self._sentences[other].block == self._sentences[index].block


def _name_of(initials: str, words_before: str) -> str | None:
    """The name that initials in brackets stand for, without the office before it: "Secretary of the Umbra Relief Board (URB)"."""
    words = words_before.split()
    for first in range(len(words) - 1, -1, -1):
        capitals = iter(re.sub("[^A-Z]", "", "".join(word[0] for word in words[first:])))
        if words[first][0] == initials[0] and all(letter in capitals for letter in initials):
            return " ".join(words[first:])
    is_its = initials[0] in re.sub("[^A-Z]", "", words_before) or described(words_before)  # in another language
    return words_before if is_its else None


def _agrees(source: Source, word: str) -> bool:
    """Tell whether "he" may be this source (a person speaks), "they" (not one person) or "it" (no person)."""
    if word in ("he", "she"):
        return is_one(source)
    if word == "they":
        return source.name != source.person and not is_office(source.name)
    return word != "it" or source.name != source.person


def _is_body(source: Source) -> bool:
    """Tell an organisation from a person and from people: "local partners", "residents"."""
    last = source.name.split()[-1]
    return source.name != source.person and not (last.islower() and last.endswith("s") and noun(last) is not None)


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
_SPACES = re.compile(" {2,}")
_NAME = r"[A-ZÀ-Ö][\w’'-]+"
_INITIALS = re.compile(
    rf"(?P<full>(?!The ){_NAME}(?: (?:(?:of|for|and|on|the|de|du|des|la|&) ){{0,2}}{_NAME}){{1,9}}) \((?P<initials>[A-Z][A-Za-z]?[A-Z]{{1,7}})\)"
)
