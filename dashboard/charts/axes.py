"""From days and people to px and back: the two axes of the chart over time.

Plotly draws the axes; this knows the same ranges, so that labels find their place before anything is drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

STEPS = (1, 2, 5)
HEADROOM = 4  # times the highest value, on a log axis: room for the words above the highest mark


@dataclass(frozen=True)
class Days:
    """The time axis: its first and last day over `width` px."""

    first: date
    last: date
    width: float

    def px(self, day: date) -> float:
        """Return how far from the left a day lies."""
        return (day - self.first).days / (self.last - self.first).days * self.width

    @classmethod
    def around(cls, days: list[date], width: float) -> Days:
        """Return an axis that holds all of these days with some air on both sides."""
        first, last = min(days), max(days)
        air = timedelta(days=max(2, round((last - first).days * 0.04)))
        return cls(first - air, last + air, width)


@dataclass(frozen=True)
class People:
    """The people axis: values over `height` px, in even steps or each ten times the last."""

    low: float
    high: float
    height: float
    log: bool

    def px(self, value: float) -> float:
        """Return how far from the top a value lies."""
        low, high, value = (self.plotted(each) for each in (self.low, self.high, max(value, self.low)))
        return (high - value) / (high - low) * self.height

    def value(self, px: float) -> float:
        """Return the value that lies so far from the top."""
        low, high = self.range
        plotted = high - px / self.height * (high - low)
        return 10**plotted if self.log else plotted

    def plotted(self, value: float) -> float:
        """Return a value as plotly wants it in ranges, shapes and annotations: its power of ten on a log axis."""
        return math.log10(value) if self.log else value

    @property
    def range(self) -> list[float]:
        """The range as plotly wants it."""
        return [self.plotted(self.low), self.plotted(self.high)]

    @property
    def ticks(self) -> list[int]:
        """The values that are written at the axis."""
        return self._powers() if self.log else self._even()

    def _powers(self) -> list[int]:
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        return [10**power for power in range(first, last + 1)]

    def _even(self) -> list[int]:
        step = next(step * 10**power for power in range(12) for step in STEPS if self.high / (step * 10**power) <= 6)
        return list(range(0, int(self.high) + 1, step))

    @classmethod
    def around(cls, values: list[int], height: float, log: bool) -> People:
        """Return an axis that holds all of these values; an even one begins at zero."""
        if not log:
            return cls(0, max(values) * 1.15, height, log)
        positive = [value for value in values if value > 0] or [1]
        return cls(min(positive) * 0.6, max(*positive, min(positive) * 10) * HEADROOM, height, log)
