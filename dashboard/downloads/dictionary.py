"""The data dictionary: what each column means, made from the data package and with an example from the data.

Knows no web and no HTML; the page and the README of the zip both tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from dashboard.downloads.sheets import FIGURES, Sheet, resource, whole
from dashboard.downloads.traces import Cells
from dashboard.evidence.texts import Texts
from dashboard.language.words import say
from etl.release import Release

LOOKED_AT = 2_000  # rows that are searched for examples
LONGEST_EXAMPLE = 80


@dataclass(frozen=True)
class Column:
    """One column as a reader has to know it."""

    name: str
    title: str
    meaning: str
    kind: str  # "whole number, people"
    allowed: tuple[str, ...]  # its closed list of values, empty where it is open
    rules: str  # "never empty, unique"
    hxl: str
    example: str  # empty where the data hold none


@dataclass(frozen=True)
class Entry:
    """One table, or the columns that downloads add."""

    name: str
    title: str
    meaning: str
    rows: int
    columns: tuple[Column, ...]


def entries(release: Release, texts: Texts, base: str) -> Iterator[Entry]:
    """Describe every table, and last the columns that downloads add to figures and other numbers."""
    for described in release.package["resources"]:
        sheet = whole(release, texts, base, described["name"])
        own = len(described["schema"]["fields"])
        yield Entry(
            described["name"], described["title"], described["description"], len(sheet), tuple(columns(sheet))[:own]
        )
    figures = whole(release, texts, base, FIGURES)
    added = tuple(columns(figures))[-len(release.package["provenance"]) :]
    yield Entry("provenance", say("dictionary.added"), say("dictionary.added_meaning"), len(figures), added)


def columns(sheet: Sheet) -> Iterator[Column]:
    """Describe the columns of a sheet."""
    for field, example in zip(sheet.fields, examples(sheet.rows(), len(sheet.fields)), strict=True):
        yield column(field, example)


def column(field: dict, example: str) -> Column:
    """Describe one column."""
    rules = field["constraints"]
    return Column(
        name=field["name"],
        title=field["title"],
        meaning=field["description"],
        kind=", ".join(filter(None, [say(f"dictionary.types.{field['type']}"), field.get("unit", "")])),
        allowed=tuple(rules.get("enum", ())),
        rules=", ".join(_rules(rules)),
        hxl=field["hxl"],
        example=_shortened(example),
    )


def _rules(rules: dict) -> Iterator[str]:
    yield say("dictionary.required" if rules["required"] else "dictionary.optional")
    if rules.get("unique"):
        yield say("dictionary.unique")
    for name in ("minimum", "maximum"):
        if name in rules:
            yield say(f"dictionary.{name}", bound=rules[name])


def examples(rows: Iterable[Cells], width: int) -> list[str]:
    """Return the first cell of each column that is not empty."""
    found = [""] * width
    for cells in islice(rows, LOOKED_AT):
        found = [known or cell for known, cell in zip(found, cells, strict=True)]
        if all(found):
            break
    return found


def _shortened(example: str) -> str:
    return example if len(example) <= LONGEST_EXAMPLE else example[: LONGEST_EXAMPLE - 1].rstrip() + "…"


def key(release: Release, name: str) -> str:
    """Return the column that identifies a row of a table, empty where none does."""
    return resource(release, name)["schema"].get("primaryKey", "")
