"""The names that a document uses as places somewhere: they are places where they stand alone as well."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from etl.extract.grammar.passages import Sentence
from etl.extract.grammar.phrases import unbroken
from etl.extract.place.toponyms import Toponym

TELLING = 200  # sentences in which names are looked for that others use as places
SHORTEST = 4  # letters of such a name


class ToldNames:
    """A set of names that is never listed: each is looked for when asked, in the sentences that hold its letters."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        clear: Callable[[int], list[Toponym]],
        row_name: Callable[[int], str | None],
    ):
        """`clear` gives the places that the sentence of that number shows by itself, `row_name` that of a table's row."""
        texts = [unbroken(sentence.text) for sentence in sentences[:TELLING]]
        self._text = "\n".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._clear = clear
        self._row_name = row_name
        self._known: dict[str, bool] = {}

    def __contains__(self, name: object) -> bool:
        """Tell whether any sentence uses this name as a place that the gazetteer does not know."""
        if not isinstance(name, str) or len(name) < SHORTEST or not name[0].isupper():
            return False
        if name not in self._known:
            self._known[name] = any(self._is_told(name, index) for index in self._holding(name))
        return self._known[name]

    def _is_told(self, name: str, index: int) -> bool:
        return name in _names_told(self._clear(index)) or name == self._row_name(index)

    def _holding(self, name: str) -> Iterator[int]:
        found = self._text.find(name)
        while found >= 0:
            index = bisect_right(self._starts, found) - 1
            yield index
            found = self._text.find(name, self._starts[index + 1])


def _names_told(places: list[Toponym]) -> Iterator[str]:
    for place in places:
        if place.located and not place.place_id:
            yield from place.members or (place.written,)
