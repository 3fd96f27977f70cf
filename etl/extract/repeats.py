"""Link the figures of a document that make the same claim again, such as a headline and the lead that repeats it."""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.mention import FIGURE_KINDS, Mention

TELLING = 20  # smaller numbers meet by chance: two villages may lose three people each


def linked(mentions: Sequence[Mention]) -> list[Mention]:
    """Give each figure whose kind, measure, unit and value were met before the place of the first."""
    first: dict[tuple[object, ...], int] = {}
    return [_linked(mention, first) for mention in mentions]


def _linked(mention: Mention, first: dict[tuple[object, ...], int]) -> Mention:
    if mention.kind not in FIGURE_KINDS or max(mention.value_low or 0, mention.value_high or 0) < TELLING:
        return mention
    claim = (mention.kind, mention.measure, mention.unit, mention.status, mention.value_low, mention.value_high)
    met = first.setdefault(claim, mention.char_start)
    return mention._replace(repeats=met) if met != mention.char_start else mention
