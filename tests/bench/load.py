"""Plays readers against two workers: each opens the page, filters, asks where a number comes from and downloads.

python -m tests.bench.load [--readers 200] [--seconds 120] [--pause 1.0]
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.asking import CALLBACK, Answers, callback
from tests.bench.report import Section, number
from tests.bench.serving import HOST, Server, serving

PAGES = ("/", "/_dash-layout", "/_dash-dependencies", "/documents", "/?status=projected")
VIEWS = ("", "?status=reported", "?status=projected", "?status=projected&scale=linear", "?beside=nothing")
READINGS = 10  # of the memory
DOWNLOADS = ("/download/displacement.csv", "/download/figures.csv?status=projected", "/download/datapackage.json")


class Play:
    """What readers can do at a server, drawn by lot."""

    def __init__(self, server: Server):
        self.port = server.port
        lines = server.get("/download/displacement.csv")[1].decode().splitlines()[1:]
        self.figures = [line.split(",")[0] for line in lines]
        outputs = ("displacement-chart", "answers", "panel")
        self.bodies = {output: callback(server.port, output, {}) for output in outputs}

    def visit(self, chance: random.Random) -> list[tuple[str, dict | None]]:
        """Return what one reader asks for, in order: the page, two views, where a number comes from, a table."""
        view, figure = chance.choice(VIEWS), chance.choice(self.figures)
        canvas = {"width": chance.choice((320, 640, 960, 1120)), "dark": chance.random() < 0.3}
        asked = {"view": view, "canvas": canvas, "opened": figure}
        callbacks = [(CALLBACK, self._filled(output, asked)) for output in self.bodies]
        return (
            [(page, None) for page in PAGES]
            + callbacks
            + [(f"/figure/{figure}", None), (chance.choice(DOWNLOADS), None)]
        )

    def _filled(self, output: str, asked: dict) -> dict:
        body = self.bodies[output]
        return body | {"inputs": [each | {"value": asked.get(each["id"])} for each in body["inputs"]]}


def read(play: Play, until: float, pause: float, seed: int, answers: Answers) -> None:
    """Play one reader until the time is over."""
    chance = random.Random(seed)
    time.sleep(chance.random() * pause)
    connection = http.client.HTTPConnection(HOST, play.port, timeout=30)
    while time.monotonic() < until:
        for path, body in play.visit(chance):
            if time.monotonic() >= until:
                break
            _ask(connection, path, body, answers)
            time.sleep(chance.expovariate(1 / pause) if pause else 0)
    connection.close()


def _ask(connection: http.client.HTTPConnection, path: str, body: dict | None, answers: Answers) -> None:
    content = None if body is None else json.dumps(body)
    headers = {"Accept-Encoding": "br, gzip"} | ({} if body is None else {"Content-Type": "application/json"})
    began = time.perf_counter()
    try:
        status = _answer(connection, path, content, headers)
    except (OSError, http.client.HTTPException):
        status = 0
        connection.close()
    answers.times.append(time.perf_counter() - began)
    if status != 200:
        answers.errors.append(status)


def _answer(connection: http.client.HTTPConnection, path: str, content: str | None, headers: dict) -> int:
    """Ask; like a browser, ask again where the server has just closed a connection that was idle."""
    for again in (False, True):
        try:
            connection.request("GET" if content is None else "POST", path, content, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            connection.close()
            if again:
                raise
    raise AssertionError("a second try ends in an answer or an error")


def crowd(server: Server, readers: int, seconds: float, pause: float) -> Answers:
    """Play all readers at once."""
    play, answers, until = Play(server), Answers(), time.monotonic() + seconds
    began = time.perf_counter()
    threads = [threading.Thread(target=read, args=(play, until, pause, seed, answers)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.seconds = time.perf_counter() - began
    return answers


def measure(readers: int, seconds: float, pause: float, title: str = "Load") -> Section:
    """Return what so many readers found, and how memory went meanwhile."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log") as server:
        before = server.memory()
        crowd(server, readers, min(seconds / 2, 20), pause)
        memory = [server.memory()]
        with watching(server, seconds / READINGS, memory):
            answers = crowd(server, readers, seconds, pause)
        tracebacks = server.log.read_text(errors="replace").count("Traceback")
    rows = [
        ["answers a second", number(answers.rate)],
        ["half of them within", f"{answers.percentile(50):.0f} ms"],
        ["95 of 100 within", f"{answers.percentile(95):.0f} ms"],
        ["99 of 100 within", f"{answers.percentile(99):.0f} ms"],
        ["errors", f"{len(answers.errors)} of {len(answers.times):,} {sorted(set(answers.errors)) or ''}".strip()],
        ["tracebacks in the log", str(tracebacks)],
        ["memory of both workers at the start", f"{before:.0f} MB"],
        ["memory once warm, and after each tenth of the time", ", ".join(f"{each:.0f}" for each in memory) + " MB"],
        ["growth in the second half of the time", f"{memory[-1] - memory[len(memory) // 2]:+.0f} MB"],
    ]
    said = f"{readers} readers for {seconds:.0f} s, {pause:g} s between what each does, two workers of four threads."
    return Section(title, ["", "found"], rows, said)


@contextmanager
def watching(server: Server, every: float, memory: list[float]) -> Iterator[None]:
    """Read the memory every few seconds while something is done."""
    done = threading.Event()

    def watch() -> None:
        while len(memory) <= READINGS and not done.wait(every):
            memory.append(server.memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between what a reader does, on average")
    chosen = parser.parse_args()
    print(measure(chosen.readers, chosen.seconds, chosen.pause).written())


if __name__ == "__main__":
    main()
