"""The scorecard: what tests a projection, where the count lies, and what is refused and why."""

from dataclasses import replace

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import after, count, projection

from etl import release
from etl.derived import scorecard
from etl.derived.areas import Areas
from etl.derived.bounds import Bounds
from etl.derived.evidence import how
from etl.derived.rules import counted_as, rules, scenario
from etl.derived.sentences import between
from etl.tables.derived import DECIDED, GAP_RULES, LOCATED, REFUSED

AREAS = Areas(
    holders={"xx-harbour": frozenset({"xx-northport"}), "xx-northport": frozenset({"the valley"})},
    names={"valley": "the valley"},
    partial=frozenset({"camps"}),
)
LATER = count(9, 9, id="later", series="other", measure="killed", day=300)  # what makes every distance due


def scores(ahead, *counts):
    return list(scorecard.rows([ahead, *counts, LATER], AREAS))


def score(ahead, *counts, test="at_30_days"):
    return next(row for row in scores(ahead, *counts) if row["test"] == test)


# Where a count lies

# fmt: off
LOCATED_AT = [
    # phenomenon                            projected      counted       where
    ("under a stated most",                 (None, 1000),  (300, 300),   "within"),
    ("at a stated most",                    (None, 300),   (300, 300),   "within"),
    ("over a stated most",                  (None, 299),   (300, 300),   "above"),
    ("under a vague word",                  (400, None),   (300, 300),   "below"),
    ("over a vague word",                   (200, None),   (300, 300),   "within"),
    ("inside a range",                      (250, 400),    (300, 300),   "within"),
    ("under a range",                       (310, 400),    (300, 300),   "below"),
    ("over a range",                        (100, 299),    (300, 300),   "above"),
    ("the number itself",                   (300, 300),    (300, 300),   "within"),
    ("a minimum over a most",               (None, 200),   (300, None),  "above"),
    ("a minimum under a most decides nothing", (None, 1000), (300, None), None),
    ("a maximum under a least",             (400, None),   (None, 300),  "below"),
    ("a maximum over a least decides nothing", (200, None), (None, 300), None),
    ("a maximum under a most",              (None, 1000),  (None, 300),  "within"),
    ("a range across the bound",            (None, 350),   (300, 400),   None),
]
# fmt: on


@pytest.mark.parametrize(
    ("_phenomenon", "projected", "counted", "where"), LOCATED_AT, ids=[case[0] for case in LOCATED_AT]
)
def test_bounds_are_located(_phenomenon, projected, counted, where):
    assert Bounds(*counted).located(Bounds(*projected)) == where
    row = score(projection(*projected), count(*counted))
    assert (row["verdict"], row["rule"]) == ((where, "level") if where else ("not_comparable", "bounds_open"))


# What can test it

