"""The formats of a download: each gives back the same rows, and the validators of the field find nothing."""

import csv
import io
import json
import subprocess
import sys

import hxl
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from harbour import publish, release
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.downloads import sheets
from dashboard.downloads.formats import FORMATS, excel, lines, parquet
from dashboard.evidence.texts import Texts
from dashboard.selection import Selection
from etl import recheck
from etl.release import read
from etl.tables import MODELS, columns
from etl.tables.hxl import hashtag

BASE = "https://storm.example"
DRAWN = release()
REAL = read(ROOT / "data" / "tables")
TABLES = [*MODELS, sheets.FIGURES]
VIEWS = ["", "status=projected", "measure=killed", "place=xx-harbour", "measure=killed&status=planned"]


def sheet(name, query="", made=DRAWN):
    return sheets.chosen(made, Texts(), BASE, name, Selection.from_query(query, made.tables))


def written(format_name, given):
    return b"".join(FORMATS[format_name].write(given))


def rows(content, **how):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), **how))


def typed(given):
    """Return the rows as JSON types, made from the published cells without the code of the formats."""
    makers = {"integer": int, "number": float, "boolean": lambda cell: cell == "true"}
    return [
        {field["name"]: makers.get(field["type"], str)(cell) if cell else None for field, cell in zip(given.fields, cells, strict=True)}
        for cells in given.rows()
    ]  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("made", [DRAWN, REAL], ids=["drawn", "published"])
class TestEveryFormatGivesBackTheSameRows:
    def test_csv(self, name, made):
        given = sheet(name, made=made)
        content = written("csv", given)
        assert rows(content) == [given.header, *given.rows()]
        assert b"\r" not in content
        assert not content.startswith(excel.MARK)

    def test_csv_for_excel(self, name, made):
        given = sheet(name, made=made)
        content = written("excel.csv", given)
        text = [field["type"] == "string" for field in given.fields]
        found = [
            [excel.unguarded(cell) if is_text else cell for cell, is_text in zip(cells, text, strict=True)]
            for cells in rows(content)[1:]
        ]
        assert found == list(given.rows())
        assert content.startswith(excel.MARK)
        assert content.endswith(b"\r\n")

    def test_hxl(self, name, made):
        given = sheet(name, made=made)
        found = rows(written("hxl.csv", given))
        assert [cells[: len(given.header)] for cells in [found[0], *found[2:]]] == [given.header, *given.rows()]

    def test_json(self, name, made):
        given = sheet(name, made=made)
        found = json.loads(written("json", given))
        assert found["rows"] == typed(given)
        assert (found["release"], found["table"], found["fields"]) == (made.digest, name, given.fields)

    def test_parquet(self, name, made):
        given = sheet(name, made=made)
        found = pq.read_table(io.BytesIO(written("parquet", given)))
        as_json = [
            {column: cell.isoformat() if hasattr(cell, "isoformat") else cell for column, cell in row.items()}
            for row in found.to_pylist()
        ]
        assert as_json == typed(given)
        assert found.schema.metadata[b"release"] == made.digest.encode()
        assert all(
            found.schema.field(field["name"]).metadata[b"hxl"] == field["hxl"].encode() for field in given.fields
        )


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("query", VIEWS)
def test_the_rows_are_those_of_the_view(ending, query):
    expected = [
        figure
        for frame in Selection.from_query(query, DRAWN.tables).apply(DRAWN.tables).values()
        for figure in frame["figure_id"]
    ]
    content = written(ending, sheet(sheets.FIGURES, query))
    if ending == "parquet":
        found = pq.read_table(io.BytesIO(content)).column("figure_id").to_pylist()
    elif ending == "json":
        found = [row["figure_id"] for row in json.loads(content)["rows"]]
    else:
        found = [cells[0] for cells in rows(content)[2 if ending == "hxl.csv" else 1 :]]
    assert found == expected


