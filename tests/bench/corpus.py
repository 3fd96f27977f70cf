"""How fast a corpus is read, in what memory, and what the engine itself costs: python -m tests.bench.corpus [--full]

The articles are those of `newswire`: invented, some 3 kB each, a third of them with figures, three in ten copies. Rates are
by the clock, and others may use the machine; processor time, of all processes together, is what the work itself takes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil

from etl.corpus import engine, origins, partitions, readings, running, tasks, versions
from etl.corpus.document import read
from etl.corpus.inputs import gather
from etl.corpus.job import Columns, Job
from etl.corpus.records import record
from etl.corpus.signatures import VALUES
from etl.extract.place.gazetteer import Gazetteer
from tests.bench import newswire
from tests.bench.report import Section, number

PLACES = Path(__file__).resolve().parent.parent.parent / "data" / "places.csv"
SMALL, FULL = 1_000, 200_000
SAMPLE = 2_000  # articles that the ways without an engine are measured on: they show a rate, not endurance
EMPTY = 500  # tasks that do nothing, to time the engine
CORES = 8  # of the machine that the estimates are for
WORKS = (("a day of world news", 500_000, 3_000), ("ten years of ReliefWeb", 800_000, 6_000))  # documents, bytes each
MEGABYTE = 1_000_000


@dataclass
class Measured:
    """What something took of this process and all below it: time, processor time, and the most memory at once."""

    seconds: float = 0.0
    processor: float = 0.0
    megabytes: float = 0.0


@contextmanager
def measured() -> Iterator[Measured]:
    """Time what is done inside, and look at the memory five times a second."""
    found, over = Measured(), threading.Event()

    def watch() -> None:
        while not over.wait(0.2):
            found.megabytes = max(found.megabytes, _held() / MEGABYTE)

    watching = threading.Thread(target=watch)
    watching.start()
    started, used = time.perf_counter(), _used()
    try:
        yield found
    finally:
        found.seconds, found.processor = time.perf_counter() - started, _used() - used
        over.set()
        watching.join()


def _used() -> float:
    """Processor seconds of this process and of all below it that have ended."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _held() -> int:
    total = 0
    for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
        try:
            total += process.memory_info().rss
        except psutil.Error:  # it has just ended
            continue
    return total


def rules(job: Job) -> None:
    """Read every article in this process: the rules and the signature, nothing else."""
    with Path(job.corpus).open(encoding="utf-8") as lines:
        for line in lines:
            for article in record(json.loads(line), "", "", Columns()):
                read(article, job)  # type: ignore[arg-type]


def alone(job: Job) -> None:
    """Read partition by partition, without an engine: what a worker does, one after the other."""
    for partition in partitions.divide(gather(job.corpus), job.partition_bytes):
        tasks.read(tasks.Task(job, partition, versions.rules()))
    readings.close()


def threads(job: Job) -> None:
    """Run it as `extract` does by default."""
    running.extract(job, engine.THREADS)


def one_thread(job: Job) -> None:
    """Run it with the engine and one reader."""
    running.extract(job, engine.THREADS, 1)


def cluster(job: Job) -> None:
    """Run it on a LocalCluster of two workers."""
    running.extract(job, engine.PROCESSES, 2)


# the way, what does it, whether on a sample
WAYS: list[tuple[str, Callable[[Job], None], bool]] = [
    ("the rules alone, one process", rules, True),
    ("one reader, no engine: its own process, tables written", alone, True),
    ("one reader, Dask", one_thread, True),
    ("all cores, Dask threads (the default)", threads, False),
    ("LocalCluster of two workers", cluster, False),
]


