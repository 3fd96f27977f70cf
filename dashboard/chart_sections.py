"""One chart of the page with all that belongs to it: key, summary, what cannot be drawn, how to read it, its table."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import figures as told
from dashboard import story
from dashboard.figure_tables import table
from dashboard.figures import Figure
from dashboard.links import Paths, link, warnings
from dashboard.theme import GRAPH_SETTINGS
from dashboard.view import View
from dashboard.words import capital, say, words

CHARTS = ("displacement", "casualties", "camps")
HEIGHTS = {"displacement": "tall", "casualties": "", "camps": ""}


def chart_section(
    name: str, seen: View, paths: Paths, controls: Sequence[Component] = (), more: Sequence[Component] = ()
) -> Component:
    """Return the section of one chart; `controls` choose how it is drawn, `more` stands at its end."""
    return html.Section(
        id=name,
        tabIndex=-1,
        className="chart",
        **{"aria-labelledby": f"{name}-title"},
        children=[
            html.Div(
                [html.H2(say(f"{name}.title"), id=f"{name}-title"), html.Div(controls, className="drawings")],
                className="heading",
            ),
            *([_key()] if name == "displacement" else []),
            html.Figure(
                [
                    html.Div(
                        dcc.Graph(id=f"{name}-chart", config=GRAPH_SETTINGS, className="plot"),
                        id=f"{name}-picture",
                        className=f"picture {HEIGHTS[name]}",
                        role="img",
                        **{"aria-label": summary(name, seen)},
                    ),
                    html.Figcaption(summary(name, seen), id=f"{name}-summary"),
                ]
            ),
            html.Div(beside(name, seen, paths), id=f"{name}-beside"),
            _reading(name),
            html.Div(table(name, seen, paths), id=f"{name}-table"),
            *more,
        ],
    )


def _key() -> Component:
    return html.Ul(
        [html.Li([html.Span(className=f"glyph {name}"), text]) for name, text in words("displacement.key").items()],
        className="key",
    )


def _reading(name: str) -> Component:
    return html.Div(
        [
            html.Div([html.H3(say("chart.reading")), html.P(" ".join(words(f"{name}.reading")))]),
            html.Div([html.H3(say("chart.caution")), html.P(say(f"{name}.caution"))]),
        ],
        className="reading",
    )


def summary(name: str, seen: View) -> str:
    """Return what a chart says, in sentences."""
    if name == "displacement":
        return story.over_time_summary(seen.displacement_claims, seen.camp_claims, seen.series)
    if name == "casualties":
        return story.casualties_summary(seen.casualty_claims)
    return story.camps_summary(seen.camp_claims, seen.need)


def beside(name: str, seen: View, paths: Paths) -> list[Component]:
    """Return what belongs to a chart and cannot be drawn: vague words and shares."""
    found = {"displacement": seen.displacement_claims, "casualties": seen.casualty_claims, "camps": seen.camp_claims}[
        name
    ]
    return [
        *(_count_warnings(seen) if name == "displacement" else []),
        *_in_words("vague", [figure for figure in found if figure.quantifier == "vague"], paths),
        *_in_words("shares", [figure for figure in found if figure.unit == "percent"], paths),
    ]


def _count_warnings(seen: View) -> list[Component]:
    found = story.count_warnings(seen.series)
    if not found:
        return []
    heading = [html.H3(say("counts_note.title")), html.P(say("counts_note.note"), className="quiet")]
    return [*heading, html.Ul([html.Li(each) for each in found])]


def _in_words(kind: str, found: Sequence[Figure], paths: Paths) -> list[Component]:
    if not found:
        return []
    items = [
        html.Li([link(figure, paths, capital(told.phrase(figure))), f" ({told.source(figure)})", warnings(figure)])
        for figure in found
    ]
    return [html.H3(say(f"chart.{kind}")), html.P(say(f"chart.{kind}_note"), className="quiet"), html.Ul(items)]
