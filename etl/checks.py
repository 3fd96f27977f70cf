"""Checks a table against its model and says what is wrong in words a person can act on.

Knows pandera's report; nobody else needs to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd
import pandera.pandas as pa

from etl.errors import Fault
from etl.tables import FIGURE_TABLES, IDENTIFIER, KEYS, MODELS, WEB_ADDRESS, allowed, columns

PATTERNS = {
    IDENTIFIER: "lower-case letters and digits, joined by hyphens or dots",
    WEB_ADDRESS: "a web address (https://...)",
}


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
    rule = _rule_in_words(name, column, str(case.check))
    if not column:
        return Fault(f"{name}{row}", _row_in_words(name, frame, case), rule)
    return Fault(f"{name}{row}, {column}", _plain(case.failure_case, quoted=True), rule)


def _row_name(name: str, frame: pd.DataFrame, index: object) -> str:
    if index is None or pd.isna(index):
        return ""
    key = KEYS.get(name, next(iter(frame.columns)))
    return f", {frame.at[index, key]}" if key in frame else f", row {index}"


def _row_in_words(name: str, frame: pd.DataFrame, case: object) -> str:
    """Show the columns that a rule about the row names, with their values; for a rule about the table, what it met."""
    words = set(re.findall(r"\w+", str(case.check)))
    named = [column for column in columns(name) if column in words and column in frame]
    if case.index is None or pd.isna(case.index) or not named:
        return str(case.failure_case)
    return ", ".join(f"{column} {_plain(frame.at[case.index, column])}" for column in named)


def _plain(value: object, *, quoted: bool = False) -> str:
    if pd.isna(value):
        return "nothing" if quoted else "empty"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return repr(value) if quoted and isinstance(value, str) else str(value)


def _rule_in_words(name: str, column: str, rule: str) -> str:
    if column in columns(name):
        return _column_rule(columns(name)[column], rule)
    words = {
        "column_in_schema": "only columns of the contract: " + ", ".join(columns(name)),
        "column_in_dataframe": "every column of the contract",
    }
    return words.get(rule, rule)


def _column_rule(column: pa.Column, rule: str) -> str:
    """Say a rule about one column in words; the name of the rule comes before its argument."""
    kind, _, argument = rule.partition("(")
    argument = argument.removesuffix(")")
    words = {
        "isin": "one of " + ", ".join(allowed(column)),
        "not_nullable": "a value",
        "field_uniqueness": "a value that no other row has",
        "greater_than_or_equal_to": f"at least {argument}",
        "less_than_or_equal_to": f"at most {argument}",
        "str_matches": PATTERNS.get(argument.strip("'\""), f"text of the form {argument}"),
    }
    return words.get(kind, rule)


def between(tables: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Check what holds between tables: places and figures that are named exist, and no figure is named twice."""
    return [*_places(tables), *_figures(tables), *_twice(tables)]


def _places(tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    known = set(tables["places"]["place_id"])
    for name in (*FIGURE_TABLES, "reference"):
        for key, place in zip(tables[name][KEYS[name]], tables[name]["place_id"], strict=True):
            if pd.notna(place) and place not in known:
                remedy = "Leave it empty, or add the place to data/places.csv."
                yield Fault(f"{name}, {key}, place_id", repr(place), "a place of the gazetteer", remedy)


def _figures(tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    figures = {figure for name in FIGURE_TABLES for figure in tables[name]["figure_id"]}
    known = figures | set(tables["reference"]["reference_id"])
    for name in FIGURE_TABLES:
        for figure, group in zip(tables[name]["figure_id"], tables[name]["group_id"], strict=True):
            if group not in figures:
                yield Fault(f"{name}, {figure}, group_id", repr(group), "the figure_id of the claim's headline")
    for relation in tables["relations"].itertuples():
        if relation.other_id not in known:
            where = f"relations, {relation.figure_id}, other_id"
            yield Fault(where, repr(relation.other_id), "a figure or a fact of the reference series")


def _twice(tables: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """An id names one figure, whichever table it stands in."""
    counts = Counter(figure for name in FIGURE_TABLES for figure in set(tables[name]["figure_id"]))
    for figure in (figure for figure, count in counts.items() if count > 1):
        yield Fault(f"{figure}, figure_id", "the same id in several tables", "an id that no other figure has")
