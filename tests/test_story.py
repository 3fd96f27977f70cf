"""The answers at the top, the summaries of charts and the gaps: what is said, and what is refused."""

import pytest
from drawn import figure, places, projected, span

from dashboard.gaps import Gap, Refusal, gaps
from dashboard.story import answers, camps_summary, casualties_summary, over_time_summary

WITHIN = {"xx-harbour": "xx-county", "xx-county": "xx"}


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


def test_an_answer_says_by_which_rule_it_was_chosen_or_that_there_is_none():
    rules = [answer.rule for answer in answers([figure()], [])]
    assert rules == ["the latest total", "No projection matches.", "No planned camp capacity matches."]


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


def gap(need, *capacities):
    (found,) = gaps([need], capacities, WITHIN)
    return found


def exactly(low, high, quantifier):
    return {"low": low, "high": high, "quantifier": quantifier}


@pytest.mark.parametrize(
    ("need", "capacity", "amount"),
    [
        pytest.param(exactly(20000, 20000, "exact"), exactly(6000, 6000, "exact"), "14,000", id="exact and exact"),
        pytest.param(
            exactly(20000, 20000, "about"), exactly(6000, 6000, "exact"), "about 14,000", id="about and exact"
        ),
        pytest.param(
            exactly(20000, 20000, "exact"), exactly(None, 6000, "at_most"), "at least 14,000", id="up to so many places"
        ),
        pytest.param(
            exactly(None, 20000, "at_most"), exactly(6000, 6000, "exact"), "up to 14,000", id="up to so many people"
        ),
        pytest.param(exactly(10000, 20000, "range"), exactly(6000, 6000, "exact"), "4,000 to 14,000", id="a range"),
        pytest.param(
            exactly(20000, None, "at_least"),
            exactly(6000, 6000, "exact"),
            "at least 14,000",
            id="at least so many people",
        ),
    ],
)
def test_gap_is_as_firm_as_its_inputs(need, capacity, amount):
    found = gap(projected(**need), places(**capacity))
    assert isinstance(found, Gap)
    assert found.amount == amount


@pytest.mark.parametrize(
    ("need", "capacity", "reason"),
    [
        pytest.param({"additional": True}, {}, "on top of people already displaced", id="an increase"),
        pytest.param({"measure": "crossed_border"}, {}, "cross a border", id="people who leave the country"),
        pytest.param({"measure": "returned"}, {}, "people who return", id="people who go home"),
        pytest.param({"high": None, "quantifier": "vague"}, {}, "its words give no number", id="vague words"),
        pytest.param(
            {"unit": "households"}, {}, "the units differ (households and people)", id="households and people"
        ),
        pytest.param({"stated": span("2019-05-05")}, {}, "too far apart (61 days)", id="months apart"),
        pytest.param(
            {"place_id": "yy", "place": "Elsewhere"},
            {},
            "not about the same place (Elsewhere and Harbourtown)",
            id="another place",
        ),
        pytest.param({"place_id": None}, {}, "not about the same place", id="no place"),
        pytest.param({"place_id": "xx"}, {}, "not about the same place", id="a place that holds it at two removes"),
        pytest.param(
            {"low": None, "quantifier": "at_most"},
            {},
            "leave the difference open in both directions",
            id="two open bounds",
        ),
        pytest.param(
            {"low": 100, "high": 100},
            {},
            "leave the difference open in both directions",
            id="it could be a gap or none",
        ),
    ],
)
def test_gap_is_refused_with_its_reason(need, capacity, reason):
    found = gap(projected(**need), places(**capacity))
    assert isinstance(found, Refusal)
    assert reason in found.reason


def test_more_places_than_people_is_a_surplus():
    found = gap(projected(low=100, high=100), places(low=6000, high=6000, quantifier="exact"))
    assert found.meaning == "5,900 more places than people"


def test_place_directly_around_the_other_is_about_the_same_place():
    assert isinstance(gap(projected(place_id="xx-county"), places()), Gap)


def test_only_planned_places_are_set_against_need_and_the_nearest_in_time():
    ready, early = places("ready", status="reported"), places("early", stated=span("2019-02-20"))
    assert gap(projected(), ready, early, places()).capacity.figure_id == "gazette-3"


def test_without_planned_places_there_is_nothing_to_compare():
    assert gaps([projected()], [places(status="reported")], WITHIN) == []
