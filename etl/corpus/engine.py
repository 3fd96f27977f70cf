"""The engine: Dask. Nothing else here knows it.

A task is a partition and brings back a handful of numbers, so the scheduler has little to do: the words are read and the
tables written by the workers. A worker that dies loses the partition that it was at, and the scheduler gives it to another.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import dask
from dask.system import CPU_COUNT
from distributed import Client, LocalCluster, as_completed

from etl.corpus import readings
from etl.errors import EtlError, UserError

THREADS, PROCESSES = "threads", "processes"
LOCAL = "127.0.0.1:0"  # any free port, which nobody but this machine reaches
PATIENCE = 30  # seconds until a scheduler that does not answer is given up
Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


@contextmanager
def connected(scheduler: str, workers: int | None = None) -> Iterator[Client]:
    """Start what works on this machine, or join the Dask scheduler at an address, and leave nothing behind."""
    with _client(scheduler, workers or CPU_COUNT) as client:
        try:
            yield client
        finally:
            client.run(readings.close, on_error="ignore")  # a worker may have died


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Client]:
    if scheduler not in (THREADS, PROCESSES):
        with _joined(scheduler) as client:
            yield client
        return
    shape = (
        {"n_workers": 1, "threads_per_worker": workers}
        if scheduler == THREADS
        else {"n_workers": workers, "threads_per_worker": 1}
    )
    with (
        LocalCluster(
            **shape,
            processes=scheduler == PROCESSES,
            dashboard_address=LOCAL,
            worker_dashboard_address=LOCAL,
            silence_logs=logging.CRITICAL,  # what fails is told in words, once
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def _joined(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise UserError(f"--scheduler {address}: no Dask scheduler answers there ({error})") from None
    with client:
        yield client


def each(
    client: Client, work: Callable[[Asked], Answer], tasks: Iterable[Asked], lost: Callable[[Asked, str], Answer]
) -> Iterator[Answer]:
    """Have every task done somewhere and yield the answers as they come; `lost` answers for one that cannot be done."""
    asked = {client.submit(work, task, pure=False): task for task in tasks}
    for future in as_completed(list(asked)):
        task = asked.pop(future)
        failed = future.exception()
        yield lost(task, _why(failed)) if failed else future.result()


def _why(error: BaseException) -> str:
    if type(error).__name__ == "KilledWorker":
        times = dask.config.get("distributed.scheduler.allowed-failures") + 1
        return f"the worker that was at it died, {times} times. Was its memory too small?"
    if isinstance(error, ModuleNotFoundError):
        return f"a worker lacks a module ({error}): give every worker this project and its extra `corpus`"
    return str(error) if isinstance(error, EtlError) else f"{type(error).__name__}: {error}"
