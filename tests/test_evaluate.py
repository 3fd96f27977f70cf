"""The measures of the extraction: what counts as found, and that the published ones are those of today."""

import json

import pytest
from collection import TEXT, change, draw
from conftest import ROOT

from etl import evaluate, extraction
from etl.comparison import pairs
from etl.errors import FaultsFound, OutOfDate, UserError
from etl.extract.mention import Mention


def figure(start, kind="displacement", **said):
    """What a card says of a figure of eight letters."""
    given = {"value_low": 300, "value_high": 300, "quantifier": "exact", "unit": "people", "measure": "fled", "status": "reported"}  # fmt: skip
    return {"kind": kind, "as_written": "300 fled", "char_start": start, "char_end": start + 8, **given, **said}


def machine(*figures):
    return [Mention(rule="drawn", **number) for number in figures]


VAGUE = {"quantifier": "vague", "value_high": None}
# what is found, the reviewer's figures, the machine's, and found, missed, extra of the core and of all
COUNTED = [
    ("all found", [figure(0), figure(10)], [figure(0), figure(10)], (2, 0, 0), (2, 0, 0)),
    ("one missed", [figure(0), figure(10)], [figure(0)], (1, 1, 0), (1, 1, 0)),
    ("one too many", [figure(0)], [figure(0), figure(10)], (1, 0, 1), (1, 0, 1)),
    ("another kind is missed and extra", [figure(0)], [figure(0, "casualty")], (0, 1, 1), (0, 1, 1)),
    ("set aside is missed", [figure(0)], [figure(0, "set_aside")], (0, 1, 0), (0, 1, 0)),
    ("a vague word is no core", [figure(0, **VAGUE)], [figure(0, **VAGUE)], (0, 0, 0), (1, 0, 0)),
    ("a share is no core", [figure(0, unit="percent")], [], (0, 0, 0), (0, 1, 0)),
    ("the reviewer says what is core", [figure(0)], [figure(0, **VAGUE)], (1, 0, 0), (1, 0, 0)),
    ("found once", [figure(0)], [figure(0), figure(4)], (1, 0, 1), (1, 0, 1)),
]


@pytest.mark.parametrize(
    ("reviewed", "found", "core", "every"), [row[1:] for row in COUNTED], ids=[row[0] for row in COUNTED]
)
def test_figures_are_counted_as_found_missed_or_extra(reviewed, found, core, every):
    measured = evaluate.measured(pairs(reviewed, machine(*found)))
    counts = [tuple(measured[which][count] for count in ("found", "missed", "extra")) for which in ("core", "all")]
    assert counts == [core, every]


def test_rates_and_accuracies_are_shares_of_the_counts():
    reviewed = [figure(0), figure(10), figure(20), figure(30)]
    found = [figure(0), figure(10, status="projected"), figure(20, value_high=None), figure(50), figure(60)]
    core = evaluate.measured(pairs(reviewed, machine(*found)))["core"]
    assert (core["precision"], core["recall"], core["f1"]) == (0.6, 0.75, 0.6667)
    assert core["fields"]["status"] == {"right": 2, "of": 3, "accuracy": 0.6667}
    assert core["fields"]["joint"] == {"right": 1, "of": 3, "accuracy": 0.3333}


def test_rates_of_nothing_are_missing_and_not_zero():
    core = evaluate.measured([])["core"]
    assert (core["precision"], core["recall"], core["f1"], core["fields"]["value"]["accuracy"]) == (None,) * 4


def test_kinds_are_counted_against_each_other():
    reviewed = [figure(0), figure(10, "casualty"), figure(20, "context")]
    kinds = evaluate.measured(pairs(reviewed, machine(figure(0), figure(10), figure(40, "set_aside"))))["kinds"]
    counts = {(row, column): count for row, of in kinds.items() for column, count in of.items() if count}
    assert counts == {
        ("displacement", "displacement"): 1,
        ("casualty", "displacement"): 1,
        ("context", "not_found"): 1,
        ("not_found", "set_aside"): 1,
    }


@pytest.fixture
def collected(tmp_path):
    """A collection of one reviewed card; returns what measures it."""
    data = draw(tmp_path)
    find = extraction.finder(data / "places.csv")
    return lambda: evaluate.evaluate(data / "sources", tmp_path / "texts", find), data


def test_a_collection_is_measured_the_same_each_time(collected):
    measure, _ = collected
    first = measure()
    assert (first["documents"], first["numbers"]) == (1, 6)
    assert first["core"]["found"] + first["core"]["missed"] == 4
    assert evaluate.as_json(measure()) == evaluate.as_json(first)


def test_a_changed_card_changes_the_digest(collected):
    measure, data = collected
    before = measure()["cards_sha256"]
    change(data, "summary: A flood.", "summary: A great flood.")
    assert measure()["cards_sha256"] != before


def test_cards_of_the_machine_are_not_measured_on(collected):
    measure, data = collected
    change(data, "review: reviewed", "review: machine")
    with pytest.raises(UserError, match="found no reviewed card"):
        measure()


def test_a_text_that_changed_is_refused(collected):
    measure, data = collected
    (data.parent / "texts" / "daily.txt").write_text(TEXT + "More.")
    with pytest.raises(FaultsFound, match="The text changed since it was read"):
        measure()


def test_measures_are_kept_and_held_against_those_of_today(collected):
    measure, data = collected
    path = data / evaluate.FILE
    with pytest.raises(OutOfDate, match="evaluate --write"):
        evaluate.check(path, measure())
    evaluate.write(path, measure())
    evaluate.check(path, measure())
    change(data, "status: projected", "status: planned")
    with pytest.raises(OutOfDate, match=r"evaluation\.json: not what is measured now"):
        evaluate.check(path, measure())


def test_the_published_measures_were_taken_on_the_published_cards():
    kept = json.loads((ROOT / "data" / evaluate.FILE).read_text(encoding="utf-8"))
    assert kept["cards_sha256"] == evaluate.digest(evaluate.reviewed_cards(ROOT / "data" / "sources"))


def test_the_published_measures_are_those_of_this_extraction(documents_dir):
    find = extraction.finder(ROOT / "data" / "places.csv")
    now = evaluate.evaluate(ROOT / "data" / "sources", documents_dir, find)
    evaluate.check(ROOT / "data" / evaluate.FILE, now)
