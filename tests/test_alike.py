"""Traces that look alike, drawn as one and told apart again."""

import plotly.graph_objects as go
import pytest

from dashboard.charts.alike import apart, together


def line(x, colour="red", **more):
    return {"type": "scatter", "mode": "lines", "x": x, "y": [1] * len(x), "line": {"color": colour}} | more


def mark(x, figure_id, size=9, **more):
    marker = {"symbol": "circle", "size": size}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [1],
        "customdata": [figure_id],
        "marker": marker,
    } | more


@pytest.mark.parametrize(
    ("traces", "many"),
    [
        pytest.param([mark(1, "a"), mark(2, "b", size=4)], 1, id="marks may differ in size"),
        pytest.param([mark(1, "a"), mark(2, "b", yaxis="y2")], 2, id="marks on two axes are two traces"),
        pytest.param([line([1, 2]), line([4, 5])], 1, id="lines of one colour"),
        pytest.param([line([1, 2]), line([4, 5], "blue")], 2, id="lines of two colours"),
        pytest.param([line([1, 2]), line([4, 5], customdata=["a", "a"])], 2, id="what stands for no figure stays so"),
        pytest.param([], 0, id="nothing"),
    ],
)
def test_as_many_traces_as_there_are_looks(traces, many):
    assert len(go.Figure({"data": together(traces)}).data) == many  # plotly accepts what is joined


@pytest.mark.parametrize(
    "traces",
    [
        pytest.param([mark(1, "a"), mark(2, "b", size=4)], id="marks"),
        pytest.param([line([1, 2], hovertext="one"), line([4, 5, 6], hovertext="two")], id="lines"),
        pytest.param([line([1, 2], hovertext=["one", "two"])], id="words of each point"),
    ],
)
def test_apart_is_what_was_joined(traces):
    assert apart(together(traces)) == traces


def test_a_gap_parts_lines_and_stands_at_no_end():
    (joined,) = together([line([1, 2]), line([4, 5])])
    assert joined["x"] == [1, 2, None, 4, 5]
    assert joined["y"] == [1, 1, None, 1, 1]


def test_marks_lie_above_lines():
    assert [trace["mode"] for trace in together([mark(1, "a"), line([1, 2]), mark(3, "b")])] == ["lines", "markers"]
