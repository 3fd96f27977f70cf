"""The page as a whole in a real browser: its first screen, phone, paper, other directions and settings of readers."""

import io
from unicodedata import normalize

import pseudo
import pytest
from browser import barriers, live, overflow, require_chromium, running
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
ENLARGED = {"width": 640, "height": 400}  # 1280 x 800 at 200 %
MOST_SHEETS = 8
WITHDRAWN = "caucus99percent-2016-12-forces-killed-2000"
OPEN = f"?figure={WITHDRAWN}"
PLAIN = [
    "documents", "method", "downloads", "dictionary", "release",
    "figure/nobody", f"figure/{WITHDRAWN}", "document/wsws-2017-03-01",
]  # fmt: skip


@pytest.fixture(scope="module")
def address():
    require_chromium()
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """The same site in a made-up language, written from right to left."""
    require_chromium()
    with running(LOCALE=str(pseudo.write(tmp_path_factory.mktemp("words")))) as found:
        yield found


def box(page, what):
    return page.locator(what).bounding_box()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(
    ("screen", "least_shown"), [(WIDE, 300), (PHONE, 1)], ids=["mostly, on a wide screen", "its beginning, on a phone"]
)
def test_first_screen_shows_the_answers_and_the_chart(opened, address, screen, least_shown, scripts):
    page = opened(address, viewport=screen, java_script_enabled=scripts)
    if scripts:
        live(page)
    answers = page.locator("#answers .answer").all()
    assert [answer.locator(".quantity").inner_text() for answer in answers] == [
        "at least 200,000",
        "1,000,000",
        "up to 600,000",
    ]
    bottoms = [answer.bounding_box()["y"] + answer.bounding_box()["height"] for answer in answers]
    assert max(bottoms) <= screen["height"]
    assert box(page, "#displacement .picture")["y"] + least_shown <= screen["height"]


def test_links_lead_to_the_parts_of_the_page(opened, address):
    page = opened(address, java_script_enabled=False)
    targets = page.eval_on_selector_all(".contents a", "links => links.map(link => link.hash)")
    assert len(targets) >= 6
    assert [target for target in targets if page.locator(target).count() != 1] == []


def test_filters_are_folded_on_a_phone_and_say_how_many_are_chosen(opened, address):
    page = live(opened(address, viewport=PHONE))
    expect(page.locator("#chosen")).to_have_text("Filters")
    expect(page.locator("#filter-status")).to_be_hidden()
    page.locator("#chosen").click()
    page.select_option("#filter-status", "projected")
    expect(page.locator("#chosen")).to_have_text("Filters (1 chosen)")
    expect(page.locator("#filter-status")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_filters_are_a_row_on_a_wide_screen(opened, address, scripts):
    page = opened(address, java_script_enabled=scripts)
    tops = {round(control.bounding_box()["y"]) for control in page.locator(".controls select").all()}
    assert len(tops) == 1
    expect(page.locator("#chosen")).to_be_hidden()


def test_filters_keep_their_width_beside_a_long_sentence(opened, address):
    widths = [
        page.locator("#filter-status").bounding_box()["width"]
        for page in (opened(address), opened(address + "?status=planned&measure=fled"))
    ]
    assert widths[1] >= widths[0]


def test_a_choice_keeps_the_focus_is_announced_and_stands_in_title_and_address(opened, address):
    page = live(opened(address))
    title = page.title()
    page.locator("#filter-status").focus()
    page.keyboard.press("p")  # the first that begins so: Planned
    expect(page.locator("#shown[role=status]")).to_have_text("1 of 17 figures shown")
    assert page.evaluate("document.activeElement.id") == "filter-status"
    assert "status=planned" in page.url
    page.wait_for_function("document.title.startsWith('1 of 17 figures shown – ')")
    page.locator("#clear").click()
    page.wait_for_function("title => document.title === title", arg=title)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_title_of_a_link_to_a_view_tells_what_it_shows(opened, address, scripts):
    page = opened(address + "?status=planned", java_script_enabled=scripts)
    expect(page).to_have_title("1 of 17 figures shown – Displacement by the Mosul offensive, 2016–17")


def test_link_to_an_open_figure_leads_to_its_page_without_scripts(opened, address):
    page = opened(address + OPEN, java_script_enabled=False)
    expect(page).to_have_url(f"{address}figure/{WITHDRAWN}")
    expect(page.locator("h1")).to_contain_text("About 2,000 members of the security forces killed")


def test_what_is_unfolded_stays_so_when_the_view_changes(opened, address):
    page = live(opened(address))
    page.locator("#displacement-table summary").click()
    page.select_option("#filter-status", "projected")
    expect(page.locator("#shown")).to_contain_text("of 17 figures shown")
    expect(page.locator("#displacement-table tbody tr").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?status=planned&measure=fled", "No figure matches what is chosen. Choose less, or show everything."),
        ("?status=planned", "1 of 17 figures shown"),
        ("?colour=red", "The address asks for “red” as colour, which is not known here; it was left out."),
    ],
    ids=["nothing", "one", "an unknown filter"],
)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_unusual_views_are_said_kindly(opened, address, query, said, scripts):
    page = opened(address + query, java_script_enabled=scripts)
    expect(page.locator("#filters")).to_contain_text(said)
    assert overflow(page) == 0


