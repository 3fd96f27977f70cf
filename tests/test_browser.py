"""The page in a real browser, on the real program and the published tables."""

import csv
import io
from pathlib import Path

import pytest
from browser import barriers, live, overflow, require_chromium, running
from conftest import ROOT
from playwright.sync_api import expect

from etl import release

pytestmark = pytest.mark.browser

WITHDRAWN = "caucus99percent-2016-12-forces-killed-2000"


@pytest.fixture(scope="module")
def address():
    require_chromium()
    with running() as found:
        yield found


@pytest.fixture
def page(browser):
    """A page of 1280 px that remembers what it asked for and what went wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    opened.on("console", lambda message: message.type == "error" and opened.wrong.append(message.text))
    yield opened
    context.close()


@pytest.fixture(scope="module")
def figures():
    tables = release.read(ROOT / "data" / "tables").tables
    return {
        row["figure_id"]: row
        for name in ("displacement", "casualties", "camp_capacity")
        for row in tables[name].to_dict("records")
    }


def load(page, address):
    page.goto(address)
    page.wait_for_selector("#displacement .js-plotly-plot .main-svg")


def test_the_page_loads_without_errors_and_asks_no_other_host(page, address):
    load(page, address)
    page.wait_for_timeout(1000)
    assert page.wrong == []
    assert {url.split("/")[2] for url in page.asked if url.startswith("http")} == {address.split("/")[2]}
    assert page.locator("h1").count() == 1
    assert page.get_attribute("html", "lang") == "en"


def test_a_filter_changes_the_address_and_back_restores_the_view(page, address, figures):
    load(page, address)
    everything = page.inner_text("#shown")
    page.select_option("#filter-status", "projected")
    projected = [figure for figure in figures.values() if figure["status"] == "projected"]
    expect(page.locator("#shown")).to_contain_text(f"{len(projected)} of {len(figures)}")
    assert "status=projected" in page.url
    page.go_back()
    expect(page.locator("#shown")).to_have_text(everything)
    assert page.input_value("#filter-status") == "all"


def test_a_copied_link_restores_the_view(page, address):
    load(page, address)
    page.select_option("#filter-place", "iq")
    page.wait_for_url("**place=iq**")
    expect(page.locator("#shown")).not_to_contain_text("All")
    copied, told = page.url, page.inner_text("#shown")
    load(page, copied)
    expect(page.locator("#shown")).to_have_text(told)
    assert page.input_value("#filter-place") == "iq"


MARKS = """chart => {
    const graph = document.querySelector(`#${chart} .js-plotly-plot`), box = graph.getBoundingClientRect(), found = [];
    for (const trace of graph._fullData) {
        const {xaxis, yaxis} = {xaxis: graph._fullLayout.xaxis, yaxis: graph._fullLayout[trace.yaxis === 'y2' ? 'yaxis2' : 'yaxis']};
        (trace.customdata || []).forEach((id, i) => {
            if (id == null || !(trace.mode || 'markers').includes('markers')) return;
            found.push({id: String(id), x: box.x + xaxis._offset + xaxis.d2p(trace.x[i]), y: box.y + yaxis._offset + yaxis.d2p(trace.y[i])});
        });
    }
    return found;
}"""


def marks(page, chart="displacement"):
    """Where on the screen the chart's marks are, with the figure that each stands for."""
    page.locator(f"#{chart} .js-plotly-plot").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    return page.evaluate(MARKS, chart)


def test_a_click_on_any_mark_opens_its_provenance(page, address, figures):
    load(page, address)
    found = {mark["id"]: mark for mark in marks(page)}
    drawn = {
        figure_id
        for figure_id, figure in figures.items()
        if figure["measure"] in ("displaced", "fled", "crossed_border", "capacity") and figure["quantifier"] != "vague"
    }
    assert set(found) & set(figures) == drawn
    for figure_id in sorted(drawn):
        mark = {each["id"]: each for each in marks(page)}[figure_id]
        page.mouse.click(mark["x"], mark["y"])
        page.wait_for_selector("#panel[open]")
        expect(page.locator("#panel")).to_contain_text(figures[figure_id]["as_written"])
        page.keyboard.press("Escape")
        expect(page.locator("#panel")).to_be_hidden()


def test_from_the_panel_to_the_permanent_address(page, address, figures):
    load(page, f"{address}?figure={WITHDRAWN}")
    page.wait_for_selector("#panel[open]")
    page.locator(f"#panel a[href$='/figure/{WITHDRAWN}']").first.click()
    page.wait_for_url(f"**/figure/{WITHDRAWN}")
    assert figures[WITHDRAWN]["as_written"] in page.inner_text("main")


def test_a_row_of_the_table_opens_the_same_by_keyboard_and_focus_returns(page, address):
    load(page, f"{address}?place=iq")
    row = page.locator(
        f"#casualties table a[data-figure='{WITHDRAWN}'], #casualties table [data-figure='{WITHDRAWN}']"
    ).first
    page.locator("#casualties-table summary").press("Enter")
    row.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel[open]")
    assert "Withdrawn" in page.inner_text("#panel")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(row).to_be_focused()


