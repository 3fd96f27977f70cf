"""What the page weighs and how soon it is there, on good links and bad, beside stock Dash doing the same work.

python -m tests.bench.page [--runs 3] [--links none middle slow]

A reader's browser (Chromium, new for each run) visits the page twice, then changes a filter eight times. Stock Dash shows
the main chart of the same tables with headline numbers, a table and the filter (tests/bench/stock.py), and neither of the
two other charts; on the slow link it gives up after 30 s.
Throttling leaves out the set-up of TCP and TLS: real links are slower. Of a machine that others use, trust the bytes
and the ratios; its times are upper bounds.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright
from playwright.sync_api import TimeoutError as GaveUp

from tests.bench.report import Section
from tests.bench.serving import HOST, Server, serving

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SCREEN = {"width": 1280, "height": 900}
PICTURE = "figure svg"  # of the main chart, as the server sends it
LIVE = ".js-plotly-plot .scatterlayer .trace path"
GIVES_UP = 45  # seconds; stock Dash itself stops waiting for plotly.js after 30
SETTLED = 1500  # ms after the chart for what comes later
CHANGES = ("projected", "reported", "projected", "all") * 2
# when the picture and the chart were first on the screen, and how far anything was moved in between
WATCH = """(() => {
    const seen = window.seen = {picture: null, live: null, shift: 0};
    const shown = selector => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        return box && box.width > 0 && box.height > 0;
    };
    new PerformanceObserver(list => {
        for (const each of list.getEntries()) if (!each.hadRecentInput) seen.shift += each.value;
    }).observe({type: 'layout-shift', buffered: true});
    (function look() {
        if (seen.picture === null && shown(%s)) seen.picture = performance.now();
        if (seen.live === null && shown(%s)) seen.live = performance.now();
        setTimeout(look, 20);
    })();
})()"""
# ms from a choice to the chart that follows from it
CHANGE = """([choose, value]) => new Promise(resolve => {
    const chart = document.querySelector('.js-plotly-plot'), began = performance.now();
    chart.once('plotly_afterplot', () => resolve(performance.now() - began));
    choose = {
        ours: value => {
            const filter = document.querySelector('#filter-status');
            filter.value = value;
            filter.dispatchEvent(new Event('change', {bubbles: true}));
        },
        stock: value => window.dash_clientside.set_props('status', {value}),
    }[choose];
    choose(value);
})"""


@dataclass(frozen=True)
class Link:
    """A reader's link: bytes a second, ms until an answer begins, and how many times slower the processor is."""

    rate: float
    latency: float
    slower: int

    def throttle(self, wire: CDPSession) -> None:
        """Make a page's link as slow as this one."""
        conditions = {"offline": False, "latency": self.latency}
        wire.send(
            "Network.emulateNetworkConditions",
            conditions | {"downloadThroughput": self.rate, "uploadThroughput": self.rate},
        )
        wire.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})


LINKS = {"none": None, "middle": Link(1.6e6 / 8, 150, 4), "slow": Link(400e3 / 8, 400, 4)}


@dataclass
class Visits:
    """What was measured in each run; times in ms, sizes in kB; nothing where a chart never came."""

    first: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)
    picture: list[float] = field(default_factory=list)
    live: list[float] = field(default_factory=list)
    shift: list[float] = field(default_factory=list)
    change: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Promise:
    """What is promised of one number: at most `most`, or less than stock Dash needs."""

    what: str
    link: str
    number: str
    most: float | None = None
    unit: str = "ms"

    def row(self, ours: dict[str, Visits], stock: dict[str, Visits]) -> list[str]:
        """Return the promise, what was found and whether it is kept."""
        found, other = (getattr(visits[self.link], self.number) for visits in (ours, stock))
        most = self.most if self.most is not None else median(other) if other else None
        promised = f"{self.most:,g} {self.unit}" if self.most is not None else "less than stock Dash"
        kept = bool(found) and (most is None or median(found) <= most)
        return [self.what, promised, _told(found, self.unit), _told(other, self.unit), "yes" if kept else "NO"]