PROVENANCE = {
    "figure_id": "gazette-displaced-5000", "address": f"{BASE}/figure/gazette-displaced-5000", "document_id": "gazette-2019-03-05",
    "document_title": "Storm & <flood> over Harbour Town", "document_publisher": "The Gazette", "document_url": "https://gazette.example/storm",
    "as_written": "More than 5,000 residents", "issuer": "Red Cross", "cited_via": "Red Cross, quoted by the Gazette",
    "how_read": "“More than 5,000 residents” sets a lower bound of 5,000 and no upper one.", "checks": "span=not_made; value=passed; review=passed",
}  # fmt: skip


def test_a_row_says_where_it_comes_from():
    row = typed(sheet("displacement"))[0]
    assert {name: row[name] for name in PROVENANCE} == PROVENANCE
    assert row["text_sha256"] == DRAWN.tables["documents"]["text_sha256"].iloc[0]


def test_a_number_set_aside_leads_to_its_document():
    row = typed(sheet("set_aside"))[0]
    assert (row["address"], row["how_read"]) == (f"{BASE}/document/gazette-2019-03-05", "A date.")
    assert row["checks"] == "span=not_made; value=not_made; review=passed"


# Excel


COMPUTED = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "|calc",
    "%0A",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    '"=1',
    "=cmd|' /C calc'!A0",
    "\ttext",
]


@pytest.mark.parametrize("cell", COMPUTED)
def test_text_that_would_be_computed_is_shown(cell):
    assert excel.guarded(cell).startswith("'")


@pytest.mark.parametrize("cell", ["=1+1", "＝1+1", "\t=1", "\n=1"])
def test_no_cell_of_the_file_is_computed(cell):
    made = release({"gazette-watched": {"caveat": cell}})
    row = {cells[0]: cells for cells in rows(written("excel.csv", sheet("displacement", made=made)))}["gazette-watched"]
    assert row[sheet("displacement").header.index("caveat")].startswith("'")


@pytest.mark.parametrize("cell", ["one;=1+1", "one; -2", "one\n@SUM(A1)", "one\t＝1"])
def test_no_formula_hides_behind_a_separator_of_another_country(cell):
    assert excel.guarded(cell)[4] == "'"


@pytest.mark.parametrize("cell", ["12345678901234567", "0012", "1e5", "1.5E10", "3-4", "1/2", "2016-17"])
def test_text_that_would_be_taken_for_a_number_or_a_day_stays_text(cell):
    assert excel.guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "text", "a = b", "5 people", "iq-mosul", "https://gazette.example/?a=1", "a;b", "Mosul’s"]
)
def test_other_text_is_left_as_it_is(cell):
    assert excel.guarded(cell) == cell


@given(st.text(alphabet=st.sampled_from("a1 =+-@|%'\"\t\r\n;,＝0eE./"), max_size=12))
@example("'")
@example(";'=")
@example("'=1")
def test_what_was_guarded_can_be_had_back(text):
    assert excel.unguarded(excel.guarded(text)) == text
    assert recheck._unguarded(excel.guarded(text)) == text


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("cell", ["a\rb", "a\nb", "\r", 'say "x", or y'])
def test_cells_with_line_breaks_stay_one_cell(ending, cell):
    assert rows(b"".join(lines.pieces([["one", cell, "two"]], ending))) == [["one", cell, "two"]]


def test_numbers_below_zero_stay_numbers():
    given = sheet("capacity_gaps", made=REAL)
    place = given.header.index("gap_low")
    published = [cells[place] for cells in given.rows()]
    assert any(cell.startswith("-") for cell in published)
    assert [cells[place] for cells in rows(written("excel.csv", given))[1:]] == published


def test_headers_are_guarded_too(monkeypatch):
    monkeypatch.setattr(sheets.Sheet, "header", ["=1+1", "@x"])
    assert next(iter(rows(written("excel.csv", sheet("relations"))))) == ["'=1+1", "'@x"]


