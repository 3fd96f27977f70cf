"""The scorecard: every projection and plan, tested by the counts that can test it, or refused with the reason.

The rules are written in `rules.yaml`. A verdict says where a count lies, not whether somebody was wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from etl.derived.areas import Areas
from etl.derived.evidence import Count, Evidence, held_against
from etl.derived.rules import Scenario, rules, scenario
from etl.derived.sentences import amount, between, by, counted, days, noun, on, sentence, who
from etl.derived.statements import Statement
from etl.tables.derived import DECIDED


@dataclass(frozen=True)
class Trial:
    """One test of one projection, at a day."""

    projection: Statement
    name: str
    due: date | None
    scenario: Scenario

    @property
    def target(self) -> Statement:
        """The projection as counts are held against it."""
        return held_against(self.projection, ceiling=self.scenario.ceiling)


def rows(statements: Sequence[Statement], areas: Areas) -> Iterator[dict[str, Any]]:
    """Yield the rows of the `scorecard` table."""
    evidence = Evidence.of(statements, areas)
    for projection in statements:
        if not projection.reported:
            yield from _scores(projection, evidence)


def _scores(projection: Statement, evidence: Evidence) -> Iterator[dict[str, Any]]:
    understood = Scenario() if projection.horizon_end else scenario(projection.scenario)
    untested = Trial(projection, "untested", None, understood)
    counts, refusal = evidence.comparable(projection)
    if understood.refused or refusal:
        nearest = min(counts, key=lambda count: _distance(projection, count), default=None)
        yield _refused(untested, understood.refused or refusal, nearest)
        return
    for test in _tests(projection, understood):
        yield from _tested(test, counts, evidence)
    if not projection.horizon_end and not understood.longest:
        for name, found in (("first_passed", evidence.first_above), ("last_count", evidence.last)):
            for count in found(projection, counts):
                yield _answered(Trial(projection, name, count.statement.day, understood), count)


def _distance(projection: Statement, count: Statement) -> tuple[int, str]:
    return (abs((count.when - projection.stated).days), count.id)


def _tests(projection: Statement, understood: Scenario) -> Iterator[Trial]:
    if projection.horizon_end:
        yield Trial(projection, "at_horizon", projection.horizon_end, understood)
        return
    for distance in rules()["distances"]:
        yield Trial(projection, f"at_{distance}_days", projection.stated + timedelta(days=distance), understood)


def _tested(test: Trial, counts: Sequence[Statement], evidence: Evidence) -> Iterator[dict[str, Any]]:
    if test.scenario.longest and test.due > test.projection.stated + timedelta(days=test.scenario.longest):
        yield _refused(test, "scenario_ended")
    elif evidence.last_day is None or test.due > evidence.last_day:
        yield _refused(test, "not_yet_due")
    else:
        found = evidence.near(test.target, counts, test.due)
        yield from (_answered(test, count) for count in found)
        if not found:
            yield _refused(test, "no_count_near")


def _answered(test: Trial, count: Count) -> dict[str, Any]:
    if count.rule not in DECIDED:
        return _refused(test, count.rule, count.statement, count.place_rule)
    verdict = count.bounds.located(test.target.bounds)
    if verdict is None:
        return _refused(test, "bounds_open", count.statement, count.place_rule)
    said = {"verdict": verdict, "rule": count.rule, "reason": _verdict_in_words(test, count, verdict)}
    number = {"count_low": count.bounds.low, "count_high": count.bounds.high, "formula": _formula(count)}
    base = {"base_reference_id": count.base.id} if count.base else {}
    return _row(test, count.statement, count.place_rule) | number | base | said


def _refused(test: Trial, rule: str, count: Statement | None = None, place_rule: str = "") -> dict[str, Any]:
    verdict = "not_yet_due" if rule == "not_yet_due" else "not_comparable"
    reason = _refused_in_words(test, rule, count, place_rule)
    return _row(test, count, place_rule) | {"verdict": verdict, "rule": rule, "reason": reason}


def _row(test: Trial, count: Statement | None, place_rule: str) -> dict[str, Any]:
    projection = test.projection
    named = [projection.id, test.name.replace("_", "-"), *([count.series] if count else [])]
    told = {name: getattr(projection, name) for name in TOLD}
    bounds = {"value_low": projection.bounds.low, "value_high": projection.bounds.high}
    tested = {"test": test.name, "due": test.due, "ceiling": test.scenario.ceiling}
    review = "machine" if "machine" in (projection.review, count.review if count else "") else "reviewed"
    row = {"score_id": ".".join(named), "review": review, **told, **bounds, **tested}
    row |= projection.ids("projected_figure_id", "projected_reference_id")
    return row | (_count(projection, count, place_rule) if count else {})


TOLD = (
    "issuer", "stated", "status", "measure", "stock_flow", "additional", "unit", "place", "place_id", "scenario",
    "quantifier",
)  # fmt: skip


def _count(projection: Statement, count: Statement, place_rule: str) -> dict[str, Any]:
    counting = {"counted_by": count.counter, "counted_on": count.day, "place_rule": place_rule or None}
    counting["count_caveat"] = count.caveat
    distance = (count.when - projection.stated).days
    return {**counting, "days_after": distance, **count.ids("count_figure_id", "count_reference_id")}


def _formula(count: Count) -> str:
    stated = f"{count.statement.id} - {count.base.id}" if count.base else count.statement.id
    part = {"wider": "upper bound of ", "narrower": "lower bound of "}
    return part.get(count.place_rule, "") + stated


def _verdict_in_words(test: Trial, count: Count, verdict: str) -> str:
    """Say what was counted when, and where that lies."""
    after = (count.statement.when - test.projection.stated).days
    told = f"{_counted_in_words(count)} {by(count.statement)}, {days(after)} after the statement"
    area = _area_in_words(test.projection, count.statement, count.place_rule)
    return sentence(f"{told}: {verdict} {_against(test, verdict)}.{area}")


def _counted_in_words(count: Count) -> str:
    if not count.base:
        return counted(count.statement)
    grown = between(count.statement.bounds - count.base.bounds)
    return f"{who(count.statement)} counted {grown} more {noun(count.statement)} than on {on(count.base.when)}"


def _against(test: Trial, verdict: str) -> str:
    stated = amount(test.projection)
    if not test.scenario.ceiling:
        return f"what was {test.projection.status} ({stated})"
    fair = "; that was a ceiling to prepare for, not a forecast" if verdict == "above" else ""
    return f"the worst case ({stated}){fair}"


def _area_in_words(projection: Statement, count: Statement, place_rule: str) -> str:
    """Say what a count of another area can and cannot tell."""
    here, there = projection.place, count.place
    told = {
        "wider": f" It is of a wider area ({there}): of {here} alone it can only be less.",
        "narrower": f" It is only of a part ({there}): of {here} it can only be more.",
    }
    return told.get(place_rule, "")


def _refused_in_words(test: Trial, rule: str, count: Statement | None, place_rule: str) -> str:
    told = rules()["rules"][rule]
    if count is None:
        return told
    lead = "The count" if rule in ("bounds_open", "no_base_count") else "The nearest count"
    area = _area_in_words(test.projection, count, place_rule)
    return f"{told} {lead}: {counted(count)} {by(count)}.{area}"
