"""Tables of what is derived: places against people, ever, still and returned, casualties month by month.

Long ones are folded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.derived import monthly as months
from dashboard.derived.capacity import Gap, Plan
from dashboard.derived.derived import Derived
from dashboard.derived.inputs import Input
from dashboard.derived.monthly import Count, Month, Place
from dashboard.language.words import capital, count, days, say, short_day
from dashboard.page import scorecard_section
from dashboard.page.figure_tables import badge
from dashboard.page.links import Paths, anchor

GAP_COLUMNS = ("day", "places", "against", "gap", "why")
IDENTITY_COLUMNS = ("day", "ever", "still", "returned", "remainder", "who")


def plans(derived: Derived, paths: Paths) -> list[Component]:
    """Return what documents state as planned, each beside what agencies said at the time."""
    if not derived.plans:
        return []
    return [html.H3(say("capacity.plans")), html.Ul([html.Li(_plan(plan, paths)) for plan in derived.plans])]


def _plan(plan: Plan, paths: Paths) -> list[Component | str]:
    found = [anchor(plan.source.claim, plan.source.address, paths), f" ({plan.source.source})."]
    if plan.beside is None:
        return found
    beside = plan.beside
    said = [say("capacity.beside"), anchor(beside.told, beside.fact.address, paths)]
    return [*found, html.Div([*said, " ", beside.beware or ""], className="quiet")]


def gaps(derived: Derived, paths: Paths) -> list[Component]:
    """Return every number of places against people, with the difference or the reason for none."""
    caption = say("capacity.caption", count=count("gaps", len(derived.gaps)))
    return [_table(caption, "capacity", GAP_COLUMNS, [_gap(each, paths) for each in derived.gaps], "gaps")]


def _gap(gap: Gap, paths: Paths) -> Component:
    people = [html.Div(say("capacity.for_people", people=gap.people), className="small")] if gap.people else []
    supply = say("format.list").join([gap.issuer, say(f"capacity.supply.{gap.supply}")])
    cells = {
        "places": [_linked(gap.places, paths), html.Div(supply, className="small quiet")],
        "against": [_linked(gap.need, paths), " ", say(f"capacity.against.{gap.against}")] if gap.need else "",
        "gap": [html.Strong(gap.gap), *people] if gap.made else say("capacity.refused"),
        "why": gap.reason,
    }
    return _row("capacity", short_day(gap.day), cells)


def identities(derived: Derived, paths: Paths) -> list[Component]:
    """Return the days on which ever, still and returned can be checked against each other."""
    caption = say("identity.caption", count=count("days", len(derived.identities)))
    rows = [
        _row(
            "identity",
            short_day(each.day),
            {
                "ever": _linked(each.ever, paths),
                "still": _linked(each.still, paths),
                "returned": _linked(each.returned, paths),
                "remainder": html.Strong(each.remainder),
                "who": say("format.list").join([each.counted_by, each.place]),
            },
        )
        for each in derived.identities
    ]
    return [_table(caption, "identity", IDENTITY_COLUMNS, rows, "identities")]


def monthly(derived: Derived, paths: Paths) -> list[Component]:
    """Return a table for each place: a country and a part of it are never one."""
    return [_months(place, paths) for place in derived.casualties]


def _months(place: Place, paths: Paths) -> Component:
    kinds = months.kinds((place,))
    caption = say("monthly.caption", issuer=place.issuer, place=place.name, count=count("months", len(place.months)))
    headings = [say("monthly.month"), *map(_kind, kinds), say("monthly.source"), say("monthly.note")]
    rows = [_month(month, kinds, paths) for month in place.months]
    return _whole(caption, headings, rows, "monthly")


def _kind(kind: str) -> str:
    return capital(months.kind_words(kind))


def _month(month: Month, kinds: Sequence[str], paths: Paths) -> Component:
    counted = [_cell(month.counts.get(kind, ()), _kind(kind), paths) for kind in kinds]
    sources = [html.Div(html.A(title, href=url, rel="noreferrer")) for title, url in month.sources]
    notes = [html.Div(caveat) for caveat in month.caveats]
    return html.Tr(
        [
            html.Th(days(_first(month.last), month.last), scope="row"),
            *counted,
            html.Td(sources, className="small", **{"data-label": say("monthly.source")}),
            html.Td(notes, className="note small", **{"data-label": say("monthly.note")}),
        ]
    )


def _first(last: date) -> date:
    return last.replace(day=1)


def _cell(found: Sequence[Count], label: str, paths: Paths) -> Component:
    counts = [html.Div(_count(each, paths)) for each in found]
    return html.Td(counts, className="" if found else "empty", **{"data-label": label})


def _count(found: Count, paths: Paths) -> list[Component | str]:
    """Return a count; a withdrawn one is struck through and leads to the statement that says so."""
    shown = anchor(found.quantity, f"/reference/{found.fact_id}", paths)
    if not found.withdrawn:
        return [shown]
    statement = html.A(say("monthly.withdrawn"), href=found.withdrawn, rel="noreferrer", className="warning")
    return [html.Del(shown), " ", statement]


def _linked(found: Input, paths: Paths) -> Component:
    return html.Span([anchor(found.quantity, found.address, paths), badge(found.families)])


def _row(name: str, heading: str, cells: Mapping[str, object]) -> Component:
    labelled = [
        html.Td(cell, className=key if cell else "empty", **{"data-label": say(f"{name}.columns.{key}")})
        for key, cell in cells.items()
    ]
    return html.Tr([html.Th(heading, scope="row"), *labelled])


def _table(caption: str, name: str, columns: Sequence[str], rows: Sequence[Component], style: str) -> Component:
    return _whole(caption, [say(f"{name}.columns.{column}") for column in columns], rows, style)


def _whole(caption: str, headings: Sequence[str], rows: Sequence[Component], style: str) -> Component:
    heads = html.Tr([html.Th(heading, scope="col") for heading in headings])
    return html.Table([html.Caption(caption), html.Thead(heads), html.Tbody(list(rows))], className=style)


# a folded table: what its rows are made of, and the words that open it
FOLDED: dict[str, tuple[str, str, Callable[[Derived, Paths], list[Component]]]] = {
    "documents-scores": ("projections", "score.documents", scorecard_section.of_documents),
    "agencies-scores": ("projections", "score.agencies", scorecard_section.of_agencies),
    "gaps": ("gaps", "capacity.title", gaps),
    "identities": ("identities", "identity.title", identities),
    "monthly": ("casualties", "monthly.title", monthly),
}


def folded(name: str, derived: Derived, paths: Paths) -> list[Component]:
    """Return a folded table; nothing where the release has no rows for it."""
    if name not in folds(derived):
        return []
    _, title, made = FOLDED[name]
    return [html.Details([html.Summary(say(title)), *made(derived, paths)], id=name)]


def folds(derived: Derived) -> list[str]:
    """Return the names of the folded tables that a release has rows for."""
    return [name for name, (needed, _, _) in FOLDED.items() if getattr(derived, needed)]
