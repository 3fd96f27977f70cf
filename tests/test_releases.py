"""A new release is served without a restart, whole; a broken one is refused and that is said."""

import gc
import json
import shutil
import threading
import time
import weakref

import harbour
import pytest
from werkzeug.test import Client

from dashboard.app import create_server
from dashboard.serving import releases
from dashboard.serving.releases import Releases, Unshowable
from etl.release import PACKAGE, publish, read

NEWER = {"gazette-displaced-5000": {"value_low": 7777}}


def release_again(folder, changes=None):
    """Publish into the folder as the ETL does: in one step."""
    made = folder.parent / "made"
    made.mkdir(exist_ok=True)
    harbour.publish(made, changes)
    publish(folder, {path.name: path.read_bytes() for path in made.iterdir()})
    return read(folder).digest


def cut_short(folder):
    path = folder / "casualties.csv"
    path.write_bytes(path.read_bytes()[:-20])


def change_digest(folder):
    package = json.loads((folder / PACKAGE).read_bytes())
    package["resources"][0]["hash"] = "sha256:" + "0" * 64
    (folder / PACKAGE).write_text(json.dumps(package), encoding="utf-8")


def leave_out_a_table(folder):
    """Every digest is right and the page cannot be made."""
    package = json.loads((folder / PACKAGE).read_bytes())
    package["resources"] = [each for each in package["resources"] if each["name"] != "places"]
    (folder / PACKAGE).write_text(json.dumps(package), encoding="utf-8")


