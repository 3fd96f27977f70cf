"""What a host relies on: one lock, a Procfile that starts, health checks that answer, a clean stop."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from harbour import publish
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "uv.lock", "poetry.lock", "Pipfile.lock", "Pipfile", "pdm.lock")
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+) \\$", re.MULTILINE)
STARTS_WITHIN = 300  # seconds, on a machine that does other things too
STOPS_WITHIN = 120
LISTENING = re.compile(r"\[(\d+)\] \[INFO\] Listening at: http://0\.0\.0\.0:(\d+)")


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(lock):
    return dict(PINNED.findall((ROOT / lock).read_text(encoding="utf-8")))


def test_there_is_exactly_one_lock():
    """Buildpacks refuse to choose between two, and fail without one."""
    assert [name for name in LOCKS if (ROOT / name).exists()] == ["requirements.txt"]


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", project()["dependencies"]),
        ("tests/requirements.txt", project()["optional-dependencies"]["dev"]),
    ],
    ids=["runtime", "tests"],
)
def test_a_lock_satisfies_the_project(lock, wanted):
    locked = pins(lock)
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(locked[requirement.name.lower()]), requirement


def test_both_locks_agree():
    runtime, tests = pins("requirements.txt"), pins("tests/requirements.txt")
    assert {name: tests.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("lock", ["requirements.txt", "tests/requirements.txt"])
def test_a_lock_names_hashes_and_nothing_of_a_machine(lock):
    content = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", content)[1:]
    assert len(blocks) == len(pins(lock))
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"https?:|file:/|--(?:extra-)?index-url|--find-links|(?:^|\s)/\w+", content) == []


def test_the_python_of_the_host_is_allowed():
    version = (ROOT / ".python-version").read_text(encoding="utf-8").strip()
    assert Requirement(f"python{project()['requires-python']}").specifier.contains(version)


def test_the_procfile_names_one_web_process():
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    assert lines == ["web: exec gunicorn --config dashboard/gunicorn.conf.py 'dashboard.app:create_server()'"]


def environment_read():
    """Return every variable that the project asks the environment for."""
    asked = re.compile(r"""os\.environ(?:\.get\(|\[)\s*["']([A-Z_]+)["']""")
    files = [path for folder in ("dashboard", "etl") for path in (ROOT / folder).rglob("*.py")]
    found = {name for path in files for name in asked.findall(path.read_text(encoding="utf-8"))}
    return found - {"PYTHONPATH"}  # Python's own


def test_every_setting_stands_in_the_readme_and_no_other():
    hosting = (ROOT / "README.md").read_text(encoding="utf-8").split("## Host it")[1].split("\n## ")[0]
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", hosting, re.MULTILINE))
    assert documented == environment_read()


HEAVY = ("pandera", "plotly.express", "scipy", "sklearn", "matplotlib", "IPython", "frictionless", "openpyxl", "mcp")


def test_what_is_heavy_stays_out_of_the_web_process(tmp_path):
    """Pandera and plotly.express would double the start; the release is checked before it is published."""
    publish(tmp_path)
    visit = (
        "import sys; from werkzeug.test import Client; from dashboard.app import create_server; client = Client(create_server());"
        "[client.get(path) for path in ('/', '/documents', '/figure/gazette-watched', '/download/figures.csv', '/_dash-layout')];"
        f"print('loaded:', [name for name in {HEAVY} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", visit], cwd=ROOT, env={**os.environ, "TABLES_DIR": str(tmp_path)}, capture_output=True, text=True, timeout=STARTS_WITHIN)  # fmt: skip
    assert "loaded: []" in found.stdout, found.stderr


@contextmanager
def started(tables, log, **settings):
    """Run the Procfile as a host does, on a port that is free; yield its address once it listens."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"DOCUMENTS_DIR", "URL_PREFIX", "PORT"}},
        "TABLES_DIR": str(tables), "WEB_CONCURRENCY": "1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", **settings,
    }  # fmt: skip
    with log.open("w") as output:
        command = [sys.executable, "-m", "honcho", "start", "--port", "0"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            gunicorn, port = listening(process, log)
            yield f"http://127.0.0.1:{port}"
            os.kill(gunicorn, signal.SIGTERM)  # told by itself: honcho would kill it after five seconds
            process.wait(STOPS_WITHIN)
        finally:
            process.terminate()
            process.wait(STOPS_WITHIN)


def listening(process, log):
    """Return process id and port of gunicorn; fail with what was printed when it ends or takes too long."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        if found := LISTENING.search(log.read_text()):
            return int(found[1]), int(found[2])
        time.sleep(0.1)
    pytest.fail(f"the program does not listen; it printed:\n{log.read_text()}")


def wait_until(seen):
    """Return as soon as something is seen."""
    deadline = time.monotonic() + STARTS_WITHIN
    while not seen():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)


def answer(address, **headers):
    """Return status and body, whatever the status."""
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, headers=headers), timeout=STARTS_WITHIN
        ) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_the_procfile_starts_answers_and_stops(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log) as address:
        assert answer(f"{address}/healthz") == (200, "alive\n")
        status, ready = answer(f"{address}/readyz")
        assert (status, '"ready":true' in ready) == (200, True)
        assert answer(f"{address}/figure/gazette-watched")[0] == 200
        assert answer(f"{address}/")[0] == 200
    printed = log.read_text()
    assert re.search(r"GET /readyz 200 \d+ bytes [\d.]+ ms [0-9a-f]{32}$", printed, re.MULTILINE)
    assert "Traceback" not in printed
    assert "stopped (rc=0)" in printed


