"""The places that each sentence of a document names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, partial

from etl.extract.grammar.passages import Sentence
from etl.extract.place.choice import most_specific, whole
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.place.setting import is_country, is_region
from etl.extract.place.table_rows import row_name
from etl.extract.place.told_names import ToldNames
from etl.extract.place.toponyms import Toponym, ends_with_kind, possible_names, toponyms

HEAD = 10  # sentences at the head of a document among which a town is named


class NamedPlaces:
    """What a document names, sentence by sentence: each is read when it is first asked for."""

    def __init__(self, sentences: Sequence[Sentence], gazetteer: Gazetteer):
        self._sentences = sentences
        self._gazetteer = gazetteer
        self._by_itself: dict[int, list[Toponym]] = {}
        self._by_name: dict[int, list[Toponym]] = {}
        self.around = " ".join(sentence.text for sentence in sentences[:HEAD])

    def id_of(self, name: str) -> str | None:
        """The gazetteer's id of a name, or None."""
        return self._gazetteer.id_of(name, self.around)

    def is_known(self, name: str) -> bool:
        """Tell whether a name is a place's wherever it stands."""
        return (
            is_country(name) or is_region(name) or bool(self.id_of(name)) or ends_with_kind(name) or name in self._told
        )

    def specific(self, index: int) -> list[Toponym]:
        """The places of a sentence without those that only say in what another lies."""
        return most_specific(self._sentences[index].text, self.named(index))

    def whole(self, index: int) -> list[Toponym]:
        """The places of a sentence without those of a part of what it counts, or of nobody."""
        return whole(self._sentences[index].text, self.named(index))

    def named(self, index: int) -> list[Toponym]:
        """Every place that a sentence names, with those that only say in what another lies."""
        if index not in self._by_name:
            self._by_name[index] = self._with_told(self._sentences[index].text, self.clear(index))
        return self._by_name[index]

    def clear(self, index: int) -> list[Toponym]:
        """The places that a sentence by itself shows to be some."""
        if index not in self._by_itself:
            self._by_itself[index] = toponyms(self._sentences[index].text, self._gazetteer, self.around)
        return self._by_itself[index]

    def _with_told(self, text: str, clear: list[Toponym]) -> list[Toponym]:
        """The places of a sentence, those included that only other sentences show to be some."""
        if any(place.located for place in clear):
            return clear
        known = [name for place in clear for name in (place.written, *place.members)]
        unclear = (name for name in possible_names(text) if not any(name in one for one in known))
        if not any(name in self._told for name in unclear):
            return clear
        return toponyms(text, self._gazetteer, self.around, self._told)

    @cached_property
    def _told(self) -> ToldNames:
        return ToldNames(self._sentences, self.clear, cache(partial(row_name, self._sentences)))
