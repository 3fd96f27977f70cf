"""The place that a number of a document is about: the most specific one that its sentence, or the text before it, gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from etl.extract.attachment import attached
from etl.extract.gazetteer import Gazetteer
from etl.extract.passages import Sentence
from etl.extract.toponyms import Toponym, toponyms

__all__ = ["Gazetteer", "Places", "Toponym"]

LOOK_BACK = 4  # sentences of the same paragraph from which a place is carried over
HEAD = 10  # sentences at the head of a document that tell what place it is about
LEAD = 2  # sentences of the lead: a place named here weighs more

_CONTAINS = re.compile(
    r",? ?\(?(?:(?:,|in|of|near|within|on|outside) )?(?:the )?(?:(?:[\w’'-]+ ){0,3}(?:capital|town|city|province|state|district|region|area|north|south|east"
    r"|west|governorate|suburb|county)(?:[- ]?(?:east|west))? (?:of|in) (?:the )?)?(?:\w+ern )?"
)
_OWNS = re.compile(r"['’]s (?:[\w-]+ ){0,3}(?:of )?(?:the )?")
_SAME_PEOPLE = re.compile(r"\b(?:of|among) (?:them|those|these|whom)\b|\bthere\b")
_DESCRIBES = re.compile(r"['’]s (?:[\w-]+ ){0,2}(?:city|capital|town|village)\b")  # "Iraq's second city" is a city
_RETURN = re.compile(r"\b(?:return|came back|come back|gone back|went back)")


class Places:
    """The places of one document: built once, asked for each of its numbers."""

    def __init__(self, sentences: Sequence[Sentence], gazetteer: Gazetteer):
        self._sentences = sentences
        self._gazetteer = gazetteer
        self._found: dict[int, list[Toponym]] = {}
        self._around = " ".join(sentence.text for sentence in sentences[:HEAD])
        self._main: Toponym | None = None
        self._main_known = False

    def place_for(self, index: int, char_start: int, char_end: int) -> Toponym | None:
        """The place that the number at `char_start:char_end` of the document is about, or None.

        `index` is the place of its sentence among the sentences.
        """
        sentence = self._sentences[index]
        own = _chosen(sentence.text, char_start - sentence.start, char_end - sentence.start, self._places(index))
        found = own or self._carried(index) or self._of_them(index) or self._main_place()
        return self._spelled_out(found) if found else None

    def _places(self, index: int) -> list[Toponym]:
        if index not in self._found:
            text = self._sentences[index].text
            self._found[index] = _most_specific(text, toponyms(text, self._gazetteer, self._around))
        return self._found[index]

    def _carried(self, index: int) -> Toponym | None:
        """The place of the nearest sentence before this one in its paragraph."""
        for earlier in range(index - 1, max(-1, index - 1 - LOOK_BACK), -1):
            if self._sentences[earlier].block != self._sentences[index].block:
                return None
            located = [place for place in self._places(earlier) if place.located]
            if located:
                return next((place for place in located if place.role != "to"), located[0])
        return None

    def _of_them(self, index: int) -> Toponym | None:
        """The place of the sentence before, even of another paragraph, where this one goes on about the same people."""
        if not index or not _SAME_PEOPLE.search(self._sentences[index].text):
            return None
        return next((place for place in self._places(index - 1) if place.located), None)

    def _main_place(self) -> Toponym | None:
        """The place that the document names most, the lead counting more."""
        if not self._main_known:
            self._main_known = True
            self._main = self._most_named()
        return self._main

    def _most_named(self) -> Toponym | None:
        weights: Counter[str] = Counter()
        first: dict[str, Toponym] = {}
        for index in range(min(HEAD, len(self._sentences))):
            for place in self._places(index):
                for name in place.members or (place.written,):
                    first.setdefault(_bare(name), place._replace(written=name, role="at", place_id=self._id(name)))
                    weights[_bare(name)] += (3 if index < LEAD else 1) if place.located else 1
        return first[weights.most_common(1)[0][0]] if weights else None

    def _id(self, name: str) -> str | None:
        return self._gazetteer.id_of(name, self._around)

    def _spelled_out(self, place: Toponym) -> Toponym:
        """Give "North, South and West (NSW)" for "the NSW states"."""
        short = place.written.split()[0]
        if not (short.isupper() and 2 <= len(short) <= 6 and not place.place_id):
            return place
        long = re.search(rf"((?:[A-Z][\w’'-]+(?:, | and | )){{1,8}})\({re.escape(short)}\)", self._around)
        return place._replace(written=long[1].strip()) if long else place


def _chosen(text: str, start: int, end: int, places: list[Toponym]) -> Toponym | None:
    """The place of the sentence that goes with the number: where people were, rather than where they went."""
    located = [place for place in places if place.located]
    nearest = attached(text, start, end, located)
    if not nearest:
        return attached(text, start, end, places) or (places[0] if len(places) == 1 else None)
    return (_of_movement(text, start, end, located, nearest) or nearest) if len(located) > 1 else nearest


def _of_movement(text: str, start: int, end: int, located: list[Toponym], nearest: Toponym) -> Toponym | None:
    """Where people left, even if where they went stands nearer; of those who return, where they went."""
    wanted = "to" if _RETURN.search(text) else "from"
    other = attached(text, start, end, [place for place in located if place.role == wanted])
    if other and (nearest.role != "at" or other.char_start > end):
        return other
    if nearest.role == "to" and wanted == "from":
        return attached(
            text, start, end, [place for place in located if place.role == "at" and place.char_end <= start]
        )
    return None


def _most_specific(text: str, places: list[Toponym]) -> list[Toponym]:
    """Leave out what only says in what a place lies: "a town in its province", "a country's state"."""
    kept: list[Toponym] = []
    for place in places:
        between = text[kept[-1].char_end : place.char_start] if kept else ""
        if kept and _OWNS.fullmatch(between):
            kept[-1] = place._replace(role=kept[-1].role if kept[-1].located else place.role, located=True)
        elif not kept or not _CONTAINS.fullmatch(between):
            kept.append(place)
    return [place for place in kept if not _DESCRIBES.match(text, place.char_end)]


def _bare(name: str) -> str:
    """A name without the noun for its kind, so that "Kent County" and "Kent" count as one."""
    words = name.split()
    return " ".join(word for word in words if word[0].isupper() and word.lower() not in _KINDS) or name


_KINDS = {"state", "city", "town", "province", "district", "county", "governorate", "camp", "region", "area"}
