"""The claims of a corpus: what was said of a place, by whom, when, in how many texts of their own and in how many copies.

A claim is what one issuer says: the same measure, value and unit of the same place. However often it is said, it is one;
`origins` counts the texts that say it, `carriers` these and all their copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from etl.corpus.gazetted import ids_of
from etl.corpus.store import Store
from etl.extract.mention import FIGURE_KINDS

TALKED_OF = [
    "measure",
    "unit",
    "stock_flow",
    "status",
    "additional",
    "place_id",
    "place",
]  # what two claims may differ about
VALUE = ["value_low", "value_high", "quantifier"]
CLAIM = ["issuer", "issuer_kind", *TALKED_OF, *VALUE]
READ = [
    *CLAIM, "document", "sha256", "origin", "as_written", "char_start", "published_start", "published_end",
    "period_start", "period_end",
]  # fmt: skip
IS_FIGURE = ds.field("kind").isin(FIGURE_KINDS)
NEAR = timedelta(days=3)  # between two claims that are about the same time: people move within a week
APART = 1.1  # bounds that are closer are roundings of each other


@dataclass(frozen=True)
class Question:
    """Which claims are asked for; None and () ask for all."""

    place: str | None = None
    within: bool = False
    measures: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


def claims(store: Store, question: Question, places: Path) -> pd.DataFrame:
    """Return a row a claim, by the day that it is about, numbered from 1; `disagrees` names the claims against it."""
    found = store.all("mentions", READ, _filter(question, places)).to_pandas(date_as_object=True)
    told = _in_time(_dated(found), question)
    numbered = _together(told).sort_values(["first_day", "issuer", *VALUE, "place"], kind="stable", ignore_index=True)
    numbered.insert(0, "claim", range(1, len(numbered) + 1))
    return numbered.assign(disagrees=_disagreements(numbered))


def _filter(question: Question, places: Path) -> ds.Expression:
    wanted = IS_FIGURE
    if question.measures:
        wanted &= ds.field("measure").isin(question.measures)
    if question.place:
        named = pc.utf8_lower(ds.field("place")) == question.place.lower()
        ids = pa.array(ids_of(question.place, question.within, places), pa.string())  # typed, for there may be none
        wanted &= named | ds.field("place_id").isin(ids)
    return wanted


def _dated(found: pd.DataFrame) -> pd.DataFrame:
    """Add the day that each is about: where the text does not say, that of its publication."""
    day = found["period_end"].fillna(found["period_start"]).fillna(found["published_end"])
    place = found["place_id"].fillna(found["place"])  # spellings of one place are one place
    origin = found["origin"].fillna(found["sha256"])  # of a run that was cut off
    carrier = found["document"] + " " + found["sha256"]
    return found.assign(day=day, place_id=place, origin=origin, carrier=carrier)


def _in_time(told: pd.DataFrame, question: Question) -> pd.DataFrame:
    """Keep what is about the days asked for; what has no day is about none of them."""
    kept = pd.Series(True, index=told.index)
    if question.first:
        kept &= told["day"].map(lambda day: pd.notna(day) and day >= question.first).astype(bool)
    if question.last:
        kept &= told["day"].map(lambda day: pd.notna(day) and day <= question.last).astype(bool)
    return told[kept]


def _together(told: pd.DataFrame) -> pd.DataFrame:
    """Put together what is the same claim; the earliest text that makes it stands for it."""
    order = ["published_start", "document", "sha256", "char_start"]
    keys = [column for column in CLAIM if column != "place"]
    return (
        told.sort_values(order, kind="stable")
        .groupby(keys, dropna=False, sort=False)
        .agg(
            place=("place", "first"),
            first_day=("day", "min"),
            last_day=("day", "max"),
            said_first=("published_start", "min"),
            said_last=("published_end", "max"),
            origins=("origin", "nunique"),
            carriers=("carrier", "nunique"),
            document=("document", "first"),
            as_written=("as_written", "first"),
            sha256=("sha256", "first"),
        )
        .reset_index()
    )


def _disagreements(numbered: pd.DataFrame) -> pd.Series:
    """Say for each claim, by number, which others say otherwise at about the same time."""
    against: dict[int, list[int]] = {number: [] for number in numbered["claim"]}
    for _, rivals in numbered.groupby([name for name in TALKED_OF if name != "place"], dropna=False, sort=False):
        for one, other in _pairs(rivals):
            against[one].append(other)
            against[other].append(one)
    return pd.Series([" ".join(map(str, sorted(against[number]))) for number in numbered["claim"]], dtype="str")


def _pairs(rivals: pd.DataFrame) -> Iterator[tuple[int, int]]:
    rows = [row for row in rivals.to_dict("records") if pd.notna(row["first_day"])]
    for index, one in enumerate(rows):
        for other in rows[index + 1 :]:
            if other["first_day"] > one["last_day"] + NEAR:  # and so are all after it
                break
            if _differ(one, other):
                yield one["claim"], other["claim"]


def _differ(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    """Whether two issuers give bounds that are apart; an open bound excludes nothing."""
    if one["issuer"] == other["issuer"] or (pd.isna(one["issuer"]) and pd.isna(other["issuer"])):
        return False
    return one["value_low"] > APART * other["value_high"] or other["value_low"] > APART * one["value_high"]
