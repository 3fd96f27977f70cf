"""Releases: replaced whole or not at all, read whole or not at all."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from etl import release
from etl.errors import FaultsFound, UserError

FIELDS = [
    {"name": "place", "type": "string"},
    {"name": "people", "type": "integer"},
    {"name": "on", "type": "date"},
    {"name": "more", "type": "boolean"},
]


def a_release(version: int, rows: int = 3) -> dict[str, bytes]:
    """Two tables whose every row names the version."""
    files = {}
    for name in ("one", "two"):
        lines = [f"NA,{version},2020-01-0{row % 9 + 1},true" for row in range(rows)]
        files[f"{name}.csv"] = "\n".join(["place,people,on,more", *lines, ",,,false", ""]).encode()
    resources = [
        {"name": path[:-4], "path": path, "hash": release.digest(content), "schema": {"fields": FIELDS}}
        for path, content in files.items()
    ]
    return files | {release.PACKAGE: json.dumps({"title": "t", "resources": resources}).encode()}


def test_what_is_published_is_read_with_its_types(tmp_path):
    release.publish(tmp_path / "tables", a_release(7))
    table = release.read(tmp_path / "tables").tables["one"]
    assert table["place"].tolist()[:3] == ["NA"] * 3  # the text, not a missing value
    assert str(table["people"].dtype) == "Int64"
    assert table["on"].iloc[0] == pd.Timestamp("2020-01-01")
    assert table["more"].tolist() == [True, True, True, False]
    assert table.iloc[3][["place", "people", "on"]].isna().all()


def test_the_digest_changes_with_any_file(tmp_path):
    digests = set()
    for version in (1, 2):
        release.publish(tmp_path / "tables", a_release(version))
        digests.add(release.read(tmp_path / "tables").digest)
    assert len(digests) == 2


def test_a_new_release_leaves_nothing_of_the_old_one(tmp_path):
    release.publish(tmp_path / "tables", a_release(1) | {"old.csv": b"x"})
    release.publish(tmp_path / "tables", a_release(2))
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == ["datapackage.json", "one.csv", "two.csv"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".tables")] == []


DAMAGES = [
    ("a table cut short", lambda folder: (folder / "one.csv").write_bytes(b"place"), FaultsFound, "one.csv: found sha256:"),
    ("a table missing", lambda folder: (folder / "two.csv").unlink(), UserError, "No such file"),
    ("no package", lambda folder: (folder / release.PACKAGE).unlink(), UserError, "python -m etl build"),
    ("a package that is no JSON", lambda folder: (folder / release.PACKAGE).write_bytes(b"{"), UserError, "not a data package"),
    ("a package without tables", lambda folder: (folder / release.PACKAGE).write_bytes(b"{}"), UserError, "not a data package"),
    ("a package of another kind", lambda folder: (folder / release.PACKAGE).write_bytes(b"[1]"), UserError, "not a data package"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "damage", "error", "message"), DAMAGES, ids=[case[0] for case in DAMAGES])
def test_a_damaged_release_is_refused_and_named(tmp_path, case, damage, error, message):
    folder = tmp_path / "tables"
    release.publish(folder, a_release(1))
    damage(folder)
    with pytest.raises(error, match=message):
        release.read(folder)


def test_a_release_that_cannot_be_written_leaves_the_former_one(tmp_path, monkeypatch):
    release.publish(tmp_path / "tables", a_release(1))

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(release, "_write", full)
    with pytest.raises(UserError, match=r"No space left on device.*the former one is untouched"):
        release.publish(tmp_path / "tables", a_release(2))
    assert release.read(tmp_path / "tables").tables["one"]["people"].iloc[0] == 1
    assert [path.name for path in tmp_path.glob(".tables-*")] == []


@pytest.mark.parametrize("step", ["_lock", "_stage", "_swap"])
def test_a_disk_that_may_not_be_written_is_told_at_any_step(tmp_path, monkeypatch, step):
    release.publish(tmp_path / "tables", a_release(1))

    def refuse(*arguments):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(release, step, refuse)
    with pytest.raises(UserError, match=r"Read-only file system.*the former one is untouched"):
        release.publish(tmp_path / "tables", a_release(2))
    assert release.read(tmp_path / "tables").tables["one"]["people"].iloc[0] == 1


def test_systems_that_cannot_exchange_folders_still_replace_them(tmp_path, monkeypatch):
    monkeypatch.setattr(release, "_exchange", lambda one, other: False)
    for version in (1, 2):
        release.publish(tmp_path / "tables", a_release(version))
    assert release.read(tmp_path / "tables").tables["two"]["people"].iloc[0] == 2


def test_a_build_killed_between_two_renames_is_mended_by_the_next(tmp_path):
    release.publish(tmp_path / "tables", a_release(1))
    (tmp_path / "tables").rename(tmp_path / ".tables-abc-retired")
    (tmp_path / ".tables-abc").mkdir()
    release._sweep(tmp_path / "tables")
    assert release.read(tmp_path / "tables").tables["one"]["people"].iloc[0] == 1


def publish_for_ever(folder: Path, version: int) -> None:
    while True:
        release.publish(folder, a_release(version, rows=2000))


def test_a_kill_at_any_moment_leaves_a_whole_release(tmp_path):
    folder = tmp_path / "tables"
    release.publish(folder, a_release(0))
    for delay in range(12):
        process = multiprocessing.get_context("fork").Process(target=publish_for_ever, args=(folder, delay))
        process.start()
        time.sleep(0.01 + delay * 0.007)
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        tables = release.read(folder).tables
        assert len(set(tables["one"]["people"].dropna())) == 1
        assert tables["one"]["people"].iloc[0] == tables["two"]["people"].iloc[0]


def test_two_builds_at_once_do_not_mix_and_readers_see_whole_releases(tmp_path):
    folder = tmp_path / "tables"
    release.publish(folder, a_release(0))
    context = multiprocessing.get_context("fork")
    builders = [context.Process(target=publish_for_ever, args=(folder, version)) for version in (1, 2)]
    for builder in builders:
        builder.start()
    try:
        seen = {
            tuple(table["people"].dropna().unique()[0] for table in release.read(folder).tables.values())
            for _ in range(30)
        }
    finally:
        for builder in builders:
            builder.kill()
            builder.join()
    assert all(one == two for one, two in seen)


def test_reading_a_release_needs_no_pandera():
    """The dashboard starts in a second less for it."""
    program = "import sys, etl.release; print('pandera' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "False"
