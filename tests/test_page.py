"""The layout: what stands on the page, and that every number leads somewhere."""

import re
from itertools import pairwise

import harbour
import pytest
from conftest import ROOT

from dashboard.page.filters import choice_words, notice_words
from dashboard.page.key import key
from dashboard.page.links import Paths
from dashboard.page.page import page
from dashboard.page.still import as_html
from dashboard.selection import Selection
from dashboard.view import crisis, view
from etl import release

RELEASE = harbour.release()
CRISIS = crisis(RELEASE)
PATHS = Paths("/crisis/")


def laid_out(query=""):
    seen = view(RELEASE, Selection.from_query(query, RELEASE.tables))
    return as_html(page(CRISIS, seen, PATHS), lambda graph: f"[{graph}]")


WHOLE = laid_out()


def tags(name, html=WHOLE):
    return re.findall(rf"<{name}\b[^>]*>", html)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("<h1><bdi>Storm over Harbour Town</bdi></h1>", id="title"),
        pytest.param("at least 5,000", id="reported, with its quantifier"),
        pytest.param("residents displaced, Harbourtown, 3 to 4 Mar 2019", id="who, where, about when"),
        pytest.param("Red Cross, 5 Mar 2019 (The Gazette)", id="said by whom, when, published where"),
        pytest.param("1,500 to 2,000", id="projected"),
        pytest.param("up to 600", id="planned"),
        pytest.param("On top of others.", id="what must be said beside it"),
        pytest.param("<strong>Confirmed by another source.</strong>", id="how sure it is"),
        pytest.param("<li>Planned: the latest plan of places in camps", id="by which rules the answers were chosen"),
        pytest.param("“Tens of thousands” (from 20,000, no upper bound) displaced", id="vague words in words"),
        pytest.param("What must not be added up", id="what must not be added"),
        pytest.param("Withdrawn.", id="withdrawn"),
        pytest.param("7 figures, 1 context, 1 set aside", id="every number of a document accounted for"),
        pytest.param("States no figure.", id="a document without figures"),
        pytest.param("sha256:", id="the release"),
    ],
)
def test_page_says(said):
    assert said in WHOLE


@pytest.mark.parametrize("graph", ["displacement-chart", "casualties-chart", "camps-chart"])
def test_charts_stand_in_labelled_pictures(graph):
    before = WHOLE[: WHOLE.index(f"[{graph}]")]
    assert "<div" in before
    assert f'id="{graph.removesuffix("-chart")}-summary"' in WHOLE


def test_every_figure_has_a_row_that_leads_to_where_it_comes_from():
    rows = re.findall(r'<th scope="row"><a href="/crisis/figure/([^"]+)" data-figure="([^"]+)"', WHOLE)
    figures = {
        figure
        for name in ("displacement", "casualties", "camp_capacity")
        for figure in RELEASE.tables[name]["figure_id"]
    }
    assert {href for href, _ in rows} == figures
    assert all(href == opened for href, opened in rows)


def test_every_control_has_a_label_and_a_name_that_the_server_reads():
    controls = {
        re.search(r'id="([^"]+)"', tag)[1]: re.search(r'name="([^"]+)"', tag)[1]
        for tag in tags("select") + tags("input")
    }
    assert set(re.findall(r'for="([^"]+)"', WHOLE)) == set(controls)
    assert set(controls.values()) == {
        "document",
        "measure",
        "status",
        "issuer",
        "place",
        "from",
        "to",
        "scale",
        "beside",
    }


def test_view_of_the_address_is_in_the_controls():
    html = laid_out("?status=projected&from=2019-03-01")
    assert re.findall(r"<option selected[^>]*>([^<]*)", html)[:5] == ["All", "All", "Projected", "All", "All"]
    assert 'value="2019-03-01"' in html


def test_every_table_has_a_caption_and_scopes():
    assert len(tags("table")) == len(tags("caption")) == 4
    assert all("scope=" in tag for tag in tags("th"))


def test_headings_do_not_skip_a_level():
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", WHOLE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_downloads_are_every_table_and_the_rows_shown():
    html = laid_out("?status=projected")
    assert {f"/crisis/download/{name}.csv" for name in RELEASE.tables} <= set(re.findall(r'href="([^"?]+)', html))
    assert 'href="/crisis/download/figures.csv?status=projected"' in html


def keyed(release, query=""):
    found = as_html(key(view(release, Selection.from_query(query, release.tables))))
    return dict(re.findall(r'glyph (\w+)"></span>([^<]*)', found))


@pytest.mark.parametrize(
    ("query", "forms"),
    [
        pytest.param("", "reported span additional planned at_least at_most", id="everything"),
        pytest.param("?status=planned", "planned at_most", id="one plan"),
        pytest.param("?measure=killed", "", id="nothing that is drawn over time"),
    ],
)
def test_key_names_the_marks_that_a_view_draws_and_no_others(query, forms):
    assert list(keyed(RELEASE, query)) == forms.split()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("", {"Still displaced, counted by IOM DTM and OCHA"}, id="with the agencies' counts"),
        pytest.param("?beside=nothing", set(), id="without"),
    ],
)
def test_key_says_who_counted_the_lines_that_may_have_no_room_for_their_names(query, said):
    found = set(keyed(release.read(ROOT / "data" / "tables"), query).values())
    assert {each for each in found if each.startswith("Still")} == said


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("document", "gazette-2019-03-05", "The Gazette, 5 Mar 2019"),
        ("document", "notice-2019-03-09", "publisher not known, 9 to 11 Mar 2019"),
        ("issuer", "unattributed", "Nobody named"),
        ("issuer", "Red Cross", "Red Cross"),
        ("place", "xx-harbour", "Harbourtown"),
        ("measure", "newly_displaced", "Newly displaced"),
        ("status", "planned", "Planned"),
    ],
)
def test_choices_are_worded(name, value, words):
    assert choice_words(name, value, CRISIS) == words


def test_notice_names_what_was_left_out():
    selection = Selection.from_query("?status=likely&colour=red", RELEASE.tables)
    assert notice_words(selection) == (
        "The address asks for “likely” as status and “red” as colour, which is not known here; it was left out."
    )
    assert notice_words(Selection()) == ""


def test_markup_in_the_data_stays_text():
    assert "Storm &amp; &lt;flood&gt; over Harbour Town" in WHOLE
    assert "<flood>" not in WHOLE


def test_nothing_of_this_crisis_is_written_in_the_dashboard():
    assert "mosul" not in WHOLE.lower()
