"""A chart as a file of its own: SVG that holds its title, filters, sources, date and address, whoever passes it on.

`/picture/<chart>.svg` takes the query of the page and draws the very rows that the page shows for it. A browser makes
PNG of it (`assets/saving.js`): a server would need a second program that draws.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from dashboard.callbacks import Shown, draw_one
from dashboard.charts import Canvas
from dashboard.charts.svg import Still, with_colours
from dashboard.evidence import figures as told
from dashboard.evidence.figures import Figure
from dashboard.language.words import capital, listed, say, words
from dashboard.page.chart_sections import CHARTS, picture_file, summary
from dashboard.page.filters import DAYS, FILTERS, choice_words
from dashboard.selection import Selection
from dashboard.serving.sending import unchanged_or
from dashboard.theme import FONT, LIGHT
from dashboard.view import Crisis, View

WIDTH = 1120
EDGE = 32
CHARACTER = 0.53  # mean width of a character, of its size
LINE = 1.4
HALO = f"@supports(paint-order:stroke){{text{{paint-order:stroke;stroke:{LIGHT.ground};stroke-width:4px;stroke-linejoin:round}}}}"


@dataclass(frozen=True)
class Line:
    """A line of words above or below the chart."""

    text: str
    size: int
    colour: str = LIGHT.text
    bold: bool = False

    @property
    def height(self) -> float:
        """How far below its top the next one begins."""
        return self.size * LINE

    def svg(self, top: float) -> str:
        """Return it as SVG."""
        weight = ' font-weight="700"' if self.bold else ""
        place = f'x="{EDGE}" y="{top + self.size:.1f}" font-size="{self.size}" fill="{self.colour}"'
        return f"<text {place}{weight}>{escape(self.text)}</text>"


def register(server: Flask, shown: Shown) -> None:
    """Let `server` answer with the picture of any chart."""
    address = f"{shown.paths.prefix}picture/<chart>.svg"
    server.add_url_rule(address, "picture", lambda chart: _send(shown, chart))


def _send(shown: Shown, chart: str) -> Response:
    if chart not in CHARTS:
        raise NotFound
    base = request.host_url.rstrip("/") + shown.paths.prefix
    seen = shown.view(request.query_string.decode("ascii"))
    response = Response(picture(shown, chart, seen, base), mimetype="image/svg+xml")
    response.headers.set("Content-Disposition", "inline", filename=picture_file(chart, seen))
    return unchanged_or(response, released=seen.released)


def picture(shown: Shown, chart: str, seen: View, base: str) -> str:
    """Return a chart of a view as a whole SVG file; `base` is the address of the page, with a slash at its end."""
    query = seen.selection.view().to_query()
    drawing = Still(draw_one(shown, chart, seen, Canvas(WIDTH)), WIDTH, lambda figure_id: f"{base}figure/{figure_id}")
    above = [*_wrapped(say(f"{chart}.title"), 24, bold=True), *_wrapped(_about(shown.crisis, seen), 15, LIGHT.quiet)]
    below = [line for text in _notes(shown, chart, seen, base + query) for line in _wrapped(text, 13, LIGHT.quiet)]
    return _composed(above, drawing, below, summary(chart, seen))


def _composed(above: Sequence[Line], drawing: Still, below: Sequence[Line], label: str) -> str:
    top = EDGE + _height(above) + 12
    bottom = top + drawing.height + 20
    size = WIDTH + 2 * EDGE, round(bottom + _height(below) + EDGE)
    inside = drawing.svg(label, f'x="{EDGE}" y="{top:.1f}" overflow="visible" ')
    written = _written(above, EDGE) + _written(below, bottom)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" viewBox="0 0 {size[0]} {size[1]}" '
        f'font-family="{escape(FONT)}"><title>{escape(above[0].text)}</title><style>{HALO}</style>'
        f'<rect width="100%" height="100%" fill="{LIGHT.ground}"/>{written}{with_colours(inside)}</svg>\n'
    )


def _written(lines: Sequence[Line], top: float) -> str:
    tops = [top + _height(lines[:number]) for number in range(len(lines))]
    return "".join(line.svg(place) for line, place in zip(lines, tops, strict=True))


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def _wrapped(text: str, size: int, colour: str = LIGHT.text, *, bold: bool = False) -> list[Line]:
    return [Line(line, size, colour, bold) for line in textwrap.wrap(text, int(WIDTH / (size * CHARACTER)))]


def _about(crisis: Crisis, seen: View) -> str:
    return say("picture.about", title=crisis.title, chosen=chosen(crisis, seen.selection))


def chosen(crisis: Crisis, selection: Selection) -> str:
    """Return the filters of a view in words: "Status: Projected, From: 17 Oct 2016", or that all is shown."""
    choices = {
        name: choice_words(name, getattr(selection, name), crisis) for name in FILTERS if getattr(selection, name)
    }
    choices |= {name: told.short_day(getattr(selection, name)) for name in DAYS if getattr(selection, name)}
    made = [say("picture.choice", name=say(f"filter.{name}"), value=value) for name, value in choices.items()]
    return say("format.list").join(made) or say("picture.everything")


def _notes(shown: Shown, chart: str, seen: View, address: str) -> list[str]:
    """Return what stands below the chart: how to read it, what is not drawn, who said it, of when it is, where it is."""
    found = _of_chart(chart, seen)
    undrawn = [told.sentence(figure) for figure in found if not figure.counts_people]
    counters = sorted({one.counted_by for one in seen.series}) if chart == "displacement" else []
    return [
        " ".join([*words(f"{chart}.reading"), say(f"{chart}.caution")]),
        *([say("picture.undrawn", list=listed(undrawn))] if undrawn else []),
        say("picture.sources", list=say("picture.separator").join(_sources(found)) or say("picture.nobody")),
        *([say("picture.counters", list=listed(counters))] if counters else []),
        say("picture.release", day=_released(seen), digest=shown.crisis.digest, address=address),
    ]


def _released(seen: View) -> str:
    return told.short_day(seen.released) if seen.released else say("picture.undated")


def _of_chart(chart: str, seen: View) -> list[Figure]:
    drawn: dict[str, Callable[[], list[Figure]]] = {
        "displacement": lambda: (
            seen.displacement_claims + [each for each in seen.camp_claims if each.status == "planned"]
        ),
        "casualties": lambda: seen.casualty_claims,
        "camps": lambda: seen.camp_claims + seen.need,
    }
    return drawn[chart]()


def _sources(found: Sequence[Figure]) -> list[str]:
    """Return who said it and where it was published, each once."""
    named = {
        say("picture.source", issuer=capital(told.issuer(figure)), publisher=figure.publisher, days=figure.stated): None
        for figure in found
    }
    return list(named)