# fmt: off
CHOSEN = [
    # phenomenon                            projection                                count                                        verdict           rule
    ("who flees is counted as displaced",   projection(measure="fled"),               count(),                                     "within",         "level"),
    ("another measure",                     projection(),                             count(measure="still_displaced", stock_flow="stock"), "not_comparable", "measure_not_counted"),
    ("another unit",                        projection(),                             count(unit="households"),                    "not_comparable", "unit_differs"),
    ("another nature",                      projection(),                             count(stock_flow="stock"),                   "not_comparable", "nature_differs"),
    ("other people",                        projection(measure="crossed_border", population="refugees"), count(measure="crossed_border", population="fighters"), "not_comparable", "population_differs"),
    ("another place",                       projection(),                             count(place_id="xx-atlantis"),               "not_comparable", "place_differs"),
    ("people at it, not from it",           projection(),                             count(place_role="at"),                      "not_comparable", "place_differs"),
    ("a wider area bounds from above",      projection(),                             count(place="The Valley", place_id=None),    "within",         "level"),
    ("a wider area proves no excess",       projection(None, 200),                    count(place="Valley", place_id=None),        "not_comparable", "bounds_open"),
    ("a narrower area proves an excess",    projection(None, 200),                    count(place_id="xx-harbour"),                "above",          "level"),
    ("a narrower area proves no limit",     projection(),                             count(place_id="xx-harbour"),                "not_comparable", "bounds_open"),
    ("a series of some of the people",      projection(),                             count(series="camps"),                       "not_comparable", "bounds_open"),
    ("a count on the last day",             projection(),                             count(day=30),                               "within",         "level"),
    ("a count a day late",                  projection(),                             count(day=31),                               "not_comparable", "no_count_near"),
    ("a count 21 days old",                 projection(),                             count(day=9),                                "within",         "level"),
    ("a count 22 days old",                 projection(),                             count(day=8),                                "not_comparable", "no_count_near"),
    ("a withdrawn count",                   projection(),                             count(verification="withdrawn"),             "not_comparable", "measure_not_counted"),
    ("a count that repeats another",        projection(),                             count(role="repeat"),                        "not_comparable", "measure_not_counted"),
    ("a flow, counted since it was said",   projection(stock_flow="flow"),            count(),                                     "within",         "since_statement"),
    ("an increase without a beginning",     projection(additional=True),              count(),                                     "not_comparable", "no_base_count"),
    ("a flow of its very period",           projection(stock_flow="flow", horizon_start=5, horizon_end=25), count(stock_flow="flow", first_day=5), "within", "same_period"),
    ("a flow of another period",            projection(stock_flow="flow", horizon_start=5, horizon_end=26), count(stock_flow="flow", first_day=5), "not_comparable", "nature_differs"),
    ("a plan of another agency",            projection(measure="capacity", stock_flow="stock", status="planned", issuer="UN"), count(measure="capacity", stock_flow="stock"), "not_comparable", "issuer_differs"),
    ("a plan of the agency that counts",    projection(measure="capacity", stock_flow="stock", status="planned"), count(measure="capacity", stock_flow="stock"), "within", "level"),
]
# fmt: on


@pytest.mark.parametrize(
    ("_phenomenon", "ahead", "counted", "verdict", "rule"), CHOSEN, ids=[case[0] for case in CHOSEN]
)
def test_what_tests_a_projection(_phenomenon, ahead, counted, verdict, rule):
    first = scores(ahead, counted)[0]
    assert (first["verdict"], first["rule"]) == (verdict, rule)


def test_an_increase_is_taken_within_one_series_only():
    ahead = projection(None, 100, additional=True, stated=20)
    before, now, other = (
        count(200, 200, id="before", day=15),
        count(290, 290, id="now", day=45),
        count(999, 999, id="x", series="x", day=49),
    )
    rows = [row for row in scores(ahead, before, now, other) if row["test"] == "at_30_days"]
    assert [(row["verdict"], row["rule"], row.get("formula")) for row in rows] == [
        ("within", "increase", "now - before"),
        ("not_comparable", "no_base_count", None),
    ]
    assert (rows[0]["count_low"], rows[0]["count_high"]) == (90, 90)
    assert "counted 90 more ever displaced than on 16 January 2020" in rows[0]["reason"]


def test_a_horizon_is_tested_at_its_end_and_nowhere_else():
    rows = scores(projection(horizon_end=26), count(), count(2000, 2000, id="more", day=100))
    assert [(row["test"], row["due"], row["verdict"]) for row in rows] == [("at_horizon", after(26), "within")]


def test_without_a_horizon_it_is_tested_at_stated_distances_when_passed_and_at_the_last_count():
    rows = scores(projection(), count(), count(1200, 1200, id="more", day=88))
    assert [(row["test"], row["verdict"], row["rule"]) for row in rows] == [
        ("at_30_days", "within", "level"),
        ("at_90_days", "above", "level"),
        ("at_180_days", "not_comparable", "no_count_near"),
        ("first_passed", "above", "level"),
        ("last_count", "above", "level"),
    ]


def test_what_lies_after_the_last_count_is_not_due_yet():
    rows = list(scorecard.rows([projection(), count()], AREAS))
    assert [(row["verdict"], row["rule"]) for row in rows[:3]] == [("not_yet_due", "not_yet_due")] * 3


def test_a_worst_case_is_a_ceiling_and_never_too_high():
    worst = projection(1000, 1000, scenario="worst case")
    assert score(worst, count())["verdict"] == "within"
    passed = score(worst, count(), count(1200, 1200, id="more", day=88), test="first_passed")
    assert passed["ceiling"]
    assert "a ceiling to prepare for, not a forecast" in passed["reason"]


