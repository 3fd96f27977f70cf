"""The places whose spellings and ids are known."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Gazetteer:
    """Spellings of places and the ids that they stand for.

    `beside` holds, for a part of a town ("Old City"), the town's name, without which the part could be any town's.
    """

    ids: dict[str, str]
    beside: dict[str, str]

    @classmethod
    def load(cls, path: Path) -> Gazetteer:
        """Read a table with the columns `place_id`, `name`, `spellings` (divided by `;`), `kind` and `within`."""
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        names = {row["place_id"]: row["name"] for row in rows}
        spellings = [(_plain(spelling), row) for row in rows for spelling in _spellings(row)]
        parts = [(spelling, names.get(row["within"], "")) for spelling, row in spellings if row["kind"] == "city_part"]
        return cls(
            {spelling: row["place_id"] for spelling, row in spellings},
            {spelling: town for spelling, town in parts if town not in spelling},
        )

    def id_of(self, name: str, text: str) -> str | None:
        """The id of a spelling, or None; `text` is where the town of a part of town is looked for."""
        if name[0] not in self._initials:
            return None
        spelling = _plain(name)
        if self.beside.get(spelling, "") not in text:
            return None
        return self.ids.get(spelling) or (self.ids.get(spelling.title()) if len(name) > 3 and name.isupper() else None)

    @cached_property
    def _initials(self) -> frozenset[str]:
        return frozenset(spelling[0] for spelling in self.ids)


def _spellings(row: dict[str, str]) -> list[str]:
    return [name.strip() for name in (row["name"], *row["spellings"].split(";")) if name.strip()]


def _plain(name: str) -> str:
    return name.replace("’", "'").replace("‘", "'").replace("`", "'")
