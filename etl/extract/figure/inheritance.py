"""Let a number without a predicate of its own take that of a neighbour: in a list, a bracket, a part, the next sentence.

Knows nothing of how a predicate was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from etl import nouns
from etl.extract.figure import anaphora, breakdown, capacity, ellipsis, parts, respective
from etl.extract.figure.finding import skip_back
from etl.extract.figure.kinds import FIGURES, PEOPLE, Decision
from etl.extract.grammar.clauses import Token
from etl.quantities import Quantity

FARTHEST_ELLIPSIS = 25  # tokens between a figure and one that leaves out what they share
FARTHEST = 12  # tokens between two members of a list
AUXILIARIES = frozenset({"could", "may", "might", "will", "would"})
_WENT = frozenset({"came", "come", "went", "headed", "settled", "live", "lived", "in", "from", "at"})
_COUNTS = frozenset({"figure", "toll", "count", "tally", "estimate", "total", "number"})
_EARLIER = frozenset({"earlier", "previous", "initial", "preliminary", "provisional", "revised", "original"})
_OF_THEM = frozenset({"of whom", "of them", "of which", "of these", "of those"})
_MARKS = frozenset({",", "(", ")", "–", "-", "—", "/", "+"})
_FREE = frozenset({"bare_number", "counted_people"})  # rules that leave a number open to its neighbours


class Before(NamedTuple):
    """The figures that a sentence may refer to: the last of its paragraph, of people, and of people displaced at all."""

    latest: Decision | None = None
    people: Decision | None = None
    displaced: Decision | None = None

    def and_then(self, decisions: Sequence[Decision]) -> Before:
        """Give what the sentence after one with these decisions may refer to."""
        figures = [decision for decision in reversed(decisions) if decision.kind in FIGURES]
        people = [figure for figure in figures if figure.kind != "camp_capacity"]
        displaced = [figure for figure in people if figure.kind == "displacement"]
        return Before(*(new[0] if new else old for new, old in zip((figures, people, displaced), self, strict=True)))


def within_sentence(
    row: Sequence[Token],
    quantities: Sequence[Quantity],
    decisions: list[Decision],
    before: Before,
    topic: Callable[[], Decision | None],
) -> list[Decision]:
    """Fill the decisions that are still open from those beside them: first leftwards, then rightwards, then further back.

    `topic` tells what the sentence before is about, though it holds no figure.
    """
    previous = before.latest
    places = {token.quantity: index for index, token in enumerate(row) if token.quantity is not None}
    filled = list(decisions)
    is_open = [_is_open(row, places[i], quantities[i], filled[i]) for i in range(len(filled))]
    filled = parts.after_colon(row, places, quantities, filled, is_open)
    filled = respective.in_turn(row, places, filled, is_open)
    for index in range(len(filled)):
        if _is_open(row, places[index], quantities[index], filled[index]):
            filled[index] = _from_left(row, places, quantities, filled, index, previous) or filled[index]
    for index in reversed(range(len(filled) - 1)):
        if _is_open(row, places[index], quantities[index], filled[index]):
            filled[index] = _from_right(row, places, filled, index) or filled[index]
    if whole := breakdown.divided(row, previous):
        return [breakdown.share_of(whole, decision) for decision in filled]
    antecedent = before.people
    for index in range(len(filled)):
        if _is_open(row, places[index], quantities[index], filled[index]):
            divided = before.displaced if anaphora.is_share_of_them(row, places[index]) else None
            filled[index] = (
                _by_reference(row, places[index], quantities[index], divided or antecedent, topic)
                or _elliptic_of_latest(row, places, quantities, filled, index)
                or _change_before(row, places, filled, index)
                or filled[index]
            )
        antecedent = _antecedent(quantities[index], filled[index], antecedent)
    return filled


def _change_before(
    row: Sequence[Token], places: dict[int, int], decisions: Sequence[Decision], index: int
) -> Decision | None:
    """Read "an increase of 300, which would bring the number of refugees to 900"."""
    if not ellipsis.is_change(row, places[index]):
        return None
    after = decisions[index + 1 :]
    level = next((decision for decision in after if decision.kind in ("displacement", "casualty")), None)
    return level._replace(rule="change_of_figure", token=None) if level else None


def _antecedent(quantity: Quantity, decision: Decision, earlier: Decision | None) -> Decision | None:
    """Give the figure that the number after this one may refer to; none where people of whom something else is said stand nearer."""
    if decision.kind in FIGURES:
        return decision
    return _NOBODY if decision.kind == "context" and quantity.unit in ("people", "households") else earlier


_NOBODY = Decision("context", "others_nearer")


def _by_reference(
    row: Sequence[Token],
    at: int,
    quantity: Quantity,
    antecedent: Decision | None,
    topic: Callable[[], Decision | None],
) -> Decision | None:
    """Take up what a number refers to: "puts it at 900", "another 300 in Belo", "accounted for 90 of them"."""
    if _is_count(row, at, quantity) and (arrivals := _arrivals(row[:at])):
        return arrivals
    if _is_enrolled(row, at, quantity) and (antecedent is None or antecedent.kind != "displacement"):
        antecedent = topic()
    if antecedent is None and anaphora.goes_on(row, at, quantity):
        antecedent = _topic_of(row[:at]) or topic()
    if (
        antecedent is None
        or antecedent.kind not in ("displacement", "casualty")
        or antecedent.rule == "destroyed_housing"
    ):
        return None
    rule = anaphora.refers(row, at, quantity)
    if antecedent.kind == "displacement" and (_is_count(row, at, quantity) or _is_enrolled(row, at, quantity)):
        rule = "taken_up"
    if rule is None and antecedent.kind == "displacement" and anaphora.stands_for(row, at, quantity):
        rule = "restated"
    if rule is None:
        return None
    elsewhere = antecedent.measure == "in_camp" and not any(token.is_a("refuge") for token in row[at:])
    return antecedent._replace(rule=rule, token=None, measure="displaced" if elsewhere else antecedent.measure)


def _is_enrolled(row: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Tell "900 families had registered with the council" after a sentence or a heading about those who move."""
    if quantity.unit is None or quantity.noun not in ("people", "households"):
        return False
    verb = next(
        (place for place in range(at + 1, len(row)) if not (row[place].is_a("have") or row[place].is_a("be"))), at
    )
    return at + 1 < verb < len(row) and (row[verb].is_a("counting") or row[verb].word in _ENROLLED)


