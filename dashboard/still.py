"""The page as plain HTML, made on the server: what a reader has before any script runs, and without scripts.

The same components as the live page, so the two cannot tell two stories; charts are still pictures of the same rows,
and the filters are a form that asks the server.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from dash import dcc
from dash.development.base_component import Component

from dashboard.selection import NAMES as QUERY_NAMES

VOID = {"br", "hr", "img", "input"}
NAMES = {"className": "class", "tabIndex": "tabindex", "htmlFor": "for", "html_for": "for"}
UNWRITTEN = {"children", "style", "n_clicks", "options", "debounce"}
Picture = Callable[[str], str]


def as_html(component: object, picture: Picture) -> str:
    """Return a component and what it holds as HTML; `picture` gives the markup of a chart by the id of its graph."""
    if component is None or isinstance(component, bool):
        return ""
    if isinstance(component, list | tuple):
        return "".join(as_html(each, picture) for each in component)
    if not isinstance(component, Component):
        return escape(str(component))
    if isinstance(component, dcc.Graph):
        return picture(component.id)
    if component._namespace == "dash_core_components":  # the address and what follows from it say nothing to a reader
        return ""
    return _element(component, picture)


def _element(component: Component, picture: Picture) -> str:
    tag = component._type.lower()
    attributes = _attributes(component)
    if tag in VOID:
        return f"<{tag}{attributes}>"
    inside = _options(component) if tag == "select" else as_html(getattr(component, "children", None), picture)
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _attributes(component: Component) -> str:
    written = component.to_plotly_json()["props"]
    pairs = {NAMES.get(name, name): value for name, value in written.items() if name not in UNWRITTEN}
    pairs |= _style(written.get("style"))
    if isinstance(getattr(component, "children", None), dcc.Graph):
        del pairs["role"], pairs["aria-label"]  # what says so is the picture itself, whose marks are links
    if component._type in {"Select", "Input"}:
        field = pairs["id"].removeprefix("filter-")
        pairs |= {"name": QUERY_NAMES.get(field, field), "form": "filters"}
    if component._type == "Select":
        del pairs["value"]  # its option is selected
    return "".join(_attribute(name, value) for name, value in pairs.items())


def _style(style: dict | None) -> dict[str, str]:
    return {"style": ";".join(f"flex-grow:{value}" for value in style.values())} if style else {}


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def _options(component: Component) -> str:
    return "".join(
        f'<option value="{escape(option["value"])}"{" selected" if option["value"] == component.value else ""}>'
        f"{escape(option['label'])}</option>"
        for option in component.options
    )
