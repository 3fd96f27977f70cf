"""The plan of a run: its partitions, kept with the results, so that a resumed run goes on with the very same ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

import pyarrow as pa

from etl.corpus.inputs import Input
from etl.corpus.partitions import Partition, Piece
from etl.corpus.store import Store
from etl.errors import Fault, FaultsFound

PLAN = "plan"
SOURCE = tuple(Input.__dataclass_fields__)


def keep(store: Store, partitions: Sequence[Partition]) -> None:
    """Write the plan."""
    rows = [
        {"partition": partition.number, "start": piece.start, "stop": piece.stop, "bytes": piece.size}
        | asdict(piece.source)
        for partition in partitions
        for piece in partition.pieces
    ]
    store.write_table(PLAN, pa.Table.from_pylist(rows))


def resumed(store: Store, inputs: Sequence[Input], done: Collection[int]) -> list[Partition]:
    """Return the partitions of a run that is resumed, read from where the files lie now.

    A file that has changed since is read anew if nothing of it was done, as when a damaged one was mended. Raises
    `FaultsFound` for every other one, and for files that came or went.
    """
    now = {one.name: one for one in inputs}
    kept = list(_kept(store))
    faults = list(_faults(kept, now, done))
    if faults:
        raise FaultsFound(faults, "the corpus is not the one that was read:")
    return [
        Partition(old.number, tuple(Piece(now[one.source.name], one.start, one.stop, one.size) for one in old.pieces))
        for old in kept
    ]


def _kept(store: Store) -> Iterator[Partition]:
    rows = store.read_table(PLAN).to_pylist()
    for number, pieces in groupby(rows, lambda row: row["partition"]):
        yield Partition(number, tuple(_piece(row) for row in pieces))


def _piece(row: dict) -> Piece:
    return Piece(Input(**{name: row[name] for name in SOURCE}), row["start"], row["stop"], row["bytes"])


def _faults(kept: Sequence[Partition], now: dict[str, Input], done: Collection[int]) -> Iterator[Fault]:
    before = {piece.source.name: piece.source for partition in kept for piece in partition.pieces}
    read = {piece.source.name for partition in kept if partition.number in done for piece in partition.pieces}
    for name in sorted(before.keys() | now.keys()):
        if name not in now:
            yield Fault(name, "no such file any more", "the corpus as it was")
        elif name not in before:
            yield Fault(name, "a new file", "the corpus as it was")
        elif name in read and (before[name].size, before[name].stamp) != (now[name].size, now[name].stamp):
            yield Fault(name, "another content or time", "the file as it was when it was read")
