"""Reads tables that are kept by hand as CSV (`data/places.csv`, `data/reference/*.csv`).

Gathers every fault of every file: broken encoding or quoting, unknown columns, cells too many or too few,
values of the wrong type, an id met twice. Whether the values are allowed is for `etl.checks` to say.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from etl.errors import Fault, FaultsFound, UserError
from etl.tables import KEYS, columns
from etl.tidy import frame


@dataclass(frozen=True)
class Row:
    """What one row says, and the file and line where it stands."""

    where: str
    said: dict[str, Any]


def read_rows(name: str, paths: Iterable[Path]) -> pd.DataFrame:
    """Read some CSV files into one frame of table `name`; raise `FaultsFound` with the faults of all of them."""
    faults: list[Fault] = []
    rows = [row for path in paths for row in _rows(name, path, faults)]
    faults += _repeated(KEYS[name], rows)
    if faults:
        raise FaultsFound(faults)
    return frame(name, [row.said for row in rows])


def _rows(name: str, path: Path, faults: list[Fault]) -> Iterator[Row]:
    records = _records(path, faults)
    _, header = next(records, (1, []))
    wrong = _columns(name, path, header)
    faults += wrong
    for line, cells in () if wrong else records:
        where = f"{path.name}, row {line}"
        if len(cells) == len(header):
            given = zip(header, cells, strict=True)
            yield Row(where, {column: _value(name, column, cell, where, faults) for column, cell in given})
        else:
            remedy = "A cell that holds a comma stands in double quotes."
            faults.append(Fault(where, f"{len(cells)} cells", f"{len(header)} cells, one for each column", remedy))


def _records(path: Path, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of each record that is not blank."""
    reader = csv.reader(io.StringIO(_text(path, faults), newline=""), strict=True)
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        faults.append(Fault(f"{path.name}, row {reader.line_num}", str(error), "every quote closed"))


def _text(path: Path, faults: list[Fault]) -> str:
    """Return the text of a file without the byte order mark that spreadsheets put first."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.append(Fault(f"{path.name}, row {line}", f"byte {error.object[error.start]:#04x}", "UTF-8"))
        return path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None


def _columns(name: str, path: Path, given: list[str]) -> list[Fault]:
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
    twice = [
        Fault(f"{path.name}, {column}", "the column twice", "every column once")
        for column in expected
        if given.count(column) > 1
    ]
    return unknown + lacking + twice


def _value(name: str, column: str, cell: str, where: str, faults: list[Fault]) -> Any:
    dtype = str(columns(name)[column].dtype)
    if not cell and dtype != "bool":  # the type has no missing value: an empty cell would turn into false
        return None
    read, kind = _reader(dtype)
    try:
        return read(cell)
    except ValueError:
        faults.append(Fault(f"{where}, {column}", repr(cell), kind))
        return None


def _reader(dtype: str) -> tuple[Callable[[str], Any], str]:
    return next((reader for start, reader in READERS.items() if dtype.startswith(start)), (str, "text"))


def _whole(cell: str) -> int:
    """Read digits and nothing else: `int` would take `1_000` and digits of any script."""
    if not re.fullmatch(r"-?[0-9]+", cell):
        raise ValueError(cell)
    return int(cell)


def _day(cell: str) -> date:
    """Read the one form of a day: `fromisoformat` would take `20170706` and weeks."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", cell, re.ASCII):
        raise ValueError(cell)
    return date.fromisoformat(cell)


def _truth(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(cell)
    return cell == "true"


READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "Int": (_whole, "a whole number in digits"),
    "float": (float, "a number"),
    "datetime": (_day, "a day (YYYY-MM-DD)"),
    "bool": (_truth, "true or false"),
}


def _repeated(key: str, rows: Iterable[Row]) -> Iterator[Fault]:
    """Say of each id that was met before where that was."""
    first: dict[str, str] = {}
    for row in rows:
        before = first.setdefault(row.said[key], row.where)
        if before != row.where and row.said[key]:
            yield Fault(f"{row.where}, {key}", f"{row.said[key]!r}, as in {before}", "an id that no other row has")
