"""The contract: what every published table holds, column by column.

The models are the only definition. The checks of a build, `datapackage.json` and the
data dictionary are made from them, so that a column cannot be checked one way and explained another.
Knows nothing of cards, texts or the dashboard.
"""

from __future__ import annotations

import pandera.pandas as pa

from etl.tables.derived import CapacityGaps, Comparisons, Identities, Scorecard
from etl.tables.documents import (
    CampCapacity,
    Casualties,
    Context,
    Displacement,
    Documents,
    Relations,
    SetAside,
)
from etl.tables.fields import IDENTIFIER, MEASURES, WEB_ADDRESS, Table
from etl.tables.reference import Places, Reference

__all__ = [
    "DERIVED_TABLES",
    "FIGURE_TABLES",
    "IDENTIFIER",
    "KEYS",
    "MEASURES",
    "MODELS",
    "WEB_ADDRESS",
    "Table",
    "allowed",
    "columns",
]

MODELS: dict[str, type[Table]] = {
    "documents": Documents,
    "displacement": Displacement,
    "casualties": Casualties,
    "camp_capacity": CampCapacity,
    "context": Context,
    "set_aside": SetAside,
    "relations": Relations,
    "reference": Reference,
    "places": Places,
    "scorecard": Scorecard,
    "comparisons": Comparisons,
    "capacity_gaps": CapacityGaps,
    "identities": Identities,
}
FIGURE_TABLES = ("displacement", "casualties", "camp_capacity")
DERIVED_TABLES = ("scorecard", "comparisons", "capacity_gaps", "identities")
KEYS = {
    "documents": "document_id", "displacement": "figure_id", "casualties": "figure_id", "camp_capacity": "figure_id",
    "context": "mention_id", "set_aside": "mention_id", "reference": "reference_id", "places": "place_id",
    "scorecard": "score_id", "comparisons": "comparison_id", "capacity_gaps": "gap_id", "identities": "identity_id",
}  # fmt: skip


def columns(name: str) -> dict[str, pa.Column]:
    """Return the columns of table `name` in their published order."""
    return MODELS[name].to_schema().columns


def allowed(column: pa.Column) -> tuple[str, ...]:
    """Return the closed list of values of a column, empty where it is open."""
    return tuple(next((check.statistics["allowed_values"] for check in column.checks if check.name == "isin"), ()))
