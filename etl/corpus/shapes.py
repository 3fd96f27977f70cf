"""The tables of a corpus: their columns and types, and how rows become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from etl.corpus.signatures import BYTES
from etl.extract.mention import Mention

TEXT, WHOLE, DAY = pa.string(), pa.int64(), pa.date32()
TYPES = {
    "char_start": WHOLE, "char_end": WHOLE, "repeats": WHOLE, "additional": pa.bool_(),
    "value_low": pa.float64(), "value_high": pa.float64(), "period_start": DAY, "period_end": DAY,
}  # fmt: skip
FOUND = Mention._fields
MENTIONS = pa.schema([
    ("document", TEXT), ("sha256", TEXT), ("published_start", DAY), ("published_end", DAY), ("origin", TEXT),
    *((name, TYPES.get(name, TEXT)) for name in FOUND),
])  # fmt: skip
DOCUMENTS = pa.schema([
    ("document", TEXT), ("sha256", TEXT), ("characters", WHOLE), ("published_start", DAY), ("published_end", DAY),
    ("title", TEXT), ("publisher", TEXT), ("url", TEXT), ("where", TEXT), ("mentions", WHOLE), ("figures", WHOLE),
    ("origin", TEXT), ("carriers", WHOLE), ("signature", pa.binary(BYTES)),
])  # fmt: skip
FAILURES = pa.schema([("document", TEXT), ("where", TEXT), ("reason", TEXT), ("read", pa.bool_())])
SCHEMAS = {"mentions": MENTIONS, "documents": DOCUMENTS, "failures": FAILURES}


def table(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Return the rows of one of the tables; a column that no row gives is empty."""
    schema = SCHEMAS[name]
    return pa.table({column: [row.get(column) for row in rows] for column in schema.names}, schema)
