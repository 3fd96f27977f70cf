"""The page before scripts: components as HTML, charts as SVG."""

import re
from xml.etree import ElementTree

import pytest
from dash import html
from drawn import figure, places, projected, span

from dashboard import charts
from dashboard.charts import Canvas
from dashboard.charts.svg import still
from dashboard.page.live import Chart
from dashboard.page.still import as_html
from dashboard.theme import LIGHT
from dashboard.view import Event


def picture(graph):
    return f"[{graph}]"


@pytest.mark.parametrize(
    ("component", "expected"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param(["a", 1, None, True], "a1", id="a list with gaps"),
        pytest.param("<b> & 'x'", "&lt;b&gt; &amp; &#x27;x&#x27;", id="text is escaped"),
        pytest.param(html.P(["a", html.Br(), "b"], className="quiet"), '<p class="quiet">a<br>b</p>', id="elements and attributes"),
        pytest.param(html.A("x", href='/a"b', **{"data-figure": "f"}), '<a href="/a&quot;b" data-figure="f">x</a>', id="attributes are escaped"),
        pytest.param(html.Details("x", open=True), "<details open>x</details>", id="true attribute"),
        pytest.param(html.Details("x", open=False), "<details>x</details>", id="false attribute"),
        pytest.param(html.Span(style={"flexGrow": 3}), '<span style="flex-grow:3"></span>', id="share of a meter"),
        pytest.param(Chart(id="g"), '<div id="g" class="plot">[g]</div>', id="a chart is its picture"),
        pytest.param(html.Option("A & B", value="x", selected=True), '<option value="x" selected>A &amp; B</option>', id="a choice"),
    ],
)  # fmt: skip
def test_component_as_html(component, expected):
    written = as_html(component, picture)
    assert sorted(re.findall(r'[\w-]+="[^"]*"|<[^ >]+|>[^<]*', written)) == sorted(
        re.findall(r'[\w-]+="[^"]*"|<[^ >]+|>[^<]*', expected)
    )


def test_part_of_a_page_brings_no_chart():
    with pytest.raises(ValueError, match="cannot bring the chart g"):
        as_html(html.Div(Chart(id="g")))


def drawn(*found, camps=(), log=True, width=960):
    chart = charts.over_time(found, camps, [Event(span("2019-03-01").start, "Storm")], [], Canvas(width), log)
    return still(chart, width, "what it says", lambda figure_id: f"/figure/{figure_id}")


FOUND = (
    figure(high=None, quantifier="at_least", as_written="<more> than 5,000"),
    projected(stated=span("2019-03-05", "2019-03-09"), horizon=span("2019-04-01")),
    projected("more", 3000, 4000, quantifier="range", additional=True),
)


@pytest.mark.parametrize("width", [320, 1120])
@pytest.mark.parametrize("log", [True, False])
def test_picture_is_well_formed_and_says_what_it_is(width, log):
    root = ElementTree.fromstring(drawn(*FOUND, camps=[places()], width=width, log=log))
    assert root.attrib["aria-label"] == "what it says"
    assert root.attrib["viewBox"] == f"0 0 {width} 560"


def test_every_mark_is_a_link_to_its_figure():
    assert set(re.findall(r'<a href="/figure/([^"]+)"', drawn(*FOUND, camps=[places()]))) == {
        "gazette-1",
        "gazette-2",
        "more",
        "gazette-3",
    }


def test_the_tab_key_stops_once_at_each_figure():
    tags = re.findall(r'<a href="/figure/[^>]*>', drawn(*FOUND, camps=[places()]))
    stops = [re.search(r'data-figure="([^"]+)"', tag)[1] for tag in tags if "tabindex" not in tag]
    assert sorted(stops) == ["gazette-1", "gazette-2", "gazette-3", "more"]
    assert len(tags) > len(stops)


def test_colours_follow_the_style_of_the_page():
    svg = drawn(*FOUND)
    assert "var(--reported)" in svg
    assert LIGHT.reported not in svg


def test_marks_stand_where_plotly_puts_them():
    svg = drawn(figure(low=1000, high=1000), projected(low=100000, high=100000))
    ticks = {text: float(y) for y, text in re.findall(r'y="([\d.]+)">([\d,]+)</tspan>', svg)}
    circle = float(re.search(r'<circle [^>]*cy="([\d.]+)" r="6\.5"', svg)[1])
    assert circle == pytest.approx(ticks["1,000"] - 4, abs=0.2)


def test_words_and_markup_of_a_figure_stay_text():
    svg = drawn(*FOUND)
    assert "<more>" not in svg
    assert "&lt;more&gt;" in svg


def test_words_at_a_mark_have_no_markup_where_they_go_on():
    svg = drawn(figure(as_written="5,000 people who had lived at the harbour"), width=320)
    assert "who had lived at the harbour" in svg


def test_hatching_of_disputed_bars_is_drawn():
    bar = figure("k", 40, 40, table="casualties", measure="killed")
    plain, doubtful = (
        still(charts.casualties([each], Canvas(960)), 960, "", str)
        for each in (bar, figure("k", 40, 40, table="casualties", measure="killed", verification="disputed"))
    )
    assert doubtful.count("<path") == plain.count("<path") + 1


def test_empty_chart_is_a_picture_too():
    assert "Nothing to draw" in still(charts.casualties([], Canvas(960)), 960, "", str)