def test_a_broken_release_is_told_by_readyz(tmp_path):
    publish(tmp_path)
    (tmp_path / "casualties.csv").write_text("cut", encoding="utf-8")
    log = tmp_path / "log"
    with started(tmp_path, log) as address:
        assert answer(f"{address}/healthz")[0] == 200
        status, reason = answer(f"{address}/readyz")
        assert status == 503
        assert "casualties.csv" in reason


def test_behind_a_router_that_speaks_tls(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log) as address:
        answer(f"{address}/healthz")
        page = answer(
            f"{address}/documents",
            **{"X-Forwarded-Proto": "https", "Host": "storm.example", "Script-Name": "/elsewhere"},
        )[1]
        assert '<link rel="canonical" href="https://storm.example/documents">' in page


def test_below_a_prefix(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log, URL_PREFIX="/storm/") as address:
        assert answer(f"{address}/storm/healthz")[0] == 200
        assert answer(f"{address}/storm/documents")[0] == 200


def test_prefix_may_be_given_without_slashes(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log, URL_PREFIX="storm") as address:
        assert answer(f"{address}/storm/readyz")[0] == 200


def test_as_many_workers_as_the_host_asks_for(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log, WEB_CONCURRENCY="3"):
        wait_until(lambda: log.read_text().count("Booting worker") == 3)


def test_a_worker_that_comes_later_begins_with_the_newest_release(tmp_path):
    """The workers share what was read at the start; one that replaces another months later must not show that."""
    tables, log = tmp_path / "tables", tmp_path / "log"
    tables.mkdir()
    publish(tables)
    with started(tables, log) as address:
        assert "7,777" not in answer(f"{address}/figure/gazette-displaced-5000")[1]
        publish(tables, {"gazette-displaced-5000": {"value_low": 7777}})
        os.kill(int(re.search(r"Booting worker with pid: (\d+)", log.read_text())[1]), signal.SIGKILL)
        assert "7,777" in answer(f"{address}/figure/gazette-displaced-5000")[1]


def json_lines(log: str) -> list[dict]:
    """The JSON of each line; what another process of the Procfile's runner prints right behind it is left."""
    return [json.JSONDecoder().raw_decode(line, line.index("{"))[0] for line in log.splitlines() if "{" in line]


def test_requests_as_json_with_the_id_of_the_router(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log, LOG_FORMAT="json") as address:
        answer(f"{address}/healthz")
        answer(f"{address}/documents?from=nobody", **{"X-Request-ID": "router-12345678"})
    found = json_lines(log.read_text())
    assert [line["path"] for line in found if line["request_id"] == "router-12345678"] == ["/documents"]
    assert "nobody" not in log.read_text()


def test_strangers_cannot_speak_for_the_router(tmp_path):
    """With the router's address given, what others say of TLS is not believed."""
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log, FORWARDED_ALLOW_IPS="192.0.2.1") as address:
        answer(f"{address}/healthz")
        page = answer(f"{address}/documents", **{"X-Forwarded-Proto": "https", "Host": "storm.example"})[1]
    assert '<link rel="canonical" href="http://storm.example/documents">' in page


def test_nothing_is_written_to_the_disk(tmp_path):
    """The tables, the home and the working folder may all be read-only: no file appears in any of them."""
    for name in ("tables", "home"):
        (tmp_path / name).mkdir()
    publish(tmp_path / "tables")
    for path in (*tmp_path.rglob("*"), tmp_path / "tables", tmp_path / "home"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = sorted(tmp_path.rglob("*")), sorted(path for path in ROOT.iterdir())
    log = tmp_path.parent / f"{tmp_path.name}.log"
    with started(tmp_path / "tables", log, HOME=str(tmp_path / "home"), PYTHONDONTWRITEBYTECODE="1") as address:
        assert answer(f"{address}/readyz")[0] == 200
        assert answer(f"{address}/")[0] == 200
    assert (sorted(tmp_path.rglob("*")), sorted(path for path in ROOT.iterdir())) == before


def test_slow_senders_cannot_hold_every_thread(tmp_path):
    """More of them than there are threads; gunicorn's own worker would never answer again."""
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log) as address:
        answer(f"{address}/healthz")
        slow = [socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) for _ in range(20)]
        for one in slow:
            one.sendall(b"GET / HT")
        assert answer(f"{address}/documents")[0] == 200
        for one in slow:
            one.close()
