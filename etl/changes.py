"""What became of the figures from one release to the next: added, revised, withdrawn, removed, with old and new value.

The list is made by comparing two releases, kept in `data/changes.json`, and published with the tables and as
`CHANGELOG-DATA.md`. Figures and facts of the agencies are compared; what is derived from them follows from them.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from etl import release
from etl.errors import Fault, FaultsFound, UserError

FILE = "changes.json"
CHANGELOG = "CHANGELOG-DATA.md"
KEYS = {
    "displacement": "figure_id", "casualties": "figure_id", "camp_capacity": "figure_id", "reference": "reference_id",
}  # fmt: skip
KINDS = ("added", "revised", "withdrawn", "removed")
Row = Mapping[str, str]
Change = dict[str, str]  # change, table, id, column, old, new: the last three empty where they do not apply
Entry = dict[str, Any]  # released, since ({release, released} or null for the first), changes


def read(path: Path) -> list[Entry]:
    """Read the kept lists, the newest first; none where there is no file. Raises `FaultsFound` for another form."""
    if not path.exists():
        return []
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        if all({"released", "since", "changes"} == set(entry) for entry in entries):
            return entries
    except (ValueError, TypeError):
        pass
    raise FaultsFound([Fault(str(path), "another form", "a list of entries with released, since and changes")])


def open_release(path: Path) -> release.Release:
    """Read a release from its folder or from the zip that a reader has downloaded."""
    if path.is_dir():
        return release.read(path)
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as bundle:
                bundle.extractall(folder)
        except (OSError, zipfile.BadZipFile) as error:
            raise UserError(f"{path}: {error}. Give the folder or the zip of a release") from None
        return release.read(Path(folder))


def compare(before: release.Release, after: release.Release) -> Entry:
    """Return the entry that leads from one release to the other."""
    changes = [change for table, key in KEYS.items() for change in _changes(table, key, before, after)]
    since = {"release": identity(before), "released": _day(before)}
    return {"released": _day(after), "since": since, "changes": changes}


def identity(found: release.Release) -> str:
    """Return the id of a release; a downloaded package, which describes more columns, names it in words."""
    return found.package.get("release", found.digest)


def _day(found: release.Release) -> str:
    return found.package.get("created", "")[:10]


def _changes(table: str, key: str, before: release.Release, after: release.Release) -> Iterator[Change]:
    old, new = _rows(before, table, key), _rows(after, table, key)
    for name in sorted(old.keys() | new.keys()):
        known = {"table": table, "id": name}
        if name not in old:
            yield {"change": "added", **known, "column": "", "old": "", "new": _stated(new[name])}
        elif name not in new:
            yield {"change": "removed", **known, "column": "", "old": _stated(old[name]), "new": ""}
        else:
            yield from ({**told, **known} for told in _revised(old[name], new[name]))


def _rows(found: release.Release, table: str, key: str) -> dict[str, Row]:
    if f"{table}.csv" not in found.files:
        return {}
    added = {field["name"] for field in found.package.get("provenance", ())}  # a downloaded row tells of its site, too
    rows = csv.DictReader(io.StringIO(found.files[f"{table}.csv"].decode("utf-8"), newline=""))
    return {row[key]: {name: cell for name, cell in row.items() if name not in added} for row in rows}


def _revised(old: Row, new: Row) -> Iterator[Change]:
    """A column that one of the two releases does not have says nothing about the row."""
    for column in (name for name in new if name in old and old[name] != new[name]):
        withdrawn = column == "verification" and new[column] == "withdrawn"
        told = "withdrawn" if withdrawn else "revised"
        yield {"change": told, "column": column, "old": old[column], "new": new[column]}


def _stated(row: Row) -> str:
    """The words of a figure; of a fact, its bounds."""
    bounds = " to ".join(dict.fromkeys(row[name] for name in ("value_low", "value_high") if row[name]))
    return row.get("as_written") or f"{bounds} {row['unit']}"


def put(entries: list[Entry], entry: Entry) -> list[Entry]:
    """Return the entries with one more, in place of an earlier one of the same day; the newest first."""
    others = [kept for kept in entries if kept["released"] != entry["released"]]
    return sorted([entry, *others], key=lambda kept: kept["released"], reverse=True)


def write(data: Path, entries: list[Entry]) -> None:
    """Keep the entries beside the cards, and the change list that people read beside the README."""
    (data / FILE).write_text(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (data.resolve().parent / CHANGELOG).write_text(markdown(entries), encoding="utf-8")


def markdown(entries: list[Entry]) -> str:
    """Write the change list for people."""
    head = "# Changes of the data\n\nMade by comparing releases: `python -m etl changes BEFORE --write`.\n"
    return head + "".join(f"\n{section(entry)}" for entry in entries)


def section(entry: Entry) -> str:
    """Write one entry: how many of each kind, and every change with what stood before."""
    lines = [f"## {entry['released']}", "", summary(entry)]
    if entry["changes"]:
        lines += ["", "| change | row | column | before | now |", "| --- | --- | --- | --- | --- |"]
        lines += [_line(change) for change in entry["changes"]]
    return "\n".join(lines) + "\n"


def summary(entry: Entry) -> str:
    """Say in a sentence what an entry compares and finds."""
    if entry["since"] is None:
        return "The first release."
    counts = Counter(change["change"] for change in entry["changes"])
    told = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]) or "nothing changed"
    return f"Since the release of {entry['since']['released']} (`{entry['since']['release']}`): {told}."


def _line(change: Change) -> str:
    cells = (change["change"], f"`{change['id']}` ({change['table']})", change["column"], change["old"], change["new"])
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
