"""What a number counts where no noun follows it: people, households or plots.

The noun may stand in its label ("displaced families: 300") or with the figure that it divides or goes on from.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl import nouns
from etl.extract.figure.kinds import Decision
from etl.extract.grammar.clauses import Token
from etl.quantities import Quantity

OF_THINGS = {"housing": "households", "sites": "plots"}  # a house is a household's, a tent stands on a plot
_NAMED = frozenset({"complement_of_noun", "label", "breakdown"})  # rules by which a number completes a noun before it
_SHARED = frozenset({
    "in_list", "part_of_figure", "taken_up", "change_of_figure", "total_of_figure", "restated", "added", "accounted_for",
    "foreseen", "breakdown", "parallel", "residents_of_site", "people_of_site",
})  # fmt: skip
_IN_CELLS = frozenset({"column_heading", "row_heading", "under_caption"})  # rules by which a cell stands for itself
_DIVIDING = frozenset({"of them", "of these", "of those", "of which", "against"})
_FARTHEST = 6  # tokens between a noun and the cue that it belongs to
_NEAR = 3  # tokens before a number in which it is said whom it divides


def unit_of(row: Sequence[Token], at: int, quantity: Quantity, decision: Decision, before: str | None) -> str:
    """Give the unit of the figure at `row[at]`; `before` is the unit of the figure that it may go on from."""
    if quantity.unit or decision.rule == "destroyed_housing":
        return quantity.unit or "households"
    if quantity.unit_word is not None:
        return OF_THINGS.get(quantity.noun or "", "people")
    if unit := _unit_of_whole(row, at):
        return unit
    if decision.rule in _NAMED and (named := _named(row, at, decision)):
        return named
    # "90 families, and room for 40 more"; "90 families left, 40 returned": of those who left
    may_go_on = quantity.additional or (decision.measure == "returned" and decision.rule not in _IN_CELLS)
    goes_on = may_go_on and any(token.counts for token in row[:at])
    return before if before and (goes_on or _divides(row, at, decision)) else "people"


def _unit_of_whole(row: Sequence[Token], at: int) -> str | None:
    """Take the unit in "all but 40 of the families"."""
    words = [token.word for token in row[at + 1 : at + 5]]
    if words[:1] not in (["of"], ["of those"], ["of these"]):
        return None
    return "households" if any(nouns.class_of(word) == "households" for word in words) else None


def _named(row: Sequence[Token], at: int, decision: Decision) -> str | None:
    """Find the noun in "the number of displaced families rose to 300"."""
    first = max(0, (at if decision.token is None else decision.token) - _FARTHEST)
    words = {word for token in row[first:at] if not token.counts for word in token.word.split()}
    classes = {nouns.class_of(word) for word in words}
    return "households" if "households" in classes else None


def _divides(row: Sequence[Token], at: int, decision: Decision) -> bool:
    if at and row[at - 1].word == "(" and decision.rule != "in_list":  # "90 families (410)" counts their members
        return False
    if decision.rule in _SHARED:
        return True
    return any(token.word in _DIVIDING for token in row[max(0, at - _NEAR) : at] + row[at + 1 : at + 2])
