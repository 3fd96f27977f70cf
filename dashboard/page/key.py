"""The key of the main chart: a word for each form of mark that a view draws, and who counted the grey lines."""

from __future__ import annotations

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard.evidence.figures import Figure
from dashboard.language.words import listed, say
from dashboard.view import View

FORMS: dict[str, Callable[[Figure], bool]] = {
    "reported": lambda figure: figure.status == "reported",
    "span": lambda figure: _is_line(figure) and not figure.span.certain,
    "projected": lambda figure: figure.status == "projected" and not figure.additional,
    "additional": lambda figure: figure.additional,
    "planned": lambda figure: figure.status == "planned",
    "at_least": lambda figure: figure.people[1] is None,
    "at_most": lambda figure: figure.people[0] is None,
    "unsure": lambda figure: not _is_line(figure) and not figure.span.certain,
    "repeated": lambda figure: figure.told_in > 1,
}


def key(seen: View) -> list[Component]:
    """Return what the main chart's marks mean, those alone that a view draws."""
    plans = [figure for figure in seen.camp_claims if figure.status == "planned"]
    drawn = [figure for figure in (*seen.displacement_claims, *plans) if figure.counts_people]
    if not drawn:
        return []
    found = [name for name, is_form in FORMS.items() if any(map(is_form, drawn))]
    found += ["differ"] * (bool(seen.agencies.rivals) or any(each.differ for each in seen.accounts))
    return [*(_entry(name, say(f"displacement.key.{name}")) for name in found), *_counters(seen)]


def _is_line(figure: Figure) -> bool:
    """Say whether a figure is drawn over the days that it counts, not at one of those on which it may be so."""
    return figure.status == "reported" and figure.stock_flow != "stock"


def _counters(seen: View) -> list[Component]:
    """Return who counted: on a narrow chart there is no room for their names at their lines."""
    named: dict[str, dict[str, None]] = {}
    for one in seen.series:
        named.setdefault(one.measure, {})[one.counted_by] = None
    return [
        _entry(
            measure, say("displacement.key.counted", measure=say(f"series.{measure}"), counters=listed(list(counters)))
        )
        for measure, counters in named.items()
    ]


def _entry(form: str, text: str) -> Component:
    return html.Li([html.Span(className=f"glyph {form}"), text])
