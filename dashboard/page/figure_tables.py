"""The tables under the charts: the same figures, row by row, each with a link to where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.evidence import figures as told
from dashboard.evidence.accounts import Accounts, of_figure
from dashboard.evidence.figures import Figure
from dashboard.evidence.series import Fact, Series
from dashboard.language.words import capital, count, say
from dashboard.page.differing import place_of
from dashboard.page.links import Paths, link, warnings
from dashboard.view import View

COLUMNS = ("what", "status", "issuer", "stated", "period", "place", "note")


def table(name: str, seen: View, paths: Paths) -> list[Component]:
    """Return every figure of a chart as a table, folded: the page stays short, and print and search open it."""
    found = {"displacement": seen.displacement, "casualties": seen.casualties, "camps": seen.camps}[name]
    if not found:
        return [html.P(say("filter.empty") if name != "camps" else say("camps.none"), className="quiet")]
    caption = say(f"{name}.caption", count=count("figures", len(found)))
    whole = html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr([html.Th(say(f"table.{column}"), scope="col") for column in COLUMNS])),
            html.Tbody([_row(figure, paths, of_figure(figure, seen.accounts)) for figure in found]),
        ],
        className="figures",
    )
    heading = html.Summary(say("chart.table", figures=count("figures", len(found))))
    return [html.Details([heading, whole], className="rows")]


def counts(beside: Sequence[Series]) -> list[Component]:
    """Return the agencies' counts as a table, each with the page that states it."""
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
    return [whole]


def _count(one: Series, fact: Fact) -> Component:
    cells = {
        "people": [fact.quantity, badge(fact.families)],
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


def badge(families: str) -> Component | str:
    """Return the mark of a number of people that is six times a number of families."""
    return html.Span(families, className="badge", title=say("facts.families_note")) if families else ""


def _row(figure: Figure, paths: Paths, said: Accounts | None) -> Component:
    several = [html.A(said.summary, href=f"#{place_of(said)}"), ". "] if said else []
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
        "note": [warnings(figure), " ", *several, figure.caveat or ""],
    }
    return html.Tr(
        [
            html.Th(link(figure, paths, capital(told.phrase(figure))), scope="row"),
            *(html.Td(cell, className=name, **{"data-label": say(f"table.{name}")}) for name, cell in cells.items()),
        ],
        className=f"{figure.status} {figure.verification}",
    )
