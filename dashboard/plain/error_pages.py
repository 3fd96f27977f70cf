"""What a reader is told when something went wrong: what it is and where to go on, never a traceback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Flask, Response
from werkzeug.exceptions import Gone, HTTPException, NotFound

from dashboard.evidence.answers import Link
from dashboard.language.words import say
from dashboard.plain.pages import Pages
from dashboard.serving import logs
from dashboard.serving.callback_bodies import MOST_BYTES

WORDED = {400, 404, 405, 410, 413, 500, 503}  # statuses that have words of their own in the catalogue


class WentAway(Gone):
    """An address that was once right; `links` lead to where what it named went."""

    def __init__(self, description: str, links: Sequence[Link]):
        super().__init__(description)
        self.links = tuple(links)


def register(server: Flask, pages: Pages) -> None:
    """Let `server` answer every error with a page; what was not foreseen goes to the log and reads as 500."""
    server.register_error_handler(HTTPException, ErrorPages(pages).page)


def register_unready(server: Flask, pages: Pages, reason: str) -> None:
    """Let `server` answer every address that it does not know with 503 and the reason."""
    server.register_error_handler(NotFound, lambda _: ErrorPages(pages).answer(503, reason))


@dataclass(frozen=True)
class ErrorPages:
    """A page for each kind of error."""

    pages: Pages

    def page(self, error: HTTPException) -> Response | HTTPException:
        """Answer an error with its page; a redirection is no error."""
        if error.code is None or error.code < 400:
            return error
        ours = error.description if error.description != type(error).description else ""
        response = self.answer(error.code, ours or "", getattr(error, "links", ()))
        response.headers.extend(
            {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
        )
        return response

    def answer(self, code: int, detail: str = "", links: Sequence[Link] = ()) -> Response:
        """Return the page for a status; one without words of its own reads as 400 or 500."""
        key = str(code) if code in WORDED else "400" if code < 500 else "500"
        title, advice = say(f"plain.error.{key}.title"), say(f"plain.error.{key}.advice", limit=MOST_BYTES // 1024)
        request_id = logs.request_id.get()
        told = {"title": title, "advice": advice, "detail": detail, "links": links, "request_id": request_id}
        content = self.pages.fill("error.html", code=code, **told)
        return Response(content, status=code, mimetype="text/html", headers={"Cache-Control": "no-store"})
