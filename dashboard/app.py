"""Puts the app together: a release in, a Dash app out; the environment is read here and nowhere deeper."""

from __future__ import annotations

import logging
import os
from html import escape
from pathlib import Path

import flask
from dash import Dash

from dashboard import page, plotly_bundle, security, site
from dashboard.callbacks import Shown, wire
from dashboard.index import FirstSight, LivePage, name_content, shell
from dashboard.links import Paths
from dashboard.texts import Texts
from dashboard.view import crisis
from etl.release import Release, UserError, read

TABLES = Path(__file__).resolve().parent.parent / "data" / "tables"


def create_app(
    release: Release, texts: Texts | None = None, *, prefix: str = "/", frame_ancestors: str = "'none'"
) -> Dash:
    """Return the app for one release.

    `prefix` is the path under which it is served, with a slash at both ends; `frame_ancestors` says who may show it in
    a frame, in the words of a Content-Security-Policy.
    """
    texts = texts or Texts()
    app = LivePage(
        __name__,
        title=release.package["title"],
        update_title=None,  # the title says where one is, not that something is going on
        url_base_pathname=prefix,
        index_string=shell(prefix),
        meta_tags=_meta_tags(release),
        enable_mcp=False,  # else an environment variable could open the layout to tools
        suppress_callback_exceptions=False,
    )
    shown = Shown(release, crisis(release), texts, Paths(prefix))
    app.layout = page.page(shown.crisis, shown.view(""), shown.paths, live=True)
    wire(app, shown)
    app.first_sight = FirstSight(shown)
    app.server.add_url_rule(prefix + plotly_bundle.name(), "plotly", plotly_bundle.send)
    site.register(app.server, release, texts, prefix=prefix, public_prefix=prefix)
    security.protect(app, frame_ancestors=frame_ancestors)
    app.server.after_request(name_content)  # the last to be added runs first, before compression
    return app


def _meta_tags(release: Release) -> list[dict]:
    description = escape(release.package["description"])
    return [
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "description", "content": description},
        {"property": "og:title", "content": escape(release.package["title"])},
        {"property": "og:description", "content": description},
    ]


def create_server() -> flask.Flask:
    """Return the server for gunicorn, set up by the environment: TABLES_DIR, DOCUMENTS_DIR, URL_PREFIX, FRAME_ANCESTORS."""
    documents = os.environ.get("DOCUMENTS_DIR")
    try:
        release = read(Path(os.environ.get("TABLES_DIR", TABLES)))
    except UserError as error:
        logging.getLogger(__name__).error("%s", error)
        return site.unready(str(error))
    texts = Texts(Path(documents) if documents else None)
    prefix, frame_ancestors = os.environ.get("URL_PREFIX", "/"), os.environ.get("FRAME_ANCESTORS", "'none'")
    return create_app(release, texts, prefix=prefix, frame_ancestors=frame_ancestors).server
