"""Places in camps beside projected displacement, on one scale."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.canvas import Canvas
from dashboard.charts.rows import Section, rows
from dashboard.evidence.accounts import Accounts
from dashboard.evidence.figures import Figure
from dashboard.language.words import say, words


def camps(places: Sequence[Figure], need: Sequence[Figure], canvas: Canvas, said: Sequence[Accounts] = ()) -> go.Figure:
    """Draw places planned, ready, taken and free apart, above what was projected; other units are left to the table."""
    capacity = [figure for figure in places if figure.counts_people]
    kinds = {name: [figure for figure in capacity if _kind(figure) == name] for name in words("camps.sections")}
    projected = sorted((figure for figure in need if figure.counts_people), key=lambda figure: -figure.level)
    sections = [Section(say(f"camps.sections.{name}"), found) for name, found in kinds.items()]
    return rows([*sections, Section(say("camps.need"), projected)], canvas, said)


def _kind(figure: Figure) -> str:
    if figure.status != "reported":
        return figure.status
    return {"occupied": "taken", "available": "free"}.get(figure.measure, "ready")
