"""The story of `digest`: the claims of a corpus as a table, or as drafts of cards for somebody to review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from etl.corpus import review
from etl.corpus.claims import IS_FIGURE, Question, claims
from etl.corpus.store import MANIFEST, OUTCOMES, Store
from etl.errors import UserError

MOST = 12  # measures and places that are named where nothing is found
WIDEST = 34  # characters of a column for people
SHOWN = ("claim", "days", "who", "what", "value", "place", "origins", "carriers", "disagrees")
OF_BOUNDS = {"at_least": "{low} or more", "at_most": "up to {high}", "about": "about {low}", "vague": "{low} or more"}


@dataclass(frozen=True)
class Digest:
    """What is asked, of which results, and in which form; the folders are for drafts and their texts."""

    mentions: str
    question: Question
    places: Path
    form: str = "text"
    cards: Path | None = None
    texts: Path | None = None


def digest(asked: Digest) -> str:
    """Return the claims as text or CSV; write drafts where they are asked for, and say how many."""
    store = Store(asked.mentions)
    if not store.has(MANIFEST):
        raise UserError(f"{asked.mentions}: not what extract --corpus writes ({MANIFEST} is missing)")
    if not store.names(OUTCOMES):
        raise UserError(f"{asked.mentions}: nothing has been read yet. Go on with: extract --corpus ... --resume")
    found = claims(store, asked.question, asked.places)
    if asked.form == "card":
        return review.write(store, found, asked.cards, asked.texts)
    if asked.form == "csv":
        return found.to_csv(index=False, lineterminator="\n")
    return "\n".join(_lines(found) if len(found) else _met(store)) + "\n"


def _met(store: Store) -> Iterator[str]:
    """Say what could have been asked for, where nothing was found."""
    yield "No such claims. The figures of this corpus have:"
    for name in ("measure", "place"):
        column = store.all("mentions", [name], IS_FIGURE)[name].to_pandas()
        counts = column.value_counts().head(MOST)
        told = ", ".join(f"{value} ({count:,})" for value, count in counts.items())
        yield f"  {name}: {told or 'none'}"


def _lines(found: pd.DataFrame) -> Iterator[str]:
    """Yield the claims in columns, and a sentence that counts them."""
    rows = [SHOWN, *(_row(row) for row in found.to_dict("records"))]
    widths = [min(max(len(row[column]) for row in rows), WIDEST) for column in range(len(SHOWN))]
    for row in rows:
        yield "  ".join(cell[:width].ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    against = (found["disagrees"] != "").sum()
    yield f"{len(found):,} claims, {found['carriers'].sum():,} times carried; {against:,} are disagreed with."


def _row(claim: dict) -> tuple[str, ...]:
    first, last = (_day(claim[name]) for name in ("first_day", "last_day"))
    what = (claim["measure"], claim["status"] if claim["status"] != "reported" else None, claim["stock_flow"])
    return (
        str(claim["claim"]),
        first if first == last else f"{first} to {last}",
        _told(claim["issuer"]) or "(not said)",
        " ".join(filter(None, map(_told, what))),
        _value(claim),
        _told(claim["place"]),
        f"{claim['origins']:,}",
        f"{claim['carriers']:,}",
        claim["disagrees"],
    )


def _value(claim: dict) -> str:
    low, high = (f"{bound:,.10g}" if pd.notna(bound) else "" for bound in (claim["value_low"], claim["value_high"]))
    plain = low if low == high else f"{low} to {high}"
    told = OF_BOUNDS.get(claim["quantifier"], plain).format(low=low or high, high=high or low)
    return f"{'+' if claim['additional'] else ''}{told} {_told(claim['unit'])}".strip()


def _told(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _day(value: Any) -> str:
    return "no day" if pd.isna(value) else str(value)
