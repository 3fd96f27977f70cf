"""Places in camps beside projected displacement, on one scale."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.canvas import Canvas
from dashboard.charts.rows import Section, rows
from dashboard.figures import Figure
from dashboard.words import say


def camps(places: Sequence[Figure], need: Sequence[Figure], canvas: Canvas) -> go.Figure:
    """Draw capacity, planned, ready and taken apart, above what was projected; other units are left to the table."""
    capacity = [figure for figure in places if figure.counts_people]
    projected = sorted((figure for figure in need if figure.counts_people), key=lambda figure: -figure.level)
    sections = [Section(say("camps.capacity"), capacity), Section(say("camps.need"), projected)]
    return rows(sections, canvas, one_scale=True)
