"""Checks a table against its model and says what is wrong in words a person can act on.

Knows pandera's report; nobody else needs to.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from etl.errors import Fault
from etl.tables import KEYS, MODELS, allowed, columns


def check(name: str, frame: pd.DataFrame) -> list[Fault]:
    """Check a table against its model and return every fault, one for each row and rule."""
    try:
        MODELS[name].validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return _faults(name, frame, errors.failure_cases)
    return []


def _faults(name: str, frame: pd.DataFrame, cases: pd.DataFrame) -> list[Fault]:
    """Turn pandera's report into faults; a rule about whole rows is reported there once a column, here once a row."""
    seen = {}
    for case in cases.itertuples():
        about_row = case.schema_context == "DataFrameSchema"
        column = "" if about_row else str(case.column)
        seen.setdefault((case.index, column, str(case.check)), case)
    return [_fault(name, frame, column, case) for (_, column, _), case in seen.items()]


def _fault(name: str, frame: pd.DataFrame, column: str, case: object) -> Fault:
    row = _row_name(name, frame, case.index)
    if not column:
        return Fault(f"{name}{row}", _row_in_words(name, frame, case), _rule_in_words(name, column, str(case.check)))
    return Fault(f"{name}{row}, {column}", repr(case.failure_case), _rule_in_words(name, column, str(case.check)))


def _row_name(name: str, frame: pd.DataFrame, index: object) -> str:
    if index is None or pd.isna(index):
        return ""
    key = KEYS.get(name, next(iter(frame.columns)))
    return f", {frame.at[index, key]}" if key in frame else f", row {index}"


def _row_in_words(name: str, frame: pd.DataFrame, case: object) -> str:
    """Show the columns that a rule about the row names, with their values; for a rule about the table, what it met."""
    named = [column for column in columns(name) if column in str(case.check) and column in frame]
    if case.index is None or pd.isna(case.index) or not named:
        return str(case.failure_case)
    return ", ".join(f"{column} {_plain(frame.at[case.index, column])}" for column in named)


def _plain(value: object) -> str:
    if pd.isna(value):
        return "empty"
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def _rule_in_words(name: str, column: str, rule: str) -> str:
    closed = allowed(columns(name)[column]) if column in columns(name) else ()
    if closed and rule.startswith("isin"):
        return "one of " + ", ".join(closed)
    words = {
        "not_nullable": "a value",
        "field_uniqueness": "a value that no other row has",
        "column_in_schema": "only columns of the contract: " + ", ".join(columns(name)),
        "column_in_dataframe": "every column of the contract",
    }
    return words.get(rule, rule)
