"""What all tests share: patience, and where the outside texts are, other people's words that are not part of this repository."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A slow machine is no fault of the code, and with CI set the same examples are tried each time.
settings.register_profile(
    "patient", deadline=None, derandomize=bool(os.environ.get("CI")), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent


def _outside(variable: str) -> Path:
    folder = os.environ.get(variable)
    if folder and Path(folder).is_dir():
        return Path(folder)
    message = f"{variable} does not name a folder of texts"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def documents_dir() -> Path:
    """Folder that holds the texts behind the cards of data/sources/."""
    return _outside("DOCUMENTS_DIR")


@pytest.fixture(scope="session")
def evaluation_dir() -> Path:
    """Folder that holds labelled texts to measure extraction on."""
    return _outside("EVALUATION_DIR")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A new browser for the tests of a file."""
    from browser import chromium

    with chromium(tmp_path_factory.mktemp("downloads")) as opened:
        yield opened


@pytest.fixture
def opened(browser):
    """Open pages, each in a context of its own that is closed with the test; 1280 px wide and at rest unless told otherwise."""
    contexts = []

    def open_page(url, **settings):
        defaults = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**defaults | settings))
        page = contexts[-1].new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
