"""What one reader sees of a release: the crisis, the figures of a selection, the agencies' series."""

from datetime import date

import harbour
import pandas as pd
import pytest

from dashboard.evidence.series import agencies
from dashboard.selection import Selection
from dashboard.view import crisis, view

RELEASE = harbour.release()


def seen(query=""):
    return view(RELEASE, Selection.from_query(query, RELEASE.tables))


def test_crisis_is_what_the_release_says_of_itself():
    found = crisis(RELEASE)
    assert (found.title, found.digest, found.figure_count) == ("Storm over Harbour Town", RELEASE.digest, 7)
    assert [(event.day, event.label) for event in found.events] == [(date(2019, 3, 3), "Storm")]


def test_every_document_is_listed_also_one_without_figures():
    assert [(each.document_id, each.figures, each.mentions) for each in crisis(RELEASE).documents] == [
        ("gazette-2019-03-05", 7, 9),
        ("notice-2019-03-09", 0, 1),
    ]


def test_view_counts_what_a_selection_leaves():
    assert seen().shown == 7
    assert seen("?status=projected").shown == 1


def test_claims_are_shown_once_and_all_tellings_are_in_the_table():
    assert [found.figure_id for found in seen().casualty_claims] == ["gazette-killed-40"]
    assert len(seen().casualties) == 2


def test_need_is_what_was_projected():
    assert [found.figure_id for found in seen().need] == ["gazette-follow-2000"]


def reference(*days, **changes):
    """Return a series of the reference table, a fact for each day."""
    row = RELEASE.tables["reference"].iloc[[0]]
    rows = pd.concat([row] * len(days), ignore_index=True)
    return rows.assign(period_end=pd.to_datetime(list(days)), **changes)


FIVE = ("2019-03-05", "2019-03-01", "2019-03-02", "2019-03-03", "2019-03-04")


def test_facts_of_a_series_are_one_line_in_the_order_of_their_days():
    (line,) = agencies(reference(*FIVE), Selection()).series
    assert [fact.day.day for fact in line.facts] == [1, 2, 3, 4, 5]
    assert line.name == "Ever displaced, Agency"


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(reference(*FIVE[:4]), id="four facts make no line"),
        pytest.param(reference(*FIVE, measure="killed"), id="not displacement"),
        pytest.param(reference(*FIVE, status="projected"), id="a projection is not counted"),
        pytest.param(reference(*FIVE, unit="households"), id="households are not people"),
        pytest.param(reference(*FIVE, stock_flow="flow"), id="flows make no total"),
        pytest.param(reference(*FIVE, verification="withdrawn"), id="withdrawn"),
    ],
)
def test_what_makes_no_line_is_not_drawn_as_one(facts):
    assert agencies(facts, Selection()).series == ()


def test_series_can_be_hidden_and_follow_the_chosen_time():
    assert agencies(reference(*FIVE), Selection(beside="nothing")).series == ()
    (line,) = agencies(reference(*FIVE), Selection(since=date(2019, 3, 4))).series
    assert [fact.day.day for fact in line.facts] == [4, 5]


ONE_DAY = date(2019, 3, 5)


def office(**changes):
    facts = {"series": "office-displaced", "counted_by": "Office", "value_low": 4000, "value_high": 4000}
    return reference("2019-03-05", **(facts | changes))


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        pytest.param({}, [("Office", 4000), ("Agency", 5200)], id="another count of the same day"),
        pytest.param({"value_low": 5200, "value_high": 5200}, [], id="the same count"),
        pytest.param({"counted_by": "Agency"}, [], id="the same counter"),
        pytest.param({"place": "Bay"}, [], id="another place"),
        pytest.param({"stock_flow": "cumulative", "period_start": pd.Timestamp("2018-01-01")}, [], id="another start"),
        pytest.param({"verification": "withdrawn"}, [], id="a count that was withdrawn"),
    ],
)
def test_days_on_which_counters_disagree(changes, counts):
    facts = pd.concat([reference(*FIVE), office(**changes)], ignore_index=True)
    found = agencies(facts, Selection()).rivals
    assert [(who, fact.value) for each in found for who, fact in each.counts] == counts
    assert all(each.day == ONE_DAY for each in found)


def test_counters_that_disagree_are_hidden_with_their_series():
    facts = pd.concat([reference(*FIVE), office()], ignore_index=True)
    assert agencies(facts, Selection(beside="nothing")).rivals == ()
    assert agencies(facts, Selection(until=date(2019, 3, 4))).rivals == ()
