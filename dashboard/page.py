"""The layout of the page: headings, answers, filters, charts with their tables, documents, downloads.

Makes components from figures and words; knows no data frame. Every link to a figure is an address that works
without scripts; `data-figure` lets the script of the page open it in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import figures as told
from dashboard import story
from dashboard.figures import Figure
from dashboard.gaps import Gap, Refusal
from dashboard.selection import BESIDE, NOBODY, SCALES, Selection
from dashboard.series import Fact, Series
from dashboard.theme import GRAPH_SETTINGS
from dashboard.view import Crisis, Document, View
from dashboard.words import capital, count, listed, number, say, words

FILTERS = ("document", "measure", "status", "issuer", "place")
DAYS = ("since", "until")
CHARTS = ("displacement", "casualties", "camps")
ALL = "all"  # a native select shows nothing for an empty value
OPEN_ROWS = 12  # a longer table is folded
HEIGHTS = {"displacement": "tall", "casualties": "", "camps": ""}


@dataclass(frozen=True)
class Paths:
    """Addresses on this host, below the prefix under which it is served."""

    prefix: str = "/"

    def figure(self, figure_id: str) -> str:
        """Return the permanent address of a figure."""
        return f"{self.prefix}figure/{figure_id}"

    def document(self, document_id: str) -> str:
        """Return the address of a document's page."""
        return f"{self.prefix}document/{document_id}"

    def download(self, name: str) -> str:
        """Return the address of a file."""
        return f"{self.prefix}download/{name}"

    def local(self, address: str) -> str:
        """Return a path of this site below the prefix, and any other address as it is."""
        return self.prefix + address.removeprefix("/") if address.startswith("/") else address


