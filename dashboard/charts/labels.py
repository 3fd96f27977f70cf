"""Finds room for labels, so that none covers another or a mark. Pure geometry, in px from the top left."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

CHARACTER = 0.56  # mean width of a character, of its size, in the fonts of the page: rather too wide than too narrow
LINE = 1.3
GAPS = (6, 14)  # between a mark and its label
NEARER = 1.6  # a label may be so many times nearer to another mark than to its own and still be taken for its own's
NEAREST = 1.3  # so many times nearer is a line's name to its own line than to one of the same colour
FAR = 24  # px to other marks from a label that stands at a line, away from its own mark
STEPS_ALONG = 12  # places tried along a line


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

    def distance(self, other: Box) -> float:
        """Return how far apart the two are, 0 where they touch."""
        across = max(0.0, self.left - other.right, other.left - self.right)
        down = max(0.0, self.top - other.bottom, other.top - self.bottom)
        return math.hypot(across, down)

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
    """A text of one or more lines and the mark that it belongs to.

    A mark may have a `line` that says as much, or `others` of its kind at which the text may stand as well;
    `shorter` is what is written where there is no room for all, from the longest to the shortest. What is `dispensable`
    is only written where it crosses nothing. `alike` are marks of others that look the same: its own is nearer.
    """

    name: str
    lines: tuple[str, ...]
    mark: Box
    size: int
    line: Box | None = None
    others: tuple[Box, ...] = ()
    shorter: tuple[tuple[str, ...], ...] = ()
    dispensable: bool = False
    alike: tuple[Box, ...] = ()

    @property
    def marks(self) -> tuple[Box, ...]:
        """Every mark at which the text may stand, the best first."""
        return self.mark, *self.others

    @property
    def forms(self) -> list[Label]:
        """The same label in all its lengths, the longest first."""
        return [self, *(replace(self, lines=lines) for lines in self.shorter)]

    @property
    def width(self) -> float:
        """Width in px, estimated from its longest line without its tags."""
        return max(len(re.sub(r"<[^>]*>", "", line)) for line in self.lines) * self.size * CHARACTER

    @property
    def height(self) -> float:
        """Height in px."""
        return len(self.lines) * self.size * LINE


@dataclass(frozen=True)
class Ground:
    """What is drawn already: labels keep off marks always, off lines where they can, off what is faint if possible."""

    marks: Sequence[Box]
    lines: Sequence[Box] = ()
    faint: Sequence[Box] = ()


def place(labels: Sequence[Label], ground: Ground, room: Box) -> dict[str, tuple[Label, Box]]:
    """Return each label that finds a free place, whole or shortened, with its box; in the order of importance given.

    A place next to another label's mark is no place: a reader takes a label for that of the nearest mark.
    A label without a place is left out: the table and the hover text still say what it says.
    """
    taken = list(ground.marks)
    placed: dict[str, tuple[Label, Box]] = {}
    for label in labels:
        others = [other.mark for other in labels if other is not label]
        found = _best(label, taken, ground, room, others)
        if found:
            placed[label.name] = found
            taken.append(found[1])
    return placed


def _best(
    label: Label, taken: Sequence[Box], ground: Ground, room: Box, others: Sequence[Box]
) -> tuple[Label, Box] | None:
    """Look for a place that covers nothing; then for fewer words; last of all across a line, that shines through."""
    lines = [*taken, *ground.lines]
    everything = [*lines, *ground.faint]
    for form in label.forms:
        inside = [box for box in _candidates(form) if box.inside(room) and _belongs(form, box, others)]
        for drawn in (everything,) if label.dispensable else (everything, lines):
            box = _free(inside, drawn)
            if box:
                return form, box
    box = None if label.dispensable else _free(inside, taken)
    return (form, box) if box else None


def _belongs(label: Label, box: Box, others: Sequence[Box]) -> bool:
    own = min(box.distance(mark) for mark in label.marks)
    least = own / NEARER if own <= max(GAPS) else FAR
    near = [box.distance(other) for other in others]
    return min(near, default=least) >= least and all(box.distance(each) >= own * NEAREST for each in label.alike)


def _free(boxes: Sequence[Box], taken: Sequence[Box]) -> Box | None:
    return next((box for box in boxes if not any(box.overlap(other) for other in taken)), None)


def _candidates(label: Label) -> list[Box]:
    """Return places around the mark and along its line, the nearest and best to read first."""
    around = [corner for mark in label.marks for gap in GAPS for corner in _around(label, mark, gap)]
    return [Box(x, y, x + label.width, y + label.height) for x, y in [*around, *_along(label)]]


def _around(label: Label, mark: Box, gap: float) -> list[tuple[float, float]]:
    width, height = label.width, label.height
    centre, middle = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    above, below = mark.top - gap - height, mark.bottom + gap
    right, left = mark.right + gap, mark.left - gap - width
    return [
        (right, middle - height / 2),
        (left, middle - height / 2),
        *((x, y) for y in (above, below) for x in (centre - width / 2, mark.left, mark.right - width)),
        *((x, y) for y in (above, below) for x in (right, left)),
        *((x, y) for y in (above + height / 2, below - height / 2) for x in (right, left)),
    ]


def _along(label: Label) -> list[tuple[float, float]]:
    line = label.line
    if line is None:
        return []
    way = line.right - line.left - label.width
    starts = [line.left + way * step / STEPS_ALONG for step in range(STEPS_ALONG + 1)] if way > 0 else []
    return [(x, y) for x in starts for y in (line.top - label.height - 1, line.bottom + 1)]
