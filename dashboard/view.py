"""What one reader sees: the crisis as published, and the figures that a selection leaves.

Turns data frames into plain objects; what is drawn or laid out from them sees no frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from dashboard.derived import comparisons
from dashboard.derived.comparisons import Comparison
from dashboard.derived.derived import Derived, derived
from dashboard.evidence import story
from dashboard.evidence.accounts import Accounts, accounts
from dashboard.evidence.figures import Figure, Span, claims, figures, publisher
from dashboard.evidence.most import few
from dashboard.evidence.series import NOBODY, Agencies, Series, agencies
from dashboard.selection import FIGURE_TABLES, Selection, Tables, choices
from etl.release import Release


@dataclass(frozen=True)
class Event:
    """Something that the time axis marks."""

    day: date
    label: str


@dataclass(frozen=True)
class Document:
    """A document, the days when it can have been published, and how its numbers were decided."""

    document_id: str
    title: str
    publisher: str
    published: Span
    summary: str
    figures: int
    context: int
    set_aside: int

    @property
    def mentions(self) -> int:
        """How many numbers it states."""
        return self.figures + self.context + self.set_aside


@dataclass(frozen=True)
class Crisis:
    """What does not depend on a selection: title, events, documents, names of places, what can be chosen, what is derived."""

    title: str
    description: str
    digest: str
    events: tuple[Event, ...]
    documents: tuple[Document, ...]
    place_names: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, str]
    figure_count: int
    derived: Derived
    refused: str = ""  # why a newer release is not shown


@dataclass(frozen=True)
class View:
    """The figures of a selection, by table, in the order of the days they are about."""

    selection: Selection
    displacement: tuple[Figure, ...]
    casualties: tuple[Figure, ...]
    camps: tuple[Figure, ...]
    agencies: Agencies = NOBODY
    matching: int = 0  # figures that the selection leaves; of very many, the page shows a part
    beside_headlines: Mapping[str, Comparison] = field(default_factory=dict)  # by figure: what an agency said then
    released: date | None = None

    @cached_property
    def displacement_claims(self) -> list[Figure]:
        """Figures of displacement, each claim once."""
        return claims(self.displacement)

    @cached_property
    def casualty_claims(self) -> list[Figure]:
        """Figures of casualties, each claim once."""
        return claims(self.casualties)

    @cached_property
    def camp_claims(self) -> list[Figure]:
        """Figures of camp capacity, each claim once."""
        return claims(self.camps)

    @property
    def series(self) -> tuple[Series, ...]:
        """The agencies' series beside the figures."""
        return self.agencies.series

    @cached_property
    def accounts(self) -> tuple[Accounts, ...]:
        """Quantities of which more than one claim speaks."""
        return accounts([*self.displacement_claims, *self.casualty_claims, *self.camp_claims])

    @property
    def need(self) -> list[Figure]:
        """What was projected, each claim once."""
        return [figure for figure in self.displacement_claims if figure.status == "projected"]

    @cached_property
    def answers(self) -> list[story.Answer]:
        """The answers at the top of the page: of several who speak of one quantity, the one that stands first."""
        lesser = {other for said in self.accounts for other in said.others}
        first = [
            [each for each in found if each not in lesser] for found in (self.displacement_claims, self.camp_claims)
        ]
        return story.answers(*first)

    @property
    def shown(self) -> int:
        """How many figures are drawn and listed."""
        return len(self.displacement) + len(self.casualties) + len(self.camps)


def crisis(release: Release) -> Crisis:
    """Return what a release says of itself."""
    tables, package = release.tables, release.package
    places = tables["places"]
    return Crisis(
        title=package["title"],
        description=package["description"],
        digest=release.digest,
        events=tuple(Event(date.fromisoformat(event["date"]), event["label"]) for event in package.get("events", ())),
        documents=_documents(tables),
        place_names=dict(zip(places["place_id"], places["name"], strict=True)),
        choices=choices(tables),
        tables={each["name"]: each.get("title", each["name"]) for each in package["resources"]},
        figure_count=sum(len(tables[name]) for name in FIGURE_TABLES),
        derived=derived(release),
    )


def _documents(tables: Tables) -> tuple[Document, ...]:
    frame = tables["documents"].sort_values(["published_start", "published_end"], kind="stable")
    counts = ("figures", "context", "set_aside")
    return tuple(
        Document(
            published=Span(row["published_start"].date(), row["published_end"].date()),
            publisher=publisher(row),
            **{name: row[name] for name in ("document_id", "title", "summary")},
            **{name: int(row[name]) for name in counts},
        )
        for row in frame.to_dict("records")
    )


def view(release: Release, selection: Selection) -> View:
    """Return what a selection leaves of a release."""
    chosen = selection.apply(release.tables)
    found = figures(release.tables, {name: few(frame) for name, frame in chosen.items()})
    matching = sum(len(frame) for frame in chosen.values())
    counted = agencies(release.tables["reference"], selection)
    seen = View(selection, found["displacement"], found["casualties"], found["camp_capacity"], counted, matching)
    return replace(seen, beside_headlines=_beside_headlines(release, seen), released=release.released)


def _beside_headlines(release: Release, seen: View) -> dict[str, Comparison]:
    """Return what an agency said at the time of each answer that is disputed: the number alone would mislead."""
    disputed = [answer.figure.figure_id for answer in seen.answers if answer.figure and answer.figure.doubtful]
    nearest = {figure_id: comparisons.of_figure(release, figure_id) for figure_id in disputed}
    return {figure_id: found[0] for figure_id, found in nearest.items() if found}
