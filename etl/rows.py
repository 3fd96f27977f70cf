"""Reads tables that are kept by hand as CSV (`data/places.csv`, `data/reference/*.csv`).

Gathers every fault of every file: unknown columns, values of the wrong type, broken encoding.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from etl.errors import Fault, FaultsFound, UserError
from etl.tables import columns
from etl.tidy import frame

READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "Int": (int, "a whole number"),
    "float": (float, "a number"),
    "datetime": (date.fromisoformat, "a day (YYYY-MM-DD)"),
}


def read_rows(name: str, paths: Iterable[Path]) -> pd.DataFrame:
    """Read some CSV files into one frame of table `name`; raise `FaultsFound` with the faults of all of them."""
    rows: list[dict] = []
    faults: list[Fault] = []
    for path in paths:
        for line, row in enumerate(_records(name, path, faults), start=2):
            rows.append(
                {column: _value(name, column, text, f"{path.name}, row {line}", faults) for column, text in row.items()}
            )
    if faults:
        raise FaultsFound(faults)
    return frame(name, rows)


def _records(name: str, path: Path, faults: list[Fault]) -> list[dict[str, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        faults.append(Fault(path.name, f"byte {error.object[error.start]:#04x} at {error.start}", "UTF-8"))
        return []
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None
    reader = csv.DictReader(lines, restkey="", strict=True)
    wrong = _columns(name, path, reader.fieldnames or [])
    faults += wrong
    return [] if wrong else list(reader)


def _columns(name: str, path: Path, given: Iterable[str]) -> list[Fault]:
    expected = list(columns(name))
    unknown = [
        Fault(f"{path.name}, {column}", "an unknown column", "one of " + ", ".join(expected))
        for column in given
        if column not in expected
    ]
    lacking = [
        Fault(f"{path.name}, {column}", "no such column", "every column of the contract")
        for column in expected
        if column not in given
    ]
    return unknown + lacking


def _value(name: str, column: str, text: str | None, where: str, faults: list[Fault]) -> Any:
    if not text:
        return None
    if column not in columns(name):
        faults.append(Fault(where, f"more cells than columns ({text!r})", f"{len(columns(name))} cells"))
        return None
    reader, kind = _reader(str(columns(name)[column].dtype))
    try:
        return reader(text)
    except ValueError:
        faults.append(Fault(f"{where}, {column}", repr(text), kind))
        return None


def _reader(dtype: str) -> tuple[Callable[[str], Any], str]:
    return next((reader for start, reader in READERS.items() if dtype.startswith(start)), (str, "text"))
