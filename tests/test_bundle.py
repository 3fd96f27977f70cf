"""The zip that explains itself, and that anything opens: frictionless, pandas, polars, duckdb, LibreOffice."""

import csv
import gzip
import io
import json
import shutil
import subprocess
import zipfile

import duckdb
import pandas as pd
import polars as pl
import pytest
from conftest import ROOT
from frictionless import Package
from harbour import release

from dashboard.downloads import sheets
from dashboard.downloads.downloads import Downloads
from dashboard.evidence.records import FIGURE_TABLES
from dashboard.evidence.texts import Texts
from dashboard.selection import Selection
from etl import changes
from etl.release import read
from etl.tables import MODELS, columns

BASE = "https://storm.example"
DRAWN = release()
REAL = read(ROOT / "data" / "tables")
QUERY = "status=projected"


def bundle(made, query=""):
    file = Downloads(made, Texts()).file("tables.zip", query, BASE)
    return file.kept.encoded["identity"]


def text(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return found.read(name).decode()


@pytest.fixture(scope="module")
def real():
    return bundle(REAL)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory, real):
    folder = tmp_path_factory.mktemp("zip")
    with zipfile.ZipFile(io.BytesIO(real)) as found:
        found.extractall(folder)
    return folder


def test_the_same_release_and_filters_give_the_same_bytes():
    assert bundle(REAL) == bundle(REAL)
    assert bundle(DRAWN, QUERY) == bundle(DRAWN, QUERY) != bundle(DRAWN)


def test_nothing_of_the_clock_is_in_it(real):
    with zipfile.ZipFile(io.BytesIO(real)) as found:
        days = {info.date_time[:3] for info in found.infolist()}
    assert days == {tuple(map(int, REAL.package["created"][:10].split("-")))}


@pytest.mark.filterwarnings("ignore")  # frictionless warns of its own dependencies
@pytest.mark.parametrize(
    ("made", "query"), [(REAL, ""), (REAL, QUERY), (REAL, "measure=killed&status=planned"), (DRAWN, QUERY)]
)
def test_the_package_is_valid_for_frictionless(tmp_path, made, query):
    with zipfile.ZipFile(io.BytesIO(bundle(made, query))) as found:
        found.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    if made is DRAWN:  # the drawn derived tables are empty on purpose; the figures are what is looked at
        assert [task.errors for task in report.tasks if task.name in FIGURE_TABLES] == [[], [], []]
    else:
        assert report.flatten(["type", "note"]) == []
    assert len(report.tasks) == len(MODELS)


def test_the_package_names_release_filters_and_foreign_keys():
    told = json.loads(text(bundle(REAL, QUERY), "datapackage.json"))
    assert told["release"] == REAL.digest
    assert told["filters"] == "?status=projected"
    keys = {
        resource["name"]: [key["fields"] for key in resource["schema"]["foreignKeys"]] for resource in told["resources"]
    }
    assert keys["displacement"] == [["document_id"], ["place_id"]]


def test_only_the_figures_of_the_view_are_in_it():
    content = bundle(DRAWN, QUERY)
    for name, frame in Selection.from_query(QUERY, DRAWN.tables).apply(DRAWN.tables).items():
        found = list(csv.DictReader(io.StringIO(text(content, f"{name}.csv"))))
        assert [row["figure_id"] for row in found] == list(frame["figure_id"])
    assert len(list(csv.DictReader(io.StringIO(text(content, "documents.csv"))))) == len(DRAWN.tables["documents"])


def test_the_readme_says_what_a_newcomer_needs(real):
    readme = text(real, "README.md")
    for said in (
        REAL.digest,
        "every table is whole",
        "python -m etl recheck",
        "Creative Commons",
        "never zero",
        "## How to cite it",
    ):
        assert said in readme
    for note in REAL.tables["documents"]["title"]:
        assert " ".join(note.split()) in readme
    for issuer in REAL.tables["reference"]["issuer"].unique():
        assert issuer.replace("|", "\\|") in readme


def test_the_readme_explains_every_column(real):
    readme = text(real, "README.md")
    for name in MODELS:
        part = readme.split(f"\n### {name}\n")[1].split("\n### ")[0]
        for column, given in columns(name).items():
            assert f"| `{column}` |" in part, f"{name}.{column}"
            assert " ".join(given.description.split()) in part.replace("\\|", "|"), f"{name}.{column}"


def test_the_readme_names_the_filters():
    assert "`?status=projected`" in text(bundle(DRAWN, QUERY), "README.md")


