"""The tables that follow from the others: each number in them names its inputs, its formula and the rule that made it.

Where the inputs do not allow a number, the row stays and says why: a refusal is an answer.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing.pandas import Series

from etl.tables.fields import (
    IDENTIFIER,
    QUANTIFIERS,
    REVIEWS,
    STATUSES,
    STOCK_FLOW,
    UNITS,
    Table,
    Whole,
    day,
    in_order,
    text,
    whole,
)

TESTS = ("at_horizon", "at_30_days", "at_90_days", "at_180_days", "first_passed", "last_count", "untested")
VERDICTS = ("within", "above", "below", "not_comparable", "not_yet_due")
LOCATED = ("within", "above", "below")
PLACE_RULES = ("same", "wider", "narrower")
DECIDED = ("level", "since_statement", "same_period", "increase")
REFUSED = (
    "measure_not_counted", "unit_differs", "population_differs", "issuer_differs", "nature_differs", "place_differs",
    "scenario_ends_with_event", "scenario_unknown", "scenario_ended", "no_count_near", "no_base_count",
    "bounds_open", "not_yet_due",
)  # fmt: skip
SUPPLIES = ("ready", "planned", "free")
NEEDS = ("occupied", "in_camp", "in_need", "displaced")
GAP_RULES = (
    "difference", "as_stated", "two_sources", "another_area", "unit_differs", "nature_differs", "on_top", "bounds_open",
)  # fmt: skip
MADE = ("difference", "as_stated")
BESIDE = ("same_time", "repeats")
OUTCOMES = ("closes", "remainder", "open")


def fact(title: str, description: str, *, nullable: bool = True) -> object:
    """The id of a fact of the reference series: a foreign key."""
    return text(title, description, nullable=nullable, str_matches=IDENTIFIER)


def signed(title: str, description: str, unit: str) -> object:
    """A whole number that may be below zero, as a difference may; empty where a bound is open."""
    return pa.Field(title=title, description=description, nullable=True, metadata={"unit": unit})


class Scorecard(Table):
    """One row a projected or planned figure and test: where a later count lies against it, or why none can say.

    The verdict says where the count lies. It never says that a projection was wrong: a worst case is a ceiling
    that was prepared for, and a plan is what was prepared.
    """

    score_id: Series[str] = text("Score", "Permanent id.", unique=True, str_matches=IDENTIFIER)
    projected_figure_id: Series[str] = text(
        "Projection, in a document", "The figure, where a document states it.", nullable=True, str_matches=IDENTIFIER
    )
    projected_reference_id: Series[str] = fact("Projection, in the series", "The fact, where an agency's page does.")
    issuer: Series[str] = text("Issuer", "Who projects or plans; empty where the text names nobody.", nullable=True)
    stated: Series[pd.Timestamp] = day("Stated", "Last day on which it can have been said.", nullable=False)
    status: Series[str] = text("Status", "projected or planned.", allowed=STATUSES)
    measure: Series[str] = text("Measure", "What is projected or planned.")
    stock_flow: Series[str] = text("Stock or flow", "stock, flow or cumulative, as stated.", allowed=STOCK_FLOW)
    additional: Series[bool] = pa.Field(
        title="On top", description="True where the words put the number on top of those already counted."
    )
    unit: Series[str] = text("Unit", "What is counted.", allowed=UNITS)
    place: Series[str] = text("Place", "As stated.", nullable=True)
    place_id: Series[str] = text("Place in the gazetteer", "Empty where it has none.", nullable=True)
    scenario: Series[str] = text("Scenario", "Under which assumption.", nullable=True)
    value_low: Series[Whole] = whole("Lowest value", "Lower bound as stated.", "see unit", nullable=True)
    value_high: Series[Whole] = whole("Highest value", "Upper bound as stated.", "see unit", nullable=True)
    quantifier: Series[str] = text("Quantifier", "How firm the words are.", allowed=QUANTIFIERS)
    ceiling: Series[bool] = pa.Field(
        title="Ceiling",
        description="True for a worst case: every count up to the value lies within, and none lies below.",
    )
    test: Series[str] = text(
        "Test",
        "At the horizon stated; where none is, at stated distances, when first passed, and at the last count.",
        allowed=TESTS,
    )
    due: Series[pd.Timestamp] = day("Due", "The day of the test; the last count at or before it is taken.")
    count_figure_id: Series[str] = text(
        "Count, in a document", "The reported figure that was met.", nullable=True, str_matches=IDENTIFIER
    )
    count_reference_id: Series[str] = fact(
        "Count, in the series", "The reported fact that was met; on a refusal, the nearest that was refused."
    )
    base_reference_id: Series[str] = fact("Count before", "The count of the same series from which an increase starts.")
    counted_by: Series[str] = text("Counted by", "Who counted.", nullable=True)
    counted_on: Series[pd.Timestamp] = day("Counted on", "The day that the count is about.")
    days_after: Series[Whole] = signed("Days after", "From the statement to the count; negative before it.", "days")
    place_rule: Series[str] = text(
        "Area of the count",
        "same: as projected; wider: sets an upper bound only; narrower: sets a lower bound only.",
        allowed=PLACE_RULES,
        nullable=True,
    )
    count_low: Series[Whole] = signed("Counted, lowest", "Lower bound that the inputs set.", "see unit")
    count_high: Series[Whole] = signed("Counted, highest", "Upper bound that the inputs set.", "see unit")
    formula: Series[str] = text("Formula", "How these bounds follow from the inputs.", nullable=True)
    count_caveat: Series[str] = text("Caveat of the count", "What a reader of the count must know.", nullable=True)
    verdict: Series[str] = text("Verdict", "Where the count lies against the projection.", allowed=VERDICTS)
    rule: Series[str] = text(
        "Rule", "What decided; the data package says each in words (`rules`).", allowed=DECIDED + REFUSED
    )
    reason: Series[str] = text("Reason", "The verdict in a sentence, in our words.")
    review: Series[str] = text("Review", "machine where any input is; otherwise reviewed.", allowed=REVIEWS)

    @pa.dataframe_check(error="one of projected_figure_id and projected_reference_id")
    def names_one_projection(cls, frame: pd.DataFrame) -> Series[bool]:
        """A row is about one projection."""
        return frame["projected_figure_id"].isna() != frame["projected_reference_id"].isna()

    @pa.dataframe_check(
        error="verdict within, above or below exactly where formula and a bound of count_low, count_high are"
    )
    def verdicts_have_inputs(cls, frame: pd.DataFrame) -> Series[bool]:
        """A verdict has a number and its formula; a refusal has none."""
        answered = frame["verdict"].isin(LOCATED)
        number = frame[["count_low", "count_high"]].notna().any(axis=1) & frame["formula"].notna()
        return (answered == number) & (answered == frame["rule"].isin(DECIDED))

    @pa.dataframe_check(
        error="one of count_figure_id and count_reference_id wherever verdict is within, above or below"
    )
    def numbers_have_sources(cls, frame: pd.DataFrame) -> Series[bool]:
        """A number names where it comes from."""
        one = frame["count_figure_id"].isna() != frame["count_reference_id"].isna()
        return one | ~frame["verdict"].isin(LOCATED)

    @pa.dataframe_check(error="base_reference_id where rule is increase, and nowhere else")
    def increases_have_a_base(cls, frame: pd.DataFrame) -> Series[bool]:
        """An increase has two inputs."""
        return (frame["rule"] == "increase") == frame["base_reference_id"].notna()


class Comparisons(Table):
    """One row a figure of a document and what an agency said at the same time: set beside it, not mixed with it."""

    comparison_id: Series[str] = text("Comparison", "Permanent id.", unique=True, str_matches=IDENTIFIER)
    figure_id: Series[str] = text("Figure", "The figure of a document.", str_matches=IDENTIFIER)
    reference_id: Series[str] = fact("Fact", "What an agency said.", nullable=False)
    also_reference_id: Series[str] = fact(
        "Fact beside it", "How many of these were still displaced that day, by the same counter."
    )
    rank: Series[Whole] = whole(
        "Rank", "1 is nearest in kind and value: the one to show where only one is shown.", "rank", least=1
    )
    relation: Series[str] = text(
        "Relation",
        "repeats: the figure is this very fact, at second hand; same_time: said of about the same time.",
        allowed=BESIDE,
    )
    days_apart: Series[Whole] = whole("Days apart", "From the day of the fact to that of the figure.", "days")
    place_rule: Series[str] = text(
        "Area of the fact", "Against that of the figure: same, wider or narrower.", allowed=PLACE_RULES
    )
    sentence: Series[str] = text("In one sentence", "What the agency said, in our words.")
    beware: Series[str] = text("What differs", "Why the two may not be set off against each other.", nullable=True)


class CapacityGaps(Table):
    """One row a number of places and the people that it stood against: the gap with its formula, or why there is none."""

    gap_id: Series[str] = text("Gap", "Permanent id.", unique=True, str_matches=IDENTIFIER)
    day: Series[pd.Timestamp] = day("Day", "The day of the places.", nullable=False)
    issuer: Series[str] = text("Issuer", "Who states the places.", nullable=True)
    place: Series[str] = text("Scope", "The area that the places cover.", nullable=True)
    supply: Series[str] = text(
        "Places", "ready: there; planned: prepared, not there yet; free: there and not taken.", allowed=SUPPLIES
    )
    against: Series[str] = text(
        "Against",
        "Places taken, people in camps, people projected to need shelter or to be displaced; empty for free places.",
        allowed=NEEDS,
        nullable=True,
    )
    supply_figure_id: Series[str] = text(
        "Places, in a document", "The figure, where a document states it.", nullable=True, str_matches=IDENTIFIER
    )
    supply_reference_id: Series[str] = fact("Places, in the series", "The fact, where an agency's page does.")
    need_reference_id: Series[str] = fact("Against, in the series", "The fact that they stand against.")
    size_plots_id: Series[str] = fact("Size, plots", "With the next: how many people a plot is for.")
    size_people_id: Series[str] = fact("Size, people", "The people that the same page states for these plots.")
    unit: Series[str] = text("Unit", "Unit of the places.", allowed=UNITS)
    supply_low: Series[Whole] = whole("Places, lowest", "As stated.", "see unit", nullable=True)
    supply_high: Series[Whole] = whole("Places, highest", "As stated.", "see unit", nullable=True)
    need_low: Series[Whole] = whole(
        "Against, lowest", "As stated, in its own unit.", "unit of that fact", nullable=True
    )
    need_high: Series[Whole] = whole(
        "Against, highest", "As stated, in its own unit.", "unit of that fact", nullable=True
    )
    days_apart: Series[Whole] = whole("Days apart", "Between the two facts.", "days", nullable=True)
    gap_low: Series[Whole] = signed("Gap, lowest", "Places less need; negative where places lack.", "see unit")
    gap_high: Series[Whole] = signed("Gap, highest", "Empty where a bound is open.", "see unit")
    people_low: Series[Whole] = signed("Gap in people, lowest", "Only with a stated size.", "people")
    people_high: Series[Whole] = signed("Gap in people, highest", "Only with a stated size.", "people")
    formula: Series[str] = text("Formula", "How the gap follows from the inputs.", nullable=True)
    rule: Series[str] = text(
        "Rule", "What made or refused it; the data package says each in words (`rules`).", allowed=GAP_RULES
    )
    reason: Series[str] = text("Reason", "The gap, or the refusal, in a sentence in our words.")
    review: Series[str] = text("Review", "machine where any input is; otherwise reviewed.", allowed=REVIEWS)

    @pa.dataframe_check(error="one of supply_figure_id and supply_reference_id")
    def names_one_supply(cls, frame: pd.DataFrame) -> Series[bool]:
        """A row is about one number of places."""
        return frame["supply_figure_id"].isna() != frame["supply_reference_id"].isna()

    @pa.dataframe_check(error="gap_low or gap_high and formula exactly where rule is difference or as_stated")
    def gaps_have_formulas(cls, frame: pd.DataFrame) -> Series[bool]:
        """A gap has a formula; a refusal has no number."""
        number = frame[["gap_low", "gap_high"]].notna().any(axis=1) & frame["formula"].notna()
        anything = frame[["gap_low", "gap_high", "people_low", "people_high", "formula"]].notna().any(axis=1)
        made = frame["rule"].isin(MADE)
        return (made & number) | (~made & ~anything)

    @pa.dataframe_check(error="size_plots_id and size_people_id wherever people_low or people_high is given from plots")
    def sizes_are_stated(cls, frame: pd.DataFrame) -> Series[bool]:
        """Plots become people only with a stated size."""
        converted = frame[["people_low", "people_high"]].notna().any(axis=1) & (frame["unit"] == "plots")
        return ~converted | frame[["size_plots_id", "size_people_id"]].notna().all(axis=1)


class Identities(Table):
    """One row a day on which one counter gives all three: ever displaced = still displaced + returned, checked."""

    identity_id: Series[str] = text("Identity", "Permanent id.", unique=True, str_matches=IDENTIFIER)
    day: Series[pd.Timestamp] = day("Day", "The day that all three are about.", nullable=False)
    counted_by: Series[str] = text("Counted by", "Who counted all three.")
    place: Series[str] = text("Scope", "The area that all three cover.")
    ever_id: Series[str] = fact("Ever displaced", "The fact.", nullable=False)
    still_id: Series[str] = fact("Still displaced", "The fact.", nullable=False)
    returned_id: Series[str] = fact("Returned", "The fact.", nullable=False)
    remainder_low: Series[Whole] = signed("Remainder, lowest", "Empty where a bound is open.", "people")
    remainder_high: Series[Whole] = signed("Remainder, highest", "Empty where a bound is open.", "people")
    formula: Series[str] = text("Formula", "How the remainder follows from the three.")
    outcome: Series[str] = text(
        "Outcome", "closes: nothing remains; remainder: something does; open: the bounds do not tell.", allowed=OUTCOMES
    )
    reason: Series[str] = text("Reason", "The check in a sentence, in our words.")

    @pa.dataframe_check(error="remainder_low is not above remainder_high")
    def remainder_in_order(cls, frame: pd.DataFrame) -> Series[bool]:
        """Bounds do not cross."""
        return in_order(frame, "remainder_low", "remainder_high")
