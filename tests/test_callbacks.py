"""The callbacks as plain functions: what they say of a view is what the page of that view says."""

import re

import harbour
import pytest

from dashboard.callbacks import TOLD, Shown, count, draw, draw_all, layout, open_panel, tell
from dashboard.charts import Canvas
from dashboard.evidence.texts import Texts
from dashboard.page.links import Paths
from dashboard.page.page import page
from dashboard.page.still import as_html
from dashboard.view import crisis

RELEASE = harbour.release()
SHOWN = Shown(RELEASE, crisis(RELEASE), Texts(), Paths("/crisis/"))


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


def test_agencies_counts_are_told_as_they_stand_on_the_page():
    assert f'id="counts-table">{count(SHOWN, "")}</div>' in PAGE


def test_every_live_part_has_its_element_on_the_page():
    unseen = {"view", "opened", "counted", "canvas"}
    parts = [part.id for part in layout()]
    assert len(parts) == len(set(parts))
    assert {part: PAGE.count(f' id="{part}"') for part in parts if part not in unseen} == dict.fromkeys(
        set(parts) - unseen, 1
    )


def test_what_the_address_asks_in_vain_is_said():
    assert "“likely” as status" in tell(SHOWN, "?status=likely")["parts"]["notice"]


@pytest.mark.parametrize("query", [None, 7, ["?status=projected"], {"status": "projected"}], ids=repr)
def test_what_is_no_query_leaves_everything(query):
    assert tell(SHOWN, query) == tell(SHOWN, "")


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
