"""The layout of the page: heading, answers, filters, charts with their tables, documents, downloads.

Makes components from figures and words; knows no data frame. Later views replace its parts by their ids.
"""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import figures as told
from dashboard import story
from dashboard.chart_sections import chart_section
from dashboard.derived_tables import folded, plans
from dashboard.figure_tables import counts
from dashboard.figures import Figure
from dashboard.filters import document_words, drawings, filters
from dashboard.links import Paths, link, warnings
from dashboard.scorecard_section import scorecard
from dashboard.scorecard_section import told as told_story
from dashboard.view import Crisis, Document, View
from dashboard.words import capital, count, say, words

MOST_DOCUMENTS = 100  # in the table at the end of the page; more have a page of their own


def page(crisis: Crisis, seen: View, paths: Paths, notice: str = "", *, live: bool = False) -> Component:
    """Return the page for a view; later views replace its parts by their ids.

    The `live` page leaves the long table of the agencies' counts until it is opened: it would be a third of the page.
    """
    return html.Div(
        id="page",
        children=[
            *_state(),
            html.A(say("page.skip"), href="#displacement", className="skip"),
            _header(crisis),
            html.Main(
                [
                    *_story(crisis, paths),
                    html.Section(answers(seen, paths), id="answers", **{"aria-label": say("answer.title")}),
                    filters(crisis, seen, paths, notice),
                    *_charts(crisis, seen, paths, live),
                    _documents(crisis, paths),
                    _downloads(crisis, seen, paths),
                ]
            ),
            _footer(crisis),
            html.Dialog(id="panel", className="panel", **{"aria-label": say("panel.label")}),
        ],
    )


def _state() -> list[Component]:
    """The address, and what follows from it: the view, the open figure, what was asked for, the room for charts."""
    return [
        dcc.Location(id="address", refresh=False),
        dcc.Store(id="view", data=""),
        dcc.Store(id="opened", data=""),
        dcc.Store(id="asked"),
        dcc.Store(id="canvas"),
        dcc.Store(id="focused"),
    ]


def _story(crisis: Crisis, paths: Paths) -> list[Component]:
    found = told_story(crisis.derived.story, paths)
    return [html.Section(found, id="story", **{"aria-label": say("told.title")})] if found else []


def _charts(crisis: Crisis, seen: View, paths: Paths, live: bool) -> list[Component]:
    """Return the charts, each with what is derived beside it; after the first, how its projections fared."""
    derived = crisis.derived
    places = [*plans(derived, paths), *folded("gaps", derived, paths, live)]
    counted = [_counts(seen, live), *folded("identities", derived, paths, live)]
    return [
        chart_section("displacement", seen, paths, drawings(seen), counted),
        *_scorecard(crisis, paths, live),
        chart_section("casualties", seen, paths, more=folded("monthly", derived, paths, live)),
        chart_section("camps", seen, paths, more=places),
    ]


def _scorecard(crisis: Crisis, paths: Paths, live: bool) -> list[Component]:
    if not crisis.derived.projections:
        return []
    return [
        html.Section(
            [
                html.H2(say("score.title"), id="scorecard-title"),
                *scorecard(crisis.derived, paths),
                *folded("agencies-scores", crisis.derived, paths, live),
                html.P(html.A(say("score.download"), href=paths.download("scorecard.csv"), className="button")),
            ],
            id="scorecard",
            **{"aria-labelledby": "scorecard-title"},
        )
    ]


def _header(crisis: Crisis) -> Component:
    first, last = crisis.documents[0].published.start, crisis.documents[-1].published.end
    as_of = say(
        "page.as_of",
        documents=count("documents", len(crisis.documents)),
        start=told.short_day(first),
        end=told.short_day(last),
    )
    return html.Header([html.H1(crisis.title), html.P([crisis.description, " ", as_of])])


def answers(seen: View, paths: Paths) -> list[Component]:
    """Return the three answers: a number with its quantifier, who said it and when, and how it was chosen."""
    return [_answer(answer, paths) for answer in seen.answers]


