"""The scorecard: projections and plans, each with the counts that test it and where they lie.

A verdict says where a count lies; it never says that somebody was wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.derived.inputs import Input, Inputs, firm, inputs
from dashboard.evidence import records
from dashboard.evidence.records import Record
from dashboard.language.words import bounds, capital, count, say, short_day
from etl.release import Release

AS_PUBLISHED = ("score_id", "test", "due", "counted_by", "counted_on", "days_after", "verdict", "reason")
INPUTS = ("projected_figure_id", "projected_reference_id", "count_figure_id", "count_reference_id", "base_reference_id")
REFUSED = {"not_comparable", "not_yet_due"}


@dataclass(frozen=True)
class Score:
    """Where a count lies against a projection, or why none can say. `rule` is in words."""

    score_id: str
    test: str
    due: date | None
    count: Input | None
    base: Input | None
    bounds: str
    counted_by: str | None
    counted_on: date | None
    days_after: int | None
    verdict: str
    rule: str
    reason: str
    caveat: str | None

    @property
    def test_words(self) -> str:
        """At what point it is tested: "30 days after, by 15 Nov 2016"."""
        at = say(f"score.test.{self.test}")
        return say("score.due", test=at, day=short_day(self.due)) if self.due else at

    @property
    def counted_words(self) -> str:
        """When it was counted, and how long after the statement."""
        if self.counted_on is None:
            return ""
        after = self.days_after or 0
        form = "score.counted_after" if after >= 0 else "score.counted_before"
        return say(form, day=short_day(self.counted_on), days=count("days", abs(after)))

    @property
    def verdict_words(self) -> str:
        """The verdict with its shape, so that colour is not needed."""
        return say(f"score.verdict.{self.verdict}")

    @property
    def rule_beyond_reason(self) -> str:
        """The rule, unless the reason says it already."""
        return "" if self.rule in self.reason else self.rule

    @property
    def refused(self) -> bool:
        """Whether no count could be set against it."""
        return self.verdict in REFUSED


@dataclass(frozen=True)
class Projection:
    """A projection or plan with its tests; `source` is the figure or fact that states it."""

    source: Input
    issuer: str
    stated: date
    scenario: str | None
    ceiling: bool
    additional: bool
    in_document: bool
    scores: tuple[Score, ...]

    @property
    def about(self) -> str:
        """Who said it and when, where, about when, and in which scenario."""
        told = [self.source.source] + ([self.source.place] if self.source.place else [])
        told.append(self.source.horizon or say("score.no_horizon"))
        if self.scenario:
            told.append(say("score.scenario", scenario=self.scenario))
        told += [say("figure.additional")] if self.additional else []
        told += [say("score.ceiling")] if self.ceiling else []
        return capital(say("score.separator").join(told))


def scorecard(release: Release, known: Inputs) -> tuple[Projection, ...]:
    """Return every projection and plan: the documents' first, then the agencies', each in the order of its days."""
    return _projections(list(records.rows(release, "scorecard")), known, rules(release))


def of_figure(release: Release, figure_id: str) -> tuple[Score, ...]:
    """Return the tests of one figure of a document."""
    rows = list(records.where(release, "scorecard", "projected_figure_id", figure_id))
    found = _projections(rows, inputs(release, _ids(rows)), rules(release))
    return found[0].scores if found else ()


def rules(release: Release) -> Mapping[str, str]:
    """Return what each rule says, as the package publishes it."""
    return release.package.get("rules", {})


def _ids(rows: Iterable[Record]) -> list[str]:
    return [row[name] for row in rows for name in INPUTS if row[name]]


def _projections(rows: list[Record], known: Inputs, rule_words: Mapping[str, str]) -> tuple[Projection, ...]:
    ordered = sorted(rows, key=_order)
    return tuple(_projection(list(group), known, rule_words) for _, group in groupby(ordered, key=_projected))


def _order(row: Record) -> tuple:
    return (
        row["projected_figure_id"] is None,
        row["stated"],
        _projected(row),
        row["due"] or date.max,
        row["score_id"],
    )


def _projected(row: Record) -> str:
    return row["projected_figure_id"] or row["projected_reference_id"]


def _projection(rows: list[Record], known: Inputs, rule_words: Mapping[str, str]) -> Projection:
    first = rows[0]
    return Projection(
        source=known[_projected(first)],
        issuer=first["issuer"] or say("figure.by_nobody"),
        stated=first["stated"],
        scenario=first["scenario"],
        ceiling=first["ceiling"],
        additional=first["additional"],
        in_document=first["projected_figure_id"] is not None,
        scores=tuple(_score(row, known, rule_words) for row in rows),
    )


def _score(row: Record, known: Inputs, rule_words: Mapping[str, str]) -> Score:
    counted = known.get(row["count_figure_id"] or row["count_reference_id"] or "")
    base = known.get(row["base_reference_id"] or "")
    return Score(
        count=counted,
        base=base,
        bounds=bounds(row["count_low"], row["count_high"], firm=firm(counted, base)),
        rule=rule_words.get(row["rule"], row["rule"]),
        caveat=row["count_caveat"],
        **{name: row[name] for name in AS_PUBLISHED},
    )
