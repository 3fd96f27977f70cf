"""Corpora for the tests: invented articles in every form that is read, and what was found as bytes to compare."""

import atexit
import json
import time
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from bench import newswire
from conftest import ROOT

from etl.corpus import partitions, readings, running, tasks, versions
from etl.corpus.inputs import gather
from etl.corpus.job import Job
from etl.corpus.store import Store
from etl.extract.place.gazetteer import Gazetteer

PLACES = Gazetteer.load(ROOT / "data" / "places.csv")
ARTICLES = list(newswire.articles(30))
atexit.register(readings.close)  # those that `alone` leaves
LONG = 120  # seconds that a machine ten times slower than expected may need for a step


def lines(path, articles=ARTICLES):
    """Write articles as JSON Lines."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def parquet(path, articles=ARTICLES, rows=9):
    """Write articles as Parquet, in groups of some rows."""
    pq.write_table(pa.Table.from_pylist(articles), path, row_group_size=rows)
    return path


def job(corpus, out, **asked):
    return replace(Job(str(corpus), str(out), PLACES), **asked)


def run(corpus, out, scheduler="threads", workers=2, resume=False, **asked):
    """Run it as the command does; return the exit code."""
    return running.extract(job(corpus, out, **asked), scheduler, workers, resume)


def alone(corpus, out, **asked):
    """Read every partition in this process, without any engine; return the outcomes."""
    asked_for = job(corpus, out, **asked)
    parts = partitions.divide(gather(asked_for.corpus), asked_for.partition_bytes)
    return [tasks.read(tasks.Task(asked_for, part, versions.rules())) for part in parts]


def table(out, name="mentions"):
    """All rows of a table, by document and position."""
    found = pa.concat_tables(Store(str(out)).read_table(f"{name}/{part}") for part in Store(str(out)).names(name))
    keys = [key for key in ("document", "sha256", "char_start", "where") if key in found.schema.names]
    return found.take(pc.sort_indices(found, [(key, "ascending") for key in keys])).combine_chunks()


def content(out, name="mentions"):
    """The same as bytes."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table(out, name).schema) as stream:
        stream.write_table(table(out, name))
    return sink.getvalue().to_pybytes()


def failures(out):
    """Document, place and reason of every problem."""
    return [(row["document"], row["where"], row["reason"]) for row in table(out, "failures").to_pylist()]


def wait_until(true, seconds=LONG):
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
