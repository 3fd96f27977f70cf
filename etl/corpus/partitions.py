"""Divides a corpus into partitions: the pieces of work that are done, kept and, after a fault, done again as a whole.

A piece is a range of a file: bytes of unpacked lines, rows of Parquet, or the whole of a text. The division does not
depend on the machine, and what is found does not depend on the division.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import fsspec
import pyarrow.parquet as pq

from etl.corpus.inputs import Input
from etl.corpus.job import MEGABYTE

LEAST, MOST = 64_000, 8 * MEGABYTE  # bytes: less is lost in overhead, more is long to do again
FITTING = 64  # partitions that even a small corpus is divided into, so that every core has some
BLOCK = MEGABYTE


@dataclass(frozen=True)
class Piece:
    """Part of a file, from `start` up to `stop` (bytes or rows); without `stop`, up to its end, wherever that is."""

    source: Input
    start: int
    stop: int | None
    size: int

    @property
    def where(self) -> str:
        """The piece for people."""
        return f"{self.source.name}, {self.start:,} to {'the end' if self.stop is None else f'{self.stop:,}'}"


@dataclass(frozen=True)
class Partition:
    """What one task reads; `size` in bytes, for the time left."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes of text, about."""
        return sum(piece.size for piece in self.pieces)

    @property
    def name(self) -> str:
        """The name of its files in every table."""
        return f"part-{self.number:05}"

    @property
    def where(self) -> str:
        """The partition for people: the ranges of files that it holds."""
        others = len(self.pieces) - 1
        return self.pieces[0].where + (f", and {others} files more" if others else "")


def divide(inputs: Iterable[Input], partition_bytes: int | None) -> list[Partition]:
    """Return the partitions of a corpus, in the order of its files."""
    measured = [(source, _length(source)) for source in inputs]
    size = partition_bytes or min(max(sum(bytes_ for _, (bytes_, _) in measured) // FITTING, LEAST), MOST)
    pieces = (piece for source, length in measured for piece in _pieces(source, *length, size))
    return [Partition(number, tuple(together)) for number, together in enumerate(_gathered(pieces, size))]


def _length(source: Input) -> tuple[int, int]:
    """Bytes, and bytes or rows. What cannot be read is one piece, whose task will tell why."""
    if source.form == "rows":
        return _rows(source)
    size = _unpacked(source) if source.compression else source.size
    return size, size


def _rows(source: Input) -> tuple[int, int]:
    try:
        with fsspec.open(source.address, "rb") as file:
            told = pq.ParquetFile(file).metadata
    except Exception:  # each storage raises its own
        return source.size, 1
    return sum(told.row_group(number).total_byte_size for number in range(told.num_row_groups)), told.num_rows


def _unpacked(source: Input) -> int:
    """The length of a packed file, which only unpacking tells: seconds a gigabyte, where reading takes half an hour."""
    length = 0
    try:
        with fsspec.open(source.address, "rb", compression=source.compression) as file:
            while block := file.read(BLOCK):
                length += len(block)
    except Exception:  # damaged here, each packing says it in its own way: the last piece runs into it
        return length
    return length


def _pieces(source: Input, size: int, length: int, most: int) -> Iterator[Piece]:
    count = 1 if source.form == "text" else max(1, min(-(-size // most), length))
    bounds = [length * number // count for number in range(count)]
    for start, stop in zip(bounds, [*bounds[1:], None], strict=True):
        yield Piece(source, start, stop, size // count)


def _gathered(pieces: Iterable[Piece], most: int) -> Iterator[list[Piece]]:
    """Put small files together up to the size of a partition."""
    together: list[Piece] = []
    size = 0
    for piece in pieces:
        if together and size + piece.size > most:
            yield together
            together, size = [], 0
        together.append(piece)
        size += piece.size
    if together:
        yield together