_ENROLLED = frozenset({"lodged", "signed", "enlisted", "enrolled", "listed"})


def _topic_of(clause: Sequence[Token]) -> Decision | None:
    """Tell what the part before a semicolon is about: "An unknown number fled; the mayor speaks of 900"."""
    end = next((place for place in range(len(clause) - 1, -1, -1) if clause[place].word in (";", ":")), 0)
    cues = (token.cue(PEOPLE, "passive", "noun", "subject") for token in clause[:end])
    said = [cue for cue in cues if cue]
    return Decision(said[-1].kind, "topic", said[-1].measure) if said else None


def _is_open(row: Sequence[Token], at: int, quantity: Quantity, decision: Decision) -> bool:
    if decision.rule == "counted_things" and at and row[at - 1].word == "of whom":  # "of whom 900 cited hunger"
        return True
    counts_people = quantity.unit in ("people", "households") or quantity.unit_word is None
    return decision.rule in _FREE and counts_people and not ellipsis.is_rate(row[:at])


def _from_left(
    row: Sequence[Token],
    places: dict[int, int],
    quantities: Sequence[Quantity],
    decisions: list[Decision],
    index: int,
    previous: Decision | None,
) -> Decision | None:
    place = places[index]
    if elliptic := _elliptic_of_latest(row, places, quantities, decisions, index):
        return elliptic
    if total := _total_of_latest(row, places, quantities, decisions, index):
        return total
    nearest = next((i for i in range(index - 1, -1, -1) if not quantities[i].is_ordinal), -1)  # "and the second 700"
    if nearest < 0 or decisions[nearest].kind == "set_aside":
        return _from_previous_sentence(row, place, quantities[index], previous)
    before = decisions[nearest]
    if before.kind not in FIGURES:
        return None
    between = row[places[nearest] + 1 : place]
    if there := _of_those_there(row, place, quantities[index], before):
        return there
    if told := _of_same_people(row, place, (quantities[nearest], quantities[index]), between, before):
        return told
    if _names_part(between) or _is_whole(row, places[nearest], between):
        return before if before.rule == "destroyed_housing" else before._replace(rule="part_of_figure")
    return _in_list(row, place, places[nearest], before)


