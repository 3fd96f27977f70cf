"""Finds room for labels, so that none covers another or a mark. Pure geometry, in px from the top left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

CHARACTER = 0.56  # mean width of a character, of its size, in the fonts of the page: rather too wide than too narrow
LINE = 1.3


@dataclass(frozen=True)
class Box:
    """A rectangle; `top` is less than `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def inside(self, other: Box) -> bool:
        """Say whether it lies within the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True)
class Label:
    """A text of one or more lines and the mark that it belongs to."""

    name: str
    lines: tuple[str, ...]
    mark: Box
    size: int

    @property
    def width(self) -> float:
        """Width in px, estimated from its longest line without its tags."""
        return max(len(re.sub(r"<[^>]*>", "", line)) for line in self.lines) * self.size * CHARACTER

    @property
    def height(self) -> float:
        """Height in px."""
        return len(self.lines) * self.size * LINE


def place(labels: Sequence[Label], obstacles: Sequence[Box], room: Box) -> dict[str, Box]:
    """Return the box of each label that finds a free place, in the order of importance given.

    A label without a free place is left out: the table and the hover text still say what it says.
    """
    taken = list(obstacles)
    placed = {}
    for label in labels:
        free = (
            box for box in _candidates(label) if box.inside(room) and not any(box.overlap(other) for other in taken)
        )
        box = next(free, None)
        if box:
            placed[label.name] = box
            taken.append(box)
    return placed


def _candidates(label: Label) -> list[Box]:
    """Return places around the mark, the nearest and best to read first."""
    return [box for gap in (6, 14, 24) for box in _around(label, gap)]


def _around(label: Label, gap: float) -> list[Box]:
    mark, width, height = label.mark, label.width, label.height
    centre, middle = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    above, below = mark.top - gap - height, mark.bottom + gap
    right, left = mark.right + gap, mark.left - gap - width
    corners = [
        (right, middle - height / 2),
        (left, middle - height / 2),
        (centre - width / 2, above),
        (centre - width / 2, below),
        (mark.left, above),
        (mark.right - width, above),
        (mark.left, below),
        (mark.right - width, below),
        (right, above + height / 2),
        (right, below - height / 2),
        (left, above + height / 2),
        (left, below - height / 2),
    ]
    return [Box(x, y, x + width, y + height) for x, y in corners]
