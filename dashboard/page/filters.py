"""The filters: native controls in a form that works without scripts, and the words for what they choose."""

from __future__ import annotations

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.language.words import capital, count, listed, number, say
from dashboard.page.links import Paths
from dashboard.selection import ALL, BESIDE, NAMES, NOBODY, SCALES, Selection
from dashboard.view import Crisis, Document, View

FILTERS = ("document", "measure", "status", "issuer", "place")
DAYS = ("since", "until")
DRAWINGS = {"beside": BESIDE, "scale": SCALES}


def filters(crisis: Crisis, seen: View, paths: Paths, notice: str) -> Component:
    """Return the form; without scripts its button asks the server for the view."""
    return html.Form(
        id="filters",
        method="get",
        autoComplete="off",  # what a browser remembers would not be what the page shows
        **{"aria-label": say("filter.title")},
        children=[
            html.Details(
                [
                    html.Summary(chosen_words(seen.selection), id="chosen"),
                    html.Div(
                        [
                            *(_choice(name, crisis, seen) for name in FILTERS),
                            *(_day(name, seen) for name in DAYS),
                            html.Button(say("filter.apply"), type="submit", className="without-script"),
                            html.A(say("filter.clear"), id="clear", href=paths.prefix, className="button"),
                        ],
                        className="controls",
                    ),
                ],
                className="toolbar",
            ),
            html.P(shown_words(crisis, seen), id="shown", role="status"),
            html.Div(notice, id="notice", role="status"),
        ],
    )


def _choice(name: str, crisis: Crisis, seen: View) -> Component:
    options = {ALL: say("filter.all")} | {value: choice_words(name, value, crisis) for value in crisis.choices[name]}
    return _labelled(name, _select(name, options, seen))


def _day(name: str, seen: View) -> Component:
    value = written(name, seen.selection)
    return _labelled(name, dcc.Input(id=f"filter-{name}", name=NAMES[name], type="date", value=value))


def _select(name: str, options: Mapping[str, str], seen: View) -> Component:
    chosen = written(name, seen.selection)
    return html.Select(
        [html.Option(text, value=value, selected=value == chosen) for value, text in options.items()],
        id=f"filter-{name}",
        name=name,
        form="filters",  # those of the drawing stand beside their chart
    )


def _labelled(name: str, control: Component) -> Component:
    return html.Div([_label(name, f"filter.{name}"), control], className="control")


def drawings(seen: View) -> list[Component]:
    """Return the choices of how the main chart is drawn; they change nothing of what is downloaded."""
    return [
        _drawing(name, {value: say(f"{name}.{value}") for value in values}, seen) for name, values in DRAWINGS.items()
    ]


def _drawing(name: str, options: Mapping[str, str], seen: View) -> Component:
    return html.Div([_label(name, f"{name}.title"), _select(name, options, seen)], className="scale")


def _label(name: str, words: str) -> Component:
    return html.Label(say(words), htmlFor=f"filter-{name}")


def written(name: str, selection: Selection) -> str:
    """Return what a control holds for a selection."""
    return str(getattr(selection, name) or (ALL if name in FILTERS else ""))


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


def chosen_words(selection: Selection) -> str:
    """Return what opens the filters where there is no room for them, with how many choices are made."""
    made = sum(bool(getattr(selection, name)) for name in (*FILTERS, *DAYS))
    return say("filter.open", chosen=say("filter.chosen", n=number(made)) if made else "")


def shown_words(crisis: Crisis, seen: View) -> str:
    """Return how many of the figures are shown."""
    if not seen.shown:
        return say("filter.empty")
    if seen.matching > seen.shown:
        return say("filter.too_many", matching=count("figures", seen.matching), shown=number(seen.shown))
    name = "shown_all" if seen.shown == crisis.figure_count else "shown"
    return say(f"filter.{name}", shown=number(seen.shown), all=count("figures", crisis.figure_count))


def title_words(crisis: Crisis, seen: View) -> str:
    """Return what the browser calls a view: how many figures its filters leave, and of what."""
    if not seen.selection.filtered():
        return crisis.title
    return say("page.view", shown=shown_words(crisis, seen), title=crisis.title)


def notice_words(selection: Selection) -> str:
    """Return what of the address was left out, and why."""
    if not selection.ignored:
        return ""
    asked = [say("filter.asked", value=each.value, name=each.name) for each in selection.ignored[:3]]
    return say("filter.ignored", what=listed(asked))
