"""Answers a second against stock Dash, from one worker with four threads, one after the other in the same run.

python -m tests.bench.callbacks [--seconds 3]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.bench.asking import CALLBACK, ask, callback, request
from tests.bench.report import Section, number
from tests.bench.serving import Server, serving

ONE_WORKER = ("--worker-class", "gthread", "--threads", "4")
WIDTHS = (320, 480, 640, 800, 960, 1120)
VIEWS = ("", "?status=reported", "?status=projected", "?status=projected&scale=linear", "?beside=nothing")
PAGES = ("/", "/documents", "/figure/{figure}")
AT_LEAST = 7  # times stock Dash


def measure(seconds: float) -> Section:
    """Return how our answers compare with those of stock Dash."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with serving(log, *ONE_WORKER, "tests.bench.stock:server", workers=1, ready="/") as stock:
            drawn = _rate(stock, [_body(stock, "chart", {"status": each}) for each in ("all", "reported")], seconds)
        with serving(log, *ONE_WORKER, "tests.bench.stock:empty", workers=1, ready="/") as stock:
            index = _rate(stock, [request("/")], seconds)
        with serving(log, workers=1) as ours:
            rows = _ours(ours, drawn, index, seconds)
    ratio = rows[0][2]
    verdict = f"Callbacks: {ratio} times stock Dash (at least {AT_LEAST} are promised)."
    return Section(
        "Against stock Dash, one worker, four threads", ["what", "answers a second", "times stock"], rows, verdict
    )


def _ours(ours: Server, drawn: float, index: float, seconds: float) -> list[list[str]]:
    canvas = {"width": 960, "dark": False}
    views = [_body(ours, "displacement-chart", {"view": view, "canvas": canvas}) for view in VIEWS]
    words = [_body(ours, "answers", {"view": view}) for view in VIEWS]
    figure = ours.get("/download/displacement.csv")[1].decode().splitlines()[1].split(",")[0]
    rows = [
        _row("callback: the chart and two more, views seen before", _rate(ours, views, seconds), drawn),
        _row("callback: words and tables, views seen before", _rate(ours, words, seconds), drawn),
        _row("callback: the charts, every view for the first time", _first(ours, seconds), drawn),
        _row("stock callback: one go.Figure", drawn, drawn),
    ]
    pages = [(page, _rate(ours, [request(page.format(figure=figure))], seconds)) for page in PAGES]
    rows += [_row(f"page: {page}", rate, index) for page, rate in pages]
    return [*rows, _row("stock page: empty index", index, index)]


def _first(ours: Server, seconds: float) -> float:
    """Ask for a view that nobody asked for: another first day each time."""
    canvas = {"width": 960, "dark": False}
    body = callback(ours.port, "displacement-chart", {"view": "", "canvas": canvas})

    def question(at: int) -> bytes:
        day = f"20{10 + at % 6}-{1 + at // 6 % 12:02}-{1 + at // 72 % 28:02}"
        view = {"id": "view", "property": "data", "value": f"?from={day}"}
        return request(CALLBACK, body | {"inputs": [view if each["id"] == "view" else each for each in body["inputs"]]})

    return ask(ours.port, question, seconds).rate


def _body(server: Server, output: str, values: dict) -> bytes:
    return request(CALLBACK, callback(server.port, output, values))


def _rate(server: Server, questions: list[bytes], seconds: float) -> float:
    for question in questions:  # once each, so that no other is made while answers are counted
        ask(server.port, lambda _, question=question: question, seconds=0, connections=1)
    answers = ask(server.port, lambda at: questions[at % len(questions)], seconds)
    if answers.errors:
        raise SystemExit(f"{len(answers.errors)} answers were errors: {set(answers.errors)}")
    return answers.rate


def _row(what: str, rate: float, stock: float) -> list[str]:
    return [what, number(rate), f"{rate / stock:.1f}"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3)
    print(measure(parser.parse_args().seconds).written())


if __name__ == "__main__":
    main()
