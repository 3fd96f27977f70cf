"""What every answer carries and what every request is held to.

Stock Dash takes bodies of any size, answers malformed ones and odd paths with 500 and a traceback, sends no
security header and compresses nothing; each of these is mended here and nowhere else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from dash import Dash
from dash.exceptions import DependencyException
from flask import Request, Response, g, request
from flask_compress import Compress
from werkzeug.exceptions import BadRequest, NotFound

from dashboard.serving.cache import Kept
from dashboard.serving.callback_bodies import MOST_BYTES, is_well_formed

CALLBACKS = "/_dash-update-component"
SUITES = "/_dash-component-suites/"
ASSETS = "_dash_assets.static"  # Dash's name for the view of the assets folder
YEAR = 365 * 24 * 60 * 60


def protect(app: Dash, *, frame_ancestors: str = "'none'", scripts: Iterable[str] = ()) -> None:
    """Add headers, limits, compression and checks of callback bodies; call after layout and callbacks are registered.

    `frame_ancestors` says who may show the page in a frame, in the words of a Content-Security-Policy.
    `scripts` are inline scripts of the page's own index, word for word; those of Dash are allowed by themselves.
    """
    server = app.server
    server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    _compress(app)
    server.after_request(read_asset)
    server.before_request(leave_parts_alone)
    server.before_request(Gate(app).check)
    server.register_error_handler(DependencyException, lambda _: server.handle_http_exception(NotFound()))
    server.after_request(Headers(policy(app, frame_ancestors, scripts), frame_ancestors).add)


def policy(app: Dash, frame_ancestors: str, scripts: Iterable[str] = ()) -> str:
    """Return the Content-Security-Policy: only what this host sends, and only the inline scripts that are known."""
    hashes = " ".join([*app.csp_hashes(), *map(_script_hash, scripts)])
    return "; ".join([
        "default-src 'self'",
        f"script-src 'self' {hashes}".rstrip(),
        "style-src 'self' 'unsafe-inline'",  # Dash and plotly write styles into the page; without it charts overlap
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        f"frame-ancestors {frame_ancestors}",
    ])  # fmt: skip


def _script_hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@dataclass(frozen=True)
class Headers:
    """The headers of every answer."""

    policy: str
    frame_ancestors: str

    def add(self, response: Response) -> Response:
        """Add the headers; a page in a frame, another site's window and a guessed type are all refused."""
        response.headers.update({
            "Content-Security-Policy": self.policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        })  # fmt: skip
        if self.frame_ancestors == "'none'":
            response.headers["X-Frame-Options"] = "DENY"
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
        if request.endpoint == ASSETS and "m" in request.args and response.status_code == 200:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"  # Dash names the version in `m`
        return response


def read_asset(response: Response) -> Response:
    """Read a file of the assets folder at once: streamed, it would be compressed anew for each reader."""
    if request.endpoint == ASSETS and response.status_code == 200:
        response.direct_passthrough = False
        g.compressed_as = hashlib.sha256(response.get_data()).hexdigest()
        response.close()  # the file; its content stays
    return response


def leave_parts_alone() -> None:
    """Let a part of a file be sent as it is: it cannot be compressed apart from the rest."""
    if "Range" in request.headers:
        request.environ["HTTP_ACCEPT_ENCODING"] = "identity"


@dataclass(frozen=True)
class Gate:
    """Turns away what Dash would stumble over."""

    app: Dash

    def check(self) -> None:
        """Raise 400 for an address that no browser sends, and for a callback body that no page of this app sends."""
        if not request.query_string.isascii():  # Werkzeug would stumble over bytes that are not UTF-8
            raise BadRequest
        if request.path.endswith(CALLBACKS) and request.method == "POST":
            try:
                body = request.get_json()
            except RecursionError:  # JSON a hundred thousand levels deep
                raise BadRequest from None
            if not is_well_formed(body, self.app.callback_map):
                raise BadRequest


class Compressed(Kept):
    """What was compressed once, so that the same bytes under another address are not compressed again."""

    def set(self, key: str, value: bytes) -> None:
        """Keep an answer that has a name."""
        if not key.endswith(";"):
            self.keep(key, value, len(value))


def _compress(app: Dash) -> None:
    app.server.config.update(
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_MIMETYPES=["text/html", "text/css", "text/csv", "text/javascript", "application/javascript", "application/json", "image/svg+xml"],
        COMPRESS_BR_LEVEL=5,  # 4 is the default; 5 is a tenth smaller for the same time on texts of this size
        COMPRESS_CACHE_BACKEND=Compressed,
        COMPRESS_CACHE_KEY=_name_of_content,
    )  # fmt: skip
    Compress(app.server)


def _name_of_content(asked: Request) -> str:
    """Name bytes that are the same for all: the framework's files by their path, assets and downloads by their digest.

    Flask-Compress knows the request only; the digest of what is answered is left for it in `g.compressed_as`.
    """
    if SUITES in asked.path:
        return asked.path
    return g.get("compressed_as", "")
