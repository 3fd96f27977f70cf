"""What a chart is drawn on, and what all charts share: ground, type, hover text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import plotly.graph_objects as go

from dashboard.charts.alike import together
from dashboard.evidence import figures as told
from dashboard.evidence.figures import Figure
from dashboard.language.words import capital, say
from dashboard.theme import FONT, TEXT_SIZE, Palette, palette

WIDTHS = (320, 480, 640, 800, 960, 1120)  # charts are drawn for the widest of these that fits
NARROW = 560
HOVER_WIDTH = 56  # characters
HOVER_SHARE = 13  # px of the canvas for each of them: half of a narrow one, so that the mark is not hidden
SOFT_BREAK = " <br />"  # for plotly as good as "<br>"; who reads the text aloud (assets/marks.js) makes no pause there
EMPTY = 80
HEAD = 11  # px, of an arrow
Point = tuple[str | float, float]  # on the two axes


@dataclass(frozen=True)
class Canvas:
    """The room that the reader's screen gives, in px, and whether its ground is dark."""

    width: int = 960
    dark: bool = False

    @classmethod
    def fitting(cls, width: object, dark: object) -> Canvas:
        """Return the widest known canvas that fits; anything that is no width gives the default one."""
        if not isinstance(width, int | float) or isinstance(width, bool):
            return cls(dark=dark is True)
        return cls(max((known for known in WIDTHS if known <= width), default=WIDTHS[0]), dark is True)

    @property
    def narrow(self) -> bool:
        """Whether labels have to be short."""
        return self.width < NARROW

    @property
    def ink(self) -> Palette:
        """The colours for this ground."""
        return palette(self.dark)


@dataclass
class Sheet:
    """What has been drawn so far; plotly checks it once, when it is done, and not at each stroke."""

    canvas: Canvas
    layout: dict
    bars: list[dict] = field(default_factory=list)
    traces: list[dict] = field(default_factory=list)
    annotations: list[dict] = field(default_factory=list)
    shapes: list[dict] = field(default_factory=list)

    def scatter(self, **trace: object) -> None:
        """Add lines or markers."""
        self.traces.append({"type": "scatter", "cliponaxis": False} | trace)  # a mark near zero is shown whole

    def bar(self, **trace: object) -> None:
        """Add a bar; bars lie below all else."""
        self.bars.append({"type": "bar"} | trace)

    def write(self, **annotation: object) -> None:
        """Add words."""
        self.annotations.append(annotation)

    def shape(self, **shape: object) -> None:
        """Add a line or a rectangle."""
        self.shapes.append(shape)

    def arrow(self, start: Point, end: Point, head: str, colour: str, **trace: object) -> None:
        """Add an arrow; its head points "up", "down", "left" or "right"."""
        (x0, y0), (x1, y1) = start, end
        marker = {"symbol": f"triangle-{head}", "size": [0, HEAD], "color": colour, "opacity": 1, "line": {"width": 0}}
        line = {"color": colour, "width": 2}
        self.scatter(x=[x0, x1], y=[y0, y1], mode="lines+markers", line=line, marker=marker, **trace)

    def chart(self) -> go.Figure:
        """Return the finished chart."""
        layout = self.layout | {"annotations": self.annotations, "shapes": self.shapes}
        return go.Figure({"data": [*self.bars, *together(self.traces)], "layout": layout})


def blank(canvas: Canvas, height: int, margin: dict) -> Sheet:
    """Return an empty sheet in the shared style, its text in ink and nothing in the reader's way."""
    ink = canvas.ink
    layout = {
        "template": {},  # none at all would bring plotly's own, whatever of it is used
        "height": height,
        "margin": margin | {"autoexpand": False},
        "font": {"family": FONT, "size": TEXT_SIZE, "color": ink.text},
        "paper_bgcolor": ink.ground,
        "plot_bgcolor": ink.ground,
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 16,
        "hoverlabel": {
            "bgcolor": ink.ground,
            "bordercolor": ink.rule,
            "align": "left",
            "font": {"family": FONT, "color": ink.text, "size": TEXT_SIZE},
        },
        "dragmode": False,
    }
    return Sheet(canvas, layout)


def nothing(canvas: Canvas) -> go.Figure:
    """Return a chart that says that there is nothing to draw."""
    sheet = blank(canvas, EMPTY, {"l": 2, "r": 2, "t": 2, "b": 2})
    sheet.layout |= {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    sheet.write(
        text=say("chart.none"), showarrow=False, x=0, y=0.5, xref="paper", yref="paper", xanchor="left",
        font={"color": canvas.ink.quiet},
    )  # fmt: skip
    return sheet.chart()


def plain(text: str) -> str:
    """Return text that plotly takes for text: it reads a few tags of HTML."""
    return escape(text, quote=False)


def hover(figure: Figure, canvas: Canvas) -> str:
    """Return what a mark says when it is pointed at: the words as written, then what they mean."""
    dated = figure.period if figure.status == "reported" else figure.horizon
    lines = [
        f"“{figure.as_written}”",
        capital(say("format.list").join([told.phrase(figure), *([told.about(figure)] if dated else [])])),
        capital(told.source(figure)),
        figure.publisher,
        capital(say("format.list").join(told.warnings(figure))),
    ]
    return hover_lines([line for line in lines if line], canvas)


def hover_lines(lines: Sequence[str], canvas: Canvas) -> str:
    """Return lines, the first bold, none longer than fits beside a mark; a line that goes on has a break with a slash."""
    most = min(HOVER_WIDTH, canvas.width // HOVER_SHARE)
    first, *rest = (SOFT_BREAK.join(map(plain, textwrap.wrap(line, most))) for line in lines)
    return "<br>".join([f"<b>{first}</b>", *rest])
