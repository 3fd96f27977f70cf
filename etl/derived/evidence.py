"""Finds the counts that can test a projection, by the written rules, and says which rule left none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.derived.areas import Areas
from etl.derived.bounds import Bounds
from etl.derived.rules import counted_as, oldest, rules
from etl.derived.statements import Statement

NEAREST_AREA = ("same", "wider", "narrower")  # the first of these that has a count is taken


@dataclass(frozen=True)
class Count:
    """A count as it bears on one projection: `base` is the earlier count of an increase, `rule` how it was taken."""

    statement: Statement
    rule: str
    place_rule: str
    base: Statement | None = None

    @property
    def bounds(self) -> Bounds:
        """What it says of the area projected."""
        stated = self.statement.bounds
        return (stated - self.base.bounds if self.base else stated).seen_from(self.place_rule)


@dataclass(frozen=True)
class Evidence:
    """All counts of a collection; a withdrawn one, and one that repeats or is part of another, tests nothing."""

    counts: Sequence[Statement]
    areas: Areas

    @classmethod
    def of(cls, statements: Sequence[Statement], areas: Areas) -> Evidence:
        """Choose what can count."""
        usable = [
            s for s in statements if s.reported and s.day and s.role == "headline" and s.verification != "withdrawn"
        ]
        return cls(usable, areas)

    @property
    def last_day(self) -> date | None:
        """The day of the last count: what is due later is not due yet."""
        return max((count.day for count in self.counts if count.day), default=None)

    def comparable(self, projection: Statement) -> tuple[list[Statement], str]:
        """Return the counts of the same kind, or none; with the rule that left none, and then the counts it refused."""
        left = list(self.counts)
        for rule, holds in self._rules():
            kept = [count for count in left if holds(projection, count)]
            if not kept:
                return ([] if rule == "measure_not_counted" else left), rule
            left = kept
        return left, ""

    def _rules(self) -> Sequence[tuple[str, Callable[[Statement, Statement], bool]]]:
        return (
            ("measure_not_counted", lambda asked, count: counted_as(count.measure) == counted_as(asked.measure)),
            ("unit_differs", lambda asked, count: count.unit == asked.unit),
            ("population_differs", same_people),
            ("nature_differs", lambda asked, count: how(asked, count) is not None),
            ("place_differs", lambda asked, count: self.areas.rule(asked, count) is not None),
            ("issuer_differs", _same_sites),
        )

    def near(self, projection: Statement, counts: Sequence[Statement], due: date) -> list[Count]:
        """Return the last count of each series at or before a day, of the nearest area that has any."""
        lines = sorted({count.series for count in counts})
        found = [self._last(line, counts, projection.stated, due) for line in lines]
        return _of_nearest_area([self._taken(projection, count) for count in found if count])

    def last(self, projection: Statement, counts: Sequence[Statement]) -> list[Count]:
        """Return the very last count after a statement, of each series that was counted that day."""
        later = [self._taken(projection, count) for count in counts if count.day and count.day > projection.stated]
        nearest = _of_nearest_area(later)
        end = max((count.statement.day for count in nearest), default=None)
        on_that_day = [count for count in nearest if count.statement.day == end]
        lines = {count.statement.series: count for count in sorted(on_that_day, key=lambda c: firmness(c.statement))}
        return [lines[line] for line in sorted(lines)]

    def first_above(self, projection: Statement, counts: Sequence[Statement]) -> Iterator[Count]:
        """Yield of each series the first count that lies above the projection for certain."""
        lines = sorted({count.series for count in counts})
        for line in lines:
            later = [s for s in counts if s.series == line and s.day and s.day >= projection.stated]
            taken = [self._taken(projection, count) for count in sorted(later, key=lambda s: (s.day, *firmness(s)))]
            levels = [count for count in taken if count.rule in ("level", "since_statement")]
            above = [count for count in levels if count.bounds.located(projection.bounds) == "above"]
            yield from above[:1]

    def _taken(self, projection: Statement, count: Statement) -> Count:
        place_rule = self.areas.rule(projection, count) or ""
        rule = how(projection, count) or ""
        if rule != "increase":
            return Count(count, rule, place_rule)
        base = self._last(count.series, self.counts, None, projection.stated)
        if base is None or not _same_line(base, count):
            return Count(count, "no_base_count", place_rule)
        return Count(count, rule, place_rule, base)

    @staticmethod
    def _last(line: str, counts: Sequence[Statement], after: date | None, due: date) -> Statement | None:
        """Return the last count of a series in the days up to `due`, later than `after`; of two on one day, the firmer."""
        recent = [c for c in counts if c.series == line and c.day and due - oldest() <= c.day <= due]
        near = [count for count in recent if after is None or count.day > after]
        return max(near, key=lambda count: (count.day, *firmness(count)), default=None)


def _of_nearest_area(counts: Sequence[Count]) -> list[Count]:
    for area in NEAREST_AREA:
        if any(count.place_rule == area for count in counts):
            return [count for count in counts if count.place_rule == area]
    return []


def how(projection: Statement, count: Statement) -> str | None:
    """Say how a count is to be taken against a projection: the rule, or None where their natures differ."""
    running = count.stock_flow in ("stock", "cumulative")
    if projection.additional:
        return "increase" if running and _level_of(projection) == count.stock_flow else None
    if projection.stock_flow != "flow":
        return "level" if count.stock_flow == projection.stock_flow else None
    if count.stock_flow == "flow":
        period = (projection.horizon_start, projection.horizon_end)
        return "same_period" if None not in period and (count.first_day, count.day) == period else None
    if count.stock_flow == "stock":
        return None
    begins = count.first_day is not None and projection.stated_from <= count.first_day <= projection.stated
    return "since_statement" if begins else "increase"


def held_against(projection: Statement, *, ceiling: bool) -> Statement:
    """Return a projection with the bounds that counts are held against: a worst case has no lower one."""
    if not ceiling or projection.bounds.high is None:
        return projection
    return replace(projection, bounds=Bounds(None, projection.bounds.high))


def _level_of(projection: Statement) -> str:
    """What an addition adds to: places to a stock of places, people to a running count."""
    return "stock" if projection.stock_flow == "stock" else "cumulative"


def same_people(asked: Statement, count: Statement) -> bool:
    """Say whether two statements are of the same people: words for the displaced are one, the killed are told apart."""
    same = rules()["one_population"]
    alike = asked.population in same and count.population in same and asked.measure not in ("killed", "injured")
    return alike or asked.population == count.population


def _same_sites(asked: Statement, count: Statement) -> bool:
    return asked.measure not in rules()["own_sites"] or asked.issuer == count.issuer


def _same_line(one: Statement, other: Statement) -> bool:
    kinds = ("series", "measure", "unit", "stock_flow", "population", "place", "place_id")
    return all(getattr(one, kind) == getattr(other, kind) for kind in kinds)


def firmness(count: Statement) -> tuple[bool, str]:
    """Order two counts of one day: both bounds before one; then by name, so that every build takes the same."""
    return (count.bounds.low is not None and count.bounds.high is not None, count.id)