def _in_list(row: Sequence[Token], at: int, first: int, before: Decision) -> Decision | None:
    """Read "displaced 900 in Arzan and 300 in Belo": the figure `before` stands at `row[first]`."""
    if before.rule == "destroyed_housing" or not (_is_list(row[first + 1 : at]) and _is_open_at_end(row, at)):
        return None
    if before.kind == "camp_capacity" and ellipsis.is_part(row, at):  # "room for 900, 60 of them in Belo": of the rooms
        return None
    if before.kind == "camp_capacity" and row[at - 1].word in _NOW:  # "capacity 900, now 640"
        return before._replace(rule="in_list", measure="occupied")
    object_before = before.token is not None and before.token < first
    return before._replace(rule="in_list") if object_before or before.rule in _LISTED else None


_NOW = frozenset({"now", "currently", "today", "presently"})
_LISTED = frozenset({"in_list", "counted_outcome", "part_of_figure", "counted_plots", "counted_berths"})


def _total_of_latest(
    row: Sequence[Token],
    places: dict[int, int],
    quantities: Sequence[Quantity],
    decisions: Sequence[Decision],
    index: int,
) -> Decision | None:
    """Read "..., raising the total to 900": of the figure before, over dates and durations."""
    latest = _latest(decisions, index)
    if latest is None or quantities[index].unit_word is not None:
        return None
    named = _names_total(row[places[latest] + 1 : places[index]])
    return decisions[latest]._replace(rule="total_of_figure") if named else None


def _of_same_people(
    row: Sequence[Token], at: int, pair: Sequence[Quantity], between: Sequence[Token], before: Decision
) -> Decision | None:
    """Read the places of a site that are taken or free, and the same people in another unit."""
    if taken := _of_room(row, at, before):
        return taken
    if before.kind == "displacement" and _is_counted_otherwise(*pair, between):
        return before._replace(rule="counted_otherwise", token=None)
    return None


def _of_those_there(row: Sequence[Token], at: int, quantity: Quantity, before: Decision) -> Decision | None:
    """Read "the camp is meant for 500; they are almost 900", of those who fill the room."""
    verb = skip_back(row, at - 1)
    fill = verb > 0 and row[verb].is_a("be") and row[verb - 1].word in ("they", "we", "there")
    if before.kind != "camp_capacity" or quantity.unit_word is not None or not fill:
        return None
    return Decision("displacement", "taken_up", "in_camp")


def _of_room(row: Sequence[Token], at: int, before: Decision) -> Decision | None:
    """Read "900 plots, of which 600 are taken" and "room for 600 people, 450 of whom had moved in"."""
    if before.kind != "camp_capacity":
        return None
    last = at + 1 if row[at + 1 : at + 2] and row[at + 1].word in _OF_THEM else at
    measure = capacity.state(row, last)
    return before._replace(rule="part_of_figure", measure=measure, token=None) if measure else None


def _elliptic_of_latest(
    row: Sequence[Token],
    places: dict[int, int],
    quantities: Sequence[Quantity],
    decisions: Sequence[Decision],
    index: int,
) -> Decision | None:
    first = _latest(decisions, index)
    return None if first is None else _elliptic(row, places[first], places[index], quantities[index], decisions[first])


