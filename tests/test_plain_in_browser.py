"""The plain pages in a real browser: without scripts, narrow, dark, enlarged, printed, and checked by axe."""

import pytest
from browser import barriers, overflow, require_chromium, running
from harbour import publish, write_text

pytestmark = pytest.mark.browser

PAGES = [
    "figure/gazette-displaced-5000", "figure/gazette-follow-2000", "figure/gazette-killed-40", "document/gazette-2019-03-05",
    "document/notice-2019-03-09", "documents", "figure/nobody", "downloads", "downloads?status=projected", "dictionary", "release", "method",
]  # fmt: skip
LONG = ("downloads", "dictionary")  # lists of everything: no promise of one sheet
VIEWS = [
    ("wide", {"viewport": {"width": 1280, "height": 800}}),
    ("dark", {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"}),
    ("phone", {"viewport": {"width": 360, "height": 640}}),
    ("forced colours at 200 %", {"viewport": {"width": 640, "height": 400}, "forced_colors": "active", "device_scale_factor": 2}),
]  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    require_chromium()
    tables, texts = tmp_path_factory.mktemp("tables"), tmp_path_factory.mktemp("texts")
    publish(tables)
    with running(TABLES_DIR=str(tables), DOCUMENTS_DIR=str(write_text(texts))) as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("view", [row[1] for row in VIEWS], ids=[row[0] for row in VIEWS])
def test_axe_finds_nothing_and_nothing_sticks_out(opened, address, path, view):
    page = opened(address + path, **view)
    assert barriers(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_one_answer_and_needs_no_script(opened, address, path):
    page = opened("about:blank", java_script_enabled=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    assert page.locator("h1").is_visible()
    assert asked == [address + path]


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith(LONG)])
def test_a_page_prints_on_one_sheet(opened, address, path):
    pdf = opened(address + path).pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1


def test_the_words_lead_to_their_document_and_back(opened, address):
    page = opened(address + "figure/gazette-watched", java_script_enabled=False)
    assert page.locator("mark").inner_text() == "Tens of thousands"
    page.get_by_role("link", name="Every number of this document").click()
    assert page.url.endswith("/document/gazette-2019-03-05")
    page.get_by_role("row", name="Tens of thousands").get_by_role("link").click()
    assert page.url.endswith("/figure/gazette-watched")


def test_a_keyboard_skips_to_the_content(opened, address):
    page = opened(address + "documents")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_a_row_is_downloaded_under_its_name(opened, address, tmp_path):
    page = opened(address + "figure/gazette-killed-40")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="This row as CSV").click()
    assert waiting.value.suggested_filename.startswith("gazette-killed-40_")
    waiting.value.save_as(tmp_path / "row.csv")
    assert (tmp_path / "row.csv").read_text(encoding="utf-8").count("\n") == 2