PROMISES = (
    Promise("first visit, on the wire", "none", "first", 650, "kB"),
    Promise("second visit, on the wire", "none", "second", 10, "kB"),
    Promise("layout shift (CLS), slow link", "slow", "shift", 0.02, ""),
    Promise("picture of the chart, slow link", "slow", "picture", 1_000),
    Promise("live chart, slow link", "slow", "live", 15_000),
    Promise("live chart, middle link", "middle", "live", 4_500),
    Promise("live chart, no throttling", "none", "live"),
    Promise("filter change, no throttling", "none", "change"),
)


def _told(found: Sequence[float], unit: str) -> str:
    if not found:
        return "never"
    digits = 3 if not unit else 1 if unit == "kB" and median(found) < 100 else 0
    low, middle, high = (f"{value:,.{digits}f}" for value in (min(found), median(found), max(found)))
    return f"{middle} [{low}–{high}] {unit}".strip()


def measure(runs: int = 3, links: Sequence[str] = tuple(LINKS)) -> Section:
    """Return what is promised of the page and what it does; stock Dash is measured in between."""
    ours, stock = ({name: Visits() for name in links} for _ in range(2))
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser, _servers(Path(folder) / "log") as servers:
        for name in links:
            for _ in range(runs):
                for server, visits, chosen in zip(servers, (ours, stock), ("ours", "stock"), strict=True):
                    _visit_twice(browser, server, LINKS[name], visits[name], chosen)
    rows = [promise.row(ours, stock) for promise in PROMISES if promise.link in links]
    kept = sum(row[-1] == "yes" for row in rows)
    verdict = f"{kept} of {len(rows)} promises kept; medians of {runs} runs with the lowest and highest, load of the machine {os.getloadavg()[0]:.1f}."
    return Section("The page on good links and bad", ["what", "promised", "here", "stock Dash", "kept"], rows, verdict)


@contextmanager
def _servers(log: Path) -> Iterator[tuple[Server, Server]]:
    stock_server = ("--worker-class", "gthread", "--threads", "4", "tests.bench.stock:whole")
    with (
        serving(log, workers=1) as ours,
        serving(log.with_suffix(".stock"), *stock_server, workers=1, ready="/") as stock,
    ):
        yield ours, stock


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if not path:
        raise SystemExit("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        try:
            yield browser
        finally:
            browser.close()


def _visit_twice(browser: Browser, server: Server, link: Link | None, visits: Visits, chosen: str) -> None:
    context = browser.new_context(viewport=SCREEN)
    context.add_init_script(WATCH % (json.dumps(PICTURE), json.dumps(LIVE)))
    with _visit(context, server, link) as (page, size):
        seen = page.evaluate("() => window.seen")
        visits.first.append(size())
        visits.shift.append(seen["shift"])
        visits.picture += [seen["picture"]] if seen["picture"] else []
        visits.live += [seen["live"]] if seen["live"] else []
        if link is None:
            visits.change += [page.evaluate(CHANGE, [chosen, value]) for value in CHANGES]
    with _visit(context, server, link) as (_, size):
        visits.second.append(size())
    context.close()


@contextmanager
def _visit(context: BrowserContext, server: Server, link: Link | None) -> Iterator[tuple[Page, Callable[[], float]]]:
    """Open the page and yield it when the chart is live or nobody would wait any longer, with how many kB came."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    if link:
        link.throttle(wire)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"] / 1000))
    page.goto(f"http://{HOST}:{server.port}/", wait_until="commit", timeout=GIVES_UP * 1000)
    try:
        page.wait_for_function("() => window.seen && window.seen.live !== null", timeout=GIVES_UP * 1000, polling=50)
        page.wait_for_timeout(SETTLED)
    except GaveUp:
        pass  # that it never came is a result
    came = sum(sizes)
    yield page, lambda: came
    page.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--links", nargs="+", choices=LINKS, default=list(LINKS))
    chosen = parser.parse_args()
    print(measure(chosen.runs, chosen.links).written())


if __name__ == "__main__":
    main()
