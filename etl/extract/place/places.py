"""The place that a number of a document is about: the most specific one that its sentence, or the text before it, gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from etl.extract.grammar.attachment import attached
from etl.extract.grammar.heads import list_head, section_head
from etl.extract.grammar.passages import Sentence
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.place.main_place import HEAD, most_named
from etl.extract.place.setting import is_country
from etl.extract.place.table_rows import BY_PLACE, row_head
from etl.extract.place.told_names import ToldNames
from etl.extract.place.toponyms import Toponym, possible_names, toponyms

__all__ = ["Gazetteer", "Places", "Toponym"]

LOOK_BACK = 4  # sentences of the same paragraph from which a place is carried over
SCOPE_BACK = 8  # sentences in which "the region" may have been named
TITLES = 4  # sentences of the head among which the title is

_CONTAINS = re.compile(
    r",? ?\(?(?:(?:,|in|of|near|within|on|outside) )?(?:the )?(?:(?:[\w’'-]+ ){0,3}(?:capital|town|city|province|state|district|region|area|north|south|east"
    r"|west|governorate|suburb|county)(?:[- ]?(?:east|west))? (?:of|in) (?:the )?)?(?:\w+ern )?"
)
_OWNS = re.compile(r"['’]s (?:[\w-]+ ){0,3}(?:of )?(?:the )?")
_SAME_PEOPLE = re.compile(r"\b(?:of|among) (?:them|those|these|whom)\b|\bthere\b")
_DESCRIBES = re.compile(r"['’]s (?:[\w-]+ ){0,2}(?:city|capital|town|village)\b")  # "Iraq's second city" is a city
_THERE = re.compile(r"[a-z ]{1,40}\bthere\b(?! (?:is|are|was|were|has|have|had)\b)")
_SAME_SITE = re.compile(
    r"(?:The|This|That) (?:camp|site|settlement|extension|shelter|centre|center|town|village|city|island|facility)\b"
)
_COUNTRY = ("country", "nation")
_SCOPE = re.compile(
    r"\b(?:[Aa]cross|[Tt]hroughout|[Ii]n|[Aa]round|[Aa]ll over) the (?:(?:whole|entire) )?"
    r"(?P<kind>country|nation|state|province|region|district|county|territory|governorate)\b(?! of|['’]s|-)"
    r"|\b(?:[Ii]n|[Oo]f|[Aa]t|[Ff]rom|[Ii]nside|[Aa]round) the (?P<site>camp|settlement)\b(?! of|['’]s|-| (?:near|in|at)\b)"
    r"|\b(?:[Nn]ationwide|[Cc]ountrywide|[Nn]ationally)\b"
)
_PARAGRAPH_LABEL = re.compile(r"\W*(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})(?: \([A-Z]{2,6}\))?(?::| [–—-]) ")
_TITLED = re.compile(r" ?[:|–—-] ")
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|others?)\b")
_LABELLED = re.compile(r"(?: \(| ?[:–—]| -|,? with)(?: [a-z]+){0,3} ?")  # "Umbra (300)", "Umbra with 300"
_LABELS_NEXT = re.compile(r"(?: \(|: |,? with )(?:[a-z]+ ){0,3}\d")
_PART = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|others?)) (?:in|at|from|near)(?: \w+ing)? \Z"
)
_SOME_OR_AWAY = re.compile(
    r"\b(?:mainly|mostly|notably|chiefly|primarily|especially|largely|particularly) (?:from|in|to|at)(?: the)? \Z"
    r"|\b(?:adjoining|neighbou?ring|adjacent|nearby) (?:parts|areas) of(?: the)? \Z"
    r"|\d (?:km|kilomet(?:re|er)s?|miles?)\b[\w ]{0,25} (?:of|from)(?: the)? \Z"
)
# Another place than that of the number, where the sentence names both
_ELSEWHERE = re.compile(
    r"\b(?:largest|biggest|highest|worst|deadliest|most|greatest)\b[\w ,-]{0,40}? in(?: the)? \Z"
    r"|\bborder(?:s|ing)?(?: with)? \Z|\b(?:carrying|bound for|heading|headed|travelling|traveling|en route|on (?:their|its) way)\b[a-z ]{0,40} (?:to|for|from) \Z"
    r"|\d (?:km|kilomet(?:re|er)s?|miles?)\b[\w ]{0,25} (?:of|from)(?: the)? \Z"
)
_ELSEWHERE_REACH = 80  # characters before a name in which these words stand
_RETURN = re.compile(r"\b(?:return|came back|come back|gone back|went back|go back|(?:went|gone|going|go) home)")


class Places:
    """The places of one document: built once, asked for each of its numbers."""

    def __init__(self, sentences: Sequence[Sentence], gazetteer: Gazetteer):
        self._sentences = sentences
        self._gazetteer = gazetteer
        self._found: dict[int, list[Toponym]] = {}
        self._by_itself: dict[int, list[Toponym]] = {}
        self._by_name: dict[int, list[Toponym]] = {}
        self._choices: dict[int, _Choice] = {}
        self._around = " ".join(sentence.text for sentence in sentences[:HEAD])

    def place_for(self, index: int, char_start: int, char_end: int) -> Toponym | None:
        """The place that the number at `char_start:char_end` of the document is about, or None.

        `index` is the place of its sentence among the sentences.
        """
        sentence = self._sentences[index]
        start, end = char_start - sentence.start, char_end - sentence.start
        found = (
            self._of_row(index, char_start)
            or self._there(index, end)
            or self._unlabelled(index, _chosen(sentence.text, start, end, self._choice(index)))
            or self._inherited(index)
        )
        return self._spelled_out(found) if found else None

    def _there(self, index: int, end: int) -> Toponym | None:
        """The place of the sentence before, where the number is followed by "there"."""
        text = self._sentences[index].text
        if not index or not _THERE.match(text, end) or self._sentences[index - 1].role != self._sentences[index].role:
            return None
        return next((place for place in self._places(index - 1) if place.located), None)

    def _unlabelled(self, index: int, chosen: Toponym | None) -> Toponym | None:
        """The place chosen in a sentence, unless its paragraph bears the label of a larger one that is meant as well."""
        label = self._label(index)
        is_wider = label and (not chosen or chosen.members or chosen.char_end <= label.char_end)
        return label if is_wider else chosen

    def _label(self, index: int) -> Toponym | None:
        """The place before the colon that a paragraph begins with, below a heading such as "Overview by region"."""
        block = self._sentences[index].block
        back = range(index, max(-1, index - 1 - SCOPE_BACK), -1)
        first = next((near for near in back if not near or self._sentences[near - 1].block != block), index)
        found = _PARAGRAPH_LABEL.match(self._sentences[first].text)
        if not found or not self._is_by_place(first):
            return None
        return Toponym(found["name"], self._id(found["name"]), "at", found.start("name"), found.end("name"), True)

    def _is_by_place(self, index: int) -> bool:
        head = section_head(self._sentences, index)
        return head is not None and BY_PLACE.search(self._sentences[head].text) is not None

    def _of_row(self, index: int, char_start: int) -> Toponym | None:
        """The place at the head of the row of a table."""
        name = row_head(self._sentences, index, char_start)
        return Toponym(name, self._id(name), "at", 0, len(name), True) if name else None

    def _inherited(self, index: int) -> Toponym | None:
        """The place of what stands around the sentence; a count of a whole country takes none but the country."""
        if self._is_nationwide(index):
            return None
        return (
            self._carried(index)
            or self._of_them(index)
            or self._of_head(list_head(self._sentences, index))
            or self._of_section(index)
            or self._main_place
        )

    def _is_nationwide(self, index: int) -> bool:
        """Tell a total of a country that the text does not name."""
        scopes = [
            scope
            for scope in _SCOPE.finditer(self._sentences[index].text)
            if not scope["site"] and scope["kind"] in (None, *_COUNTRY)
        ]
        return bool(scopes) and not self._country

    def _of_head(self, head: int | None) -> Toponym | None:
        """The one place that the head of a list or of a section names."""
        named = self._places(head) if head is not None else []
        return named[0]._replace(role="at") if len(named) == 1 and named[0].written else None

    def _of_section(self, index: int) -> Toponym | None:
        """The place of the heading above, or of the one above that: "NIGER", then "Floods leave many dead"."""
        head = section_head(self._sentences, index)
        if head is None:
            return None
        return self._of_head(head) or self._of_head(section_head(self._sentences, head))

    def _places(self, index: int) -> list[Toponym]:
        if index not in self._found:
            text = self._sentences[index].text
            scopes = [place for scope in _SCOPE.finditer(text) if (place := self._meant(index, scope))]
            named = _most_specific(text, self._named(index))
            self._found[index] = sorted([*named, *scopes], key=lambda place: place.char_start) if scopes else named
        return self._found[index]

    def _choice(self, index: int) -> _Choice:
        """The places among which each number of a sentence finds its own."""
        if index not in self._choices:
            self._choices[index] = _choice(self._sentences[index].text, self._places(index))
        return self._choices[index]

    def _named(self, index: int) -> list[Toponym]:
        """Every place that a sentence names, with those that only say in what another lies."""
        if index not in self._by_name:
            self._by_name[index] = self._with_told(self._sentences[index].text, self._clear(index))
        return self._by_name[index]

    def _clear(self, index: int) -> list[Toponym]:
        """The places that a sentence by itself shows to be some."""
        if index not in self._by_itself:
            self._by_itself[index] = toponyms(self._sentences[index].text, self._gazetteer, self._around)
        return self._by_itself[index]

    def _with_told(self, text: str, clear: list[Toponym]) -> list[Toponym]:
        """The places of a sentence, those included that only other sentences show to be some."""
        if any(place.located for place in clear):
            return clear
        known = [name for place in clear for name in (place.written, *place.members)]
        unclear = (name for name in possible_names(text) if not any(name in one for one in known))
        if not any(name in self._told for name in unclear):
            return clear
        return toponyms(text, self._gazetteer, self._around, self._told)

    @cached_property
    def _told(self) -> ToldNames:
        return ToldNames(self._sentences, self._clear)

    def _meant(self, index: int, scope: re.Match[str]) -> Toponym | None:
        """The place that "across the country" or "in the region" means: the country, or the last of that kind."""
        kind = scope["kind"] or scope["site"]
        if kind in (None, *_COUNTRY):
            section = self._of_section(index)
            found = section if section and is_country(section.written) else self._country
        else:
            earlier = range(index - 1, max(-1, index - 1 - SCOPE_BACK), -1)
            named = (place for near in earlier for place in reversed(self._named(near)))
            found = next((place for place in named if place.written.lower().endswith(f" {kind}")), None)
        return found and found._replace(role="at", char_start=scope.start(), char_end=scope.end(), located=True)

    @cached_property
    def _country(self) -> Toponym | None:
        """The country that the head of the document names most."""
        named = [
            place
            for index in range(min(HEAD, len(self._sentences)))
            for place in self._named(index)
            if is_country(place.written)
        ]
        most = Counter(place.written.lower() for place in named).most_common(1)
        return next((_cased(place) for place in named if place.written.lower() == most[0][0]), None) if most else None

    def _carried(self, index: int) -> Toponym | None:
        """The place of the nearest sentence before this one in its paragraph."""
        for earlier in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            if self._sentences[earlier].block != self._sentences[index].block:
                return None
            text = self._sentences[earlier].text
            located = [place for place in _whole(text, self._places(earlier)) if place.located]
            if located:
                return next((place for place in located if place.role != "to"), located[0])
        return None

    def _of_them(self, index: int) -> Toponym | None:
        """The place of the sentence before, even of another paragraph, where this one goes on about the same people."""
        text = self._sentences[index].text
        if not index or not (_SAME_PEOPLE.search(text) or _SAME_SITE.match(text)):
            return None
        return next((place for place in self._places(index - 1) if place.located), None)

    @cached_property
    def _main_place(self) -> Toponym | None:
        """The country that the title begins with, or the place that the document names most, the lead counting more."""
        for index, sentence in enumerate(self._sentences[:TITLES]):
            first = next(iter(self._places(index)), None) if sentence.role == "heading" else None
            if first and is_country(first.written) and _TITLED.match(sentence.text, first.char_end):
                return _cased(first)._replace(role="at")
        found = most_named(self._sentences, self._whole_places, self._places)
        return found and found._replace(place_id=self._id(found.written))

    def _whole_places(self, index: int) -> list[Toponym]:
        return _whole(self._sentences[index].text, self._named(index))

    def _id(self, name: str) -> str | None:
        return self._gazetteer.id_of(name, self._around)

    def _spelled_out(self, place: Toponym) -> Toponym:
        """Give "North, South and West (NSW)" for "the NSW states"."""
        short = place.written.split()[0]
        if not (short.isupper() and 2 <= len(short) <= 6 and not place.place_id):
            return place
        long = re.search(rf"((?:[A-Z][\w’'-]+(?:, | and | )){{1,8}})\({re.escape(short)}\)", self._around)
        return place._replace(written=long[1].strip()) if long else place


class _Choice(NamedTuple):
    """The places of a sentence, and those of them that go with a number only in some way, whichever the number."""

    places: list[Toponym]
    parts: frozenset[Toponym]
    elsewhere: frozenset[Toponym]
    datelines: frozenset[Toponym]
    labels: frozenset[Toponym]  # of a number behind them


def _choice(text: str, places: list[Toponym]) -> _Choice:
    return _Choice(
        places,
        frozenset(_parts(text, places)),
        frozenset(place for place in places if _is_elsewhere(text, place)),
        _datelines(text, places),
        frozenset(place for place in places if _LABELS_NEXT.match(text, place.char_end)),
    )


def _chosen(text: str, start: int, end: int, choice: _Choice) -> Toponym | None:
    """The place of the sentence that goes with the number: where people were, rather than where they went."""
    places = [place for place in choice.places if place not in choice.parts or _is_own(text, end, place)]
    places = [place for place in places if place not in choice.elsewhere] or places
    places = [place for place in places if place not in choice.datelines] or places
    located = [place for place in places if place.located]
    labelled = next((place for place in located if _LABELLED.fullmatch(text, place.char_end, start)), None)
    # a place behind the number at hand may be the label of another: "Umbra with 300 and Penumbra with 90"
    unlabelling = [place for place in located if place.char_start < end or place not in choice.labels]
    nearest = attached(text, start, end, unlabelling)
    if labelled and (
        text[labelled.char_end : labelled.char_end + 2] == " ("
        or not nearest
        or nearest.char_start < end
        or _NUMBER.search(text, end, nearest.char_start)
    ):
        return labelled
    if where := _where(text, start, located):
        return where
    if not nearest:
        alone = places[0] if len(places) == 1 and (places[0].role != "to" or _RETURN.search(text)) else None
        return attached(text, start, end, places) or alone
    return (_of_movement(text, start, end, located, nearest) or nearest) if len(located) > 1 else nearest


def _is_elsewhere(text: str, place: Toponym) -> bool:
    return bool(_ELSEWHERE.search(text, max(0, place.char_start - _ELSEWHERE_REACH), place.char_start))


def _datelines(text: str, places: list[Toponym]) -> frozenset[Toponym]:
    """Where a wire story was written: "UMBRA, Kenya, May 3 (Newswire) - "."""
    line = _DATELINE.match(text) if places and places[0].char_start == 0 else None
    return frozenset(place for place in places if line and place.char_end <= line.end() and place.char_start == 0)


_DATELINE = re.compile(
    r"(?P<first>[A-Z][\w’' -]+?)(?:, [\w., ]{2,40})?(?: ?\([\w /.]+\))? ?(?:–|—|--|-) (?=[A-Z“\"])(?![A-Z]+ \d{1,2}(?:, \d{4})?:)"
)


def _where(text: str, start: int, located: list[Toponym]) -> Toponym | None:
    """The place of a clause that begins with "where": "to Umbra, where 300 people died"."""
    before = next((place for place in reversed(located) if place.char_end <= start), None)
    clause = before and _WHERE.match(text, before.char_end)
    return before if clause and not _NUMBER.search(text, clause.end(), start) else None


_WHERE = re.compile(r",? where\b")


def _parts(text: str, places: list[Toponym]) -> list[Toponym]:
    """The places of a total's parts: "four in Umbra, three in Penumbra"."""
    parts = [place for place in places if _PART.search(text, max(0, place.char_start - 30), place.char_start)]
    return parts if len(parts) > 1 else []


