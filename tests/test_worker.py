"""Requests get a thread when all of them is there: in pieces, one behind the other, kept waiting, cut off."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.serving.worker import LONGEST, is_whole

ROOT = Path(__file__).resolve().parent.parent
WITHIN = 120  # seconds for anything, on a machine that does other things too
PROGRAM = """
def echo(environ, start_response):
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(len(body) + len(environ["PATH_INFO"])))])
    return [environ["PATH_INFO"].encode() + body]
"""
LISTENING = re.compile(r"Listening at: http://127\.0\.0\.1:(\d+)")

GET = b"GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
POST = b"POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
CHUNKS = b"POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
REQUESTS = {"a question": GET, "a body": POST, "a body in chunks": CHUNKS}
PIECES = [
    ("nothing", b"", False),
    ("half a line", b"GET / HT", False),
    ("a head without its end", GET[:-2], False),
    ("a body that is longer than said", POST + b"more", True),
    ("a length in other letters", POST.replace(b"Content-Length", b"CONTENT-LENGTH"), True),
    ("a length that is none", POST.replace(b"5", b"-5"), True),  # refused by the parser, not waited for
    ("a length in a body", GET + b"\r\nContent-Length: 50\r\n", True),
    ("a head without an end, longer than any", b"A" * (LONGEST + 1), True),
    ("a body longer than any, not whole", POST.replace(b"5", b"9999999") + b"A" * LONGEST, True),
]


@pytest.mark.parametrize(("received", "whole"), [row[1:] for row in PIECES], ids=[row[0] for row in PIECES])
def test_whole_or_not(received, whole):
    assert is_whole(received) is whole


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
def test_a_request_is_whole_with_its_last_byte(request_):
    assert [at for at in range(len(request_) + 1) if is_whole(request_[:at])] == [len(request_)]


@given(st.binary(max_size=200))
def test_whatever_comes_is_whole_or_not(received):
    assert is_whole(received) in {True, False}


@contextmanager
def serving(folder, *options):
    """Run gunicorn with one worker of two threads; yield its process and port."""
    (folder / "echoing.py").write_text(PROGRAM)
    log = folder / "log"
    command = [sys.executable, "-m", "gunicorn", "--worker-class", "dashboard.serving.worker.Worker", "--threads", "2", "--bind", "127.0.0.1:0", "--no-control-socket", *options, "echoing:echo"]  # fmt: skip
    environment = {name: value for name, value in os.environ.items() if name != "GUNICORN_CMD_ARGS"}
    environment |= {"PYTHONPATH": f"{ROOT}:{folder}"}
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield process, _port(process, log)
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(WITHIN) == 0, log.read_text()
    assert "Traceback" not in log.read_text()


def _port(process, log):
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        if found := LISTENING.search(log.read_text()):
            return int(found[1])
        time.sleep(0.05)
    pytest.fail(f"the server does not listen; it printed:\n{log.read_text()}")


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=WITHIN)


def answer(connection):
    """Read one answer; empty where the connection was ended instead."""
    received = b""
    while (head := received.partition(b"\r\n\r\n")) and not head[1]:
        part = connection.recv(4096)
        if not part:
            return b""
        received += part
    length, body = int(re.search(rb"Content-Length: (\d+)", head[0])[1]), head[2]
    while len(body) < length:
        body += connection.recv(length - len(body))
    return body


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("server"), "--keep-alive", "60") as (_, port):
        yield port


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
def test_one_connection_many_requests_byte_by_byte(port, request_):
    with connect(port) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(2):
            for at in range(len(request_)):
                connection.sendall(request_[at : at + 1])
            assert answer(connection) == (b"/a" if request_ is GET else b"/ahello")


def test_requests_sent_one_behind_the_other_are_answered_in_order(port):
    with connect(port) as connection:
        connection.sendall(GET + POST + GET.replace(b"/a", b"/b"))
        received = b""
        while not received.endswith(b"/b"):
            received += connection.recv(4096)
    assert re.findall(rb"\r\n\r\n(/[ab](?:hello)?)", received) == [b"/a", b"/ahello", b"/b"]


def test_who_sends_nothing_or_half_a_request_takes_no_thread(port):
    waiting = [connect(port) for _ in range(40)]
    for one in waiting[::2]:
        one.sendall(POST[:-1])
    for _ in range(3):
        with connect(port) as connection:
            connection.sendall(GET)
            assert answer(connection) == b"/a"
    for one in waiting:
        one.close()


def test_who_is_too_late_is_cut_off(port):
    with connect(port) as connection:
        connection.sendall(b"GET / HT")
        assert connection.recv(10) == b""


def test_who_leaves_in_the_middle_leaves_nothing_behind(port):
    for _ in range(20):
        with connect(port) as connection:
            connection.sendall(POST[:-1])
    with connect(port) as connection:
        connection.sendall(GET)
        connection.shutdown(socket.SHUT_WR)
        assert answer(connection) == b"/a"


def test_what_is_no_request_is_refused(port):
    with connect(port) as connection:
        connection.sendall(b"\x16\x03\x01\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.1 400 ")


def test_stops_cleanly_with_connections_open(tmp_path):
    with serving(tmp_path, "--keep-alive", "60", "--graceful-timeout", "60") as (process, port):
        silent, half, kept = connect(port), connect(port), connect(port)
        half.sendall(b"GET / HT")
        kept.sendall(GET)
        assert answer(kept) == b"/a"
        process.send_signal(signal.SIGTERM)
        assert [one.recv(10) for one in (silent, half, kept)] == [b"", b"", b""]
        for one in (silent, half, kept):
            one.close()
