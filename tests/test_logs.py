"""One line for each request: what it says, and what it never says."""

import json
import logging
import re

import harbour
import pytest
from flask import Flask, Response
from werkzeug.test import Client

from dashboard.app import create_app, create_server
from dashboard.plain import error_pages
from dashboard.plain.pages import Pages
from dashboard.serving import logs
from dashboard.serving.logs import RequestLog

SENT_BY_ROUTER = "3f0e2c1a-77aa-4b1c-9d6e-5a2b8c0d4e1f"
PERSONAL = {
    "REMOTE_ADDR": "203.0.113.7",
    "HTTP_X_FORWARDED_FOR": "203.0.113.8",
    "HTTP_USER_AGENT": "Curious/1.0",
    "HTTP_REFERER": "https://mail.example/inbox",
    "HTTP_COOKIE": "session=secret",
    "HTTP_AUTHORIZATION": "Bearer token",
}


def small():
    """Return a server that answers, breaks, and streams."""
    server = Flask("dashboard.small", root_path=create_app(harbour.release()).server.root_path)
    error_pages.register(server, Pages("Small"))
    server.add_url_rule("/fine/<path:rest>", "fine", lambda rest: "fine")
    server.add_url_rule("/broken", "broken", lambda: 1 / 0)
    server.add_url_rule("/long", "long", lambda: Response(part for part in (b"abc", b"def", b"ghi")))
    return server


@pytest.fixture
def client():
    return Read(RequestLog(small()))


class Read(Client):
    """A reader who takes each answer to its end."""

    def open(self, *asked, **more):
        return super().open(*asked, buffered=True, **more)


def lines(capsys, form="json"):
    found = capsys.readouterr().out.splitlines()
    return [json.loads(line) for line in found] if form == "json" else found


def test_line_of_text(client, capsys):
    logs.configure()
    client.get("/fine/one?with=query", headers={"X-Request-ID": SENT_BY_ROUTER})
    (line,) = lines(capsys, "text")
    assert re.fullmatch(rf"GET /fine/one 200 4 bytes \d+\.\d ms {SENT_BY_ROUTER}", line)


def test_line_of_json(client, capsys):
    logs.configure("json")
    client.get("/fine/one", headers={"X-Request-ID": SENT_BY_ROUTER})
    (line,) = lines(capsys)
    assert set(line) == {"time", "level", "request_id", "method", "path", "status", "bytes", "milliseconds"}
    assert line | {"time": "", "milliseconds": 0} == {
        "time": "", "level": "info", "request_id": SENT_BY_ROUTER, "method": "GET", "path": "/fine/one", "status": 200, "bytes": 4, "milliseconds": 0,
    }  # fmt: skip


@pytest.mark.parametrize("form", logs.FORMATS)
def test_nothing_personal_is_written(client, capsys, form):
    logs.configure(form)
    client.get("/fine/one?name=Ada", environ_overrides=PERSONAL)
    client.get("/broken?name=Ada", environ_overrides=PERSONAL)
    written = capsys.readouterr().out
    assert "/fine/one" in written
    assert [value for value in [*PERSONAL.values(), "Ada"] if value in written] == []


IDS = [
    ("one of a router", SENT_BY_ROUTER, True),
    ("letters and digits", "Root-1a2b3c4d", True),
    ("nothing", "", False),
    ("too short to tell requests apart", "1", False),
    ("too long", "a" * 65, False),
    ("a space", "abcdefgh ijkl", False),
    ("a quotation mark", 'abcdefgh"', False),
    ("another line", "abcdefgh%0aGET", False),
    ("markup", "<b>abcdefgh</b>", False),
]


@pytest.mark.parametrize(("sent", "taken"), [row[1:] for row in IDS], ids=[row[0] for row in IDS])
def test_request_id_is_taken_when_it_is_sane_else_made(client, capsys, sent, taken):
    logs.configure("json")
    answered = client.get("/fine/one", headers={"X-Request-ID": sent}).headers["X-Request-ID"]
    assert (answered == sent) is taken
    assert logs.SANE.fullmatch(answered)
    assert lines(capsys)[0]["request_id"] == answered


def test_two_requests_have_two_ids(client):
    assert client.get("/fine/1").headers["X-Request-ID"] != client.get("/fine/2").headers["X-Request-ID"]


@pytest.mark.parametrize("form", logs.FORMATS)
@pytest.mark.parametrize(
    "path", ["/fine/a%0aGET /forged 200", "/fine/%22}%0d{%22", "/fine/\u202e\u2028é", "/fine/%00%1b[31m"]
)
def test_path_cannot_forge_a_line(client, capsys, form, path):
    logs.configure(form)
    client.get(path)
    (line,) = lines(capsys, form)
    assert str(line).isascii()
    if form == "text":
        assert len(line.split(" ")) == 8


def test_error_page_shows_the_id_that_the_log_names(client, capsys):
    logs.configure("json")
    answer = client.get("/broken")
    error, line = lines(capsys)
    assert answer.status_code == line["status"] == 500
    assert answer.headers["X-Request-ID"] in answer.text
    assert error["request_id"] == line["request_id"] == answer.headers["X-Request-ID"]
    assert "ZeroDivisionError" in error["traceback"]
    assert "ZeroDivisionError" not in answer.text


def test_id_ends_with_its_request(client):
    client.get("/fine/one")
    assert logs.request_id.get() == ""


def test_reader_who_leaves_is_logged_with_what_was_sent(capsys):
    logs.configure("json")
    body = RequestLog(small())({"REQUEST_METHOD": "GET", "PATH_INFO": "/long", "SERVER_NAME": "x", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}, lambda *_: None)  # fmt: skip
    next(iter(body))
    body.close()
    assert lines(capsys)[0]["bytes"] == 3


def test_line_of_another_module_is_one_line_in_ascii(capsys):
    logs.configure()
    logging.getLogger("dashboard.serving.releases").error("one\ntwo → %s", "é")
    assert lines(capsys, "text") == ["ERROR one two \\u2192 \\xe9"]


def test_unknown_format_is_said(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("LOG_FORMAT", "xml")
    monkeypatch.setenv("TABLES_DIR", str(tmp_path))
    create_server()
    assert "LOG_FORMAT: found 'xml', allowed are text and json" in capsys.readouterr().out
