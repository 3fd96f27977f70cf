"""The address of the page: read without complaint, written as short as it can be."""

from datetime import date

import harbour
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.selection import LONGEST_QUERY, Ignored, Selection, choices

TABLES = harbour.release({"gazette-killed-40": {"issuer": "Mayor", "issuer_kind": "government"}}).tables
FIGURES = [figure for name in ("displacement", "casualties", "camp_capacity") for figure in TABLES[name]["figure_id"]]
OFFERED = choices(TABLES)


def chosen(query: str) -> list[str]:
    tables = Selection.from_query(query, TABLES).apply(TABLES)
    return sorted(figure.removeprefix("gazette-") for frame in tables.values() for figure in frame["figure_id"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", sorted(f.removeprefix("gazette-") for f in FIGURES), id="no filter leaves everything"),
        pytest.param("?status=projected", ["follow-2000"], id="status"),
        pytest.param("?measure=killed", ["killed-40", "killed-40-again"], id="measure"),
        pytest.param("?issuer=Red+Cross", ["displaced-5000"], id="issuer"),
        pytest.param("?issuer=Mayor", ["killed-40"], id="issuer of one telling"),
        pytest.param("?document=notice-2019-03-09", [], id="a document without figures"),
        pytest.param("?status=planned&measure=killed", [], id="filters that exclude each other"),
        pytest.param("?to=2019-03-02", [], id="nothing was said or happened so early"),
        pytest.param("?from=2019-03-08", ["follow-2000"], id="its horizon reaches into the chosen time"),
        pytest.param("?from=2019-03-06&to=2019-03-07", ["follow-2000", "watched"], id="an uncertain day overlaps"),
    ],
)
def test_query_chooses(query, expected):
    assert chosen(query) == expected


def test_issuer_that_nobody_names_is_a_choice():
    assert "displaced-5000" not in chosen("?issuer=unattributed")
    assert "watched" in chosen("?issuer=unattributed")
    assert OFFERED["issuer"][-1] == "unattributed"


def test_place_holds_the_places_within_it():
    town = TABLES["places"].assign(within="xx")
    county = TABLES["places"].assign(place_id="xx", name="County")
    tables = dict(TABLES) | {"places": pd.concat([town, county], ignore_index=True)}
    inside = Selection.from_query("?place=xx", tables).apply(tables)
    assert set(inside["displacement"]["place_id"].dropna()) == {"xx-harbour"}
    assert choices(tables)["place"] == ("xx-harbour", "xx")


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        pytest.param("?status=likely", ("status", "likely"), id="unknown value"),
        pytest.param("?colour=red", ("colour", "red"), id="unknown filter"),
        pytest.param("?since=2019-03-01", ("since", "2019-03-01"), id="the name inside is not the name in the address"),
        pytest.param("?from=yesterday", ("from", "yesterday"), id="no day"),
        pytest.param("?to=2019-02-30", ("to", "2019-02-30"), id="a day that is not"),
        pytest.param("?figure=gone", ("figure", "gone"), id="a figure that the release does not hold"),
        pytest.param("?ignored=x", ("ignored", "x"), id="a field that is no filter"),
        pytest.param("?scale=cubic", ("scale", "cubic"), id="unknown scale"),
    ],
)
def test_what_nobody_knows_is_left_out_and_named(query, ignored):
    selection = Selection.from_query(query, TABLES)
    assert selection.ignored == (Ignored(*ignored),)
    assert not selection.filtered()


def test_long_values_are_cut_before_they_are_named():
    (ignored,) = Selection.from_query("?status=" + "x" * 500, TABLES).ignored
    assert len(ignored.value) == 120


@pytest.mark.parametrize("query", [None, 7, ["?status=projected"], "&" * LONGEST_QUERY, "?" + "a=b&" * 60])
def test_hostile_queries_choose_everything(query):
    assert not Selection.from_query(query, TABLES).filtered()


@given(st.text(max_size=300))
def test_any_text_is_a_query(query):
    selection = Selection.from_query("?" + query, TABLES)
    selection.apply(TABLES)
    assert Selection.from_query(selection.to_query(), TABLES).view() == selection.view()


SELECTIONS = st.builds(
    Selection,
    **{name: st.sampled_from(("", *OFFERED[name])) for name in ("document", "measure", "status", "issuer", "place")},
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    scale=st.sampled_from(OFFERED["scale"]),
    figure=st.sampled_from(("", *FIGURES)),
)


@given(SELECTIONS)
def test_copied_link_restores_the_view(selection):
    assert Selection.from_query(selection.to_query(), TABLES) == selection


@given(SELECTIONS)
def test_filters_only_take_away(selection):
    for name, frame in selection.apply(TABLES).items():
        assert set(frame["figure_id"]) <= set(TABLES[name]["figure_id"])
        assert list(frame.columns) == list(TABLES[name].columns)


def test_address_is_as_short_as_it_can_be():
    assert Selection().to_query() == ""
    assert Selection(status="projected", since=date(2019, 3, 1)).to_query() == "?status=projected&from=2019-03-01"


def test_view_is_the_selection_without_what_is_open():
    assert Selection(status="planned", figure="gazette-killed-40").view() == Selection(status="planned")