def test_a_downloaded_zip_is_a_release_that_can_be_compared(tmp_path, real):
    (tmp_path / "before.zip").write_bytes(real)
    before = changes.open_release(tmp_path / "before.zip")
    assert changes.identity(before) == REAL.digest
    assert changes.compare(before, REAL)["changes"] == []


# What analysts use


KINDS = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "bool", "date": "str"}


def resources(unpacked):
    return json.loads((unpacked / "datapackage.json").read_text(encoding="utf-8"))["resources"]


def published(name):
    return sheets.whole(REAL, Texts(), BASE, name)


def test_pandas_loads_every_table_with_the_types_of_the_package(unpacked):
    for resource in resources(unpacked):
        fields = resource["schema"]["fields"]
        dtypes = {field["name"]: KINDS[field["type"]] for field in fields if field["type"] != "boolean"}
        days = [field["name"] for field in fields if field["type"] == "date"]
        frame = pd.read_csv(unpacked / resource["path"], dtype=dtypes, keep_default_na=False, na_values=[""])
        assert list(frame.columns) == [field["name"] for field in fields]
        assert len(frame) == len(published(resource["name"]))
        for name in days:
            pd.to_datetime(frame[name], format="%Y-%m-%d")
        for name in (field["name"] for field in fields if field["type"] == "boolean"):
            assert frame[name].dtype == "bool", f"{resource['name']}.{name}"


def test_polars_loads_every_table_with_the_types_of_the_package(unpacked):
    kinds = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
    for resource in resources(unpacked):
        schema = {field["name"]: kinds[field["type"]] for field in resource["schema"]["fields"]}
        frame = pl.read_csv(unpacked / resource["path"], schema=schema)
        assert frame.height == len(published(resource["name"]))
        assert dict(frame.schema) == schema


def test_duckdb_guesses_the_types_of_the_package(unpacked):
    """No dialect, no types are given: whoever reads the files like this gets the same."""
    fits = {
        "string": {"VARCHAR"},
        "integer": {"BIGINT"},
        "number": {"DOUBLE", "BIGINT"},
        "boolean": {"BOOLEAN"},
        "date": {"DATE"},
    }
    for resource in resources(unpacked):
        found = duckdb.sql(f"select * from read_csv('{unpacked / resource['path']}', sample_size=-1)")
        assert found.columns == [field["name"] for field in resource["schema"]["fields"]]
        assert len(found.fetchall()) == len(published(resource["name"]))
        empty = {
            name
            for name, cells in zip(found.columns, zip(*published(resource["name"]).rows(), strict=True), strict=True)
            if not any(cells)
        }
        wrong = [
            f"{resource['name']}.{field['name']}: {kind}"
            for field, kind in zip(resource["schema"]["fields"], map(str, found.types), strict=True)
            if kind not in fits[field["type"]] and field["name"] not in empty
        ]
        assert wrong == []


def test_files_follow_the_conventions_of_r(unpacked):
    """One header line, names that need no quoting, no index column, TRUE and FALSE in one spelling, no mixed types."""
    for resource in resources(unpacked):
        with (unpacked / resource["path"]).open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        assert all(name.isidentifier() and not name.startswith("_") for name in header)
        assert {len(row) for row in rows} <= {len(header)}
        for at, field in enumerate(resource["schema"]["fields"]):
            cells = {row[at] for row in rows if row[at]}
            if field["type"] == "integer":
                assert all(cell.lstrip("-").isdigit() for cell in cells), f"{resource['name']}.{field['name']}"
            if field["type"] == "boolean":
                assert cells <= {"true", "false"}


def test_libreoffice_opens_the_file_for_excel(tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc")
    made = release({"gazette-watched": {"caveat": "=1+1", "scenario": "", "verification_note": "12345678901234567"}})
    given = sheets.whole(made, Texts(), BASE, "displacement")
    path = tmp_path / "rows.csv"
    file = Downloads(made, Texts()).file("displacement.excel.csv", "", BASE)
    path.write_bytes(gzip.decompress(file.kept.encoded["gzip"]))
    read_as = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"  # commas, quotes, UTF-8: what a double click chooses
    write_as = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = [
        office,
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        read_as,
        "--convert-to",
        write_as,
        "--outdir",
        str(tmp_path / "out"),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shown = list(csv.reader(io.StringIO((tmp_path / "out" / "rows.csv").read_text(encoding="utf-8-sig"), newline="")))
    cells = {row[0]: dict(zip(shown[0], row, strict=True)) for row in shown[1:]}
    assert len(cells) == len(given)
    assert cells["gazette-watched"]["caveat"] == "'=1+1"
    assert cells["gazette-watched"]["verification_note"] == "'12345678901234567"
