"""What a worker does with one partition: reads it and keeps what was found, or fills in the origins afterwards.

Each can be done again at any time, on any machine, and gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa

from etl.corpus import versions
from etl.corpus.articles import articles
from etl.corpus.document import Found
from etl.corpus.job import Job
from etl.corpus.partitions import Partition
from etl.corpus.readings import Readings, readings
from etl.corpus.records import Problem, Told
from etl.corpus.shapes import table
from etl.corpus.store import OUTCOMES, Store
from etl.errors import UserError

Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Outcome:
    """What became of a partition. While some of its ranges are `unread`, a resumed run tries it again."""

    number: int
    documents: int = 0
    mentions: int = 0
    figures: int = 0
    failures: int = 0
    characters: int = 0
    unread: int = 0


@dataclass(frozen=True)
class Task:
    """A partition of a job; `rules` are those of whoever asks, and a worker that has others refuses."""

    job: Job
    partition: Partition
    rules: str


def read(task: Task) -> Outcome:
    """Read a partition and keep its tables."""
    try:
        versions.check(task.rules)
        with readings(task.job) as reader:
            return _keep(task, articles(task.partition, task.job.columns), reader)
    except UserError as error:
        return give_up(task, str(error))


def give_up(task: Task, reason: str) -> Outcome:
    """Keep the tables of a partition that could not be read at all: empty, but for the reason."""
    return _keep(task, [Problem(task.partition.where, reason, unread=True)])


def _keep(task: Task, found: Iterable[Told], reader: Readings | None = None) -> Outcome:
    rows: Rows = {"mentions": [], "documents": [], "failures": []}
    for told in found:
        for name, row in _rows(told, reader):
            rows[name].append(row)
    store, part = Store(task.job.out), task.partition.name
    for name, some in rows.items():
        store.write_table(f"{name}/{part}", table(name, some))
    outcome = _counted(task.partition.number, rows)
    store.write_json(f"{OUTCOMES}/{part}.json", asdict(outcome))
    return outcome


def _rows(told: Told, reader: Readings | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows that an article or a problem makes, each with the name of its table."""
    if isinstance(told, Problem) or not reader:
        yield "failures", asdict(told)
        return
    found = reader.read(told)
    if isinstance(found, Found):
        yield "documents", found.document
        yield from (("mentions", mention) for mention in found.mentions)
    else:
        yield "failures", asdict(Problem(told.where, found, told.document))


def _counted(number: int, rows: Rows) -> Outcome:
    documents = rows["documents"]
    return Outcome(
        number,
        len(documents),
        len(rows["mentions"]),
        sum(row["figures"] for row in documents),
        len(rows["failures"]),
        sum(row["characters"] for row in documents),
        sum(row["unread"] for row in rows["failures"]),
    )


@dataclass(frozen=True)
class Labels:
    """The origin of each document of a part, in its order, and how many documents that origin has."""

    out: str
    part: str
    origins: list[str]
    carriers: list[int]


def label(labels: Labels) -> dict[str, dict[str, Any]]:
    """Fill in the origins of a part; return name, size, digest and rows of each of its files."""
    store = Store(labels.out)
    documents = store.read_table(f"documents/{labels.part}")
    mentions = store.read_table(f"mentions/{labels.part}")
    of_mentions = [
        origin
        for origin, count in zip(labels.origins, documents["mentions"].to_pylist(), strict=True)
        for _ in range(count)
    ]
    filled = {
        "mentions": _with(mentions, "origin", of_mentions),
        "documents": _with(_with(documents, "origin", labels.origins), "carriers", labels.carriers),
        "failures": store.read_table(f"failures/{labels.part}"),
    }
    names = {name: f"{name}/{labels.part}" for name in filled}
    return {f"{names[name]}.parquet": store.write_table(names[name], part) for name, part in filled.items()}


def _with(part: pa.Table, column: str, values: list) -> pa.Table:
    """Fill in a column; equal values are kept once, as the writer does by itself for text."""
    position = part.schema.get_field_index(column)
    field = part.schema.field(position)
    return part.set_column(position, field, pa.array(values, field.type))
