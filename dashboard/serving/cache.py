"""Answers that were given once and are given again as they are, before any framework sees the request.

An app is made from one release and never changes, so an answer depends on the request alone: the host and scheme under
which the reader came, the path, the query, what encoding the browser takes, and the body of a callback, which holds the
filters. A new release is another app, which begins with nothing kept.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

MOST_BYTES = 16 * 1024 * 1024  # two workers have 512 MB; every view of a few hundred figures fits
SHARE = 4  # nothing is kept that fills more than a quarter
LONGEST_BODY = 16 * 1024  # of a callback that is worth keeping: those of the page are below 4 kB
ASKED = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SCRIPT_NAME",
    "PATH_INFO",
    "HTTP_ACCEPT",  # the API answers in JSON or CSV
    "HTTP_ACCEPT_ENCODING",
    "CONTENT_TYPE",
)
CALLBACKS = "/_dash-update-component"
STATES = ("/healthz", "/readyz")  # what they say is of this moment
FILES = "/download/"  # whole tables lie in memory already, and the rows of a view are sent while they are written


class Kept:
    """The last values by name, as many as fit into some bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES):
        self.most_bytes, self.bytes = most_bytes, 0
        self._kept: OrderedDict[str, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> Any:
        """Return what is kept under a name, or None."""
        with self._lock:
            if name not in self._kept:
                return None
            self._kept.move_to_end(name)
            return self._kept[name][0]

    def has_room(self, size: int) -> bool:
        """Say whether something of this size is worth keeping."""
        return size * SHARE <= self.most_bytes

    def keep(self, name: str, value: Any, size: int) -> None:
        """Keep a value of so many bytes, and let go of those that nobody asked for the longest time."""
        if not self.has_room(size):
            return
        with self._lock:
            self.bytes += size - self._kept.pop(name, (None, 0))[1]
            self._kept[name] = value, size
            while self.bytes > self.most_bytes:
                self.bytes -= self._kept.popitem(last=False)[1][1]


class Answers:
    """A WSGI application that answers what it has answered before, and asks another one for the rest."""

    def __init__(self, answering: WSGIApplication):
        self.answering = answering
        self._kept = Kept()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; a browser that holds the answer already is only told so."""
        if not _is_repeatable(environ):
            return self.answering(environ, start_response)
        name = _name(environ)
        known = self._kept.get(name)
        answer = Response(known[0], headers=known[1]) if known else self._first(environ, name)
        if known and "ETag" in answer.headers:
            answer.make_conditional(environ)
        return answer(environ, start_response)

    def _first(self, environ: WSGIEnvironment, name: str) -> Response:
        """Ask for an answer and keep it; one without a length is a stream of any size and is passed on as it comes."""
        answer = Response.from_app(self.answering, environ)
        size = answer.content_length
        if answer.status_code == 200 and size is not None and self._kept.has_room(size):
            self._kept.keep(name, (answer.get_data(), list(answer.headers)), size)
        return answer


def _is_repeatable(environ: WSGIEnvironment) -> bool:
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] == "GET":
        return "HTTP_RANGE" not in environ and not path.endswith(STATES) and FILES not in path
    length = environ.get("CONTENT_LENGTH") or ""
    is_callback = environ["REQUEST_METHOD"] == "POST" and path.endswith(CALLBACKS)
    return is_callback and length.isdecimal() and int(length) <= LONGEST_BODY


def _name(environ: WSGIEnvironment) -> str:
    """Return what all requests with the same answer share; the body is read and put back."""
    named = hashlib.sha256("\0".join(environ.get(part, "") for part in ASKED).encode("utf-8", "surrogateescape"))
    if environ["REQUEST_METHOD"] == "GET":
        named.update(b"\0?" + environ.get("QUERY_STRING", "").encode("utf-8", "surrogateescape"))
    else:  # Dash adds a token of the page load to the address of its callbacks, which say all in their bodies
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        environ["wsgi.input"] = BytesIO(body)
        named.update(b"\0=" + body)
    return named.hexdigest()
