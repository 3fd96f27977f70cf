"""Hold a predicate against who is counted: troops who arrive are not displaced, a stadium that holds 60,000 is no camp.

Knows the row of a sentence, a number of it and what was found for it; decides no kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from etl import lexicons, nouns
from etl.extract.figure import capacity, staying
from etl.extract.figure.finding import Finding
from etl.extract.grammar.clauses import Cue, Token
from etl.quantities import Quantity

RESIDENTS = frozenset({"people", "residents", "internally_displaced", "refugees", "households"})
ARMED = frozenset({"security_forces", "fighters"})
MEASURES_OF_THE_UNKNOWN = frozenset({"killed", "injured", "displaced", "evacuated", "missing", "homeless"})
MEASURES_OF_THE_ARMED = frozenset({"evacuated"})
FEWEST_IN_SITE = 20  # people of a camp; fewer may be hours or steps
_AT_WORK = frozenset({"other", "aid_workers"})
WITH_STATUS = frozenset({"internally_displaced", "refugees", "returnees"})  # nouns that say why people are elsewhere


def measure_of(row: Sequence[Token], finding: Finding, quantity: Quantity) -> str:
    """Take the predicate's measure, unless the noun says more: refugees who arrive or are hosted have crossed a border."""
    measure = finding.cue.measure
    if measure == "capacity" and quantity.additional and _ROOM_LEFT.intersection(row[finding.token].word.split()):
        return "available"
    if row[finding.token].word.startswith("bur") and measure == "missing" and _mourns(row[: finding.token]):
        return "killed"
    if measure == "in_camp" and row[finding.token].word in _SHELTERING and not _names_refuge(row[finding.token + 1 :]):
        return "displaced"
    loose = measure == "fled" or _is_hosting(finding)
    abroad = (
        quantity.noun == "refugees" or _is_a_people(quantity) or (_takes_in(row, finding) and not _speaks_of_camps(row))
    )
    if _is_hosting(finding) and _is_displaced(quantity):
        return "in_camp" if _speaks_of_camps(row) else "displaced"
    if _is_hosting(finding) and quantity.noun == "returnees" and not _speaks_of_camps(row):
        return "returned"
    in_camp = _is_hosting(finding) and any(token.is_a("asylum") for token in row[: finding.token])
    return "crossed_border" if loose and abroad and not in_camp else measure


_SHELTERING = frozenset({"took shelter", "take shelter", "taking shelter", "taken shelter"})  # anywhere


def _names_refuge(after: Sequence[Token]) -> bool:
    return any(token.is_a("refuge") or token.is_a("premises") for token in after[:_FARTHEST_REFUGE])


_FARTHEST_REFUGE = 9  # tokens between a verb of sheltering and the refuge


def _is_displaced(quantity: Quantity) -> bool:
    return quantity.noun == "internally_displaced" or not {"displaced", "uprooted"}.isdisjoint(quantity.modifiers)


def _mourns(before: Sequence[Token]) -> bool:
    """Tell "the parish buried 17" from "the landslide buried 17"."""
    subject = next((token.word for token in reversed(before) if token.is_plain or token.cues), "")
    return subject in _mourners() or nouns.class_of(subject) in nouns.populations() | {"households", "groups"}


@cache
def _mourners() -> frozenset[str]:
    return frozenset(lexicons.load("clauses")["mourner"])


_ROOM_LEFT = frozenset({"room", "space", "spaces", "slots", "places", "beds", "squeeze"})  # "room for 60 more"


def holds(row: Sequence[Token], finding: Finding, quantity: Quantity, around: Callable[[], str]) -> bool:
    """Check the predicate against who is counted: troops who arrive are not displaced."""
    if finding.cue.kind == "camp_capacity":
        return _holds_room(row, finding, quantity, around)
    told = _holds_by_rule(row, finding, quantity, around)
    if told is None and finding.cue.kind == "displacement":
        told = _holds_displacement(row, finding, quantity, around)
    if told is None and finding.cue.kind == "casualty":
        told = _holds_casualty(row, finding, quantity)
    return _holds_of_the_unknown(row, finding, quantity) if told is None else told


