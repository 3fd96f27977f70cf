"""Who says a number, what time it is about and what place: what `mentions` asks for each figure of a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from etl.extract.chronology import Chronology
from etl.extract.gazetteer import Gazetteer
from etl.extract.issuers import Issuers
from etl.extract.passages import Sentence
from etl.extract.places import Places


class Circumstance(TypedDict):
    """The fields of a `Mention` that are told from the words around a number."""

    issuer: str | None
    issuer_kind: str | None
    cited_via: str | None
    period_start: date | None
    period_end: date | None
    period_basis: str | None
    place: str | None
    place_id: str | None
    place_role: str | None


class Circumstances:
    """Built once for a document; works on a sentence only when it is asked about a figure that needs it."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        published: tuple[date, date] | None = None,
        gazetteer: Gazetteer | None = None,
    ):
        self._issuers = Issuers(sentences)
        self._chronology = Chronology(sentences, published)
        self._places = Places(sentences, gazetteer or Gazetteer({}, {}))

    def of(self, index: int, char_start: int, char_end: int, status: str | None) -> Circumstance:
        """Tell them for the number at `char_start:char_end` of the document, in the sentence at `index`."""
        issuer = self._issuers.issuer_for(index, char_start, char_end)
        period = self._chronology.period_for(index, char_start, char_end, status)
        place = self._places.place_for(index, char_start, char_end)
        return Circumstance(
            issuer=issuer and issuer.name,
            issuer_kind=issuer and issuer.kind,
            cited_via=issuer and issuer.cited_via,
            period_start=period and period.start,
            period_end=period and period.end,
            period_basis=period.basis if period and (period.start or period.end) else None,
            place=place and place.written,
            place_id=place and place.place_id,
            place_role=place and place.role,
        )
