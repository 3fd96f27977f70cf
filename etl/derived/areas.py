"""Which area holds which: by the gazetteer, and by the scopes of the collection (`data/crisis.yaml`).

A scope is an area that agencies count and no gazetteer names, such as that of an operation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import yaml

from etl.derived.statements import Statement
from etl.errors import Fault, FaultsFound


@dataclass(frozen=True)
class Areas:
    """`holders` names the areas that hold an area directly, `names` the one name of each spelling of a scope.

    `partial` are series that count only part of the people of their area.
    """

    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    partial: frozenset[str] = frozenset()

    def rule(self, asked: Statement, counted: Statement) -> str | None:
        """Say whether a count is of the `same`, a `wider` or a `narrower` area than asked for, or None: of another.

        People at a place and people from it are not the same people: roles must agree where both are known.
        """
        if asked.place_role and counted.place_role and asked.place_role != counted.place_role:
            return None
        here, there = self.name(asked), self.name(counted)
        if not here or not there:
            return None
        if here == there:
            return "narrower" if counted.series in self.partial else "same"
        if there in self._around(here):
            return None if counted.series in self.partial else "wider"
        return "narrower" if here in self._around(there) else None

    def name(self, statement: Statement) -> str | None:
        """Return the one name of the area of a statement: its id in the gazetteer, else its words."""
        words = (statement.place or "").casefold()
        return statement.place_id or self.names.get(words, words) or None

    def _around(self, area: str) -> set[str]:
        around: set[str] = set()
        waiting = [area]
        while waiting:
            new = self.holders.get(waiting.pop(), frozenset()) - around
            around |= new
            waiting += new
        return around


def read(path: Path, gazetteer: pd.DataFrame) -> Areas:
    """Read scopes and partial series; raise `FaultsFound` where they are not understood or name unknown places."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        scopes = [(scope["name"].casefold(), scope) for scope in told.get("scopes") or []]
        held = [(place, name) for name, scope in scopes for place in scope["contains"]]
        spelled = {words.casefold(): name for name, scope in scopes for words in scope.get("spellings", [])}
        partial = frozenset(told.get("partial_series") or [])
    except (KeyError, TypeError, AttributeError) as error:
        allowed = "scopes with name and contains (places of the gazetteer), and partial_series"
        raise FaultsFound([Fault(f"{path.name}, scopes", str(error), allowed)]) from None
    _check(path, [place for place, _ in held], gazetteer)
    return Areas(_holders([*held, *_within(gazetteer)]), spelled, partial)


def _check(path: Path, named: list[str], gazetteer: pd.DataFrame) -> None:
    known = set(gazetteer["place_id"])
    unknown = [place for place in named if place not in known]
    if unknown:
        remedy = "Correct it, or add the place to data/places.csv."
        raise FaultsFound(
            [Fault(f"{path.name}, scopes", repr(place), "a place of the gazetteer", remedy) for place in unknown]
        )


def _within(gazetteer: pd.DataFrame) -> Iterator[tuple[str, str]]:
    known = gazetteer[gazetteer["within"].notna()]
    return zip(known["place_id"], known["within"], strict=True)


def _holders(pairs: list[tuple[str, str]]) -> dict[str, frozenset[str]]:
    places = {place for place, _ in pairs}
    return {place: frozenset(holder for inner, holder in pairs if inner == place) for place in places}
