"""A chart as a still picture: SVG made on the server from the very `go.Figure` that the live page draws.

Draws what the charts of this dashboard use and no more: lines, markers, bars, shapes and annotations. Colours become
the variables of the page's style, so that the picture follows light and dark; marks are links to their figures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from html import escape

import plotly.graph_objects as go

from dashboard.charts.alike import apart
from dashboard.theme import LIGHT

VARIABLES = {colour: f"var(--{name.replace('rule', 'edge')})" for name, colour in asdict(LIGHT).items()}
DASHES = {"dash": "8 5", "longdash": "12 8", "dot": "2 4"}
LINE = 1.3


@dataclass(frozen=True)
class Axis:
    """Where values of one axis stand, in px from the left or from the top."""

    low: float
    high: float
    start: float
    end: float

    def px(self, value: object) -> float:
        """Return the place of a value: a number as the axis counts, or a day in ISO form."""
        return self.start + (_number(value) - self.low) / (self.high - self.low) * (self.end - self.start)


def _number(value: object) -> float:
    return date.fromisoformat(value).toordinal() if isinstance(value, str) else float(value)


class Still:
    """One chart being drawn; it knows its axes."""

    def __init__(self, chart: go.Figure, width: int, address: Callable[[str], str]):
        drawing = chart.to_dict()
        self.traces, self.layout = apart(drawing["data"]), drawing["layout"]
        self.width, self.height, self.address = width, self.layout["height"], address
        margin = self.layout["margin"]
        self.left, self.right = margin["l"], width - margin["r"]
        self.top, self.bottom = margin["t"], self.height - margin["b"]
        self.reachable: set[str] = set()  # figures that the Tab key has a stop for
        self.axes = {name: self._axis(name) for name in ("xaxis", "yaxis", "yaxis2") if name in self.layout}

    def _axis(self, name: str) -> Axis:
        axis = self.layout[name]
        low, high = (_number(each) for each in axis.get("range", (0, 1)))
        first, last = axis.get("domain", (0, 1))
        if name == "xaxis":
            return Axis(low, high, self.left, self.right)
        height = self.bottom - self.top
        return Axis(low, high, self.bottom - first * height, self.bottom - last * height)

    def svg(self, label: str, place: str = "") -> str:
        """Return the whole picture; `place` are attributes that say where it stands inside another one."""
        parts = [*self._grid(), self._title(), *self._shapes(), *map(self._trace, self.traces), *self._annotations()]
        size = f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        return f'<svg {place}{size} role="group" aria-label="{escape(label)}">{"".join(parts)}</svg>'

    # Places

    def _x(self, value: object, reference: str | None = "x") -> float:
        if reference == "paper":
            return self.left + float(value) * (self.right - self.left)
        return self.axes["xaxis"].px(value)

    def _y(self, value: object, reference: str | None = "y", plotted: bool = True) -> float:
        """Return the place of a value; on a log axis `plotted` ones are powers of ten already."""
        if reference == "paper":
            return self.bottom - float(value) * (self.bottom - self.top)
        name = "yaxis2" if reference == "y2" else "yaxis"
        if self.layout[name].get("type") == "log" and not plotted:
            value = math.log10(float(value))
        return self.axes[name].px(value)

    # Ground

    def _grid(self) -> Iterable[str]:
        for name in ("xaxis", "yaxis"):
            axis = self.layout[name]
            if axis.get("visible", True):
                yield from self._ticks(axis, self._month if name == "xaxis" else self._level)

    def _title(self) -> str:
        """Return the words beside the people axis, where it has any."""
        words = (self.layout["yaxis"].get("title") or {}).get("text")
        if not words:
            return ""
        middle = (self.axes["yaxis"].start + self.axes["yaxis"].end) / 2
        style = f'style="font-size:15px;fill:{_ink(LIGHT.text)}"'
        return f'<text transform="translate(15 {middle:.0f}) rotate(-90)" text-anchor="middle" {style}>{words}</text>'

    def _ticks(self, axis: dict, tick: Callable[[object, str], tuple[str, str]]) -> Iterable[str]:
        ticks = [tick(value, text) for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True)]
        yield f'<path d="{"".join(way for way, _ in ticks)}" {_stroke(axis["gridcolor"], 1)}/>'
        anchor = "middle" if axis is self.layout["xaxis"] else "end"
        yield _written("".join(words for _, words in ticks), anchor, 13, LIGHT.text)

    def _month(self, value: object, text: str) -> tuple[str, str]:
        """Return the upright line of a tick, and the words below it."""
        x = self._x(value)
        return _way(x, self.top, x, self.bottom), _spans(text.split("<br>"), x, self.bottom + 18, 13)

    def _level(self, value: object, text: str) -> tuple[str, str]:
        """Return the level line of a tick, and the words to the left of it."""
        y = self._y(value, plotted=False)
        return _way(self.left, y, self.right, y), _spans([text], self.left - 4, y + 4, 13)

    def _shapes(self) -> Iterable[str]:
        for shape in self.layout.get("shapes", ()):
            x0, x1 = (self._x(shape[name], shape.get("xref")) for name in ("x0", "x1"))
            y0, y1 = (self._y(shape[name], shape.get("yref")) for name in ("y0", "y1"))
            line = shape["line"]
            if shape["type"] == "line":
                yield _line(x0, y0, x1, y1, line["color"], line["width"], line.get("dash"))
            else:
                yield _rectangle(x0, y0, x1, y1, "none", line["color"], line["width"], line.get("dash"))

    # Marks

    def _trace(self, trace: dict) -> str:
        drawn = self._bar(trace) if trace["type"] == "bar" else self._scatter(trace)
        figures = trace.get("customdata") or ()
        said = trace.get("hovertext")
        title = f"<title>{_plain(said)}</title>" if isinstance(said, str) else ""
        if not figures:
            return f"<g>{title}{drawn}</g>"
        address, figure = escape(self.address(figures[0])), escape(figures[0])
        return f'<a href="{address}" data-figure="{figure}"{self._stop(trace)}>{title}{drawn}</a>'

    def _stop(self, trace: dict) -> str:
        """Let the Tab key stop once at each figure, at its mark."""
        figure = trace["customdata"][0]
        if figure in self.reachable or (trace["type"] == "scatter" and trace["mode"] != "markers"):
            return ' tabindex="-1"'
        self.reachable.add(figure)
        return ""

    def _scatter(self, trace: dict) -> str:
        places = [
            (self._x(x), self._y(y, trace.get("yaxis"), plotted=False))
            for x, y in zip(trace["x"], trace["y"], strict=True)
        ]
        line = _path(places, trace["line"]) if "lines" in trace["mode"] and len(places) > 1 else ""
        return line + (_markers(places, trace["marker"]) if "markers" in trace["mode"] else "")

    def _bar(self, trace: dict) -> str:
        marker, middle, half = trace["marker"], trace["y"][0], trace["width"] / 2
        line = marker.get("line", {})
        colour = line.get("color", marker["color"])
        corners = self._x(0), self._y(middle - half), self._x(trace["x"][0]), self._y(middle + half)
        whole = _rectangle(*corners, marker["color"], colour, line.get("width", 0))
        return whole + (_hatching(corners, colour) if marker.get("pattern", {}).get("shape") else "")

    # Words

    def _annotations(self) -> Iterable[str]:
        for note in self.layout.get("annotations", ()):
            x = self._x(note["x"], note.get("xref")) + note.get("xshift", 0)
            y = self._y(note["y"], note.get("yref")) - note.get("yshift", 0)
            yield self._note(note, x, y)

    def _note(self, note: dict, x: float, y: float) -> str:
        lines, font = note["text"].split("<br>"), {"size": 13, "color": LIGHT.text} | note.get("font", {})
        height = font["size"] * LINE * len(lines)
        top = {"bottom": y - height, "top": y}.get(note.get("yanchor"), y - height / 2)
        anchor = {"right": "end", "center": "middle"}.get(note.get("xanchor"), "start")
        return _written(_spans(lines, x, top + font["size"], font["size"]), anchor, font["size"], font["color"])


def still(chart: go.Figure, width: int, label: str, address: Callable[[str], str]) -> str:
    """Return a chart as SVG; `address` gives the address of a figure by its id."""
    return Still(chart, width, address).svg(label)


def with_colours(svg: str) -> str:
    """Return a picture with its colours in it, for where the style of the page is not."""
    for colour, variable in VARIABLES.items():
        svg = svg.replace(variable, colour)
    return svg


def _ink(colour: str) -> str:
    return VARIABLES.get(colour, colour)


def _marked(text: str) -> str:
    """Turn plotly's bold into SVG's; other text is escaped already."""
    return re.sub(r"<b>(.*?)</b>", r'<tspan font-weight="700">\1</tspan>', text)


def _plain(text: str) -> str:
    return re.sub(r"</?b>|<br />", "", text.replace("<br>", "\n"))


def _written(spans: str, anchor: str, size: int, colour: str) -> str:
    return f'<text text-anchor="{anchor}" style="font-size:{size}px;fill:{_ink(colour)}">{spans}</text>'


def _spans(lines: list[str], x: float, y: float, size: int) -> str:
    """Return lines of words, the first of which stands at `y`."""
    return "".join(
        f'<tspan x="{x:.1f}" y="{y + number * size * LINE:.1f}">{_marked(line)}</tspan>'
        for number, line in enumerate(lines)
    )


def _stroke(colour: str, width: float, dash: str | None = None, fill: str = "none") -> str:
    dashes = f";stroke-dasharray:{DASHES[dash]}" if dash in DASHES else ""
    return f'style="fill:{_ink(fill)};stroke:{_ink(colour)};stroke-width:{width}{dashes}"'


def _way(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"


def _line(x0: float, y0: float, x1: float, y1: float, colour: str, width: float, dash: str | None = None) -> str:
    return f'<path d="{_way(x0, y0, x1, y1)}" {_stroke(colour, width, dash)}/>'


def _path(places: list[tuple[float, float]], line: dict) -> str:
    is_level = len({y for _, y in places}) == 1  # its ends say as much as all of its points
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in (places[:: len(places) - 1] if is_level else places))
    return f'<path d="M{way}" {_stroke(line["color"], line["width"], line.get("dash"))}/>'


def _rectangle(
    x0: float, y0: float, x1: float, y1: float, fill: str, colour: str, width: float, dash: str | None = None
) -> str:
    left, top, across, down = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
    place = f'x="{left:.1f}" y="{top:.1f}" width="{across:.1f}" height="{down:.1f}"'
    return f"<rect {place} {_stroke(colour, width, dash, fill)}/>"


def _hatching(corners: tuple[float, float, float, float], colour: str) -> str:
    """Return slanted lines from the left to the right end of a bar."""
    x0, y0, x1, y1 = corners
    top, bottom = min(y0, y1), max(y0, y1)
    slant = bottom - top
    starts = range(int(x0), int(x1 - slant), 7)
    way = "".join(f"M{x} {bottom:.1f}L{x + slant:.1f} {top:.1f}" for x in starts)
    return f'<path d="{way}" {_stroke(colour, 1)}/>' if way else ""


def _markers(places: list[tuple[float, float]], marker: dict) -> str:
    """Return the marks of a line, or the one that stands alone; one without a size is none."""
    shape = marker["symbol"].removesuffix("-open")
    if shape == "circle" and len(places) > 1:
        return _dots(places, marker)
    sizes = marker["size"] if isinstance(marker["size"], list) else [marker["size"]] * len(places)
    sized = [(x, y, size / 2) for (x, y), size in zip(places, sizes, strict=True) if size]
    if shape == "circle":
        return "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{half:g}" {_edge(marker)}/>' for x, y, half in sized)
    return f'<path d="{"".join(_outline(shape, *each) for each in sized)}" {_edge(marker)}/>'


def _dots(places: list[tuple[float, float]], marker: dict) -> str:
    """Return many round marks as one path: the round ends of lines without a length."""
    way = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in places)
    rings = [(marker["size"] + 1, marker["color"]), (marker["size"] - 1, LIGHT.ground)]
    drawn = rings if marker["symbol"].endswith("-open") else [(marker["size"], marker["color"])]
    return "".join(f'<path d="{way}" stroke-linecap="round" {_stroke(colour, width)}/>' for width, colour in drawn)


def _edge(marker: dict) -> str:
    """Return how a mark is filled and drawn around."""
    line, hollow = marker.get("line", {}), marker["symbol"].endswith("-open")
    fill = "none" if hollow else marker.get("color", "none")
    return _stroke(line.get("color", marker.get("color", "")), line.get("width", 1 if hollow else 0), None, fill)


def _outline(shape: str, x: float, y: float, half: float) -> str:
    """Return the outline of a marker around its middle, in the proportions that plotly gives it."""
    wide, arm, pitch = half * 1.3, half * 0.4, half * 1.15
    corners = {
        "diamond": [(0, -wide), (wide, 0), (0, wide), (-wide, 0)],
        "square": [(-half, -half), (half, -half), (half, half), (-half, half)],
        "triangle-up": [(-pitch, half / 2), (pitch, half / 2), (0, -half)],
        "triangle-down": [(-pitch, -half / 2), (pitch, -half / 2), (0, half)],
        "triangle-right": [(-half / 2, -pitch), (-half / 2, pitch), (half, 0)],
        "triangle-left": [(half / 2, -pitch), (half / 2, pitch), (-half, 0)],
        "line-ns": [(0, -half * 1.4), (0, half * 1.4)],
        "line-ew": [(-half * 1.4, 0), (half * 1.4, 0)],
        "cross": [
            (-arm, -half * 1.2), (arm, -half * 1.2), (arm, -arm), (half * 1.2, -arm), (half * 1.2, arm), (arm, arm),
            (arm, half * 1.2), (-arm, half * 1.2), (-arm, arm), (-half * 1.2, arm), (-half * 1.2, -arm), (-arm, -arm),
        ],
    }[shape]  # fmt: skip
    return "M" + "L".join(f"{x + across:.1f} {y + down:.1f}" for across, down in corners) + "Z"