def test_a_figure_reads_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}figure/{WITHDRAWN}")
    told = page.inner_text("main")
    assert "almost two thousand Iraqi troops" in told
    assert "Withdrawn" in told
    assert page.locator("a[href^='https://www.uniraq.org/']").count() > 0
    context.close()


def test_the_first_page_tells_something_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    told = page.inner_text("body")
    assert "200,000" in told
    assert page.locator("a[href*='/figure/']").count() > 0
    context.close()


def test_the_download_holds_exactly_the_rows_that_are_shown(page, address, figures):
    load(page, f"{address}?status=projected")
    projected = [figure_id for figure_id, figure in figures.items() if figure["status"] == "projected"]
    expect(page.locator("#shown")).to_contain_text(f"{len(projected)} of {len(figures)}")
    with page.expect_download() as started:
        page.locator("a[href*='figures.csv']").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(started.value.path()).read_text(encoding="utf-8"))))
    assert sorted(row["figure_id"] for row in rows) == sorted(projected)
    assert started.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [(1280, 900), (360, 740)], ids=["wide", "phone"])
@pytest.mark.parametrize("where", ["", f"?figure={WITHDRAWN}"], ids=["overview", "open panel"])
def test_axe_finds_nothing_and_nothing_sticks_out(opened, address, where, screen, scheme):
    width, height = screen
    page = live(opened(address + where, viewport={"width": width, "height": height}, color_scheme=scheme))
    assert barriers(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", [f"figure/{WITHDRAWN}", "document/wsws-2017-03-01", "documents"])
def test_axe_finds_nothing_on_the_plain_pages(opened, address, where, scheme):
    page = opened(address + where, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    assert barriers(page) == []
    assert overflow(page) == 0


SMALL = """() => [...document.querySelectorAll('a, button, select, input, summary')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && box.height && Math.min(box.width, box.height) < 24;
}).map(each => each.outerHTML)"""


@pytest.mark.parametrize(
    "where", ["", f"?figure={WITHDRAWN}", f"figure/{WITHDRAWN}", "document/wsws-2017-03-01", "documents", "method"]
)
def test_whatever_can_be_touched_has_24_px(opened, address, where):
    page = opened(address + where, viewport={"width": 360, "height": 740})
    if page.locator("#displacement").count():
        live(page)
    assert page.evaluate(SMALL) == []


def test_every_figure_and_document_prints_on_one_sheet(opened, address, figures):
    page = opened("about:blank")
    documents = {figure["document_id"] for figure in figures.values()}
    sheets = {}
    for path in [*(f"figure/{name}" for name in figures), *(f"document/{name}" for name in documents)]:
        page.goto(address + path)
        sheets[path] = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert {path: many for path, many in sheets.items() if many != 1} == {}


HOVERED = """() => {
    const mark = document.activeElement.getBoundingClientRect(), room = document.querySelector('#displacement .picture').getBoundingClientRect();
    const label = document.querySelector('#displacement .hovertext path').getBoundingClientRect(), x = mark.x + mark.width / 2;
    return {inside: label.left >= room.left && label.right <= room.right, beside: x < label.left + 3 || x > label.right - 3};
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_words_at_a_mark_stand_beside_it_and_are_not_cut_off(opened, address, width):
    page = live(opened(address, viewport={"width": width, "height": 900}))
    page.wait_for_selector("#displacement .marks button", state="attached")
    for mark in page.locator("#displacement .marks button").all():
        mark.focus()
        expect(page.locator("#displacement .hovertext")).to_contain_text(mark.get_attribute("aria-label").split("”")[0])
        assert page.evaluate(HOVERED) == {"inside": True, "beside": True}, mark.get_attribute("data-figure")


OUTSIDE = """() => [...document.querySelectorAll('.picture .annotation-text')].filter(each => {
    const box = each.getBoundingClientRect(), room = each.closest('.picture').getBoundingClientRect();
    return box.left < room.left - 1 || box.right > room.right + 1;
}).map(each => each.textContent)"""


COVERED = """() => {
    const captions = [...document.querySelectorAll('#displacement .annotation-text')].filter(each => each.textContent.trim());
    const boxes = captions.map(each => ({said: each.textContent, box: each.getBoundingClientRect()}));
    const found = [];
    boxes.forEach((one, i) => boxes.slice(i + 1).forEach(other => {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 1) found.push([one.said, other.said]);
    }));
    return [boxes.length, found];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "?scale=linear"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_words_of_a_chart_cover_others_or_are_cut_off(opened, address, width, query, scheme):
    page = live(opened(address + query, viewport={"width": width, "height": 900}, color_scheme=scheme))
    captions, covered = page.evaluate(COVERED)
    assert captions > 5
    assert covered == []
    assert page.evaluate(OUTSIDE) == []
