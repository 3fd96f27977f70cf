"""The story of a build: cards in, checked tables out, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from etl import cards, changes, checks, derived, documents, package, places, quantities, reference, release, tidy
from etl.derived import areas
from etl.derived.rules import rules
from etl.drafts import TO_FILL_IN
from etl.errors import Fault, FaultsFound, OutOfDate, UserError
from etl.tables import FIGURE_TABLES


@dataclass(frozen=True)
class Build:
    """Where a build reads and writes; `texts` is None where the texts are not at hand."""

    data: Path
    texts: Path | None = None
    allow_machine: bool = False

    @property
    def tables(self) -> Path:
        """The folder of the published release."""
        return self.data / "tables"


def build(job: Build) -> Mapping[str, pd.DataFrame]:
    """Make the tables from the cards and publish them; return them."""
    tables, files = make(job)
    release.publish(job.tables, files)
    return tables


def check(job: Build) -> Mapping[str, pd.DataFrame]:
    """Make the tables and compare them with the published ones; raise `OutOfDate` where they differ."""
    tables, files = make(job)
    different = [name for name, content in files.items() if _published(job.tables / name) != content]
    if different:
        raise OutOfDate(
            f"{job.tables}: not what the cards make: {', '.join(different)}. Publish with: python -m etl build"
        )
    return tables


def make(job: Build) -> tuple[Mapping[str, pd.DataFrame], Mapping[str, bytes]]:
    """Read, check, tidy, check again: return the tables and the files of a release. Writes nothing."""
    decided = cards.read(job.data / "sources")
    if job.texts:
        documents.check(decided, job.texts)
    facts = reference.read(job.data / "reference")
    gazetteer = places.read(job.data / "places.csv")
    stated = tidy.tables(decided, facts, gazetteer)
    told = about(job.data / "crisis.yaml")
    _raise(_faults(job, decided, stated))
    found = derived.derive(stated, areas.read(job.data / "crisis.yaml", gazetteer))
    _raise([fault for name, table in found.tables.items() for fault in checks.check(name, table)])
    tables = {**stated, **found.tables}
    return tables, package.files(tables, {**told, "story": found.story, "rules": rules()["rules"]})


def about(path: Path) -> dict[str, Any]:
    """Read title, description, day of release and events of the collection, and the changes kept beside it."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        events = [{**event, "date": event["date"].isoformat()} for event in told["events"]]
        created = f"{told['released'].isoformat()}T00:00:00Z"
        home = {"homepage": told["homepage"]} if "homepage" in told else {}
        shown = {"title": told["title"], "description": told["description"], "created": created, **home}
        return {**shown, "events": events, "changes": changes.read(path.with_name(changes.FILE))}
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise FaultsFound(
            [Fault(path.name, str(error), "title, description, released (a day), and events with date and label")]
        ) from None


def _published(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise FaultsFound(faults)


def _faults(job: Build, decided: list[cards.Card], tables: Mapping[str, pd.DataFrame]) -> list[Fault]:
    """Everything that is wrong with well-formed cards, together."""
    faults = [fault for card in decided for fault in _readings(card)]
    faults += [fault for name, table in tables.items() for fault in checks.check(name, table)]
    faults += checks.between(tables)
    return faults if job.allow_machine else [*faults, *_unreviewed(decided), *_to_fill_in(decided)]


def _readings(card: cards.Card) -> Iterator[Fault]:
    """The number in `as_written` is the value that the card stores."""
    for mention in card.mentions:
        if "quantifier" not in mention:
            continue
        said = quantities.read(mention["as_written"])
        found = _bounds(mention.get("value_low"), mention.get("value_high"), mention["quantifier"])
        read = _bounds(said.low, said.high, said.quantifier) if said else "no number"
        if found != read:
            name = mention.get("figure_id") or f"at {mention['char_start']}"
            yield Fault(f"{card.path.name}, {name}, value", found, f"{read}, which {mention['as_written']!r} states")


def _bounds(low: Any, high: Any, quantifier: str) -> str:
    return f"{quantifier} {'open' if low is None else f'{low:,}'} to {'open' if high is None else f'{high:,}'}"


def _unreviewed(decided: list[cards.Card]) -> Iterator[Fault]:
    """A draft made by the machine is not published by accident."""
    for card in decided:
        told = [card.document["review"], *(mention.get("review") for mention in card.mentions)]
        if "machine" in told:
            remedy = "Review it and set review: reviewed, or build with --allow-machine, which marks its figures."
            yield Fault(f"{card.path.name}, review", "'machine'", "'reviewed'", remedy)


def _to_fill_in(decided: list[cards.Card]) -> Iterator[Fault]:
    """A review that left the origin open is not done."""
    for card in decided:
        for name, value in card.document.items():
            if value == TO_FILL_IN:
                yield Fault(f"{card.path.name}, {name}", repr(value), "what the document says of its origin")


def summary(tables: Mapping[str, pd.DataFrame]) -> str:
    """Say in one line what a release holds."""
    told = tables["documents"]
    made, refused = derived.made_and_refused(tables)
    figures = ", ".join(f"{len(tables[name])} {name.replace('_', ' ')}" for name in FIGURE_TABLES)
    return (
        f"{len(told)} documents, {told['mentions'].sum()} numbers: {told['figures'].sum()} figures ({figures}), "
        f"{told['context'].sum()} context, {told['set_aside'].sum()} set aside; {len(tables['reference'])} reference facts; "
        f"{made} comparisons made, {refused} refused"
    )
