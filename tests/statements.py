"""Statements drawn for tests: a count of people displaced from Northport, and what differs from it."""

from datetime import date, timedelta

from etl.derived.bounds import Bounds
from etl.derived.statements import Statement

START = date(2020, 1, 1)
COUNT = {
    "id": "count", "source": "reference", "series": "line", "measure": "displaced", "population": "people",
    "unit": "people", "status": "reported", "stock_flow": "cumulative", "additional": False, "bounds": Bounds(300, 300),
    "quantifier": "exact", "issuer": "IOM", "counter": "IOM", "first_day": START, "day": START + timedelta(days=25),
    "stated_from": START, "stated": START, "horizon_start": None, "horizon_end": None, "scenario": None,
    "place": "Northport", "place_id": "xx-northport", "place_role": "from", "verification": "unverified",
    "caveat": None, "role": "headline", "review": "reviewed",
}  # fmt: skip


def after(days: int) -> date:
    return START + timedelta(days=days)


def count(low=300, high=300, **changes) -> Statement:
    """A count; `day` may be given as days after the start."""
    changes = {
        name: after(value) if name in DAYS and isinstance(value, int) else value for name, value in changes.items()
    }
    return Statement(**{**COUNT, "bounds": Bounds(low, high), "quantifier": _quantifier(low, high), **changes})


def _quantifier(low, high) -> str:
    if low == high:
        return "exact"
    return "at_most" if low is None else "at_least" if high is None else "range"


def projection(low=None, high=1000, **changes) -> Statement:
    """A projection, said on the first day."""
    ahead = {"id": "projection", "series": "projection", "status": "projected", "first_day": None, "day": START}
    return count(low, high, **{**ahead, **changes})


DAYS = ("first_day", "day", "stated_from", "stated", "horizon_start", "horizon_end")
