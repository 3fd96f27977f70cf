"""Parquet, where pyarrow is installed: `pip install '.[parquet]'`."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from datetime import date
from itertools import islice

from dashboard.downloads.formats.pieces import Pieces
from dashboard.downloads.formats.records import typed
from dashboard.downloads.sheets import Sheet

GROUP = 10_000  # rows a row group: what is held in memory at once


def available() -> bool:
    """Say whether this installation can write Parquet."""
    return importlib.util.find_spec("pyarrow") is not None


def write(sheet: Sheet) -> Iterator[bytes]:
    """Write a sheet as Parquet, typed, with the meaning of each column in its metadata."""
    import pyarrow as pa  # an extra; imported only where it is asked for
    import pyarrow.parquet as pq

    kinds = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "string": pa.string(),
    }
    columns = [
        pa.field(
            field["name"], kinds[field["type"]], metadata={"description": field["description"], "hxl": field["hxl"]}
        )
        for field in sheet.fields
    ]
    schema = pa.schema(columns, metadata={"release": sheet.release.digest, "filters": sheet.query})
    days = [field["name"] for field in sheet.fields if field["type"] == "date"]
    written, rows = Pieces(), typed(sheet)
    with pq.ParquetWriter(written, schema, compression="zstd") as writer:
        while many := list(islice(rows, GROUP)):
            writer.write_table(pa.Table.from_pylist([_with_days(row, days) for row in many], schema=schema))
            yield written.take()
    yield written.take()


def _with_days(row: dict, days: list[str]) -> dict:
    return row | {name: date.fromisoformat(row[name]) for name in days if row[name]}
