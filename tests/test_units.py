import pytest

from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS

NUMBERS = [
    ("gap in a list", "Some 300 families were displaced in Arzan, 200 in Belo and 40 in Cano.", ["households"] * 3),
    ("compared", "The 400 displaced households, up from 230 in May, got tents.", ["households"] * 2),
    ("part of them", "Some 90 families fled, 40 of them by boat.", ["households"] * 2),
    ("part of them, counted otherwise", "Some 90 families fled, among them 40 children.", ["households", "people"]),
    ("part in the next sentence", "Some 90 families fled. Of these, 40 have gone home.", ["households"] * 2),
    ("members in brackets", "Some 90 families (410) fled.", ["households", "people"]),
    ("label", "Families displaced: 300", ["households"]),
    ("label with an adjective", "Displaced households: 300", ["households"]),
    ("subject of rising", "The number of displaced families rose to 300.", ["households"]),
    ("put at", "The mayor put the number of households that lost their homes at 300.", ["households"]),
    ("put at, people", "The mayor put the number of people who have fled at 300.", ["people"]),
    ("nothing said", "Some 300 were displaced.", ["people"]),
    ("dwellings", "In all, 300 houses were destroyed.", ["households"]),
    ("plots", "In the settlement 300 plots are still vacant.", ["plots"]),
]  # fmt: skip


@pytest.mark.parametrize(("phenomenon", "text", "units"), NUMBERS)
def test_a_number_is_given_its_unit(phenomenon, text, units):
    assert [m.unit for m in mentions(text) if m.kind in FIGURE_KINDS] == units, phenomenon
