"""How build, page and downloads grow with the number of figures. Each size is measured in a process of its own.

python -m tests.bench.growth [10000 100000 1000000]
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import brotli

from tests.bench.report import Section, number
from tests.bench.serving import ROOT

SIZES = (10_000, 100_000)
AT_MOST = 1_800  # seconds for one size
MEASURED = {
    "validate": "validate every row with pandera, s",
    "write": "write the tables and their digests, s",
    "publish": "publish, s",
    "megabytes": "tables, MB",
    "read": "web: read and hold against the digests, s",
    "create": "web: put the app together, s",
    "first": "web: first page, s",
    "filter": "web: a filter for the first time, s",
    "again": "web: the same filter again, ms",
    "figure": "web: where a figure comes from, ms",
    "page": "page as sent, kB (compressed)",
    "drawn": "figures on it, each with a link",
    "offers": "web: the page of downloads with their sizes, s",
    "begins": "web: download of all figures, to its first byte, s",
    "download": "web: the same, whole, s",
    "rows": "figures in it",
    "needs": "memory that the download needs on top, MB",
    "memory": "memory of the web process at most, MB",
}


def one(figures: int) -> dict[str, float]:
    """Measure one size: the ETL's side, then the web's in another process, so that memory is its own."""
    from etl import release
    from tests.bench import synthetic

    found: dict[str, float] = {}
    made = synthetic.tables(figures)
    faults = _timed(found, "validate", partial(_faults, made))
    if faults:
        sys.exit(f"the synthetic release is not valid: {faults[:3]}")
    files = _timed(found, "write", partial(synthetic.files, made))
    with tempfile.TemporaryDirectory() as folder:
        _timed(found, "publish", partial(release.publish, Path(folder) / "tables", files))
        found["megabytes"] = sum(map(len, files.values())) / 1e6
        del made, files
        return found | _child("web", str(Path(folder) / "tables"))


def _faults(tables: Mapping[str, Any]) -> list:
    from etl import checks

    return [fault for name, table in tables.items() for fault in checks.check(name, table)]


def web(folder: str) -> dict[str, float]:
    """Measure what the web process does with a release."""
    from dashboard.app import create_app
    from etl import release

    found: dict[str, float] = {}
    read = _timed(found, "read", lambda: release.read(Path(folder)))
    client = _timed(found, "create", lambda: create_app(read).server.test_client())
    page = _timed(found, "first", lambda: _page(client, "/"))
    for name in ("filter", "again"):
        _timed(found, name, lambda: _page(client, "/?status=projected"))
    figure = read.tables["displacement"]["figure_id"].iloc[-1]
    _timed(found, "figure", lambda: _page(client, f"/figure/{figure}"))
    _timed(found, "offers", lambda: _page(client, "/downloads"))
    before = _peak()
    _timed(found, "begins", lambda: next(client.get("/download/figures.csv").response))
    rows = _timed(found, "download", lambda: _lines(client.get("/download/figures.csv")) - 1)
    found |= {"page": len(brotli.compress(page, quality=5)) / 1000, "rows": rows, "drawn": _drawn(page)}
    return found | {"needs": _peak() - before, "memory": _peak()}


def _page(client: Any, address: str) -> bytes:
    answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address} answered {answer.status_code}")
    return answer.data


def _lines(answer: Any) -> int:
    return sum(part.count(b"\n") for part in answer.response)


def _drawn(page: bytes) -> int:
    return len(set(re.findall(rb'/figure/([^"?#&]+)', page)))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _timed(found: dict[str, float], name: str, work: Callable[[], Any]) -> Any:
    began = time.perf_counter()
    result = work()
    found[name] = time.perf_counter() - began
    if name in {"again", "figure"}:
        found[name] *= 1000
    return result


def _child(part: str, argument: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.growth", f"--{part}", argument]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=AT_MOST, check=False)
    if ended.returncode:
        sys.exit(ended.stderr[-2000:])
    return json.loads(ended.stdout.splitlines()[-1])


def measure(sizes: tuple[int, ...]) -> Section:
    """Return how everything grows."""
    columns = [_child("one", str(size)) for size in sizes]
    rows = [[words, *(number(column[name]) for column in columns)] for name, words in MEASURED.items()]
    said = "Releases made by `tests/bench/synthetic.py`: the published figures again and again, with other documents, days and values."
    return Section("Growth", ["figures", *(f"{size:,}" for size in sizes)], rows, said)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--web", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(one(chosen.one)))
    elif chosen.web:
        print(json.dumps(web(chosen.web)))
    else:
        print(measure(tuple(chosen.sizes)).written())


if __name__ == "__main__":
    main()
