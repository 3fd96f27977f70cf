"""Starts a server for a trial as a host does, on loopback only, and measures its processes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
DASHBOARD = ("--config", "dashboard/gunicorn.conf.py", "dashboard.app:create_server()")
LISTENING = re.compile(rf"Listening at: http://{re.escape(HOST)}:(\d+)")
STARTS_WITHIN = 300  # seconds
ANSWERS_WITHIN = 300
FORGOTTEN = (
    "TABLES_DIR",
    "DOCUMENTS_DIR",
    "URL_PREFIX",
    "LOG_FORMAT",
    "PORT",
    "WEB_CONCURRENCY",
)  # what this shell says is no part of a trial


@dataclass
class Server:
    """A running server: its port, its first process, how long it took to the first 200 and where its log is."""

    port: int
    process: subprocess.Popen
    started_in: float
    log: Path

    @property
    def workers(self) -> list[int]:
        """The ids of the worker processes."""
        return children(self.process.pid)

    def memory(self) -> float:
        """Return the memory of all its processes in MB; what they share is counted once."""
        return sum(_proportional(pid) for pid in (self.process.pid, *self.workers)) / 1024

    def get(self, path: str) -> tuple[int, bytes]:
        """Return status and content of an address."""
        return get(self.port, path)


def get(port: int, path: str, body: object = None) -> tuple[int, bytes]:
    """Return status and content of an address of a server, whatever the status; a body is sent as JSON."""
    content = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(f"http://{HOST}:{port}{path}", content, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(asked, timeout=ANSWERS_WITHIN) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def _proportional(pid: int) -> int:
    """Return the proportional set size in kB: shared pages are divided among those who share them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


@contextmanager
def serving(
    log: Path, *program: str, workers: int = 2, ready: str = "/readyz", before: tuple[str, ...] = (), **settings: str
) -> Iterator[Server]:
    """Start gunicorn with a program (the dashboard where none is named), yield it when it answers, stop it at the end.

    `before` stands before the command ("prlimit", ...), `settings` are environment variables.
    """
    command = [*before, sys.executable, "-m", "gunicorn", *(program or DASHBOARD), "--workers", str(workers)]
    kept = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
    environment = kept | {"PYTHONPATH": str(ROOT)} | settings
    began = time.perf_counter()
    with log.open("w") as output:
        process = subprocess.Popen(
            [*command, "--bind", f"{HOST}:0"], cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            port = _wait(process, ready, log)
            yield Server(port, process, time.perf_counter() - began, log)
        finally:
            stop(process)


def _wait(process: subprocess.Popen, ready: str, log: Path) -> int:
    """Return the port once the server is ready."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        found = LISTENING.search(log.read_text())
        if found and get(int(found[1]), ready)[0] == 200:
            return int(found[1])
        time.sleep(0.02)
    sys.exit(f"The server does not answer; it printed:\n{log.read_text()}")


def stop(process: subprocess.Popen) -> None:
    """Ask a process to end, and end it where it does not."""
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