# fmt: off
SCENARIOS = [
    # words                                  ceiling  longest  refused
    (None,                                   False,   None,    ""),
    ("none stated",                          False,   None,    ""),
    ("Worst case",                           True,    None,    ""),
    ("first weeks of the operation",         False,   30,      ""),
    ("before the fighting reaches the city", False,   None,    "scenario_ends_with_event"),
    ("if the dam breaks",                    False,   None,    "scenario_unknown"),
]
# fmt: on


@pytest.mark.parametrize(("words", "ceiling", "longest", "refused"), SCENARIOS)
def test_scenarios(words, ceiling, longest, refused):
    read = scenario(words)
    assert (read.ceiling, read.longest, read.refused) == (ceiling, longest, refused)


def test_what_speaks_of_weeks_is_not_tested_after_months():
    rows = scores(projection(scenario="first weeks"), count(), count(5000, 5000, id="more", day=88))
    assert [(row["verdict"], row["rule"]) for row in rows] == [
        ("within", "level"), ("not_comparable", "scenario_ended"), ("not_comparable", "scenario_ended"),
    ]  # fmt: skip


def test_of_two_counts_of_one_day_the_firmer_is_taken():
    counts = (count(330, None, id="round"), count(326, 326, id="firm"))
    assert score(projection(), *counts)["count_reference_id"] == "firm"
    assert score(projection(), *reversed(counts))["count_reference_id"] == "firm"


def test_every_rule_is_written_in_words():
    assert set(rules()["rules"]) == set(DECIDED) | set(REFUSED) | set(GAP_RULES)


# No number without inputs, no mixture

bounds = st.tuples(st.none() | st.integers(0, 50), st.none() | st.integers(0, 50)).filter(
    lambda pair: pair != (None, None) and (None in pair or pair[0] <= pair[1])
)
kinds = {
    "measure": st.sampled_from(["displaced", "displaced", "displaced", "fled", "capacity"]),
    "unit": st.sampled_from(["people", "people", "people", "plots"]),
    "stock_flow": st.sampled_from(["cumulative", "cumulative", "flow", "stock"]),
    "place_id": st.sampled_from(["xx-northport", "xx-northport", "xx-harbour", "xx-atlantis"]),
    "place_role": st.sampled_from(["from", None]),
    "issuer": st.sampled_from(["IOM", "UNHCR"]),
    "series": st.sampled_from(["a", "b"]),
    "first_day": st.sampled_from([after(0), after(20)]),
}
NATURES = {("stock", "stock"), ("cumulative", "cumulative"), ("flow", "cumulative"), ("flow", "flow")}
points = st.integers(0, 50).map(lambda value: (value, value))
counts = st.builds(
    lambda pair, day, given: count(*pair, day=day, **given),
    points | points | bounds, st.sampled_from([5, 10, 25, 35, 45]), st.fixed_dictionaries(kinds),
)  # fmt: skip
foreseen = {name: kinds[name] for name in kinds if name not in ("series", "first_day", "unit", "measure")}
ahead = st.builds(
    lambda pair, day, more, given: projection(*pair, stated=day, stated_from=day, additional=more, **given),
    points | bounds, st.sampled_from([0, 10, 20]), st.booleans(), st.fixed_dictionaries(foreseen),
)  # fmt: skip


@settings(max_examples=200)
@given(ahead, st.lists(counts, min_size=6, max_size=12))
def test_no_derived_number_lacks_inputs_or_mixes_stocks_flows_units_or_places(projected, found):
    found = [replace(one, id=f"c{place}") for place, one in enumerate(found)]
    by_id = {one.id: one for one in found}
    for row in scores(projected, *found):
        if row["verdict"] not in LOCATED:
            assert "count_low" not in row
            assert row["reason"]
            continue
        met, base = by_id[row["count_reference_id"]], by_id.get(row.get("base_reference_id"))
        assert counted_as(met.measure) == counted_as(projected.measure)
        assert met.unit == projected.unit
        assert how(projected, met) == row["rule"]
        assert (projected.stock_flow, met.stock_flow) in NATURES
        assert AREAS.rule(projected, met) == row["place_rule"]
        assert (met.place_id == "xx-atlantis") == (projected.place_id == "xx-atlantis")
        assert met.day > projected.stated or row["test"] == "first_passed"
        if base:
            same = ("series", "measure", "unit", "stock_flow", "place_id")
            assert all(getattr(base, name) == getattr(met, name) for name in same)
            assert base.day <= projected.stated
        stated = met.bounds - base.bounds if base else met.bounds
        assert Bounds(row["count_low"], row["count_high"]) == stated.seen_from(row["place_rule"])
        assert row["formula"].endswith(f"{met.id} - {base.id}" if base else met.id)


