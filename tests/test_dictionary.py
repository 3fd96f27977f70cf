"""The dictionary explains every column of every table, with an example from the data."""

import pytest
from conftest import ROOT
from harbour import release

from dashboard.app import create_app
from dashboard.downloads import dictionary
from dashboard.evidence.texts import Texts
from etl.release import read
from etl.tables import MODELS, columns
from etl.tables.traces import Trace

REAL = read(ROOT / "data" / "tables")
ENTRIES = {entry.name: entry for entry in dictionary.entries(REAL, Texts(), "https://storm.example")}
PAGE = create_app(REAL).server.test_client().get("/dictionary").text


def test_every_table_is_explained():
    assert list(ENTRIES) == [*MODELS, "provenance"]


@pytest.mark.parametrize("name", MODELS)
def test_every_column_is_explained(name):
    explained = {column.name: column for column in ENTRIES[name].columns}
    assert list(explained) == list(columns(name))
    for column, given in columns(name).items():
        told = explained[column]
        assert told.meaning == given.description
        assert told.title and told.kind and told.rules, column
        assert told.hxl.startswith("#"), column
        assert f'id="{name}.{column}"' in PAGE


def test_what_downloads_add_is_explained():
    assert [column.name for column in ENTRIES["provenance"].columns] == list(Trace.to_schema().columns)
    assert all(column.example for column in ENTRIES["provenance"].columns)


@pytest.mark.parametrize("name", MODELS)
def test_an_example_is_given_wherever_the_data_hold_one(name):
    table = REAL.tables[name]
    for column in ENTRIES[name].columns:
        assert bool(column.example) == table[column.name].notna().any(), f"{name}.{column.name}"


def test_closed_lists_and_units_are_told():
    explained = {column.name: column for column in ENTRIES["displacement"].columns}
    assert explained["status"].allowed == ("reported", "projected", "planned")
    assert explained["char_start"].kind == "whole number, code points from 0"
    assert explained["figure_id"].rules == "never empty, unique"


def test_a_column_without_data_says_so():
    page = create_app(release()).server.test_client().get("/dictionary").text
    assert "none in this release" in page