def _holds_by_rule(
    row: Sequence[Token], finding: Finding, quantity: Quantity, around: Callable[[], str]
) -> bool | None:
    """Hold what a label, a place or a camp says only of people who may be there for it."""
    if finding.rule == "label" and quantity.unit_word is not None and quantity.unit is None:
        return False  # "the archive of 3,000 files"
    if finding.cue.measure == "aid" and quantity.unit_word is None and _is_of_count(row[: finding.token]):
        return False  # "the total may reach 900"
    if finding.rule == "staying_in_refuge" and (quantity.noun in _AT_WORK or quantity.unit_word in _travellers()):
        return False  # "interviewed 90 teachers in camps"
    if finding.rule == staying.THERE:
        return quantity.noun not in _AT_WORK and _speaks_of_refuge(row[: finding.token], around)
    if finding.rule == staying.AT_SITE:
        is_bare = quantity.unit_word is None and (quantity.low or 0) > FEWEST_IN_SITE
        return is_bare or (quantity.unit is not None and quantity.noun in RESIDENTS)
    return None


def _is_of_count(before: Sequence[Token]) -> bool:
    """Tell whether a noun for a number is the subject, whatever modal follows it."""
    return any(token.word.split()[-1] in _COUNTS for token in before[-_FARTHEST_COUNT:])


_COUNTS = frozenset(lexicons.load("anaphora")["count"])
_FARTHEST_COUNT = 3  # tokens between such a noun and its verb


def _holds_casualty(row: Sequence[Token], finding: Finding, quantity: Quantity) -> bool | None:
    """Tell lives from other losses and the wounded from the sick; None where nothing speaks against it."""
    cue, word = finding.cue, row[finding.token].word
    if word in _OF_LIVES:
        return quantity.unit_word in ("lives", "life")
    if word == "lost":
        return _is_loss_of_life(row, quantity, cue)
    if cue.measure == "injured" and any(token.is_a("disease") for token in row):
        return not any(place in word for place in ("hospital", "care", "condition", "treated for"))
    return None


def _holds_of_the_unknown(row: Sequence[Token], finding: Finding, quantity: Quantity) -> bool:
    """Hold of a noun that the lexicon does not know only what happens to people alone, said right beside it."""
    cue, word = finding.cue, row[finding.token].word
    if cue.kind == "context" or quantity.noun is not None or quantity.unit_word is None:
        return True
    apart = finding.rule == "adjacent_participle" and not row[finding.token - 1].counts
    moved = cue.measure == "displaced" and not word.startswith(("displac", "uproot"))
    if cue.measure == "missing" and not quantity.unit_word.endswith(_ENDINGS_OF_PEOPLE):
        return False  # things may be missing too
    return cue.measure in MEASURES_OF_THE_UNKNOWN and not (moved or apart or word in _VERBS_OF_THINGS)


_ENDINGS_OF_PEOPLE = (
    "ers",
    "ors",
    "ists",
    "men",
    "women",
    "ians",
    "ees",
    "ants",
    "ents",
    "ites",
    "folk",
    "mates",
    "nuns",
)
_VERBS_OF_THINGS = frozenset({"recovered", "recovering", "claimed", "claiming", "claims", "hanging", "hung", "hanged", "buried", "burying", "drowned", "exhumed", "bury"})  # fmt: skip


def _holds_displacement(
    row: Sequence[Token], finding: Finding, quantity: Quantity, around: Callable[[], str]
) -> bool | None:
    """Tell the displaced from troops, guests and those who come and go; None where nothing speaks against it."""
    if quantity.low == quantity.high == 1 and quantity.unit_word is not None:  # "one woman who had fled": her story
        return False
    word = row[finding.token].word
    if word == "returned" and finding.rule == "object_of_verb" and quantity.noun not in WITH_STATUS | {"people"}:
        return False  # "the bank returned 4 million"
    if quantity.noun in ARMED:
        return finding.cue.measure in MEASURES_OF_THE_ARMED
    if _is_hosting(finding):
        if quantity.unit_word is not None and quantity.unit is None:  # "received 900 bags of rice"
            return False
        foreign = quantity.noun in WITH_STATUS or _is_a_people(quantity)
        if quantity.unit_word in _travellers() or quantity.noun == "patients" or _is_of_each(row[: finding.token]):
            return False
        if word.startswith(("hold", "held")) and quantity.unit_word is None:  # "the stadium holds 60,000"
            return any(token.is_a("asylum") for token in row)
        known = _speaks_of_camps(row) or foreign or _takes_in(row, finding)
        return known or (not _is_town(row[finding.token - 1]) and capacity.speaks_of_sites(around()))
    if _comes_and_goes(quantity):
        return not word.startswith(_GOING)
    return None


def _is_town(subject: Token) -> bool:
    """Tell "the city holds 900", though camps were spoken of before."""
    return nouns.class_of(subject.word) == "groups"


