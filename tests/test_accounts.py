"""What several say of one quantity: which figures stand together, which stands first, and that nothing is averaged."""

import pytest
import quarrel
from drawn import figure, projected, span

from dashboard.evidence.accounts import accounts, of_figure
from dashboard.evidence.accounts import together as side_by_side
from dashboard.evidence.texts import Texts
from dashboard.provenance import describe
from dashboard.selection import Selection
from dashboard.view import view

MARCH = span("2019-03-01", "2019-03-31")


def together(*found):
    return [[each.figure_id for each in said.figures] for said in accounts(found)]


def one(**changes):
    return figure("one", **changes)


def other(**changes):
    return figure("other", 7000, 7000, **changes)


@pytest.mark.parametrize(
    ("changes", "stand_together"),
    [
        pytest.param({}, True, id="the same quantity, place and time"),
        pytest.param({"population": "residents"}, True, id="texts call the displaced as they like"),
        pytest.param({"period": span("2019-03-01", "2019-03-03")}, True, id="most of the longer period is shared"),
        pytest.param({"measure": "returned"}, False, id="another measure"),
        pytest.param({"unit": "households"}, False, id="households are not people"),
        pytest.param({"status": "projected"}, False, id="a projection is not a count"),
        pytest.param({"stock_flow": "stock"}, False, id="a stock is not a flow"),
        pytest.param({"additional": True}, False, id="an increase is not a level"),
        pytest.param({"place_id": "xx-bay"}, False, id="another place"),
        pytest.param({"place_id": None}, False, id="no place"),
        pytest.param({"population": "security_forces"}, False, id="forces are not civilians"),
        pytest.param({"table": "casualties"}, False, id="another table"),
        pytest.param({"period": MARCH}, False, id="a week inside a month is not the same time"),
        pytest.param({"period": span("2019-03-05")}, False, id="another time"),
        pytest.param(
            {"period": None, "stated": span("2019-03-01", "2019-03-04")}, False, id="a time that is not stated"
        ),
        pytest.param({"quantifier": "vague"}, False, id="vague words name no number"),
        pytest.param({"verification": "withdrawn"}, False, id="what was withdrawn is nobody's account any more"),
        pytest.param({"group_id": "one"}, False, id="the same claim, or a part of it"),
        pytest.param({"scenario": "if the dam breaks"}, False, id="another assumption"),
    ],
)
def test_what_stands_together(changes, stand_together):
    assert bool(together(one(), other(**changes))) == stand_together


@pytest.mark.parametrize(
    ("theirs", "stand_together"),
    [
        pytest.param(span("2019-03-01", "2019-03-31"), True, id="since the same start"),
        pytest.param(span("2019-03-03", "2019-03-31"), True, id="the start is told a little later"),
        pytest.param(span("2018-01-01", "2019-03-31"), False, id="since another start"),
        pytest.param(span("2019-03-01", "2019-03-30"), False, id="of another day: a second point of the line"),
    ],
)
def test_totals_stand_together_by_their_start_and_their_last_day(theirs, stand_together):
    mine = one(stock_flow="cumulative", period=MARCH)
    assert bool(together(mine, other(stock_flow="cumulative", period=theirs))) == stand_together


@pytest.mark.parametrize(
    ("theirs", "stand_together"),
    [
        pytest.param(span("2019-03-04"), True, id="the same day"),
        pytest.param(span("2019-03-01", "2019-03-09"), True, id="a day that is not certain"),
        pytest.param(span("2019-03-05"), False, id="the next day"),
    ],
)
def test_stocks_stand_together_by_their_day(theirs, stand_together):
    mine = one(stock_flow="stock", period=span("2019-03-04"))
    assert bool(together(mine, other(stock_flow="stock", period=theirs))) == stand_together