# HXL


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("made", [DRAWN, REAL], ids=["drawn", "published"])
def test_hxl_is_valid_for_libhxl(tmp_path, name, made):
    given = sheet(name, made=made)
    path = tmp_path / "rows.csv"
    path.write_bytes(written("hxl.csv", given))
    with hxl.data(str(path), hxl.input.InputOptions(allow_local=True)) as source:
        assert [column.display_tag for column in source.columns][: len(given.fields)] == [
            _normal(field["hxl"]) for field in given.fields
        ]
        assert len(source.columns) == len({column.display_tag for column in source.columns}), "two columns with one tag"
        assert [list(row.values)[: len(given.header)] for row in source] == [
            cells for cells in given.rows() if any(cells)
        ]
    with hxl.data(str(path), hxl.input.InputOptions(allow_local=True)) as source:
        findings = []
        source.validate(callback=findings.append)
    # "possible outlier" and "possible spelling error" are guesses about values, which stand as their issuers stated them
    assert [finding.message for finding in findings if not finding.message.startswith("Possible ")] == []


def _normal(tag):
    """The order of attributes means nothing; libhxl sorts them."""
    return hxl.model.Column.parse(tag).display_tag


def test_a_tool_that_looks_for_the_core_words_finds_the_numbers():
    with hxl.data(io.BytesIO(written("hxl.csv", sheet(sheets.FIGURES)))) as source:
        rows_read = list(source)
        found = {
            pattern: [value for row in rows_read for value in row.get_all(pattern) if value]
            for pattern in (
                "#affected+killed+min",
                "#affected+displaced+projected+max",
                "#capacity+max",
                "#meta+url",
                "#date+start",
            )
        }
    assert found["#affected+killed+min"] == ["40", "40"]
    assert found["#affected+displaced+projected+max"] == ["2000"]
    assert found["#capacity+max"] == ["600"]
    assert f"{BASE}/figure/gazette-killed-40" in found["#meta+url"]
    assert "2019-03-03" in found["#date+start"]


WANTED = ["#affected+displaced", "#affected+killed", "#affected+injured", "#capacity", "#date+start", "#date+reported", "#adm1+code", "#meta+source",
          "#meta+url", "#affected+displaced+projected", "#affected+min", "#affected+max"]  # fmt: skip


@pytest.mark.parametrize("pattern", WANTED)
def test_the_published_figures_have_the_hashtags_of_the_field(pattern):
    with hxl.data(io.BytesIO(written("hxl.csv", sheet(sheets.FIGURES, made=REAL)))) as source:
        assert [column.display_tag for column in source.columns if hxl.model.TagPattern.parse(pattern).match(column)]


def test_each_view_has_the_same_columns():
    headers = {written("hxl.csv", sheet(sheets.FIGURES, query)).partition(b"\n")[0] for query in VIEWS}
    assert len(headers) == 1


@pytest.mark.parametrize("name", MODELS)
def test_every_column_has_a_hashtag_of_its_own(name):
    tags = [hashtag(column) for column in columns(name)]
    assert len(set(tags)) == len(tags)


# Parquet is an extra


def test_without_pyarrow_nothing_but_parquet_is_missing(tmp_path):
    publish(tmp_path)
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import importlib.util; find = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *more: None if name == 'pyarrow' else find(name, *more)\n"
        "from pathlib import Path; from etl.release import read; from dashboard.app import create_app\n"
        f"client = create_app(read(Path({str(tmp_path)!r}))).server.test_client()\n"
        "answer = client.get('/download/displacement.parquet')\n"
        "print(answer.status_code, 'runs without pyarrow' in answer.text, client.get('/download/displacement.csv').status_code)\n"
        "print('.parquet' in client.get('/downloads').text)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == ["404", "True", "200", "False"], done.stderr


def test_pyarrow_is_there_for_the_tests():
    assert parquet.available()
