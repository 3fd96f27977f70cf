"""CSV for programs: UTF-8, LF, ISO days, true and false, empty for missing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from dashboard.sheets import Sheet
from dashboard.traces import Cells

MANY = 500  # rows a piece: some hundred kilobytes, which neither memory nor the reader has to wait for


def write(sheet: Sheet) -> Iterator[bytes]:
    """Write a sheet as CSV, piece by piece."""
    return pieces(chain([sheet.header], sheet.rows()))


def pieces(rows: Iterable[Cells], ending: str = "\n") -> Iterator[bytes]:
    """Write rows as CSV, many at a time."""
    left = iter(rows)
    while many := list(islice(left, MANY)):
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator=ending).writerows(many)
        yield written.getvalue().encode()
