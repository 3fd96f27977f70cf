"""The page as HTML, made on the server: what a reader has before any script runs, and without scripts.

Written from the components of the layout; charts are still pictures of the rows that the live ones will draw.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from dash.development.base_component import Component

from dashboard.page.live import Chart

VOID = {"br", "hr", "img", "input"}
NAMES = {"className": "class", "tabIndex": "tabindex", "htmlFor": "for", "autoComplete": "autocomplete"}
UNWRITTEN = {"children", "style"}
Picture = Callable[[str], str]


def no_picture(chart: str) -> str:
    """Stand in for pictures where there are no charts; raise ValueError for one."""
    raise ValueError(f"a part of the page cannot bring the chart {chart}: its picture is made with the whole page")


def as_html(component: object, picture: Picture = no_picture) -> str:
    """Return a component and what it holds as HTML; `picture` gives the markup of a chart by its id."""
    if component is None or isinstance(component, bool):
        return ""
    if isinstance(component, list | tuple):
        return "".join(as_html(each, picture) for each in component)
    if not isinstance(component, Component):
        return escape(str(component))
    if isinstance(component, Chart):
        return f'<div id="{component.id}" class="plot">{picture(component.id)}</div>'
    return _element(component, picture)


def _element(component: Component, picture: Picture) -> str:
    tag = component._type.lower()
    attributes = _attributes(component)
    if tag in VOID:
        return f"<{tag}{attributes}>"
    return f"<{tag}{attributes}>{as_html(getattr(component, 'children', None), picture)}</{tag}>"


def _attributes(component: Component) -> str:
    written = component.to_plotly_json()["props"]
    pairs = {NAMES.get(name, name): value for name, value in written.items() if name not in UNWRITTEN}
    return "".join(_attribute(name, value) for name, value in (pairs | _style(written.get("style"))).items())


def _style(style: dict | None) -> dict[str, str]:
    return {"style": ";".join(f"flex-grow:{value}" for value in style.values())} if style else {}


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
