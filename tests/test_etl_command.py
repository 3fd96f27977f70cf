"""The command line, run as a stranger runs it."""

import json
import os
import subprocess
import sys

import pytest
from collection import TEXT, change, draw

from conftest import ROOT


def etl(*arguments, cwd=ROOT, given=None, **environment):
    clean = {name: value for name, value in os.environ.items() if name not in ("DOCUMENTS_DIR", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, arguments)],
        input=given, capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=cwd, env=clean | environment,
    )  # fmt: skip


@pytest.fixture
def data(tmp_path):
    return draw(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["build", "extract", "Exit codes"]),
        (["build"], ["--documents", "--check", "whole or not at all", "DOCUMENTS_DIR"]),
        (["extract"], ["--published", "--format", "standard input"]),
    ],
    ids=["etl", "build", "extract"],
)
def test_help_explains(arguments, words):
    done = etl(*arguments, "--help")
    told = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert [word for word in words if word not in told] == []


def test_build_says_what_it_published(data):
    done = etl("build", "--data", data, DOCUMENTS_DIR=str(data.parent / "texts"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 documents, 6 numbers: 4 figures (2 displacement, 1 casualties, 1 camp capacity)" in done.stdout
    assert "not checked against their texts" not in done.stdout


def test_build_without_texts_says_that_they_were_not_checked(data):
    done = etl("build", "--data", data)
    assert done.returncode == 0
    assert "The cards were not checked against their texts" in done.stdout


def test_faults_have_an_exit_code_of_their_own_and_no_traceback(data):
    change(data, "measure: killed", "measure: slain")
    done = etl("build", "--data", data)
    assert done.returncode == 3
    assert "found 'slain'" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_has_an_exit_code_of_its_own(data):
    done = etl("build", "--data", data, "--check")
    assert done.returncode == 4
    assert "Publish with: python -m etl build" in done.stderr


def test_a_missing_folder_is_a_user_error(tmp_path):
    done = etl("build", "--data", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "no cards" in done.stderr


def test_extract_reads_files_and_standard_input_alike(data):
    path = data.parent / "texts" / "daily.txt"
    from_file = etl("extract", path, "--published", "2020-05-05")
    from_input = etl("extract", "-", "--published", "2020-05-05", given=TEXT)
    rows = [json.loads(line) for line in from_file.stdout.splitlines()]
    assert [TEXT[row["char_start"] : row["char_end"]] for row in rows] == [row["as_written"] for row in rows]
    assert rows[0]["document"] == "daily.txt"
    assert [{**json.loads(line), "document": "daily.txt"} for line in from_input.stdout.splitlines()] == rows
    fled = rows[0]
    assert (fled["kind"], fled["value_low"], fled["quantifier"], fled["status"]) == ("displacement", 300, "about", "reported")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(data, tmp_path):
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"caf\xe9 300")
    done = etl("extract", tmp_path / "gone.txt", latin, data.parent / "texts" / "daily.txt")
    assert done.returncode == 3
    assert "gone.txt: No such file" in done.stderr
    assert "found byte 0xe9 at 3; expected UTF-8" in done.stderr
    assert len(done.stdout.splitlines()) >= 5


def test_a_wrong_date_is_told():
    done = etl("extract", "-", "--published", "Tuesday", given="")
    assert done.returncode == 2
    assert "--published: found 'Tuesday'; expected a day (YYYY-MM-DD)" in done.stderr


def test_a_draft_becomes_a_card_that_is_published_only_when_reviewed(data):
    path = data.parent / "texts" / "daily.txt"
    draft = etl("extract", path, "--published", "2020-05-05", "--format", "card").stdout
    card = data / "sources" / "daily.yaml"
    (data / "sources" / "daily-2020-05-05.yaml").unlink()
    card.write_text(draft, encoding="utf-8")
    refused = etl("build", "--data", data, "--documents", path.parent)
    assert refused.returncode == 3
    assert "found 'machine'; expected 'reviewed'" in refused.stderr
    card.write_text(draft.replace("review: machine", "review: reviewed"), encoding="utf-8")
    done = etl("build", "--data", data, "--documents", path.parent)
    assert (done.returncode, done.stderr) == (0, "")
