"""Checks that those ever displaced are those still displaced and those returned, where one counter gives all three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, product
from typing import Any

from etl.derived.bounds import Bounds
from etl.derived.sentences import amount, between, on
from etl.derived.statements import Statement

PARTS = ("displaced", "still_displaced", "returned")


def rows(statements: Sequence[Statement]) -> Iterator[dict[str, Any]]:
    """Yield the rows of the `identities` table; two values of one counter for one day make two rows."""
    facts = sorted((fact for fact in statements if _usable(fact)), key=_source)
    for _, told in groupby(facts, key=_source):
        together = list(told)
        given = [[fact for fact in together if fact.measure == part] for part in PARTS]
        yield from (_row(*three) for three in product(*given))


def _usable(fact: Statement) -> bool:
    counted = fact.reported and fact.unit == "people" and fact.measure in PARTS and not fact.additional
    return counted and fact.source == "reference" and fact.verification != "withdrawn" and fact.stock_flow != "flow"


def _source(fact: Statement) -> tuple[str, str, str]:
    return (fact.when.isoformat(), fact.counter or "", fact.place or "")


def _row(ever: Statement, still: Statement, returned: Statement) -> dict[str, Any]:
    remainder = ever.bounds - still.bounds - returned.bounds
    outcome = _outcome(remainder)
    return {
        "identity_id": ".".join(fact.id for fact in (ever, still, returned)),
        "day": ever.when,
        "counted_by": ever.counter,
        "place": ever.place,
        "ever_id": ever.id,
        "still_id": still.id,
        "returned_id": returned.id,
        "remainder_low": remainder.low,
        "remainder_high": remainder.high,
        "formula": f"{ever.id} - {still.id} - {returned.id}",
        "outcome": outcome,
        "reason": _sentence(ever, still, returned, remainder, outcome),
    }


def _outcome(remainder: Bounds) -> str:
    if remainder.low is None or remainder.high is None:
        return "open"
    return "closes" if remainder.low == remainder.high == 0 else "remainder"


def _sentence(ever: Statement, still: Statement, returned: Statement, remainder: Bounds, outcome: str) -> str:
    told = (
        f"Of {amount(ever)} ever displaced by {on(ever.when)}, {amount(still)} were still displaced "
        f"and {amount(returned)} had returned, by the count of {ever.counter}"
    )
    ends = {"closes": "nothing remains", "open": "bounds are open, so the remainder is not known exactly"}
    return f"{told}: {ends.get(outcome) or between(remainder) + ' remain'}."
