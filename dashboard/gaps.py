"""The gap between projected need and planned places: worked out with its inputs, or refused with the reason.

Nothing is added up. One capacity is set against one projection, and only where the two can be compared at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import figures as told
from dashboard.figures import Figure
from dashboard.words import number, say

FARTHEST = 31  # days between two statements that still speak about the same time


@dataclass(frozen=True)
class Gap:
    """A difference in people with the two figures it is made from; a bound is None where it stays open.

    `surplus` says that there were more places than people.
    """

    need: Figure
    capacity: Figure
    low: int | None
    high: int | None
    surplus: bool = False

    @property
    def meaning(self) -> str:
        """What the difference means: more people than places, or more places than people."""
        return say("camps.surplus_meaning" if self.surplus else "camps.gap_meaning", gap=self.amount)

    @property
    def amount(self) -> str:
        """The difference in words, as firm as its inputs are."""
        low, high = (None if bound is None else number(bound) for bound in (self.low, self.high))
        firm = {self.need.quantifier, self.capacity.quantifier} <= {"exact"}
        name = (
            "at_least"
            if high is None
            else "at_most"
            if low is None
            else "range"
            if low != high
            else "exact"
            if firm
            else "about"
        )
        return say(f"quantifier.{name}", low=low, high=high)


@dataclass(frozen=True)
class Refusal:
    """Why no difference is worked out for a projection."""

    need: Figure
    reason: str


def gaps(need: Sequence[Figure], places: Sequence[Figure], within: Mapping[str, str]) -> list[Gap | Refusal]:
    """Compare each projection with the planned capacity stated nearest to it; `within` tells what contains a place."""
    planned = [figure for figure in places if figure.status == "planned" and figure.measure == "capacity"]
    if not planned:
        return []
    return [_compare(figure, min(planned, key=lambda each: _days_apart(figure, each)), within) for figure in need]


def _compare(need: Figure, capacity: Figure, within: Mapping[str, str]) -> Gap | Refusal:
    reason = _unlike(need) or _incomparable(need, capacity, within)
    return Refusal(need, reason) if reason else _difference(need, capacity)


def _unlike(need: Figure) -> str:
    """Say why a projection is no number of people who may need a place here."""
    reasons = {
        "vague": need.quantifier == "vague",
        "additional": need.additional,
        "border": need.measure == "crossed_border",
        "returned": need.measure == "returned",
    }
    return next((say(f"camps.refusal.{name}") for name, holds in reasons.items() if holds), "")


def _incomparable(need: Figure, capacity: Figure, within: Mapping[str, str]) -> str:
    if capacity.unit != need.unit:
        return say("camps.refusal.unit", need=need.unit, capacity=capacity.unit)
    if _days_apart(need, capacity) > FARTHEST:
        return say("camps.refusal.time", days=_days_apart(need, capacity))
    if not _same_place(need.place_id, capacity.place_id, within):
        return say("camps.refusal.place", need=told.where(need), capacity=told.where(capacity))
    return ""


def _days_apart(one: Figure, other: Figure) -> int:
    """Return the days between two statements, 0 where they can be of the same day."""
    later, earlier = max(one.stated.start, other.stated.start), min(one.stated.end, other.stated.end)
    return max(0, (later - earlier).days)


def _same_place(one: str | None, other: str | None, within: Mapping[str, str]) -> bool:
    """Say whether two places are the same, or one lies directly in the other."""
    if one is None or other is None:
        return False
    return one == other or within.get(one) == other or within.get(other) == one


def _difference(need: Figure, capacity: Figure) -> Gap | Refusal:
    """Subtract bound from opposite bound; a bound that is open on either side stays open."""
    low = None if need.low is None or capacity.high is None else need.low - capacity.high
    high = None if need.high is None or capacity.low is None else need.high - capacity.low
    if high is not None and high < 0:
        return Gap(need, capacity, -high, None if low is None else -low, surplus=True)
    if (low is None and high is None) or (low is not None and low < 0):
        return Refusal(need, say("camps.refusal.unbounded"))
    return Gap(need, capacity, low, high)
