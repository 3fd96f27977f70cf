"""What goes wrong in a corpus: on a real cluster, the run ends with everything else done and tells what is missing."""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import threading

import dask
import pytest
from conftest import ROOT
from corpora import ARTICLES, LONG, content, failures, job, lines, parquet, run, table, wait_until
from distributed import LocalCluster

from etl.corpus import engine, readings, tasks
from etl.corpus.inputs import gather
from etl.corpus.job import Columns, Limits
from etl.corpus.partitions import divide
from etl.corpus.records import Article, Problem, record
from etl.corpus.store import OUTCOMES
from etl.readers import limits

HURRIED = Limits(seconds=2)
NUMBERS = "\n".join(
    " ".join(str(7 * n % 9_973) for n in range(row, row + 12)) + " people fled." for row in range(15_000)
)
SMALL = 8_000  # bytes: some twelve partitions


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as started:
        yield started


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    assert run(slow(folder), folder / "out", partition_bytes=SMALL, limits=HURRIED) == 3
    return folder / "out"


def slow(folder):
    """A corpus whose last partition takes two seconds at least, so that there is time to kill somebody before it ends."""
    (folder / "corpus").mkdir()
    lines(folder / "corpus" / "articles.jsonl")
    parquet(folder / "corpus" / "never-ending.parquet", [{"id": "never-ending", "text": NUMBERS}])
    return folder / "corpus"


def done(out):
    return sorted(path.name for path in (out / OUTCOMES).glob("part-*.json"))


def digests(out):
    return {path.relative_to(out): path.read_bytes() for path in out.rglob("part-*.parquet")}


def test_a_worker_is_killed_halfway(cluster, undisturbed, tmp_path):
    """Another takes over its partition; the files are those of a run that nothing disturbed, to the last byte."""
    codes = []
    corpus, asked = slow(tmp_path), {"partition_bytes": SMALL, "limits": HURRIED}
    going = threading.Thread(
        target=lambda: codes.append(run(corpus, tmp_path / "out", cluster.scheduler_address, **asked))
    )
    going.start()
    wait_until(lambda: done(tmp_path / "out"))
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
    going.join(LONG)
    assert codes == [3]
    assert digests(tmp_path / "out") == digests(undisturbed)


def test_the_whole_run_is_killed_and_resumed(undisturbed, tmp_path, capsys):
    """What was done stays as it is, what is missing is done, and the end is the same."""
    corpus = slow(tmp_path)
    command = ["extract", "--corpus", corpus, "--out", tmp_path / "out", "--workers", 1]
    command += ["--partition-size", SMALL / 1e6, "--document-seconds", HURRIED.seconds]
    going = subprocess.Popen([sys.executable, "-m", "etl", *map(str, command)], cwd=ROOT, stderr=subprocess.DEVNULL)
    wait_until(lambda: done(tmp_path / "out"))
    going.kill()
    going.wait(LONG)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / OUTCOMES).glob("part-*.json")}
    assert 0 < len(before) < len(done(undisturbed))
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["state"] == "unfinished"
    assert run(corpus, tmp_path / "out", partition_bytes=SMALL, limits=HURRIED, resume=True) == 3
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert f"{len(before)} of {len(done(undisturbed))} partitions were there already" in capsys.readouterr().err
    assert digests(tmp_path / "out") == digests(undisturbed)
    assert manifest(tmp_path / "out") == manifest(undisturbed)


def manifest(out):
    """All that does not depend on where and when the corpus was written."""
    told = json.loads((out / "manifest.json").read_text())
    return {name: value for name, value in told.items() if name != "corpus"}


def poisoned(folder):
    """The good articles, and between them all that should be none."""
    bad = [
        json.dumps({"id": "never-ending", "text": NUMBERS}),
        json.dumps({"id": "too-long", "text": "Nothing happened. " * 1_000_000}),
        json.dumps({"id": "one-line", "text": "word " * 300_000}),
        json.dumps({"id": "no-words", "text": " \n "}),
        json.dumps({"id": "half", "text": "\ud83d"}),
        json.dumps({"id": "a-list", "text": ["Some", "words"]}),
        '{"id": "cut-off", "text": "Some 400 people fl',
        "[" * 5_000,
        "17",
        "\udcff\udcfe",
    ]
    path = folder / "articles.jsonl"
    good = [json.dumps(article) for article in ARTICLES]
    text = "\n".join([*good[:20], *bad, *good[20:]])
    path.write_bytes(text.encode("utf-8", "surrogateescape") + b"\n" + b"x" * (4 * limits.TEXT_BYTES + 5) + b"\n")
    return path


