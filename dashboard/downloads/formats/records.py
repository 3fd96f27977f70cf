"""JSON: one object that says what the rows are, then the rows, each value in its type and null for missing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from dashboard.downloads.formats.lines import MANY
from dashboard.downloads.sheets import Sheet
from dashboard.downloads.traces import Cells

TYPES: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "number": float,
    "boolean": lambda cell: cell == "true",
    "date": str,
    "string": str,
}


def write(sheet: Sheet) -> Iterator[bytes]:
    """Write a sheet as JSON, piece by piece."""
    opening = json.dumps(
        {"release": sheet.release.digest, "table": sheet.name, "filters": sheet.query, "fields": sheet.fields},
        ensure_ascii=False,
    )
    yield f'{opening[:-1]}, "rows": ['.encode()
    rows, between = typed(sheet), "\n"
    while many := list(islice(rows, MANY)):
        yield (between + ",\n".join(json.dumps(row, ensure_ascii=False) for row in many)).encode()
        between = ",\n"
    yield b"\n]}\n"


def typed(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Walk the rows as mappings from column to value."""
    kinds = [(field["name"], TYPES[field["type"]]) for field in sheet.fields]
    return (_typed(kinds, cells) for cells in sheet.rows())


def _typed(kinds: list[tuple[str, Callable]], cells: Cells) -> dict[str, Any]:
    return {name: kind(cell) if cell else None for (name, kind), cell in zip(kinds, cells, strict=True)}
