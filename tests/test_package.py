"""The data package: valid for the field's own validator, and explaining every column."""

import io
import json

import pandas as pd
import pytest
from collection import draw
from conftest import ROOT
from frictionless import Package

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


def test_published_tables_have_unix_lines_no_byte_order_mark_and_one_row_a_figure():
    for resource in json.loads((ROOT / "data" / "tables" / release.PACKAGE).read_text(encoding="utf-8"))["resources"]:
        content = (ROOT / "data" / "tables" / resource["path"]).read_bytes()
        assert b"\r" not in content, resource["path"]
        assert not content.startswith(b"\xef\xbb\xbf"), resource["path"]
        assert content.endswith(b"\n"), resource["path"]
