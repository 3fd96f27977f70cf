"""What else says the same as a figure, or the opposite: its relations, and the other figures of its claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.evidence import facts, records
from dashboard.evidence.accounts import accounts, of_figure
from dashboard.evidence.answers import Link
from dashboard.evidence.figures import Figure, claims, figures, source, title
from dashboard.evidence.most import few
from dashboard.evidence.records import FIGURE_TABLES, Record
from dashboard.language.words import say
from etl.release import Release


@dataclass(frozen=True)
class Related:
    """Another figure (or fact of the reference series) and how this one stands to it ("Part of", "Includes")."""

    relation: str
    link: Link
    note: str = ""


@dataclass(frozen=True)
class Several:
    """What several say of one quantity, and by which rule one of them stands first."""

    title: str
    rule: str
    low: int  # the lowest number that any of them names
    high: int
    accounts: tuple[Related, ...]  # the one that stands first, then from the lowest


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


ALIKE = ("place_id", "measure", "status", "stock_flow", "unit", "additional")  # without these it is another quantity


def several(release: Release, figure: Figure) -> Several | None:
    """Return what others say of the quantity of a figure, or None where nobody else does."""
    same = _same_quantity(release.tables[figure.table], figure)
    found = figures(release.tables, {name: same if name == figure.table else same[:0] for name in FIGURE_TABLES})
    said = of_figure(figure, accounts(claims(found[figure.table])))
    if said is None:
        return None
    first = Related(say("accounts.stands_first"), _figure_link(said.headline))
    others = (Related(say("accounts.stands_beside"), _figure_link(other)) for other in said.others)
    return Several(said.title, say("accounts.rule"), *said.named, (first, *others))


def _same_quantity(frame: pd.DataFrame, figure: Figure) -> pd.DataFrame:
    """Return the rows that may speak of the same; of very many those that the page shows, and the figure's claim."""
    if figure.place_id is None:
        return frame[:0]
    for column in ALIKE:
        frame = frame[frame[column] == getattr(figure, column)]
    kept = few(frame).index
    return frame[frame.index.isin(kept) | (frame["group_id"] == figure.group_id)]
