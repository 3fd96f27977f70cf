"""What follows from the tables beside the scorecard: comparisons, gaps, identities, the story, and the areas they rest on."""

import json

import pandas as pd
import pytest
from collection import draw
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from statements import count, projection

from etl import build, checks, release
from etl.derived import areas, capacity_gaps, comparisons, identities, story
from etl.derived.areas import Areas
from etl.errors import FaultsFound
from etl.tables import DERIVED_TABLES, FIGURE_TABLES

NOWHERE = Areas()


@pytest.fixture(scope="module")
def published():
    return release.read(ROOT / "data" / "tables")


@pytest.fixture(scope="module")
def tables(published):
    return published.tables


def row(tables, name, key):
    return tables[name].set_index(tables[name].columns[0]).loc[key]


# All derived tables


def test_ids_of_figures_lead_to_figures(tables):
    figures = {figure for name in FIGURE_TABLES for figure in tables[name]["figure_id"]}
    columns = [
        ("scorecard", "projected_figure_id"),
        ("scorecard", "count_figure_id"),
        ("comparisons", "figure_id"),
        ("capacity_gaps", "supply_figure_id"),
    ]
    for name, column in columns:
        assert set(tables[name][column].dropna()) <= figures, column


@pytest.mark.parametrize("name", DERIVED_TABLES)
def test_every_derived_row_says_why_in_a_sentence(tables, name):
    told = tables[name]["sentence" if name == "comparisons" else "reason"]
    assert told.str.match(r"^[A-Z0-9].*[.]$").all()
    assert not told.str.contains("None|nan|  ").any()


@pytest.mark.parametrize("name", ["scorecard", "capacity_gaps", "identities"])
def test_a_formula_names_facts_that_are_there(tables, name):
    figures = {figure for table in FIGURE_TABLES for figure in tables[table]["figure_id"]}
    known = figures | set(tables["reference"]["reference_id"])
    for formula in tables[name]["formula"].dropna():
        inputs = formula.removeprefix("upper bound of ").removeprefix("lower bound of ").split(" - ")
        assert set(inputs) <= known, formula


CONTRACT = [
    ("a verdict without a number", "scorecard", "level", {"count_low": pd.NA, "count_high": pd.NA}, "verdict within, above or below exactly where"),
    ("an increase without a base", "scorecard", "increase", {"base_reference_id": None}, "base_reference_id where rule is increase"),
    ("a verdict without a source", "scorecard", "level", {"count_reference_id": None}, "one of count_figure_id and count_reference_id"),
    ("a gap without a formula", "capacity_gaps", "difference", {"formula": None}, "gap_low or gap_high and formula exactly where"),
    ("a refusal with a number", "capacity_gaps", "two_sources", {"gap_low": 5}, "gap_low or gap_high and formula exactly where"),
    ("people from plots of no stated size", "capacity_gaps", "plots", {"people_low": 5, "size_plots_id": None}, "size_plots_id and size_people_id wherever"),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "name", "value", "changes", "message"), CONTRACT, ids=[case[0] for case in CONTRACT])
def test_the_contract_refuses(tables, _case, name, value, changes, message):
    frame = tables[name].copy()
    column = "rule" if value in set(frame["rule"]) else "unit"
    where = frame.index[frame[column] == value][0]
    for changed, new in changes.items():
        frame.loc[where, changed] = new
    assert any(message in str(fault) for fault in checks.check(name, frame))


def test_the_build_counts_comparisons_made_and_refused(tables):
    scores, gaps = tables["scorecard"], tables["capacity_gaps"]
    answered = scores["verdict"].isin(["within", "above", "below"]).sum() + gaps["formula"].notna().sum()
    made = answered + len(tables["comparisons"]) + len(tables["identities"])
    refused = len(scores) + len(gaps) - answered
    assert refused > 0
    assert build.summary(tables).endswith(f"; {made} comparisons made, {refused} refused")


def test_a_collection_without_facts_has_empty_tables_and_no_story(tmp_path):
    data = draw(tmp_path)
    found = build.build(build.Build(data))
    assert {name: len(found[name]) for name in DERIVED_TABLES} == {
        "scorecard": 1,
        "comparisons": 0,
        "capacity_gaps": 0,
        "identities": 0,
    }
    assert found["scorecard"]["rule"].tolist() == ["nature_differs"]
    assert json.loads((data / "tables" / release.PACKAGE).read_text(encoding="utf-8"))["story"] is None


