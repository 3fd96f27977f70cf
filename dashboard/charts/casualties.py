"""Casualties, by what happened to whom: counts of a period apart from counts of one incident."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.canvas import Canvas
from dashboard.charts.rows import Section, rows
from dashboard.figures import Figure
from dashboard.words import say


def casualties(found: Sequence[Figure], canvas: Canvas) -> go.Figure:
    """Draw figures of casualties; vague ones and shares are left to words."""
    drawn = sorted((figure for figure in found if figure.counts_people), key=_order)
    period = [figure for figure in drawn if not figure.incident]
    incident = [figure for figure in drawn if figure.incident]
    sections = [Section(say("casualties.period"), period), Section(say("casualties.incident"), incident)]
    return rows(sections, canvas)


def _order(figure: Figure) -> tuple:
    """Those who carry no arms first, then the dead before the injured."""
    return figure.population == "security_forces", figure.measure != "killed", -figure.level
