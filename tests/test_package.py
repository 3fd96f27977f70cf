"""The data package: valid for the field's own validator, and explaining every column."""

import csv
import io
import json

import pandas as pd
import pytest
from collection import draw
from conftest import ROOT
from frictionless import Package
from hypothesis import example, given
from hypothesis import strategies as st

from etl import build, package, release, tables


@pytest.mark.filterwarnings("ignore")  # frictionless warns of its own dependencies
def test_the_published_package_is_valid_for_frictionless():
    report = Package(str(ROOT / "data" / "tables" / release.PACKAGE)).validate()
    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == len(tables.MODELS)


@pytest.mark.filterwarnings("ignore")
def test_the_validator_would_have_noticed(tmp_path):
    data = draw(tmp_path)
    build.build(build.Build(data))
    path = data / "tables" / "displacement.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("xx-northport", "xx-atlantis"), encoding="utf-8")
    assert not Package(str(data / "tables" / release.PACKAGE)).validate().valid


@pytest.mark.parametrize("name", tables.MODELS)
def test_every_column_is_explained(name):
    for column, field in zip(tables.columns(name), package.schema(name)["fields"], strict=True):
        assert field["name"] == column
        assert field["title"], column
        assert field["description"].endswith("."), column
        if field["type"] in ("integer", "number"):
            assert field["unit"], column


def test_closed_lists_bounds_and_patterns_reach_the_package():
    fields = {field["name"]: field for field in package.schema("displacement")["fields"]}
    assert fields["measure"]["constraints"]["enum"] == list(tables.MEASURES["displacement"])
    assert fields["char_start"]["constraints"]["minimum"] == 0
    assert fields["figure_id"]["constraints"] == {"required": True, "unique": True, "pattern": tables.IDENTIFIER}
    assert fields["period_start"]["type"] == "date"


def test_missing_stays_missing_and_text_stays_text():
    frame = pd.DataFrame(
        {"word": ["NA", None], "count": pd.array([12345678901234567, None], dtype="Int64"), "more": [True, False]}
    )
    content = package.csv(frame)
    assert content == b"word,count,more\nNA,12345678901234567,true\n,,false\n"
    read = pd.read_csv(
        io.BytesIO(content), dtype={"word": "str", "count": "Int64"}, keep_default_na=False, na_values=[""]
    )
    assert read["count"].tolist() == [12345678901234567, pd.NA]


breaking = st.text(st.sampled_from('a,";\r\n\t\u2028 ') | st.characters(codec="utf-8"), max_size=6)


@given(st.lists(breaking, min_size=1, max_size=5))
@example(["\r"])
@example(["a\rb", "\r\n"])
def test_whatever_breaks_lines_stays_in_its_cell(cells):
    content = package.csv(pd.DataFrame({"before": "x", "cell": pd.Series(cells, dtype="str"), "after": "y"}))
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert rows == [["before", "cell", "after"], *(["x", cell, "y"] for cell in cells)]
    read = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    assert read["cell"].tolist() == cells


def test_published_tables_have_unix_lines_no_byte_order_mark_and_one_row_a_figure():
    for resource in json.loads((ROOT / "data" / "tables" / release.PACKAGE).read_text(encoding="utf-8"))["resources"]:
        content = (ROOT / "data" / "tables" / resource["path"]).read_bytes()
        assert b"\r" not in content, resource["path"]
        assert not content.startswith(b"\xef\xbb\xbf"), resource["path"]
        assert content.endswith(b"\n"), resource["path"]