# Figures beside facts


def test_the_claim_of_1_march_stands_beside_what_was_counted_then(tables):
    beside = tables["comparisons"]
    first = beside[(beside["figure_id"] == "wsws-2017-03-01-displaced-200000") & (beside["rank"] == 1)].iloc[0]
    assert first["reference_id"] == "unhcr-displaced-mosul-operation-2017-02-23"
    assert first["also_reference_id"] == "unhcr-still-displaced-mosul-operation-2017-02-23"
    assert first["days_apart"] == 6
    assert first["sentence"] == (
        "IOM DTM, cited by UNHCR, counted about 224,000 ever displaced and 161,730 still displaced (Mosul operation) by 23 February 2017."
    )


REPEATED = """
figure                                       | fact                                          | relation  | area
caucus99percent-2016-12-forces-killed-2000   | unami-killed-security-forces-iraq-2016-11-30  | repeats   | same
caucus99percent-2016-12-forces-injured-450   | unami-injured-security-forces-iraq-2016-11-30 | repeats   | same
caucus99percent-2016-12-civilians-killed-926 | unami-killed-civilians-iraq-2016-11-30        | repeats   | same
caucus99percent-2016-12-civilians-killed-926 | unami-killed-civilians-ninewa-2016-11-30      | same_time | narrower
"""


@pytest.mark.parametrize("line", REPEATED.strip().splitlines()[1:], ids=lambda line: line.split("|")[1].strip())
def test_casualty_figures_lead_to_unami_national_and_ninewa_told_apart(tables, line):
    figure, fact, relation, area = (cell.strip() for cell in line.split("|"))
    found = row(tables, "comparisons", f"{figure}.{fact}")
    assert (found["relation"], found["place_rule"]) == (relation, area)
    assert found["rank"] == (1 if relation == "repeats" else 2)


def figure(low=300, high=300, **changes):
    return count(low, high, **{"id": "figure", "source": "figure", "series": "figure", **changes})


# fmt: off
BESIDE = [
    # phenomenon                       figure                                     fact                                          set beside
    ("the same time",                  figure(),                                  count(day=20),                                True),
    ("three weeks before",             figure(),                                  count(day=4),                                 True),
    ("longer before",                  figure(),                                  count(day=3),                                 False),
    ("later, not known then",          figure(),                                  count(day=26),                                False),
    ("another unit",                   figure(),                                  count(unit="households"),                     False),
    ("another place",                  figure(),                                  count(place_id="xx-atlantis"),                False),
    ("a projection beside a count",    figure(),                                  projection(),                                 False),
    ("another measure of the same",    figure(),                                  count(measure="still_displaced", stock_flow="stock"), True),
    ("killed of other people",         figure(measure="killed"),                  count(measure="killed", population="civilians"), False),
]
# fmt: on


@pytest.mark.parametrize(("_phenomenon", "claimed", "fact", "beside"), BESIDE, ids=[case[0] for case in BESIDE])
def test_what_stands_beside_a_figure(_phenomenon, claimed, fact, beside):
    assert len(list(comparisons.rows([claimed, fact], NOWHERE))) == beside


# fmt: off
ROUNDED = [
    # as said  as counted  the same number
    (2000,     1959,       True),
    (2000,     2600,       False),
    (926,      926,        True),
    (926,      927,        False),
    (450,      448,        True),
]
# fmt: on


@pytest.mark.parametrize(("said", "found", "same"), ROUNDED)
def test_a_rounded_number_repeats_the_exact_one(said, found, same):
    month = {"measure": "killed", "stock_flow": "flow", "first_day": 0, "day": 30, "issuer": "UNAMI"}
    rows = list(comparisons.rows([figure(said, said, **month), count(found, None, **month)], NOWHERE))
    assert [one["relation"] for one in rows] == ["repeats" if same else "same_time"]


# Places against people


