"""What the page asks for and weighs, and that address, form and open figure agree, in a real browser."""

import re

import pytest
from browser import require_chromium, running
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FIRST_VISIT = 520_000  # bytes on the wire; 650 kB are promised
SECOND_VISIT = 10_000
CHART = "#displacement .js-plotly-plot .main-svg"
FETCHED = [
    "/",
    "/_dash-dependencies",
    "/_dash-layout",
    "/_dash-update-component",
    "/scripts/dash-renderer-#.js",
    "/scripts/plotly-#.js",
]


@pytest.fixture(scope="module")
def address():
    require_chromium()
    with running() as found:
        yield found.rstrip("/")


@pytest.fixture
def context(browser):
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context):
    return context.new_page()


def visit(context, address):
    """Open the page in a new tab; return it with the paths that it asked for and the bytes that came."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    asked, sizes = [], []
    page.on("request", lambda request: asked.append(request.url))
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    load(page, address)
    page.wait_for_load_state("networkidle")
    paths = [url.removeprefix(address) for url in asked if not url.startswith("data:")]
    return page, [re.sub("-[0-9a-f]{16}", "-#", path) for path in paths], sum(sizes)


def load(page, address):
    page.goto(address)
    page.wait_for_selector(CHART)
    expect(page.locator("#camps .js-plotly-plot")).to_be_attached()  # the last of the charts


def query(page):
    return page.evaluate("location.search")


def shown(page, words):
    expect(page.locator("#shown")).to_contain_text(words)


def test_first_visit_asks_for_what_it_uses_and_stays_within_its_budget(context, address):
    _, asked, size = visit(context, f"{address}/")
    assert sorted(path if path.startswith("/") else f"/{path}" for path in asked) == FETCHED
    assert size <= FIRST_VISIT


def test_second_visit_fetches_next_to_nothing(context, address):
    first, _, _ = visit(context, f"{address}/")
    first.close()
    assert visit(context, f"{address}/")[2] <= SECOND_VISIT


def test_choice_asks_for_the_charts_and_for_the_words_once(page, address):
    load(page, f"{address}/")
    asked = []
    page.on("request", lambda request: asked.append(request.post_data_json["output"].partition(".html")[0]))
    page.select_option("#filter-status", "projected")
    shown(page, " of ")
    page.wait_for_load_state("networkidle")
    assert sorted(name.strip(".").partition(".")[0] for name in asked) == ["answers", "displacement-chart"]


def test_page_of_a_view_is_left_as_it_came(page, address):
    page.route("**/_dash-update-component", lambda route: None)
    with page.expect_request("**/_dash-update-component"):
        page.goto(f"{address}/?status=projected")
    page.evaluate("document.querySelector('#displacement-table').firstElementChild.came = 'with the page'")
    page.unroute("**/_dash-update-component")  # what was held goes on
    page.wait_for_selector(CHART)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelector('#displacement-table').firstElementChild.came") == "with the page"


def test_live_chart_takes_the_place_of_its_picture(page, address):
    load(page, f"{address}/")
    chart = page.locator("#displacement-chart")
    assert chart.locator("svg[role=group]").count() == 0
    assert "Projected: " in chart.get_attribute("aria-label")
    page.select_option("#filter-status", "reported")
    expect(chart).not_to_have_attribute("aria-label", re.compile("Projected: "))


def test_page_without_plotly_is_whole(page, address):
    page.route("**/scripts/plotly-*", lambda route: route.abort())
    page.goto(f"{address}/")
    expect(page.locator("html.live")).to_be_attached()
    assert page.locator("#displacement-chart .still.wide svg").is_visible()
    page.select_option("#filter-status", "projected")
    shown(page, " of ")
    expect(page.locator("#displacement-chart.waiting")).to_be_visible()  # the picture is of the view before


def test_choice_that_was_made_before_the_scripts_came_is_followed(page, address):
    held = []
    page.route("**/scripts/dash-renderer-*", lambda route: held.append(route))
    with page.expect_request("**/scripts/dash-renderer-*"):
        page.goto(f"{address}/", wait_until="commit")
    page.select_option("#filter-status", "projected")
    held[0].continue_()
    page.wait_for_url("**/?status=projected")
    shown(page, " of ")


def test_agencies_counts_follow_the_days(page, address):
    load(page, f"{address}/")
    rows = page.locator("#counts-table tbody tr")
    everything = rows.count()
    page.fill("#filter-until", "2016-12-31")
    expect(rows).not_to_have_count(everything)
    page.go_back()
    expect(rows).to_have_count(everything)


def test_back_undoes_a_choice_and_the_opening_of_a_figure(page, address):
    load(page, f"{address}/")
    page.select_option("#filter-status", "projected")
    page.wait_for_url("**/?status=projected")
    page.locator("#answers a[data-figure]").first.click()
    page.wait_for_selector("#panel[open] #panel-title")
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    assert query(page) == "?status=projected"
    page.go_back()
    shown(page, "All ")
    assert page.input_value("#filter-status") == "all"
    page.go_forward()
    shown(page, " of ")
    assert page.input_value("#filter-status") == "projected"


def test_closing_keeps_the_view(page, address):
    load(page, f"{address}/?status=projected")
    page.locator("#answers a[data-figure]").first.click()
    page.wait_for_selector("#panel[open] #panel-title")
    assert re.fullmatch(r"\?status=projected&figure=[\w-]+", query(page))
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert query(page) == "?status=projected"


def test_show_everything_clears_the_filters_and_leaves_how_the_chart_is_drawn(page, address):
    load(page, f"{address}/?status=projected&from=2016-10-01&scale=linear")
    page.locator("#clear").evaluate("link => link.click()")
    shown(page, "All ")
    assert query(page) == "?scale=linear"
    assert [page.input_value(f"#filter-{name}") for name in ("status", "since", "scale")] == ["all", "", "linear"]


def test_what_the_address_asks_in_vain_is_said_until_the_next_choice(page, address):
    load(page, f"{address}/?colour=red")
    expect(page.locator("#notice")).to_contain_text("“red” as colour")
    page.select_option("#filter-status", "projected")
    expect(page.locator("#notice")).to_be_empty()
    assert query(page) == "?status=projected"
