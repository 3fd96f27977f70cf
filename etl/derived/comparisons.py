"""Sets each figure of a document beside what the agencies said at the same time, one sentence each. Mixes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from etl.derived.areas import Areas
from etl.derived.evidence import firmness, same_people
from etl.derived.rules import counted_as, oldest, rules
from etl.derived.sentences import amount, by, counted, noun, sentence
from etl.derived.statements import Statement

KIN = (
    {"displaced", "newly_displaced", "still_displaced"},
    {"capacity", "occupied", "available"},
)  # measures that say something of each other; others are set beside their own only


def rows(statements: Sequence[Statement], areas: Areas) -> Iterator[dict[str, Any]]:
    """Yield the rows of the `comparisons` table."""
    facts = [statement for statement in statements if statement.source == "reference"]
    for figure in statements:
        if figure.source == "figure":
            yield from _beside(figure, facts, areas)


def _beside(figure: Statement, facts: Sequence[Statement], areas: Areas) -> Iterator[dict[str, Any]]:
    alike = [fact for fact in facts if _alike(figure, fact) and areas.rule(figure, fact) and _same_time(figure, fact)]
    last = _last_of_each_series(alike)
    pairs = {fact.id: _still(fact, facts) for fact in last}
    shown = {also.id for also in pairs.values() if also}
    told = [fact for fact in last if fact.id not in shown]
    made = [(fact, _row(figure, fact, pairs[fact.id], areas.rule(figure, fact) or "")) for fact in told]
    for rank, (_, row) in enumerate(sorted(made, key=lambda one: _closeness(figure, *one)), start=1):
        yield {**row, "rank": rank}


def _closeness(figure: Statement, fact: Statement, row: dict[str, Any]) -> tuple[Any, ...]:
    """Order what stands beside a figure: what repeats it, what is of its kind, what tells ever and still, the nearest value."""
    kinds = sum(getattr(figure, kind) != getattr(fact, kind) for kind in ("status", "stock_flow"))
    kinds += fact.measure != counted_as(figure.measure)
    alone = figure.stock_flow == "cumulative" and row["also_reference_id"] is None
    return (row["relation"] != "repeats", kinds, alone, _apart(figure, fact), row["days_apart"], fact.id)


def _apart(figure: Statement, fact: Statement) -> int:
    """How far two values are from each other, by the bound that each states first."""
    values = [next(bound for bound in (one.bounds.low, one.bounds.high) if bound is not None) for one in (figure, fact)]
    return abs(values[0] - values[1])


def _alike(figure: Statement, fact: Statement) -> bool:
    one = counted_as(figure.measure)
    kin = next((measures for measures in KIN if one in measures), {one})
    places = fact.measure in KIN[1]  # what was planned is read beside what was there
    same_sense = places or fact.reported == figure.reported
    return fact.measure in kin and same_sense and fact.unit == figure.unit and same_people(figure, fact)


def _same_time(figure: Statement, fact: Statement) -> bool:
    """A period holds the day of the figure; of anything else the day lies at most three weeks before it."""
    if fact.stock_flow == "flow" and fact.first_day:
        return fact.first_day <= figure.when <= fact.when
    return figure.when - oldest() <= fact.when <= figure.when


def _last_of_each_series(facts: Sequence[Statement]) -> list[Statement]:
    ordered = sorted(facts, key=lambda fact: (fact.when, *firmness(fact)))
    return list({fact.series: fact for fact in ordered}.values())


def _still(fact: Statement, facts: Sequence[Statement]) -> Statement | None:
    """Return how many of those ever displaced were still displaced on the day, by the same counter."""
    if fact.measure != "displaced" or not fact.reported:
        return None
    same = ("day", "counter", "place", "unit", "population", "status")
    beside = [
        s for s in facts if s.measure == "still_displaced" and all(getattr(s, k) == getattr(fact, k) for k in same)
    ]
    return min(beside, key=lambda other: (other.issuer != fact.issuer, other.id), default=None)


def _row(figure: Statement, fact: Statement, also: Statement | None, place_rule: str) -> dict[str, Any]:
    relation = "repeats" if _repeats(figure, fact, place_rule) else "same_time"
    return {
        "comparison_id": f"{figure.id}.{fact.id}",
        "figure_id": figure.id,
        "reference_id": fact.id,
        "also_reference_id": also.id if also else None,
        "relation": relation,
        "days_apart": abs((figure.when - fact.when).days),
        "place_rule": place_rule,
        "sentence": _sentence(fact, also),
        "beware": " ".join(_differences(figure, fact, place_rule)) or None,
    }


def _sentence(fact: Statement, also: Statement | None) -> str:
    still = f" and {amount(also)} {noun(also)}" if also else ""
    where = f" in {fact.place}" if fact.measure in ("killed", "injured") else f" ({fact.place})"
    return sentence(f"{counted(fact)}{still}{where} {by(fact)}.")


def _repeats(figure: Statement, fact: Statement, place_rule: str) -> bool:
    """A figure is a fact at second hand where issuer, measure, people, period and place are one, and the value fits."""
    same = ("issuer", "measure", "population", "unit", "first_day", "day", "status")
    one = place_rule == "same" and all(getattr(figure, name) == getattr(fact, name) for name in same)
    return one and figure.issuer is not None and _rounded(fact.bounds.low, figure.bounds.low)


def _rounded(value: int | None, stated: int | None) -> bool:
    """Say whether a value, rounded to as many zeros as the stated one ends with, is the stated one."""
    if not value or not stated:
        return False
    zeros = len(str(stated)) - len(str(stated).rstrip("0"))
    return round(value, -zeros) == stated


def _differences(figure: Statement, fact: Statement, place_rule: str) -> Iterator[str]:
    """Say what keeps the two from being set off against each other."""
    if place_rule != "same":
        yield f"Another area: {fact.place}, {place_rule} than {figure.place}."
    if fact.measure != counted_as(figure.measure):
        yield f"Another measure: {rules()['nouns'].get(fact.measure, fact.measure)}."
    if fact.status != figure.status:
        yield f"One is {figure.status}, the other {fact.status}."
    if fact.stock_flow != figure.stock_flow:
        yield f"One is a {figure.stock_flow} number, the other {fact.stock_flow}."
    if fact.verification in ("disputed", "withdrawn"):
        yield f"The fact was {fact.verification}."
