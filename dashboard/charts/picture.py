"""The chart over time in the making: its two axes, its ground, its colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.charts.axes import Days, People
from dashboard.charts.canvas import Canvas, Sheet
from dashboard.evidence.figures import Figure


@dataclass(frozen=True)
class Picture:
    """A chart in the making: its axes and what it is drawn with.

    `aside` holds how many days a mark stands beside its own, so that no other covers it; by the id of its figure.
    """

    canvas: Canvas
    days: Days
    people: People
    sheet: Sheet
    aside: Mapping[str, int] = field(default_factory=dict)

    def colour(self, figure: Figure) -> str:
        """Return the colour of a status."""
        return getattr(self.canvas.ink, figure.status)
