"""Ask the readers of time, issuer and place about each figure of a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from etl.extract.grammar.passages import Sentence
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.place.places import Places
from etl.extract.source.issuers import Issuers
from etl.extract.time.chronology import Chronology
from etl.quantities import Quantity


class Surroundings:
    """When, by whom and where: the fields of a figure that its document decides, not its clause alone."""

    def __init__(
        self, sentences: Sequence[Sentence], published: tuple[date, date] | None, places: Gazetteer | None
    ) -> None:
        self._chronology = Chronology(sentences, published)
        self._issuers = Issuers(sentences)
        self._places = Places(sentences, places or Gazetteer({}, {}))

    def of(self, index: int, quantity: Quantity, status: str, stock_flow: str) -> dict[str, Any]:
        """Give the fields for a figure in sentence number `index`."""
        start, end = quantity.start, quantity.end
        return {
            **self._time(index, start, end, status, stock_flow),
            **self._issuer(index, start, end),
            **self._place(index, start, end),
        }

    def _time(self, index: int, start: int, end: int, status: str, stock_flow: str) -> dict[str, Any]:
        period = self._chronology.period_for(index, start, end, status, stock=stock_flow == "stock")
        if not period:
            return {}
        return {"period_start": period.start, "period_end": period.end, "period_basis": period.basis}

    def _issuer(self, index: int, start: int, end: int) -> dict[str, Any]:
        issuer = self._issuers.issuer_for(index, start, end)
        if not issuer:
            return {"issuer_kind": "unattributed"}
        return {"issuer": issuer.name, "issuer_kind": issuer.kind, "cited_via": issuer.cited_via}

    def _place(self, index: int, start: int, end: int) -> dict[str, Any]:
        place = self._places.place_for(index, start, end)
        return {"place": place.written, "place_id": place.place_id, "place_role": place.role} if place else {}
