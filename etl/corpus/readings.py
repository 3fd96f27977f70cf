"""Has documents read in a process of its own, and starts another where one of them ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from threading import Lock

from etl.corpus.child import NO_MEMORY
from etl.corpus.document import Found
from etl.corpus.job import Job
from etl.corpus.records import Article

ROOT = Path(__file__).resolve().parent.parent.parent
GONE = 10.0  # seconds until a process that nobody needs is ended
ENDED: dict[int, str] = {
    -signal.SIGPROF: "took more than {limits.seconds:g} s of processor time",
    -signal.SIGALRM: "took too long, waiting for something",
    -signal.SIGKILL: "was ended by the system, for want of memory?",
    NO_MEMORY: "needs more than {limits.megabytes:,} MB of memory",
}


class Readings:
    """A process that reads documents for one job, as long as it lives; the next one when it is needed."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._process: subprocess.Popen | None = None
        self._connection: Connection | None = None

    def read(self, article: Article) -> Found | str:
        """Return what is in an article, or the reason why that cannot be known."""
        connection = self._connected()
        try:
            connection.send(article)
            return connection.recv()
        except (EOFError, OSError):
            return self._ended()

    def close(self) -> None:
        """Let the process go."""
        if self._connection:
            self._connection.close()
        if self._process:
            try:
                self._process.wait(GONE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = self._connection = None

    def _connected(self) -> Connection:
        if not self._connection:
            ours, theirs = Pipe()
            with theirs:
                self._process = _start(theirs.fileno())
            self._connection = ours
            ours.send(self.job)
        return self._connection

    def _ended(self) -> str:
        """Say why the process ended."""
        process = self._process
        self.close()
        code = process.returncode if process else 0
        return ENDED.get(code, "ended the process that read it ({code})").format(limits=self.job.limits, code=code)


def _start(descriptor: int) -> subprocess.Popen:
    """Start a reader: a program and not a fork, which threads would make unsafe."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")  # each thread would reserve memory
    return subprocess.Popen(  # noqa: S603 our own program
        [sys.executable, "-P", "-m", "etl.corpus.child", str(descriptor)],
        pass_fds=[descriptor], env=os.environ | threads | {"PYTHONPATH": path}, stdin=subprocess.DEVNULL,
    )  # fmt: skip


_idle: list[Readings] = []
_changing = Lock()


@contextmanager
def readings(job: Job) -> Iterator[Readings]:
    """Hand out a reader of this process that nobody uses, and keep it for the next partition: a start takes a second."""
    job = job.of_any_corpus()
    with _changing:
        fitting = next((reader for reader in _idle if reader.job == job), None)
        if fitting:
            _idle.remove(fitting)
    reader = fitting or Readings(job)
    try:
        yield reader
    except BaseException:  # it may be amid a document
        reader.close()
        raise
    with _changing:
        _idle.append(reader)


def close() -> None:
    """Let all readers of this process go."""
    while _idle:
        _idle.pop().close()
