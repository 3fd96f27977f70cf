"""The files of a corpus, wherever they lie: a file, a folder, a pattern; local or any address that fsspec knows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

import fsspec
from fsspec.utils import infer_compression

from etl import readers
from etl.errors import UserError

Form = Literal["lines", "rows", "text"]
LINES = (".jsonl", ".ndjson")
ROWS = (".parquet",)
STAMPS = ("ETag", "etag", "md5", "md5Hash", "content_md5", "mtime", "LastModified", "last_modified", "created")


@dataclass(frozen=True)
class Input:
    """One file: `address` opens it anywhere, `name` is told to people; `stamp` changes when the file does."""

    address: str
    name: str
    form: Form
    size: int
    stamp: str

    @property
    def compression(self) -> str | None:
        """How it is packed, by its name: `gzip`, `bz2`, ..."""
        return infer_compression(self.address)


def gather(address: str) -> list[Input]:
    """Return the files of a corpus, sorted by name; raise `UserError` where there is none to read."""
    system, root = _open(address)
    found = [_input(system, root, told) for told in _files(system, root) if form_of(told["name"])]
    if not found:
        kinds = " ".join((*LINES, *ROWS, *readers.FORMATS))
        raise UserError(f"{address}: found no file to read. Read are: {kinds}; lines also packed (.gz, .bz2, .xz)")
    return sorted(found, key=lambda one: one.name)


def form_of(path: str) -> Form | None:
    """How a file is read, by its name: lines of JSON, rows of Parquet, or one text; None where it is none of these."""
    name = PurePosixPath(path).name
    plain = name.rsplit(".", 1)[0] if infer_compression(name) else name
    suffix = PurePosixPath(plain).suffix.lower()
    if name.startswith((".", "_")):  # what other programs leave beside their data: _SUCCESS, .crc
        return None
    if suffix in LINES:
        return "lines"
    if plain == name and suffix in (*ROWS, *readers.FORMATS):
        return "rows" if suffix in ROWS else "text"
    return None


def identity(inputs: Iterable[Input]) -> str:
    """A digest that changes when a file comes, goes or changes."""
    lines = "".join(f"{one.name}\t{one.size}\t{one.stamp}\n" for one in inputs)
    return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def _open(address: str) -> tuple[Any, str]:
    try:
        system, root = fsspec.core.url_to_fs(address)
        if not system.exists(root) and not system.glob(root):
            raise UserError(f"{address}: no such file or folder")
    except (ImportError, OSError, ValueError) as error:
        raise UserError(f"{address}: cannot be opened ({error})") from None
    return system, root


def _files(system: Any, root: str) -> Iterator[dict[str, Any]]:
    if system.isdir(root):
        yield from system.find(root, detail=True).values()
    else:
        yield from (system.info(path) for path in ([root] if system.exists(root) else system.glob(root)))


def _input(system: Any, root: str, told: dict[str, Any]) -> Input:
    path = told["name"]
    name = path[len(root) :].lstrip("/") if path.startswith(root) else path
    stamp = next((str(told[key]) for key in STAMPS if told.get(key)), "")
    form = form_of(path)
    return Input(system.unstrip_protocol(path), name or PurePosixPath(path).name, form or "text", told["size"], stamp)
