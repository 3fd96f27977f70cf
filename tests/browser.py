"""The real program and a real browser, for the tests that a reader would make by hand."""

import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT

CHROMIUM = shutil.which("chromium")
SWITCHES = [
    "--no-sandbox",  # the tests run as root in a container
    "--disable-gpu",
    "--disable-background-networking",  # else it looks for hosts of its maker at every start
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 60_000  # ms for what a test expects to see; a busy machine answers late
DEADLINE = 300  # seconds for the program to print its address
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHART = "#displacement .js-plotly-plot .main-svg"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")


def require_chromium() -> str:
    """Return the path of Chromium; skip where there is none, fail there when CI is set."""
    if CHROMIUM:
        return CHROMIUM
    message = "no Chromium on this machine (Debian: apt-get install chromium)"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def running(*arguments: str, **environment: str):
    """Start the dashboard on a free port and yield its address; on failure show what it printed."""
    command = [sys.executable, "-m", "dashboard", "--port", "0", *arguments]
    clean = {name: value for name, value in os.environ.items() if name not in ("PORT", "DOCUMENTS_DIR")}
    process = subprocess.Popen(
        command, cwd=ROOT, env=clean | environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    try:
        yield _address(lines)
    finally:
        process.terminate()
        process.wait(timeout=120)
        process.stdout.close()


def _read(process: subprocess.Popen, lines: queue.Queue) -> None:
    try:
        for line in process.stdout:
            lines.put(line)
    except ValueError:  # closed at the end of the test
        pass
    lines.put(None)


def _address(lines: queue.Queue) -> str:
    printed, end = [], time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            continue
        if line is None:
            break
        printed.append(line)
        if found := ADDRESS.search(line):
            return found.group()
    pytest.fail("the dashboard did not start:\n" + "".join(printed))


@contextmanager
def chromium(folder: Path):
    """Yield a new browser with a new profile."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    path = require_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES, downloads_path=folder)
        try:
            yield browser
        finally:
            browser.close()


def live(page):
    """Return a page once what its address asks for stands there: the live charts, and the open figure."""
    page.wait_for_selector(CHART)
    page.wait_for_selector("#camps .js-plotly-plot .main-svg", state="attached")  # the last of the charts
    if "figure=" in page.url:
        page.wait_for_selector("#panel[open]")
    return page


def overflow(page):
    """Return by how many px a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def barriers(page):
    """Return what axe finds: the rules that a page breaks, each with where it does so."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]
