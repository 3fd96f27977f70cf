"""The gazetteer as a table: places, their spellings and codes, kept by hand in `data/places.csv`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.rows import read_rows


def read(path: Path) -> pd.DataFrame:
    """Read the gazetteer in the types of the contract; raise `FaultsFound` with all faults of its form."""
    return read_rows("places", [path])
