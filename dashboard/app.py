"""Puts the app together: a release in, a Dash app out; the environment is read here and nowhere deeper."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from functools import partial
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any

import flask
from dash import Dash

from dashboard import callbacks, saved_picture, site
from dashboard.callbacks import Shown
from dashboard.evidence.texts import Texts
from dashboard.index import FirstSight, LivePage, name_content, shell
from dashboard.language import words
from dashboard.language.translation import Untranslated
from dashboard.page.links import Paths
from dashboard.plain.method import Evaluation, evaluation
from dashboard.serving import logs, security
from dashboard.serving.cache import Answers
from dashboard.serving.logs import RequestLog
from dashboard.serving.releases import Releases, Unshowable
from dashboard.view import crisis
from etl.release import Release

TABLES = Path(__file__).resolve().parent.parent / "data" / "tables"
EVALUATION = "evaluation.json"  # beside the folder of the tables
log = logging.getLogger(__name__)


def create_app(
    release: Release,
    texts: Texts | None = None,
    *,
    prefix: str = "/",
    frame_ancestors: str = "'none'",
    refused: str = "",
    measured: Evaluation | None = None,
) -> Dash:
    """Return the app for one release; it never changes.

    `prefix` is the path under which it is served, with a slash at both ends; `frame_ancestors` says who may show it in
    a frame, in the words of a Content-Security-Policy; `refused` says why a newer release is not shown; `measured` how
    well the program reads.
    """
    texts = texts or Texts()
    app = LivePage(
        __name__,
        title=escape(release.package["title"]),  # Dash writes it as it is; the rest of the head it escapes
        update_title=None,  # the title says where one is, not that something is going on
        url_base_pathname=prefix,
        index_string=shell(),
        meta_tags=_meta_tags(release),
        enable_mcp=False,  # else an environment variable could open the layout to tools
        suppress_callback_exceptions=False,
    )
    shown = Shown(release, replace(crisis(release), refused=refused), texts, Paths(prefix))
    app.layout = callbacks.layout()
    callbacks.wire(app, shown)
    app.first_sight = FirstSight(shown)
    saved_picture.register(app.server, shown)
    app.server.add_url_rule(f"{prefix}scripts/<name>", "script", app.send_script)
    site.register(app.server, release, texts, prefix=prefix, public_prefix=prefix, refused=refused, measured=measured)
    security.protect(app, frame_ancestors=frame_ancestors)
    app.server.after_request(name_content)  # the last to be added runs first, before compression
    app.server.wsgi_app = Answers(app.server.wsgi_app)  # type: ignore[method-assign]  as Flask's documentation has it
    return app


def _meta_tags(release: Release) -> list[dict]:
    description = release.package["description"]
    return [
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "description", "content": description},
        {"property": "og:title", "content": release.package["title"]},
        {"property": "og:description", "content": description},
    ]


def create_server() -> RequestLog:
    """Return what gunicorn serves, set up by the environment; the README's table names every variable."""
    logs.configure(os.environ.get("LOG_FORMAT", "text"))
    _speak(os.environ.get("LOCALE", words.ENGLISH))
    documents = os.environ.get("DOCUMENTS_DIR")
    folder = Path(documents) if documents else None
    prefix = f"/{os.environ.get('URL_PREFIX', '').strip('/')}/".replace("//", "/")
    frame_ancestors = os.environ.get("FRAME_ANCESTORS", "'none'")
    tables = Path(os.environ.get("TABLES_DIR", TABLES))
    measured = evaluation(tables.parent / EVALUATION)
    show = partial(shown, texts=Texts(folder), prefix=prefix, frame_ancestors=frame_ancestors, measured=measured)
    unready = partial(site.unready, prefix=prefix)
    return RequestLog(Releases(tables, show, unready, beside=[folder] if folder else []))


def _speak(language: str) -> None:
    """Write in the language asked for; a faulty translation is logged whole, and the site speaks English."""
    try:
        words.speak(language)
    except Untranslated as fault:
        words.speak(words.ENGLISH)
        log.error("LOCALE is %s, but the site speaks English:\n%s", language, fault)


def shown(release: Release, refused: str, *, prefix: str, **settings: Any) -> flask.Flask:
    """Return the server of a release once it has made its first page; raise `Unshowable` where it cannot."""
    try:
        server = create_app(release, refused=refused, prefix=prefix, **settings).server
        status = server.test_client().get(prefix).status_code
    except Exception as error:  # whatever is wrong with a release, the one before it goes on being served
        log.exception("The page of release %s cannot be made", release.digest)
        raise Unshowable(f"its page cannot be made ({type(error).__name__}: {error})") from None
    if status != HTTPStatus.OK:
        raise Unshowable(f"its page answers with status {status}; the log says why")
    return server
