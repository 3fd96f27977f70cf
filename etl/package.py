"""Writes the tables as files: one CSV each, and the Frictionless Data Package that explains them.

The package is made from the models, so that it cannot say something else than what is checked.
See https://specs.frictionlessdata.io/data-package/ and https://specs.frictionlessdata.io/table-schema/.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa

from etl.release import PACKAGE, digest
from etl.tables import FIGURE_TABLES, KEYS, MODELS, allowed, columns
from etl.tables.hxl import hashtag, hashtags_of_values
from etl.tables.traces import Trace

FOREIGN_KEYS = {
    **{name: {"document_id": "documents", "place_id": "places"} for name in FIGURE_TABLES},
    "context": {"document_id": "documents"},
    "set_aside": {"document_id": "documents"},
    "reference": {"place_id": "places"},
    "places": {"within": "places"},
    "scorecard": {
        "place_id": "places",
        "projected_reference_id": "reference",
        "count_reference_id": "reference",
        "base_reference_id": "reference",
    },
    "comparisons": {"reference_id": "reference", "also_reference_id": "reference"},
    "capacity_gaps": {
        "supply_reference_id": "reference",
        "need_reference_id": "reference",
        "size_plots_id": "reference",
        "size_people_id": "reference",
    },
    "identities": {"ever_id": "reference", "still_id": "reference", "returned_id": "reference"},
}
LICENSE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def files(tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> dict[str, bytes]:
    """Return every file of a release by name: the tables as CSV, and the package that describes them.

    `about` gives title, description, day and events of the collection, its list of changes, the story and the rules of
    derived tables.
    """
    contents = {f"{name}.csv": csv(table) for name, table in tables.items()}
    package = {
        "profile": "data-package",
        "name": "displacement-figures",
        **about,
        "licenses": [LICENSE],
        "resources": [resource(name, contents[f"{name}.csv"]) for name in tables],
        "provenance": provenance(),
    }
    described = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    return contents | {PACKAGE: described.encode()}


def csv(table: pd.DataFrame) -> bytes:
    """Write a table as CSV: UTF-8, LF, ISO days, true and false, empty for missing.

    A carriage return in a cell is quoted only where lines end with one: so they do, and get their own ending here.
    """
    written, lines = table.copy(), _Lines()
    for name in written.select_dtypes("bool"):
        written[name] = written[name].map({True: "true", False: "false"})
    written.to_csv(lines, index=False, lineterminator="\r\n", date_format="%Y-%m-%d")
    return "".join(line[:-2] + "\n" for line in lines).encode()


class _Lines(list):
    """What was written, line by line."""

    write = list.append


def resource(name: str, content: bytes) -> dict:
    """Describe one table's file: digest, size, and every column."""
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "title": name.replace("_", " ").capitalize(),
        "description": MODELS[name].__doc__.splitlines()[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": digest(content),
        "schema": schema(name),
    }


def schema(name: str) -> dict:
    """Describe the columns of a table in the words of Table Schema."""
    described: dict[str, Any] = {
        "fields": [field(title, column) for title, column in columns(name).items()],
        "missingValues": [""],
    }
    if name in KEYS:
        described["primaryKey"] = KEYS[name]
    described["foreignKeys"] = [
        {"fields": [column], "reference": {"resource": "" if other == name else other, "fields": [KEYS[other]]}}
        for column, other in FOREIGN_KEYS.get(name, {}).items()
    ]
    return described


def provenance() -> list[dict]:
    """Describe the columns that a download adds to every number of a document."""
    return [field(title, column) for title, column in Trace.to_schema().columns.items()]


def field(name: str, column: pa.Column) -> dict:
    """Describe one column: type, title, meaning, HXL hashtag, unit and what is allowed."""
    described = {
        "name": name,
        "type": _type(str(column.dtype)),
        "title": column.title,
        "description": column.description,
        "hxl": hashtag(name),
    }
    if hashtags_of_values(name):
        described["hxlValues"] = dict(hashtags_of_values(name))
    if column.metadata and "unit" in column.metadata:
        described["unit"] = column.metadata["unit"]
    return {**described, "constraints": _constraints(column)}


def _type(dtype: str) -> str:
    starts = {"Int": "integer", "datetime": "date", "bool": "boolean", "float": "number"}
    return next((kind for start, kind in starts.items() if dtype.startswith(start)), "string")


def _constraints(column: pa.Column) -> dict:
    found: dict[str, Any] = {"required": not column.nullable}
    if column.unique:
        found["unique"] = True
    if allowed(column):
        found["enum"] = list(allowed(column))
    for check in column.checks:
        if check.name == "str_matches":
            found["pattern"] = str(check.statistics["pattern"])
        if check.name == "greater_than_or_equal_to":
            found["minimum"] = check.statistics["min_value"]
        if check.name == "less_than_or_equal_to":
            found["maximum"] = check.statistics["max_value"]
    return found
