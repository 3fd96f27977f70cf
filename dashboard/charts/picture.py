"""The chart over time in the making: its two axes, its ground, its colours."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.axes import Days, People
from dashboard.charts.canvas import Canvas, Sheet
from dashboard.figures import Figure


@dataclass(frozen=True)
class Picture:
    """A chart in the making: its axes and what it is drawn with."""

    canvas: Canvas
    days: Days
    people: People
    sheet: Sheet

    def colour(self, figure: Figure) -> str:
        """Return the colour of a status."""
        return getattr(self.canvas.ink, figure.status)