def places(low=300, high=300, **changes):
    return count(
        low, high, **{"id": "places", "measure": "capacity", "stock_flow": "stock", "first_day": None, **changes}
    )


def people(low=500, high=500, **changes):
    return count(
        low, high, **{"id": "people", "measure": "in_camp", "stock_flow": "stock", "first_day": None, **changes}
    )


# fmt: off
GAPS = [
    # phenomenon                     places                                  people                                                     rule              gap
    ("fewer places than people",     places(),                               people(),                                                  "difference",     (-200, -200)),
    ("at least so many places",      places(300, None),                      people(),                                                  "difference",     (-200, None)),
    ("up to so many in need",        places(status="planned"),               people(None, 500, measure="in_need", status="projected"),  "difference",     (-200, None)),
    ("another issuer",               places(),                               people(issuer="UNHCR"),                                    "two_sources",    None),
    ("a running count",              places(status="planned"),                               people(measure="displaced", status="projected", stock_flow="cumulative"), "nature_differs", None),
    ("places on top of others",      places(additional=True, status="planned"), people(measure="in_need", status="projected"),          "on_top",         None),
    ("bounds that are both open",    places(300, None),                      people(500, None),                                         "bounds_open",    None),
]
# fmt: on


@pytest.mark.parametrize(("_phenomenon", "supply", "need", "rule", "gap"), GAPS, ids=[case[0] for case in GAPS])
def test_gaps(_phenomenon, supply, need, rule, gap):
    (found,) = capacity_gaps.rows([supply, need], NOWHERE)
    assert found["rule"] == rule
    assert (found.get("gap_low"), found.get("gap_high")) == (gap or (None, None))


def test_plots_become_people_with_the_size_that_the_issuer_states_and_not_without(tables):
    sized = row(tables, "capacity_gaps", "unhcr-capacity-plots-mosul-operation-2017-02-26.against-occupied")
    assert (sized["gap_low"], sized["people_low"]) == (12_497 - 5_481, round(7_016 * 75_000 / 12_497))
    assert sized["size_people_id"] == "unhcr-capacity-mosul-operation-2017-02-26"
    bare = row(tables, "capacity_gaps", "ocha-available-plots-mosul-operation-2017-01-18.free")
    assert bare[["people_low", "people_high", "size_people_id"]].isna().all()
    assert "they stay plots" in bare["reason"]


kinds = st.fixed_dictionaries({
    "unit": st.sampled_from(["people", "people", "plots"]), "issuer": st.sampled_from(["IOM", "IOM", "UNHCR"]),
    "place_id": st.sampled_from(["xx-northport", "xx-northport", "xx-atlantis"]),
    "stock_flow": st.sampled_from(["stock", "stock", "cumulative"]), "additional": st.booleans(),
    "status": st.sampled_from(["reported", "planned", "projected"]), "day": st.sampled_from([5, 25, 60]),
    "measure": st.sampled_from(["capacity", "available", "in_camp", "occupied", "in_need", "displaced"]),
})  # fmt: skip
facts = st.builds(lambda value, given: count(value, value, **given), st.integers(1, 99), kinds)


@given(st.lists(facts, min_size=2, max_size=8))
def test_no_gap_mixes_units_natures_places_or_sources(found):
    by_id = {f"f{place}": one for place, one in enumerate(found)}
    named = [
        count(one.bounds.low, one.bounds.high, **{name: getattr(one, name) for name in SAID}, id=key)
        for key, one in by_id.items()
    ]
    for gap in capacity_gaps.rows(named, NOWHERE):
        if gap["rule"] != "difference":
            assert gap.get("gap_low") is None or gap["rule"] == "as_stated"
            continue
        supply, need = by_id[gap["supply_reference_id"]], by_id[gap["need_reference_id"]]
        assert all(
            getattr(supply, name) == getattr(need, name) for name in ("unit", "issuer", "place_id", "stock_flow")
        )
        assert (supply.stock_flow, supply.additional, need.additional) == ("stock", False, False)
        assert gap["gap_low"] == supply.bounds.low - need.bounds.low
        if supply.unit == "plots":
            assert (gap.get("people_low") is None) == (gap.get("size_people_id") is None)


SAID = ("unit", "issuer", "place_id", "stock_flow", "additional", "status", "day", "measure")


