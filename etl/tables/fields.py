"""What the columns of all tables are made of: the closed lists of words, the kinds of column, the rules they share."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

Whole = pd.Int64Dtype

QUANTIFIERS = ("exact", "about", "at_least", "at_most", "range", "vague")
UNITS = ("people", "households", "plots", "percent")
STATUSES = ("reported", "projected", "planned")
STOCK_FLOW = ("stock", "flow", "cumulative")
ISSUER_KINDS = ("un", "government", "ngo", "media", "party_to_conflict", "unattributed")
PUBLISHER_KINDS = ("news", "blog", "advocacy", "party_press", "agency", "unknown")
PLACE_ROLES = ("at", "from", "to")
VERIFICATIONS = ("unverified", "verified", "disputed", "withdrawn")
ROLES = ("headline", "repeat", "part")
REVIEWS = ("machine", "reviewed")
RELATIONS = ("part_of", "repeats", "contradicts", "supersedes", "disputes", "tests")
POPULATIONS = (
    "people", "civilians", "residents", "internally_displaced", "refugees", "returnees", "children",
    "security_forces", "fighters", "prisoners", "patients", "aid_workers", "other",
)  # fmt: skip
MEASURES = {
    "displacement": (
        "displaced", "newly_displaced", "fled", "evacuated", "crossed_border", "returned", "in_camp", "homeless",
    ),
    "casualties": ("killed", "injured", "missing", "casualties"),
    "camp_capacity": ("capacity", "occupied", "available"),
}  # fmt: skip
REFERENCE_MEASURES = (
    "displaced", "newly_displaced", "still_displaced", "returned", "in_camp", "crossed_border", "killed", "injured",
    "trauma_cases", "capacity", "occupied", "available", "affected", "in_need", "population", "air_strikes",
    "damaged_buildings", "fighters", "other",
)  # fmt: skip
REASONS = (
    "date", "time", "ordinal", "identifier", "idiom", "pronoun", "furniture", "comment", "duplicate", "money",
    "distance", "duration", "share", "age", "version", "negated", "other_quantity",
)  # fmt: skip
SUBJECTS = ("population", "forces", "homes", "air_strikes", "abuses", "captives", "affected", "aid", "other")

IDENTIFIER = r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$"
WEB_ADDRESS = r"^https?://[^\s<>\"']+$"
MOST_WORDS = 12  # more than this of a document's text would be a quotation, not a trace


def text(
    title: str, description: str, *, allowed: tuple[str, ...] = (), nullable: bool = False, **more: object
) -> object:
    """A text column; `allowed` closes its values."""
    if allowed:
        more["isin"] = list(allowed)
    return pa.Field(title=title, description=description, nullable=nullable, **more)


def whole(title: str, description: str, unit: str, *, nullable: bool = False, least: int = 0) -> object:
    """A whole number, never negative; its unit is part of the data package."""
    return pa.Field(title=title, description=description, nullable=nullable, ge=least, metadata={"unit": unit})


def day(title: str, description: str, *, nullable: bool = True) -> object:
    """A calendar day, ISO 8601 in the files."""
    return pa.Field(title=title, description=description, nullable=nullable)


def bounds_fit(frame: pd.DataFrame) -> Series[bool]:
    """Row by row: an open bound is empty, a closed one is not, as the quantifier says."""
    low, high = frame["value_low"].notna(), frame["value_high"].notna()
    both, equal = low & high, (frame["value_low"] == frame["value_high"]).fillna(False).astype(bool)
    fits = {
        "exact": equal, "about": equal, "range": both,
        "at_least": low & ~high, "vague": low & ~high, "at_most": high & ~low,
    }  # fmt: skip
    good = pd.Series(False, index=frame.index)
    for quantifier, fit in fits.items():
        good |= (frame["quantifier"] == quantifier) & fit
    return good


BOUNDS_FIT = "value_low and value_high as quantifier says: exact and about equal, at_least and vague low only, at_most high only, range both"


class Table(pa.DataFrameModel):
    """What all tables agree on: exactly these columns, in this order, of these types, nothing converted silently."""

    class Config:
        """Strict on purpose: an unknown column is a fault, never a passenger."""

        strict = True
        ordered = True
        coerce = False


def in_order(frame: pd.DataFrame, low: str, high: str) -> Series[bool]:
    """Row by row: the first is not above the second, where both are known."""
    return ~(frame[low] > frame[high]).fillna(False).astype(bool)