def _holds_room(row: Sequence[Token], finding: Finding, quantity: Quantity, around: Callable[[], str]) -> bool:
    """Check that a capacity is that of a camp: in its own sentence or in the one before."""
    if _is_of_each(row[: finding.token]) or quantity.unit_word in _travellers():
        return False
    word = row[finding.token].word
    if word == "population" and not any(map(_is_site, row)):
        return False
    if word == "admitted" and (finding.rule == "object_of_verb" or any(token.is_a("medical") for token in row)):
        return False
    if word == "for" and not any(map(_is_site, row[: finding.token])) and not _is_stage(row[: finding.token]):
        return quantity.noun in WITH_STATUS and _speaks_of_camps(row)
    is_school = any(token.word in ("school", "schools") for token in row)
    if is_school and quantity.noun == "children" and not any(token.is_a("asylum") for token in row):
        return False
    if quantity.unit == "households" and not word.startswith("ho"):  # "rebuilt homes for 90 families"
        return True
    is_said = word.startswith(_ACCOMMODATING)
    return is_said or _speaks_of_camps(row) or capacity.speaks_of_sites(around())


def _is_stage(before: Sequence[Token]) -> bool:
    return any(token.word in ("phase", "extension", "section", "block") for token in before)


def _speaks_of_refuge(before: Sequence[Token], around: Callable[[], str]) -> bool:
    return any(token.is_a("refuge") for token in before) or capacity.speaks_of_shelter(around())


def _is_site(token: Token) -> bool:
    """Tell a camp, whose population is displaced, from a town."""
    return token.is_a("asylum") or token.word in ("site", "sites", "centre", "center")


def _is_of_each(before: Sequence[Token]) -> bool:
    """Tell "each tent can house six people" from the room of a whole site."""
    words = [token.word for token in before[-3:]]
    return not {"each", "every", "one"}.isdisjoint(words) and not {"tent", "room", "shelter", "unit"}.isdisjoint(words)


def _is_hosting(finding: Finding) -> bool:
    """Tell "the camp hosts 300 people", who are displaced, from a country that is home to as many."""
    return finding.cue.measure == "in_camp" and finding.rule == "object_of_verb"


def _is_a_people(quantity: Quantity) -> bool:
    """Tell "hosts 900 Arzanis", who are from elsewhere, from other guests."""
    name = quantity.unit_word is not None and nouns.class_of(quantity.unit_word) is None
    return quantity.noun == "people" and (name or quantity.unit_word in ("rohingya", "kurds", "yazidis"))


def _takes_in(row: Sequence[Token], finding: Finding) -> bool:
    return _is_hosting(finding) and row[finding.token].word.startswith(("take", "took", "taking"))


def _comes_and_goes(quantity: Quantity) -> bool:
    """Whether those counted travel as a matter of course: passengers, officials, workers; not migrant workers."""
    usual = quantity.noun in _AT_WORK or quantity.unit_word in _travellers()
    return usual and not {"migrant", "displaced", "refugee", "returning"} & set(quantity.modifiers)


@cache
def _travellers() -> frozenset[str]:
    return frozenset(lexicons.load("clauses")["traveller"])


def _is_loss_of_life(row: Sequence[Token], quantity: Quantity, cue: Cue) -> bool:
    """Tell "lost 40 men" and "200 lives were lost" from lost seats, members and customers."""
    if quantity.unit_word in ("lives", "life"):
        return True
    if cue.voice != "object":
        return False
    if quantity.unit_word in _kin() or (
        quantity.unit_word in ("members", "member") and _speaks_of_family(row, quantity)
    ):
        return True
    return quantity.noun in ARMED | {"people", "civilians", "children"} and quantity.unit_word not in _travellers()


@cache
def _kin() -> frozenset[str]:
    return frozenset(lexicons.load("clauses")["kin"])


def _speaks_of_family(row: Sequence[Token], quantity: Quantity) -> bool:
    """Tell "the family lost 6 members" from a party that did."""
    named = {"family", "families", "household", "clan", "families'"}
    return not named.isdisjoint(quantity.modifiers) or any(token.word in named for token in row)


_OF_LIVES = frozenset({"took", "taken", "taking", "cost", "costing", "costs"})
_GOING = (
    "relocat",
    "arriv",
    "left",
    "leav",
    "enter",
    "cross",
    "mov",
    "transport",
    "carr",
    "return",
    "depart",
    "ferri",
    "bus",
    "go",
    "reach",
    "camp",
    "set o",
    "escort",
)
_ACCOMMODATING = ("accommodate", "to accommodate", "will accommodate")


def _speaks_of_camps(row: Sequence[Token]) -> bool:
    return any(
        token.is_a("refuge")
        or token.is_a("asylum")
        or token.word.startswith("shelter")
        or not nouns.shelter_words().isdisjoint(token.word.split())
        for token in row
    )
