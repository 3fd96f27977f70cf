"""Runs every trial and writes BENCHMARKS.md beside this file: python -m tests.bench [--full]"""

from __future__ import annotations

import argparse
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench import callbacks, extraction, faults, growth, hostile, load

REPORT = Path(__file__).with_name("BENCHMARKS.md")
HEAD = """# Benchmarks

Made by `python -m tests.bench{full}` on {day}: {machine}, {cores} cores, Python {python}, Dash {dash}, gunicorn {gunicorn},
load of the machine by others at the start {load:.1f}. Clients and server share the cores, so rates are lower than on a
machine of their own; ratios are of the same run. Each trial runs alone, too: `python -m tests.bench.load --help`.
"""


def main() -> None:
    """Run all trials; the full ones are as long as the promises, the others last seconds each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--full", action="store_true", help="two minutes of load, 100 kills, 10,000 requests, a million figures"
    )
    full = parser.parse_args().full
    head = _head(full)
    sections = [
        extraction.measure(runs=5 if full else 3),
        callbacks.measure(seconds=5 if full else 2),
        load.measure(readers=200, seconds=120 if full else 10, pause=1.0),
        hostile.measure(requests=10_000 if full else 2_000),
        faults.measure(kills=100 if full else 20, names=[]),
        growth.measure((10_000, 100_000, 1_000_000) if full else growth.SIZES),
    ]
    REPORT.write_text("\n".join([head, *(section.written() for section in sections)]), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))


def _head(full: bool) -> str:
    return HEAD.format(
        full=" --full" if full else "",
        day=datetime.now(UTC).date().isoformat(),
        machine=platform.machine(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        dash=version("dash"),
        gunicorn=version("gunicorn"),
        load=os.getloadavg()[0],
    )


if __name__ == "__main__":
    main()
