"""The same main chart as anybody would write it with stock Dash: read the tables, filter, return a `go.Figure`.

`server` is that app; `whole` has what our page has besides, for one of its charts: labels at the marks, the headline
numbers and a table of the rows, all of which follow the filter. `empty` is a Dash app with nothing on its page, to hold
plain pages against.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

TABLES = Path(__file__).resolve().parent.parent.parent / "data" / "tables"
DAYS = ["stated_start", "stated_end", "period_start", "period_end"]

figures = pd.read_csv(TABLES / "displacement.csv", parse_dates=DAYS)
reference = pd.read_csv(TABLES / "reference.csv", parse_dates=["period_start", "period_end"])
counted = reference[reference["measure"].isin(["displaced"]) & (reference["status"] == "reported")]

lines = [
    {"type": "scatter", "x": list(rows["period_end"]), "y": list(rows["value_low"]), "mode": "lines", "name": name}
    for name, rows in counted.groupby("series")
]

app = Dash(__name__)
app.layout = html.Div([
    dcc.Dropdown(["all", "reported", "projected"], "all", id="status"),
    dcc.Graph(id="chart"),
])  # fmt: skip


@app.callback(Output("chart", "figure"), Input("status", "value"))
def draw(status: str) -> go.Figure:
    """Draw what was reported and projected over time, beside the series of the agencies."""
    chosen = figures if status == "all" else figures[figures["status"] == status]
    layout = {"title": "Reported against projected displacement", "yaxis": {"type": "log"}, "hovermode": "closest"}
    return go.Figure([*lines, *(_marks(name, rows) for name, rows in chosen.groupby("status"))], layout)


def _marks(name: str, rows: pd.DataFrame) -> go.Scatter:
    level = rows["value_low"].fillna(rows["value_high"])
    text = rows["as_written"] + "<br>" + rows["issuer"].fillna("") + "<br>" + rows["place"].fillna("")
    return go.Scatter(x=rows["stated_end"], y=level, mode="markers", name=name, text=text, customdata=rows["figure_id"])


server = app.server
_whole = Dash("whole")
_whole.layout = html.Div([
    html.H1("Displacement"),
    dcc.Dropdown(["all", "reported", "projected"], "all", id="status"),
    html.Div(id="headlines"),
    dcc.Graph(id="chart"),
    html.Div(id="table"),
])  # fmt: skip
SHOWN = ["as_written", "value_low", "value_high", "measure", "status", "issuer", "place", "stated_end", "caveat"]


@_whole.callback(
    Output("chart", "figure"), Output("headlines", "children"), Output("table", "children"), Input("status", "value")
)
def show(status: str) -> tuple:
    """Draw the labelled chart, and write the highest number of each status and a row for each figure."""
    chart = draw(status)
    chart.update_traces(mode="lines+markers", selector={"mode": "lines"})
    chart.update_traces(mode="markers+text", textposition="top center", selector={"mode": "markers"})
    chosen = figures if status == "all" else figures[figures["status"] == status]
    headlines = [html.P(f"{name}: {rows['value_low'].max():,.0f}") for name, rows in chosen.groupby("status")]
    head = html.Thead(html.Tr([html.Th(name) for name in SHOWN]))
    rows = [html.Tr([html.Td(str(value)) for value in row]) for row in chosen[SHOWN].fillna("").to_numpy()]
    return chart, headlines, html.Table([head, html.Tbody(rows)])


whole = _whole.server
_empty = Dash("empty")
_empty.layout = html.Div()
empty = _empty.server
