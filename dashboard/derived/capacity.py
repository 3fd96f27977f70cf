"""Places in camps against people: the gaps that the tables work out or refuse, and the documents' own plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.derived import comparisons
from dashboard.derived.comparisons import Comparison
from dashboard.derived.inputs import Input, Inputs, firm
from dashboard.evidence import records
from dashboard.evidence.most import few
from dashboard.evidence.records import Record
from dashboard.language.words import bounds, number, say
from etl.release import Release


@dataclass(frozen=True)
class Plan:
    """Places that a document states as planned, and what agencies said of places at the time."""

    source: Input
    beside: Comparison | None


@dataclass(frozen=True)
class Gap:
    """Places against people: `gap` and `people` in words, empty where the tables refuse it; `reason` says why."""

    day: date
    issuer: str
    supply: str
    unit: str
    against: str | None
    places: Input
    need: Input | None
    gap: str
    people: str
    reason: str
    in_document: bool

    @property
    def made(self) -> bool:
        """Whether there is a number."""
        return bool(self.gap)


def plans(release: Release, known: Inputs) -> tuple[Plan, ...]:
    """Return the camp places that documents state as planned, each claim once."""
    return tuple(_plan(release, figure_id, known) for figure_id in planned(release))


def planned(release: Release) -> list[str]:
    """Return the figures that state planned places: of very many, those that the page shows."""
    shown = few(release.tables["camp_capacity"])
    return list(shown.loc[(shown["status"] == "planned") & (shown["role"] == "headline"), "figure_id"])


def _plan(release: Release, figure_id: str, known: Inputs) -> Plan:
    beside = comparisons.of_figure(release, figure_id)
    return Plan(known[figure_id], beside[0] if beside else None)


def gaps(release: Release, known: Inputs) -> tuple[Gap, ...]:
    """Return every gap and refusal, documents' and answered ones first; of one issuer, supply and unit by day."""
    return tuple(_gap(row, known) for row in sorted(records.rows(release, "capacity_gaps"), key=_order))


def _order(row: Record) -> tuple:
    kind = (row["issuer"] or "", row["supply"], row["unit"])
    refused = row["gap_low"] is None and row["gap_high"] is None
    return row["supply_figure_id"] is None, refused, *kind, row["day"], row["gap_id"]


def _gap(row: Record, known: Inputs) -> Gap:
    places, need = (
        known[row["supply_figure_id"] or row["supply_reference_id"]],
        known.get(row["need_reference_id"] or ""),
    )
    made = {"free": row["supply"] == "free", "firm": firm(places, need)}
    return Gap(
        places=places,
        need=need,
        issuer=row["issuer"] or say("figure.by_nobody"),
        gap=difference(row["gap_low"], row["gap_high"], row["unit"], **made),
        people=""
        if row["unit"] == "people"
        else difference(row["people_low"], row["people_high"], "people", **made | {"free": True}),
        in_document=row["supply_figure_id"] is not None,
        **{name: row[name] for name in ("day", "supply", "unit", "against", "reason")},
    )


def difference(low: int | None, high: int | None, unit: str, *, free: bool = False, firm: bool = True) -> str:
    """Write places less need in words: "7,614 plots free", "at most 100,000 places short"; empty where nothing is."""
    if low is None and high is None:
        return ""
    short = (high is None or high <= 0) and (low is None or low < 0)
    if not short and low is not None and low < 0:
        return say("capacity.unsure", short=number(-low), over=number(high or 0))
    if short:
        low, high = (None if bound is None else -bound for bound in (high, low))
    meaning = "short" if short else "free" if free or unit == "plots" else "over"
    return say(f"capacity.{meaning}.{unit}", amount=bounds(low, high, firm=firm))