BREAKS = [
    ("a table cut short", cut_short, "casualties.csv"),
    ("a wrong digest", change_digest, "sha256:" + "0" * 64),
    ("a table of nonsense", lambda folder: (folder / "places.csv").write_bytes(b"\xff\xfe\x00"), "places.csv"),
    ("a missing table", lambda folder: (folder / "places.csv").unlink(), "places.csv"),
    ("a package that is no JSON", lambda folder: (folder / PACKAGE).write_text("{"), "not a data package"),
    ("a package of something else", lambda folder: (folder / PACKAGE).write_text("[]"), "not a data package"),
    ("no package", lambda folder: (folder / PACKAGE).unlink(), PACKAGE),
    ("no folder", shutil.rmtree, PACKAGE),
    ("a table that the page needs and nobody names", leave_out_a_table, "its page cannot be made (KeyError: 'places')"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "tables"
    release_again(folder)
    return folder


@pytest.fixture
def server(folder, monkeypatch):
    monkeypatch.setenv("TABLES_DIR", str(folder))
    monkeypatch.setattr(releases, "CHECK_EVERY", 0)
    return create_server()


def served(server):
    """Return the switch behind the log."""
    return server.answering


def refresh(server):
    served(server).refresh()
    return Client(server)


def test_new_release_is_served_without_a_restart(server, folder):
    assert "7,777" not in Client(server).get("/").text
    digest = release_again(folder, NEWER)
    client = refresh(server)
    assert client.get("/readyz").json | {"rows": None} == {
        "ready": True,
        "release": digest,
        "refused": None,
        "rows": None,
    }
    assert "7,777" in client.get("/").text
    assert "7,777" in client.get("/figure/gazette-displaced-5000").text
    assert b"7777" in client.get("/download/displacement.csv").data


def test_requests_make_the_server_look_for_a_new_release(server, folder):
    digest = release_again(folder, NEWER)
    client, deadline = Client(server), time.monotonic() + 300
    while client.get("/readyz").json["release"] != digest:
        assert time.monotonic() < deadline, "the new release was not noticed"
        time.sleep(0.05)


@pytest.mark.parametrize(("spoil", "reason"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_broken_release_is_refused_and_the_last_good_one_stays(server, folder, capsys, spoil, reason):
    before = Client(server).get("/readyz").json["release"]
    spoil(folder)
    client = refresh(server)
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json["release"]) == (200, before)
    assert reason in ready.json["refused"]
    assert "A newer release of the tables is damaged and was refused" in client.get("/").text
    assert "A newer release of the tables is damaged and was refused" in client.get("/documents").text
    assert client.get("/figure/gazette-displaced-5000").status_code == 200
    assert f"A new release was refused, {before} stays" in capsys.readouterr().out


def test_page_of_a_whole_release_refuses_nothing(server):
    assert "was refused" not in Client(server).get("/").text


def test_mended_release_is_served(server, folder):
    cut_short(folder)
    refresh(server)
    digest = release_again(folder, NEWER)
    client = refresh(server)
    assert client.get("/readyz").json["release"] == digest
    assert "was refused" not in client.get("/").text


def test_release_that_is_copied_file_by_file_is_served_when_it_is_whole(server, folder, tmp_path):
    newer = tmp_path / "newer"
    newer.mkdir()
    harbour.publish(newer, NEWER)
    before = Client(server).get("/readyz").json["release"]
    shutil.copy(newer / PACKAGE, folder / PACKAGE)
    assert refresh(server).get("/readyz").json["release"] == before
    for path in newer.iterdir():
        shutil.copy(path, folder / path.name)
    assert refresh(server).get("/readyz").json["release"] == read(newer).digest


def test_server_that_started_without_a_release_serves_the_first(folder, monkeypatch, tmp_path):
    monkeypatch.setenv("TABLES_DIR", str(tmp_path / "later"))
    server = create_server()
    assert Client(server).get("/readyz").status_code == 503
    shutil.copytree(folder, tmp_path / "later")
    client = refresh(server)
    assert (client.get("/readyz").status_code, client.get("/").status_code) == (200, 200)


def test_server_without_a_release_is_alive_below_its_prefix(monkeypatch, tmp_path):
    monkeypatch.setenv("TABLES_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("URL_PREFIX", "storm")
    client = Client(create_server())
    assert client.get("/storm/healthz").status_code == 200
    assert client.get("/storm/readyz").status_code == 503


def test_touched_files_change_nothing(server, folder):
    before = served(server).serving.answering
    (folder / PACKAGE).touch()
    refresh(server)
    assert served(server).serving.answering is before


def test_unchanged_files_are_not_read_again(server, monkeypatch):
    monkeypatch.setattr(releases, "read", lambda folder: pytest.fail("read again"))
    served(server).refresh()


def test_a_text_that_was_taken_away_is_not_shown_any_more(folder, monkeypatch, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    harbour.write_text(texts)
    monkeypatch.setenv("TABLES_DIR", str(folder))
    monkeypatch.setenv("DOCUMENTS_DIR", str(texts))
    server = create_server()
    assert "was later taken back" in Client(server).get("/figure/gazette-killed-40").text
    (texts / "storm.txt").unlink()
    assert "was later taken back" not in refresh(server).get("/figure/gazette-killed-40").text


def test_no_answer_mixes_two_releases(server, folder):
    """Two releases take turns while readers ask: each answer is wholly of one."""
    digests = {release_again(folder, change): change for change in ({}, NEWER)}
    stop = threading.Event()

    def take_turns():
        while not stop.is_set():
            for change in digests.values():
                release_again(folder, change)
                served(server).refresh()

    turning = threading.Thread(target=take_turns)
    turning.start()
    try:
        pages = [Client(server).get("/figure/gazette-displaced-5000").text for _ in range(60)]
    finally:
        stop.set()
        turning.join()
    for page in pages:
        digest = next(digest for digest in digests if digest in page)
        assert ("7,777" in page) is (digests[digest] is NEWER)


def test_what_was_served_before_is_let_go(server, folder):
    former = weakref.ref(served(server).serving.answering)
    for low in (6000, 6001):  # the framework itself holds on to the last app that was made
        release_again(folder, {"gazette-displaced-5000": {"value_low": low}})
        served(server).refresh()
    gc.collect()
    assert former() is None


def test_a_maker_that_refuses_at_the_start_leaves_the_server_unready(folder):
    def make(release, refused):
        raise Unshowable("its page cannot be made")

    found = Releases(folder, make, lambda reason: reason)
    assert found.serving.answering == "its page cannot be made"
