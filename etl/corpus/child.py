"""The process in which documents are read, one after the other: whatever one of them does, nothing else is lost.

The rules run mostly inside the regular expression engine, which no thread and no exception can stop. The kernel can: it
ends this process when a document has used up its processor time, and whoever gave it the document starts another.

    python -m etl.corpus.child DESCRIPTOR      (of a socket: the job comes first, then articles; answers go back)
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection

from etl.corpus.document import Found, read
from etl.corpus.job import Job
from etl.corpus.records import Article
from etl.errors import UserError

MEGABYTE = 2**20
NO_MEMORY = 77  # exit code, unlike those of Python
WAITING = 20  # times the processor time, by the clock: for what waits instead of working; a busy machine is slower too


def main() -> None:
    """Answer article by article until there are no more, or nobody is left who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started this one
    connection = Connection(int(sys.argv[1]))
    try:
        job: Job = connection.recv()
        _limit_memory(job.limits.megabytes)
        while True:
            connection.send(_answer(connection.recv(), job))
    except MemoryError:  # what is left of this process is of no use
        os._exit(NO_MEMORY)
    except (EOFError, OSError):
        return


def _answer(article: Article, job: Job) -> Found | str:
    """Return what was found, or the reason why nothing was."""
    _limit_time(job.limits.seconds)
    try:
        return read(article, job)
    except UserError as error:
        return str(error)
    except MemoryError:
        raise
    except Exception as error:  # a fault of the rules: told, and the other documents go on
        return f"the rules failed on it: {type(error).__name__}: {error}"
    finally:
        _limit_time(0)


def _limit_time(seconds: float) -> None:
    """End this process after so much time; 0: do not."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * WAITING)


def _limit_memory(megabytes: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * MEGABYTE
    if most == resource.RLIM_INFINITY or wanted < most:
        with contextlib.suppress(ValueError, OSError):  # macOS has no such limit
            resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


if __name__ == "__main__":
    main()