def _is_own(text: str, end: int, part: Toponym) -> bool:
    """Tell whether a part's place follows the number that ends at `end`, and not that of another part."""
    return part.char_start >= end and not _NUMBER.search(text, end, part.char_start)


def _whole(text: str, places: list[Toponym]) -> list[Toponym]:
    """Leave out what is the place of a part only, of some, or of nobody: "mainly from Umbra", "40 km north of Umbra"."""
    parts = _parts(text, places)
    return [
        place
        for place in places
        if place not in parts
        and not _SOME_OR_AWAY.search(text, max(0, place.char_start - 40), place.char_start)
        and not text.startswith(" alone", place.char_end)
    ]


def _of_movement(text: str, start: int, end: int, located: list[Toponym], nearest: Toponym) -> Toponym | None:
    """Where people left, even if where they went stands nearer; of those who return, where they went."""
    wanted = "to" if _RETURN.search(text) else "from"
    other = attached(text, start, end, [place for place in located if place.role == wanted])
    if other and (nearest.role != "at" or (other.char_start > end and not _NUMBER.search(text, end, other.char_start))):
        return other
    if nearest.role == "to" and wanted == "from":
        return attached(
            text, start, end, [place for place in located if place.role == "at" and place.char_end <= start]
        )
    return None


def _most_specific(text: str, places: list[Toponym]) -> list[Toponym]:
    """Leave out what only says in what a place lies: "a town in its province", "a country's state"."""
    kept: list[Toponym] = []
    end = 0
    for place in places:
        between = text[end : place.char_start] if kept else ""
        owned = bool(kept) and _OWNS.fullmatch(between) is not None
        if owned and kept[-1].char_end == end:
            kept[-1] = place._replace(role=kept[-1].role if kept[-1].located else place.role, located=True)
        elif not owned and not (kept and _CONTAINS.fullmatch(between)):
            kept.append(place)
        end = place.char_end
    return [place for place in kept if not _DESCRIBES.match(text, place.char_end)]


def _cased(place: Toponym) -> Toponym:
    """Write a country in capitals as in running text."""
    return (
        place._replace(written=place.written.title()) if place.written.isupper() and len(place.written) > 3 else place
    )
