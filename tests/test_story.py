"""The answers at the top and the summaries of charts."""

import pytest
from drawn import figure, places, projected, span

from dashboard.evidence.story import answers, camps_summary, casualties_summary, over_time_summary


def answered(displacement=(), camps=()):
    return {answer.status: answer.figure and answer.figure.figure_id for answer in answers(displacement, camps)}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            [figure("flow"), figure("total", 900, 900, stock_flow="cumulative")],
            "total",
            id="a total before a part of the time",
        ),
        pytest.param(
            [
                figure("old", stock_flow="stock", period=span("2019-03-01")),
                figure("new", 10, 10, stock_flow="stock", period=span("2019-03-02")),
            ],
            "new",
            id="the newer total, though it is smaller",
        ),
        pytest.param(
            [figure("gone", stock_flow="stock", verification="withdrawn"), figure("kept")],
            "kept",
            id="not one that was withdrawn",
        ),
        pytest.param(
            [figure("part", stock_flow="cumulative", role="part"), figure("whole")], "whole", id="not a part of another"
        ),
        pytest.param([figure("back", measure="returned")], None, id="people who returned are not displaced"),
        pytest.param([figure("vague", high=None, quantifier="vague")], None, id="vague words are no answer"),
        pytest.param([figure("share", unit="percent")], None, id="a share is no answer"),
        pytest.param([projected()], None, id="a projection is no report"),
    ],
)
def test_how_many_were_reported(found, expected):
    assert answered(found)["reported"] == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([projected("low", 10, 10), projected("high", 90, 90)], "high", id="the highest level"),
        pytest.param(
            [projected("level", 10, 10), projected("more", 90, 90, additional=True)], "level", id="never an increase"
        ),
        pytest.param([figure()], None, id="a report is no projection"),
    ],
)
def test_how_many_were_projected(found, expected):
    assert answered(found)["projected"] == expected


def test_what_the_camps_were_planned_to_hold():
    ready = places("ready", 9000, 9000, status="reported")
    assert answered([], [ready, places()])["planned"] == "gazette-3"


def test_a_question_without_an_answer_says_so():
    none = [answer.none for answer in answers([figure()], []) if answer.figure is None]
    assert none == ["No projection matches.", "No planned camp capacity matches."]


def test_summary_of_the_chart_over_time_keeps_the_kinds_apart():
    said = over_time_summary([figure(), projected()], [places()])
    assert said == (
        "Reported: 5,000 people displaced (Red Cross, 5 Mar 2019). "
        "Projected: 20,000 people may be displaced (Red Cross, 5 Mar 2019). "
        "Planned: up to 6,000 camp places planned (Red Cross, 5 Mar 2019)."
    )


def test_long_summaries_say_how_many_they_leave_out():
    many = [figure(f"f-{n}", n, n) for n in range(1, 9)]
    assert "8 people" in over_time_summary(many, [])
    assert "and 4 others in the chart." in over_time_summary(many, [])


@pytest.mark.parametrize("empty", [over_time_summary([], []), casualties_summary([]), camps_summary([], [])])
def test_empty_charts_have_a_summary(empty):
    assert empty == "Nothing to draw for what is chosen."
