"""The page that says how figures are found, and the measures that it shows."""

import json
import re

import harbour
import pytest

from dashboard.app import TABLES, create_app
from dashboard.plain.method import evaluation

FIELDS = {"value": {"right": 9, "of": 10, "accuracy": 0.9}, "issuer": {"right": 0, "of": 0, "accuracy": None}}
MEASURE = {"found": 10, "missed": 2, "extra": 1, "fields": FIELDS}
NOTHING = {"found": 0, "missed": 0, "extra": 0, "fields": {}}
KINDS = {
    "displacement": {
        "displacement": 10,
        "casualty": 0,
        "camp_capacity": 0,
        "context": 1,
        "set_aside": 0,
        "not_found": 1,
    }
}
GIVEN = {"documents": 2, "numbers": 40, "core": MEASURE, "all": NOTHING, "kinds": KINDS}


def kept(folder, given):
    path = folder / "evaluation.json"
    path.write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
    return path


def page(measured):
    html = create_app(harbour.release(), measured=measured).server.test_client().get("/method").get_data(as_text=True)
    return re.sub(r"\s+", " ", html)


def test_measures_are_read_as_they_were_kept(tmp_path):
    core, everything = evaluation(kept(tmp_path, GIVEN)).measures
    assert (core.precision, core.recall) == (10 / 11, 10 / 12)
    assert (everything.precision, everything.recall) == (None, None)
    assert [(field.name, field.share) for field in core.fields] == [("value", 0.9)]


@pytest.mark.parametrize("given", ["", "[", "[]", "{}", json.dumps(GIVEN | {"core": 5})])
def test_a_file_that_is_no_evaluation_is_not_shown(tmp_path, given, caplog):
    assert evaluation(kept(tmp_path, given)) is None
    assert "is no evaluation and is not shown" in caplog.text


def test_no_file_is_no_measure(tmp_path):
    assert evaluation(tmp_path / "evaluation.json") is None


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("6 of 7 figures in this release were read against the text by a person", id="what was reviewed"),
        pytest.param("2 documents with 40 numbers", id="what it was measured on"),
        pytest.param('<td class="number" data-label="Precision">91 %</td>', id="precision"),
        pytest.param('<td class="number" data-label="Recall">83 %</td>', id="recall"),
        pytest.param('<td class="number" data-label="Recall">none</td>', id="no recall where there is nothing to find"),
        pytest.param('<td class="number" data-label="Not found">1</td>', id="what was not found"),
        pytest.param("Missing is not zero.", id="the laws"),
    ],
)
def test_the_page_says(tmp_path, said):
    assert said in page(evaluation(kept(tmp_path, GIVEN)))


def test_a_release_without_measures_says_so():
    assert "No measure came with these tables." in page(None)


def test_the_published_measures_can_be_shown():
    assert evaluation(TABLES.parent / "evaluation.json").documents > 0


def test_the_overview_leads_to_it():
    html = create_app(harbour.release()).server.test_client().get("/").get_data(as_text=True)
    assert 'href="/method">How figures are found, and how well</a>' in html
