"""The story of `extract --corpus`: divide, read what is missing, find the origins, say what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

import fsspec

from etl.corpus import engine, manifest, origins, tasks
from etl.corpus.articles import columns_of
from etl.corpus.inputs import Input, gather
from etl.corpus.job import Columns, Job
from etl.corpus.manifest import Manifest
from etl.corpus.pace import Pace, duration
from etl.corpus.partitions import Partition, divide
from etl.corpus.records import Problem
from etl.corpus.shapes import table
from etl.corpus.store import Store
from etl.corpus.tasks import Outcome, Task
from etl.errors import UserError

LOOKED_AT = 20  # records in which the columns are looked for
SHOWN = 10  # kinds of failures that a summary names
SOME_FAILED = 3


def extract(job: Job, scheduler: str, workers: int | None = None, resume: bool = False) -> int:
    """Read a corpus, or what is missing of it; say what failed without stopping. Return the exit code."""
    job = _everywhere(job)
    inputs = gather(job.corpus)
    _look_for_columns(inputs, job.columns)
    partitions = divide(inputs, job.partition_bytes)
    store, run = Store(job.out), manifest.of(job, inputs, len(partitions))
    manifest.begin(store, run, resume)
    missing = _missing(store, partitions)
    pace = Pace(missing)
    with engine.connected(scheduler, workers) as client:
        outcomes = engine.each(client, tasks.read, [Task(job, one, run.rules) for one in missing], _given_up)
        for outcome in pace.along(outcomes):
            if outcome.lost:
                _note(store, run, partitions[outcome.number], outcome.lost)
        for files in engine.each(client, tasks.label, origins.labels(store), _not_labelled):
            run.files |= files
    _finish(store, run)
    print("\n".join(_summary(store, run, pace, len(partitions) - len(missing))), file=sys.stderr)
    return SOME_FAILED if run.counts["failures"] or run.lost else 0


def _everywhere(job: Job) -> Job:
    """The same job with addresses that hold in any folder: a worker may have been started elsewhere."""
    corpus, out = (_address(told) for told in (job.corpus, job.out))
    if f"{out}/".startswith(f"{corpus}/"):
        raise UserError(f"{job.out}: lies in the corpus itself; name a folder outside of {job.corpus}")
    return replace(job, corpus=corpus, out=out)


def _address(told: str) -> str:
    try:
        system, path = fsspec.core.url_to_fs(told)
    except (ImportError, ValueError) as error:
        raise UserError(f"{told}: cannot be opened ({error})") from None
    return system.unstrip_protocol(path.rstrip("/"))


def _look_for_columns(inputs: Sequence[Input], columns: Columns) -> None:
    """Refuse a corpus whose first records have no such text: every document would fail."""
    source = next((one for one in inputs if one.form != "text"), None)
    try:
        found = list(columns_of(source, LOOKED_AT)) if source else []
    except Exception:  # damaged: its partitions fail and say why
        return
    if source and found and not any(columns.text in names for names in found):
        told = ", ".join(sorted(set().union(*found)))
        raise UserError(f"{source.name}: found the columns {told}; expected {columns.text!r}. Name it by --text-column")


def _missing(store: Store, partitions: Sequence[Partition]) -> list[Partition]:
    done = set(store.names("done"))
    return [partition for partition in partitions if partition.name not in done]


def _given_up(task: Task, reason: str) -> Outcome:
    return Outcome(task.partition.number, lost=reason)


def _not_labelled(labels: tasks.Labels, reason: str) -> dict:
    raise UserError(f"{labels.part}: its origins could not be kept ({reason}). Go on with --resume")


def _note(store: Store, run: Manifest, partition: Partition, reason: str) -> None:
    """List a partition that was not done among the failures, until it is."""
    run.lost[partition.name] = reason
    rows = [asdict(Problem(partition.where, reason))]
    store.write_table(f"failures/{partition.name}", table("failures", rows))


def _finish(store: Store, run: Manifest) -> None:
    outcomes = [store.read_json(f"done/{name}.json") for name in store.names("done")]
    counted = ("documents", "mentions", "figures", "failures", "characters")
    run.counts = {name: sum(outcome[name] for outcome in outcomes) for name in counted}
    run.counts["origins"] = len(store.all("documents", ["origin"])["origin"].unique())
    run.state = "unfinished" if run.lost else "finished"
    run.files = dict(sorted(run.files.items()))
    manifest.save(store, run)


def _summary(store: Store, run: Manifest, pace: Pace, before: int) -> Iterator[str]:
    counts = run.counts
    yield (
        f"{counts['documents']:,} documents of {counts['origins']:,} origins, {counts['mentions']:,} numbers, "
        f"{counts['figures']:,} of them figures, in {store.address}"
    )
    yield f"{pace.documents:,} documents in {duration(pace.seconds)} ({pace.rate()})"
    if before:
        yield f"{before:,} of {run.partitions:,} partitions were there already"
    yield from _failures(store)
    if run.lost:
        yield f"{len(run.lost):,} of {run.partitions:,} partitions are missing; --resume tries them again"


def _failures(store: Store) -> Iterator[str]:
    reasons = Counter(store.all("failures", ["reason"])["reason"].to_pylist())
    if reasons:
        yield f"{sum(reasons.values()):,} problems, listed in {store.address}/failures:"
    for reason, count in reasons.most_common(SHOWN):
        yield f"  {count:,} × {reason}"
    if len(reasons) > SHOWN:
        yield f"  and {len(reasons) - SHOWN:,} other reasons"
