"""The place that a number of a document is about: the most specific one that its sentence, or the text before it, gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from etl.extract.grammar.heads import is_heading, list_head, section_head
from etl.extract.grammar.passages import Sentence
from etl.extract.place.choice import Choice, choice, chosen, whole
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.place.main_place import HEAD, TITLES, attacked, in_title_name, most_named, titled
from etl.extract.place.named_places import NamedPlaces
from etl.extract.place.paragraph_labels import paragraph_label
from etl.extract.place.place_clues import is_label
from etl.extract.place.references import TOWNS, Reference, last_of_kind, references, there
from etl.extract.place.setting import cased, countries_in, is_country
from etl.extract.place.table_rows import is_sum, row_head
from etl.extract.place.toponyms import Toponym, is_other

__all__ = ["Gazetteer", "Places", "Toponym"]

LOOK_BACK = 4  # sentences of the same paragraph from which a place is carried over

_SAME_PEOPLE = re.compile(
    r"\b(?:of|among) (?:them|those|these|whom)\b|\A(?:(?:Today|Now|Later|Since then|So far),? )?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ii]ts|[Tt]heir)\b"
)
_SAME_SITE = re.compile(
    r"(?:The|This|That) (?:camp|site|settlement|extension|shelter|centre|center|town|village|city|island|facility)\b"
)
_IN_ALL = re.compile(r"(?:Cumulatively|Overall|Nationally|In total|In all|Altogether|All told)\b")
_WAR = re.compile(r"The (?:\w+ )?(?:war|conflict|insurgency) (?:has|have|had)\b")  # of a whole country
_FLED = re.compile(r"\b(?:fled|flee|fleeing|escaped|evacuated|left) (?:[a-z]+ ){0,4}to ")
_ACTS = re.compile(r" (?!(?:said|says|told|warn|accus|blam|call|den(?:y|ied)|claim|and|to)\w*\b)[a-z]")


class Places:
    """The places of one document: built once, asked for each of its numbers."""

    def __init__(self, sentences: Sequence[Sentence], gazetteer: Gazetteer):
        self._sentences = sentences
        self._named = NamedPlaces(sentences, gazetteer)
        self._found: dict[int, list[Toponym]] = {}
        self._choices: dict[int, Choice] = {}

    def place_for(self, index: int, char_start: int, char_end: int) -> Toponym | None:
        """The place that the number at `char_start:char_end` of the document is about, or None.

        `index` is the place of its sentence among the sentences.
        """
        if is_sum(self._sentences, index, char_start):
            found = self._of_section(index) or self._main_place
        else:
            found = self._of_row(index, char_start) or self._of_sentence(index, char_start, char_end)
        return self._spelled_out(found) if found else None

    def _of_sentence(self, index: int, char_start: int, char_end: int) -> Toponym | None:
        """The place that the sentence gives, or else what stands around it."""
        sentence = self._sentences[index]
        start, end = char_start - sentence.start, char_end - sentence.start
        found = chosen(sentence.text, start, end, self._choice(index))
        return (
            self._there(index, start)
            or (self._left(index) if found and found.role == "to" else None)
            or self._unlabelled(index, found)
            or self._inherited(index)
            or self._elsewhere(index)
        )

    def _left(self, index: int) -> Toponym | None:
        """Where people were who only fled somewhere in this sentence, if the one before in its paragraph tells."""
        here, before = self._sentences[index], self._sentences[max(0, index - 1)]
        if before.block != here.block or len(self._places(index)) > 1 or not _FLED.search(here.text):
            return None
        located = [place for place in self._named.whole(max(0, index - 1)) if place.located]
        return next((place for place in located if place.role != "to"), None)

    def _elsewhere(self, index: int) -> Toponym | None:
        """The one place of a sentence that it names as another's, if the text tells of none besides."""
        places = self._choice(index).elsewhere
        return next(iter(places)) if len(places) == 1 else None

    def _there(self, index: int, start: int) -> Toponym | None:
        """The place of the sentence before, which "there" stands for where this one names none before it."""
        text = self._sentences[index].text
        said = there(text)
        if said is None or any(place.located and place.char_end <= max(said, start) for place in self._places(index)):
            return None
        for earlier in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            located = [place for place in self._places(earlier) if place.located]
            if located:
                return next((place for place in located if place.role == "to"), located[0])
        return None

    def _unlabelled(self, index: int, chosen: Toponym | None) -> Toponym | None:
        """The place chosen in a sentence, unless its paragraph bears the label of a larger one that is meant as well."""
        label = paragraph_label(self._sentences, index)
        if not label or not (label.certain or self._named.is_known(label.name)):
            return chosen
        in_label = chosen and label.index == index and chosen.char_end <= label.char_end
        if chosen and not in_label and not (chosen.members and chosen.role == "to"):
            return chosen
        return Toponym(label.name, self._named.id_of(label.name), "at", 0, label.char_end, located=True)

    def _of_row(self, index: int, char_start: int) -> Toponym | None:
        """The place at the head of the row of a table."""
        name = row_head(self._sentences, index, char_start)
        return Toponym(name, self._named.id_of(name), "at", 0, len(name), True) if name else None

    def _inherited(self, index: int) -> Toponym | None:
        """The place of what stands around the sentence; a count of a whole country takes none but the country."""
        if self._is_nationwide(index):
            return None
        return (
            (self._country if _WAR.match(self._sentences[index].text) else None)
            or self._carried(index)
            or self._of_them(index)
            or self._of_head(list_head(self._sentences, index))
            or (self._of_section(index) if not self._is_titled(index) else None)
            or self._main_place
        )

    def _is_titled(self, index: int) -> bool:
        """Tell a sentence with no heading above it but the title."""
        head = section_head(self._sentences, index)
        return head is not None and all(is_heading(sentence) for sentence in self._sentences[:head])

    def _is_nationwide(self, index: int) -> bool:
        """Tell a total of a country that the text does not name."""
        nationwide = any(reference.kind is None for reference in references(self._sentences[index].text))
        return nationwide and not self._country

    def _of_head(self, head: int | None) -> Toponym | None:
        """The one place that the head of a list or of a section names."""
        named = self._places(head) if head is not None else []
        named = [place for place in named if place not in self._choice(head).elsewhere]
        return named[0]._replace(role="at") if len(named) == 1 and named[0].written else None

    def _of_section(self, index: int) -> Toponym | None:
        """The place of the heading above, or of the one above that: "NIGER", then "Floods leave many dead"."""
        head = section_head(self._sentences, index)
        if head is None:
            return None
        return self._of_head(head) or self._of_subhead(head) or self._of_head(section_head(self._sentences, head))

    def _of_subhead(self, head: int) -> Toponym | None:
        """The name alone that a heading is made of, where most others of the document are known places."""
        name = self._sentences[head].text
        if not _is_name_alone(name) or name.isupper() or not self._places_head_sections:
            return None
        return Toponym(name, self._named.id_of(name), "at", 0, len(name), located=True)

    @cached_property
    def _places_head_sections(self) -> bool:
        headings = (sentence.text for sentence in self._sentences[TITLES:] if sentence.role == "heading")
        names = [text for text in headings if not text.isupper() and _is_name_alone(text)]
        return sum(map(self._named.is_known, names)) >= len(names) / 2

    def _places(self, index: int) -> list[Toponym]:
        """The places that a sentence names, and those that it refers to."""
        if index not in self._found:
            meant = (self._meant(index, reference) for reference in references(self._sentences[index].text))
            found = [*self._named.specific(index), *(place for place in meant if place)]
            self._found[index] = sorted(found, key=lambda place: place.char_start)
        return self._found[index]

    def _choice(self, index: int) -> Choice:
        if index not in self._choices:
            self._choices[index] = choice(self._sentences[index].text, self._places(index))
        return self._choices[index]

    def _meant(self, index: int, reference: Reference) -> Toponym | None:
        """The place that "across the country" or "in the region" means: the country, or the last of that kind."""
        if reference.kind is None:
            section = self._of_section(index)
            found = section if section and is_country(section.written) else self._country
        else:
            found = last_of_kind(reference.kind, self._sentences, index, self._named.named) or self._main_town(
                reference
            )
        span = {"char_start": reference.char_start, "char_end": reference.char_end}
        return found and found._replace(role="at", located=True, **span)

    def _main_town(self, reference: Reference) -> Toponym | None:
        """The place of the document, if "the town" can mean it."""
        found = self._main_place if reference.kind in TOWNS else None
        return None if found and is_country(found.written) else found

    @cached_property
    def _country(self) -> Toponym | None:
        """The country that the head of the document names most, or else the whole of it, be it in other names."""
        head = range(min(HEAD, len(self._sentences)))
        named = [cased(place.written) for index in head for place in self._named.named(index)]
        countries = [name for name in named if is_country(name)] or countries_in(
            " ".join(sentence.text for sentence in self._sentences)
        )
        most = Counter(countries).most_common(1)
        return Toponym(most[0][0], self._named.id_of(most[0][0]), "at", 0, 0, located=True) if most else None

    def _carried(self, index: int) -> Toponym | None:
        """The place of the nearest sentence before this one in its paragraph, be it only its subject."""
        goes_on = self._sentences[index].text.startswith("It ")
        if _IN_ALL.match(self._sentences[index].text):
            return None
        fled_to: Toponym | None = None
        for earlier in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            if self._sentences[earlier].block != self._sentences[index].block:
                break
            located = self._scenes(earlier, goes_on=goes_on)
            if found := next((place for place in located if place.role != "to"), None):
                return found
            fled_to = fled_to or next(iter(located), None)
            if fled_to and not _FLED.search(self._sentences[earlier].text):
                break
        return fled_to

    def _scenes(self, index: int, *, goes_on: bool) -> list[Toponym]:
        """The places of a sentence that the next may be about too; its subject if the next `goes_on` about that."""
        found = whole(self._sentences[index].text, self._places(index))
        named = [place for place in found if place not in self._choice(index).near] or found
        return [
            place
            for place in named
            if place.located or (not place.char_start and (goes_on or self._is_topic(index, place)))
        ]

    def _is_topic(self, index: int, subject: Toponym) -> bool:
        """Tell a sentence about a place from one that tells what the government of a country said."""
        return not is_country(subject.written) or bool(_ACTS.match(self._sentences[index].text, subject.char_end))

    def _of_them(self, index: int) -> Toponym | None:
        """The place of the sentence before, even of another paragraph, where this one goes on about the same people."""
        text = self._sentences[index].text
        if not index or not (_SAME_PEOPLE.search(text) or _SAME_SITE.match(text)):
            return None
        return next((place for place in self._places(index - 1) if place.located), None)

    @cached_property
    def _main_place(self) -> Toponym | None:
        """The place that the title tells, or the one that the document names most, the lead counting more."""
        found = (
            attacked(self._sentences, self._named.specific)
            or titled(self._sentences, self._named.whole)
            or most_named(self._sentences, self._named.whole, self._named.specific)
            or in_title_name(self._sentences)
        )
        return found and found._replace(place_id=self._named.id_of(found.written))

    def _spelled_out(self, place: Toponym) -> Toponym:
        """Give "North, South and West (NSW)" for "the NSW states"."""
        short = place.written.split()[0]
        if not (short.isupper() and 2 <= len(short) <= 6 and not place.place_id):
            return place
        long = re.search(rf"((?:[A-Z][\w’'-]+(?:, | and | )){{1,8}})\({re.escape(short)}\)", self._named.around)
        return place._replace(written=long[1].strip()) if long else place


def _is_name_alone(text: str) -> bool:
    return bool(_NAME_ALONE.fullmatch(text)) and not is_label(text) and not is_other(text)


_NAME_ALONE = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:de|del|of|al|el) )?[A-Z][\w’'-]+){0,3}")
