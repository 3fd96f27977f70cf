"""The reference series: what the agencies counted, one row a fact, kept by hand in `data/reference/*.csv`.

Knows nothing of cards. Adding a fact is adding a row to one of the files, or a file.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.errors import UserError
from etl.rows import read_rows


def read(folder: Path) -> pd.DataFrame:
    """Read all facts in the types of the contract; raise `FaultsFound` with all faults of the form of all files.

    `etl.checks.check("reference", ...)` says whether the values are allowed.
    """
    if not folder.is_dir():
        raise UserError(f"{folder}: no such folder. It holds the reference series as CSV files")
    return read_rows("reference", sorted(folder.glob("*.csv")))
