"""What happens when a reader does something: plain functions, wired to an app in one place.

One callback owns the address and the controls (`own_address`); everything else listens to what follows from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from urllib.parse import urlencode

import plotly.graph_objects as go
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from flask import has_request_context, request

from dashboard import charts, page
from dashboard.chart_sections import CHARTS, beside, picture_address, summary
from dashboard.charts import Canvas
from dashboard.figure_tables import counts, table
from dashboard.filters import DAYS, DRAWINGS, FILTERS, chosen_words, notice_words, shown_words, written
from dashboard.headlines import answers
from dashboard.links import Paths
from dashboard.panel import missing, panel
from dashboard.provenance import describe
from dashboard.selection import ALL, NAMES, Selection
from dashboard.texts import Texts
from dashboard.view import Crisis, View, view
from etl.release import Release

CONTROLS = (*FILTERS, *DAYS, *DRAWINGS)
VIEWS_KEPT = 32  # of which the charts of one are half a megabyte; what was sent is kept too: see `dashboard.cache`


class Shown:
    """What the callbacks of one app work with; a view is made once."""

    def __init__(self, release: Release, crisis: Crisis, texts: Texts, paths: Paths):
        self.release, self.crisis, self.texts, self.paths = release, crisis, texts, paths
        self._view = lru_cache(VIEWS_KEPT)(partial(view, release))

    def selection(self, query: object) -> Selection:
        """Return the selection that a query string asks for."""
        return Selection.from_query(query, self.release.tables)

    def view(self, query: object) -> View:
        """Return what a query string leaves of the release."""
        return self._view(self.selection(query).view())


def wire(app: Dash, shown: Shown) -> None:
    """Register every callback of the page with an app."""
    _wire_address(app, shown)
    _wire_view(app, shown)
    _wire_panel(app, shown)


def _wire_address(app: Dash, shown: Shown) -> None:
    app.callback(
        output={
            "search": Output("address", "search"),
            "controls": {name: Output(f"filter-{name}", "value") for name in CONTROLS},
            "view": Output("view", "data"),
            "opened": Output("opened", "data"),
            "notice": Output("notice", "children"),
        },
        inputs={
            "search": Input("address", "search"),
            "controls": {name: Input(f"filter-{name}", "value") for name in CONTROLS},
            "asked": Input("asked", "data"),
            "clear": Input("clear", "n_clicks"),
            "clicks": {name: Input(f"{name}-chart", "clickData") for name in CHARTS},
        },
        state={"view": State("view", "data"), "opened": State("opened", "data")},
    )(partial(own_address, shown))


def _wire_view(app: Dash, shown: Shown) -> None:
    app.callback(
        output={name: Output(f"{name}-chart", "figure") for name in CHARTS},
        inputs={"query": Input("view", "data"), "canvas": Input("canvas", "data")},
        prevent_initial_call=True,
    )(partial(draw, lru_cache(VIEWS_KEPT)(partial(draw_all, shown))))
    app.callback(
        output={
            "answers": Output("answers", "children"),
            "chosen": Output("chosen", "children"),
            "shown": Output("shown", "children"),
            "download": Output("download-shown", "href"),
            "labels": {name: Output(f"{name}-picture", "aria-label") for name in CHARTS},
            "summaries": {name: Output(f"{name}-summary", "children") for name in CHARTS},
            "pictures": {name: Output(f"{name}-svg", "href") for name in CHARTS},
            "beside": {name: Output(f"{name}-beside", "children") for name in CHARTS},
            "tables": {name: Output(f"{name}-table", "children") for name in CHARTS},
        },
        inputs={"query": Input("view", "data")},
        prevent_initial_call=True,
    )(partial(tell, shown))
    app.callback(
        Output("counts-table", "children"),
        Input("counts", "n_clicks"),
        Input("view", "data"),
        prevent_initial_call=True,
    )(partial(count, shown))


def _wire_panel(app: Dash, shown: Shown) -> None:
    app.callback(Output("panel", "children"), Input("opened", "data"), prevent_initial_call=True)(
        partial(open_panel, shown)
    )
    app.clientside_callback(
        ClientsideFunction("page", "follow"),
        Output("focused", "data"),
        Input("panel", "children"),
        State("opened", "data"),
    )


def own_address(
    shown: Shown,
    search: object,
    controls: Mapping[str, object],
    asked: object,
    clear: object,  # noqa: ARG001  a click is all that it says
    clicks: Mapping[str, object],
    view: object,
    opened: object,
) -> dict:
    """Let address, controls, view and open figure agree after any of them changed."""
    before = shown.selection(search)
    after = changed(shown, ctx.triggered_id or "address", before, controls, asked, clicks)
    query = after.to_query()
    return {
        "search": no_update if after is before else query,
        "controls": {name: written(name, after) for name in CONTROLS},
        "view": unless(after.view().to_query(), view),
        "opened": unless(after.figure, opened),
        "notice": notice_words(after),
    }


def changed(
    shown: Shown,
    trigger: str,
    before: Selection,
    controls: Mapping[str, object],
    asked: object,
    clicks: Mapping[str, object],
) -> Selection:
    """Return the selection after a click, a choice or a change of address (then it is the one that was)."""
    if trigger == "address":
        return before
    if trigger == "clear":
        return Selection(scale=before.scale, beside=before.beside)
    if trigger == "asked":
        return opening(shown, before, asked.get("figure") if isinstance(asked, dict) else "")
    if trigger.endswith("-chart"):
        return opening(shown, before, clicked_figure(clicks.get(trigger.removesuffix("-chart"))))
    chosen = {
        NAMES.get(name, name): value
        for name, value in controls.items()
        if isinstance(value, str) and value not in {"", ALL}
    }
    return shown.selection(urlencode(chosen | {"figure": before.figure}))


def opening(shown: Shown, before: Selection, figure_id: object) -> Selection:
    """Return the same view with a figure open, or none."""
    wanted = {"figure": figure_id} if isinstance(figure_id, str) else {}
    query = before.view().to_query().removeprefix("?")
    return shown.selection("&".join(part for part in (query, urlencode(wanted)) if part))


def clicked_figure(click: object) -> str:
    """Return the id that the clicked mark carries, empty where it carries none."""
    try:
        found = click["points"][0]["customdata"]
    except (KeyError, IndexError, TypeError):
        return ""
    return found if isinstance(found, str) else ""


def unless(new: str, old: object) -> object:
    """Return the new value where it differs: what did not change is not done again."""
    return no_update if new == old else new


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
        return charts.casualties(seen.casualty_claims, canvas)
    if name == "camps":
        return charts.camps(seen.camp_claims, seen.need, canvas)
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
    seen, paths = shown.view(query), shown.paths
    summaries = {name: summary(name, seen) for name in CHARTS}
    return {
        "answers": answers(seen, paths),
        "chosen": chosen_words(seen.selection),
        "shown": shown_words(shown.crisis, seen),
        "download": page.download_shown(seen, paths),
        "labels": summaries,
        "summaries": summaries,
        "pictures": {name: picture_address(name, seen, paths) for name in CHARTS},
        "beside": {name: beside(name, seen, paths) for name in CHARTS},
        "tables": {name: table(name, seen, paths) for name in CHARTS},
    }


def count(shown: Shown, clicks: object, query: object) -> list:
    """Return the agencies' counts once a reader has opened their table."""
    return counts(shown.view(query).series) if clicks else []


def open_panel(shown: Shown, figure_id: object) -> list:
    """Return the panel's content for the open figure, nothing where none is open."""
    if not figure_id:
        return []
    base = request.host_url.rstrip("/") + shown.paths.prefix.rstrip("/") if has_request_context() else ""
    try:
        return panel(describe(shown.release, str(figure_id), shown.texts, base), shown.paths)
    except KeyError:
        return missing()