def _latest(decisions: Sequence[Decision], index: int) -> int | None:
    """Find the figure before in this sentence, over numbers that say something about it ("a daily average of 480")."""
    for place in range(index - 1, max(-1, index - 1 - FARTHEST_ELLIPSIS), -1):
        if decisions[place].kind in FIGURES:
            return place
        if decisions[place].rule != "bare_number" and decisions[place].kind != "set_aside":
            return None
    return None


def _elliptic(row: Sequence[Token], first: int, at: int, quantity: Quantity, before: Decision) -> Decision | None:
    """Let a number whose predicate is left out share that of the figure before it, at `row[first]`."""
    between = row[first + 1 : at]
    if before.rule == "destroyed_housing" or len(between) > FARTHEST_ELLIPSIS or any(t.word == ";" for t in between):
        return None
    if ellipsis.is_change(row, at):
        return before._replace(rule="change_of_figure", token=None)
    if ellipsis.is_part(row, at):
        is_room = before.kind == "camp_capacity"
        return _of_room(row, at, before) if is_room else before._replace(rule="part_of_figure", token=None)
    if before.kind == "camp_capacity" and quantity.unit_word is None and ellipsis.is_of_next(row, at, between):
        return before._replace(rule="in_list", token=None)
    if ellipsis.is_level_before(row, first, at) or ellipsis.is_parallel(row, first, at):
        return before._replace(rule="in_list", token=None)
    bare = quantity.unit_word is None or quantity.unit is not None
    if bare and (
        ellipsis.is_compared(between) or ellipsis.is_gapped(row, at, between) or ellipsis.is_bracketed(row, at, between)
    ):
        return before._replace(rule="in_list", token=None)
    return None


def _from_right(
    row: Sequence[Token],
    places: dict[int, int],
    decisions: list[Decision],
    index: int,
) -> Decision | None:
    after = decisions[index + 1]
    between = row[places[index] + 1 : places[index + 1]]
    following = row[places[index + 1] + 1] if places[index + 1] + 1 < len(row) else None
    if (
        after.kind not in FIGURES
        or after.rule == "destroyed_housing"
        or not _is_list(between)
        or any(token.word == "(" for token in between)
        or row[0].word in ("of", "among")
        or any(token.is_a("part") for token in between)
        or (following is not None and following.word in _OF_THEM)
    ):
        return None
    shares_subject = after.token is not None and after.token > places[index + 1]
    return after._replace(rule="in_list") if shares_subject or after.rule == "in_list" else None


def _is_counted_otherwise(before: Quantity, quantity: Quantity, between: Sequence[Token]) -> bool:
    """Tell "900 people, or 180 families" and "900 people in 180 households": the same people in another unit."""
    units = {before.unit, quantity.unit}
    return (
        units == {"people", "households"}
        and 0 < len(between) < 4
        and all(token.word in _OTHERWISE for token in between)
    )


_OTHERWISE = frozenset({",", "or", "in", "from", "of", "some", "about", "i.e", "that is", "i", "e", "comprising", "totalling", "totaling", "made up of", "consisting of", "equivalent", "to", "equal", "representing", "members", "with", "="})  # fmt: skip


def _names_part(between: Sequence[Token]) -> bool:
    """Tell "58, including 12 (children)" and "266 households (1,130 people)"."""
    if not between or len(between) > FARTHEST:
        return False
    bracket = [token.word for token in between]
    return any(token.is_a("part") for token in between[-4:]) or bracket == ["("]


def _is_whole(row: Sequence[Token], at: int, between: Sequence[Token]) -> bool:
    """Tell "of the 90 missing, 40 are children"."""
    return row[0].word in ("of", "among") and at <= 3 and any(token.word == "," for token in between)


def _names_total(between: Sequence[Token]) -> bool:
    """Tell "..., bringing the total to 120,000" and "others put the figure at 25,000"."""
    words = [token.word for token in between[-7:]]
    if words and words[-1] == "of" and not _EARLIER.isdisjoint(words):
        return not _COUNTS.isdisjoint(words)
    return bool({"total", "figure", "number", "tally", "count"} & set(words)) and words[-1] in ("to", "at", "is", "was")


