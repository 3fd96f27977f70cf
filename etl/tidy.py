"""Cards become tables: one row a number, typed and sorted as the contract says.

Knows nothing of files; fills in only what follows from the card itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from etl.cards import FIGURE_KINDS, TABLE_OF_KIND, Card
from etl.tables import DERIVED_TABLES, MODELS, columns

ORDER = {
    "documents": ["published_start", "document_id"],
    "displacement": ["document_id", "char_start"],
    "casualties": ["document_id", "char_start"],
    "camp_capacity": ["document_id", "char_start"],
    "context": ["document_id", "char_start"],
    "set_aside": ["document_id", "char_start"],
    "relations": ["figure_id", "relation", "other_id"],
    "reference": ["period_end", "reference_id"],
    "places": ["place_id"],
    "scorecard": ["stated", "score_id"],
    "comparisons": ["figure_id", "rank"],
    "capacity_gaps": ["day", "gap_id"],
    "identities": ["day", "identity_id"],
}


def tables(cards: list[Card], reference: pd.DataFrame, places: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return every table that is not derived, made from the cards and the two tables kept by hand."""
    rows: dict[str, list[dict]] = {name: [] for name in MODELS if name not in DERIVED_TABLES}
    for card in cards:
        rows["documents"].append(_document(card))
        rows["relations"] += _relations(card)
        for mention in card.mentions:
            rows[TABLE_OF_KIND[mention["kind"]]].append(_mention(card, mention))
    made = {name: frame(name, found) for name, found in rows.items()}
    made |= {"reference": reference, "places": places}
    return {name: in_order(name, table) for name, table in made.items()}


def in_order(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Sort a table as it is published."""
    return table.sort_values(ORDER[name]).reset_index(drop=True)


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Put rows into a frame with the columns and types of table `name`; what a row lacks is missing."""
    made = pd.DataFrame(list(rows), columns=list(columns(name)), dtype="object")
    return made.astype({column: _dtype(str(given.dtype)) for column, given in columns(name).items()})


def _dtype(contract: str) -> str:
    """Days need no nanoseconds; text is what pandas 3 calls `str`, with one kind of missing."""
    starts = {"datetime": "datetime64[s]", "string": "str"}
    return next((dtype for start, dtype in starts.items() if contract.startswith(start)), contract)


def _document(card: Card) -> dict:
    kinds = Counter("figures" if mention["kind"] in FIGURE_KINDS else mention["kind"] for mention in card.mentions)
    counts = {kind: kinds[kind] for kind in ("figures", "context", "set_aside")}
    text = {"text_sha256": card.text["sha256"], "text_length": card.text["length"]}
    return {**card.document, **text, **counts, "mentions": len(card.mentions)}


def _mention(card: Card, mention: Mapping[str, Any]) -> dict:
    shared = {"document_id": card.document_id, "review": card.document["review"]}
    if mention["kind"] not in FIGURE_KINDS:
        return {"mention_id": f"{card.document_id}.{mention['char_start']}", **shared, **mention}
    unless_said = {
        "additional": False,
        "verification": "unverified",
        "group_id": mention["figure_id"],
        "role": "headline",
    }
    return {**unless_said, **shared, **mention}


def _relations(card: Card) -> list[dict]:
    return [
        {"figure_id": mention["figure_id"], **relation}
        for mention in card.mentions
        for relation in mention.get("relations") or []
    ]
