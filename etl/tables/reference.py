"""The two tables kept by hand: the facts of the agencies that counted, and the gazetteer."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from etl.tables.fields import (
    BOUNDS_FIT,
    IDENTIFIER,
    PLACE_ROLES,
    POPULATIONS,
    QUANTIFIERS,
    REFERENCE_MEASURES,
    STATUSES,
    STOCK_FLOW,
    UNITS,
    VERIFICATIONS,
    WEB_ADDRESS,
    Table,
    Whole,
    bounds_fit,
    day,
    in_order,
    text,
    whole,
)


class Reference(Table):
    """Facts of the agencies that counted, each with its own address; shown beside figures, never mixed with them."""

    reference_id: Series[str] = text("Fact", "Permanent id.", unique=True, str_matches=IDENTIFIER)
    series: Series[str] = text(
        "Series",
        "Facts that may be read as one line have one series: same counter, measure, scope and unit, no break between.",
        str_matches=IDENTIFIER,
    )
    period_start: Series[pd.Timestamp] = day(
        "Period from",
        "First day of a period or of a running count; empty for a stock. Of a projection or plan, the first day "
        "on which it can have been stated, where that day is not certain.",
    )
    period_end: Series[pd.Timestamp] = day(
        "Day, or period until",
        "The day of a stock, the last day of a period. Of a projection or plan, the day on which it was stated.",
        nullable=False,
    )
    measure: Series[str] = text("Measure", "What was counted.", allowed=REFERENCE_MEASURES)
    population: Series[str] = text("Population", "Who is counted.", allowed=POPULATIONS)
    value_low: Series[Whole] = whole("Lowest value", "Lower bound as stated.", "see unit", nullable=True)
    value_high: Series[Whole] = whole("Highest value", "Upper bound as stated.", "see unit", nullable=True)
    quantifier: Series[str] = text("Quantifier", "How firm the words are.", allowed=QUANTIFIERS)
    unit: Series[str] = text("Unit", "What is counted, as stated.", allowed=UNITS)
    households: Series[Whole] = whole(
        "Families stated beside it",
        "Where people are exactly six times as many, they were reckoned from families, not counted.",
        "households",
        nullable=True,
    )
    status: Series[str] = text("Status", "reported, projected or planned.", allowed=STATUSES)
    stock_flow: Series[str] = text("Stock or flow", "stock, flow or cumulative.", allowed=STOCK_FLOW)
    additional: Series[bool] = pa.Field(
        title="On top", description="True where the words put the number on top of those already counted."
    )
    horizon_start: Series[pd.Timestamp] = day(
        "Horizon from", "Projections and plans only: first day of the time forecast, where stated."
    )
    horizon_end: Series[pd.Timestamp] = day("Horizon until", "Projections and plans only: last such day, where stated.")
    scenario: Series[str] = text("Scenario", "Projections and plans only: under which assumption.", nullable=True)
    place: Series[str] = text("Scope", "The area that it covers.")
    place_id: Series[str] = text(
        "Place",
        "The place in the gazetteer; empty where the scope is none, as the area of the Mosul operation, "
        "which is wider than the city and ends at no boundary of a governorate.",
        nullable=True,
    )
    place_role: Series[str] = text(
        "Role of the place", "Whether people are at it, come from it or go to it.", allowed=PLACE_ROLES, nullable=True
    )
    issuer: Series[str] = text("Issuer", "Who states it.")
    counted_by: Series[str] = text("Counted by", "Who is cited, where the issuer cites somebody.", nullable=True)
    document_title: Series[str] = text("Document", "Title of the page that states it.")
    url: Series[str] = text("Address", "The page that states it.", str_matches=WEB_ADDRESS)
    published: Series[pd.Timestamp] = day("Published", "When that page was published, where known.")
    verification: Series[str] = text(
        "Verification", "disputed or withdrawn where its issuer or others said so.", allowed=VERIFICATIONS
    )
    verification_url: Series[str] = text(
        "Verification, source", "Where that stands.", nullable=True, str_matches=WEB_ADDRESS
    )
    caveat: Series[str] = text("Caveat", "What a reader must know, in our words.", nullable=True)

    @pa.dataframe_check(error="value_low is not above value_high")
    def values_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """Bounds do not cross."""
        return in_order(frame, "value_low", "value_high")

    @pa.dataframe_check(error=BOUNDS_FIT)
    def bounds_fit_quantifier(cls, frame: pd.DataFrame) -> Series[bool]:
        """An open bound stays empty; a closed one does not."""
        return bounds_fit(frame)

    @pa.dataframe_check(error="period_start is not after period_end")
    def period_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """A range of days runs forwards."""
        return in_order(frame, "period_start", "period_end")

    @pa.dataframe_check(
        error="period_start empty where stock_flow is stock, given where it is flow or cumulative (status reported)"
    )
    def period_fits_stock_or_flow(cls, frame: pd.DataFrame) -> Series[bool]:
        """A stock is of a day; a flow and a running count have a beginning."""
        begins = frame["period_start"].notna()
        return (frame["status"] != "reported") | (begins != (frame["stock_flow"] == "stock"))

    @pa.dataframe_check(error="horizon_start is not after horizon_end")
    def horizon_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """A range of days runs forwards."""
        return in_order(frame, "horizon_start", "horizon_end")

    @pa.dataframe_check(error="horizon_start, horizon_end and scenario only where status is projected or planned")
    def only_projections_look_ahead(cls, frame: pd.DataFrame) -> Series[bool]:
        """What happened has no horizon."""
        ahead = frame[["horizon_start", "horizon_end", "scenario"]].notna().any(axis=1)
        return ~(ahead & (frame["status"] == "reported"))

    @pa.dataframe_check(error="caveat and verification_url wherever verification is disputed or withdrawn")
    def doubts_explained(cls, frame: pd.DataFrame) -> Series[bool]:
        """A doubt has a reason and a source."""
        explained = frame[["caveat", "verification_url"]].notna().all(axis=1)
        return ~frame["verification"].isin(["disputed", "withdrawn"]) | explained


class Places(Table):
    """The gazetteer. What is not known stays blank."""

    place_id: Series[str] = text("Place", "Permanent id.", unique=True, str_matches=IDENTIFIER)
    name: Series[str] = text("Name", "The spelling that the page uses.")
    spellings: Series[str] = text("Other spellings", "Separated by semicolons.", nullable=True)
    kind: Series[str] = text("Kind", "country, governorate, city, town, camp, ...")
    country_code: Series[str] = text("Country", "ISO 3166-1 alpha-3.", str_matches=r"^[A-Z]{3}$")
    admin1_name: Series[str] = text("First level", "First administrative level, by name.", nullable=True)
    admin1_pcode: Series[str] = text("First level, P-code", "Its code.", nullable=True)
    admin2_name: Series[str] = text("Second level", "Second administrative level, by name.", nullable=True)
    admin2_pcode: Series[str] = text("Second level, P-code", "Its code.", nullable=True)
    latitude: Series[float] = pa.Field(
        title="Latitude",
        description="Of a representative point.",
        nullable=True,
        ge=-90,
        le=90,
        metadata={"unit": "degrees"},
    )
    longitude: Series[float] = pa.Field(
        title="Longitude",
        description="Of a representative point.",
        nullable=True,
        ge=-180,
        le=180,
        metadata={"unit": "degrees"},
    )
    coordinate_source: Series[str] = text("Source of the point", "Where the coordinates come from.", nullable=True)
    pcode_source: Series[str] = text("Source of the codes", "Where the P-codes come from.", nullable=True)
    within: Series[str] = text("Within", "The place that contains it.", nullable=True)
    note: Series[str] = text("Note", "What to beware of.", nullable=True)
