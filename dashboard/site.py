"""The plain pages and the machine side: everything that is complete without JavaScript.

`/figure/<id>` `/reference/<id>`                  pages made on the server
`/document/<id>` `/documents` `/method`           pages made on the server
`/downloads` `/download/...`                      what readers take away: see `dashboard.plain.takeaway`
`/api/v1/...`                                     for programs: see `dashboard.api.api`
`/healthz` `/readyz`                              whether the process lives, whether it has its tables
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.exceptions import NotFound

from dashboard.api.api import Api
from dashboard.downloads.downloads import Downloads
from dashboard.evidence import facts, records
from dashboard.evidence.answers import publisher
from dashboard.evidence.figures import title
from dashboard.evidence.related import by_id
from dashboard.evidence.texts import Texts
from dashboard.language.words import say
from dashboard.plain import error_pages
from dashboard.plain.method import Evaluation
from dashboard.plain.pages import Pages
from dashboard.plain.takeaway import LONGEST_ECHO, TakeAway, missing_figure
from dashboard.provenance import describe, scope
from dashboard.selection import FIGURE_TABLES
from dashboard.serving.sending import page
from etl.release import Release


def register(
    server: Flask,
    release: Release,
    texts: Texts,
    *,
    prefix: str = "/",
    public_prefix: str = "/",
    refused: str = "",
    measured: Evaluation | None = None,
) -> None:
    """Add the plain pages, downloads, the API, health checks and error pages to `server`.

    What can be downloaded, and how large it is, stands in `server.extensions["downloads"]` for other pages to show.

    `prefix` is where this server is asked (Dash: routes_pathname_prefix), `public_prefix` what links begin with
    (requests_pathname_prefix); both end with a slash. `refused` says why a newer release is not shown; `measured`
    how well the program reads.
    """
    pages = Pages(release.package["title"], release.digest, public_prefix, refused)
    downloads = server.extensions["downloads"] = Downloads(release, texts)
    blueprint = _blueprint(prefix)
    for rule, view in (Site(release, texts, pages, measured).routes() | TakeAway(downloads, pages).routes()).items():
        blueprint.add_url_rule(rule, view_func=view)
    blueprint.before_app_request(refuse_unknown)
    server.register_blueprint(blueprint)
    server.register_blueprint(Api(downloads, pages).blueprint(prefix))
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
    measured: Evaluation | None = None

    def routes(self) -> dict[str, Callable[..., Response]]:
        """Return each address and what answers it."""
        return {
            "/figure/<figure_id>": self.figure,
            "/reference/<reference_id>": self.reference,
            "/document/<document_id>": self.document,
            "/documents": self.documents,
            "/method": self.method,
            "/healthz": healthz,
            "/readyz": self.readyz,
        }

    def figure(self, figure_id: str) -> Response:
        """Show where a figure comes from."""
        try:
            told = describe(self.release, figure_id, self.texts, self._base())
        except KeyError:
            raise missing_figure(self.release, figure_id) from None
        return self._page("figure.html", told=told)

    def reference(self, reference_id: str) -> Response:
        """Show a fact of the reference series and the page that states it."""
        fact = records.fact(self.release, reference_id)
        if fact is None:
            raise _not_found("reference", reference_id=reference_id)
        told = {"claim": facts.claim(fact), "sentence": facts.sentence(fact), "answers": facts.answers(fact)}
        return self._page("reference.html", fact=fact, address=f"{self._base()}/reference/{reference_id}", **told)

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

    def method(self) -> Response:
        """Say how figures are found, and how well the program does it by itself."""
        reviews = [review for name in FIGURE_TABLES for review in self.release.tables[name]["review"]]
        counts = {"figures": len(reviews), "reviewed": sum(review == "reviewed" for review in reviews)}
        return self._page("method.html", evaluation=self.measured, address=f"{self._base()}/method", **counts)

    def readyz(self) -> Response:
        """Name the release that is served, how many rows each of its tables has, and why no newer one is."""
        rows = {name: len(frame) for name, frame in self.release.tables.items()}
        return jsonify(ready=True, release=self.release.digest, rows=rows, refused=self.pages.refused or None)

    def _page(self, template: str, **values: object) -> Response:
        return page(self.pages.fill(template, **values))

    def _base(self) -> str:
        return self.pages.base(request.host_url)


def _not_found(what: str, **asked: str) -> NotFound:
    shortened = {name: value[:LONGEST_ECHO] for name, value in asked.items()}
    return NotFound(say(f"plain.error.{what}", **shortened))
