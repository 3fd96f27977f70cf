"""Read the parts of a whole behind a colon or a dash: "Nine people drowned: six men and three women".

Knows the tokens of a sentence, and nothing of how the whole was found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.extract.figure import ellipsis
from etl.extract.figure.kinds import PEOPLE, Decision
from etl.extract.grammar.clauses import Token
from etl.quantities import Quantity

_MARKS = frozenset({":", "–", "—"})


def after_colon(
    row: Sequence[Token],
    places: Mapping[int | None, int],
    quantities: Sequence[Quantity],
    decisions: list[Decision],
    is_open: Sequence[bool],
) -> list[Decision]:
    """Let the open numbers behind a mark be what the figure right before it is, if they come to no more than that."""
    mark = next((place for place, token in enumerate(row) if token.word in _MARKS), len(row))
    first = next((index for index, _ in enumerate(decisions) if places[index] > mark), 0)
    whole = decisions[first - 1] if first else None
    rest = [
        index for index in range(first, len(decisions)) if decisions[index].kind != "set_aside"
    ]  # ages and the like
    if whole is None or whole.kind not in PEOPLE or whole.rule == "destroyed_housing":
        return decisions
    if not all(is_open[index] and _is_counted_alone(row, places[index], quantities[index]) for index in rest):
        return decisions
    if not _adds_up(quantities[first - 1], [quantities[index] for index in rest]):
        return decisions
    part = whole._replace(rule="part_of_figure", token=None)
    return [part if index in rest else decision for index, decision in enumerate(decisions)]


def _adds_up(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    known = [part.low for part in parts if part.low is not None]
    return whole.low is not None and len(known) == len(parts) and sum(known) <= whole.low


def _is_counted_alone(row: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Tell people of whom nothing is said but how many they are."""
    said = any(token.is_a("saying") for token in row[at + 1 : at + 3])
    return quantity.unit == "people" and not said and not ellipsis.has_verb(row, at)
