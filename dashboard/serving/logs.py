"""One line for each request on standard output, as text or as JSON, and nothing personal in it.

A line holds method, path, status, bytes, milliseconds and the id of the request; no address, query, referrer or agent
of a reader. The id is the one that the host's router sent in `X-Request-ID` or a new one; the answer carries it back,
an error page shows it, and every other line that is written meanwhile names it too.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import uuid
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FORMATS = ("text", "json")
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")  # what routers send; anything else could forge a line
LONGEST_PATH = 200  # characters; an address of this site needs a quarter of it
NAME = "dashboard"  # of the logger; Flask's is below it
PARTS = ("method", "path", "status", "bytes", "milliseconds")

request_id: ContextVar[str] = ContextVar("request_id", default="")
log = logging.getLogger(NAME)


def configure(form: str = "text") -> None:
    """Write everything that the dashboard logs to standard output; an unknown format is said and read as text."""
    handler = _Output()
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    log.handlers, log.propagate = [handler], False
    log.setLevel(logging.INFO)
    if form not in FORMATS:
        log.warning("LOG_FORMAT: found %r, allowed are %s; text is used.", form, " and ".join(FORMATS))


class _Output(logging.StreamHandler):
    """Standard output as it is when a line is written, not as it was when logging began."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stdout


class TextLines(logging.Formatter):
    """Such as "GET /readyz 200 112 bytes 0.8 ms 5f0c2a...", in ASCII so that any locale can write it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record in words, with the id of the request at the end."""
        request = getattr(record, "request", None)
        said = (
            "{method} {path} {status} {bytes} bytes {milliseconds} ms".format(**request) if request else _said(record)
        )
        words = [] if request else [record.levelname]
        line = " ".join([*words, said, request_id.get()]).strip()
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line.encode("ascii", "backslashreplace").decode()


class JsonLines(logging.Formatter):
    """The same as one JSON object a line, for machines that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": when, "level": record.levelname.lower(), "request_id": request_id.get()}
        line |= getattr(record, "request", None) or {"message": _said(record)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)


def _said(record: logging.LogRecord) -> str:
    return record.getMessage().replace("\r", " ").replace("\n", " ")


class RequestLog:
    """A WSGI application that gives each request of another one its id, and writes its line when it was answered."""

    def __init__(self, answering: WSGIApplication):
        self.answering = answering

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; a reader who leaves in the middle is logged with the bytes that were sent."""
        request = Request(environ)
        body = self.answering(environ, request.starting(start_response))
        return ClosingIterator(request.counted(body), [*_closers(body), request.write])


def _closers(body: Iterable[bytes]) -> list:
    return [body.close] if hasattr(body, "close") else []


class Request:
    """A request on its way: what its line will say."""

    def __init__(self, environ: WSGIEnvironment):
        self.method, self.path = environ["REQUEST_METHOD"], _path(environ)
        self.status, self.bytes, self.began = 0, 0, time.perf_counter()
        self.id = _sane(environ.get("HTTP_X_REQUEST_ID", ""))
        request_id.set(self.id)

    def starting(self, start_response: StartResponse) -> StartResponse:
        """Return what begins the answer and adds the id to it."""

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            self.status = int(status.split(" ", 1)[0])
            return start_response(status, [*headers, ("X-Request-ID", self.id)], *more)

        return start

    def counted(self, body: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the answer on and count it."""
        for part in body:
            self.bytes += len(part)
            yield part

    def write(self) -> None:
        """Write the line; with it the request is over."""
        milliseconds = round((time.perf_counter() - self.began) * 1000, 1)
        values = (self.method, self.path, self.status, self.bytes, milliseconds)
        log.info("", extra={"request": dict(zip(PARTS, values, strict=True))})
        request_id.set("")


def _path(environ: WSGIEnvironment) -> str:
    """Return the path, quoted: a line break or a quotation mark in it cannot forge anything."""
    asked = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return quote(asked.encode("latin-1", "replace"), safe="/:@!$&'()*+,;=~")[:LONGEST_PATH]


def _sane(sent: str) -> str:
    return sent if SANE.fullmatch(sent) else uuid.uuid4().hex
