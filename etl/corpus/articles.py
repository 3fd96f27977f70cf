"""Reads the articles of a partition, one after the other, and says which records of it are none.

A line that is no JSON, a record without a text and a file that is too large are problems of one document. Where a file is
damaged, what stands before that is read, and the rest of its range is one problem.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

import fsspec
import pyarrow.parquet as pq

from etl import readers
from etl.corpus.inputs import Input
from etl.corpus.job import Columns
from etl.corpus.partitions import Partition, Piece
from etl.corpus.records import Article, Problem, Told, record, shown
from etl.readers import limits

LONGEST_LINE = 4 * limits.TEXT_BYTES  # of JSON: escapes make a text longer
ROWS_AT_ONCE = 64
BUFFER = 1_000_000  # bytes that are read ahead


def articles(partition: Partition, columns: Columns) -> Iterator[Told]:
    """Yield every article of a partition in order, and every problem."""
    for piece in partition.pieces:
        try:
            yield from READERS[piece.source.form](piece, columns)
        except Exception as error:  # each storage, each packing and each format raises its own
            yield Problem(piece.where, f"cannot be read: {error or type(error).__name__}", unread=True)


def _text(piece: Piece, _: Columns) -> Iterator[Told]:
    name = piece.source.name
    with fsspec.open(piece.source.address, "rb") as file:
        yield Article(name, name, name, file.read(readers.most_bytes(name) + 1))


def _of_rows(piece: Piece, columns: Columns) -> Iterator[Told]:
    with fsspec.open(piece.source.address, "rb") as opened:
        file = pq.ParquetFile(opened, buffer_size=BUFFER)
        wanted = [name for name in vars(columns).values() if name in file.schema_arrow.names]
        for number, row in _rows(file, piece, wanted):
            yield from record(row, f"{piece.source.name}, row {number}", f"{piece.source.name}@{number}", columns)


def _rows(file: pq.ParquetFile, piece: Piece, columns: list[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield number and values of the rows of a piece; whole groups before it are not opened."""
    first = 0
    stop = file.metadata.num_rows if piece.stop is None else piece.stop
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if first < stop and first + rows > piece.start:
            batches = file.iter_batches(ROWS_AT_ONCE, row_groups=[group], columns=columns)
            numbered = enumerate((row for batch in batches for row in batch.to_pylist()), first)
            yield from ((number, row) for number, row in numbered if piece.start <= number < stop)
        first += rows


def _of_lines(piece: Piece, columns: Columns) -> Iterator[Told]:
    with fsspec.open(piece.source.address, "rb", compression=piece.source.compression) as opened:
        file = io.BufferedReader(opened, BUFFER)
        for position, line in _lines(file, piece.start, piece.stop):
            where, name = f"{piece.source.name}, byte {position}", f"{piece.source.name}@{position}"
            if len(line) > LONGEST_LINE:
                yield Problem(where, f"found a line of more than {LONGEST_LINE:,} bytes; no text is that long")
            elif line.strip():
                yield from _parsed(line, where, name, columns)
        file.detach()  # the file system closes what it opened


def _lines(file: io.BufferedReader, start: int, stop: int | None) -> Iterator[tuple[int, bytes]]:
    """Yield position and content of the lines that begin in a range; of one that is too long, only the beginning."""
    position = start
    if start:
        file.seek(start - 1)
        position += _skipped(file) - 1
    while (stop is None or position < stop) and (line := file.readline(LONGEST_LINE + 1)):
        yield position, line
        position += len(line) + (_skipped(file) if len(line) > LONGEST_LINE and not line.endswith(b"\n") else 0)


def _skipped(file: IO[bytes]) -> int:
    """Pass over the rest of a line and return its length."""
    length = 0
    while block := file.readline(BUFFER):
        length += len(block)
        if block.endswith(b"\n"):
            break
    return length


def _parsed(line: bytes, where: str, name: str, columns: Columns) -> Iterator[Told]:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Problem(where, f"found no JSON ({error})")
        return
    if isinstance(found, dict):
        yield from record(found, where, name, columns)
    else:
        yield Problem(where, f"found {shown(found)}; expected an object, {{...}}")


def columns_of(source: Input, most: int) -> Iterator[set[str]]:
    """Yield the names of the columns of the first records, to see whether a corpus has those that were named."""
    if source.form == "rows":
        with fsspec.open(source.address, "rb") as file:
            yield set(pq.ParquetFile(file).schema_arrow.names)
        return
    with fsspec.open(source.address, "rb", compression=source.compression) as opened:
        file = io.BufferedReader(opened, BUFFER)
        for _, (_, line) in zip(range(most), _lines(file, 0, None), strict=False):
            try:
                found = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict):
                yield set(found)
        file.detach()


READERS = {"lines": _of_lines, "rows": _of_rows, "text": _text}
