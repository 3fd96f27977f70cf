"""Tables each of whose cells was copied into a line of its own."""

import pytest

from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS

TABLES = [
    (
        "households beside people, a change in per cent, a round named in the heading",
        "District\nIDPs\nHouseholds\nChange since round 6\nArzan\n41,205\n9,610\n-4%\nBelo\n8,744\n2,018\n+11%\n",
        [("41,205", "displaced", "people"), ("9,610", "displaced", "households"), ("8,744", "displaced", "people"), ("2,018", "displaced", "households")],
    ),
    (
        "a column of things stays context",
        "Province\nPeople displaced\nSchools closed\nArzan\n1,200\n14\nBelo\n640\n9\n",
        [("1,200", "displaced", "people"), ("640", "displaced", "people")],
    ),
    (
        "different figures side by side",
        "State\nKilled\nInjured\nArzan\n12\n30\nBelo\n3\n8\n",
        [("12", "killed", "people"), ("30", "injured", "people"), ("3", "killed", "people"), ("8", "injured", "people")],
    ),
    (
        "the text before and after is no part of the table",
        "Monthly bulletin 8\n\nWhere they went\n\nCamp\nResidents\nRefugees\nTarim\n900\n700\n\nNext steps\n\nA team will visit in May.\n",
        [("700", "crossed_border", "people")],
    ),
    (
        "units in the heading, and a name that ends in a noun for a label",
        "Evacuation centre\nCapacity (families)\nEvacuees (persons)\nNorvik School\n120\n430\nOld Mill\n60\n250\n",
        [("120", "capacity", "households"), ("430", "evacuated", "people"), ("60", "capacity", "households"), ("250", "evacuated", "people")],
    ),
    ("nothing in the heading says what is counted", "Item\nUnits\nPrice\nTents\n40\n300\nMats\n90\n12\n", []),
    ("rows of different lengths are no table", "Name\nDeaths\nArzan\n12\n30\nBelo\n3\n", []),
]  # fmt: skip


def figures(text):
    found = (mention for mention in mentions(text) if mention.kind in FIGURE_KINDS and mention.rule == "column_heading")
    return [(mention.as_written, mention.measure, mention.unit) for mention in found]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_cells_are_read_by_the_heading_of_their_column(text, expected):
    assert figures(text) == expected


def test_the_first_cell_of_a_row_is_its_place():
    text = "District\nIDPs\nHouseholds\nArzan\n41,205\n9,610\nBelo\n8,744\n2,018\nTotal\n49,949\n11,628\n"
    assert [mention.place for mention in mentions(text)] == ["Arzan", "Arzan", "Belo", "Belo", None, None]


def test_the_first_cell_is_no_place_below_another_heading():
    text = "Agency\nIDPs reached\nArzan Relief\n41,205\nBelo Helpers\n8,744\n"
    assert [mention.place for mention in mentions(text)] == [None, None]
