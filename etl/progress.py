"""A line on the terminal that shows how far a long reading is; nothing where no person looks on."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from types import TracebackType

from etl.readers.sources import Source

WIDTH = 24  # letters of the bar
ERASE = "\r\x1b[K"


class Progress:
    """A bar on standard error: for several files, on a terminal, and where what is found goes elsewhere."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.drawn = total > 1 and sys.stderr.isatty() and not sys.stdout.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, _: type | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self._write(ERASE)

    def along(self, sources: Iterable[Source]) -> Iterator[Source]:
        """Yield each source, showing its number and name while it is worked on."""
        for done, source in enumerate(sources):
            bar = "#" * (WIDTH * done // self.total)
            line = f"[{bar:.<{WIDTH}}] {done + 1} of {self.total}  {source.shown}"
            self._write(ERASE + line[: shutil.get_terminal_size().columns - 1])
            yield source

    def say(self, message: str) -> None:
        """Print a message of its own, above the bar."""
        self._write(ERASE)
        print(message, file=sys.stderr)

    def _write(self, words: str) -> None:
        if self.drawn:
            sys.stderr.write(words)
            sys.stderr.flush()
