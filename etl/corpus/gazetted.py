"""The ids of a place that somebody names, from the gazetteer."""

from __future__ import annotations

import csv
from pathlib import Path

from etl.errors import UserError


def ids_of(name: str, within: bool, places: Path) -> list[str]:
    """Return the ids of a place by its name, a spelling or its id, and of all that lies within it if asked."""
    try:
        with places.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, ValueError) as error:
        raise UserError(f"{places}: cannot be read as a gazetteer ({error})") from None
    found = {row["place_id"] for row in rows if name.casefold() in _names(row)}
    while within and (inner := {row["place_id"] for row in rows if row["within"] in found} - found):
        found |= inner
    return sorted(found)


def _names(row: dict[str, str]) -> set[str]:
    named = (row["place_id"], row["name"], *row["spellings"].split(";"))
    return {name.strip().casefold() for name in named}
