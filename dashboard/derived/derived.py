"""What follows from figures and facts: the story, the scorecard, gaps, identities, casualties in context.

It depends on the release alone, not on what a reader chooses, and is made once.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.derived import capacity, identities, monthly, scorecard
from dashboard.derived.inputs import Input, Inputs, inputs
from etl.release import Release


@dataclass(frozen=True)
class Story:
    """The whole collection in one sentence, what to beware of in it, and what it is made from."""

    sentence: str
    beware: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Derived:
    """Everything derived that the page shows."""

    story: Story | None
    projections: tuple[scorecard.Projection, ...]
    plans: tuple[capacity.Plan, ...]
    gaps: tuple[capacity.Gap, ...]
    identities: tuple[identities.Identity, ...]
    casualties: tuple[monthly.Place, ...]


def derived(release: Release) -> Derived:
    """Return what follows from the figures and facts of a release."""
    known = inputs(release, _named(release))
    return Derived(
        story=_story(release, known),
        projections=scorecard.scorecard(release, known),
        plans=capacity.plans(release, known),
        gaps=capacity.gaps(release, known),
        identities=identities.identities(release, known),
        casualties=monthly.monthly(release),
    )


def _named(release: Release) -> set[str]:
    """Return the figures and facts that something derived is made from: of very many, only these are worded."""
    named = set(release.package.get("story", {}).get("inputs", ())) | set(capacity.planned(release))
    for name in ("scorecard", "capacity_gaps", "identities"):
        table = release.tables[name]
        columns = [column for column in table if column.endswith("_id")]
        named |= {each for column in columns for each in table[column].dropna()}
    return named


def _story(release: Release, known: Inputs) -> Story | None:
    told = release.package.get("story")
    if not told or not told.get("sentence"):
        return None
    made_from = tuple(known[each] for each in told.get("inputs", ()) if each in known)
    return Story(told["sentence"], told.get("beware") or "", made_from)