@given(bounds, bounds, st.integers(0, 50), st.integers(0, 50))
def test_a_difference_of_bounds_holds_every_difference_of_values(one, other, x, y):
    one, other = Bounds(*one), Bounds(*other)
    if _inside(x, one) and _inside(y, other):
        assert _inside(x - y, one - other)


def _inside(value, within):
    return (within.low is None or within.low <= value) and (within.high is None or value <= within.high)


def test_derived_bounds_are_said():
    said = [between(Bounds(*pair)) for pair in ((5, 5), (5, None), (None, -2000), (-1, 5))]
    assert said == ["5", "at least 5", "at most -2,000", "-1 to 5"]


# The collection

PUBLISHED = """
score                                                                                                                  | verdict        | rule            | low    | high
cnn-rewrite-2016-10-17-driven-out-1000000.at-90-days.iom-dtm-displaced-mosul-operation                                 | below          | since_statement |        | 161172
huffpost-2016-10-may-flee-vague.at-30-days.iom-dtm-displaced-mosul-operation                                           | below          | since_statement |        | 25092
huffpost-2016-10-may-cross-border-100000.last-count.unhcr-crossed-border-syria                                         | not_comparable | bounds_open     |        |
wsws-2017-03-01-could-flee-250000.at-30-days.iom-dtm-displaced-mosul-operation                                         | below          | increase        |        | 144000
huffpost-2016-10-shelter-600000.untested.ocha-capacity-mosul-operation                                                 | not_comparable | issuer_differs  |        |
unhcr-crossed-border-planned-syria-2016-10-17.last-count.unhcr-crossed-border-syria                                    | within         | level           | 22535  | 22535
united-nations-displaced-projected-worst-case-mosul-operation-2016-10-17.at-90-days.iom-dtm-displaced-mosul-operation  | within         | level           | 161172 | 161172
united-nations-displaced-projected-worst-case-mosul-operation-2016-10-17.first-passed.iom-dtm-displaced-mosul-operation-from-july-2017 | above | level | 1034670 | 1034670
unhcr-capacity-planned-mosul-operation-2017-03-23.at-30-days.unhcr-capacity-mosul-operation                            | within         | level           | 104000 | 104000
"""


@pytest.fixture(scope="module")
def published():
    return release.read(ROOT / "data" / "tables").tables


@pytest.mark.parametrize("line", PUBLISHED.strip().splitlines()[1:], ids=lambda line: line.split("|")[0].strip())
def test_published_verdicts(published, line):
    name, verdict, rule, low, high = (cell.strip() for cell in line.split("|"))
    row = published["scorecard"].set_index("score_id").loc[name]
    assert (row["verdict"], row["rule"]) == (verdict, rule)
    assert ["" if row.isna()[bound] else str(row[bound]) for bound in ("count_low", "count_high")] == [low, high]


def test_every_projection_and_plan_has_its_row(published):
    figures = [published[name] for name in ("displacement", "casualties", "camp_capacity")]
    ahead = {row for frame in figures for row in frame[frame["status"] != "reported"]["figure_id"]}
    facts = published["reference"]
    foreseen = set(facts[facts["status"] != "reported"]["reference_id"])
    told = published["scorecard"]
    assert (len(ahead), len(foreseen)) == (5, 37)
    assert set(told["projected_figure_id"].dropna()) == ahead
    assert set(told["projected_reference_id"].dropna()) == foreseen


def test_no_worst_case_is_called_too_high(published):
    worst = published["scorecard"][published["scorecard"]["ceiling"]]
    assert len(worst) > 20
    assert "below" not in set(worst["verdict"])
    assert worst[worst["verdict"] == "above"]["reason"].str.contains("not a forecast").all()
