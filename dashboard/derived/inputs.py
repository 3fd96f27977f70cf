"""What derived rows are made from: figures of documents and facts of agencies, by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.evidence import facts, records
from dashboard.evidence import figures as told
from dashboard.evidence.figures import Figure
from dashboard.evidence.records import FIGURE_TABLES, Record
from dashboard.evidence.related import by_id
from dashboard.language.words import capital, say
from etl.release import Release


@dataclass(frozen=True)
class Input:
    """A figure or a fact; `address` is its page on this site, `url` that of the page that states a fact."""

    input_id: str
    quantifier: str
    quantity: str  # "about 368,000"
    claim: str  # "About 368,000 people displaced"
    source: str  # "UNHCR, 29 Mar 2017"
    place: str | None
    horizon: str  # empty where none is stated
    address: str
    url: str | None = None
    families: str = ""  # where a number of people is six times one of families


Inputs = Mapping[str, Input]


def firm(*made_from: Input | None) -> bool:
    """Say whether nothing that a number is made from is only about so many."""
    return all(each is None or each.quantifier != "about" for each in made_from)


def inputs(release: Release, wanted: Iterable[str] | None = None) -> Inputs:
    """Return figures and facts by their ids: those that are wanted, else all."""
    if wanted is None:
        tables = release.tables
        wanted = [each for name in FIGURE_TABLES for each in tables[name]["figure_id"]]
        wanted += list(tables["reference"]["reference_id"])
    ids = list(wanted)
    if not ids:
        return {}
    figures = by_id(release, ids)
    rows = (row for name in FIGURE_TABLES for row in records.among(release, name, "figure_id", ids))
    stated = {row["figure_id"]: _figure(figures[row["figure_id"]], row) for row in rows}
    return stated | {
        row["reference_id"]: _fact(row) for row in records.among(release, "reference", "reference_id", ids)
    }


def _figure(figure: Figure, row: Record) -> Input:
    return Input(
        input_id=figure.figure_id,
        quantifier=figure.quantifier,
        quantity=told.quantity(figure),
        claim=told.title(figure),
        source=say("inputs.in_document", source=capital(told.source(figure)), publisher=figure.publisher),
        place=figure.place,
        horizon=facts.horizon(row),
        address=f"/figure/{figure.figure_id}",
    )


def _fact(row: Record) -> Input:
    value = row["value_high"] if row["value_low"] is None else row["value_low"]
    return Input(
        input_id=row["reference_id"],
        quantifier=row["quantifier"],
        quantity=facts.quantity(row),
        claim=capital(facts.claim(row)),
        source=say("format.list").join([row["issuer"], facts.when(row)]),
        place=row["place"],
        horizon=facts.horizon(row),
        address=f"/reference/{row['reference_id']}",
        url=row["url"],
        families=facts.families(value, row["households"]),
    )