def page(crisis: Crisis, seen: View, paths: Paths) -> Component:
    """Return the whole page for a view; later views replace its parts by their ids."""
    return html.Div(
        id="page",
        children=[
            *_state(),
            html.A(say("page.skip"), href="#displacement", className="skip"),
            _header(crisis),
            html.Main(
                [
                    html.Section(answers(seen, paths), id="answers", **{"aria-label": say("answer.title")}),
                    _filters(crisis),
                    _chart("displacement", seen, paths, _drawing("beside", BESIDE), _drawing("scale", SCALES)),
                    _chart("casualties", seen, paths),
                    _chart("camps", seen, paths),
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


def _header(crisis: Crisis) -> Component:
    first, last = crisis.documents[0].published.start, crisis.documents[-1].published.end
    as_of = say(
        "page.as_of",
        documents=count("documents", len(crisis.documents)),
        start=told.short_day(first),
        end=told.short_day(last),
    )
    return html.Header([html.H1(crisis.title), html.P([crisis.description, " ", as_of])])


# The answers


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
        html.P([_who(figure), ". ", _warnings(figure)], className="quiet"),
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


def link(figure: Figure, paths: Paths, text: str, **more: object) -> Component:
    """Return a link that opens the provenance of a figure."""
    return html.A(text, href=paths.figure(figure.figure_id), **{"data-figure": figure.figure_id}, **more)


def _warnings(figure: Figure) -> Component:
    """Return what must not be missing beside a figure: disputed, withdrawn, on top of others."""
    return html.Span([html.Strong(f" {capital(warning)}.", className="warning") for warning in told.warnings(figure)])


# The filters


def _filters(crisis: Crisis) -> Component:
    return html.Section(
        id="filters",
        **{"aria-label": say("filter.title")},
        children=[
            html.Div(
                [
                    *(_choice(name, crisis) for name in FILTERS),
                    *(_day(name) for name in DAYS),
                    html.Button(say("filter.clear"), id="clear", type="button"),
                ],
                className="controls",
            ),
            html.P(
                id="shown", role="status", children=say("filter.shown_all", all=count("figures", crisis.figure_count))
            ),
            html.Div(id="notice", role="status"),
        ],
    )


def _choice(name: str, crisis: Crisis) -> Component:
    options = [{"label": say("filter.all"), "value": ALL}]
    options += [{"label": choice_words(name, value, crisis), "value": value} for value in crisis.choices[name]]
    return _labelled(name, dbc.Select(id=f"filter-{name}", options=options, value=ALL))


def _day(name: str) -> Component:
    return _labelled(name, dbc.Input(id=f"filter-{name}", type="date", value="", debounce=True))


def _labelled(name: str, control: Component) -> Component:
    return html.Div([dbc.Label(say(f"filter.{name}"), html_for=f"filter-{name}"), control], className="control")


def choice_words(name: str, value: str, crisis: Crisis) -> str:
    """Return a value of a filter in words."""
    if name == "document":
        return next((document_words(each) for each in crisis.documents if each.document_id == value), value)
    if name == "place":
        return crisis.place_names.get(value, value)
    if name == "issuer":
        return capital(say("figure.by_nobody")) if value == NOBODY else value
    return capital(say(f"measure.reported.{value}" if name == "measure" else f"status.{value}"))


def document_words(document: Document) -> str:
    """Return a document in a line: publisher and day."""
    return say("documents.published", publisher=document.publisher, days=document.published)


def shown_words(crisis: Crisis, seen: View) -> str:
    """Return how many of the figures are shown."""
    if not seen.shown:
        return say("filter.empty")
    name = "shown_all" if seen.shown == crisis.figure_count else "shown"
    return say(f"filter.{name}", shown=number(seen.shown), all=count("figures", crisis.figure_count))


def notice_words(selection: Selection) -> str:
    """Return what of the address was left out, and why."""
    if not selection.ignored:
        return ""
    asked = [say("filter.asked", value=each.value, name=each.name) for each in selection.ignored[:3]]
    return say("filter.ignored", what=listed(asked))


# The charts


def _chart(name: str, seen: View, paths: Paths, *controls: Component) -> Component:
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
        ],
    )


def _drawing(name: str, values: Sequence[str]) -> Component:
    """Return a choice of how the chart is drawn; it changes nothing of what is downloaded."""
    options = [{"label": say(f"{name}.{value}"), "value": value} for value in values]
    return html.Div(
        [
            dbc.Label(say(f"{name}.title"), html_for=f"filter-{name}"),
            dbc.Select(id=f"filter-{name}", options=options, value=values[0]),
        ],
        className="scale",
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
    """Return what belongs to a chart and cannot be drawn: vague words and shares, or the gaps worked out."""
    if name == "camps":
        return _gaps(seen.gaps, paths)
    found = seen.displacement_claims if name == "displacement" else seen.casualty_claims
    return [
        *_in_words("vague", [figure for figure in found if figure.quantifier == "vague"], paths),
        *_in_words("shares", [figure for figure in found if figure.unit == "percent"], paths),
    ]


def _in_words(kind: str, found: Sequence[Figure], paths: Paths) -> list[Component]:
    if not found:
        return []
    items = [
        html.Li([link(figure, paths, capital(told.phrase(figure))), f" ({told.source(figure)})", _warnings(figure)])
        for figure in found
    ]
    return [html.H3(say(f"chart.{kind}")), html.P(say(f"chart.{kind}_note"), className="quiet"), html.Ul(items)]


def _gaps(found: Sequence[Gap | Refusal], paths: Paths) -> list[Component]:
    if not found:
        return []
    return [
        html.H3(say("camps.gap_title")),
        html.Ul(
            [_gap(each, paths) if isinstance(each, Gap) else _refusal(each, paths) for each in found], className="gaps"
        ),
    ]


def _gap(gap: Gap, paths: Paths) -> Component:
    return html.Li(
        [
            html.P(
                [
                    link(gap.need, paths, f"{told.quantity(gap.need)} {say('status.projected')}"),
                    " − ",
                    link(gap.capacity, paths, f"{told.quantity(gap.capacity)} {told.measure(gap.capacity)}"),
                    " = ",
                    html.Strong(say("camps.gap_meaning", gap=gap.amount)),
                ],
                className="formula",
            ),
            html.P(
                [
                    f"{told.source(gap.need)}; {told.source(gap.capacity)}. ",
                    _warnings(gap.need),
                    _warnings(gap.capacity),
                ],
                className="quiet",
            ),
        ]
    )


def _refusal(refusal: Refusal, paths: Paths) -> Component:
    before, after = say("camps.refused", need="\0", reason=refusal.reason).split("\0")
    return html.Li([before, link(refusal.need, paths, told.phrase(refusal.need)), after])


# The tables

COLUMNS = ("what", "status", "issuer", "stated", "period", "place", "note")


def table(name: str, seen: View, paths: Paths) -> list[Component]:
    """Return every figure of a chart as a table; a long one is folded."""
    found = {"displacement": seen.displacement, "casualties": seen.casualties, "camps": seen.camps}[name]
    if not found:
        return [html.P(say("filter.empty") if name != "camps" else say("camps.none"), className="quiet")]
    caption = say(f"{name}.caption", count=count("figures", len(found)))
    whole = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr([html.Th(say(f"table.{column}"), scope="col") for column in COLUMNS])),
            html.Tbody([_row(figure, paths) for figure in found]),
        ],
        className="figures",
    )
    return [_folded(say("chart.table"), whole, len(found)), *(_counts(seen.series) if name == "displacement" else [])]


