"""The story of `extract --corpus`: divide, read what is missing, find the origins, say what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import fsspec
from fsspec.implementations.local import LocalFileSystem

from etl.corpus import engine, manifest, origins, plan, tasks
from etl.corpus.articles import columns_of
from etl.corpus.inputs import Input, gather
from etl.corpus.job import Columns, Job
from etl.corpus.manifest import Manifest
from etl.corpus.pace import Pace, duration
from etl.corpus.partitions import Partition, divide
from etl.corpus.store import OUTCOMES, Store
from etl.corpus.tasks import Task
from etl.errors import UserError

LOOKED_AT = 20  # records in which the columns are looked for
SHOWN = 10  # kinds of failures that a summary names
SOME_FAILED = 3
COUNTED = ("documents", "mentions", "figures", "failures", "characters", "unread")


def extract(job: Job, scheduler: str, workers: int | None = None, resume: bool = False) -> int:
    """Read a corpus, or what is missing of it; say what failed without stopping. Return the exit code."""
    job = _everywhere(job)
    inputs = gather(job.corpus)
    _look_for_columns(inputs, job.columns)
    store = Store(job.out)
    run = manifest.of(job, inputs)
    manifest.begin(store, run, resume)
    missing = _missing(store, inputs) if resume else _planned(store, job, inputs)
    pace = Pace(missing)
    with engine.connected(scheduler, workers) as client, _farewell():
        asked = [Task(job, partition, run.rules) for partition in missing]
        for _ in pace.along(engine.each(client, tasks.read, asked, tasks.give_up)):
            pass
        for files in engine.each(client, tasks.label, origins.labels(store), _not_labelled):
            run.files |= files
    _finish(store, run)
    print("\n".join(_summary(store, run, pace)), file=sys.stderr)
    return SOME_FAILED if run.counts["failures"] else 0


@contextmanager
def _farewell() -> Iterator[None]:
    """Say what happens now to somebody who interrupts."""
    try:
        yield
    except KeyboardInterrupt:
        print("\nStopping: what is under way is finished and kept, the rest is for --resume.", file=sys.stderr)
        raise


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
    if isinstance(system, LocalFileSystem):
        path = str(Path(path).resolve())
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


def _planned(store: Store, job: Job, inputs: Sequence[Input]) -> list[Partition]:
    partitions = divide(inputs, job.partition_bytes)
    plan.keep(store, partitions)
    return partitions


def _missing(store: Store, inputs: Sequence[Input]) -> list[Partition]:
    done = {outcome["number"] for outcome in _outcomes(store) if not outcome["unread"]}
    return [partition for partition in plan.resumed(store, inputs, done) if partition.number not in done]


def _outcomes(store: Store) -> list[dict[str, int]]:
    return [store.read_json(f"{OUTCOMES}/{name}.json") for name in store.names(OUTCOMES)]


def _not_labelled(labels: tasks.Labels, reason: str) -> dict:
    raise UserError(f"{labels.part}: its origins could not be kept ({reason}). Go on with --resume")


def _finish(store: Store, run: Manifest) -> None:
    outcomes = _outcomes(store)
    run.counts = {name: sum(outcome[name] for outcome in outcomes) for name in COUNTED}
    run.counts["partitions"] = len(outcomes)
    run.counts["origins"] = len(store.all("documents", ["origin"])["origin"].unique())
    run.state = "unfinished" if run.counts["unread"] else "finished"
    run.files = dict(sorted(run.files.items()))
    manifest.save(store, run)


def _summary(store: Store, run: Manifest, pace: Pace) -> Iterator[str]:
    counts = run.counts
    yield (
        f"{counts['documents']:,} documents of {counts['origins']:,} origins, {counts['mentions']:,} numbers, "
        f"{counts['figures']:,} of them figures, in {store.address}"
    )
    if pace.partitions:
        yield f"{pace.documents:,} documents in {duration(pace.seconds)} ({pace.rate()})"
    if before := run.counts["partitions"] - pace.partitions:
        yield f"{before:,} of {run.counts['partitions']:,} partitions were there already"
    yield from _failures(store)
    if counts["unread"]:
        yield f"{counts['unread']:,} ranges of files could not be read; --resume tries them again"


def _failures(store: Store) -> Iterator[str]:
    reasons = Counter(store.all("failures", ["reason"])["reason"].to_pylist())
    if reasons:
        yield f"{sum(reasons.values()):,} problems, listed in {store.address}/failures:"
    for reason, count in reasons.most_common(SHOWN):
        yield f"  {count:,} × {reason}"
    if len(reasons) > SHOWN:
        yield f"  and {len(reasons) - SHOWN:,} other reasons"
