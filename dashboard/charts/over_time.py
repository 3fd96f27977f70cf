"""Reported against projected displacement over time.

Filled marks were reported, hollow ones projected; a bar spans the days that a count is about, whiskers the days on
which something can have been said; arrows open a bound; a hollow cross comes on top of others; a long-dashed level is
a planned capacity. Labels name the status in words, so that nothing hangs on colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboard import figures as told
from dashboard.charts.axes import Days, People
from dashboard.charts.canvas import Canvas, blank, hover, nothing, plain
from dashboard.charts.labels import Box, Label, place
from dashboard.figures import Figure, Span
from dashboard.theme import SMALL
from dashboard.view import Document, Event
from dashboard.words import capital, say, short_day, short_number

HEIGHT = 560
LANE = 30  # px below the people axis, where the documents stand
MARK = 13
ARROW = 26
STEPS_OF_A_SPAN = 24  # a line answers to a click only at its points
EVENT_ROW = 18


@dataclass(frozen=True)
class Picture:
    """A chart in the making: its axes and what it is drawn with."""

    canvas: Canvas
    days: Days
    people: People
    chart: go.Figure

    def colour(self, figure: Figure) -> str:
        """Return the colour of a status."""
        return getattr(self.canvas.ink, figure.status)


def over_time(
    displaced: Sequence[Figure],
    camps: Sequence[Figure],
    events: Sequence[Event],
    documents: Sequence[Document],
    canvas: Canvas,
    log: bool = True,
) -> go.Figure:
    """Draw figures of displacement, with the levels of planned camp capacity; vague ones and shares are left to words."""
    drawn = [figure for figure in displaced if figure.counts_people]
    levels = [figure for figure in camps if figure.status == "planned" and figure.counts_people]
    if not drawn and not levels:
        return nothing(canvas)
    margin = _margin(canvas, events)
    picture = _picture([*drawn, *levels], events, documents, canvas, margin, log)
    _draw_axes(picture, margin)
    _draw_events(picture, events)
    _draw_documents(picture, documents)
    for figure in levels:
        _draw_level(picture, figure)
    for figure in drawn:
        _draw(picture, figure)
    _draw_labels(picture, drawn, levels)
    return picture.chart


def _margin(canvas: Canvas, events: Sequence[Event]) -> dict:
    rows = min(len(events), 2) if canvas.narrow else 1
    return {"l": 62 if canvas.narrow else 76, "r": 10, "t": 14 + EVENT_ROW * rows, "b": 46}


def _picture(
    found: list[Figure],
    events: Sequence[Event],
    documents: Sequence[Document],
    canvas: Canvas,
    margin: dict,
    log: bool,
) -> Picture:
    spans = [figure.span for figure in found] + [figure.horizon for figure in found if figure.horizon]
    spans += [document.published for document in documents]
    days = [day for span in spans for day in (span.start, span.end)] + [event.day for event in events]
    bounds = [bound for figure in found for bound in figure.people if bound is not None]
    width = canvas.width - margin["l"] - margin["r"]
    height = HEIGHT - margin["t"] - margin["b"] - LANE
    return Picture(
        canvas,
        Days.around(days, width),
        People.around(bounds, height, log),
        blank(canvas, HEIGHT, margin),
    )


def _draw_axes(picture: Picture, margin: dict) -> None:
    ink, people = picture.canvas.ink, picture.people
    lane = LANE / (HEIGHT - margin["t"] - margin["b"])
    shared = {"showgrid": True, "gridcolor": ink.grid, "zeroline": False, "fixedrange": True}
    picture.chart.update_xaxes(
        **shared,
        type="date",
        range=[picture.days.first.isoformat(), picture.days.last.isoformat()],
        anchor="y2",
        tickvals=[day.isoformat() for day in _months(picture)],
        ticktext=[_month(day, picture) for day in _months(picture)],
        tickangle=0,
        ticks="outside",
        tickcolor=ink.rule,
    )
    picture.chart.update_layout(
        yaxis=shared
        | {
            "type": "log" if people.log else "linear",
            "range": people.range,
            "domain": [lane, 1],
            "tickvals": people.ticks,
            "ticktext": [short_number(value) for value in people.ticks],
            "title": {"text": say("chart.axis_people"), "standoff": 6} if not picture.canvas.narrow else None,
        },
        yaxis2={"domain": [0, lane], "range": [0, 1], "visible": False, "fixedrange": True},
    )


def _months(picture: Picture) -> list[date]:
    first = picture.days.first
    count = (picture.days.last.year - first.year) * 12 + picture.days.last.month - first.month
    firsts = [
        date(first.year + (first.month + n - 1) // 12, (first.month + n - 1) % 12 + 1, 1) for n in range(count + 1)
    ]
    inside = [day for day in firsts if day >= first]
    most = max(1, int(picture.days.width // 58))
    return inside[:: -(-len(inside) // most)] or [first]


def _month(day: date, picture: Picture) -> str:
    """Write a month, with its year where that changes."""
    month = short_day(day).split(" ", 1)[1] if day.day == 1 else short_day(day)
    months = _months(picture)
    starts = day == months[0] or day.year != months[months.index(day) - 1].year
    return month.replace(" ", "<br>") if starts else month.split(" ")[0]


def _draw_events(picture: Picture, events: Sequence[Event]) -> None:
    ink, ends = picture.canvas.ink, [0.0, 0.0]
    for event in sorted(events, key=lambda each: each.day):
        x = picture.days.px(event.day)
        text = event.label if picture.canvas.narrow else say("chart.event", day=short_day(event.day), label=event.label)
        width = Label("", (text,), Box(0, 0, 0, 0), SMALL).width
        left = min(x, picture.days.width - width)
        row = 0 if left >= ends[0] else 1
        ends[row] = left + width + 8
        picture.chart.add_shape(
            type="line", x0=event.day.isoformat(), x1=event.day.isoformat(), yref="paper", y0=0, y1=1,
            line={"color": ink.rule, "width": 1}, layer="below",
        )  # fmt: skip
        picture.chart.add_annotation(
            x=event.day.isoformat(), yref="paper", y=1, text=plain(text), showarrow=False, xanchor="left",
            yanchor="bottom", xshift=left - x, yshift=row * EVENT_ROW, font={"size": SMALL, "color": ink.quiet},
        )  # fmt: skip


def _draw_documents(picture: Picture, documents: Sequence[Document]) -> None:
    ink = picture.canvas.ink
    for document in documents:
        published = document.published
        picture.chart.add_scatter(
            x=_steps(published), y=[0.45] * len(_steps(published)), yaxis="y2",
            mode="lines+markers" if not published.certain else "markers",
            line={"color": ink.quiet, "width": 5}, marker={"symbol": "square", "size": 7, "color": ink.quiet},
            hoverinfo="text", hovertext=f"{plain(document.title)}<br>{plain(str(published))}",
        )  # fmt: skip
    picture.chart.add_annotation(
        xref="paper", x=0, yref="y2", y=0.45, xanchor="right", xshift=-6, showarrow=False,
        text=say("chart.documents_lane"), font={"size": SMALL - 2, "color": ink.quiet},
    )  # fmt: skip


def _draw_level(picture: Picture, figure: Figure) -> None:
    """Draw a planned capacity from the day it was said to the end of the axis."""
    span = Span(figure.stated.start, picture.days.last)
    _line(picture, figure, span, figure.level, {"width": 2, "dash": "longdash"})
    _whiskers(picture, figure)
    _mark(picture, figure, _middle(figure.stated), figure.level, "square")
    _draw_bounds(picture, figure, _middle(figure.stated))


def _draw(picture: Picture, figure: Figure) -> None:
    """Draw one figure of displacement."""
    if figure.status == "reported" and figure.stock_flow == "stock":
        _whiskers(picture, figure)
    elif figure.status == "reported":
        _line(picture, figure, figure.span, figure.level, {"width": 7 if figure.stock_flow == "flow" else 2.5})
    else:
        _whiskers(picture, figure)
        _draw_horizon(picture, figure)
    for value in _ends(figure):
        _mark(picture, figure, _at(figure), value, _symbol(figure))
    _draw_bounds(picture, figure, _middle(figure.span))


def _at(figure: Figure) -> date:
    """Return the day of its mark: a count is complete on its last day; what was said stands amid the days possible."""
    if figure.status == "reported" and figure.stock_flow != "stock":
        return figure.span.end
    return _middle(figure.span)


def _middle(span: Span) -> date:
    return span.start + timedelta(days=(span.end - span.start).days // 2)


def _ends(figure: Figure) -> list[int]:
    return sorted({bound for bound in figure.people if bound is not None})


def _symbol(figure: Figure) -> str:
    if figure.additional:
        return "cross"
    return "circle" if figure.status == "reported" else "diamond"


def _steps(span: Span) -> list[str]:
    """Return days along a span, so that every part of its line answers."""
    length = (span.end - span.start).days
    steps = min(length, STEPS_OF_A_SPAN)
    return (
        [(span.start + timedelta(days=round(length * n / steps))).isoformat() for n in range(steps + 1)]
        if steps
        else [span.start.isoformat()]
    )


def _line(picture: Picture, figure: Figure, span: Span, value: int, line: dict) -> None:
    days = _steps(span)
    picture.chart.add_scatter(
        x=days, y=[value] * len(days), mode="lines", line={"color": picture.colour(figure)} | line,
        customdata=[figure.figure_id] * len(days), hoverinfo="text", hovertext=hover(figure),
    )  # fmt: skip


def _whiskers(picture: Picture, figure: Figure) -> None:
    """Draw the days on which it can have been said, or can have been so."""
    span = figure.span
    if span.certain:
        return
    picture.chart.add_scatter(
        x=[span.start.isoformat(), span.end.isoformat()], y=[figure.level] * 2, mode="lines+markers",
        line={"color": picture.colour(figure), "width": 1.5},
        marker={"symbol": "line-ns", "size": MARK, "line": {"color": picture.colour(figure), "width": 1.5}},
        customdata=[figure.figure_id] * 2, hoverinfo="text", hovertext=hover(figure),
    )  # fmt: skip


def _draw_horizon(picture: Picture, figure: Figure) -> None:
    if figure.horizon:
        span = Span(min(_at(figure), figure.horizon.end), figure.horizon.end)
        _line(picture, figure, span, figure.level, {"width": 2, "dash": "dot"})


def _mark(picture: Picture, figure: Figure, day: date, value: int, symbol: str) -> None:
    colour = picture.colour(figure)
    inside = colour if figure.status == "reported" else picture.canvas.ink.ground
    picture.chart.add_scatter(
        x=[day.isoformat()], y=[value], mode="markers",
        marker={"symbol": symbol, "size": MARK, "color": inside, "opacity": 1, "line": {"color": colour, "width": 2.5}},
        customdata=[figure.figure_id], hoverinfo="text", hovertext=hover(figure),
    )  # fmt: skip


def _draw_bounds(picture: Picture, figure: Figure, day: date) -> None:
    """Draw an arrow where a bound is open, a bar between two bounds."""
    low, high = figure.people
    if low is None or high is None:
        _arrow(picture, figure, day, upward=high is None)
    elif low < high:
        picture.chart.add_scatter(
            x=[day.isoformat()] * 2, y=[low, high], mode="lines",
            line={"color": picture.colour(figure), "width": 4, "dash": "solid" if figure.status == "reported" else "dot"},
            customdata=[figure.figure_id] * 2, hoverinfo="text", hovertext=hover(figure),
        )  # fmt: skip


def _arrow(picture: Picture, figure: Figure, day: date, upward: bool) -> None:
    shift = ARROW if upward else -ARROW
    picture.chart.add_annotation(
        x=day.isoformat(), y=picture.people.plotted(figure.level), yshift=shift, ax=0, ay=shift * 0.95, text="",
        showarrow=True, arrowhead=2, arrowsize=1.1, arrowwidth=2, arrowcolor=picture.colour(figure),
    )  # fmt: skip


def _draw_labels(picture: Picture, drawn: Sequence[Figure], levels: Sequence[Figure]) -> None:
    found = [*levels, *drawn]
    labels = [_label(picture, figure) for figure in sorted(found, key=_importance)]
    room = Box(0, 0, picture.days.width, picture.people.height + 4)
    for name, box in place(labels, _obstacles(picture, drawn, levels), room).items():
        figure = next(each for each in found if each.figure_id == name)
        label = next(each for each in labels if each.name == name)
        _write(picture, figure, label, box)


def _importance(figure: Figure) -> tuple:
    """Large and few numbers are looked for first; parts of others last."""
    return figure.role == "part", -figure.level


def _label(picture: Picture, figure: Figure) -> Label:
    return Label(figure.figure_id, _lines(picture.canvas, figure), _mark_box(picture, figure), SMALL)


def _lines(canvas: Canvas, figure: Figure) -> tuple[str, ...]:
    status, quantity = (
        say(f"status.{figure.status}"),
        told.quantity(figure, short_number if canvas.narrow else told.number),
    )
    plus = "+" if figure.additional else ""
    warnings = [plain(warning) for warning in told.warnings(figure)]
    if canvas.narrow:
        return f"<b>{plus}{plain(quantity)}</b>", " · ".join([status, *warnings[:1]])
    who = told.people(figure) if figure.table != "camp_capacity" else ""
    first = f"<b>{capital(status)}: {plus}{plain(quantity)}</b> {plain(' '.join([who, told.measure(figure)]).strip())}"
    return first, " · ".join([plain(told.source(figure)), *warnings])


def _mark_box(picture: Picture, figure: Figure) -> Box:
    day = _middle(figure.stated) if figure.table == "camp_capacity" else _at(figure)
    x, half = picture.days.px(day), MARK / 2 + 2
    ends = [picture.people.px(value) for value in _ends(figure)]
    return Box(x - half, min(ends) - half, x + half, max(ends) + half)


def _obstacles(picture: Picture, drawn: Sequence[Figure], levels: Sequence[Figure]) -> list[Box]:
    boxes = []
    for figure in [*drawn, *levels]:
        mark, y = _mark_box(picture, figure), picture.people.px(figure.level)
        end = picture.days.last if figure in levels else figure.horizon.end if figure.horizon else figure.span.end
        boxes += [mark, Box(picture.days.px(figure.span.start) - 4, y - 5, picture.days.px(end) + 4, y + 5)]
        low, high = figure.people
        x = picture.days.px(_middle(figure.stated if figure in levels else figure.span))
        if high is None:
            boxes.append(Box(x - 7, y - ARROW - 2, x + 7, y))
        if low is None:
            boxes.append(Box(x - 7, y, x + 7, y + ARROW + 2))
    return boxes


def _write(picture: Picture, figure: Figure, label: Label, box: Box) -> None:
    """Write a label where room was found, held at its mark so that it moves with it when the chart is resized."""
    mark = label.mark
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    anchor = "right" if box.right < x else "left"
    edge = box.right if anchor == "right" else box.left
    day = picture.days.first + timedelta(
        days=round(x / picture.days.width * (picture.days.last - picture.days.first).days)
    )
    middle = (picture.people.px(_ends(figure)[0]) + picture.people.px(_ends(figure)[-1])) / 2
    picture.chart.add_annotation(
        x=day.isoformat(), y=picture.people.plotted(_ends(figure)[0]), text="<br>".join(label.lines), showarrow=False,
        xanchor=anchor, yanchor="middle", align=anchor, xshift=edge - x,
        yshift=picture.people.px(_ends(figure)[0]) - (box.top + box.bottom) / 2 + (y - middle),
        font={"size": SMALL, "color": picture.colour(figure)}, bgcolor=picture.canvas.ink.ground, borderpad=0,
    )  # fmt: skip
