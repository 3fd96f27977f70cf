"""Where texts come from: files, folders and standard input. Opens them safely, and reads no more than is allowed."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import UserError

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Source:
    """One document to be read. `name` stands in every output: relative to the folder given, else the file's own.

    `path` is None for standard input.
    """

    name: str
    path: Path | None

    @property
    def shown(self) -> str:
        """The source in a message: nothing in a name can move the cursor or turn the direction of writing."""
        return printable(str(self.path) if self.path else "standard input")

    def content(self, most: int) -> bytes:
        """Return the bytes, or one more than `most` of them where there are more; raise `UserError`."""
        if self.path is None:
            return sys.stdin.buffer.read(most + 1)
        try:
            return _regular(self.path, most)
        except OSError as error:
            raise UserError(error.strerror or str(error)) from None


@dataclass
class Gathered:
    """What the arguments lead to: sources in order, files that were passed over, folders that could not be opened."""

    sources: list[Source] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def gather(names: Iterable[str], suffixes: Collection[str]) -> Gathered:
    """Follow every argument: `-`, a file of any name, or a folder, searched for files with the given suffixes."""
    gathered = Gathered()
    for name in names:
        if name == STANDARD_INPUT:
            gathered.sources.append(Source("standard-input", None))
        elif Path(name).is_dir():
            _search(Path(name), suffixes, gathered)
        else:
            gathered.sources.append(Source(encodable(Path(name).name), Path(name)))
    return gathered


def _search(folder: Path, suffixes: Collection[str], gathered: Gathered) -> None:
    def unreadable(error: OSError) -> None:
        gathered.failed.append(f"{printable(str(error.filename))}: {error.strerror}")

    before = len(gathered.sources)
    for path in _files(folder, unreadable):
        if path.suffix.lower() in suffixes:
            gathered.sources.append(Source(encodable(path.relative_to(folder).as_posix()), path))
        else:
            gathered.skipped.append(printable(str(path)))
    if len(gathered.sources) == before and not gathered.failed:
        gathered.failed.append(f"{printable(str(folder))}: found no file of a known kind ({' '.join(suffixes)})")


def _files(folder: Path, unreadable) -> Iterator[Path]:
    """Every file below a folder, sorted; hidden ones and linked folders are left out, so that no circle is walked."""
    for parent, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if not name.startswith("."))


def _regular(path: Path, most: int) -> bytes:
    """Read a regular file: a pipe or a device could keep us waiting, or never end."""
    waiting_for_nobody = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(waiting_for_nobody, "rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode):
            raise UserError("found a pipe or a device; expected a regular file. Standard input is called -")
        return file.read(most + 1)


def encodable(name: str) -> str:
    """A file's name as text that UTF-8 can write: file systems allow any bytes in a name."""
    return os.fsencode(name).decode("utf-8", "replace")


def printable(words: str) -> str:
    """The words with every unprintable character escaped, marks of direction among them."""
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in words)
