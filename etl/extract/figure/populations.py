"""Who is counted, in the contract's words."""

from __future__ import annotations

from etl import nouns
from etl.quantities import Quantity

OF_MEASURE = {"crossed_border": "refugees", "returned": "returnees"}


def of(quantity: Quantity, measure: str, before: str | None = None) -> str:
    """Give the population of a figure: the noun's own, that of an adjective ("civilian deaths"), or just people.

    A number without a noun counts whom the figure before it counted (`before`): "40 soldiers killed and 90 wounded".
    """
    for noun in (quantity.noun, *map(nouns.class_of, reversed(quantity.modifiers))):
        if noun in nouns.populations() and noun != "people":
            return noun
    if quantity.unit_word is not None:
        return "people"
    return before if before and before != "people" else OF_MEASURE.get(measure, "people")
