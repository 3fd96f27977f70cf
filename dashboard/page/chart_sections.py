"""One chart of the page with all that belongs to it: key, summary, what cannot be drawn, how to read it, its table."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.evidence import figures as told
from dashboard.evidence import story
from dashboard.evidence.figures import Figure
from dashboard.language.words import capital, say, words
from dashboard.page.differing import TABLES, differing
from dashboard.page.figure_tables import table
from dashboard.page.key import key
from dashboard.page.links import Paths, link, warnings
from dashboard.page.live import Chart
from dashboard.view import View

CHARTS = ("displacement", "casualties", "camps")
HEIGHTS = {"displacement": "tall", "casualties": "", "camps": ""}


def main_section(
    seen: View,
    paths: Paths,
    controls: Sequence[Component],
    answers: Component,
    told: Sequence[Component],
    more: Sequence[Component],
) -> Component:
    """Return the first section: the answers beside the main chart, the story above it where there is room."""
    name = "displacement"
    drawn = [
        answers,
        _heading(name),
        html.Div(controls, className="drawings"),
        *told,
        _picture(name, seen, paths),  # below all that would move it if it came later
        html.Ul(key(seen), id="displacement-key", className="key"),
    ]
    return _section(
        name, [html.Div(drawn, className="drawn first"), _reading(name), *_in_other_words(name, seen, paths), *more]
    )


def chart_section(name: str, seen: View, paths: Paths, more: Sequence[Component] = ()) -> Component:
    """Return the section of another chart, with how to read it beside it; `more` stands at its end."""
    drawn = html.Div([_reading(name), _picture(name, seen, paths)], className="drawn")
    return _section(name, [_heading(name), drawn, *_in_other_words(name, seen, paths), *more])


def _section(name: str, children: Sequence[Component]) -> Component:
    return html.Section(list(children), id=name, tabIndex=-1, className="chart", **{"aria-labelledby": f"{name}-title"})


def _heading(name: str) -> Component:
    return html.H2(say(f"{name}.title"), id=f"{name}-title")


def _in_other_words(name: str, seen: View, paths: Paths) -> list[Component]:
    """Return what cannot be drawn, and what is drawn as a table."""
    return [
        html.Div(beside(name, seen, paths), id=f"{name}-beside"),
        html.Div(table(name, seen, paths), id=f"{name}-table"),
    ]


def _picture(name: str, seen: View, paths: Paths) -> Component:
    return html.Figure(
        [
            html.Div(
                Chart(id=f"{name}-chart"),
                className=f"picture {HEIGHTS[name]}",
                **{"data-marks": say("chart.marks", title=say(f"{name}.title"))},
            ),
            _saving(name, seen, paths),
            html.Figcaption(_folded(say("chart.in_words"), html.P(summary(name, seen), id=f"{name}-summary"))),
        ]
    )


def _saving(name: str, seen: View, paths: Paths) -> Component:
    """Return what saves the picture: as the server draws it, or as the browser makes PNG of that."""
    label = {"aria-label": say("picture.save_as", kind="SVG", title=say(f"{name}.title"))}
    svg = html.A(
        "SVG", href=picture_address(name, seen, paths), id=f"{name}-svg", download=picture_file(name, seen), **label
    )
    label = {"aria-label": say("picture.save_as", kind="PNG", title=say(f"{name}.title"))}
    png = html.Button("PNG", type="button", **{"data-png": f"{name}-svg"}, **label)
    return html.P([say("picture.save"), " ", svg, " ", png], className="saving")


def picture_file(name: str, seen: View) -> str:
    """Return under what name the chart is saved: with the day of the data."""
    return f"{name}-{seen.released or 'figures'}.svg"


def picture_address(name: str, seen: View, paths: Paths) -> str:
    """Return the address of the chart as a file of its own, for the same view."""
    return f"{paths.prefix}picture/{name}.svg{seen.selection.view().to_query()}"


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
    several = [f"{said.title}." for said in seen.accounts if said.headline.table == TABLES[name]]
    return " ".join([_summary(name, seen), *several])


def _summary(name: str, seen: View) -> str:
    if name == "displacement":
        return story.over_time_summary(seen.displacement_claims, seen.camp_claims, seen.series)
    if name == "casualties":
        return story.casualties_summary(seen.casualty_claims)
    return story.camps_summary(seen.camp_claims, seen.need)


def beside(name: str, seen: View, paths: Paths) -> list[Component]:
    """Return what belongs to a chart beside its picture: where sources differ, vague words and shares."""
    found = {"displacement": seen.displacement_claims, "casualties": seen.casualty_claims, "camps": seen.camp_claims}[
        name
    ]
    return [
        *differing(name, seen, paths),
        *(_count_warnings(seen) if name == "displacement" else []),
        *_in_words("vague", [figure for figure in found if figure.quantifier == "vague"], paths),
        *_in_words("shares", [figure for figure in found if figure.unit == "percent"], paths),
    ]


def _count_warnings(seen: View) -> list[Component]:
    found = story.count_warnings(seen.series)
    if not found:
        return []
    note = html.P(say("counts_note.note"), className="quiet")
    return [_folded(say("counts_note.title"), note, html.Ul([html.Li(each) for each in found]))]


def _folded(heading: str, *inside: Component) -> Component:
    """Return what is unfolded by those who want it, and on paper."""
    return html.Details([html.Summary(heading), *inside], className="rows")


def _in_words(kind: str, found: Sequence[Figure], paths: Paths) -> list[Component]:
    if not found:
        return []
    items = [
        html.Li([link(figure, paths, capital(told.phrase(figure))), f" ({told.source(figure)})", warnings(figure)])
        for figure in found
    ]
    return [html.H3(say(f"chart.{kind}")), html.P(say(f"chart.{kind}_note"), className="quiet"), html.Ul(items)]
