"""How long each way of handing out a table takes and what memory it needs, beside pandas `to_csv` in memory.

    python tests/bench/downloads.py --rows 1000000

Draws rows of the displacement table, and runs every path in a process of its own. "first" is what the first reader of a
release waits for, "again" what every other does; peak is the memory above that of the loaded table. Long tables
(`dashboard.downloads.downloads.LONG`) are written while they are sent, for each reader anew: their times are those of the last byte.
"""

from __future__ import annotations

import argparse
import csv
import io
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dashboard.downloads import sheets  # noqa: E402 a script finds the project beside itself
from dashboard.downloads.downloads import Downloads  # noqa: E402
from dashboard.evidence.texts import Texts  # noqa: E402
from dashboard.selection import Selection  # noqa: E402
from etl.release import Release, digest, read  # noqa: E402

BASE = "https://bench.example"
TABLE = "displacement"
HALF = "status=projected"  # a view of half of the rows


def draw(rows: int, path: Path) -> None:
    """Write a displacement table of so many rows, half of them projected."""
    published = read(ROOT / "data" / "tables").files[f"{TABLE}.csv"]
    header, *models = csv.reader(io.StringIO(published.decode(), newline=""))
    with path.open("w", encoding="utf-8", newline="") as written:
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(
            _row(header, model, at) for at, model in zip(range(rows), itertools.cycle(models), strict=False)
        )


def drawn(rows: int, path: Path) -> Release:
    """Return the published release with the drawn table in place of its own."""
    release, content = read(ROOT / "data" / "tables"), path.read_bytes()
    models = release.tables[TABLE]
    frame = release.tables[TABLE].iloc[[at % len(models) for at in range(rows)]].reset_index(drop=True)
    frame["status"] = pd.Series(["reported", "projected"] * (rows // 2 + 1), dtype="str").iloc[:rows]
    tables, files = release.tables | {TABLE: frame}, release.files | {f"{TABLE}.csv": content}
    return Release(digest(content[:4096]), release.package, tables, files)


def _row(header: list[str], model: list[str], at: int) -> list[str]:
    told = {"figure_id": f"drawn-{at:07d}", "group_id": f"drawn-{at:07d}", "status": ("reported", "projected")[at % 2]}
    told |= {"value_low": str(1000 + at * 7919 % 999_983)} if model[header.index("value_low")] else {}
    return [told.get(name, cell) for name, cell in zip(header, model, strict=True)]


def paths(release: Release) -> dict[str, Callable[[], Iterator[int]]]:
    """Return every path by its name; each yields the bytes that it sent, once a reader."""
    downloads = Downloads(release, Texts())

    def kept(wanted: str) -> Iterator[int]:
        for _ in range(2):
            file = downloads.file(wanted, "", BASE)
            yield file.kept.sent if file.kept else sum(map(len, file.pieces()))

    def view(wanted: str) -> Iterator[int]:
        yield sum(map(len, downloads.file(wanted, HALF, BASE).pieces()))

    def page() -> Iterator[int]:
        chosen = sheets.chosen(release, Texts(), BASE, TABLE, Selection.from_query(HALF, release.tables))
        yield sum(len("".join(cells)) for cells in sheets.part(chosen, 0, 1000).rows())

    def pandas() -> Iterator[int]:
        yield len(release.tables[TABLE].to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode())

    whole = ("csv", "csv.gz", "excel.csv", "hxl.csv", "json", "parquet")
    return {
        "pandas to_csv in memory": pandas,
        **{f"whole table, {ending}": lambda ending=ending: kept(f"{TABLE}.{ending}") for ending in whole},
        **{
            f"half of the rows, {ending}": lambda ending=ending: view(f"{TABLE}.{ending}")
            for ending in whole
            if ending != "csv.gz"
        },
        "a page of 1,000 rows of the API": page,
    }


def measure(rows: int, name: str, path: Path) -> dict:
    """Measure one path in this process."""
    release = drawn(rows, path)
    readers, before, seconds, sent = paths(release)[name](), _peak(), [], 0
    while True:
        started = time.perf_counter()
        size = next(readers, None)
        if size is None:
            return {"seconds": seconds, "peak": _peak() - before, "sent": sent}
        seconds.append(time.perf_counter() - started)
        sent = size


def _peak() -> float:
    """Return the highest memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure every path apart and print them side by side."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--only", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.only:
        print(json.dumps(measure(given.rows, given.only[0], Path(given.only[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        draw(given.rows, Path(folder, "drawn.csv"))
        compare(given.rows, Path(folder, "drawn.csv"))


def compare(rows: int, path: Path) -> None:
    """Print the measures of every path."""
    print(f"{rows:,} rows of {TABLE}\n")
    print(f"{'path':34} {'first s':>9} {'again s':>9} {'x pandas':>9} {'peak MB':>9} {'x pandas':>9} {'sent MB':>9}")
    pandas = None
    for name in paths(read(ROOT / "data" / "tables")):
        found = _apart(rows, name, path)
        pandas = pandas or found
        print(_line(name, found, pandas), flush=True)


def _apart(rows: int, name: str, path: Path) -> dict:
    command = [sys.executable, __file__, "--rows", str(rows), "--only", name, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _line(name: str, found: dict, pandas: dict) -> str:
    first, again = found["seconds"][0], found["seconds"][-1]
    times, memory = again / pandas["seconds"][-1], found["peak"] / pandas["peak"]
    return f"{name:34} {first:9.3f} {again:9.3f} {times:9.4f} {found['peak']:9.0f} {memory:9.2f} {found['sent'] / 1e6:9.1f}"


if __name__ == "__main__":
    main()
