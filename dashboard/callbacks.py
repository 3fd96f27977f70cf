"""What happens when a reader does something: plain functions, wired to an app in one place.

The address alone says what is shown; `assets/address.js` keeps it and tells the `view` and the figure that is `opened`.
The page stands before any callback is called: each says only what becomes of a part of it (`dashboard.page.live`).
"""

from __future__ import annotations

from functools import lru_cache, partial

import plotly.graph_objects as go
from dash import Dash, Input, Output
from dash.development.base_component import Component
from flask import has_request_context, request

from dashboard import charts
from dashboard.charts import Canvas
from dashboard.evidence.gone import GoneIds, gone
from dashboard.evidence.texts import Texts
from dashboard.page import page
from dashboard.page.chart_sections import CHARTS, beside, picture_address, summary
from dashboard.page.figure_tables import counts, table
from dashboard.page.filters import chosen_words, notice_words, shown_words
from dashboard.page.headlines import answers
from dashboard.page.key import key
from dashboard.page.links import Paths
from dashboard.page.live import Chart, Part, Room, Store
from dashboard.page.panel import missing, panel
from dashboard.page.still import as_html
from dashboard.provenance import describe
from dashboard.selection import Selection
from dashboard.theme import GRAPH_SETTINGS
from dashboard.view import Crisis, View, view
from etl.release import Release

OF_CHARTS = [f"{chart}-{part}" for chart in CHARTS for part in ("summary", "beside", "table")]
TOLD = (
    "answers",
    "chosen",
    "shown",
    "notice",
    "displacement-key",
    *OF_CHARTS,
)  # parts of the page that say what a view shows
LINKS = ("download-shown", *(f"{chart}-svg" for chart in CHARTS))  # to files of what is shown
VIEWS_KEPT = 32  # the charts of one are half a megabyte; what was sent is kept too: see `dashboard.serving.cache`


class Shown:
    """What the callbacks of one app work with; a view is made once."""

    def __init__(self, release: Release, crisis: Crisis, texts: Texts, paths: Paths):
        self.release, self.crisis, self.texts, self.paths = release, crisis, texts, paths
        self.gone = GoneIds(release)
        self._selection = lru_cache(VIEWS_KEPT)(partial(Selection.from_query, tables=release.tables, gone=self.gone))
        self._view = lru_cache(VIEWS_KEPT)(partial(view, release))

    def selection(self, query: object) -> Selection:
        """Return the selection that a query string asks for."""
        return self._selection(query if isinstance(query, str) else "")

    def view(self, query: object) -> View:
        """Return what a query string leaves of the release."""
        return self._view(self.selection(query).view())


def layout() -> list[Component]:
    """Return the live parts, as the page stands."""
    return [
        Store(id="view", data=""),
        Store(id="opened", data=""),
        Store(id="counted", data=""),
        *(Part(id=name) for name in ("panel", "counts-table", *TOLD, *LINKS)),
        *(Chart(id=f"{name}-chart", config=GRAPH_SETTINGS) for name in CHARTS),
        Room(id="canvas"),  # the last: when it is there, all are
    ]


def wire(app: Dash, shown: Shown) -> None:
    """Register every callback of the page with an app; none is called before a reader or the address asks for more."""
    on_change = partial(app.callback, prevent_initial_call=True)
    on_change(
        output={name: Output(f"{name}-chart", "figure") for name in CHARTS},
        inputs={"query": Input("view", "data"), "canvas": Input("canvas", "data")},
    )(partial(draw, lru_cache(VIEWS_KEPT)(partial(draw_all, shown))))
    on_change(
        output={
            "parts": {name: Output(name, "html") for name in TOLD},
            "labels": {name: Output(f"{name}-chart", "label") for name in CHARTS},
            "links": {name: Output(name, "attributes") for name in LINKS},
        },
        inputs={"query": Input("view", "data")},
    )(partial(tell, shown))
    on_change(Output("counts-table", "html"), Input("counted", "data"))(partial(count, shown))
    on_change(Output("panel", "html"), Input("opened", "data"))(partial(open_panel, shown))


def draw(drawn, query: object, canvas: object) -> dict:
    """Draw all charts for a view on the reader's canvas."""
    asked = canvas if isinstance(canvas, dict) else {}
    fitting = Canvas.fitting(asked.get("width"), asked.get("dark"))
    return drawn(query if isinstance(query, str) else "", fitting)


def draw_all(shown: Shown, query: str, canvas: Canvas) -> dict:
    """Draw the charts of a view."""
    seen = shown.view(query)
    return {name: draw_one(shown, name, seen, canvas) for name in CHARTS}


def draw_one(shown: Shown, name: str, seen: View, canvas: Canvas) -> go.Figure:
    """Draw one of the charts of a view."""
    if name == "casualties":
        return charts.casualties(seen.casualty_claims, canvas, seen.accounts)
    if name == "camps":
        return charts.camps(seen.camp_claims, seen.need, canvas, seen.accounts)
    return charts.over_time(
        seen.displacement_claims,
        seen.camp_claims,
        shown.crisis.events,
        shown.crisis.documents,
        canvas,
        seen.selection.scale == "log",
        seen.agencies,
        seen.accounts,
    )


def tell(shown: Shown, query: object) -> dict:
    """Say in words and tables what a view shows."""
    selection, seen, paths = shown.selection(query), shown.view(query), shown.paths
    summaries = {name: summary(name, seen) for name in CHARTS}
    parts = {
        "answers": answers(seen, paths),
        "chosen": chosen_words(seen.selection),
        "shown": shown_words(shown.crisis, seen),
        "notice": notice_words(selection),
        "displacement-key": key(seen),
        **{f"{name}-summary": said for name, said in summaries.items()},
        **{f"{name}-beside": beside(name, seen, paths) for name in CHARTS},
        **{f"{name}-table": table(name, seen, paths) for name in CHARTS},
    }
    links = {f"{name}-svg": picture_address(name, seen, paths) for name in CHARTS}
    links["download-shown"] = page.download_shown(seen, paths)
    return {
        "parts": {name: as_html(part) for name, part in parts.items()},
        "labels": summaries,
        "links": {name: {"href": address} for name, address in links.items()},
    }


def count(shown: Shown, query: object) -> str:
    """Return the long table of the agencies' counts, which few of the choices change."""
    return as_html(counts(shown.view(query).series))


def open_panel(shown: Shown, figure_id: object) -> str:
    """Return the panel's content for the open figure, nothing where none is open."""
    if not figure_id:
        return ""
    base = request.host_url.rstrip("/") + shown.paths.prefix.rstrip("/") if has_request_context() else ""
    try:
        return as_html(panel(describe(shown.release, str(figure_id), shown.texts, base), shown.paths))
    except KeyError:
        return as_html(missing(gone(shown.release, str(figure_id)), shown.paths))
