"""The words at the marks of the chart over time, where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard import figures as told
from dashboard.charts.canvas import Canvas, plain
from dashboard.charts.labels import Box, Label, place
from dashboard.charts.marks import ARROW, MARK, arrow_day, at, ends, middle
from dashboard.charts.picture import Picture
from dashboard.figures import Figure
from dashboard.series import Series
from dashboard.theme import SMALL
from dashboard.words import capital, say, short_number


@dataclass(frozen=True)
class Caption:
    """A label and the point at which it is held, so that it moves with its mark when the chart is resized."""

    label: Label
    day: date
    value: int
    colour: str


def draw_captions(
    picture: Picture, drawn: Sequence[Figure], levels: Sequence[Figure], beside: Sequence[Series]
) -> None:
    """Write a caption at every mark that has room for one; the agencies' lines come last."""
    figures = sorted([*levels, *drawn], key=_importance)
    named = {one.name: one for one in beside}  # a line that breaks off and goes on is named once, where it ends
    captions = [_of_figure(picture, figure) for figure in figures]
    captions += [_of_series(picture, one) for one in named.values()]
    room = Box(0, 0, picture.days.width, picture.people.height + 4)
    obstacles = [box for figure in figures for box in _covered(picture, figure)]
    placed = place([caption.label for caption in captions], obstacles, room, _crossed(picture, beside))
    for caption in captions:
        if caption.label.name in placed:
            _write(picture, caption, placed[caption.label.name])


def _importance(figure: Figure) -> tuple:
    """Large and few numbers are looked for first; parts of others last."""
    return figure.role == "part", -figure.level


def _of_figure(picture: Picture, figure: Figure) -> Caption:
    mark, line = _mark_box(picture, figure), _line_box(picture, figure)
    label = Label(figure.figure_id, _lines(picture.canvas, figure), mark, SMALL, line)
    return Caption(label, _day(figure), ends(figure)[0], picture.colour(figure))


def _of_series(picture: Picture, one: Series) -> Caption:
    last = one.facts[-1]
    x, y = picture.days.px(last.day), picture.people.px(last.value)
    label = Label(one.series_id, (plain(one.name),), Box(x - 3, y - 3, x + 3, y + 3), SMALL - 1)
    return Caption(label, last.day, last.value, picture.canvas.ink.quiet)


def _lines(canvas: Canvas, figure: Figure) -> tuple[str, ...]:
    status, plus = say(f"status.{figure.status}"), "+" if figure.additional else ""
    quantity = told.quantity(figure, short_number if canvas.narrow else told.number)
    warnings = [plain(warning) for warning in told.warnings(figure)]
    if canvas.narrow:
        return f"<b>{plus}{plain(quantity)}</b>", " · ".join([status, *warnings[:1]])
    who = told.people(figure) if figure.table != "camp_capacity" else ""
    first = f"<b>{capital(status)}: {plus}{plain(quantity)}</b> {plain(' '.join([who, told.measure(figure)]).strip())}"
    return first, " · ".join([plain(told.source(figure)), *warnings])


def _day(figure: Figure) -> date:
    """Return the day of the mark that a caption belongs to."""
    return middle(figure.stated) if figure.table == "camp_capacity" else at(figure)


def _mark_box(picture: Picture, figure: Figure) -> Box:
    x, half = picture.days.px(_day(figure)), MARK / 2 + 2
    values = [picture.people.px(value) for value in ends(figure)]
    return Box(x - half, min(values) - half, x + half, max(values) + half)


def _line_box(picture: Picture, figure: Figure) -> Box:
    """Return what its line covers: the days it spans, the way to its horizon, or a level to the end of the axis."""
    if figure.table == "camp_capacity":
        until = picture.days.last
    else:
        until = figure.horizon.end if figure.horizon else figure.span.end
    y = picture.people.px(figure.level)
    return Box(picture.days.px(figure.span.start) - 4, y - 5, picture.days.px(until) + 4, y + 5)


def _crossed(picture: Picture, beside: Sequence[Series]) -> list[Box]:
    """Return small boxes along the agencies' lines."""
    boxes = []
    for one in beside:
        points = [(picture.days.px(fact.day), picture.people.px(fact.value)) for fact in one.facts]
        for (x, y), (to_x, to_y) in pairwise(points):
            steps = max(1, round(max(abs(to_x - x), abs(to_y - y)) / 8))
            along = [(x + (to_x - x) * n / steps, y + (to_y - y) * n / steps) for n in range(steps + 1)]
            boxes += [Box(px - 5, py - 5, px + 5, py + 5) for px, py in along]
    return boxes


def _covered(picture: Picture, figure: Figure) -> list[Box]:
    """Return what a figure's mark, its line and its arrow cover."""
    y = picture.people.px(figure.level)
    x = picture.days.px(arrow_day(figure) if figure.table == "displacement" else _day(figure))
    low, high = figure.people
    return [
        _mark_box(picture, figure),
        _line_box(picture, figure),
        *([Box(x - 7, y - ARROW - 2, x + 7, y)] if high is None else []),
        *([Box(x - 7, y, x + 7, y + ARROW + 2)] if low is None else []),
    ]


def _write(picture: Picture, caption: Caption, box: Box) -> None:
    x, y = picture.days.px(caption.day), picture.people.px(caption.value)
    anchor = "right" if box.right < x else "left"
    picture.sheet.write(
        x=caption.day.isoformat(), y=picture.people.plotted(caption.value), text="<br>".join(caption.label.lines),
        showarrow=False, xanchor=anchor, yanchor="middle", align=anchor,
        xshift=(box.right if anchor == "right" else box.left) - x, yshift=y - (box.top + box.bottom) / 2,
        font={"size": caption.label.size, "color": caption.colour}, bgcolor=picture.canvas.ink.ground, borderpad=0,
    )  # fmt: skip
