"""Who says a number: in its sentence, or carried over from the sentences before where the text does so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.extract.grammar.passages import Sentence
from etl.extract.organisations import Source
from etl.extract.source.attribution import Attribution
from etl.extract.source.carrying import Carrying
from etl.extract.source.pointing import Speaking


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
        self._speaking = Speaking(sentences)
        self._carrying = Carrying(sentences, self._speaking)

    def issuer_for(self, index: int, char_start: int, char_end: int) -> Issuer | None:
        """Who says the number at `char_start:char_end` of the document, or None where nobody is named.

        `index` is the place of its sentence among the sentences.
        """
        sentence = self._sentences[index]
        start, end = char_start - sentence.start, char_end - sentence.start
        covering = [found for found in self._speaking.attributions(index) if found.covers(start, end)]
        said = [
            (source, found)
            for found in _nearest_first(covering, start)
            if (source := self._speaking.resolved(index, found))
        ]
        if not said:
            carried = self._carrying.carried(index, end)
            return _issuer([self._speaking.by_initials(carried)]) if carried else None
        said.sort(key=lambda one: not one[1].is_origin)
        return _issuer([self._speaking.by_initials(source) for source, _ in said], is_cited=said[0][1].is_origin)


def _issuer(sources: list[Source], *, is_cited: bool = False) -> Issuer:
    """The nearest source is the issuer; a medium, or whoever cites it, is how it came to the document."""
    main = sources[0] if is_cited else next((source for source in sources if source.kind != "media"), sources[0])
    others = (source for source in sources if source.name != main.name)
    medium = next((source for source in others if is_cited or source.kind == "media"), None)
    return Issuer(main.name, main.kind or "unattributed", f"{main.name}, quoted by {medium.name}" if medium else None)


def _nearest_first(found: list[Attribution], start: int) -> list[Attribution]:
    return sorted(found, key=lambda one: min(abs(one.char_start - start), abs(one.char_end - start)))
