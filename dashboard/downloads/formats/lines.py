"""CSV for programs: UTF-8, LF, ISO days, true and false, empty for missing."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from dashboard.downloads.sheets import Sheet
from dashboard.downloads.traces import Cells

MANY = 500  # rows a piece: some hundred kilobytes, which neither memory nor the reader has to wait for


def write(sheet: Sheet) -> Iterator[bytes]:
    """Write a sheet as CSV, piece by piece."""
    return pieces(chain([sheet.header], sheet.rows()))


def pieces(rows: Iterable[Cells], ending: str = "\n") -> Iterator[bytes]:
    """Write rows as CSV, many at a time.

    The writer of Python quotes a carriage return in a cell only where its own lines end with one: so they do, and get
    their ending here.
    """
    left, written = iter(rows), _Lines()
    writer = csv.writer(written, lineterminator="\r\n")
    while many := list(islice(left, MANY)):
        writer.writerows(many)
        yield "".join(line[:-2] + ending for line in written).encode()
        written.clear()


class _Lines(list):
    """What was written, line by line."""

    write = list.append
