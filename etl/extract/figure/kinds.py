"""Decide what each number of a sentence is: a figure with its measure, context, or set aside with the reason.

The order of the rules in `_decide` is the order of evidence: the noun that is counted, the predicate, the noun's own
meaning. What one number of a list is, its neighbours may be: see `inheritance`.
Knows nothing of time, place, issuer or of the document beyond this sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from etl import nouns
from etl.extract.figure import capacity, governing, predicates, restrictions, staying
from etl.extract.figure.finding import Finding
from etl.extract.grammar.clauses import Token
from etl.quantities import Quantity

PEOPLE_KINDS = frozenset({"displacement", "casualty", "camp_capacity", "context"})
HOUSING_KINDS = frozenset({"housing", "displacement"})
PEOPLE = frozenset({"displacement", "casualty"})
FIGURES = frozenset({"displacement", "casualty", "camp_capacity"})
MEASURE_OF_NOUN = {
    "deaths": ("casualty", "killed"),
    "injuries": ("casualty", "injured"),
    "casualties": ("casualty", "casualties"),
    "evacuations": ("displacement", "evacuated"),
}
MEASURE_OF_PEOPLE = {"internally_displaced": "displaced", "refugees": "crossed_border", "returnees": "returned"}
MEASURE_OF_WORD = {
    "evacuees": ("displacement", "evacuated"), "evacuee": ("displacement", "evacuated"),
    "arrivals": ("displacement", "fled"), "newcomers": ("displacement", "fled"), "escapees": ("displacement", "fled"), "displacements": ("displacement", "displaced"),
    "returns": ("displacement", "returned"),
}  # fmt: skip
MEASURE_OF_MODIFIER = {
    "displaced": ("displacement", "displaced"), "uprooted": ("displacement", "displaced"),
    "evacuated": ("displacement", "evacuated"), "homeless": ("displacement", "homeless"),
    "relocated": ("displacement", "displaced"), "refugee": ("displacement", "crossed_border"),
    "idp": ("displacement", "displaced"), "returnee": ("displacement", "returned"),
    "dead": ("casualty", "killed"), "killed": ("casualty", "killed"), "missing": ("casualty", "missing"),
    "injured": ("casualty", "injured"), "wounded": ("casualty", "injured"), "returning": ("displacement", "returned"),
    "newly-displaced": ("displacement", "newly_displaced"), "fleeing": ("displacement", "fled"),
    "asylum-seeking": ("displacement", "crossed_border"),
}  # fmt: skip
INANIMATE = frozenset({"groups", "sites", "air_strikes", "animals"})
SUBJECT_OF_NOUN = {
    "security_forces": "forces", "fighters": "forces", "housing": "homes", "air_strikes": "air_strikes",
    "prisoners": "captives", "residents": "population",
}  # fmt: skip


class Decision(NamedTuple):
    """What a number is; `token` is the place of its predicate in the row, None where its noun decided.

    `status` is set where no words of a clause are needed to tell it.
    """

    kind: str
    rule: str
    measure: str | None = None
    subject: str | None = None
    reason: str | None = None
    token: int | None = None
    status: str | None = None


def decide(row: Sequence[Token], quantities: Sequence[Quantity], around: Callable[[], str] = str) -> list[Decision]:
    """Decide about every quantity of a sentence, given its tokens; `around` gives the paragraph up to the sentence."""
    used: set[int] = set()
    places = {token.quantity: index for index, token in enumerate(row) if token.quantity is not None}
    decisions = []
    for index, quantity in enumerate(quantities):
        if _is_age(row, places[index], quantities[:index]):
            decisions.append(set_aside("age"))
            continue
        counted = _with_noun_of_whole(row, places[index], quantity, quantities)
        decision = _decide(row, places[index], counted, used, around)
        if decision.token is not None and decision.token > places[index]:
            used.add(decision.token)
        decisions.append(decision)
    return decisions


def _is_age(row: Sequence[Token], at: int, before: Sequence[Quantity]) -> bool:
    """Tell "one woman of 26" from a part of a whole."""
    if at < 2 or row[at - 1].word != "of" or row[at - 2].quantity != len(before) - 1 or not before:
        return False
    return before[-1].low == before[-1].high == 1 and before[-1].unit == "people"


def _with_noun_of_whole(row: Sequence[Token], at: int, quantity: Quantity, quantities: Sequence[Quantity]) -> Quantity:
    """Let "two of the three gunmen" count gunmen."""
    if quantity.unit_word not in (None, "head") or at + 1 >= len(row) or row[at + 1].word != "of":
        return quantity
    if nouns.class_of(row[at + 2].word if at + 2 < len(row) else "") == "animals":  # "300 head of cattle"
        return quantity._replace(noun="animals")
    whole = next((token.quantity for token in row[at + 2 : at + 4] if token.counts), None)
    if whole is None:
        return quantity
    noun, modifiers = quantities[whole].noun, quantities[whole].modifiers
    return quantity._replace(noun=noun, modifiers=modifiers if noun == "berths" else quantity.modifiers)


def set_aside(reason: str, rule: str | None = None) -> Decision:
    """Set a number aside for `reason`."""
    return Decision("set_aside", rule or reason, reason=reason)


MOST_PEOPLE = 1_000_000_000  # that a figure may count; a billion of something is money


def needs_clause(quantity: Quantity) -> bool:
    """Whether other words of its sentence matter: not for what counts nothing, counts villages or cattle, or is a rate."""
    if (quantity.low or 0) >= MOST_PEOPLE:
        return False
    is_rate = isinstance(quantity.low, float) and not quantity.low.is_integer()
    return quantity.sort == "count" and quantity.noun not in INANIMATE - {"sites"} and not is_rate


def without_clause(quantity: Quantity) -> Decision:
    """Decide about a number by itself."""
    if quantity.sort == "share":
        return Decision("context", "share_of_a_whole", subject="other")
    if quantity.sort == "count":
        return Decision("context", "counted_things", subject=SUBJECT_OF_NOUN.get(quantity.noun or "", "other"))
    return set_aside(quantity.sort)


def _decide(row: Sequence[Token], at: int, quantity: Quantity, used: set[int], around: Callable[[], str]) -> Decision:
    if not needs_clause(quantity):
        return without_clause(quantity)
    if quantity.noun == "berths":
        return _berths(row, at, quantity, around)
    if quantity.noun == "plots":
        return _plots(row, at, around)
    if quantity.noun == "housing":
        return _housing(row, at, used)
    if quantity.noun in MEASURE_OF_NOUN:
        kind, measure = MEASURE_OF_WORD.get(quantity.unit_word or "") or MEASURE_OF_NOUN[quantity.noun]
        return Decision(kind, "counted_outcome", measure)
    if quantity.noun in INANIMATE:
        return _things(row, at, quantity)
    if predicates.lose_homes(row, at):
        return Decision("displacement", "destroyed_housing", "homeless")
    decision = _people(row, at, quantity, used, around)
    return _elliptic_housing(row, at, used) or decision if decision.rule == "bare_number" else decision


def _elliptic_housing(row: Sequence[Token], at: int, used: set[int]) -> Decision | None:
    """Read a number whose dwellings were named before or in a label: "600 were destroyed", "Destroyed houses: 14"."""
    label = predicates.label(row, at, HOUSING_KINDS)
    named = label if label and _labels(row[:at]) else predicates.dwellings(row, at)
    if named:
        return Decision("displacement", "destroyed_housing", "homeless") if named.cue.measure == "homeless" else None
    if not any(token.is_a("housing") for token in row[max(0, at - 15) : at + 4]):
        return None
    decision = _housing(row, at, used)
    return decision if decision.kind == "displacement" else None


def _labels(before: Sequence[Token]) -> bool:
    """Tell "Destroyed: 14" and "Houses destroyed 14" from "the fire consumed 14"."""
    return before[-1:] != [] and (
        before[-1].word in (":", "|") or any(nouns.class_of(t.word) == "housing" for t in before)
    )


# ---- dwellings and other things


def _housing(row: Sequence[Token], at: int, used: set[int]) -> Decision:
    """Dwellings destroyed leave their households homeless; in a clause of circumstance they only explain a count."""
    finding = predicates.find(row, at, HOUSING_KINDS, used) or governing.object_list(row, at, HOUSING_KINDS)
    context = Decision("context", "counted_homes", subject="homes")
    if not finding or _is_circumstance(row, at):
        return context
    if finding.cue.kind == "housing" and finding.cue.measure == "homeless":
        return Decision("displacement", "destroyed_housing", "homeless", token=finding.token)
    if finding.cue.measure == "evacuated":
        return Decision("displacement", finding.rule, "evacuated", token=finding.token)
    return context


def _is_circumstance(row: Sequence[Token], at: int) -> bool:
    """Tell "when three houses collapsed" after a count of people from houses that are the news."""
    for index in range(at - 1, -1, -1):
        if row[index].word in ("when", "as", "after"):
            return any(token.quantity is not None for token in row[:index])
        if row[index].word in (",", ";") or row[index].quantity is not None:
            return False
    return False


def _berths(row: Sequence[Token], at: int, quantity: Quantity, around: Callable[[], str]) -> Decision:
    if measure := capacity.of_berths(row, at, quantity.modifiers, around):
        return Decision("camp_capacity", "counted_berths", measure)
    return Decision("context", "counted_things", subject="other")


def _plots(row: Sequence[Token], at: int, around: Callable[[], str]) -> Decision:
    if measure := capacity.of_plots(row, at, around):
        return Decision("camp_capacity", "counted_plots", measure)
    return Decision("context", "counted_things", subject="other")


def _things(row: Sequence[Token], at: int, quantity: Quantity) -> Decision:
    if quantity.unit_word in ("shelters", "tents", "shelter", "tent"):
        destroyed = predicates.find(row, at, HOUSING_KINDS - {"displacement"}, set())
        if destroyed and destroyed.cue.measure == "homeless":
            return Decision("displacement", "destroyed_housing", "homeless", token=destroyed.token)
    if quantity.unit_word in ("tents", "shelters"):
        finding = predicates.find(row, at, frozenset({"camp_capacity"}), set())
        if finding and finding.cue.measure == "capacity" and finding.rule == "complement_of_noun":
            return Decision("camp_capacity", finding.rule, "capacity", token=finding.token)
    return Decision("context", "counted_things", subject=SUBJECT_OF_NOUN.get(quantity.noun or "", "other"))


# ---- people


def _people(row: Sequence[Token], at: int, quantity: Quantity, used: set[int], around: Callable[[], str]) -> Decision:
    own = _own_meaning(quantity) or _of_camp(row, at, quantity)
    found = predicates.candidates(row, at, PEOPLE_KINDS, used)
    finding = next((finding for finding in found if restrictions.holds(row, finding, quantity, around)), None)
    if finding and not (own and _adds_nothing(finding, own)):
        return _of_finding(row, at, finding, quantity)
    if own or (own := _of_those(row, at)):
        return own
    if quantity.unit is None and quantity.unit_word is None:
        if _fills_site(row, at, quantity, around):
            return Decision("displacement", "people_of_site", "in_camp")
        return Decision("context", "bare_number", subject="other")
    if quantity.unit_word in _OF_SITE and capacity.is_in_shelter(row, around):
        return Decision("displacement", "people_of_site", "in_camp", status="reported")
    subject = SUBJECT_OF_NOUN.get(quantity.noun or "", "population" if quantity.unit else "other")
    return Decision("context", "counted_people" if quantity.unit else "counted_things", subject=subject)


def _of_camp(row: Sequence[Token], at: int, quantity: Quantity) -> Decision | None:
    """Tell "the camp's 900 residents" and "900 residents of the camp" from those of a town."""
    is_resident = quantity.noun == "residents" and quantity.unit is not None
    if is_resident and (staying.owns(row, at) or (at + 1 < len(row) and staying.is_of_site(row[at + 1 : at + 5]))):
        return Decision("displacement", "residents_of_site", "in_camp")
    return None


def _fills_site(row: Sequence[Token], at: int, quantity: Quantity, around: Callable[[], str]) -> bool:
    """Tell "Arzan-2 took 900", after a sentence about camps, from what else takes so many."""
    is_verb = at > 0 and row[at - 1].word in _FILLING and (quantity.low or 0) > restrictions.FEWEST_IN_SITE
    ends = at + 1 >= len(row) or not row[at + 1].word[0].isalnum() or bool(row[at + 1].tags)
    return is_verb and ends and capacity.speaks_of_shelter(around())


_OF_SITE = frozenset({"occupants", "occupant", "inmates", "campers", "lodgers"})  # who is there, said of a camp
_FILLING = frozenset(
    {
        "took",
        "takes",
        "taken",
        "received",
        "absorbed",
        "holds",
        "held",
        "has",
        "had",
        "counts",
        "numbers",
        "reads",
        "read",
    }
)


def _of_those(row: Sequence[Token], at: int) -> Decision | None:
    """Read "17 of the deaths" and "three of those injured" by what the whole is."""
    words = row[at + 1 : at + 4]
    if not words or words[0].word not in ("of", "of those"):
        return None
    for token in words:
        cue = token.cue(FIGURES, "noun", "passive")
        if cue and cue.kind in PEOPLE and token.word != "victims":  # who may have died or not
            return Decision(cue.kind, "part_of_figure", cue.measure)
    return None


def _adds_nothing(finding: Finding, own: Decision) -> bool:
    """Tell "300 displaced people are affected" and "treated 40 wounded", where the noun is the news."""
    said, of_noun = finding.cue.measure, own.measure
    return said == "affected" or (said, of_noun) in (("aid", "injured"), ("in_camp", "fled"))


def _of_finding(row: Sequence[Token], at: int, finding: Finding, quantity: Quantity) -> Decision:
    cue = finding.cue
    if cue.measure == "aid" and _is_for_injuries(row, finding):
        return Decision("casualty", finding.rule, "injured", token=finding.token)
    if cue.kind == "context":
        return Decision("context", finding.rule, subject=cue.measure, token=finding.token)
    measure = restrictions.measure_of(row, finding, quantity)
    if measure == "returned" and [token.word for token in row[max(0, at - 2) : at]] == ["all", "but"]:
        measure = "displaced"  # those who have not returned
    return Decision(cue.kind, finding.rule, measure, token=finding.token)


def _is_for_injuries(row: Sequence[Token], finding: Finding) -> bool:
    """Tell "treated 33 people for burns" from other care."""
    treated = row[finding.token].word in ("treated", "treating", "treat", "treats")
    return treated and any(token.word in _INJURIES for token in row[finding.token + 1 : finding.token + 9])


_INJURIES = frozenset(
    {"burns", "wounds", "injuries", "fractures", "gunshot", "shrapnel", "cuts", "bruises", "bullet", "trauma"}
)


MOST_BORDER_POSTS = 50  # of a country; more crossings are people's


def _own_meaning(quantity: Quantity) -> Decision | None:
    """Take what the noun or its adjectives say by themselves: "3,000 refugees", "20 missing persons"."""
    if quantity.unit in ("people", "households") or quantity.unit_word is None:
        for modifier in quantity.modifiers:
            if modifier in MEASURE_OF_MODIFIER:
                kind, measure = MEASURE_OF_MODIFIER[modifier]
                return Decision(kind, "adjective_of_noun", measure)
    if quantity.noun in MEASURE_OF_PEOPLE:
        new = quantity.noun == "internally_displaced" and "newly" in quantity.modifiers
        return Decision("displacement", "counted_noun", "newly_displaced" if new else MEASURE_OF_PEOPLE[quantity.noun])
    if quantity.unit_word in ("applications", "claims", "applicants") and "asylum" in quantity.modifiers:
        return Decision("displacement", "counted_noun", "crossed_border")
    if quantity.unit_word == "crossings" and (quantity.low or 0) > MOST_BORDER_POSTS:
        return Decision("displacement", "counted_noun", "crossed_border")
    if quantity.unit_word in MEASURE_OF_WORD:
        kind, measure = MEASURE_OF_WORD[quantity.unit_word]
        return Decision(kind, "counted_noun", measure)
    return None
