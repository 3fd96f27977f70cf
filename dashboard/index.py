"""The answer to the address of the page: the whole page as HTML, then the scripts that keep it up to date.

Whatever the address asks for is in the answer already, with every figure, picture, table and link, so that it can be
read before any script runs and without scripts. The page stays; a live chart takes the place of its picture.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from html import escape
from pathlib import Path

from dash import Dash
from flask import Response, request
from werkzeug.exceptions import NotFound

from dashboard.callbacks import Shown, draw_all
from dashboard.charts import Canvas
from dashboard.charts.canvas import WIDTHS
from dashboard.charts.svg import still
from dashboard.language.words import say
from dashboard.page import page
from dashboard.page.chart_sections import CHARTS, summary
from dashboard.page.filters import notice_words, title_words
from dashboard.page.still import as_html
from dashboard.serving import scripts
from dashboard.serving.scripts import Script
from dashboard.view import View

SHELL = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
{{%metas%}}
<meta name="color-scheme" content="light dark">
<title>{{%title%}}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
{{%app_entry%}}
{{%config%}}
{{%scripts%}}
{{%renderer%}}
</body>
</html>"""
HINTS = """
<style>{style}</style>
<link rel="preload" as="script" href="{framework}">
<link rel="preload" as="fetch" crossorigin href="{prefix}_dash-layout">
<link rel="preload" as="fetch" crossorigin href="{prefix}_dash-dependencies">
<link rel="preload" as="script" fetchpriority="low" id="plotly" href="{plotly}">
"""
ELSEWHERE = '<noscript><meta http-equiv="refresh" content="0; url={}"></noscript>'
PICTURES = {"wide": WIDTHS[-2], "narrow": WIDTHS[0]}  # the style shows the one that fits
ASSETS = Path(__file__).with_name("assets")  # styles stand inside the page: asking for them would cost a journey
STYLE = (ASSETS / "page.css").read_text(encoding="utf-8")
STYLE_BELOW = (ASSETS / "below.css").read_text(encoding="utf-8")  # what the first picture need not wait for
PAGES_KEPT = 8  # what was sent is kept too, and smaller: see `dashboard.serving.cache`
SOURCE = re.compile(r'<script src="([^"]+)"')
USED = ("/deps/react", "/deps/prop-types", "/assets/", "/dash_renderer")  # of the scripts that Dash lists
WAITING = "Loading..."  # Dash's own words; the page is there already
NOTICE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands where the notice of one request goes in a page kept for many


class LivePage(Dash):
    """A Dash app whose index is the page; `first_sight` is set once the app knows its release."""

    first_sight: FirstSight | None = None
    framework: Script | None = None

    def _config(self) -> dict:
        """Leave out a token for background callbacks, of which there are none, and what components of others hold."""
        left_out = {"end_id", "python_version"}  # without them, the page is the same for all readers
        return {name: value for name, value in super()._config().items() if name not in left_out} | {
            "children_props": {}
        }

    def interpolate_index(self, **parts: str) -> str:
        """Return the index with the page in it and one script for all that Dash lists."""
        self.framework = self.framework or self._joined(parts["scripts"])
        parts["scripts"] = f'<script src="{self._address(self.framework)}"></script>'
        parts["app_entry"] = parts["app_entry"].replace(WAITING, "")
        if self.first_sight:
            query = request.query_string.decode("utf-8", "replace")
            parts["app_entry"] = self.first_sight(query, self._hints()) + parts["app_entry"]
            parts["title"] = escape(self.first_sight.title(query))
            parts["metas"] += self.first_sight.elsewhere(query)
        return super().interpolate_index(**parts)

    def send_script(self, name: str) -> Response:
        """Answer with one of the two scripts."""
        found = {script.name: script for script in (scripts.plotly(), self.framework) if script}
        if name not in found:
            raise NotFound
        return found[name].answer()

    def _joined(self, tags: str) -> Script:
        """Ask for each script as a browser would, as far as the page uses it."""
        used = [source for source in SOURCE.findall(tags) if any(name in source for name in USED)]
        return scripts.joined("dash-renderer", *map(self._content, used))

    def _content(self, source: str) -> bytes:
        with self.server.test_client().get(source) as answer:
            return answer.get_data()

    def _hints(self) -> str:
        """Tell the browser what it will need from here on, before it comes to the end of the page."""
        framework, plotly = (self._address(script) for script in (self.framework, scripts.plotly()))
        prefix = self.config.requests_pathname_prefix
        return HINTS.format(style=STYLE_BELOW, framework=framework, plotly=plotly, prefix=prefix)

    def _address(self, script: Script) -> str:
        return f"{self.config.requests_pathname_prefix}scripts/{script.name}"


def name_content(response: Response) -> Response:
    """Give what Dash answers with at the start an ETag, so that a second visit only asks whether it changed."""
    if request.method == "GET" and response.status_code == 200 and not response.direct_passthrough:
        response.add_etag()
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = "no-cache"
    return response


def shell() -> str:
    """Return the index without its content, in the language of the catalogue."""
    return SHELL.format(language=say("language"), direction=say("direction"), style=STYLE)


class FirstSight:
    """The page as HTML, made once for each view."""

    def __init__(self, shown: Shown):
        self.shown = shown
        self._made = lru_cache(PAGES_KEPT)(self._make)

    def __call__(self, query: str, hints: str = "") -> str:
        """Return the page for a query; what was asked for and is not known is said.

        The `hints` stand behind the first chart: before it, they would compete with it for a slow link.
        """
        selection = self.shown.selection(query)
        whole = self._made(selection.view().to_query(), hints)
        return whole.replace(NOTICE, as_html(notice_words(selection)))

    def title(self, query: str) -> str:
        """Return what the browser calls the page for a query."""
        view = self.shown.selection(query).view()
        return title_words(self.shown.crisis, self.shown.view(view.to_query()))

    def elsewhere(self, query: str) -> str:
        """Return what leads a browser without scripts, in which no panel opens, to the page of the figure asked for."""
        figure = self.shown.selection(query).figure
        return ELSEWHERE.format(escape(self.shown.paths.figure(figure))) if figure else ""

    def _make(self, query: str, hints: str) -> str:
        seen = self.shown.view(query)
        drawn = {kind: draw_all(self.shown, query, Canvas(width)) for kind, width in PICTURES.items()}
        body = page.page(self.shown.crisis, seen, self.shown.paths, notice=NOTICE)
        return as_html(body, partial(self._pictures, seen, drawn, hints))

    def _pictures(self, seen: View, drawn: dict, hints: str, chart: str) -> str:
        """Return the pictures of one chart, for wide and for narrow screens."""
        name = chart.removesuffix("-chart")
        label, address = summary(name, seen), self.shown.paths.figure
        pictures = {kind: still(each[name], PICTURES[kind], label, address) for kind, each in drawn.items()}
        stills = "".join(f'<div class="still {kind}">{picture}</div>' for kind, picture in pictures.items())
        return stills + hints if name == CHARTS[0] else stills
