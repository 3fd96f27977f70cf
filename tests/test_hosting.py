"""What a host relies on: one lock, a Procfile that starts, health checks that answer, a clean stop."""

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
STARTS_WITHIN = 60  # seconds, on a machine that does other things too
STOPS_WITHIN = 30


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


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def started(tables, log, **settings):
    """Run the Procfile as a host does; yield the process and its address."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"DOCUMENTS_DIR", "URL_PREFIX"}},
        "PORT": str(port), "TABLES_DIR": str(tables), "WEB_CONCURRENCY": "1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", **settings,
    }  # fmt: skip
    with log.open("w") as output:
        command = [sys.executable, "-m", "honcho", "start", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def answer(address, **headers):
    """Return status and body, whatever the status."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def wait_for(process, address, log):
    """Return the first answer; fail with what the program printed when it ends or takes too long."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            return answer(address)
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer; the program printed:\n{log.read_text()}")


def test_the_procfile_starts_answers_and_stops(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log) as (process, address):
        assert wait_for(process, f"{address}/healthz", log) == (200, "alive\n")
        status, ready = answer(f"{address}/readyz")
        assert (status, '"ready":true' in ready) == (200, True)
        assert answer(f"{address}/figure/gazette-watched")[0] == 200
        assert answer(f"{address}/")[0] == 200
    printed = log.read_text()
    assert "GET /readyz 200" in printed
    assert "Traceback" not in printed
    assert "stopped (rc=0)" in printed


def test_a_broken_release_is_told_by_readyz(tmp_path):
    publish(tmp_path)
    (tmp_path / "casualties.csv").write_text("cut", encoding="utf-8")
    log = tmp_path / "log"
    with started(tmp_path, log) as (process, address):
        assert wait_for(process, f"{address}/healthz", log)[0] == 200
        status, reason = answer(f"{address}/readyz")
        assert status == 503
        assert "casualties.csv" in reason


def test_behind_a_router_that_speaks_tls(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log) as (process, address):
        wait_for(process, f"{address}/healthz", log)
        page = answer(
            f"{address}/documents",
            **{"X-Forwarded-Proto": "https", "Host": "storm.example", "Script-Name": "/elsewhere"},
        )[1]
        assert '<link rel="canonical" href="https://storm.example/documents">' in page


def test_below_a_prefix(tmp_path):
    publish(tmp_path)
    log = tmp_path / "log"
    with started(tmp_path, log, URL_PREFIX="/storm/") as (process, address):
        assert wait_for(process, f"{address}/storm/healthz", log)[0] == 200
        assert answer(f"{address}/storm/documents")[0] == 200