def measure(count: int, folder: Path) -> list[Section]:
    """Measure every way on the same articles, and reckon what a large work would take."""
    sizes = {True: min(count, SAMPLE), False: count}
    corpora = {many: folder / f"{many}.jsonl" for many in {*sizes.values(), max(count // 4, 1)}}
    texts = {many: newswire.write(path, many) for many, path in corpora.items()}
    load, rows, costs = os.getloadavg()[0], [], {}
    for name, way, on_sample in WAYS:
        many = sizes[on_sample]
        took = _timed(way, corpora[many], folder / way.__name__)
        costs[way] = took.processor / many
        rows.append([name, f"{many:,}", *_rates(many, texts[many], took)])
    quarter = max(count // 4, 1)
    took = _timed(threads, corpora[quarter], folder / "quarter")
    rows.append(["all cores, a quarter of the articles", f"{quarter:,}", *_rates(quarter, texts[quarter], took)])
    return [_speed(rows, costs, load), _reckoned(texts[count] / count / costs[threads])]


def _timed(way: Callable[[Job], None], corpus: Path, out: Path) -> Measured:
    job = Job(str(corpus), str(out), Gazetteer.load(PLACES))
    with (out.parent / "said.log").open("a") as said, redirect_stderr(said), measured() as found:
        way(job)
    return found


def _rates(documents: int, size: int, took: Measured) -> list[str]:
    return [
        number(documents / took.seconds),
        f"{size / took.seconds / MEGABYTE:.2f}",
        f"{took.processor / documents * 1000:.1f}",
        f"{took.megabytes:,.0f}",
    ]


def _speed(rows: list[list[str]], costs: dict[Callable[[Job], None], float], load: float) -> Section:
    empty = _empty_tasks()
    seconds, megabytes, many = _origins()
    verdict = (
        f"On {os.cpu_count()} cores; the load of the machine by others was {load:.1f} at the start. The rules take "
        f"{costs[rules] * 1000:.1f} ms of processor time a document; a process of its own and the tables "
        f"{_more(costs[rules], costs[alone])} ms more, Dask {_more(costs[alone], costs[one_thread])} ms more, all starts "
        f"included. A task that does nothing takes Dask {empty * 1000:.1f} ms, and a partition is one. The origins of "
        f"{many:,} documents take {seconds:,.0f} s and {megabytes:,.0f} MB."
    )
    headings = ["way", "articles", "documents/s", "MB/s", "processor ms a document", "peak MB, all processes"]
    return Section("A corpus", headings, rows, verdict)


def _more(less: float, more: float) -> str:
    return f"{(more - less) * 1000:.1f}"


def _empty_tasks() -> float:
    """Seconds that the engine takes for a task with nothing to do."""
    with engine.connected(engine.PROCESSES, 2) as client:
        started = time.perf_counter()
        assert len(list(engine.each(client, abs, range(EMPTY), lambda _, reason: reason))) == EMPTY
        return (time.perf_counter() - started) / EMPTY


def _origins(many: int = 1_000_000) -> tuple[float, float, int]:
    """Seconds and peak megabytes for the groups of many signatures, three in ten of them copies, nearly the same."""
    chance = np.random.default_rng(1)
    signatures = chance.integers(0, 2**32, (many, VALUES), dtype=np.uint32)
    copies = chance.random(many) < newswire.COPIES
    signatures[copies] = signatures[chance.integers(0, many, copies.sum())]
    signatures[copies, : VALUES // 8] = chance.integers(0, 2**32, (copies.sum(), VALUES // 8), dtype=np.uint32)
    tracemalloc.start()
    started = time.perf_counter()
    origins.groups(signatures)
    seconds, peak = time.perf_counter() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, (peak + signatures.nbytes) / MEGABYTE, many


def _reckoned(rate: float) -> Section:
    """What large works take at so many bytes a second of one core, on paper."""
    rows = []
    for name, documents, size in WORKS:
        hours = documents * size / rate / 3600
        machines = max(1, round(hours / CORES))
        said = f"{documents:,} × {size / 1000:g} kB"
        rows.append([name, said, f"{hours:,.1f}", f"{hours / CORES:,.1f}", f"{machines}"])
    headings = [
        "work",
        "documents",
        "hours of one core",
        f"hours of a machine of {CORES} cores",
        "machines for an hour",
    ]
    verdict = (
        f"At {rate / MEGABYTE:.2f} MB of text a second of processor time, as above on all cores; nothing here was run."
    )
    return Section("On paper", headings, rows, verdict)


def main() -> None:
    """Write a corpus, measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} articles instead of {SMALL:,}: some hours")
    parser.add_argument("--articles", type=int, help="as many as that")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for section in measure(chosen.articles or (FULL if chosen.full else SMALL), Path(folder)):
            print(section.written())


if __name__ == "__main__":
    main()
