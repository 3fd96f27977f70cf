"""The callbacks as plain functions: address, controls, view and open figure always agree."""

import re

import harbour
import pytest
from dash import no_update
from hypothesis import given
from hypothesis import strategies as st

from dashboard import callbacks
from dashboard.callbacks import TOLD, Shown, changed, draw, draw_all, layout, open_panel, opening, tell
from dashboard.charts import Canvas
from dashboard.links import Paths
from dashboard.page import page
from dashboard.still import as_html
from dashboard.texts import Texts
from dashboard.view import crisis

RELEASE = harbour.release()
SHOWN = Shown(RELEASE, crisis(RELEASE), Texts(), Paths("/crisis/"))
FILTERS = ("document", "measure", "status", "issuer", "place")
UNTOUCHED = dict.fromkeys(FILTERS, "all") | {"from": "", "to": "", "scale": "log", "beside": "agencies"}


def own(monkeypatch, trigger, search="", chosen=None, asked=None, view="", opened=""):
    monkeypatch.setattr(callbacks, "ctx", type("Context", (), {"triggered_id": trigger}))
    return callbacks.own_address(SHOWN, search, UNTOUCHED | (chosen or {}), asked, view, opened)


def test_copied_link_sets_the_controls_the_view_and_the_open_figure(monkeypatch):
    found = own(monkeypatch, None, "?status=projected&from=2019-03-01&scale=linear&figure=gazette-follow-2000")
    assert found["search"] is no_update
    assert {name: value for name, value in found["values"].items() if value != UNTOUCHED[name]} == {
        "status": "projected",
        "from": "2019-03-01",
        "scale": "linear",
    }
    assert found["view"] == "?status=projected&from=2019-03-01&scale=linear"
    assert found["opened"] == "gazette-follow-2000"


def test_choice_is_written_to_the_address(monkeypatch):
    found = own(monkeypatch, "filters", "?scale=linear", {"status": "projected", "scale": "linear"})
    assert found["search"] == found["view"] == "?status=projected&scale=linear"
    assert found["opened"] is no_update


def test_choice_keeps_the_figure_open(monkeypatch):
    found = own(monkeypatch, "filters", "?figure=gazette-killed-40", {"status": "reported"}, opened="gazette-killed-40")
    assert found["search"] == "?status=reported&figure=gazette-killed-40"


def test_click_on_a_mark_opens_its_figure_in_the_same_view(monkeypatch):
    asked = {"figure": "gazette-follow-2000"}
    found = own(monkeypatch, "asked", "?status=projected", asked=asked, view="?status=projected")
    assert found["search"] == "?status=projected&figure=gazette-follow-2000"
    assert (found["view"], found["opened"]) == (no_update, "gazette-follow-2000")


def test_closing_keeps_the_view(monkeypatch):
    search = "?status=projected&figure=gazette-follow-2000"
    found = own(
        monkeypatch, "asked", search, asked={"figure": ""}, view="?status=projected", opened="gazette-follow-2000"
    )
    assert (found["search"], found["view"], found["opened"]) == ("?status=projected", no_update, "")


def test_what_the_address_asks_in_vain_is_said(monkeypatch):
    found = own(monkeypatch, None, "?status=likely&figure=gone")
    assert "“likely” as status and “gone” as figure" in found["notice"]
    assert found["opened"] is no_update


ANYTHING = st.none() | st.booleans() | st.integers() | st.text(max_size=30) | st.lists(st.text(max_size=5), max_size=2)


@given(
    st.sampled_from(["address", "filters", "asked", "nothing that the page has"]),
    ANYTHING,
    st.dictionaries(st.sampled_from(sorted(UNTOUCHED)), ANYTHING) | ANYTHING,
    st.dictionaries(st.just("figure"), ANYTHING) | ANYTHING,
)
def test_no_input_breaks_the_selection(trigger, search, values, asked):
    after = changed(SHOWN, trigger, SHOWN.selection(search), values, asked)
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
    assert found["parts"]["shown"] == "1 of 7 figures shown"
    assert found["links"]["download-shown"] == {"href": "/crisis/download/figures.csv?status=projected"}
    assert "1,500 to 2,000 people may be displaced" in found["parts"]["displacement-table"]
    assert "5,000" not in found["parts"]["displacement-table"]
    assert found["labels"]["displacement"] in found["parts"]["displacement-summary"]


PAGE = as_html(page(SHOWN.crisis, SHOWN.view("?status=projected"), SHOWN.paths), str)


@pytest.mark.parametrize("part", TOLD)
def test_part_of_the_page_is_told_as_it_stands_on_the_page(part):
    (tag,) = re.findall(rf'<[^>]* id="{part}"[^>]*>', PAGE)
    assert tag + tell(SHOWN, "?status=projected")["parts"][part] + "</" in PAGE


def test_every_live_part_has_its_element_on_the_page():
    unseen = {"address", "view", "opened", "asked", "canvas"}
    parts = [part.id for part in layout()]
    assert len(parts) == len(set(parts))
    assert {part: PAGE.count(f' id="{part}"') for part in parts if part not in unseen} == dict.fromkeys(
        set(parts) - unseen, 1
    )


def test_empty_view_says_so():
    found = tell(SHOWN, "?status=projected&measure=killed")
    assert found["parts"]["shown"].startswith("No figure matches")
    assert "No projection matches." in found["parts"]["answers"]


def test_panel_tells_where_the_figure_comes_from(tmp_path):
    shown = Shown(RELEASE, SHOWN.crisis, Texts(harbour.write_text(tmp_path)), SHOWN.paths)
    found = open_panel(shown, "gazette-killed-40")
    assert "<mark>40 dead</mark>" in found
    assert "The list named people who were alive." in found
    assert 'href="/crisis/figure/gazette-killed-40"' in found


def test_related_figure_opens_in_the_panel():
    found = open_panel(SHOWN, "gazette-homes-300")
    assert 'data-figure="gazette-displaced-5000"' in found


@pytest.mark.parametrize(
    ("asked", "said"),
    [("", ""), (None, ""), ("gone", "This figure is not in this release"), (["x"], "not in this release")],
)
def test_panel_of_no_figure(asked, said):
    assert said in open_panel(SHOWN, asked)