# Ever, still, returned


def test_what_remains_is_shown(tables):
    found = tables["identities"].set_index("day")
    assert len(found) == 14
    assert found.loc["2017-07-06", ["remainder_low", "remainder_high", "outcome"]].tolist() == [0, 0, "closes"]
    assert found.loc["2017-02-23", ["remainder_low", "outcome"]].tolist() == [224_000 - 161_730 - 62_000, "remainder"]
    assert set(found["outcome"]) == {"closes", "remainder", "open"}


def three(**changes):
    parts = {"displaced": (300, 300), "still_displaced": (200, 200), "returned": (100, 100)}
    return [count(*value, id=name, measure=name, **changes.get(name, {})) for name, value in parts.items()]


# fmt: off
TOGETHER = [
    ("all three of one counter",   {},                                          1),
    ("one of another counter",     {"returned": {"counter": "UNHCR"}},          0),
    ("one of another day",         {"returned": {"day": 24}},                   0),
    ("one of another area",        {"returned": {"place": "Atlantis"}},         0),
    ("one in families",            {"returned": {"unit": "households"}},        0),
    ("one that was withdrawn",     {"returned": {"verification": "withdrawn"}}, 0),
]
# fmt: on


@pytest.mark.parametrize(("_phenomenon", "changes", "made"), TOGETHER, ids=[case[0] for case in TOGETHER])
def test_one_counter_gives_all_three(_phenomenon, changes, made):
    assert len(list(identities.rows(three(**changes)))) == made


# The story


def test_the_story_is_told_from_its_rows_and_stands_in_the_readme(published):
    told = published.package["story"]
    facts = published.tables["reference"].set_index("reference_id").loc[told["inputs"]]
    assert facts["value_high"].tolist() == [1_000_000, 600_000, 1_034_670, 919_143]
    assert facts["status"].tolist() == ["projected", "planned", "reported", "reported"]
    for value in facts["value_high"]:
        assert f"{value:,}" in told["sentence"]
    for day in (facts["period_end"].iloc[0], facts["period_end"].iloc[2]):
        assert f"{day.day} {day:%B} {day.year}" in told["sentence"]
    assert told["beware"] == facts["caveat"].iloc[2]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert told["sentence"] in " ".join(readme.replace("\n> ", " ").split())


def test_where_nothing_was_passed_there_is_no_story():
    assert story.tell([projection(), count()], [], NOWHERE) is None


# Areas

AREA_FAULTS = [
    ("a place that is in no gazetteer", "scopes: [{name: valley, contains: [xx-atlantis]}]", "'xx-atlantis'; expected a place of the gazetteer"),
    ("a scope without a name", "scopes: [{contains: [xx-northport]}]", "expected scopes with name and contains"),
    ("a scope that is a word", "scopes: [valley]", "expected scopes with name and contains"),
]  # fmt: skip


@pytest.mark.parametrize(("_case", "told", "message"), AREA_FAULTS, ids=[case[0] for case in AREA_FAULTS])
def test_a_bad_scope_is_told(tmp_path, _case, told, message):
    data = draw(tmp_path)
    path = data / "crisis.yaml"
    path.write_text(path.read_text(encoding="utf-8") + told + "\n", encoding="utf-8")
    with pytest.raises(FaultsFound, match=message):
        build.build(build.Build(data))


def test_areas_of_the_collection(tables):
    known = areas.read(ROOT / "data" / "crisis.yaml", tables["places"])
    city, operation = {"place": "Mosul", "place_id": "iq-mosul"}, {"place": "Mosul operation", "place_id": None}
    west = {"place": "west Mosul", "place_id": "iq-west-mosul"}
    pairs = [
        (city, operation, "wider"),
        (west, operation, "wider"),
        (operation, west, "narrower"),
        (city, city, "same"),
        (operation, {"place": "Mosul corridor", "place_id": None}, None),
    ]
    for asked, counted, rule in pairs:
        assert known.rule(projection(**asked), count(**counted)) == rule
    both = {"place": "Turkey and Syria", "place_id": None}
    assert known.rule(projection(**both), count(place="Syria and Turkey", place_id=None)) == "same"
