"""Rows of bars, each below the words that say what it is: the form of the charts of casualties and of camp places.

Filled bars were reported, hollow ones projected, dashed ones planned, hatched ones disputed or withdrawn.
The bars of sections of one scale are comparable; each scale begins at zero.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.canvas import Canvas, Sheet, blank, hover, nothing, plain
from dashboard.charts.labels import CHARACTER
from dashboard.evidence import figures as told
from dashboard.evidence.accounts import Accounts, together
from dashboard.evidence.figures import Figure
from dashboard.language.words import capital
from dashboard.theme import SMALL, TEXT_SIZE

HEADING = 40
BAR = 18
LINE = 17
GAP = 16
CAP = 8
ROOM_FOR_ARROW = 30
BOLD_CHARACTER = 0.62  # mean width of a bold character, of its size
MARGIN = {"l": 2, "r": 2, "t": 4, "b": 4}


@dataclass(frozen=True)
class Section:
    """Figures under a heading; sections that name the same `scale` are drawn to it."""

    heading: str
    figures: Sequence[Figure]
    scale: str = ""


@dataclass(frozen=True)
class Row:
    """A figure, the lines above its bar, and where they begin, in px from the top."""

    figure: Figure
    lines: tuple[str, ...]
    top: float
    said: Accounts | None = None  # where it stands first among several who speak of the same

    @property
    def bar(self) -> float:
        """The middle of its bar."""
        return self.top + LINE * len(self.lines) + BAR / 2 + 3

    @property
    def bottom(self) -> float:
        """Where the next row may begin."""
        return self.bar + BAR / 2 + GAP + (CAP if self.said else 0)


def rows(sections: Sequence[Section], canvas: Canvas, said: Sequence[Accounts] = ()) -> go.Figure:
    """Draw sections of rows, from the top; those without figures are left out, those of one quantity stand together."""
    sections = [section for section in sections if section.figures]
    if not sections:
        return nothing(canvas)
    longest = _longest(sections)
    top, laid_out = 0.0, []
    for section in sections:
        heading = _bold(section.heading, canvas)
        first = top + HEADING + LINE * (len(heading) - 1)
        placed = _lay_out(together(section.figures, said), first, canvas, said)
        laid_out.append((section, heading, top, placed))
        top = placed[-1].bottom + GAP
    sheet = blank(canvas, round(top) + MARGIN["t"] + MARGIN["b"], MARGIN)
    _draw_axes(sheet, canvas, top)
    for section, heading, start, placed in laid_out:
        _draw_heading(sheet, canvas, heading, start)
        for row in placed:
            _draw(sheet, canvas, row, longest[section.scale])
    return sheet.chart()


def _longest(sections: Sequence[Section]) -> dict[str, int]:
    """Return the value of the longest bar of each scale."""
    levels: dict[str, list[int]] = {}
    for section in sections:
        levels.setdefault(section.scale, [1]).extend(figure.level for figure in section.figures)
    return {scale: max(found) for scale, found in levels.items()}


def _lay_out(found: Sequence[Figure], top: float, canvas: Canvas, said: Sequence[Accounts]) -> list[Row]:
    several = {each.headline: each for each in said if each.differ}
    placed = []
    for figure in found:
        row = Row(figure, _lines(figure, canvas, several.get(figure)), top, several.get(figure))
        placed.append(row)
        top = row.bottom
    return placed


def _lines(figure: Figure, canvas: Canvas, said: Accounts | None) -> tuple[str, ...]:
    what = " · ".join([capital(told.phrase(figure)), *told.warnings(figure)])
    when = told.about(figure) if figure.status == "reported" and figure.period else str(figure.stated)
    pieces = [piece for piece in (told.issuer(figure), figure.place, when, said.summary if said else "") if piece]
    return (*_bold(what, canvas), *(plain(line) for line in _filled(pieces, canvas.width)))


def _bold(text: str, canvas: Canvas) -> list[str]:
    """Return a text in bold lines that fit."""
    most = int(canvas.width / (TEXT_SIZE * BOLD_CHARACTER))
    return [f"<b>{plain(line)}</b>" for line in textwrap.wrap(text, most)]


def _filled(pieces: list[str], width: int) -> list[str]:
    """Join pieces with dots into as few lines as the width allows."""
    lines = [pieces[0]]
    for piece in pieces[1:]:
        joined = f"{lines[-1]} · {piece}"
        if len(joined) * SMALL * CHARACTER < width:
            lines[-1] = joined
        else:
            lines.append(piece)
    return lines


def _draw_axes(sheet: Sheet, canvas: Canvas, height: float) -> None:
    """Both axes count px: every bar carries its number in words, and no tick could say it better."""
    hidden = {"visible": False, "fixedrange": True}
    width = canvas.width - MARGIN["l"] - MARGIN["r"]
    sheet.layout |= {"xaxis": hidden | {"range": [0, width]}, "yaxis": hidden | {"range": [height, 0]}}


def _draw_heading(sheet: Sheet, canvas: Canvas, heading: Sequence[str], top: float) -> None:
    for number, line in enumerate(heading):
        _text(sheet, line, top + 14 + LINE * number, TEXT_SIZE, canvas.ink.quiet)
    y = top + 27 + LINE * (len(heading) - 1)
    sheet.shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line={"color": canvas.ink.rule, "width": 1})


def _text(sheet: Sheet, text: str, y: float, size: int, colour: str) -> None:
    sheet.write(
        x=0, xref="paper", y=y, text=text, showarrow=False, xanchor="left", yanchor="middle",
        font={"size": size, "color": colour},
    )  # fmt: skip


def _draw(sheet: Sheet, canvas: Canvas, row: Row, longest: int) -> None:
    for number, line in enumerate(row.lines):
        size, colour = (TEXT_SIZE, canvas.ink.text) if line.startswith("<b>") else (SMALL, canvas.ink.quiet)
        _text(sheet, line, row.top + LINE * (number + 0.5), size, colour)
    full = canvas.width - MARGIN["l"] - MARGIN["r"] - ROOM_FOR_ARROW
    length = max(3.0, row.figure.level / longest * full)  # a bar too short to be seen could not be asked
    _bar(sheet, canvas, row, length)
    low, high = row.figure.people or (row.figure.low, row.figure.high)
    if low is None or high is None:
        _arrow(sheet, canvas, row, length, onward=high is None)
    elif low < high:
        _reach(sheet, canvas, row, length, high / longest * full)
    if row.said:
        _span(sheet, canvas, row, *(value / longest * full for value in row.said.named))


def _span(sheet: Sheet, canvas: Canvas, row: Row, low: float, high: float) -> None:
    """Draw the range of what several say as a line with caps, below the bar of the one that stands first."""
    y, line = row.bar + BAR / 2 + CAP, {"color": _colour(canvas, row.figure), "width": 1.5}
    sheet.shape(type="line", x0=low, x1=high, y0=y, y1=y, line=line)
    for x in (low, high):
        sheet.shape(type="line", x0=x, x1=x, y0=y - CAP / 2, y1=y + CAP / 2, line=line)


def _colour(canvas: Canvas, figure: Figure) -> str:
    by_measure = {"killed": canvas.ink.killed, "injured": canvas.ink.injured}
    return by_measure.get(figure.measure, getattr(canvas.ink, figure.status))


def _bar(sheet: Sheet, canvas: Canvas, row: Row, length: float) -> None:
    colour, figure = _colour(canvas, row.figure), row.figure
    hollow = figure.status != "reported" or figure.doubtful
    sheet.bar(
        x=[length], y=[row.bar], width=BAR, orientation="h", customdata=[figure.figure_id], hoverinfo="text",
        hovertext=hover(figure, canvas), textposition="none",
        marker={
            "color": canvas.ink.ground if hollow else colour,
            "line": {"color": colour, "width": 0 if figure.status == "planned" else 2 if hollow else 0},
            "pattern": {"shape": "/" if figure.doubtful else "", "fillmode": "overlay", "fgcolor": colour, "size": 7},
        },
    )  # fmt: skip
    if figure.status == "planned":
        sheet.shape(
            type="rect", x0=0, x1=length, y0=row.bar - BAR / 2, y1=row.bar + BAR / 2,
            line={"color": colour, "width": 2, "dash": "dash"},
        )  # fmt: skip


def _arrow(sheet: Sheet, canvas: Canvas, row: Row, length: float, onward: bool) -> None:
    """Point on from "at least", back from "up to"."""
    tip = ROOM_FOR_ARROW - 4 if onward else -(ROOM_FOR_ARROW - 4)
    head = "right" if onward else "left"
    sheet.arrow(
        (length, row.bar), (length + tip, row.bar), head, _colour(canvas, row.figure),
        customdata=[row.figure.figure_id] * 2, hoverinfo="text", hovertext=hover(row.figure, canvas),
    )  # fmt: skip


def _reach(sheet: Sheet, canvas: Canvas, row: Row, low: float, high: float) -> None:
    """Draw the way from the lower to the upper bound of a range."""
    sheet.shape(
        type="rect", x0=low, x1=high, y0=row.bar - BAR / 4, y1=row.bar + BAR / 4,
        line={"color": _colour(canvas, row.figure), "width": 1.5},
    )  # fmt: skip
