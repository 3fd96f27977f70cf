import pytest
from marked import expected, found

PARTS = [
    ("a colon", "[Nine people: killed] drowned at the ford: [six men: killed] and [three women: killed]."),
    ("a colon, and their ages", "[Nine people: killed] drowned: [six men: killed] and [three women: killed], aged between 20 and 60."),
    ("a dash", "[Eight civilians: killed] were killed on Friday — [five women: killed], [two children: killed] and a guard."),
    ("fewer than the whole", "[Fourteen people: injured] were hurt in the blast: [nine adults: injured] and [two children: injured]."),
]  # fmt: skip
OTHERS = [
    ("more than the whole", "[Twelve people: killed] died: 400 people live there."),
    ("others of whom something is said", "[Twelve people: killed] died: three doctors treated the rest."),
    ("those who tell of it", "[300 families: displaced] were displaced: four children told us why."),
    ("things", "[Forty people: killed] drowned: two boats had capsized."),
]


@pytest.mark.parametrize(("form", "marked"), PARTS + OTHERS)
def test_the_parts_of_a_whole_stand_behind_its_mark(form, marked):
    assert found(marked) == expected(marked), form