def _is_list(between: Sequence[Token]) -> bool:
    """Tell a coordination from two clauses: nothing but names and places stands between its members."""
    if not 0 < len(between) <= FARTHEST or not (
        between[0].word in _MARKS or any(t.is_a("conjunction") or t.word == "," for t in between)
    ):
        return False
    return not any(
        any(map(t.is_a, ("be", "have", "saying", "subordinator", "relative"))) or t.cues or t.word == "not"
        for t in between
    )


def _is_open_at_end(row: Sequence[Token], at: int) -> bool:
    """A member of an object list has no verb of its own right after it."""
    return not (at + 1 < len(row) and (row[at + 1].is_a("be") or row[at + 1].is_a("have")))


def _of_berths(row: Sequence[Token], at: int, previous: Decision) -> Decision | None:
    """Take up a number of beds: "Forty are taken. The other 30 wait"."""
    rest = at > 0 and row[at - 1].word in ("other", "remaining", "rest")
    measure = capacity.state(row, at) or ("available" if rest and previous.measure == "occupied" else None)
    return previous._replace(rule="taken_up", measure=measure, token=None) if measure else None


def _from_previous_sentence(
    row: Sequence[Token], at: int, quantity: Quantity, previous: Decision | None
) -> Decision | None:
    """Take up the figure before: "These include 300 children", "4,200 were civilians", "the remaining 600"."""
    if previous is None:
        return None
    before = row[:at]
    if previous.kind == "camp_capacity" and quantity.unit_word is None:
        return _of_berths(row, at, previous)
    if any(token.is_a("part") for token in before[-3:]) and len(before) <= 6:
        return previous._replace(rule="part_of_figure", token=None)
    if ellipsis.is_change(row, at):
        return previous._replace(rule="change_of_figure", token=None)
    if (ellipsis.is_part(row, at) and not _names_people(before)) or ellipsis.is_estimate(before):
        return previous._replace(rule="taken_up", token=None)
    bare = quantity.unit_word is None and not quantity.modifiers and quantity.low != 1
    after = row[at + 1] if at + 1 < len(row) else None
    opens = (
        at <= 1 and after is not None and (after.is_a("be") or after.is_a("have") or after.word in AUXILIARIES | _WENT)
    )
    ends = after is None or after.word in (".", ",", ";", "[")
    remains = bool(before) and before[-1].word == "remaining" and (at <= 2 or ends)
    if _is_count(row, at, quantity) and previous.kind == "displacement":
        return previous._replace(rule="taken_up", token=None)
    if not (bare and (opens or remains)):
        return None
    came = after is not None and after.is_a("have") and not any(token.is_a("refuge") for token in row[at:])
    elsewhere = came and previous.measure == "in_camp"
    return previous._replace(rule="taken_up", token=None, measure="displaced" if elsewhere else previous.measure)


def _names_people(before: Sequence[Token]) -> bool:
    """Tell "the soldiers, just fifteen of them" from a part of those counted in the sentence before."""
    return any(nouns.class_of(token.word) in nouns.populations() for token in before if not token.counts)


def _arrivals(before: Sequence[Token]) -> Decision | None:
    """Tell what the counters of "the arrivals desk registered 900 people" are there to count."""
    cues = (token.cue(frozenset({"displacement"}), "noun") for token in before)
    named = next((cue for cue in cues if cue), None)
    return Decision(named.kind, "taken_up", named.measure) if named else None


def _is_count(row: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Tell "monitors recorded 900 people on Monday alone" after a sentence about those who move."""
    return _is_counted(row, at) and quantity.unit is not None and quantity.noun in ("people", "households")


def _is_counted(row: Sequence[Token], at: int) -> bool:
    before = skip_back(row, at - 1)
    return before > 0 and row[before].is_a("counting")
