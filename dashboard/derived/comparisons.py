"""What agencies said at the time of a document's figure: set beside it, never mixed with it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.derived.inputs import Input, Inputs, inputs
from dashboard.evidence import records
from dashboard.evidence.records import Record
from dashboard.language.words import say
from etl.release import Release


@dataclass(frozen=True)
class Comparison:
    """A fact beside a figure, in one sentence; `also` is the number still displaced that day, where there is one."""

    figure_id: str
    fact: Input
    also: Input | None
    repeats: bool
    sentence: str
    beware: str | None

    @property
    def told(self) -> str:
        """The sentence, with the warning that it is the same claim where it is."""
        return say("comparison.repeats", sentence=self.sentence) if self.repeats else self.sentence


def of_figure(release: Release, figure_id: str) -> tuple[Comparison, ...]:
    """Return what stands beside one figure, the nearest first."""
    rows = sorted(records.where(release, "comparisons", "figure_id", figure_id), key=lambda row: row["rank"])
    ids = [row[name] for row in rows for name in ("reference_id", "also_reference_id") if row[name]]
    known = inputs(release, ids)
    return tuple(_comparison(row, known) for row in rows)


def _comparison(row: Record, known: Inputs) -> Comparison:
    return Comparison(
        figure_id=row["figure_id"],
        fact=known[row["reference_id"]],
        also=known.get(row["also_reference_id"] or ""),
        repeats=row["relation"] == "repeats",
        sentence=row["sentence"],
        beware=row["beware"],
    )