@pytest.mark.parametrize("query", ["", OPEN], ids=["overview", "open panel"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_from_right_to_left(opened, foreign, query, scheme, screen):
    page = live(opened(foreign + query, viewport=screen, color_scheme=scheme))
    assert barriers(page) == []


@pytest.mark.parametrize("screen", [WIDE, PHONE, ENLARGED], ids=["wide", "phone", "at 200 %"])
def test_page_is_right_from_right_to_left(opened, foreign, screen):
    page = live(opened(foreign, viewport=screen))
    assert page.get_attribute("html", "dir") == "rtl"
    assert overflow(page) == 0
    first, second = (page.locator(".contents a").nth(place).bounding_box() for place in (0, 1))
    assert first["x"] > second["x"]
    start = page.locator("#answers .answer").first.bounding_box()
    picture = box(page, "#displacement .picture")
    assert start["x"] > picture["x"] + picture["width"] or start["y"] + start["height"] < picture["y"]


def test_axes_run_from_left_to_right_in_every_language(opened, foreign):
    page = live(opened(foreign))
    ticks = [tick.bounding_box()["x"] for tick in page.locator("#displacement .xtick text").all()]
    assert ticks == sorted(ticks)
    left = page.locator("#displacement .ytick text").first.bounding_box()["x"]
    assert left < ticks[0]


@pytest.mark.parametrize("path", PLAIN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_plain_pages_are_right_from_right_to_left(opened, foreign, path, scheme):
    page = opened(foreign + path, viewport=PHONE, color_scheme=scheme)
    assert page.get_attribute("html", "dir") == "rtl"
    assert overflow(page) == 0
    assert barriers(page) == []


def test_panel_comes_from_the_other_side_from_right_to_left(opened, foreign):
    page = live(opened(foreign))
    page.locator("#answers .quantity a").first.click()
    page.wait_for_selector("#panel[open]")
    assert box(page, "#panel")["x"] == 0


def test_enlarged_page_keeps_everything_in_reach(opened, address):
    page = live(opened(address, viewport=ENLARGED, device_scale_factor=2))
    assert overflow(page) == 0
    page.locator("#chosen").click()
    expect(page.locator("#filter-place")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_in_what_is_folded(opened, address, screen, scheme):
    page = live(opened(address, viewport=screen, color_scheme=scheme))
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    expect(page.locator("#counts-table tbody tr").first).to_be_visible()
    assert barriers(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize(("motion", "animation"), [("reduce", "none"), ("no-preference", "come")])
def test_motion_is_spared_those_who_ask(opened, address, motion, animation):
    page = live(opened(address, reduced_motion=motion))
    page.locator("#answers .quantity a").first.click()
    page.wait_for_selector("#panel[open]")
    assert page.eval_on_selector("#panel", "panel => getComputedStyle(panel).animationName") == animation


def test_forced_colours_keep_the_shares_and_the_focus_visible(opened, address):
    page = live(opened(address, forced_colors="active"))
    borders = page.eval_on_selector_all(".meter span", "all => all.map(each => getComputedStyle(each).borderTopStyle)")
    assert set(borders) == {"solid"}
    page.locator("#filter-status").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_paper_has_the_answers_the_charts_the_tables_and_the_documents(opened, address, scripts):
    page = opened(address, java_script_enabled=scripts)
    if scripts:
        live(page)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    first, *others = (
        " ".join(normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets
    )  # without ligatures
    assert len(sheets) <= MOST_SHEETS
    assert [round(float(side) / 72 * 25.4) for side in sheets[0].mediabox[2:]] == [210, 297]
    for said in ("at least 200,000", "up to 600,000", "Reported against projected displacement", "Offensive begins"):
        assert said in first
    rest = " ".join(others)
    for said in ("8,000 civilians displaced", "926 civilians killed", "10 figures, 5 context", "Release sha256:"):
        assert said in rest
    assert "Show everything" not in first + rest
