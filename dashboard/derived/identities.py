"""Ever displaced, still displaced and returned: the days on which one counter gives all three, and what remains."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.derived.inputs import Input, Inputs, firm
from dashboard.evidence import records
from dashboard.evidence.records import Record
from dashboard.language.words import bounds, say
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
    ever, still, returned = (known[row[name]] for name in ("ever_id", "still_id", "returned_id"))
    return Identity(
        ever=ever,
        still=still,
        returned=returned,
        remainder=_remainder(row["remainder_low"], row["remainder_high"], firm(ever, still, returned)),
        **{name: row[name] for name in ("day", "counted_by", "place", "reason")},
    )


def _remainder(low: int | None, high: int | None, is_firm: bool) -> str:
    if low == high == 0 and is_firm:
        return say("identity.closes")
    return bounds(low, high, firm=is_firm) or say("identity.open")