def _folded(heading: str, whole: Component, rows: int) -> Component:
    return html.Details([html.Summary(heading), whole], open=rows <= OPEN_ROWS, className="rows")


def _counts(beside: Sequence[Series]) -> list[Component]:
    """Return the agencies' counts as a table of their own, each with the page that states it."""
    rows = [(one, fact) for one in beside for fact in one.facts]
    if not rows:
        return []
    headings = ("day", "people", "measure", "source", "note")
    whole = html.Table(
        [
            html.Caption(say("series.caption", count=count("counts", len(rows)))),
            html.Thead(html.Tr([html.Th(say(f"series.{name}"), scope="col") for name in headings])),
            html.Tbody([_count(one, fact) for one, fact in rows]),
        ],
        className="counts",
    )
    return [_folded(say("series.table"), whole, len(rows))]


def _count(one: Series, fact: Fact) -> Component:
    cells = {
        "people": fact.quantity,
        "measure": say("format.list").join([one.name, one.place]),
        "source": html.A(f"{fact.issuer}: {fact.title}", href=fact.url, rel="noreferrer"),
        "note": fact.caveat or "",
    }
    return html.Tr(
        [
            html.Th(told.short_day(fact.day), scope="row"),
            *(html.Td(cell, **{"data-label": say(f"series.{name}")}) for name, cell in cells.items()),
        ]
    )


def _row(figure: Figure, paths: Paths) -> Component:
    cells = {
        "status": say(f"status.{figure.status}"),
        "issuer": [
            told.issuer(figure),
            html.Div(
                html.A(figure.publisher, href=paths.document(figure.document_id)),
                className="small",
            ),
        ],
        "stated": str(figure.stated),
        "period": told.about(figure),
        "place": told.where(figure),
        "note": [_warnings(figure), " ", figure.caveat or ""],
    }
    return html.Tr(
        [
            html.Th(link(figure, paths, capital(told.phrase(figure))), scope="row"),
            *(html.Td(cell, className=name, **{"data-label": say(f"table.{name}")}) for name, cell in cells.items()),
        ],
        className=f"{figure.status} {figure.verification}",
    )


# Documents, downloads, footer


def _documents(crisis: Crisis, paths: Paths) -> Component:
    headings = ("document", "when", "numbers", "meter")
    return html.Section(
        id="documents",
        **{"aria-labelledby": "documents-title"},
        children=[
            html.H2(say("documents.title"), id="documents-title"),
            html.P(say("documents.intro")),
            html.Table(
                [
                    html.Caption(say("documents.caption")),
                    html.Thead(html.Tr([html.Th(say(f"documents.{name}"), scope="col") for name in headings])),
                    html.Tbody([_document(document, paths) for document in crisis.documents]),
                ],
                className="documents",
            ),
        ],
    )


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
    files = [
        html.Li(html.A(say(f"downloads.table_names.{name}"), href=paths.download(f"{name}.csv")))
        for name in crisis.tables
    ]
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
        [html.P(say("footer.laws")), html.P(say("footer.release", digest=crisis.digest), className="small")]
    )
