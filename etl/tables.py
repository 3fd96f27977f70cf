"""The contract: what every published table holds, column by column.

The models below are the only definition. The checks of a build, `datapackage.json` and the
data dictionary are made from them, so that a column cannot be checked one way and explained another.
Knows nothing of cards, texts or the dashboard.
"""

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


class Documents(Table):
    """One row a document: where it comes from, and how many of its numbers are figures, context or set aside."""

    document_id: Series[str] = text("Document", "Names publisher and date.", unique=True, str_matches=IDENTIFIER)
    title: Series[str] = text("Title", "As the document gives it, or a description in our words where it gives none.")
    publisher: Series[str] = text(
        "Publisher", "Who published the text; never the same thing as the issuer of a figure."
    )
    publisher_kind: Series[str] = text("Kind of publisher", "What kind of publisher.", allowed=PUBLISHER_KINDS)
    author: Series[str] = text("Author", "Empty where unknown.", nullable=True)
    published_start: Series[pd.Timestamp] = day(
        "Published from", "First day on which it can have been published.", nullable=False
    )
    published_end: Series[pd.Timestamp] = day(
        "Published until", "Last such day; the same where the day is known.", nullable=False
    )
    published_basis: Series[str] = text("How the date is known", "What the date rests on, in our words.")
    url: Series[str] = text("Address", "Where it was published, where known.", nullable=True, str_matches=WEB_ADDRESS)
    origin_note: Series[str] = text("Origin", "What of the origin is inferred, and from what.", nullable=True)
    language: Series[str] = text("Language", "BCP 47 tag.", str_matches=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
    text_sha256: Series[str] = text(
        "SHA-256 of the text", "Identifies the very bytes that were read.", str_matches=r"^[0-9a-f]{64}$"
    )
    text_length: Series[Whole] = whole("Length of the text", "Unicode code points.", "characters", least=1)
    mentions: Series[Whole] = whole("Numbers", "How many numbers the document states.", "mentions")
    figures: Series[Whole] = whole(
        "Figures", "Numbers that state displacement, casualties or camp capacity.", "mentions"
    )
    context: Series[Whole] = whole("Context", "Numbers that help to read figures.", "mentions")
    set_aside: Series[Whole] = whole("Set aside", "Numbers that are neither, each with its reason.", "mentions")
    summary: Series[str] = text("What it states", "One line in our words.")

    @pa.dataframe_check(error="published_start is not after published_end")
    def published_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """A range of days runs forwards."""
        return in_order(frame, "published_start", "published_end")

    @pa.dataframe_check(error="mentions is the sum of figures, context and set_aside")
    def all_accounted_for(cls, frame: pd.DataFrame) -> Series[bool]:
        """Every number of a document is a figure, context or set aside."""
        return frame["mentions"] == frame["figures"] + frame["context"] + frame["set_aside"]


class Mentions(Table):
    """What every number of a document has: an id, and the place where it stands."""

    document_id: Series[str] = text("Document", "The document that states it.", str_matches=IDENTIFIER)
    as_written: Series[str] = text("As written", f"The words that state the number, at most {MOST_WORDS}.")
    char_start: Series[Whole] = whole("Start", "First character of these words in the text.", "code points from 0")
    char_end: Series[Whole] = whole("End", "The character after the last.", "code points from 0", least=1)

    @pa.check("as_written", error=f"at most {MOST_WORDS} words")
    def is_short(cls, column: Series[str]) -> Series[bool]:
        """Sentences of a document are not copied."""
        return column.str.split().str.len() <= MOST_WORDS

    @pa.dataframe_check(error="char_end - char_start is the length of as_written")
    def spans_fit(cls, frame: pd.DataFrame) -> Series[bool]:
        """A span that cannot hold its words is a slip of the pen."""
        return frame["char_end"] - frame["char_start"] == frame["as_written"].str.len()


class Values(Mentions):
    """A number that was read: its bounds, how firm they are, and of what."""

    value_low: Series[Whole] = whole(
        "Lowest value", "Lower bound as stated; empty where the words set none.", "see unit", nullable=True
    )
    value_high: Series[Whole] = whole(
        "Highest value", "Upper bound as stated; empty where the words set none.", "see unit", nullable=True
    )
    quantifier: Series[str] = text("Quantifier", "How firm the words are.", allowed=QUANTIFIERS)

    @pa.dataframe_check(error="value_low is not above value_high")
    def values_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """Bounds do not cross."""
        return in_order(frame, "value_low", "value_high")

    @pa.dataframe_check(error=BOUNDS_FIT)
    def bounds_fit_quantifier(cls, frame: pd.DataFrame) -> Series[bool]:
        """An open bound stays empty; a closed one does not."""
        return bounds_fit(frame)


class FigureId(Table):
    """The name of a figure, in the first column."""

    figure_id: Series[str] = text(
        "Figure", "Permanent; the same after every rebuild.", unique=True, str_matches=IDENTIFIER
    )


class MentionId(Table):
    """The name of a number that is no figure, in the first column."""

    mention_id: Series[str] = text("Mention", "Permanent id.", unique=True, str_matches=IDENTIFIER)


class Figures(Values, FigureId):
    """What displacement, casualty and camp-capacity figures share."""

    unit: Series[str] = text("Unit", "What is counted, as stated.", allowed=UNITS)
    people_low: Series[Whole] = whole("Lowest, in people", "Only where it was converted.", "people", nullable=True)
    people_high: Series[Whole] = whole("Highest, in people", "Only where it was converted.", "people", nullable=True)
    conversion: Series[str] = text(
        "Conversion", "How people were reckoned, with the household size and who supplied it.", nullable=True
    )
    measure: Series[str] = text("Measure", "What happened.")
    status: Series[str] = text(
        "Status",
        "reported: said to have happened; projected: forecast or warning; planned: prepared, not there yet.",
        allowed=STATUSES,
    )
    stock_flow: Series[str] = text(
        "Stock or flow",
        "stock: on a day; flow: in a period; cumulative: since a start, whether or not they went back.",
        allowed=STOCK_FLOW,
    )
    additional: Series[bool] = pa.Field(
        title="On top", description="True where the words put the number on top of those already counted."
    )
    population: Series[str] = text("Population", "Who is counted.", allowed=POPULATIONS)
    issuer: Series[str] = text("Issuer", "Who says it; empty where the text names nobody.", nullable=True)
    issuer_kind: Series[str] = text("Kind of issuer", "What kind of issuer.", allowed=ISSUER_KINDS)
    cited_via: Series[str] = text("Cited via", "The chain by which it reached the document.", nullable=True)
    stated_start: Series[pd.Timestamp] = day("Stated from", "First day on which it can have been said.", nullable=False)
    stated_end: Series[pd.Timestamp] = day("Stated until", "Last such day.", nullable=False)
    period_start: Series[pd.Timestamp] = day(
        "Period from", "First day that the number is about; empty where the text does not fix it."
    )
    period_end: Series[pd.Timestamp] = day("Period until", "Last day that the number is about.")
    period_basis: Series[str] = text("How the period follows", "How the period follows from the text, in our words.")
    horizon_start: Series[pd.Timestamp] = day(
        "Horizon from", "Projections only: first day of the time forecast, where stated."
    )
    horizon_end: Series[pd.Timestamp] = day("Horizon until", "Projections only: last such day, where stated.")
    scenario: Series[str] = text("Scenario", "Projections only: under which assumption.", nullable=True)
    place: Series[str] = text(
        "Place as written", "Spelled as in the document; empty where it names none.", nullable=True
    )
    place_id: Series[str] = text("Place", "The place in the gazetteer (`places`).", nullable=True)
    place_role: Series[str] = text(
        "Role of the place", "Whether people are at it, come from it or go to it.", allowed=PLACE_ROLES, nullable=True
    )
    verification: Series[str] = text("Verification", "What is known about it from elsewhere.", allowed=VERIFICATIONS)
    verification_note: Series[str] = text("Verification, in words", "What was found, in our words.", nullable=True)
    verification_url: Series[str] = text(
        "Verification, source", "Where that stands.", nullable=True, str_matches=WEB_ADDRESS
    )
    group_id: Series[str] = text("Claim", "The same claim met several times has one group.", str_matches=IDENTIFIER)
    role: Series[str] = text(
        "Role in the claim",
        "headline: the one to show; repeat: said again; part: counted inside another.",
        allowed=ROLES,
    )
    caveat: Series[str] = text("Caveat", "What a reader must know, in our words.", nullable=True)
    review: Series[str] = text("Review", "machine: as extracted; reviewed: read by a person.", allowed=REVIEWS)

    @pa.dataframe_check(error="stated_start is not after stated_end")
    def stated_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """A range of days runs forwards."""
        return in_order(frame, "stated_start", "stated_end")

    @pa.dataframe_check(error="period_start is not after period_end")
    def period_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """A range of days runs forwards."""
        return in_order(frame, "period_start", "period_end")

    @pa.dataframe_check(error="horizon_start is not after horizon_end")
    def horizon_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """A range of days runs forwards."""
        return in_order(frame, "horizon_start", "horizon_end")

    @pa.dataframe_check(error="people_low is not above people_high")
    def people_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """Bounds do not cross."""
        return in_order(frame, "people_low", "people_high")

    @pa.dataframe_check(error="horizon and scenario only where status is projected or planned")
    def only_projections_look_ahead(cls, frame: pd.DataFrame) -> Series[bool]:
        """What happened has no horizon."""
        ahead = frame[["horizon_start", "horizon_end", "scenario"]].notna().any(axis=1)
        return ~(ahead & (frame["status"] == "reported"))

    @pa.dataframe_check(error="a conversion wherever people_low or people_high is given")
    def conversions_explained(cls, frame: pd.DataFrame) -> Series[bool]:
        """A derived number names its formula."""
        return ~frame[["people_low", "people_high"]].notna().any(axis=1) | frame["conversion"].notna()

    @pa.dataframe_check(error="issuer_kind is unattributed exactly where issuer is empty")
    def issuer_or_unattributed(cls, frame: pd.DataFrame) -> Series[bool]:
        """Nobody is named, or somebody is."""
        return frame["issuer"].isna() == (frame["issuer_kind"] == "unattributed")

    @pa.dataframe_check(error="verification_note wherever verification is not unverified")
    def verification_explained(cls, frame: pd.DataFrame) -> Series[bool]:
        """A verdict has a reason."""
        return (frame["verification"] == "unverified") | frame["verification_note"].notna()


class Displacement(Figures):
    """People displaced, fleeing, evacuated, crossing a border, returning or staying in camps."""

    measure: Series[str] = text("Measure", "What happened to them.", allowed=MEASURES["displacement"])


class Casualties(Figures):
    """People killed, injured or missing."""

    measure: Series[str] = text("Measure", "What happened to them.", allowed=MEASURES["casualties"])


class CampCapacity(Figures):
    """Places in camps and emergency sites."""

    measure: Series[str] = text(
        "Measure", "Places there are, are taken, or are free.", allowed=MEASURES["camp_capacity"]
    )


class Context(Values, MentionId):
    """Numbers that are no figures but help to read them."""

    subject: Series[str] = text("Subject", "What is counted.", allowed=SUBJECTS)
    unit: Series[str] = text("Unit", "Unit in which it is counted.")
    issuer: Series[str] = text("Issuer", "Who says it; empty where the text names nobody.", nullable=True)
    place: Series[str] = text("Place as written", "Spelled as in the document.", nullable=True)
    note: Series[str] = text("Note", "How it helps, or what to beware of, in our words.", nullable=True)
    review: Series[str] = text("Review", "machine: as extracted; reviewed: read by a person.", allowed=REVIEWS)


class SetAside(Mentions, MentionId):
    """Numbers that state nothing about the crisis, each with the reason."""

    reason: Series[str] = text("Reason", "Why it was set aside.", allowed=REASONS)
    note: Series[str] = text("Note", "More about the reason, in our words.", nullable=True)
    review: Series[str] = text("Review", "machine: as extracted; reviewed: read by a person.", allowed=REVIEWS)


class Relations(Table):
    """How figures stand to each other."""

    figure_id: Series[str] = text("Figure", "The figure of which it is said.", str_matches=IDENTIFIER)
    relation: Series[str] = text("Relation", "What the first is to the second.", allowed=RELATIONS)
    other_id: Series[str] = text("Other figure", "A figure, or a fact of the reference series.", str_matches=IDENTIFIER)
    note: Series[str] = text("Note", "Why, in our words.", nullable=True)


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
}
FIGURE_TABLES = ("displacement", "casualties", "camp_capacity")
KEYS = {
    "documents": "document_id", "displacement": "figure_id", "casualties": "figure_id", "camp_capacity": "figure_id",
    "context": "mention_id", "set_aside": "mention_id", "reference": "reference_id", "places": "place_id",
}  # fmt: skip


def columns(name: str) -> dict[str, pa.Column]:
    """Return the columns of table `name` in their published order."""
    return MODELS[name].to_schema().columns


def allowed(column: pa.Column) -> tuple[str, ...]:
    """Return the closed list of values of a column, empty where it is open."""
    return tuple(next((check.statistics["allowed_values"] for check in column.checks if check.name == "isin"), ()))
