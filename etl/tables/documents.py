"""Documents and every number in them: figures, context, set aside, and how figures stand to each other."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from etl.tables.fields import (
    BOUNDS_FIT,
    IDENTIFIER,
    ISSUER_KINDS,
    MEASURES,
    MOST_WORDS,
    PLACE_ROLES,
    POPULATIONS,
    PUBLISHER_KINDS,
    QUANTIFIERS,
    REASONS,
    RELATIONS,
    REVIEWS,
    ROLES,
    STATUSES,
    STOCK_FLOW,
    SUBJECTS,
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

    @pa.dataframe_check(error="issuer_kind is unattributed wherever issuer is empty")
    def nobody_has_no_kind(cls, frame: pd.DataFrame) -> Series[bool]:
        """A kind needs somebody of that kind; somebody may be of no known kind ("residents said")."""
        return frame["issuer"].notna() | (frame["issuer_kind"] == "unattributed")

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
