"""What several say of one quantity: kept apart, as a range with the names of who said what, and never averaged.

Figures of one claim are told once already (`figures.claims`); here stand different claims about the same thing.
Knows no data frame and no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.evidence import figures as told
from dashboard.evidence.figures import Figure, Span, claim_key
from dashboard.language.words import bounds, capital, count, say

SURE = {"verified": 2, "unverified": 1, "disputed": 0}  # a withdrawn figure is no longer anybody's account
ALIKE = {
    "people",
    "civilians",
    "residents",
    "internally_displaced",
}  # words for the displaced: texts change them freely
SHARED = 0.5  # of the longer of two periods: a week inside a month is not the same time


@dataclass(frozen=True)
class Accounts:
    """What is said of one quantity: the figure that stands first, then the others from the lowest."""

    headline: Figure
    others: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them, the headline first."""
        return self.headline, *self.others

    @property
    def named(self) -> tuple[int, int]:
        """The lowest and the highest number that any of them names."""
        numbers = [bound for figure in self.figures for bound in _numbers(figure)]
        return min(numbers), max(numbers)

    @property
    def differ(self) -> bool:
        """Whether they name different numbers."""
        low, high = self.named
        return low < high

    @property
    def summary(self) -> str:
        """How many say it and between which numbers they lie: "3 say it differently: 180,000 to 240,000"."""
        return say(f"accounts.{self._form}", accounts=count("accounts", len(self.figures)), range=bounds(*self.named))

    @property
    def said(self) -> list[str]:
        """Who said what, the headline first."""
        return [
            say("accounts.said", source=told.source(figure), quantity=told.quantity(figure)) for figure in self.figures
        ]

    @property
    def title(self) -> str:
        """What they speak of, and the range of what they say."""
        about = [told.where(self.headline), told.about(self.headline) if self.headline.period else ""]
        quantity = f"{told.people(self.headline)} {told.measure(self.headline)}"
        what = say("format.list").join([quantity, *(part for part in about if part)])
        return say("accounts.title", what=capital(what), summary=self.summary)

    @property
    def _form(self) -> str:
        return "differ" if self.differ else "agree"


def accounts(found: Iterable[Figure]) -> tuple[Accounts, ...]:
    """Return every quantity of which more than one claim speaks; the highest-ranking claim gathers those like it."""
    ranked = sorted(filter(_can_stand_beside, found), key=_rank, reverse=True)
    gathered = []
    while ranked:
        headline, *rest = ranked
        others = [other for other in rest if same_quantity(headline, other)]
        ranked = [other for other in rest if other not in others]
        if others:
            gathered.append(Accounts(headline, tuple(sorted(others, key=_order))))
    return tuple(gathered)


def of_figure(figure: Figure, found: Iterable[Accounts]) -> Accounts | None:
    """Return the accounts of which a figure's claim is one."""
    key = claim_key(figure)
    return next((said for said in found if key in map(claim_key, said.figures)), None)


def together(found: Iterable[Figure], said: Iterable[Accounts]) -> list[Figure]:
    """Return the figures in their order, but those that speak of one quantity side by side, the headline first."""
    members = {figure: each.figures for each in said for figure in each.figures}
    ordered: dict[Figure, None] = {}
    present = list(found)
    for figure in present:
        ordered |= {each: None for each in members.get(figure, (figure,)) if each in present}
    return list(ordered)


def same_quantity(one: Figure, other: Figure) -> bool:
    """Say whether two claims speak of the same kind of number, of the same people, place and time."""
    return one.group_id != other.group_id and _kind(one) == _kind(other) and _same_time(one, other)


def _can_stand_beside(figure: Figure) -> bool:
    return figure.verification in SURE and figure.quantifier != "vague" and figure.place_id is not None


def _kind(figure: Figure) -> tuple:
    alike = figure.table == "displacement" and figure.population in ALIKE
    population = "people" if alike else figure.population
    return (
        figure.table, figure.measure, figure.unit, figure.status, figure.stock_flow, figure.additional, population,
        figure.place_id, figure.scenario,
    )  # fmt: skip


def _same_time(one: Figure, other: Figure) -> bool:
    """Say whether two are of the same days: as counted, as looked ahead to or, where neither is stated, as said."""
    if _is_timed(one) != _is_timed(other):
        return False
    mine, theirs = _time(one), _time(other)
    shared = _shared_days(mine, theirs)
    if one.stock_flow == "stock":  # of a day that may be uncertain
        return shared > 0
    if one.stock_flow == "cumulative" and mine.end != theirs.end:  # two points of one growing line
        return False
    return shared >= SHARED * max(_length(mine), _length(theirs))


def _is_timed(figure: Figure) -> bool:
    """Whether the text says what time it is about, or looks ahead to."""
    return (figure.period if figure.status == "reported" else figure.horizon) is not None


def _time(figure: Figure) -> Span:
    return figure.horizon or figure.span


def _length(span: Span) -> int:
    return (span.end - span.start).days + 1


def _shared_days(one: Span, other: Span) -> int:
    return (min(one.end, other.end) - max(one.start, other.start)).days + 1


def _rank(figure: Figure) -> tuple:
    """As the rule says in words: undisputed and checked first, then with a named issuer, then the latest said."""
    return SURE[figure.verification], figure.issuer is not None, figure.stated.end, figure.figure_id


def _order(figure: Figure) -> tuple:
    return min(_numbers(figure)), figure.figure_id


def _numbers(figure: Figure) -> list[int]:
    return [bound for bound in figure.people or (figure.low, figure.high) if bound is not None]
