"""The formats in which rows leave the house: one module each, with a function that writes a sheet piece by piece.

A format is known by the ending of its files. Knows no web; `dashboard.downloads.downloads` hands the pieces out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.downloads.formats import excel, hxl, lines, parquet, records
from dashboard.downloads.sheets import Sheet


@dataclass(frozen=True)
class Format:
    """How a sheet is written; `is_text` tells that it grows smaller when it is compressed."""

    ending: str
    mimetype: str
    write: Callable[[Sheet], Iterator[bytes]]
    is_text: bool = True


CSV = "text/csv; charset=utf-8"
FORMATS = {
    each.ending: each
    for each in (
        Format("csv", CSV, lines.write),
        Format("excel.csv", CSV, excel.write),
        Format("hxl.csv", CSV, hxl.write),
        Format("json", "application/json", records.write),
        Format("parquet", "application/vnd.apache.parquet", parquet.write, is_text=False),
    )
}


def offered() -> dict[str, Format]:
    """Return the formats that this installation can write, by ending."""
    return {ending: each for ending, each in FORMATS.items() if ending != "parquet" or parquet.available()}
