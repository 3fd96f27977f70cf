"""How far a run is, how fast, and how long it will take: one line, redrawn on a terminal, now and then in a log."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from etl.corpus.partitions import Partition
from etl.corpus.tasks import Outcome

ERASE = "\r\x1b[K"
MEGABYTE = 1_000_000
IN_A_LOG = 30.0  # seconds between two lines where no person looks on


@dataclass
class Pace:
    """Counts what is done of some partitions since it was made."""

    todo: Iterable[Partition]
    clock: Callable[[], float] = time.monotonic
    documents: int = 0
    partitions: int = 0
    size: int = 0
    started: float = field(init=False)
    told: float = field(init=False)

    def __post_init__(self) -> None:
        self.sizes = {partition.number: partition.size for partition in self.todo}
        self.total = sum(self.sizes.values())
        self.started = self.told = self.clock()

    def along(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield each outcome, and show how far it is."""
        for outcome in outcomes:
            self.documents += outcome.documents + outcome.failures
            self.partitions += 1
            self.size += self.sizes[outcome.number]
            self._show()
            yield outcome
        if sys.stderr.isatty():
            print(ERASE, end="", file=sys.stderr)

    @property
    def seconds(self) -> float:
        """Seconds so far."""
        return max(self.clock() - self.started, 1e-9)

    def line(self) -> str:
        """Say it."""
        left = self.seconds * (self.total - self.size) / max(self.size, 1)
        return (
            f"{self.partitions:,} of {len(self.sizes):,} partitions, {self.documents:,} documents, {self.rate()}, "
            f"{duration(left)} left"
        )

    def rate(self) -> str:
        """Documents and megabytes a second."""
        return f"{self.documents / self.seconds:,.1f} documents/s, {self.size / self.seconds / MEGABYTE:.2f} MB/s"

    def _show(self) -> None:
        if sys.stderr.isatty():
            print(ERASE + self.line()[: shutil.get_terminal_size().columns - 1], end="", file=sys.stderr, flush=True)
        elif self.clock() - self.told >= IN_A_LOG:
            self.told = self.clock()
            print(self.line(), file=sys.stderr, flush=True)


def duration(seconds: float) -> str:
    """Say a time in the two units that matter."""
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
