"""Tables that follow from the others: how projections fared, what was said at the same time, what lacked, what adds up.

Knows the tables of the contract and the scopes of the collection; reads no cards and no texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl import tidy
from etl.derived import capacity_gaps, comparisons, identities, scorecard, statements, story
from etl.derived.areas import Areas


@dataclass(frozen=True)
class Derived:
    """The derived tables by name, and the story (`sentence`, `beware`, `inputs`), which is None where there is none to tell."""

    tables: Mapping[str, pd.DataFrame]
    story: Mapping[str, Any] | None


def derive(tables: Mapping[str, pd.DataFrame], areas: Areas) -> Derived:
    """Make every derived table from tables that were found to be without fault."""
    stated = statements.read(tables)
    scores = list(scorecard.rows(stated, areas))
    rows = {
        "scorecard": scores,
        "comparisons": comparisons.rows(stated, areas),
        "capacity_gaps": capacity_gaps.rows(stated, areas),
        "identities": identities.rows(stated),
    }
    made = {name: tidy.in_order(name, tidy.frame(name, found)) for name, found in rows.items()}
    return Derived(made, story.tell(stated, scores, areas))


def made_and_refused(tables: Mapping[str, pd.DataFrame]) -> tuple[int, int]:
    """Count the comparisons that gave an answer, and those that were refused or are not due yet."""
    tried = [tables[name]["formula"] for name in ("scorecard", "capacity_gaps")]
    answered = sum(int(formula.notna().sum()) for formula in tried)
    beside = len(tables["comparisons"]) + len(tables["identities"])
    return answered + beside, sum(len(formula) for formula in tried) - answered
