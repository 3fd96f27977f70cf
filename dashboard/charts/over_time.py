"""Reported against projected displacement over time, with the agencies' counts behind them.

Labels name the status in words, so that nothing hangs on colour; `marks` says what each shape means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import plotly.graph_objects as go

from dashboard.charts.axes import Days, People
from dashboard.charts.canvas import Canvas, blank, hover_lines, nothing, plain
from dashboard.charts.captions import draw_captions
from dashboard.charts.labels import Box, Label
from dashboard.charts.marks import LESSER, MARK, draw, draw_accounts, draw_level, draw_range, side_by_side, steps
from dashboard.charts.picture import Picture
from dashboard.evidence.accounts import Accounts
from dashboard.evidence.figures import Figure
from dashboard.evidence.series import NOBODY, Agencies, Series
from dashboard.language.words import count, month, say, short_day, short_number
from dashboard.theme import SMALL
from dashboard.view import Document, Event

HEIGHT = 560
MOST_DOCUMENTS = 100  # one by one; of more, a mark says how many there are of a month
LANE = 30  # px below the people axis, where the documents stand
EVENT_ROW = 18


def over_time(
    displaced: Sequence[Figure],
    camps: Sequence[Figure],
    events: Sequence[Event],
    documents: Sequence[Document],
    canvas: Canvas,
    log: bool = True,
    beside: Agencies = NOBODY,
    said: Sequence[Accounts] = (),
) -> go.Figure:
    """Draw figures of displacement, with the levels of planned camp capacity; vague ones and shares are left to words.

    `beside` are the agencies' counts; `said` are the quantities of which several speak, with the one that stands first.
    """
    drawn = [figure for figure in displaced if figure.counts_people]
    levels = [figure for figure in camps if figure.status == "planned" and figure.counts_people]
    if not drawn and not levels:
        return nothing(canvas)
    found = [*levels, *drawn]
    said = [each for each in said if each.headline in found]
    beside = _fitting(beside, found, documents, canvas)
    margin = _margin(canvas, events)
    picture = _picture(found, events, documents, beside, canvas, margin, log)
    picture = replace(picture, aside=side_by_side(picture, found))
    _draw_axes(picture, margin)
    _draw_events(picture, events)
    _draw_documents(picture, documents)
    _draw_agencies(picture, beside)
    _draw_figures(picture, levels, drawn, said)
    draw_captions(picture, found, said, beside)
    return picture.sheet.chart()


def _draw_figures(
    picture: Picture, levels: Sequence[Figure], drawn: Sequence[Figure], said: Sequence[Accounts]
) -> None:
    """Draw levels first, then ranges, then the marks that stand for one figure each."""
    for figure in levels:
        draw_level(picture, figure)
    for each in said:
        if each.differ:
            draw_accounts(picture, each)
    lesser = {figure.figure_id for each in said for figure in each.others}
    for figure in drawn:
        draw(picture, figure, LESSER if figure.figure_id in lesser else MARK)


def _draw_agencies(picture: Picture, beside: Agencies) -> None:
    for one in beside.series:
        _draw_series(picture, one)
    for each in beside.rivals:
        said = [say("accounts.said", source=who, quantity=fact.quantity) for who, fact in each.counts]
        words = hover_lines([each.title, *said], picture.canvas)
        draw_range(picture, each.day, each.values, picture.canvas.ink.quiet, words)


def _fitting(beside: Agencies, found: Sequence[Figure], documents: Sequence[Document], canvas: Canvas) -> Agencies:
    """Leave the agencies' later counts to their table where the room is small: the documents' months need it."""
    if not canvas.narrow:
        return beside
    last = max(span.end for span in [each.span for each in found] + [each.published for each in documents])
    return beside.until(last)


def _margin(canvas: Canvas, events: Sequence[Event]) -> dict:
    rows = min(len(events), 2) if canvas.narrow else 1
    return {"l": 66 if canvas.narrow else 84, "r": 10, "t": 14 + EVENT_ROW * rows, "b": 46}


def _picture(
    found: list[Figure],
    events: Sequence[Event],
    documents: Sequence[Document],
    beside: Agencies,
    canvas: Canvas,
    margin: dict,
    log: bool,
) -> Picture:
    spans = [figure.span for figure in found] + [figure.horizon for figure in found if figure.horizon]
    spans += [document.published for document in documents]
    days = [day for span in spans for day in (span.start, span.end)] + [event.day for event in events]
    bounds = [bound for figure in found for bound in figure.people if bound is not None]
    days += [fact.day for one in beside.series for fact in one.facts]
    bounds += [fact.value for one in beside.series for fact in one.facts]
    bounds += [value for each in beside.rivals for value in each.values]
    width = canvas.width - margin["l"] - margin["r"]
    height = HEIGHT - margin["t"] - margin["b"] - LANE
    return Picture(
        canvas,
        Days.around(days, width),
        People.around(bounds, height, log),
        blank(canvas, HEIGHT, margin),
    )


def _draw_axes(picture: Picture, margin: dict) -> None:
    lane = LANE / (HEIGHT - margin["t"] - margin["b"])
    shared = {"showgrid": True, "gridcolor": picture.canvas.ink.grid, "zeroline": False, "fixedrange": True}
    picture.sheet.layout |= {
        "xaxis": shared | _day_axis(picture),
        "yaxis": shared | _people_axis(picture) | {"domain": [lane, 1]},
        "yaxis2": {"domain": [0, lane], "range": [0, 1], "visible": False, "fixedrange": True},
    }


def _day_axis(picture: Picture) -> dict:
    return {
        "type": "date",
        "range": [picture.days.first.isoformat(), picture.days.last.isoformat()],
        "anchor": "y2",
        "tickvals": [day.isoformat() for day in _months(picture)],
        "ticktext": [_month(day, picture) for day in _months(picture)],
        "tickangle": 0,
        "ticklabeloverflow": "allow",  # to hide what overflows, plotly would measure every label
        "ticks": "outside",
        "tickcolor": picture.canvas.ink.rule,
    }


def _people_axis(picture: Picture) -> dict:
    people = picture.people
    title = {} if picture.canvas.narrow else {"title": {"text": say("chart.axis_people"), "standoff": 6}}
    return title | {
        "type": "log" if people.log else "linear",
        "range": people.range,
        "ticklabeloverflow": "allow",
        "tickvals": people.ticks,
        "ticktext": [short_number(value) for value in people.ticks],
    }


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
    if day.day != 1:
        return short_day(day).replace(" ", "<br>")
    months = _months(picture)
    starts = day == months[0] or day.year != months[months.index(day) - 1].year
    return month(day, with_year=starts).replace(" ", "<br>")


def _draw_events(picture: Picture, events: Sequence[Event]) -> None:
    ink, ends = picture.canvas.ink, [0.0, 0.0]
    for event in sorted(events, key=lambda each: each.day):
        x = picture.days.px(event.day)
        text = event.label if picture.canvas.narrow else say("chart.event", day=short_day(event.day), label=event.label)
        width = Label("", (text,), Box(0, 0, 0, 0), SMALL).width
        left = min(x, picture.days.width - width)
        row = 0 if left >= ends[0] else 1
        ends[row] = left + width + 8
        picture.sheet.shape(
            type="line", x0=event.day.isoformat(), x1=event.day.isoformat(), yref="paper", y0=0, y1=1,
            line={"color": ink.rule, "width": 1}, layer="below",
        )  # fmt: skip
        picture.sheet.write(
            x=event.day.isoformat(), yref="paper", y=1, text=plain(text), showarrow=False, xanchor="left",
            yanchor="bottom", xshift=left - x, yshift=row * EVENT_ROW, font={"size": SMALL, "color": ink.quiet},
        )  # fmt: skip


def _draw_documents(picture: Picture, documents: Sequence[Document]) -> None:
    if len(documents) > MOST_DOCUMENTS:
        _draw_months(picture, documents)
    else:
        for document in documents:
            _draw_document(picture, document)
    picture.sheet.write(
        xref="paper", x=0, yref="y2", y=0.45, xanchor="right", xshift=-6, showarrow=False,
        text=say("chart.documents_lane"), font={"size": SMALL - 2, "color": picture.canvas.ink.quiet},
    )  # fmt: skip


def _draw_document(picture: Picture, document: Document) -> None:
    published, colour = document.published, picture.canvas.ink.quiet
    picture.sheet.scatter(
        x=steps(published), y=[0.45] * len(steps(published)), yaxis="y2",
        mode="lines+markers",
        line={"color": colour, "width": 5}, marker={"symbol": "square", "size": 7, "color": colour},
        hoverinfo="text", hovertext=f"{plain(document.title)}<br>{plain(str(published))}",
    )  # fmt: skip


def _draw_months(picture: Picture, documents: Sequence[Document]) -> None:
    """Mark each month in which documents were published, the latest day of an unsure one, with how many."""
    months = Counter(document.published.end.replace(day=15) for document in documents)
    picture.sheet.scatter(
        x=[middle.isoformat() for middle in months], y=[0.45] * len(months), yaxis="y2", mode="markers",
        marker={"symbol": "square", "size": 7, "color": picture.canvas.ink.quiet}, hoverinfo="text",
        hovertext=[f"{count('documents', many)}<br>{month(middle, with_year=True)}" for middle, many in months.items()],
    )  # fmt: skip


def _draw_series(picture: Picture, one: Series) -> None:
    """Draw what an agency counted as a thin grey line behind everything; it carries no figure."""
    shape = "circle-open" if one.measure == "still_displaced" else "circle"
    picture.sheet.scatter(
        x=[fact.day.isoformat() for fact in one.facts], y=[fact.value for fact in one.facts], mode="lines+markers",
        line={"color": picture.canvas.ink.rule, "width": 1}, hoverinfo="text",
        marker={"symbol": shape, "size": 4, "color": picture.canvas.ink.rule},
        hovertext=[f"<b>{plain(fact.quantity)}</b><br>{plain(one.name)}<br>{short_day(fact.day)}, {plain(fact.issuer)}" for fact in one.facts],
    )  # fmt: skip
