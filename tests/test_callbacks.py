"""The callbacks as plain functions: address, controls, view and open figure always agree."""

import harbour
import pytest
from dash import no_update
from hypothesis import given
from hypothesis import strategies as st

from dashboard import callbacks
from dashboard.callbacks import CONTROLS, Shown, changed, clicked_figure, draw, draw_all, open_panel, opening, tell
from dashboard.charts import Canvas
from dashboard.links import Paths
from dashboard.still import as_html
from dashboard.texts import Texts
from dashboard.view import crisis

RELEASE = harbour.release()
SHOWN = Shown(RELEASE, crisis(RELEASE), Texts(), Paths("/crisis/"))
UNTOUCHED = dict.fromkeys(CONTROLS, "all") | {"since": "", "until": "", "scale": "log", "beside": "agencies"}
NO_CLICK = dict.fromkeys(("displacement", "casualties", "camps"))
MARK = {"points": [{"customdata": "gazette-follow-2000"}]}


def own(monkeypatch, trigger, search="", controls=None, asked=None, clicks=None, view="", opened=""):
    monkeypatch.setattr(callbacks, "ctx", type("Context", (), {"triggered_id": trigger}))
    return callbacks.own_address(
        SHOWN, search, UNTOUCHED | (controls or {}), asked, None, NO_CLICK | (clicks or {}), view, opened
    )


def text(components):
    return as_html(components, str)


def test_copied_link_sets_the_controls_the_view_and_the_open_figure(monkeypatch):
    found = own(monkeypatch, None, "?status=projected&from=2019-03-01&scale=linear&figure=gazette-follow-2000")
    assert found["search"] is no_update
    assert {name: value for name, value in found["controls"].items() if value != UNTOUCHED[name]} == {
        "status": "projected",
        "since": "2019-03-01",
        "scale": "linear",
    }
    assert found["view"] == "?status=projected&from=2019-03-01&scale=linear"
    assert found["opened"] == "gazette-follow-2000"


def test_choice_is_written_to_the_address(monkeypatch):
    found = own(monkeypatch, "filter-status", "?scale=linear", {"status": "projected", "scale": "linear"})
    assert found["search"] == found["view"] == "?status=projected&scale=linear"
    assert found["opened"] is no_update


def test_choice_keeps_the_figure_open(monkeypatch):
    found = own(
        monkeypatch, "filter-status", "?figure=gazette-killed-40", {"status": "reported"}, opened="gazette-killed-40"
    )
    assert found["search"] == "?status=reported&figure=gazette-killed-40"


def test_click_on_a_mark_opens_its_figure_in_the_same_view(monkeypatch):
    found = own(
        monkeypatch, "displacement-chart", "?status=projected", clicks={"displacement": MARK}, view="?status=projected"
    )
    assert found["search"] == "?status=projected&figure=gazette-follow-2000"
    assert (found["view"], found["opened"]) == (no_update, "gazette-follow-2000")


def test_closing_keeps_the_view(monkeypatch):
    search = "?status=projected&figure=gazette-follow-2000"
    found = own(
        monkeypatch, "asked", search, asked={"figure": ""}, view="?status=projected", opened="gazette-follow-2000"
    )
    assert (found["search"], found["view"], found["opened"]) == ("?status=projected", no_update, "")


def test_show_everything_clears_the_filters_and_leaves_how_the_chart_is_drawn(monkeypatch):
    assert own(monkeypatch, "clear", "?status=projected&scale=linear")["search"] == "?scale=linear"


def test_what_the_address_asks_in_vain_is_said(monkeypatch):
    found = own(monkeypatch, None, "?status=likely&figure=gone")
    assert "“likely” as status and “gone” as figure" in found["notice"]
    assert found["opened"] is no_update


@pytest.mark.parametrize(
    "click",
    [
        pytest.param(None, id="none"),
        pytest.param({"points": []}, id="no point"),
        pytest.param({"points": [{"x": 1}]}, id="a mark without a figure"),
        pytest.param({"points": [{"customdata": ["gazette-1"]}]}, id="not a text"),
        pytest.param([1], id="no click at all"),
    ],
)
def test_click_on_nothing_opens_nothing(click):
    assert clicked_figure(click) == ""


ANYTHING = st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.lists(st.text(max_size=5), max_size=2)


@given(
    st.sampled_from(["address", "clear", "asked", "displacement-chart", "filter-place"]),
    ANYTHING,
    st.dictionaries(st.sampled_from(CONTROLS), ANYTHING),
    st.none() | st.dictionaries(st.just("figure"), ANYTHING),
    ANYTHING,
)
def test_no_input_breaks_the_selection(trigger, search, controls, asked, click):
    before = SHOWN.selection(search)
    after = changed(SHOWN, trigger, before, controls, asked, {"displacement": click})
    assert SHOWN.selection(after.to_query()).view() == after.view()


def test_opening_an_unknown_figure_opens_none():
    found = opening(SHOWN, SHOWN.selection("?status=projected"), "gone")
    assert (found.figure, found.status) == ("", "projected")


@pytest.mark.parametrize("canvas", [None, {}, {"width": "wide", "dark": 1}, {"width": -5}, [1]])
def test_charts_are_drawn_on_any_canvas(canvas):
    drawn = draw(lambda query, fitting: draw_all(SHOWN, query, fitting), None, canvas)
    assert set(drawn) == {"displacement", "casualties", "camps"}


def test_dark_canvas_has_a_dark_ground():
    ground = draw_all(SHOWN, "", Canvas(960, dark=True))["displacement"].layout.paper_bgcolor
    assert ground == Canvas(960, dark=True).ink.ground


def test_chart_carries_the_figures_of_its_view_and_nothing_else():
    drawn = draw_all(SHOWN, "?status=projected", Canvas())["displacement"]
    carried = {figure for trace in drawn.data for figure in trace.customdata or ()}
    assert carried == {"gazette-follow-2000"}


def test_tables_words_and_download_follow_the_view():
    found = tell(SHOWN, "?status=projected")
    assert found["shown"] == "1 of 7 figures shown"
    assert found["download"] == "/crisis/download/figures.csv?status=projected"
    assert "1,500 to 2,000 people may be displaced" in text(found["tables"]["displacement"])
    assert "5,000" not in text(found["tables"]["displacement"])
    assert found["labels"] == found["summaries"]


def test_empty_view_says_so():
    found = tell(SHOWN, "?status=projected&measure=killed")
    assert found["shown"].startswith("No figure matches")
    assert "No projection matches." in text(found["answers"])


def test_panel_tells_where_the_figure_comes_from(tmp_path):
    shown = Shown(RELEASE, SHOWN.crisis, Texts(harbour.write_text(tmp_path)), SHOWN.paths)
    found = text(open_panel(shown, "gazette-killed-40"))
    assert "<mark>40 dead</mark>" in found
    assert "The list named people who were alive." in found
    assert 'href="/crisis/figure/gazette-killed-40"' in found


def test_related_figure_opens_in_the_panel():
    found = text(open_panel(SHOWN, "gazette-homes-300"))
    assert 'data-figure="gazette-displaced-5000"' in found


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", ""), (None, ""), ("gone", "a figure that is not in this release"), (["x"], "not in this release")],
)
def test_panel_of_no_figure(asked, said):
    assert said in text(open_panel(SHOWN, asked))
