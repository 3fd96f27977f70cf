"""The charts in a real browser: reached by keyboard, saved as pictures, every mark of a quarrel open to a click."""

import re
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import quarrel
from browser import require_chromium, running
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MOST_STOPS = 80  # of the Tab key, from the address bar to the first chart


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    require_chromium()
    tables = tmp_path_factory.mktemp("tables")
    quarrel.publish(tables)
    with running(TABLES_DIR=str(tables)) as found:
        yield found


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.goto(address)
    opened.wait_for_selector("#displacement .marks button", state="attached")
    yield opened
    context.close()


def focused(page, what):
    return page.evaluate(f"document.activeElement.{what}")


def tab_to_the_marks(page):
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if focused(page, "closest('#displacement .marks') !== null"):
            return
    pytest.fail(f"no mark of the chart after {MOST_STOPS} stops")


def test_a_keyboard_walks_from_the_address_bar_to_a_marks_provenance_and_back(page, address):
    tab_to_the_marks(page)
    expect(page.locator("#displacement .hoverlayer")).to_contain_text("“")
    first = focused(page, "dataset.figure")
    page.keyboard.press("ArrowRight")
    second = focused(page, "dataset.figure")
    assert second != first
    words = re.match("“(.*?)”", focused(page, "getAttribute('aria-label')"))[1]
    page.keyboard.press("Enter")
    expect(page.locator("#panel mark")).to_have_text(words)
    assert f"figure={second}" in page.url
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert focused(page, "dataset.figure") == second
    assert page.url == address


def test_a_chart_is_one_stop_of_the_tab_key(page):
    tab_to_the_marks(page)
    page.keyboard.press("Tab")
    assert not focused(page, "closest('.marks')")


def test_marks_keep_the_focus_when_the_chart_is_drawn_again(page):
    tab_to_the_marks(page)
    page.evaluate("document.activeElement.closest('.marks').dataset.old = 'yes'")
    before = focused(page, "dataset.figure")
    page.set_viewport_size({"width": 1000, "height": 900})
    page.wait_for_selector("#displacement .marks:not([data-old])", state="attached")
    assert focused(page, "dataset.figure") == before


def test_every_mark_of_those_who_differ_answers_to_a_click(page):
    places = page.eval_on_selector_all(
        "#displacement .marks button", "all => all.map(each => [each.dataset.figure, each.style.left, each.style.top])"
    )
    plot = page.locator("#displacement .js-plotly-plot")
    assert {"flood-24000", "flood-18000", "flood-31000", "shelter-700-0"} <= {figure for figure, *_ in places}
    for figure, left, top in places:
        page.mouse.move(2, 2)  # a chart answers a click with what the mouse was over when it came to rest
        expect(page.locator("#displacement .hovertext")).to_have_count(0)
        place = {"x": float(left[:-2]), "y": float(top[:-2])}
        plot.hover(position=place)
        expect(page.locator("#displacement .hovertext")).to_have_count(1)
        plot.click(position=place)
        expect(page.locator("#panel")).to_be_visible()
        assert page.url.endswith(f"figure={figure}")
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()


def test_the_mark_of_a_claim_told_five_times_says_so(page):
    expect(page.locator("#displacement .js-plotly-plot")).to_contain_text("×5")


def saved(page, control):
    with page.expect_download() as started:
        page.locator(f"#displacement .saving {control}").click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def test_a_picture_is_saved_as_png(page):
    name, content = saved(page, "button")
    width, height = struct.unpack(">II", content[16:24])
    assert (name, content[:8]) == ("displacement-2019-05-01.png", b"\x89PNG\r\n\x1a\n")
    assert width == 2368
    assert 1000 < height < 4000
    assert len(content) > 20_000, "an empty canvas packs into less"


def test_a_picture_is_saved_as_svg_of_the_view(page, address):
    page.goto(f"{address}?status=projected")
    name, content = saved(page, "a")
    text = " ".join("".join(ElementTree.fromstring(content).itertext()).split())
    assert name == "displacement-2019-05-01.svg"
    for said in (
        "Reported against projected displacement",
        "Status: Projected",
        "Sources: ",
        "Data of 1 May 2019",
        f"{address}?status=projected",
    ):
        assert said in text  # fmt: skip