def _answer(answer: story.Answer, paths: Paths) -> Component:
    figure = answer.figure
    body = [html.P(answer.rule, className="quiet")] if figure is None else _answered(figure, paths)
    rule = [html.Span([", ", answer.rule], className="rule")] if figure else []
    return html.Div([html.H2([answer.question, *rule]), *body], className=f"answer {answer.status}")


def _answered(figure: Figure, paths: Paths) -> list[Component]:
    return [
        html.P(link(figure, paths, told.quantity(figure)), className="quantity"),
        html.P(_what(figure)),
        html.P([_who(figure), ". ", warnings(figure)], className="quiet"),
    ]


def _what(figure: Figure) -> str:
    parts = [
        f"{told.people(figure)} {told.measure(figure)}" if figure.table != "camp_capacity" else told.measure(figure)
    ]
    parts += [figure.place] if figure.place else []
    parts += [told.about(figure)] if figure.period and figure.status == "reported" else []
    return say("format.list").join(parts)


def _who(figure: Figure) -> str:
    return say("answer.who", issuer=capital(told.issuer(figure)), publisher=figure.publisher, days=figure.stated)


def _counts(seen: View, live: bool) -> Component:
    table = html.Div([] if live else counts(seen.series), id="counts-table")
    return html.Details([html.Summary(say("series.table")), table], id="counts", n_clicks=0)


def _documents(crisis: Crisis, paths: Paths) -> Component:
    headings = ("document", "when", "numbers", "meter")
    return html.Section(
        id="documents",
        **{"aria-labelledby": "documents-title"},
        children=[
            html.H2(say("documents.title"), id="documents-title"),
            html.P([say("documents.intro"), *_more_documents(crisis, paths)]),
            html.Table(
                [
                    html.Caption(say("documents.caption")),
                    html.Thead(html.Tr([html.Th(say(f"documents.{name}"), scope="col") for name in headings])),
                    html.Tbody([_document(document, paths) for document in crisis.documents[-MOST_DOCUMENTS:]]),
                ],
                className="documents",
            ),
        ],
    )


def _more_documents(crisis: Crisis, paths: Paths) -> list:
    """Return what leads to the documents that are not listed, where there are too many for one page."""
    if len(crisis.documents) <= MOST_DOCUMENTS:
        return []
    all_of_them = say("documents.all", count=count("documents", len(crisis.documents)))
    return [
        " ",
        say("documents.latest", shown=MOST_DOCUMENTS),
        " ",
        html.A(all_of_them, href=paths.local("/documents")),
    ]


def _document(document: Document, paths: Paths) -> Component:
    counts = say("documents.counts", figures=document.figures, context=document.context, set_aside=document.set_aside)
    return html.Tr(
        [
            html.Th(
                [
                    html.A(document.title, href=paths.document(document.document_id)),
                    html.Div(document.summary, className="quiet small"),
                ],
                scope="row",
            ),
            html.Td(document_words(document), **{"data-label": say("documents.when")}),
            html.Td(counts, **{"data-label": say("documents.numbers")}),
            html.Td(_meter(document, counts), **{"data-label": say("documents.meter")}),
        ]
    )


def _meter(document: Document, counts: str) -> Component:
    """Return the shares of a document's numbers as one bar; the counts beside it say the same."""
    parts = [(name, getattr(document, name)) for name in ("figures", "context", "set_aside")]
    return html.Div(
        [html.Span(className=name, style={"flexGrow": many}) for name, many in parts if many],
        className="meter",
        role="img",
        **{"aria-label": counts},
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


def _footer(crisis: Crisis) -> Component:
    return html.Footer(
        [
            html.P(say("footer.laws")),
            html.P(say("footer.release", digest=crisis.digest), className="small"),
            *([html.P(say("footer.refused"), className="refused")] if crisis.refused else []),
        ],
        className="page",
    )
