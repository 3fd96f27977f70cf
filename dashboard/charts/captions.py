"""The words at the marks of the chart over time, where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard import figures as told
from dashboard.charts.canvas import Canvas, plain
from dashboard.charts.labels import Box, Ground, Label, place
from dashboard.charts.marks import ARROW, MARK, arrow_day, at, ends, middle
from dashboard.charts.picture import Picture
from dashboard.figures import Figure
from dashboard.series import Fact, Series
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
    latest_first = sorted(named.values(), key=lambda one: one.facts[-1].day, reverse=True)
    captions += [_of_series(picture, one) for one in latest_first]
    room = Box(0, 0, picture.days.width, picture.people.height + 4)
    placed = place([caption.label for caption in captions], _ground(picture, figures, beside), room)
    for caption in captions:
        if caption.label.name in placed:
            _write(picture, caption, *placed[caption.label.name])


def _importance(figure: Figure) -> tuple:
    """Large and few numbers are looked for first; parts of others last."""
    return figure.role == "part", -figure.level


def _of_figure(picture: Picture, figure: Figure) -> Caption:
    mark, line = _mark_box(picture, figure), _line_box(picture, figure)
    label = Label(figure.figure_id, _lines(picture.canvas, figure), mark, SMALL, line, short=_short(figure))
    return Caption(label, _day(figure), ends(figure)[0], picture.colour(figure))


def _of_series(picture: Picture, one: Series) -> Caption:
    """Name a line at its end or, where others crowd there, at a point of its later half."""
    last, *earlier = (_point_box(picture, fact) for fact in reversed(one.facts[len(one.facts) // 2 :]))
    label = Label(one.series_id, (plain(one.name),), last, SMALL - 1, others=tuple(earlier))
    return Caption(label, one.facts[-1].day, one.facts[-1].value, picture.canvas.ink.quiet)


def _point_box(picture: Picture, fact: Fact) -> Box:
    x, y = picture.days.px(fact.day), picture.people.px(fact.value)
    return Box(x - 3, y - 3, x + 3, y + 3)


def _lines(canvas: Canvas, figure: Figure) -> tuple[str, ...]:
    status, plus = say(f"status.{figure.status}"), "+" if figure.additional else ""
    quantity = told.quantity(figure, short_number if canvas.narrow else told.number)
    warnings = [plain(warning) for warning in told.warnings(figure)]
    if canvas.narrow:
        return f"<b>{plus}{plain(quantity)}</b>", " · ".join([status, *warnings[:1]])
    who = told.people(figure) if figure.table != "camp_capacity" else ""
    first = f"<b>{capital(status)}: {plus}{plain(quantity)}</b> {plain(' '.join([who, told.measure(figure)]).strip())}"
    return first, " · ".join([plain(told.source(figure)), *warnings])


def _short(figure: Figure) -> tuple[str, ...]:
    """Return the number alone, for where there is room for no more: shape and colour of its mark say the rest."""
    return (f"<b>{'+' if figure.additional else ''}{plain(told.quantity(figure, short_number))}</b>",)


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


def _ground(picture: Picture, figures: Sequence[Figure], beside: Sequence[Series]) -> Ground:
    """Return what labels keep off: marks and arrows, the lines of figures, the agencies' faint lines."""
    marks = [box for figure in figures for box in _marked(picture, figure)]
    lines = [_line_box(picture, figure) for figure in figures]
    return Ground(marks, lines, [box for one in beside for box in _along(picture, one)])


def _marked(picture: Picture, figure: Figure) -> list[Box]:
    """Return what a figure's mark and its arrow cover."""
    y = picture.people.px(figure.level)
    x = picture.days.px(arrow_day(figure) if figure.table == "displacement" else _day(figure))
    low, high = figure.people
    return [
        _mark_box(picture, figure),
        *([Box(x - 7, y - ARROW - 2, x + 7, y)] if high is None else []),
        *([Box(x - 7, y, x + 7, y + ARROW + 2)] if low is None else []),
    ]


def _along(picture: Picture, one: Series) -> list[Box]:
    """Return small boxes along an agency's line."""
    points = [(picture.days.px(fact.day), picture.people.px(fact.value)) for fact in one.facts]
    return [Box(x - 5, y - 5, x + 5, y + 5) for start, end in pairwise(points) for x, y in _steps_between(start, end)]


def _steps_between(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    across, down = end[0] - start[0], end[1] - start[1]
    steps = max(1, round(max(abs(across), abs(down)) / 8))
    return [(start[0] + across * n / steps, start[1] + down * n / steps) for n in range(steps + 1)]


def _write(picture: Picture, caption: Caption, label: Label, box: Box) -> None:
    x, y = picture.days.px(caption.day), picture.people.px(caption.value)
    anchor = "right" if box.right < x else "left"
    picture.sheet.write(
        x=caption.day.isoformat(), y=picture.people.plotted(caption.value), text="<br>".join(label.lines),
        showarrow=False, xanchor=anchor, yanchor="middle", align=anchor,
        xshift=(box.right if anchor == "right" else box.left) - x, yshift=y - (box.top + box.bottom) / 2,
        font={"size": label.size, "color": caption.colour}, borderpad=0,
    )  # fmt: skip
