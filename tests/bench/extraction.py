"""How fast extraction reads, from the text to the last field of every mention, on one core; beside it, in the same run,
the libraries that others would take, where they are installed (`pip install quantulum3 recognizers-text-suite "emoji<2"`).

python -m tests.bench.extraction [--runs 5]
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from statistics import median

from etl import extract
from etl.extract.place.gazetteer import Gazetteer
from tests.bench.report import Section
from tests.bench.stories import story

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = 10_000  # characters that a library gets: quantulum3 reads some thousands in a second
DOCUMENT = 5_000  # characters of one document
Reader = Callable[[str], object]


def texts() -> dict[str, list[str]]:
    """Return documents of our own by their manner, the fewest numbers first."""
    labelled = sorted((ROOT / "tests" / "labelled").glob("*.txt"))
    return {
        "long reads, few numbers": [story(DOCUMENT, 0.05, seed) for seed in range(20)],
        "wire stories": [story(DOCUMENT, 0.2, seed) for seed in range(20)],
        "wire stories, 1 MB in one text": [story(1_000_000, 0.2)],
        "the labelled texts: bulletins, tables and lists": [path.read_text(encoding="utf-8") for path in labelled],
    }


def libraries() -> dict[str, Reader]:
    """Return those of the libraries that are installed."""
    found: dict[str, Reader] = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it misses its classifier, without which it is faster
            from quantulum3 import parser
        found["quantulum3"] = parser.parse
    except ImportError:
        print("quantulum3 is not installed: measured without it")
    try:
        from recognizers_number import Culture, recognize_number

        found["recognizers-text"] = lambda text: recognize_number(text, Culture.English)
    except ImportError:
        print("recognizers-text is not installed: measured without it")
    return found


def measure(runs: int = 5) -> Section:
    """Measure every manner of text; a rate is the median of the runs, in megabytes of UTF-8 in a second of the processor."""
    gazetteer = Gazetteer.load(ROOT / "data" / "places.csv")
    others = libraries()
    rows = [_row(manner, documents, gazetteer, others, runs) for manner, documents in texts().items()]
    headings = [
        "texts",
        "characters to a number",
        "extraction, MB/s",
        *(f"{name}, MB/s (slower by)" for name in others),
    ]
    verdict = f"One core, whole pipeline, median of {runs} runs; the libraries find numbers only and decide nothing."
    return Section("Speed of extraction", headings, rows, verdict)


def _row(manner: str, documents: list[str], gazetteer: Gazetteer, others: dict[str, Reader], runs: int) -> list[str]:
    def ours(text: str) -> list[extract.Mention]:
        return extract.mentions(text, None, gazetteer)

    numbers = sum(len(ours(text)) for text in documents)  # the first reading loads the lexicons: not measured
    own = median(_rate(ours, documents) for _ in range(runs))
    sample = ["\n\n".join(documents)[:SAMPLE]]
    rates = [median(_rate(other, sample) for _ in range(min(runs, 3))) for other in others.values()]
    return [
        manner,
        f"{sum(map(len, documents)) / numbers:,.0f}",
        f"{own:.2f}",
        *(f"{rate:.3f} ({own / rate:,.0f}x)" for rate in rates),
    ]


def _rate(read: Reader, documents: list[str]) -> float:
    """Return megabytes read in a second of the processor's time, which is not disturbed by what else runs."""
    begun = time.process_time()
    for text in documents:
        read(text)
    return sum(len(text.encode()) for text in documents) / 1e6 / max(time.process_time() - begun, 1e-9)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured")
    print(measure(parser.parse_args().runs).written())


if __name__ == "__main__":
    main()
