"""The layout of the page: heading, answers, filters, charts with their tables, documents, downloads.

Makes components from figures and words; knows no data frame. It is written as HTML; `live` keeps its parts up to date by their ids.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.evidence import figures as told
from dashboard.language.words import count, say, words
from dashboard.page.chart_sections import chart_section, main_section
from dashboard.page.derived_tables import folded, plans
from dashboard.page.document_list import documents
from dashboard.page.figure_tables import counts
from dashboard.page.filters import drawings, filters
from dashboard.page.headlines import answers
from dashboard.page.links import Paths
from dashboard.page.scorecard_section import scorecard
from dashboard.page.scorecard_section import told as told_story
from dashboard.view import Crisis, View


def page(crisis: Crisis, seen: View, paths: Paths, notice: str = "") -> Component:
    """Return the page for a view."""
    return html.Div(
        id="page",
        children=[
            html.A(say("page.skip"), href="#displacement", className="skip"),
            _header(crisis),
            _contents(crisis),
            html.Main(
                [
                    filters(crisis, seen, paths, notice),
                    *_charts(crisis, seen, paths),
                    documents(crisis, paths),
                    _method(paths),
                    _downloads(crisis, seen, paths),
                ]
            ),
            _footer(crisis, paths),
            html.Dialog(id="panel", className="panel", **{"aria-label": say("panel.label")}),
        ],
    )


def _charts(crisis: Crisis, seen: View, paths: Paths) -> list[Component]:
    """Return the charts, each with what is derived beside it; after the first, how its projections fared."""
    derived = crisis.derived
    places = [*plans(derived, paths), *folded("gaps", derived, paths)]
    counted = [_counts(seen), *folded("identities", derived, paths)]
    return [
        main_section(seen, paths, drawings(seen), _answers(seen, paths), _story(crisis, paths), counted),
        *_scorecard(crisis, paths),
        chart_section("casualties", seen, paths, more=folded("monthly", derived, paths)),
        chart_section("camps", seen, paths, more=places),
    ]


def _scorecard(crisis: Crisis, paths: Paths) -> list[Component]:
    if not crisis.derived.projections:
        return []
    return [
        html.Section(
            [
                html.H2(say("score.title"), id="scorecard-title"),
                *scorecard(crisis.derived, paths),
                *folded("documents-scores", crisis.derived, paths),
                *folded("agencies-scores", crisis.derived, paths),
                html.P(html.A(say("score.download"), href=paths.download("scorecard.csv"), className="button")),
            ],
            id="scorecard",
            **{"aria-labelledby": "scorecard-title"},
        )
    ]


def _answers(seen: View, paths: Paths) -> Component:
    return html.Section(answers(seen, paths), id="answers", **{"aria-label": say("answer.title")})


def _story(crisis: Crisis, paths: Paths) -> list[Component]:
    found = told_story(crisis.derived.story, paths)
    return [html.Section(found, id="story", **{"aria-label": say("told.title")})] if found else []


def _header(crisis: Crisis) -> Component:
    first, last = crisis.documents[0].published.start, crisis.documents[-1].published.end
    as_of = say(
        "page.as_of",
        documents=count("documents", len(crisis.documents)),
        start=told.short_day(first),
        end=told.short_day(last),
    )
    promise = html.Span([say("format.list"), say("page.promise")], className="promise")
    return html.Header([html.H1(html.Bdi(crisis.title)), html.P([as_of, promise], className="as-of")])


def _contents(crisis: Crisis) -> Component:
    """Return links to the parts of this page."""
    parts = [name for name in words("page.parts") if name != "scorecard" or crisis.derived.projections]
    links = [html.Li(html.A(say(f"page.parts.{name}"), href=f"#{name}")) for name in parts]
    return html.Nav(html.Ul(links), className="contents", **{"aria-label": say("page.contents")})


def _counts(seen: View) -> Component:
    table = html.Div(counts(seen.series), id="counts-table")
    return html.Details([html.Summary(say("series.table")), table], id="counts")


def _method(paths: Paths) -> Component:
    """Return how figures are found in a sentence, with the page that tells it whole."""
    more = html.A(say("made.more"), href=paths.local("/method"))
    return html.Section(
        [html.H2(say("method.title"), id="method-title"), html.P([say("made.lead"), " ", more])],
        id="method",
        **{"aria-labelledby": "method-title"},
    )


def _downloads(crisis: Crisis, seen: View, paths: Paths) -> Component:
    names = crisis.tables | words("downloads.table_names")  # a table newer than the catalogue keeps its own title
    files = [html.Li(html.A(names[name], href=paths.download(f"{name}.csv"))) for name in crisis.tables]
    return html.Section(
        id="downloads",
        **{"aria-labelledby": "downloads-title"},
        children=[
            html.H2(say("downloads.title"), id="downloads-title"),
            html.P(
                html.A(
                    say("downloads.shown"), id="download-shown", href=download_shown(seen, paths), className="button"
                )
            ),
            html.H3(say("downloads.tables")),
            html.Ul(
                [*files, html.Li(html.A(say("downloads.package"), href=paths.download("datapackage.json")))],
                className="files",
            ),
        ],
    )


def download_shown(seen: View, paths: Paths) -> str:
    """Return the address of exactly the rows that are shown."""
    return paths.download("figures.csv") + seen.selection.view().to_query()


def _footer(crisis: Crisis, paths: Paths) -> Component:
    release = say("footer.release", digest=crisis.digest)
    return html.Footer(
        [
            html.P(say("footer.laws")),
            html.P(html.A(release, href=paths.local("/release")), className="small"),
            *([html.P(say("footer.refused"), className="refused")] if crisis.refused else []),
        ],
        className="page",
    )
