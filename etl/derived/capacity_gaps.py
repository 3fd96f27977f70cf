"""Places in camps against the people that they stood against: the gap with its formula, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.derived.areas import Areas
from etl.derived.bounds import Bounds
from etl.derived.rules import oldest, rules
from etl.derived.sentences import between, by, counted, sentence
from etl.derived.statements import Statement
from etl.tables.derived import NEEDS

READY_AGAINST = {"ready": NEEDS, "planned": ("in_need", "displaced"), "free": ()}


@dataclass(frozen=True)
class Size:
    """How many people some plots are for, as one page states: two facts."""

    plots: Statement
    people: Statement

    def people_in(self, plots: int | None) -> int | None:
        """Turn plots into people, to the nearest whole one; an open bound stays open."""
        if plots is None:
            return None
        return round(plots * self.people.bounds.low / self.plots.bounds.low)


def rows(statements: Sequence[Statement], areas: Areas) -> Iterator[dict[str, Any]]:
    """Yield the rows of the `capacity_gaps` table."""
    facts = [statement for statement in statements if statement.source == "reference"]
    for supply in statements:
        if supply.measure in ("capacity", "available") and supply.role == "headline":
            yield from _gaps(supply, facts, areas)


def _gaps(supply: Statement, facts: Sequence[Statement], areas: Areas) -> Iterator[dict[str, Any]]:
    kind = _kind(supply)
    size = _size(supply, facts)
    if kind == "free":
        yield _free(supply, size)
    for against in READY_AGAINST[kind]:
        refusals = {
            need.id: _refusal(supply, need, areas) for need in facts if _stands_against(supply, against, need, areas)
        }
        near = [need for need in facts if need.id in refusals]
        need = min(near, key=lambda n: (refusals[n.id] is not None, _distance(supply, n), n.id), default=None)
        if need:
            yield _against(supply, against, need, size, refusals[need.id])


def _kind(supply: Statement) -> str:
    if supply.measure == "available":
        return "free"
    return "ready" if supply.reported else "planned"


def _stands_against(supply: Statement, against: str, need: Statement, areas: Areas) -> bool:
    """Choose plots taken, or people, of about the same time; plots stand against plots, places for people against people."""
    status = "reported" if against in ("occupied", "in_camp") else "projected"
    near = _distance(supply, need) <= oldest().days and areas.rule(supply, need) in ("same", "wider")
    return near and need.measure == against and need.status == status and need.unit == supply.unit


def _distance(supply: Statement, need: Statement) -> int:
    return abs((supply.when - need.when).days)


def _refusal(supply: Statement, need: Statement, areas: Areas) -> str | None:
    """Name the rule that forbids to take one from the other, or None."""
    forbidden = {
        "on_top": supply.additional or need.additional,
        "nature_differs": supply.stock_flow != "stock" or need.stock_flow != "stock",
        "two_sources": supply.issuer != need.issuer,
        "another_area": areas.rule(supply, need) != "same",
        "unit_differs": supply.unit != need.unit,
    }
    return next((rule for rule, holds in forbidden.items() if holds), None)


def _size(supply: Statement, facts: Sequence[Statement]) -> Size | None:
    """Return the size of a plot that the same issuer states with the same places on the same day."""
    same = ("measure", "status", "issuer", "day", "place", "source", "additional")
    alike = [fact for fact in facts if all(getattr(fact, name) == getattr(supply, name) for name in same)]
    people = next((fact for fact in alike if fact.unit == "people" and fact.bounds.low), None)
    stated = supply.unit == "plots" and supply.bounds.low and people
    return Size(supply, people) if stated and people else None


def _free(supply: Statement, size: Size | None) -> dict[str, Any]:
    said = f"{sentence(counted(supply))} {by(supply)}.{_people_in_words(supply, supply.bounds, size)}"
    made = {"rule": "as_stated", "formula": supply.id, "reason": said}
    return _row(supply, None, None) | made | _gap(supply, supply.bounds, size)


def _against(
    supply: Statement, against: str, need: Statement, size: Size | None, refusal: str | None
) -> dict[str, Any]:
    row = _row(supply, against, need)
    said = f"{sentence(counted(supply))} {by(supply)}; {counted(need)} {by(need)}."
    if refusal:
        return row | {"rule": refusal, "reason": f"{said} No gap: {rules()['rules'][refusal]}"}
    gap = supply.bounds - need.bounds
    if not gap.known:
        return row | {"rule": "bounds_open", "reason": f"{said} No gap: {rules()['rules']['bounds_open']}"}
    made = {"rule": "difference", "formula": f"{supply.id} - {need.id}"}
    left = f"{said} Gap: {between(gap)} {supply.unit}.{_people_in_words(supply, gap, size)}"
    return row | made | {"reason": left} | _gap(supply, gap, size)


def _people_in_words(supply: Statement, gap: Bounds, size: Size | None) -> str:
    """Say how many people some plots are for, or why they stay plots."""
    if supply.unit != "plots":
        return ""
    if size is None:
        return " No number of people is stated for these plots: they stay plots."
    people = between(Bounds(size.people_in(gap.low), size.people_in(gap.high)))
    return f" For {people} people, as the issuer has {size.people.bounds.low:,} in {size.plots.bounds.low:,} plots."


def _gap(supply: Statement, gap: Bounds, size: Size | None) -> dict[str, Any]:
    """Give a gap in the unit of the places, and in people where these are people or the size of a plot is stated."""
    found: dict[str, Any] = {"gap_low": gap.low, "gap_high": gap.high}
    if supply.unit == "people":
        return found | {"people_low": gap.low, "people_high": gap.high}
    if size:
        found |= {"size_plots_id": size.plots.id, "size_people_id": size.people.id}
        found |= {"people_low": size.people_in(gap.low), "people_high": size.people_in(gap.high)}
    return found


def _row(supply: Statement, against: str | None, need: Statement | None) -> dict[str, Any]:
    row = {
        "gap_id": ".".join([supply.id, *([f"against-{against}".replace("_", "-")] if against else ["free"])]),
        "day": supply.when,
        "issuer": supply.issuer,
        "place": supply.place,
        "supply": _kind(supply),
        "against": against,
        "unit": supply.unit,
        "supply_low": supply.bounds.low,
        "supply_high": supply.bounds.high,
        "review": supply.review,
        **supply.ids("supply_figure_id", "supply_reference_id"),
    }
    if need is None:
        return row
    bounds = {"need_low": need.bounds.low, "need_high": need.bounds.high}
    return row | bounds | {"need_reference_id": need.id, "days_apart": _distance(supply, need)}
