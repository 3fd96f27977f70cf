"""How soon two workers answer after a cold start, and how much memory they need when everything that is kept is full.

python -m tests.bench.footprint [--starts 5] [--views 400]
"""

from __future__ import annotations

import argparse
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from tests.bench.asking import CALLBACK, callback
from tests.bench.report import Section
from tests.bench.serving import Server, get, serving

AT_MOST = 512  # MB for two workers
WITHIN = 2.5  # seconds from the start of gunicorn to the first 200
READERS = 8  # at once
FIRST_DAY = date(2012, 1, 1)


def measure(starts: int, views: int) -> Section:
    """Return how long starts took and what the last of them needed."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        took = [_start(log) for _ in range(starts)]
        with serving(log) as server:
            at_first = server.memory()
            look_around(server, views)
            full = server.memory()
    rows = [
        [f"start to the first 200, median of {starts}", f"{median(took):.1f} s", f"{WITHIN:g} s"],
        ["the slowest of them", f"{max(took):.1f} s", ""],
        ["memory of two workers at the start", f"{at_first:.0f} MB", f"{AT_MOST} MB"],
        [f"memory after {views:,} views that nobody saw before, as page and by callback", f"{full:.0f} MB", f"{AT_MOST} MB"],
    ]  # fmt: skip
    held = median(took) <= WITHIN and full <= AT_MOST
    return Section("Footprint", ["", "found", "promised"], rows, "All promises held." if held else "A PROMISE WAS BROKEN.")  # fmt: skip


def _start(log: Path) -> float:
    with serving(log) as server:
        return server.started_in


def look_around(server: Server, views: int) -> None:
    """Ask for many different views, each as a page and by callback."""
    drawing = callback(server.port, "displacement-chart", {"canvas": {"width": 960, "dark": False}})

    def look(at: int) -> list[int]:
        view = f"?from={FIRST_DAY + timedelta(days=at)}"
        inputs = [each | {"value": view} if each["id"] == "view" else each for each in drawing["inputs"]]
        return [get(server.port, f"/{view}")[0], get(server.port, CALLBACK, drawing | {"inputs": inputs})[0]]

    with ThreadPoolExecutor(READERS) as readers:
        found = {status for each in readers.map(look, range(views)) for status in each}
    if found != {200}:
        raise SystemExit(f"views were answered with {found}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--views", type=int, default=400)
    chosen = parser.parse_args()
    print(measure(chosen.starts, chosen.views).written())


if __name__ == "__main__":
    main()
