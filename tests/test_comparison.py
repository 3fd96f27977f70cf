"""Machine against reviewer: which numbers are the same number, and what is told of each difference."""

from datetime import date

import pytest

from etl.comparison import differences, pairs
from etl.extract.mention import Mention

FLED = {
    "figure_id": "daily-fled", "kind": "displacement", "as_written": "some 300 people", "char_start": 10, "char_end": 25,
    "value_low": 300, "value_high": 300, "quantifier": "about", "unit": "people", "measure": "fled", "status": "reported",
    "stock_flow": "flow", "population": "people", "issuer": "Red Cross", "issuer_kind": "ngo",
    "period_start": date(2020, 5, 4), "period_end": date(2020, 5, 4), "place": "Northport", "place_id": "xx-northport",
    "place_role": "from", "caveat": "For the reviewer alone.",
}  # fmt: skip
ASIDE = {"kind": "set_aside", "as_written": "2020", "char_start": 40, "char_end": 44, "reason": "date"}
TROOPS = {"kind": "context", "as_written": "20 soldiers", "char_start": 50, "char_end": 61, "subject": "forces", "value_low": 20, "value_high": 20, "quantifier": "exact"}  # fmt: skip


def machine(number, **other):
    """The mention that says the same as the reviewer, but for what is given."""
    said = {"rule": "drawn", **number, **other}
    return Mention(**{name: said[name] for name in said if name in Mention._fields})


def told(reviewed, found):
    return [line for pair in pairs(reviewed, found) for line in differences(pair)]


# what differs, the reviewer's number, the machine's differences, the lines
DIFFERENT = [
    ("nothing", FLED, {}, []),
    ("zero where nothing was said", FLED | {"value_low": None}, {"value_low": 0}, ["10:25 'some 300 people' value: machine 0 to 300, reviewer open to 300"]),
    ("false where nothing was said", FLED, {"additional": False}, []),
    ("the value", FLED, {"value_high": None}, ["10:25 'some 300 people' value: machine 300 to open, reviewer 300"]),
    ("the status", FLED, {"status": "projected"}, ["10:25 'some 300 people' status: machine 'projected', reviewer 'reported'"]),
    ("the period", FLED, {"period_start": None, "period_end": None}, ["10:25 'some 300 people' period: machine nothing, reviewer 2020-05-04"]),
    ("the words", FLED, {"char_start": 15, "as_written": "300 people"}, ["10:25 'some 300 people' words: machine '300 people', reviewer 'some 300 people'"]),
    ("the writing of a name", FLED, {"issuer": "the red cross"}, []),
    ("the issuer", FLED, {"issuer": "Red Crescent"}, ["10:25 'some 300 people' issuer: machine 'Red Crescent', reviewer 'Red Cross'"]),
    ("the spelling of a place", FLED, {"place": "North Port"}, []),
    ("the place, by its id", FLED, {"place_id": "xx-other"}, ["10:25 'some 300 people' place: machine 'Northport' (xx-other), reviewer 'Northport' (xx-northport)"]),
    ("the kind", FLED, {"kind": "casualty", "measure": "killed"}, ["10:25 'some 300 people' kind: machine casualty (killed), reviewer displacement (fled)"]),
    ("the reason", ASIDE, {"reason": "identifier"}, ["40:44 '2020' reason: machine 'identifier', reviewer 'date'"]),
    ("the value of what is set aside, which nobody keeps", ASIDE, {"value_low": 2020}, []),
    ("the subject", TROOPS, {"subject": "population"}, ["50:61 '20 soldiers' subject: machine 'population', reviewer 'forces'"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "other", "lines"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT]
)
def test_a_difference_is_told_in_a_line(number, other, lines):
    assert told([number], [machine(number, **other)]) == lines


def test_a_number_that_one_side_lacks_is_told():
    assert told([ASIDE], []) == ["40:44 '2020' kind: machine sees no number, reviewer set_aside (date)"]
    assert told([], [machine(ASIDE)]) == ["40:44 '2020' kind: machine set_aside (date), reviewer sees no number"]


def test_words_that_could_turn_a_terminal_are_escaped():
    number = ASIDE | {"as_written": "\x1b[2J\u202e20"}
    assert told([number], []) == ["40:44 '\\x1b[2J\\u202e20' kind: machine sees no number, reviewer set_aside (date)"]


def test_numbers_are_matched_once_by_kind_then_by_shared_words():
    wide = FLED | {"char_start": 10, "char_end": 30}
    aside = machine(ASIDE, char_start=10, char_end=22)
    fled = machine(FLED, char_start=24, char_end=30)
    later = ASIDE | {"char_start": 28, "char_end": 32}
    matched = [(pair.reviewer.get("char_start"), pair.machine.get("char_start")) for pair in pairs([later, wide], [fled, aside])]  # fmt: skip
    assert matched == [(10, 24), (None, 10), (28, None)]
