"""A downloaded CSV, taken back and held against the texts."""

import csv
import io

import pytest
from harbour import TEXT, release, write_text

from dashboard.downloads import sheets
from dashboard.downloads.formats import FORMATS
from dashboard.evidence.texts import Texts
from etl import recheck
from etl.__main__ import main
from etl.errors import FaultsFound, UserError

START = TEXT.index("40 dead")
DRAWN = release({"gazette-killed-40-again": {"as_written": "40 dead", "char_start": START, "char_end": START + 7}})
NAMES = ["displacement", "casualties", "camp_capacity", "figures"]


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    return write_text(folder)


def download(path, name="displacement", ending="csv", made=DRAWN, change=lambda content: content):
    given = sheets.whole(made, Texts(), "https://storm.example", name)
    path.write_bytes(change(b"".join(FORMATS[ending].write(given))))
    return path


def found(path, texts, known="nothing.csv"):
    return recheck.recheck(path, texts, path.parent / known)


@pytest.mark.parametrize("ending", ["csv", "excel.csv", "hxl.csv"])
@pytest.mark.parametrize("name", NAMES)
def test_what_was_downloaded_holds(tmp_path, texts, name, ending):
    path = download(tmp_path / "rows.csv", name, ending)
    result = found(path, texts)
    assert result.faults == []
    assert result.held == len(sheets.whole(DRAWN, Texts(), "", name))


def test_numbers_that_are_no_figures_are_checked_too(tmp_path, texts):
    path = download(tmp_path / "rows.csv", "context")
    assert found(path, texts).held == 1


def with_semicolons(content):
    """As spreadsheets of many countries save it."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    )
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path, texts):
    path = download(tmp_path / "rows.csv", ending="excel.csv", change=with_semicolons)
    assert (found(path, texts).held, found(path, texts).faults) == (4, [])


# what was changed in the file, and what is said of it
CHANGES = [
    ("other words", b"Tens of thousands,", b"Tens of millions..,", "187:204: found 'Tens of thousands'", "Tens of millions.."),
    ("another value", b"1500,2000,range", b"1500,2500,range", "value: found range 1500 to 2500", "range 1500 to 2000"),
    ("another quantifier", b"5000,,at_least", b"5000,5000,exact", "value: found exact 5000 to 5000", "at_least 5000 to open"),
    ("no span", f"{TEXT.index('Tens of')},".encode(), b"x,", "span: found 'x'", "two whole numbers"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "where", "expected"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES]
)
def test_a_row_that_does_not_hold_is_named(tmp_path, texts, old, new, where, expected):
    path = download(tmp_path / "rows.csv", change=lambda content: content.replace(old, new, 1))
    result = found(path, texts)
    told = "\n".join(map(str, result.faults))
    assert where in told
    assert expected in told
    assert result.held == 3


def test_a_text_that_was_changed_is_not_the_text(tmp_path, texts):
    (texts / "storm.txt").write_text(TEXT.replace("spoke", "talked"), encoding="utf-8")
    result = found(download(tmp_path / "rows.csv"), texts)
    assert result.held == 0
    assert "no text with this SHA-256 in the folder" in str(result.faults[0])


def test_the_line_of_the_row_is_named(tmp_path, texts):
    path = download(
        tmp_path / "rows.csv", change=lambda content: content.replace(b"1500,2000,range", b"1500,2500,range")
    )
    assert [fault.where for fault in found(path, texts).faults] == ["line 3, gazette-follow-2000, value"]


def test_a_published_table_leads_to_its_text_by_its_document(tmp_path, texts):
    (tmp_path / "documents.csv").write_bytes(DRAWN.files["documents.csv"])
    (tmp_path / "rows.csv").write_bytes(DRAWN.files["displacement.csv"])
    assert found(tmp_path / "rows.csv", texts, "documents.csv").held == 4
    assert found(tmp_path / "rows.csv", texts).held == 0


def test_all_faults_are_told_at_once(tmp_path, texts):
    def change(content: bytes) -> bytes:
        return content.replace(b"1500,2000,range", b"1500,2500,range").replace(
            b"Tens of thousands,", b"Tens of millions..,"
        )

    result = found(download(tmp_path / "rows.csv", change=change), texts)
    with pytest.raises(FaultsFound, match="2 rows hold; of the others:") as told:
        recheck.report(result)
    assert {"gazette-follow-2000", "gazette-watched"} <= {fault.where.split(", ")[1] for fault in told.value.faults}


WRONG = [
    ("no file", None, "No such file"),
    ("no rows of figures", b"place_id,name\nxx,y\n", "no column as_written, char_start, char_end, text_sha256"),
    ("not UTF-8", b"figure_id,as_written\n\xff", "not UTF-8"),
    ("empty", b"", "no column as_written"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_cannot_be_checked_is_said(tmp_path, texts, content, message):
    path = tmp_path / "rows.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError, match=message):
        found(path, texts)


def test_the_command_says_what_holds(tmp_path, texts, capsys):
    path = download(tmp_path / "rows.csv")
    assert main(["recheck", str(path), "--documents", str(texts)]) == 0
    assert capsys.readouterr().out == "4 rows hold: the words stand where the rows say, and state their values.\n"


def test_the_command_names_what_no_longer_holds(tmp_path, texts, capsys):
    path = download(
        tmp_path / "rows.csv", change=lambda content: content.replace(b"1500,2000,range", b"1500,2500,range")
    )
    assert main(["recheck", str(path), "--documents", str(texts)]) == 3
    assert "gazette-follow-2000, value: found range 1500 to 2500" in capsys.readouterr().err


def test_the_command_needs_texts(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("DOCUMENTS_DIR", raising=False)
    assert main(["recheck", str(download(tmp_path / "rows.csv"))]) == 2
    assert "--documents DIR" in capsys.readouterr().err


def test_the_published_figures_hold(tmp_path, documents_dir):
    from conftest import ROOT

    from etl.release import read

    path = download(tmp_path / "rows.csv", "figures", "excel.csv", made=read(ROOT / "data" / "tables"))
    assert found(path, documents_dir).faults == []