def test_projections_stand_together_by_what_they_look_ahead_to():
    ahead = span("2019-04-01", "2019-04-30")
    first, second = projected("a", horizon=ahead), projected("b", 30000, 30000, horizon=ahead)
    assert together(first, second) == [["b", "a"]]
    assert together(first, projected("b", 30000, 30000)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"verification": "verified", "issuer": None}, {}, id="checked elsewhere, before all"),
        pytest.param({}, {"verification": "disputed"}, id="what nobody disputes"),
        pytest.param({}, {"issuer": None, "stated": span("2019-03-09")}, id="a named issuer, before a later one"),
        pytest.param({"stated": span("2019-03-09")}, {}, id="the latest said"),
    ],
)
def test_which_stands_first(first, second):
    for order in (1, -1):
        found = [figure("a", 9000, 9000, **second), figure("b", 5000, 5000, **first)][::order]
        assert together(*found) == [["b", "a"]]


def test_the_others_stand_from_the_lowest():
    found = [figure(name, value, value, issuer=None) for name, value in (("high", 9000), ("low", 5000))]
    assert together(*found, figure("first", 7000, 7000)) == [["first", "low", "high"]]


def test_range_is_of_numbers_that_somebody_names():
    (said,) = accounts([figure("a", 5000, None, quantifier="at_least"), figure("b", 7000, 9000, quantifier="range")])
    assert said.named == (5000, 9000)
    assert said.summary == "2 accounts, 5,000 to 9,000"
    assert "7,000" not in said.summary


def test_those_who_agree_are_said_to_agree():
    (said,) = accounts([figure("a"), figure("b", issuer="Harbour Office")])
    assert (said.differ, said.summary) == (False, "2 accounts, the same number")


def test_a_figure_finds_the_accounts_of_which_it_is_one():
    alone = figure("alone", place_id="xx-bay")
    found = accounts([one(), other(), alone])
    assert of_figure(other(), found) is found[0]
    assert of_figure(figure("again", group_id="other", role="repeat"), found) is found[0]
    assert of_figure(figure("inside", group_id="other", role="part"), found) is None
    assert of_figure(alone, found) is None


def test_those_who_speak_of_one_quantity_stand_side_by_side():
    alone, first, second = figure("alone", place_id="xx-bay"), one(verification="verified"), other()
    assert together_in([second, alone, first]) == ["one", "other", "alone"]
    assert together_in([alone, second]) == ["alone", "other"], "the headline may be hidden by a filter"


def together_in(found):
    said = accounts([one(verification="verified"), other()])
    return [each.figure_id for each in side_by_side(found, said)]


def test_view_of_a_release_in_which_sources_differ():
    (said,) = view(quarrel.release(), Selection()).accounts
    assert (
        said.title == "People displaced, Harbourtown, since 3 Mar 2019, as of 5 Mar 2019: 3 accounts, 18,000 to 31,000"
    )
    assert said.said == [
        "Census Office, 5 Mar 2019: 24,000",
        "Red Cross, 5 Mar 2019: at least 18,000",
        "nobody named, 5 Mar 2019: 31,000",
    ]


def test_the_first_screen_answers_with_the_one_that_stands_first():
    """The highest of the three has no issuer; it is not what the page puts at its top."""
    reported = view(quarrel.release(), Selection()).answers[0].figure
    assert reported.figure_id == "flood-24000"


@pytest.mark.parametrize("figure_id", ["flood-24000", "flood-18000", "flood-31000"])
def test_provenance_of_each_names_them_all_and_the_rule(figure_id):
    told = describe(quarrel.release(), figure_id, Texts()).several
    assert (told.low, told.high) == (18000, 31000)
    assert [each.link.address for each in told.accounts] == [
        "/figure/flood-24000",
        "/figure/flood-18000",
        "/figure/flood-31000",
    ]
    assert "nothing is averaged" in told.rule


@pytest.mark.parametrize("figure_id", ["shelter-700-0", "shelter-700-4", "gazette-displaced-5000", "gazette-watched"])
def test_provenance_of_a_claim_that_stands_alone_names_nobody_else(figure_id):
    assert describe(quarrel.release(), figure_id, Texts()).several is None


def test_five_tellings_of_one_claim_are_one_figure_that_counts_its_documents():
    found = view(quarrel.release(), Selection(measure="in_camp"))
    (claim,) = found.displacement_claims
    assert (len(found.displacement), claim.told_in, claim.role) == (5, 5, "headline")
