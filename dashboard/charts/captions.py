"""The words at the marks of the chart over time, where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboard.charts.canvas import plain
from dashboard.charts.labels import Box, Ground, Label, place
from dashboard.charts.marks import ARROW, MARK, arrow_day, ends, mark_day
from dashboard.charts.picture import Picture
from dashboard.evidence import figures as told
from dashboard.evidence.accounts import Accounts
from dashboard.evidence.figures import Figure
from dashboard.evidence.series import Agencies, Fact, Rivals, Series
from dashboard.language.words import capital, say, short_day, short_number
from dashboard.theme import SMALL

BELOW = 9  # px that a caption may reach below the people axis, down to the marks of the documents
WORTH_TELLING = 1.1  # times the lower count is the higher one


@dataclass(frozen=True)
class Caption:
    """A label and the point at which it is held, so that it moves with its mark when the chart is resized."""

    label: Label
    day: date
    value: int
    colour: str


def draw_captions(picture: Picture, figures: Sequence[Figure], said: Sequence[Accounts], beside: Agencies) -> None:
    """Write a caption at every mark that has room for one; what the agencies counted comes last."""
    ranked = sorted(figures, key=_importance)
    lesser = {figure.figure_id for each in said for figure in each.others}  # named with the one that stands first
    several = {each.headline.figure_id: each.summary for each in said}
    captions = [
        _of_figure(picture, figure, several.get(figure.figure_id, ""))
        for figure in ranked
        if figure.figure_id not in lesser
    ]
    named = {one.name: one for one in beside.series}  # a line that breaks off and goes on is named once, where it ends
    latest_first = sorted(named.values(), key=lambda one: one.facts[-1].day, reverse=True)
    captions += [_of_series(picture, one, beside.series) for one in latest_first]
    captions += [_of_rivals(picture, each) for each in sorted(beside.rivals, key=_spread) if _is_told(picture, each)]
    room = Box(0, 0, picture.days.width, picture.people.height + BELOW)
    placed = place([caption.label for caption in captions], _ground(picture, figures, beside.series), room)
    for caption in captions:
        if caption.label.name in placed:
            _write(picture, caption, *placed[caption.label.name])


def _importance(figure: Figure) -> tuple:
    """Large and few numbers are looked for first; parts of others last."""
    return figure.role == "part", -figure.level


def _of_figure(picture: Picture, figure: Figure, several: str) -> Caption:
    mark, line = _mark_box(picture, figure), _line_box(picture, figure)
    lines = [*_lines(picture, figure), *([plain(several)] if several else [])]
    label = Label(figure.figure_id, tuple(lines), mark, SMALL, line, shorter=_shorter(picture, figure))
    return Caption(label, mark_day(picture, figure), ends(figure)[0], picture.colour(figure))


def _of_series(picture: Picture, one: Series, everyone: Sequence[Series]) -> Caption:
    """Name a line at its end or, where others crowd there, at a point of its later half; never nearer to another."""
    last, *earlier = (_point_box(picture, fact) for fact in reversed(one.facts[len(one.facts) // 2 :]))
    alike = tuple(box for other in everyone if other.name != one.name for box in _along(picture, other))
    name = (plain(one.name),)
    label = Label(one.series_id, name, last, SMALL - 1, None, tuple(earlier), dispensable=True, alike=alike)
    return Caption(label, one.facts[-1].day, one.facts[-1].value, picture.canvas.ink.quiet)


def _spread(rivals: Rivals) -> float:
    """The counts that lie farthest apart are looked for first."""
    low, high = rivals.values
    return low - high


def _is_told(picture: Picture, rivals: Rivals) -> bool:
    """Say whether counts lie so far apart that a reader who is in a hurry should know."""
    low, high = rivals.values
    return high >= low * WORTH_TELLING and not picture.canvas.narrow


def _of_rivals(picture: Picture, rivals: Rivals) -> Caption:
    """Say who counted what, at the range of counts that disagree."""
    x, (low, high) = picture.days.px(rivals.day), (picture.people.px(value) for value in rivals.values)
    lines = [say("accounts.rivals", measure=say(f"series.{rivals.measure}"), day=short_day(rivals.day))]
    lines += [say("accounts.said", source=who, quantity=fact.quantity) for who, fact in reversed(rivals.counts)]
    label = Label(
        rivals.title, tuple(map(plain, lines)), Box(x - 7, high - 3, x + 7, low + 3), SMALL - 1, dispensable=True
    )
    return Caption(label, rivals.day, rivals.values[0], picture.canvas.ink.quiet)


def _point_box(picture: Picture, fact: Fact) -> Box:
    x, y = picture.days.px(fact.day), picture.people.px(fact.value)
    return Box(x - 3, y - 3, x + 3, y + 3)


def _lines(picture: Picture, figure: Figure) -> tuple[str, ...]:
    if picture.canvas.narrow:
        return _shorter(picture, figure)[0]
    status, plus = say(f"status.{figure.status}"), "+" if figure.additional else ""
    who = told.people(figure) if figure.table != "camp_capacity" else ""
    what = plain(" ".join([who, told.measure(figure)]).strip())
    source = " · ".join(map(plain, [told.source(figure), *told.warnings(figure)]))
    return f"<b>{capital(status)}: {plus}{plain(told.quantity(figure))}</b> {what}", source


def _shorter(picture: Picture, figure: Figure) -> tuple[tuple[str, ...], ...]:
    """Return the number with its source, with its status, then alone: shape and colour of its mark say the rest."""
    quantity = f"<b>{'+' if figure.additional else ''}{plain(told.quantity(figure, short_number))}</b>"
    status, beware = say(f"status.{figure.status}"), list(map(plain, told.warnings(figure)))
    sourced = " · ".join([f"{quantity} {status}", *beware[: figure.doubtful]]), plain(told.source(figure))
    shorter = (quantity, " · ".join([status, *beware[:1]])), (quantity,)
    return shorter if picture.canvas.narrow else (sourced, *shorter)


def _mark_box(picture: Picture, figure: Figure) -> Box:
    x, half = picture.days.px(mark_day(picture, figure)), MARK / 2 + 2
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
    """Return what a figure's mark, its arrow and its count cover."""
    mark = _mark_box(picture, figure)
    y = picture.people.px(figure.level)
    x = picture.days.px(arrow_day(figure) if figure.table == "displacement" else mark_day(picture, figure))
    low, high = figure.people
    count = [Box(mark.right - 4, mark.top - 10, mark.right + 18, mark.top + 6)] if figure.told_in > 1 else []
    return [
        mark,
        *count,
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
