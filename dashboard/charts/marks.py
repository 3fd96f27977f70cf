"""Marks of the chart over time: how one figure is drawn.

Filled marks were reported, hollow ones projected; a bar spans the days that a count is about, whiskers the days on
which something can have been said; arrows open a bound; a hollow cross comes on top of others; a long-dashed level is
a planned capacity; a capped line spans what several say of one quantity, whose lesser marks are those not put first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta

from dashboard.charts.canvas import hover, hover_lines
from dashboard.charts.picture import Picture
from dashboard.evidence.accounts import Accounts
from dashboard.evidence.figures import Figure, Span
from dashboard.language.words import number
from dashboard.theme import SMALL

MARK = 13
LESSER = 9  # the mark of a figure that another one stands before
CAP = 16  # of a range that several span: wider than the marks that it joins
NEAR = 8  # px: of marks whose middles are nearer, one would hide the other
BESIDE = 10  # px to the next place for a mark
MOST_BESIDE = 12  # places tried on each side
ARROW = 26
STEPS_OF_A_SPAN = 24  # a line answers to a click only at its points


def draw_level(picture: Picture, figure: Figure) -> None:
    """Draw a planned capacity from the day it was said to the end of the axis."""
    span = Span(figure.stated.start, picture.days.last)
    _line(picture, figure, span, figure.level, {"width": 2, "dash": "longdash"})
    _whiskers(picture, figure)
    _mark(picture, figure, figure.level, "square")
    _draw_bounds(picture, figure, middle(figure.stated))


def draw(picture: Picture, figure: Figure, size: int = MARK) -> None:
    """Draw one figure of displacement."""
    if figure.status == "reported" and figure.stock_flow == "stock":
        _whiskers(picture, figure)
    elif figure.status == "reported":
        _line(picture, figure, figure.span, figure.level, {"width": 7 if figure.stock_flow == "flow" else 2.5})
    else:
        _whiskers(picture, figure)
        _draw_horizon(picture, figure)
    for value in ends(figure):
        _mark(picture, figure, value, _symbol(figure), size)
    _draw_bounds(picture, figure, arrow_day(figure))
    _draw_count(picture, figure)


def draw_accounts(picture: Picture, found: Accounts) -> None:
    """Draw the range of what several say of one quantity, at the mark of the one that stands first."""
    words = hover_lines([found.title, *found.said], picture.canvas)
    colour, figure = picture.colour(found.headline), found.headline
    draw_range(picture, mark_day(picture, figure), found.named, colour, words, figure)


def draw_range(
    picture: Picture, day: date, values: tuple[int, int], colour: str, said: str, figure: Figure | None = None
) -> None:
    """Draw an upright line with a cap at both ends."""
    carried = {"customdata": [figure.figure_id] * 2} if figure else {}
    picture.sheet.scatter(
        x=[day.isoformat()] * 2, y=list(values), mode="lines+markers", line={"color": colour, "width": 1.5},
        marker={"symbol": "line-ew", "size": CAP, "line": {"color": colour, "width": 2}},
        hoverinfo="text", hovertext=said, **carried,
    )  # fmt: skip


def mark_day(picture: Picture, figure: Figure) -> date:
    """Return the day at which its mark is drawn."""
    day = middle(figure.stated) if figure.table == "camp_capacity" else at(figure)
    return day + timedelta(days=picture.aside.get(figure.figure_id, 0))


def side_by_side(picture: Picture, found: Iterable[Figure]) -> dict[str, int]:
    """Return by how many days marks stand beside their own so that none hides another; lines keep to the true days."""
    step = math.ceil(BESIDE / (picture.days.width / (picture.days.last - picture.days.first).days))
    taken: list[tuple[float, float]] = []
    aside = {}
    for figure in found:
        days = next((days for days in _asides(step) if _is_free(picture, figure, days, taken)), 0)
        taken.append(_middle(picture, figure, days))
        aside[figure.figure_id] = days
    return aside


def _asides(step: int) -> list[int]:
    """Return days to the right and to the left, the nearest first."""
    return [0, *(side * n * step for n in range(1, MOST_BESIDE) for side in (1, -1))]


def _is_free(picture: Picture, figure: Figure, days: int, taken: list[tuple[float, float]]) -> bool:
    x, y = _middle(picture, figure, days)
    return 0 <= x <= picture.days.width and all(math.dist((x, y), other) >= NEAR for other in taken)


def _middle(picture: Picture, figure: Figure, days: int) -> tuple[float, float]:
    day = mark_day(picture, figure) + timedelta(days=days)
    return picture.days.px(day), picture.people.px(figure.level)


def at(figure: Figure) -> date:
    """Return the day of its mark: a count is complete on its last day; what was said stands amid the days possible."""
    if figure.status == "reported" and figure.stock_flow != "stock":
        return figure.span.end
    return middle(figure.span)


def arrow_day(figure: Figure) -> date:
    """Return the day of its arrow: on a long line well before its end, where other marks crowd."""
    if figure.status == "reported" and figure.stock_flow != "stock":
        return figure.span.start + timedelta(days=(figure.span.end - figure.span.start).days // 4)
    return at(figure)


def middle(span: Span) -> date:
    """Return the day in the middle of some days."""
    return span.start + timedelta(days=(span.end - span.start).days // 2)


def ends(figure: Figure) -> list[int]:
    """Return the bounds that are drawn: one, or two of a range."""
    return sorted({bound for bound in figure.people if bound is not None})


def _symbol(figure: Figure) -> str:
    if figure.additional:
        return "cross"
    return "circle" if figure.status == "reported" else "diamond"


def steps(span: Span) -> list[str]:
    """Return days along a span, so that every part of its line answers."""
    length = (span.end - span.start).days
    steps = min(length, STEPS_OF_A_SPAN)
    return (
        [(span.start + timedelta(days=round(length * n / steps))).isoformat() for n in range(steps + 1)]
        if steps
        else [span.start.isoformat()]
    )


def _line(picture: Picture, figure: Figure, span: Span, value: int, line: dict) -> None:
    days = steps(span)
    if len(days) < 2:
        return  # a single day is told by its mark
    picture.sheet.scatter(
        x=days, y=[value] * len(days), mode="lines", line={"color": picture.colour(figure)} | line,
        customdata=[figure.figure_id] * len(days), hoverinfo="text", hovertext=hover(figure, picture.canvas),
    )  # fmt: skip


def _whiskers(picture: Picture, figure: Figure) -> None:
    """Draw the days on which it can have been said, or can have been so."""
    span = figure.span
    if span.certain:
        return
    picture.sheet.scatter(
        x=[span.start.isoformat(), span.end.isoformat()], y=[figure.level] * 2, mode="lines+markers",
        line={"color": picture.colour(figure), "width": 1.5},
        marker={"symbol": "line-ns", "size": MARK, "line": {"color": picture.colour(figure), "width": 1.5}},
        customdata=[figure.figure_id] * 2, hoverinfo="text", hovertext=hover(figure, picture.canvas),
    )  # fmt: skip


def _draw_horizon(picture: Picture, figure: Figure) -> None:
    if figure.horizon:
        span = Span(min(at(figure), figure.horizon.end), figure.horizon.end)
        _line(picture, figure, span, figure.level, {"width": 2, "dash": "dot"})


def _mark(picture: Picture, figure: Figure, value: int, symbol: str, size: int = MARK) -> None:
    colour = picture.colour(figure)
    inside = colour if figure.status == "reported" else picture.canvas.ink.ground
    picture.sheet.scatter(
        x=[mark_day(picture, figure).isoformat()], y=[value], mode="markers",
        marker={"symbol": symbol, "size": size, "color": inside, "opacity": 1, "line": {"color": colour, "width": 2.5}},
        customdata=[figure.figure_id], hoverinfo="text", hovertext=hover(figure, picture.canvas),
    )  # fmt: skip


def _draw_count(picture: Picture, figure: Figure) -> None:
    """Write at the mark of a claim how many documents make it: it is one mark, however often it is repeated."""
    if figure.told_in > 1:
        picture.sheet.write(
            x=mark_day(picture, figure).isoformat(), y=picture.people.plotted(figure.level), xshift=MARK, yshift=MARK,
            text=f"<b>×{number(figure.told_in)}</b>", showarrow=False, font={"size": SMALL, "color": picture.colour(figure)},
        )  # fmt: skip


def _draw_bounds(picture: Picture, figure: Figure, day: date) -> None:
    """Draw an arrow where a bound is open, a bar between two bounds."""
    low, high = figure.people
    if low is None or high is None:
        _arrow(picture, figure, day, upward=high is None)
    elif low < high:
        picture.sheet.scatter(
            x=[day.isoformat()] * 2, y=[low, high], mode="lines",
            line={"color": picture.colour(figure), "width": 4, "dash": "solid" if figure.status == "reported" else "dot"},
            customdata=[figure.figure_id] * 2, hoverinfo="text", hovertext=hover(figure, picture.canvas),
        )  # fmt: skip


def _arrow(picture: Picture, figure: Figure, day: date, upward: bool) -> None:
    level = figure.level
    tip = picture.people.value(picture.people.px(level) + (-ARROW if upward else ARROW))
    picture.sheet.arrow(
        (day.isoformat(), level), (day.isoformat(), tip), "up" if upward else "down", picture.colour(figure),
        customdata=[figure.figure_id] * 2, hoverinfo="text", hovertext=hover(figure, picture.canvas),
    )  # fmt: skip
