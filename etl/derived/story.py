"""The story of the collection in one sentence: projected, planned, counted, passed. Made from rows, or not told at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from etl.derived.areas import Areas
from etl.derived.rules import oldest, scenario
from etl.derived.sentences import amount, named, on, who
from etl.derived.statements import Statement


def tell(statements: Sequence[Statement], scores: Sequence[dict[str, Any]], areas: Areas) -> dict[str, Any] | None:
    """Return `sentence`, `beware` (the caveat of the count that passed) and `inputs` (ids), or None where no count of the displaced passed a projection."""
    by_id = {statement.id: statement for statement in statements}
    passed = [score for score in scores if score["test"] == "first_passed" and score["measure"] == "displaced"]
    told = [
        (by_id[_projection(score)], by_id[score["count_reference_id"]])
        for score in passed
        if score.get("count_reference_id")
    ]
    if not told:
        return None
    projection, count = max(told, key=_greatest_at_the_start)
    others = _others(count, statements)
    plan = _plan(count.first_day or projection.stated, projection, statements, areas)
    inputs = [projection, *([plan] if plan else []), count, *others]
    sentence = _sentence(projection, plan, count, others)
    return {"sentence": sentence, "beware": count.caveat, "inputs": [statement.id for statement in inputs]}


def _projection(score: dict[str, Any]) -> str:
    return score.get("projected_reference_id") or score["projected_figure_id"]


def _greatest_at_the_start(pair: tuple[Statement, Statement]) -> tuple[Any, ...]:
    """Order by the number projected, then by nearness to the start of the count; a name decides the rest."""
    projection, count = pair
    apart = abs((projection.stated - (count.first_day or projection.stated)).days)
    return (projection.bounds.high or 0, -apart, projection.id, count.when.toordinal() * -1)


def _plan(start: date, projection: Statement, statements: Sequence[Statement], areas: Areas) -> Statement | None:
    """Return the most places that were planned about the start for the area of the projection."""
    plans = [s for s in statements if s.status == "planned" and s.measure == "capacity" and s.unit == "people"]
    near = [s for s in plans if abs(s.stated - start) <= oldest() and areas.rule(projection, s) == "same"]
    return max(near, key=lambda s: (s.bounds.high or s.bounds.low or 0, s.id), default=None)


def _others(count: Statement, statements: Sequence[Statement]) -> list[Statement]:
    """Return what others counted of the same for the same day."""
    same = ("measure", "day", "place", "unit", "status", "stock_flow")
    alike = [s for s in statements if all(getattr(s, name) == getattr(count, name) for name in same)]
    return [s for s in alike if s.counter != count.counter and s.source == "reference"]


def _sentence(projection: Statement, plan: Statement | None, count: Statement, others: Sequence[Statement]) -> str:
    case = " in the worst case" if scenario(projection.scenario).ceiling else ""
    foreseen = f"On {on(projection.stated)} {who(projection)} projected {amount(projection)} displaced{case}"
    planned = f"; {amount(plan)} places in camps were planned, not there yet" if plan else ""
    since = f" since {on(count.first_day)}" if count.first_day else ""
    passed = (
        f"the first count above the projection is of {on(count.when)}, when {who(count)} counted {amount(count)}{since}"
    )
    besides = " and ".join(f"{named(other.counter or '')} {amount(other)}" for other in others)
    return f"{foreseen}{planned}; {passed}{' and ' if besides else ''}{besides}."
