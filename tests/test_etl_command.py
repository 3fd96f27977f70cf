"""The command line, run as a stranger runs it."""

import json
import os
import subprocess
import sys

import pytest
import yaml
from collection import TEXT, change, draw
from conftest import ROOT
from documents_made import docx, needs, paragraph, pdf


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
        ([], ["build", "extract", "evaluate", "Exit codes"]),
        (["build"], ["--documents", "--check", "whole or not at all", "DOCUMENTS_DIR"]),
        (["extract"], ["--published", "--format", "standard input", "--against", "--text-out", "pypdf", "Exit code 3"]),
        (["evaluate"], ["--documents", "--write", "precision, recall and F1", "--against CARD"]),
    ],
    ids=["etl", "build", "extract", "evaluate"],
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
    assert (fled["kind"], fled["value_low"], fled["quantifier"], fled["status"]) == (
        "displacement",
        300,
        "about",
        "reported",
    )


def test_a_file_that_cannot_be_read_does_not_stop_the_others(data, tmp_path):
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"caf\xe9 300")
    done = etl("extract", tmp_path / "gone.txt", latin, data.parent / "texts" / "daily.txt")
    assert done.returncode == 3
    assert "gone.txt: No such file" in done.stderr
    assert "found byte 0xe9 at 3; expected UTF-8" in done.stderr
    assert len(done.stdout.splitlines()) >= 5


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ("Tuesday", "--published: found 'Tuesday'; expected a day (YYYY-MM-DD), or two with / between"),
        ("2020-05-05/", None),
        ("2020-05-05/2020-05-01", "expected the earlier day first"),
        ("2020-05-05/2020-05-09/2020-05-10", "expected a day (YYYY-MM-DD), or two"),
    ],
)
def test_a_wrong_date_is_told(told, message):
    done = etl("extract", "-", "--published", told, given=TEXT)
    assert done.returncode == (2 if message else 0)
    assert (message or "") in done.stderr


def test_a_folder_is_read_whole_whatever_is_in_it(tmp_path):
    folder = tmp_path / "reports"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT)
    (folder / "broken.txt").write_bytes(b"caf\xe9")
    (folder / "empty.md").write_bytes(b"")
    (folder / "table.xlsx").write_bytes(b"PK")
    (folder / "sub" / "b.md").write_text(TEXT)
    os.mkfifo(folder / "pipe.txt")
    done = etl("extract", folder)
    names = [json.loads(line)["document"] for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert list(dict.fromkeys(names)) == ["a.txt", "sub/b.md"]
    for name in (
        "broken.txt: found byte",
        "empty.md: found an empty",
        "table.xlsx: passed over",
        "pipe.txt: found a pipe",
    ):
        assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html"])
def test_a_card_of_a_converted_document_is_checked_against_its_kept_text(data, tmp_path, suffix):
    needs({".pdf": "pypdf", ".docx": "docx", ".html": "trafilatura"}[suffix])
    path = tmp_path / f"report{suffix}"
    words = "Some 300 people fled Northport. Four men died."
    path.write_bytes({".pdf": pdf(words), ".docx": docx(paragraph(words)), ".html": f"<p>{words}</p>".encode()}[suffix])
    texts, cards = tmp_path / "kept", data / "sources"
    (cards / "daily-2020-05-05.yaml").unlink()
    done = etl("extract", path, "--published", "2020-05-05", "--text-out", texts, "--cards-out", cards)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (texts / f"report{suffix}.txt").read_text().strip() == words
    built = etl("build", "--data", data, "--documents", texts, "--allow-machine")
    assert (built.returncode, built.stderr) == (0, "")


def test_what_is_kept_is_never_written_over(data, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "daily.txt").write_text("Another text.")
    path = data.parent / "texts" / "daily.txt"
    done = etl("extract", path, "--text-out", kept)
    assert done.returncode == 3
    assert "daily.txt: exists and says something else; it is left as it is" in done.stderr
    assert (kept / "daily.txt").read_text() == "Another text."
    assert etl("extract", path, "--text-out", path.parent).returncode == 0


def test_drafts_of_several_documents_are_several_yaml_documents(data, tmp_path):
    texts = data.parent / "texts"
    (texts / "second.txt").write_text(TEXT)
    drafts = list(yaml.safe_load_all(etl("extract", texts, "--format", "card").stdout))
    assert [draft["document_id"] for draft in drafts] == ["daily", "second"]


def test_machine_and_reviewer_are_compared_with_an_exit_code_of_their_own(data, tmp_path):
    path, sources = data.parent / "texts" / "daily.txt", tmp_path / "drafts"
    etl("extract", path, "--published", "2020-05-05", "--cards-out", sources)
    card = sources / "daily.yaml"
    same = etl("extract", path, "--against", card)
    assert (same.returncode, same.stdout, same.stderr) == (0, "", "")
    card.write_text(card.read_text().replace("status: reported", "status: planned", 1))
    different = etl("extract", path, "--against", card)
    assert different.returncode == 5
    assert different.stdout == "20:35 'Some 300 people' status: machine 'reported', reviewer 'planned'\n"
    other = etl("extract", "-", "--against", card, given=TEXT + "More.")
    assert other.returncode == 3
    assert "Give the text that the card was made from" in other.stderr
    several = etl("extract", path, path, "--against", card)
    assert several.returncode == 2
    assert "found 2 documents; expected the one that the card was made from" in several.stderr


def test_evaluate_prints_the_same_measures_as_text_and_json(data):
    texts = data.parent / "texts"
    told = etl("evaluate", "--data", data, "--documents", texts)
    measured = json.loads(etl("evaluate", "--data", data, "--documents", texts, "--format", "json").stdout)
    assert f"core {measured['core']['precision']:.3f}" in " ".join(told.stdout.split())
    out_of_date = etl("evaluate", "--data", data, "--documents", texts, "--check")
    assert out_of_date.returncode == 4
    assert etl("evaluate", "--data", data, "--documents", texts, "--write").returncode == 0
    assert etl("evaluate", "--data", data, "--documents", texts, "--check").returncode == 0


def test_evaluate_needs_the_texts(data):
    done = etl("evaluate", "--data", data)
    assert done.returncode == 2
    assert "--documents DIR, or DOCUMENTS_DIR" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path):
    (tmp_path / "long.txt").write_text("Some 300 people fled.\n" * 3000)
    command = f"{sys.executable} -m etl extract {tmp_path / 'long.txt'} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_a_draft_becomes_a_card_that_is_published_only_when_reviewed(data):
    path = data.parent / "texts" / "daily.txt"
    draft = etl("extract", path, "--published", "2020-05-05", "--format", "card").stdout
    card = data / "sources" / "daily.yaml"
    (data / "sources" / "daily-2020-05-05.yaml").unlink()
    card.write_text(draft, encoding="utf-8")
    refused = etl("build", "--data", data, "--documents", path.parent)
    assert refused.returncode == 3
    assert "found 'machine'; expected 'reviewed'" in refused.stderr
    reviewed = draft.replace("review: machine", "review: reviewed")
    card.write_text(reviewed, encoding="utf-8")
    unfinished = etl("build", "--data", data, "--documents", path.parent)
    assert unfinished.returncode == 3
    assert "daily.yaml, title: found 'TO FILL IN'; expected what the document says of its origin" in unfinished.stderr
    card.write_text(reviewed.replace("TO FILL IN", "Read from the page."), encoding="utf-8")
    done = etl("build", "--data", data, "--documents", path.parent)
    assert (done.returncode, done.stderr) == (0, "")
