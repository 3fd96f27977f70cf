"""Takes a picture of every kind of page, to be looked at: python -m tests.screenshots --out FOLDER [--documents TEXTS]

Starts the program twice: in English, and in a made-up language written from right to left.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from etl import release
from tests import pseudo
from tests.bench.serving import HOST, ROOT, serving

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
]  # as root, without a screen, asking no other host


@dataclass(frozen=True)
class Shot:
    """A picture: of which address, on what screen, how much of it."""

    name: str
    path: str
    screen: dict = field(default_factory=lambda: WIDE)
    scheme: str = "light"
    whole: bool = False
    kind: str = "png"  # or "pdf": paper


def shots(figure: str, document: str) -> list[Shot]:
    """Return the pictures of one language."""
    return [
        Shot("overview", ""),
        Shot("overview-whole", "", whole=True),
        Shot("provenance", f"?figure={figure}"),
        Shot("figure", f"figure/{figure}", whole=True),
        Shot("document", f"document/{document}", whole=True),
        Shot("method", "method", whole=True),
        Shot("nothing-found", "?status=planned&measure=fled"),
        Shot("dark", "", scheme="dark"),
        Shot("phone", "", screen=PHONE),
        Shot("phone-whole", "", screen=PHONE, whole=True),
        Shot("phone-provenance", f"?figure={figure}", screen=PHONE),
        Shot("print", "", kind="pdf"),
        Shot("print-figure", f"figure/{figure}", kind="pdf"),
    ]


def take(browser: Browser, address: str, shot: Shot, file: Path) -> None:
    """Open an address as its reader would and save what is seen, or what is printed."""
    context = browser.new_context(viewport=shot.screen, color_scheme=shot.scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + shot.path, wait_until="networkidle")
    if "/" not in shot.path and not shot.path.startswith("method"):
        page.wait_for_selector("#displacement .js-plotly-plot .main-svg")
    if shot.path.startswith("?figure="):
        page.wait_for_selector("#panel[open]")
    if shot.kind == "pdf":
        page.pdf(path=file, prefer_css_page_size=True)
    else:
        page.screenshot(path=file, full_page=shot.whole)
    context.close()


def examples() -> tuple[str, str]:
    """Return a figure with much to tell, and its document."""
    figures = release.read(ROOT / "data" / "tables").tables["displacement"]
    checked = figures[figures["verification"] != "unverified"]
    best = checked.loc[checked["caveat"].str.len().idxmax()]
    return best["figure_id"], best["document_id"]


@contextmanager
def speaking(**settings: str) -> Iterator[str]:
    """Yield the address of the program."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "log", workers=1, **settings) as server:
        yield f"http://{HOST}:{server.port}/"


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for the pictures; keep it out of the repository"
    )
    parser.add_argument("--documents", default="", help="folder of the texts, so that passages are shown")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    languages = {"": {}, "right-to-left-": {"LOCALE": str(pseudo.write(chosen.out))}}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        for prefix, settings in languages.items():
            with speaking(**settings, DOCUMENTS_DIR=chosen.documents) as address:
                for shot in shots(*examples()):
                    take(browser, address, shot, picture := chosen.out / f"{prefix}{shot.name}.{shot.kind}")
                    print(picture)
        browser.close()


if __name__ == "__main__":
    main()
