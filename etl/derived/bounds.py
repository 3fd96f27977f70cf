"""Numbers with a lower and an upper bound, either of which may be open. An open bound never becomes zero."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """`low` and `high` are whole numbers; None is an open bound."""

    low: int | None = None
    high: int | None = None

    def __sub__(self, other: Bounds) -> Bounds:
        """The least and the greatest that a difference can be."""
        return Bounds(_less(self.low, other.high), _less(self.high, other.low))

    @property
    def known(self) -> bool:
        """Whether any bound is closed."""
        return self.low is not None or self.high is not None

    def seen_from(self, place_rule: str) -> Bounds:
        """What a count of a wider or a narrower area says of the area asked for.

        A part is never more than the whole: the wider count sets no lower bound, the narrower no upper one.
        """
        return {"wider": Bounds(None, self.high), "narrower": Bounds(self.low, None)}.get(place_rule, self)

    def located(self, projected: Bounds) -> str | None:
        """Say where these bounds lie against others: `within`, `above`, `below`, or None where they do not decide it."""
        if _exceeds(self.low, projected.high):
            return "above"
        if _exceeds(projected.low, self.high):
            return "below"
        above_low = projected.low is None or _ordered(projected.low, self.low)
        below_high = projected.high is None or _ordered(self.high, projected.high)
        return "within" if above_low and below_high else None


def _less(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _exceeds(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one > other


def _ordered(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one <= other
