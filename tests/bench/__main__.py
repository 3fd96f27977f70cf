"""Runs trials and writes what they found into BENCHMARKS.md beside this file, each in the place of what it found before.

python -m tests.bench [--full] [TRIAL ...]
"""

from __future__ import annotations

import argparse
import os
import platform
import re
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench import callbacks, extraction, faults, footprint, growth, hostile, load, page
from tests.bench.report import Section

REPORT = Path(__file__).with_name("BENCHMARKS.md")
HEAD = """# Benchmarks

Made by `python -m tests.bench`, and with `--full` as long and large as the promises are; each trial alone by its name
({names}). Clients and server share the cores of one machine, so rates are lower than on a machine of their own, and
what else the machine did meanwhile is in the figures; ratios are of the same run.

{versions}.
"""
TRIALS: dict[str, Callable[[bool], Section]] = {
    "page": lambda full: page.measure(runs=5 if full else 3),
    "callbacks": lambda full: callbacks.measure(seconds=5 if full else 2),
    "footprint": lambda full: footprint.measure(starts=5 if full else 3, views=150 if full else 40),
    "load": lambda full: load.measure(readers=200, seconds=120 if full else 10, pause=1),
    "soak": lambda full: load.measure(readers=200, seconds=1200 if full else 30, pause=5, title="Soak"),
    "hostile": lambda full: hostile.measure(requests=10_000 if full else 2_000),
    "faults": lambda full: faults.measure(kills=100 if full else 20, names=[]),
    "growth": lambda full: growth.measure((10_000, 100_000, 1_000_000) if full else (10_000,)),
    "extraction": lambda full: extraction.measure(runs=5 if full else 1),
}


def main() -> None:
    """Run the trials one after the other; each is written down when it has ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="two minutes of load, 20 of soak, 100 kills, 10,000 hostile requests, a million figures")  # fmt: skip
    parser.add_argument("trials", nargs="*", choices=[[], *TRIALS], metavar="TRIAL", help=", ".join(TRIALS))
    chosen = parser.parse_args()
    for name in chosen.trials or TRIALS:
        began = datetime.now(UTC), os.getloadavg()[0]
        section = TRIALS[name](chosen.full)
        print(section.written(), flush=True)
        write(name, f"{section.written()}\n{_how(name, chosen.full, *began)}\n")


def write(name: str, told: str) -> None:
    """Put what a trial found in its place, and leave what the others found."""
    before = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    found = dict(re.findall(r"<!-- (\w+) -->\n(.*?)(?=<!-- \w+ -->|\Z)", before, re.DOTALL)) | {name: told}
    sections = [f"<!-- {trial} -->\n{found[trial].strip()}\n" for trial in TRIALS if trial in found]
    REPORT.write_text("\n".join([_head(), *sections]), encoding="utf-8")


def _head() -> str:
    named = ("dash", "plotly", "pandas", "gunicorn")
    machine = f"{os.cpu_count()} cores of {platform.machine()}, Python {platform.python_version()}"
    versions = ", ".join([machine, *(f"{name} {version(name)}" for name in named)])
    return HEAD.format(names=", ".join(TRIALS), versions=versions)


def _how(name: str, full: bool, began: datetime, load_before: float) -> str:
    length = " --full" if full else ""
    return f"`python -m tests.bench{length} {name}`, {began:%d %B %Y %H:%M} UTC, load of the machine before it {load_before:.1f}."  # fmt: skip


if __name__ == "__main__":
    main()