# the document, part of the reason
POISON = [
    ("never-ending", "took more than 2 s of processor time"),
    ("too-long", "found more than 12,000,000 bytes, the most that is read of plain text. Divide it."),
    ("one-line", "found a line of 1,500,000 characters"),
    ("no-words", "found no words; expected a text"),
    ("half", "found half a character at 0; expected a text"),
    ("a-list", "found ['Some', 'words'] as 'text'; expected a text"),
    (None, "found no JSON (Invalid control character"),
    (None, "found no JSON ("),
    (None, "found 17; expected an object"),
    (None, "found no JSON ('utf-8' codec can't decode byte 0xff"),
    (None, f"found a line of more than {4 * limits.TEXT_BYTES:,} bytes"),
]


def test_poisoned_documents(cluster, undisturbed, tmp_path):
    """Each is listed with its reason, and all others give what they always give."""
    code = run(
        poisoned(tmp_path), tmp_path / "out", cluster.scheduler_address, partition_bytes=10_000_000, limits=HURRIED
    )
    assert code == 3
    assert content(tmp_path / "out") == content(undisturbed)
    found = failures(tmp_path / "out")
    for document, reason in POISON:
        assert [told for name, _, told in found if name == document and reason in told], reason
    assert len(found) == len(POISON)


def test_a_partition_that_cannot_be_read_is_tried_again(cluster, undisturbed, tmp_path, capsys):
    """A file cut short fails, the others do not; mended, it is all that a resumed run reads."""
    folder = tmp_path / "articles"
    folder.mkdir()
    lines(folder / "a.jsonl", ARTICLES[:10])
    parquet(folder / "b.parquet", ARTICLES[10:20])
    whole = gzip.compress(lines(tmp_path / "c", ARTICLES[20:]).read_bytes(), mtime=0)
    (folder / "c.jsonl.gz").write_bytes(whole)
    good = (folder / "b.parquet").read_bytes()
    (folder / "b.parquet").write_bytes(good[: len(good) // 2])
    (folder / "c.jsonl.gz").write_bytes(whole[: len(whole) // 2])

    assert run(folder, tmp_path / "out", cluster.scheduler_address) == 3
    assert "2 ranges of files could not be read; --resume tries them again" in capsys.readouterr().err
    told = [(where, reason) for _, where, reason in failures(tmp_path / "out") if " to the end" in where]
    assert [where for where, _ in told] == ["b.parquet, 0 to the end", "c.jsonl.gz, 0 to the end"]
    assert all(reason.startswith("cannot be read: ") for _, reason in told)
    assert {a["id"] for a in ARTICLES[:10]} <= set(table(tmp_path / "out", "documents")["document"].to_pylist())

    (folder / "b.parquet").write_bytes(good)
    (folder / "c.jsonl.gz").write_bytes(whole)
    assert run(folder, tmp_path / "out", cluster.scheduler_address, resume=True) == 0
    assert content(tmp_path / "out") == content(undisturbed)
    assert failures(tmp_path / "out") == []


def test_a_partition_that_kills_every_worker_is_given_up(tmp_path):
    """The scheduler stops giving it out, and the reason says what happened."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster,
        engine.connected(cluster.scheduler_address) as client,
    ):
        answers = list(engine.each(client, dies, [tmp_path], lambda task, reason: (task, reason)))
    assert answers == [(tmp_path, "the worker that was at it died, 2 times. Was its memory too small?")]


def dies(_):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_worker_with_other_rules_refuses(tmp_path):
    asked = job(lines(tmp_path / "a.jsonl", ARTICLES[:1]), tmp_path / "out")
    (partition,) = divide(gather(asked.corpus), None)
    outcome = tasks.read(tasks.Task(asked, partition, rules="f" * 64))
    assert (outcome.documents, outcome.unread) == (0, 1)
    ((_, _, reason),) = failures(tmp_path / "out")
    assert re.match(
        r"a worker reads by other rules \(\w+\) than those of this run \(ffffffffffff\): give every", reason
    )


def test_a_document_that_wants_too_much_memory_is_given_up(tmp_path):
    reader = readings.Readings(job("", "", limits=Limits(megabytes=50)))
    try:
        article = Article("a", "a", "", b"Some 4,000 people fled Mosul, officials said.\n\n" * 100_000)
        assert reader.read(article) == "needs more than 50 MB of memory"
    finally:
        reader.close()


# the day as told, whether the document is read, the reason
DAYS = [
    ("2017-03-01", True, None),
    ("2017-03-01T12:00:00Z", True, None),
    ("", True, None),
    ("soon", True, "found 'soon' as 'published'; expected a day (YYYY-MM-DD)"),
    (1488326400, True, "found 1488326400 as 'published'; expected a day (YYYY-MM-DD)"),
]


@pytest.mark.parametrize(("day", "read", "reason"), DAYS, ids=[str(row[0]) or "none" for row in DAYS])
def test_a_day_that_is_none_is_told_and_the_document_read(day, read, reason):
    told = list(record({"text": "x", "published": day}, "a.jsonl, byte 0", "a.jsonl@0", Columns()))
    assert [one.reason for one in told if isinstance(one, Problem)] == ([reason] if reason else [])
    assert any(isinstance(one, Article) for one in told) == read
    assert all(one.read for one in told if isinstance(one, Problem))
