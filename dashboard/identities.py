"""Ever displaced, still displaced and returned: the days on which one counter gives all three, and what remains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard import records
from dashboard.inputs import Input, Inputs
from dashboard.records import Record
from dashboard.words import bounds, say
from etl.release import Release


@dataclass(frozen=True)
class Identity:
    """Ever displaced less still displaced less returned; `remainder` in words."""

    day: date
    counted_by: str
    place: str
    ever: Input
    still: Input
    returned: Input
    remainder: str
    reason: str


def identities(release: Release, known: Inputs) -> tuple[Identity, ...]:
    """Return every identity, in the order of days."""
    found = sorted(records.rows(release, "identities"), key=lambda row: (row["day"], row["identity_id"]))
    return tuple(_identity(row, known) for row in found)


def _identity(row: Record, known: Inputs) -> Identity:
    return Identity(
        ever=known[row["ever_id"]],
        still=known[row["still_id"]],
        returned=known[row["returned_id"]],
        remainder=_remainder(row["remainder_low"], row["remainder_high"]),
        **{name: row[name] for name in ("day", "counted_by", "place", "reason")},
    )


def _remainder(low: int | None, high: int | None) -> str:
    if low == high == 0:
        return say("identity.closes")
    return bounds(low, high) or say("identity.open")
