"""A corpus: the same numbers are found whatever form it has, however it is divided and whoever does the work."""

import gzip
import hashlib
import json
import shlex
import subprocess
import sys
from dataclasses import replace

import fsspec
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from corpora import ARTICLES, alone, content, job, lines, parquet, run, table
from test_house import imports, is_inside

from etl import corpus, extraction
from etl.__main__ import main
from etl.corpus import inputs, manifest, plan, versions
from etl.corpus.job import Columns
from etl.corpus.pace import Pace, duration
from etl.corpus.partitions import Partition, Piece, divide
from etl.corpus.running import extract
from etl.corpus.store import Store
from etl.corpus.tasks import Outcome
from etl.errors import UserError
from etl.extract.mention import FIGURE_KINDS
from etl.extract.place.gazetteer import Gazetteer

SMALL = 20_000  # bytes: some six partitions


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The corpus as one partition, read on one thread: what every other way is held against."""
    folder = tmp_path_factory.mktemp("plain")
    assert run(lines(folder / "articles.jsonl"), folder / "out", workers=1, partition_bytes=10_000_000) == 0
    return folder / "out"


def test_what_is_found_is_what_extract_finds(plain):
    """The rules are those of one document: text, span, value and all."""
    find = extraction.finder(ROOT / "data" / "places.csv")
    first = ARTICLES[0]
    found = find(first["text"], extraction.days(first["published"]))
    rows = [row for row in table(plain).to_pylist() if row["document"] == first["id"]]
    assert rows
    assert [row["as_written"] for row in rows] == [mention.as_written for mention in found]
    assert all(first["text"][row["char_start"] : row["char_end"]] == row["as_written"] for row in rows)
    assert {key: rows[0][key] for key in extraction.COLUMNS} == {
        key: getattr(found[0], key) for key in extraction.COLUMNS
    }


@pytest.mark.parametrize(("scheduler", "workers", "size"), [("threads", 3, SMALL), ("processes", 2, 3 * SMALL)])
def test_whoever_does_the_work(plain, tmp_path, scheduler, workers, size):
    """On a cluster too: see what is killed in `test_corpus_faults`."""
    assert run(lines(tmp_path / "articles.jsonl"), tmp_path / "out", scheduler, workers, partition_bytes=size) == 0
    for name in ("mentions", "documents"):
        assert content(tmp_path / "out", name) == content(plain, name)


def packed(folder):
    path = folder / "articles.jsonl.gz"
    path.write_bytes(gzip.compress(lines(folder / "whole").read_bytes()))
    return path


def in_two(folder):
    half = len(ARTICLES) // 2
    parquet(folder / "a.parquet", ARTICLES[:half])
    lines(folder / "b.ndjson", ARTICLES[half:])
    (folder / "_SUCCESS").touch()
    (folder / "readme.rst").write_text("not read")
    return folder


def in_memory(_):
    path = "memory://corpus/articles.jsonl"
    with fsspec.open(path, "w") as file:
        file.writelines(json.dumps(article) + "\n" for article in ARTICLES)
    return path


# the form, who writes it, bytes a partition
FORMS = [
    ("lines in many ranges", lambda folder: lines(folder / "articles.jsonl"), 5_000),
    ("packed lines", packed, SMALL),
    ("Parquet in ranges across its groups", lambda folder: parquet(folder / "articles.parquet"), 15_000),
    ("a folder of both, and of what others left there", in_two, SMALL),
    ("an address, not a path", in_memory, SMALL),
    ("a pattern", lambda folder: lines(folder / "articles.jsonl").parent / "art*.jsonl", SMALL),
]


@pytest.mark.parametrize(("written", "size"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_whatever_form_it_has(plain, tmp_path, written, size):
    outcomes = alone(written(tmp_path), tmp_path / "out", partition_bytes=size)
    assert len(outcomes) > 1
    assert sum(outcome.failures for outcome in outcomes) == 0
    columns = [name for name in table(plain).schema.names if name != "origin"]
    assert table(tmp_path / "out").select(columns).equals(table(plain).select(columns))


def test_a_folder_of_texts_is_read_file_by_file(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for article in ARTICLES[:5]:
        (folder / f"{article['published']}-{article['id']}.txt").write_text(article["text"])
    (folder / "page.html").write_text("<html><body><p>Some 4,000 people fled Mosul, officials said.</p></body></html>")
    alone(folder, tmp_path / "out")
    found = table(tmp_path / "out", "documents").to_pylist()
    assert [row["document"] for row in found] == sorted(path.name for path in folder.iterdir())
    assert found[0]["published_start"].isoformat() == found[0]["document"][:10]


def test_results_may_lie_at_any_address(plain):
    assert run(in_memory(None), "memory://results", partition_bytes=SMALL) == 0
    assert content("memory://results") == content(plain)


def test_columns_have_the_names_that_they_have(tmp_path):
    renamed = [
        {"body": a["text"], "key": number, "day": a["published"] + "T08:00:00Z", "paper": a["publisher"], "link": "x:1"}
        for number, a in enumerate(ARTICLES[:4])
    ]
    columns = Columns("body", "key", "day", publisher="paper", url="link")
    alone(lines(tmp_path / "articles.jsonl", renamed), tmp_path / "out", columns=columns)
    found = table(tmp_path / "out", "documents").to_pylist()
    assert [row["document"] for row in found] == ["0", "1", "2", "3"]
    assert [(row["publisher"], row["url"]) for row in found] == [(a["publisher"], "x:1") for a in ARTICLES[:4]]
    assert [row["published_end"].isoformat() for row in found] == [a["published"] for a in ARTICLES[:4]]


def test_a_document_without_a_name_is_named_after_its_place(tmp_path):
    nameless = [{"text": article["text"]} for article in ARTICLES[:3]]
    path = lines(tmp_path / "a.jsonl", nameless)
    alone(path, tmp_path / "out", partition_bytes=2_000)
    names = [row["document"] for row in table(tmp_path / "out", "documents").to_pylist()]
    for name in names:
        file, position = name.split("@")
        assert file == "a.jsonl"
        assert path.read_bytes()[int(position) :].startswith(b'{"text"')


def test_the_manifest_tells_the_run_and_its_files(plain):
    told = json.loads((plain / "manifest.json").read_text())
    assert told["state"] == "finished"
    assert told["corpus"]["files"] == 1
    assert told["counts"]["documents"] == len(ARTICLES)
    assert told["counts"]["figures"] == sum(kind in FIGURE_KINDS for kind in table(plain)["kind"].to_pylist())
    on_disk = {path.relative_to(plain).as_posix(): path for path in plain.rglob("part-*.parquet")}
    assert told["files"].keys() == on_disk.keys()
    for name, path in on_disk.items():
        assert told["files"][name]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert told["files"][name]["rows"] == pq.ParquetFile(path).metadata.num_rows


def test_every_file_that_decides_is_part_of_the_rules():
    """Whatever extraction imports is in the digest, so that no worker with other rules goes unnoticed."""
    shown = (
        "import sys, etl.extract, etl.readers.plain; print(*(name for name in sys.modules if name.startswith('etl.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True).stdout.split()
    parts = {name.split(".")[1] for name in loaded}
    assert "extract" in parts
    assert parts <= {name.removesuffix(".py") for name in versions.DECIDING} | {"errors"}


def test_one_file_knows_the_engine_and_the_rules_know_none_of_this():
    etl_ = ROOT / "etl"
    using = {
        path.relative_to(etl_).as_posix(): imports(path)
        for path in etl_.rglob("*.py")
        if any(is_inside(module, package) for module in imports(path) for package in ("dask", "distributed"))
    }
    assert list(using) == ["corpus/engine.py"]
    inner = [path for name in versions.DECIDING for path in versions._files(etl_ / name) if path.suffix == ".py"]
    assert [path.name for path in inner if any(is_inside(module, "etl.corpus") for module in imports(path))] == []


def test_the_readme_can_be_followed(tmp_path):
    """Its commands, word for word but for the place of the files and the installation."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Read a corpus")[1]
    block = section.split("```sh\n")[1].split("```")[0].replace("/tmp/", f"{tmp_path}/").replace(" 200 ", " 40 ")
    said = ""
    for command in block.splitlines()[1:]:
        program, *arguments = shlex.split(command)
        assert program == ".venv/bin/python"
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=240)
        assert done.returncode == 0, done.stderr
        said += done.stdout + done.stderr
    assert "40 documents of " in said
    assert " documents/s, " in said
    assert "claims" in said


