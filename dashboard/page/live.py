"""The live parts of the page, as components of Dash that render nothing.

The page is made on the server, whole, and stays where it is. A part has the id of the element that it keeps up to date:
it fills it, draws in it, or tells the callbacks what a reader did there. So no script makes the page a second time,
nothing jumps when Dash arrives, and of Dash only its renderer travels. `assets/live.js` says what each part does.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash.development.base_component import Component


class Part(Component):
    """An element of the page: `html` is its content, `attributes` are those that change."""

    _namespace = "live_page"  # what `assets/live.js` calls itself
    _type = "Part"
    _prop_names: Sequence[str] = ("id", "html", "attributes")
    _valid_wildcard_attributes: Sequence[str] = ()


class Chart(Part):
    """A still picture that is replaced by the `figure` once plotly.js is there; `label` says what it shows."""

    _type = "Chart"
    _prop_names = ("id", "figure", "label", "config")


class Room(Part):
    """The room for charts: `data` has its width in px and whether the ground is dark."""

    _type = "Room"
    _prop_names = ("id", "data")


class Store(Part):
    """Something to remember between callbacks, in `data`."""

    _type = "Store"
    _prop_names = ("id", "data")
