"""Rows as figures, and the words for them."""

import harbour
import pytest
from drawn import figure, places, projected, span

from dashboard.evidence import figures as told
from dashboard.evidence.figures import claims, figures
from dashboard.selection import Selection

TABLES = harbour.release().tables


def read(query=""):
    found = figures(TABLES, Selection.from_query(query, TABLES).apply(TABLES))
    return {figure.figure_id.removeprefix("gazette-"): figure for rows in found.values() for figure in rows}


def test_missing_stays_missing():
    found = read()["displaced-5000"]
    assert (found.low, found.high, found.horizon) == (5000, None, None)
    assert read()["watched"].place is None


def test_places_and_publishers_have_their_names():
    found = read()["displaced-5000"]
    assert (found.place, found.publisher, found.document_title) == ("Harbourtown", "The Gazette", harbour.TITLE)


def test_publisher_that_is_not_known_is_named_so():
    assert told.publisher({"publisher_kind": "unknown", "publisher": "unknown"}) == "publisher not known"


def test_figures_stand_in_the_order_of_the_days_they_are_about():
    ends = [found.span.end for found in figures(TABLES, Selection().apply(TABLES))["displacement"]]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({}, "6 to 10 Mar 2019"),
        ({"horizon_end": ""}, "from 6 Mar 2019, no end stated"),
        ({"horizon_start": ""}, "until 10 Mar 2019, no start stated"),
        ({"horizon_start": "", "horizon_end": ""}, "not stated"),
    ],
    ids=["two bounds", "no end", "no start", "none"],
)
def test_an_open_horizon_is_no_single_day(bounds, words):
    tables = harbour.release({"gazette-follow-2000": bounds}).tables
    found = figures(tables, Selection().apply(tables))["displacement"]
    assert [told.about(each) for each in found if each.status == "projected"] == [words]


def test_uncertain_days_are_a_span():
    assert read()["watched"].stated == span("2019-03-05", "2019-03-07")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(figure(), "5,000 people displaced", id="exact"),
        pytest.param(figure(quantifier="about"), "about 5,000 people displaced", id="about"),
        pytest.param(figure(high=None, quantifier="at_least"), "at least 5,000 people displaced", id="at least"),
        pytest.param(figure(low=None, quantifier="at_most"), "up to 5,000 people displaced", id="up to"),
        pytest.param(figure(high=6000, quantifier="range"), "5,000 to 6,000 people displaced", id="range"),
        pytest.param(projected(measure="fled", population="civilians"), "20,000 civilians may flee", id="projected"),
        pytest.param(figure(unit="households"), "5,000 households displaced", id="households"),
        pytest.param(figure(low=1, high=1, unit="households"), "1 household displaced", id="one household"),
        pytest.param(
            places(low=900, high=900, quantifier="exact", unit="plots"), "900 plots planned in camps", id="plots"
        ),
        pytest.param(places(), "up to 6,000 camp places planned", id="places"),
        pytest.param(
            figure(low=20000, high=None, quantifier="vague", as_written="tens of thousands"),
            "“tens of thousands” (from 20,000, no upper bound) displaced",
            id="vague words stand as written, with the bound that they set",
        ),
        pytest.param(
            figure(
                low=50, high=None, quantifier="at_least", unit="percent", measure="casualties", population="civilians"
            ),
            "civilians: at least 50 % of those killed or injured",
            id="share",
        ),
    ],
)
def test_phrase(found, words):
    assert told.phrase(found) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(figure(), "1 to 4 Mar 2019", id="period in one month"),
        pytest.param(
            figure(period=span("2019-02-27", "2019-03-04")), "27 Feb 2019 to 4 Mar 2019", id="period over two"
        ),
        pytest.param(figure(stock_flow="cumulative"), "since 1 Mar 2019, as of 4 Mar 2019", id="cumulative"),
        pytest.param(figure(period=None), "not stated", id="no period"),
        pytest.param(projected(horizon=span("2019-04-01")), "1 Apr 2019", id="projection: its horizon"),
    ],
)
def test_about_when(found, words):
    assert told.about(found) == words


def test_sentence_has_its_source_and_its_warnings():
    found = projected(additional=True, verification="withdrawn", issuer=None)
    assert (
        told.sentence(found) == "20,000 people may be displaced (withdrawn; on top of others; nobody named, 5 Mar 2019)"
    )


def test_claim_told_twice_is_shown_once_by_its_headline():
    repeat, headline = figure("a", role="repeat", group_id="g"), figure("b", group_id="g")
    assert claims([repeat, headline]) == [headline]
    assert claims([repeat]) == [repeat]


def test_parts_of_a_claim_are_figures_of_their_own():
    whole, part = figure("a", group_id="g"), figure("b", group_id="g", role="part")
    assert claims([whole, part]) == [whole, part]


def test_documents_that_make_a_claim_are_counted_not_its_tellings():
    assert read()["killed-40"].told_in == 1


@pytest.mark.parametrize(
    ("period", "incident"),
    [
        (span("2019-03-01"), True),
        (span("2019-03-21", "2019-03-31"), True),
        (span("2019-03-01", "2019-03-31"), False),
        (None, False),
    ],
)
def test_incident_is_about_days_that_lie_close(period, incident):
    assert figure(period=period).incident == incident
