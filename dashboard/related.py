"""What else says the same as a figure, or the opposite: its relations, and the other figures of its claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard import facts, records
from dashboard.answers import Link
from dashboard.figures import Figure, figures, source, title
from dashboard.records import FIGURE_TABLES, Record
from dashboard.words import say
from etl.release import Release


@dataclass(frozen=True)
class Related:
    """Another figure (or fact of the reference series) and how this one stands to it ("Part of", "Includes")."""

    relation: str
    link: Link
    note: str = ""


@dataclass(frozen=True)
class Tie:
    """A relation as seen from one figure: its name from this side, and the other one."""

    relation: str
    other_id: str
    note: str


def by_id(release: Release, figure_ids: Iterable[str]) -> dict[str, Figure]:
    """Return the figures of these ids; an id that is no figure is left out."""
    wanted = set(figure_ids)
    tables = release.tables
    chosen = {name: tables[name][tables[name]["figure_id"].isin(wanted)] for name in FIGURE_TABLES}
    return {figure.figure_id: figure for found in figures(tables, chosen).values() for figure in found}


def with_verdict(figure: Figure, claim: str) -> str:
    """Return a claim that does not go without saying that it is disputed or withdrawn."""
    if not figure.doubtful:
        return claim
    return say("provenance.citation.verdict", claim=claim, verdict=say(f"figure.{figure.verification}"))


def ties(release: Release, figure_id: str) -> list[Tie]:
    """Return the relations of a figure: those that it states, then those that others state of it."""
    sides = (("figure_id", "other_id", "towards"), ("other_id", "figure_id", "from"))
    return [
        Tie(say(f"provenance.relation.{row['relation']}.{way}"), row[other], row["note"] or "")
        for this, other, way in sides
        for row in records.where(release, "relations", this, figure_id)
    ]


def related(release: Release, tie: Tie, known: dict[str, Figure]) -> Related:
    """Say what a figure is tied to."""
    return Related(tie.relation, _other(release, tie.other_id, known), tie.note)


def _other(release: Release, other_id: str, known: dict[str, Figure]) -> Link:
    if other_id in known:
        return _figure_link(known[other_id])
    fact = records.fact(release, other_id)
    return Link(facts.sentence(fact), fact["url"]) if fact else Link(other_id, "")


def _figure_link(figure: Figure) -> Link:
    claim = with_verdict(figure, title(figure))
    text = say("provenance.other", claim=claim, source=source(figure), publisher=figure.publisher)
    return Link(text, f"/figure/{figure.figure_id}")


def siblings(release: Release, row: Record) -> list[Record]:
    """Return the other figures of the same claim."""
    group = records.figures(release, "group_id", row["group_id"])
    return [other for other in group if other["figure_id"] != row["figure_id"]]


def sibling(other: Record, known: dict[str, Figure]) -> Related:
    """Say how another figure tells the same claim."""
    return Related(say(f"provenance.role.{other['role']}"), _figure_link(known[other["figure_id"]]))
