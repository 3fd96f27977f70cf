"""The answer to the address of the page: first the page as plain HTML, then what makes it live.

Whatever the address asks for is in the answer already, with every figure, picture, table and link, so that it can be
read before any script runs and without scripts; the live page takes its place when its chart is drawn.
"""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path

from dash import Dash
from flask import Response, request

from dashboard import page, plotly_bundle
from dashboard.callbacks import Shown, draw_all
from dashboard.chart_sections import summary
from dashboard.charts import Canvas
from dashboard.charts.canvas import WIDTHS
from dashboard.filters import notice_words
from dashboard.still import as_html
from dashboard.svg import still
from dashboard.view import View
from dashboard.words import say

SHELL = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
{{%metas%}}
<meta name="color-scheme" content="light dark">
<title>{{%title%}}</title>
{{%favicon%}}
<style>{style}</style>
<link rel="preload" as="script" fetchpriority="low" id="plotly" href="{plotly}">
</head>
<body>
{{%app_entry%}}
{{%config%}}
{{%scripts%}}
{{%renderer%}}
</body>
</html>"""
PICTURES = {"wide": WIDTHS[-2], "narrow": WIDTHS[0]}  # the style shows the one that fits
STYLE = Path(__file__).with_name("assets") / "page.css"  # inside the page: asking for it would cost a journey
PAGES_KEPT = 8  # what was sent is kept too, and smaller: see `dashboard.cache`
UNUSED = ("/deps/polyfill@", "_table/bundle")  # for browsers of before 2018, and for tables that the page does not have
NOTICE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where the notice of one request goes in a page kept for many


class LivePage(Dash):
    """A Dash app whose index is a page already; `first_sight` is set once the app knows its release."""

    first_sight = None

    def _config(self) -> dict:
        """Leave out a token for background callbacks, of which there are none: the page is the same for all readers."""
        return {name: value for name, value in super()._config().items() if name not in {"end_id", "python_version"}}

    def interpolate_index(self, **parts: str) -> str:
        """Return the index with the page as plain HTML before the place where the live one appears."""
        sight = self.first_sight(request.query_string.decode("utf-8", "replace")) if self.first_sight else ""
        scripts = "\n".join(line for line in parts["scripts"].splitlines() if not any(name in line for name in UNUSED))
        return super().interpolate_index(**parts | {"app_entry": sight + parts["app_entry"], "scripts": scripts})


def name_content(response: Response) -> Response:
    """Give what Dash answers with at the start an ETag, so that a second visit only asks whether it changed."""
    if request.method == "GET" and response.status_code == 200 and not response.direct_passthrough:
        response.add_etag()
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = "no-cache"
    return response


def shell(prefix: str) -> str:
    """Return the index without its content, in the language of the catalogue."""
    plotly = prefix + plotly_bundle.name()
    style = STYLE.read_text(encoding="utf-8")
    return SHELL.format(language=say("language"), direction=say("direction"), plotly=plotly, style=style)


class FirstSight:
    """The page as plain HTML, made once for each view."""

    def __init__(self, shown: Shown):
        self.shown = shown
        self._made = lru_cache(PAGES_KEPT)(self._make)

    def __call__(self, query: str) -> str:
        """Return the page for a query; what was asked for and is not known is said, as on the live page."""
        selection = self.shown.selection(query)
        whole = self._made(selection.view().to_query())
        notice = notice_words(selection)
        return whole.replace(NOTICE, as_html(notice, str))

    def _make(self, query: str) -> str:
        seen = self.shown.view(query)
        drawn = {kind: draw_all(self.shown, query, Canvas(width)) for kind, width in PICTURES.items()}
        body = page.page(self.shown.crisis, seen, self.shown.paths, notice=NOTICE)
        return f'<div id="still">{as_html(body, partial(self._pictures, seen, drawn))}</div>'

    def _pictures(self, seen: View, drawn: dict, graph: str) -> str:
        """Return the pictures of one chart, for wide and for narrow screens."""
        name = graph.removesuffix("-chart")
        label, address = summary(name, seen), self.shown.paths.figure
        pictures = {kind: still(each[name], PICTURES[kind], label, address) for kind, each in drawn.items()}
        return "".join(f'<div class="{kind}">{picture}</div>' for kind, picture in pictures.items())
