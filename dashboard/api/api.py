"""The API for programs, `/api/v1/`: figures, documents, tables and the release, read-only, without a key.

Lists come as JSON or CSV, by ending or by `Accept`; everything that is wrong with a question is answered at once, with
what is allowed. `openapi.yaml` beside this module describes every address.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotAcceptable, NotFound

from dashboard.api import openapi, parameters
from dashboard.api.parameters import Refused
from dashboard.downloads import changelog, citations, downloads, licences, sheets
from dashboard.downloads.downloads import Downloads
from dashboard.downloads.formats import CSV, lines
from dashboard.downloads.formats.records import typed
from dashboard.downloads.sheets import FIGURES, Sheet
from dashboard.evidence import records
from dashboard.evidence.answers import Link
from dashboard.evidence.gone import gone
from dashboard.language.words import say
from dashboard.plain.error_pages import WentAway
from dashboard.plain.pages import Pages
from dashboard.provenance import describe
from dashboard.selection import Selection
from dashboard.serving.sending import unchanged_or
from etl.release import Release

ROOT = "/api/v1"
JSON = "application/json"
PROBLEM = "application/problem+json"  # RFC 9457
FRESH = 300  # seconds for which an answer may be kept without asking: a new release is seen within minutes
WORDED = {400, 404, 405, 406, 410, 500}  # statuses that have words of their own in the catalogue
READING = ["GET", "HEAD", "OPTIONS"]
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"]


@dataclass(frozen=True)
class Api:
    """The views of one release."""

    downloads: Downloads
    pages: Pages

    @property
    def release(self) -> Release:
        """The release that is told."""
        return self.downloads.release

    def blueprint(self, prefix: str) -> Blueprint:
        """Return all addresses, with answers in JSON for what goes wrong."""
        made = Blueprint("api", __name__, url_prefix=prefix.rstrip("/") + ROOT)
        for rule, view in self._routes().items():
            made.add_url_rule(rule, view_func=view, endpoint=rule.strip("/").replace(".", "_") or "index")
        made.add_url_rule("/<path:unknown>", view_func=refuse, methods=METHODS)
        made.register_error_handler(HTTPException, problem)
        made.register_error_handler(Refused, refused)
        made.after_request(open_to_all)
        return made

    def _routes(self) -> dict[str, Any]:
        lists = {f"/{name}{ending}": view for name, view in self._lists().items() for ending in ("", ".json", ".csv")}
        return lists | {
            "/": self.index,
            "/figures/<figure_id>": self.figure,
            "/documents/<document_id>": self.document,
            "/tables": self.tables,
            "/release": self.told_release,
            "/openapi.json": self.described,
        }

    def _lists(self) -> dict[str, Any]:
        return {"figures": self.figures, "documents": self.documents, "tables/<name>": self.table}

    def index(self) -> Response:
        """Lead on."""
        parameters.read(_asked(), [])
        names = ("figures", "documents", "tables", "release", "openapi.json")
        return self._json({name.removesuffix(".json"): self._address(name) for name in names})

    def figures(self) -> Response:
        """List the figures that some filters leave."""
        found = parameters.read(_asked(), [*parameters.filters(self.release), *parameters.pages()])
        return self._list(FIGURES, found, parameters.selection(found))

    def documents(self) -> Response:
        """List the documents."""
        return self.table("documents")

    def table(self, name: str) -> Response:
        """List the rows of a table."""
        found = parameters.read(_asked(), parameters.pages())
        return self._list(name, found, Selection())

    def figure(self, figure_id: str) -> Response:
        """Tell everything about one figure."""
        parameters.read(_asked(), [])
        try:
            told = describe(self.release, figure_id, self.downloads.texts, self._home())
        except KeyError:
            raise self._missing(figure_id) from None
        row = next(typed(sheets.single(self.release, self.downloads.texts, self._home(), figure_id)))
        citation = citations.of_figure(self.release, told)
        cited = {"short": citation.short, "long": citation.long, "bibtex": citation.bibtex(), "csl": citation.csl()}
        known = {name: value for name, value in asdict(told).items() if not name.startswith(("citation_", "quotation"))}
        return self._json({"release": self.release.digest, "figure": row, "provenance": known, "citation": cited})

    def _missing(self, figure_id: str) -> HTTPException:
        found = gone(self.release, figure_id)
        if found is None:
            return NotFound(say("api.error.figure"))
        return WentAway(
            found.sentence, [replace(link, address=f"{self._base()}{link.address}") for link in found.links]
        )

    def document(self, document_id: str) -> Response:
        """Tell one document and name its figures."""
        parameters.read(_asked(), [])
        sheet = sheets.whole(self.release, self.downloads.texts, self._home(), "documents")
        row = next((row for row in typed(sheet) if row["document_id"] == document_id), None)
        if row is None:
            raise NotFound(say("api.error.document"))
        own = [each["figure_id"] for each in records.mentions(self.release, document_id) if "figure_id" in each]
        figures = [{"figure_id": name, "address": self._address(f"figures/{name}")} for name in own]
        return self._json({"release": self.release.digest, "document": row, "figures": figures})

    def tables(self) -> Response:
        """List the tables and what their columns mean."""
        parameters.read(_asked(), [])
        told = [self._described(each) for each in self.release.package["resources"]]
        return self._json({"release": self.release.digest, "tables": told})

    def told_release(self) -> Response:
        """Tell the release: id, day, licences, citation, changes."""
        parameters.read(_asked(), [])
        citation = citations.of_release(self.release, self._home())
        return self._json({
            "release": self.release.digest,
            "released": downloads.released(self.release) or None,
            "title": self.release.package["title"],
            "description": self.release.package["description"],
            "licenses": self.release.package.get("licenses", []),
            "sources": [asdict(note) for note in licences.notes(self.release)],
            "citation": {"short": citation.short, "long": citation.long, "bibtex": citation.bibtex(), "csl": citation.csl()},
            "changes": [asdict(step) for step in changelog.steps(self.release)],
        })  # fmt: skip

    def described(self) -> Response:
        """Describe this API."""
        return self._json(openapi.document(self.release, self.pages.prefix))

    def _described(self, resource: dict) -> dict:
        sheet = sheets.whole(self.release, self.downloads.texts, self._home(), resource["name"])
        told = {name: resource[name] for name in ("name", "title", "description")}
        return {
            **told,
            "rows": len(sheet),
            "fields": sheet.fields,
            "address": self._address(f"tables/{resource['name']}"),
        }

    def _list(self, name: str, found: dict[str, Any], selection: Selection) -> Response:
        try:
            sheet = sheets.chosen(self.release, self.downloads.texts, self._home(), name, selection)
        except KeyError:
            raise NotFound(say("api.error.table")) from None
        limit, offset = found.get("limit", parameters.USUAL), found.get("offset", 0)
        total, onward = len(sheet), self._next(len(sheet), offset, limit)
        page = sheets.part(sheet, offset, limit)
        response = self._rows(page, {"total": total, "limit": limit, "offset": offset, "next": onward})
        if onward:
            response.headers["Link"] = f'<{onward}>; rel="next"'
        return response

    def _rows(self, page: Sheet, told: dict[str, Any]) -> Response:
        if wanted() == CSV:
            return self._answer(b"".join(lines.write(page)), CSV)
        return self._json({"release": self.release.digest, **told, "rows": list(typed(page))})

    def _next(self, total: int, offset: int, limit: int) -> str | None:
        if offset + limit >= total:
            return None
        kept = [(name, value) for name, value in _asked() if name != "offset"]
        return (
            f"{self._base()}{_below(request.path, self.pages.prefix)}?{urlencode([*kept, ('offset', offset + limit)])}"
        )

    def _address(self, name: str) -> str:
        return f"{self._base()}{ROOT}/{name}"

    def _base(self) -> str:
        return self.pages.base(request.host_url)

    def _home(self) -> str:
        return self.downloads.home(self._base())

    def _json(self, told: Any) -> Response:
        return self._answer((json.dumps(told, ensure_ascii=False, default=str) + "\n").encode(), JSON)

    def _answer(self, content: bytes, mimetype: str) -> Response:
        response = Response(content, content_type=mimetype)
        response.cache_control.public = True
        response.cache_control.max_age = FRESH
        response.vary.add("Accept")
        return unchanged_or(response, hashlib.sha256(content).hexdigest(), self.release.released)


def _asked() -> list[tuple[str, str]]:
    return list(request.args.items(multi=True))


def _below(path: str, prefix: str) -> str:
    return "/" + path.removeprefix(prefix)


def wanted() -> str:
    """Return the type that a reader wants a list in: the ending of the address decides, then `Accept`."""
    if request.path.endswith((".csv", ".json")):
        return CSV if request.path.endswith(".csv") else JSON
    if not request.accept_mimetypes:
        return JSON
    best = request.accept_mimetypes.best_match([JSON, "text/csv"])
    if best is None:
        raise NotAcceptable(say("api.error.accept"))
    return JSON if best == JSON else CSV


def refuse(unknown: str) -> Response:  # noqa: ARG001 Flask gives the path by its name
    """Answer 405 where the address can be read and only the method is wrong, else 404."""
    readable = current_app.url_map.bind("").match(request.path, method="GET")[0]
    if readable == request.endpoint:
        raise NotFound(say("api.error.not_found"))
    raise MethodNotAllowed(READING, say("api.error.method"))


def refused(error: Refused) -> Response:
    """Answer 400 with everything that is wrong and what is allowed."""
    return _problem(400, "; ".join(f"{fault['parameter']}: {fault['problem']}" for fault in error.faults), error.faults)


def problem(error: HTTPException) -> Response | HTTPException:
    """Answer what else is wrong; a redirection is no error."""
    if error.code is None or error.code < 400:
        return error
    response = _problem(error.code, error.description or "", links=getattr(error, "links", ()))
    response.headers.extend({name: value for name, value in error.get_headers() if name == "Allow"})
    return response


def _problem(status: int, detail: str, faults: Iterable[dict] = (), links: Iterable[Link] = ()) -> Response:
    told = {
        "type": "about:blank",
        "title": say(f"api.status.s{status if status in WORDED else 400 if status < 500 else 500}"),
        "status": status,
        "detail": detail,
    }
    further = {"errors": list(faults), "links": [asdict(link) for link in links]}
    body = told | {name: found for name, found in further.items() if found}
    response = Response(json.dumps(body, ensure_ascii=False) + "\n", status, content_type=PROBLEM)
    response.cache_control.no_store = True
    return response


def open_to_all(response: Response) -> Response:
    """Let the scripts of any site read: everything here is public."""
    if request.method == "OPTIONS":
        response.headers["Allow"] = ", ".join(READING)  # the address that refuses all others would be counted, too
    response.headers.update({
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": ", ".join(READING),
        "Access-Control-Expose-Headers": "ETag, Last-Modified, Link",
    })  # fmt: skip
    return response
