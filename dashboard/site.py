"""The plain pages and the machine side: everything that is complete without JavaScript.

`/figure/<id>` `/document/<id>` `/documents`      pages made on the server
`/download/...`                                   the published files, and the rows that a query shows
`/healthz` `/readyz`                              whether the process lives, whether it has its tables
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, g, jsonify, request
from werkzeug.exceptions import NotFound

from dashboard import downloads, error_pages, records
from dashboard.answers import publisher
from dashboard.figures import title
from dashboard.pages import Pages
from dashboard.provenance import describe, scope
from dashboard.related import by_id
from dashboard.texts import Texts
from dashboard.words import say
from etl.release import Release

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
LONGEST_ECHO = 80  # of what a reader asked for, when it is said that it does not exist


def register(
    server: Flask, release: Release, texts: Texts, *, prefix: str = "/", public_prefix: str = "/", refused: str = ""
) -> None:
    """Add the plain pages, downloads, health checks and error pages to `server`.

    `prefix` is where this server is asked (Dash: routes_pathname_prefix), `public_prefix` what links begin with
    (requests_pathname_prefix); both end with a slash. `refused` says why a newer release is not shown.
    """
    pages = Pages(release.package["title"], release.digest, public_prefix, refused)
    site = Site(release, texts, pages)
    blueprint = _blueprint(prefix)
    for rule, view in site.routes().items():
        blueprint.add_url_rule(rule, view_func=view)
    blueprint.before_app_request(refuse_unknown)
    server.register_blueprint(blueprint)
    error_pages.register(server, pages)


def unready(reason: str, *, prefix: str = "/") -> Flask:
    """Return a server that lives but has no tables: `/readyz` and every page answer 503 with the reason."""
    server = Flask(__name__)
    blueprint = _blueprint(prefix)
    blueprint.add_url_rule("/healthz", view_func=healthz)
    blueprint.add_url_rule("/readyz", view_func=lambda: (jsonify(ready=False, reason=reason), 503), endpoint="readyz")
    server.register_blueprint(blueprint)
    error_pages.register_unready(server, Pages(say("plain.home"), prefix=prefix), reason)
    return server


def _blueprint(prefix: str) -> Blueprint:
    return Blueprint("plain", __name__, url_prefix=prefix.rstrip("/") or None, template_folder="templates")


def refuse_unknown() -> None:
    """Answer 404 where Dash would answer 200 with its index: to any path that is no page."""
    if request.url_rule and request.url_rule.rule.endswith("/<path:path>"):
        raise NotFound


def healthz() -> Response:
    """Say that the process lives, whatever the state of its tables."""
    return Response("alive\n", mimetype="text/plain")


@dataclass(frozen=True)
class Site:
    """The views of one release."""

    release: Release
    texts: Texts
    pages: Pages

    def routes(self) -> dict[str, Callable[..., Response]]:
        """Return each address and what answers it."""
        return {
            "/figure/<figure_id>": self.figure,
            "/document/<document_id>": self.document,
            "/documents": self.documents,
            "/download/figures.csv": self.shown,
            "/download/figure/<figure_id>.csv": self.row,
            "/download/datapackage.json": self.package,
            "/download/<name>.csv": self.table,
            "/download/<name>": self.table,
            "/healthz": healthz,
            "/readyz": self.readyz,
        }

    def figure(self, figure_id: str) -> Response:
        """Show where a figure comes from."""
        try:
            told = describe(self.release, figure_id, self.texts, self._base())
        except KeyError:
            raise _not_found("figure", figure_id=figure_id) from None
        return self._page("figure.html", told=told)

    def document(self, document_id: str) -> Response:
        """Show every number that a document states, in the order of its text."""
        try:
            document = records.document(self.release, document_id)
        except KeyError:
            raise _not_found("document", document_id=document_id) from None
        mentions = records.mentions(self.release, document_id)
        known = by_id(self.release, [row["figure_id"] for row in mentions if "figure_id" in row])
        address = f"{self._base()}/document/{document_id}"
        words = {"figures": known, "title_of": title, "scope_of": scope, "publisher_of": publisher}
        return self._page("document.html", document=document, mentions=mentions, address=address, **words)

    def documents(self) -> Response:
        """List all documents with what became of their numbers."""
        found = records.documents(self.release)
        totals = {name: sum(row[name] for row in found) for name in ("mentions", "figures", "context", "set_aside")}
        address = f"{self._base()}/documents"
        return self._page("documents.html", documents=found, totals=totals, publisher_of=publisher, address=address)

    def table(self, name: str) -> Response:
        """Hand out a table as it was published."""
        try:
            content = downloads.table(self.release, name)
        except KeyError:
            raise _not_found("table", table=name) from None
        return _file(content, CSV, downloads.table_name(self.release, name))

    def package(self) -> Response:
        """Hand out the description of all tables and columns."""
        return _file(downloads.package(self.release), JSON, "datapackage.json")

    def shown(self) -> Response:
        """Hand out the figures that the page shows for the same query."""
        query = request.query_string.decode("utf-8", "replace")
        return _file(downloads.shown(self.release, query), CSV, downloads.shown_name(self.release, query))

    def row(self, figure_id: str) -> Response:
        """Hand out the published row of one figure."""
        try:
            records.figure(self.release, figure_id)
        except KeyError:
            raise _not_found("figure", figure_id=figure_id) from None
        content = downloads.figures(self.release, {figure_id})
        return _file(content, CSV, downloads.row_name(self.release, figure_id))

    def readyz(self) -> Response:
        """Name the release that is served, how many rows each of its tables has, and why no newer one is."""
        rows = {name: len(frame) for name, frame in self.release.tables.items()}
        return jsonify(ready=True, release=self.release.digest, rows=rows, refused=self.pages.refused or None)

    def _page(self, template: str, **values: object) -> Response:
        return _unchanged_or(Response(self.pages.fill(template, **values), mimetype="text/html"))

    def _base(self) -> str:
        """Where this site is for the reader, without a slash at the end."""
        return (request.host_url.rstrip("/") + self.pages.prefix).rstrip("/")


def _not_found(what: str, **asked: str) -> NotFound:
    shortened = {name: value[:LONGEST_ECHO] for name, value in asked.items()}
    return NotFound(say(f"plain.error.{what}", **shortened))


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = Response(content, content_type=mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    g.compressed_as = hashlib.sha256(content).hexdigest()  # the same bytes need compressing once: see security
    return _unchanged_or(response, g.compressed_as)


def _unchanged_or(response: Response, etag: str = "") -> Response:
    """Answer 304 to a reader who holds these very bytes."""
    response.set_etag(etag or hashlib.sha256(response.get_data()).hexdigest())
    response.cache_control.no_cache = True  # ask each time: a new release must be seen at once
    response.make_conditional(request)
    return response