# what is wrong, the arguments after `extract --corpus`, the message
WRONG = [
    ("nothing to read", ["articles"], "extract --corpus ARTICLES --out MENTIONS, without a FILE"),
    ("both a corpus and a file", ["articles", "--out", "out", "file.txt"], "without a FILE"),
    ("no such corpus", ["nothing", "--out", "out"], "nothing: no such file or folder"),
    ("no such kind of address", ["what://is/this", "--out", "out"], "what://is/this: cannot be opened"),
    ("results amid the corpus", ["articles", "--out", "articles/out"], "lies in the corpus itself"),
    ("nothing of a known kind", ["empty", "--out", "out"], "found no file to read. Read are: .jsonl"),
    ("no such column", ["articles", "--out", "out", "--text-column", "body"], "found the columns id, published, publisher, text, title; expected 'body'"),
    ("no run to resume", ["articles", "--out", "out", "--resume"], "holds no run that could be resumed"),
    ("a folder of something else", ["articles", "--out", "empty"], "is not empty and holds no run"),
    ("a place that cannot be written to", ["articles", "--out", "notes/out"], "cannot be written"),
    ("no scheduler there", ["articles", "--out", "out", "--scheduler", "what"], "no Dask scheduler answers there"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "told"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_use_is_told_without_a_traceback(tmp_path, arguments, told, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("etl.corpus.engine.PATIENCE", 1)
    for name in ("articles", "empty"):
        (tmp_path / name).mkdir()
    lines(tmp_path / "articles" / "a.jsonl")
    (tmp_path / "empty" / "notes.rst").touch()
    (tmp_path / "notes").touch()
    assert main(["extract", "--corpus", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_what_is_missing_is_named_with_what_to_install(monkeypatch):
    monkeypatch.setattr(corpus, "find_spec", lambda name: None if name in ("dask", "datasketch") else name)
    with pytest.raises(UserError, match=r"needs dask, datasketch, not installed here: pip install '\.\[corpus\]'"):
        corpus.require()


def test_a_run_is_not_written_over(plain, tmp_path):
    with pytest.raises(UserError, match=r"holds a run already\. Go on with it by --resume"):
        extract(job(lines(tmp_path / "a.jsonl"), plain), "threads")


# what is changed, how, the message
CHANGED = [
    ("an option", {"columns": Columns(title="head")}, "title column: was title, is head"),
    ("the division", {"partition_bytes": 7_000}, "bytes a partition: was fitting, is 7000"),
    ("the gazetteer", {"gazetteer": Gazetteer({}, {})}, "places: was"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "told"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_resuming_something_else_is_refused(tmp_path, changed, told):
    asked = job(lines(tmp_path / "articles.jsonl", ARTICLES[:2]), tmp_path / "out")
    store = Store(asked.out)
    manifest.begin(store, manifest.of(asked, inputs.gather(asked.corpus)), resume=False)
    other = replace(asked, **changed)
    with pytest.raises(UserError, match=f"(?s)cannot be resumed.*{told}"):
        manifest.begin(store, manifest.of(other, inputs.gather(other.corpus)), resume=True)


# what became of the corpus, the message
CHANGED_CORPUS = [
    (
        "a file was changed",
        lambda folder: lines(folder / "a.jsonl", ARTICLES[:9]),
        "a.jsonl: found another content or time",
    ),
    ("a file came", lambda folder: lines(folder / "c.jsonl", ARTICLES[:2]), "c.jsonl: found a new file"),
    ("a file went", lambda folder: (folder / "a.jsonl").unlink(), "a.jsonl: found no such file any more"),
]


@pytest.mark.parametrize(
    ("changed", "told"), [row[1:] for row in CHANGED_CORPUS], ids=[row[0] for row in CHANGED_CORPUS]
)
def test_going_on_with_another_corpus_is_refused(tmp_path, changed, told):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in "ab":
        lines(folder / f"{name}.jsonl", ARTICLES[:3])
    store = Store(str(tmp_path / "out"))
    plan.keep(store, divide(inputs.gather(str(folder)), 5_000))
    changed(folder)
    with pytest.raises(UserError, match=told):
        plan.resumed(store, inputs.gather(str(folder)), done={0})


def test_progress_tells_rate_and_time_left():
    source = inputs.Input("a", "a", "lines", 4_000_000, "")
    parts = [Partition(number, (Piece(source, 0, None, 1_000_000),)) for number in range(4)]
    now = iter([0.0, *[10.0] * 20])
    pace = Pace(parts, clock=lambda: next(now))
    assert len(list(pace.along([Outcome(2, documents=300, failures=20)]))) == 1
    assert pace.line() == "1 of 4 partitions, 320 documents, 32.0 documents/s, 0.10 MB/s, 30 s left"


@pytest.mark.parametrize(("seconds", "told"), [(0.4, "0 s"), (61, "1 min 1 s"), (7_290, "2 h 1 min")])
def test_a_time_is_told_in_the_units_that_matter(seconds, told):
    assert duration(seconds) == told


def test_small_files_are_put_together_and_large_ones_are_cut():
    small = [inputs.Input(f"{n}.txt", f"{n}.txt", "text", 4_000, "") for n in range(5)]
    large = inputs.Input("z.jsonl", "z.jsonl", "lines", 25_000, "")
    parts = divide([*small, large], 10_000)
    assert [len(part.pieces) for part in parts] == [2, 2, 1, 1, 1, 1]
    assert [(piece.start, piece.stop) for part in parts for piece in part.pieces][-3:] == [
        (0, 8_333),
        (8_333, 16_666),
        (16_666, None),
    ]
