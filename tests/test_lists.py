import pytest

from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS

LISTS = [
    ("items under a head with a colon", "Displaced people by district:\n- Arzan: 1,200\n- Belo: 900 (180 families)\n",
     [("1,200", "displaced", "people"), ("900", "displaced", "people"), ("180 families", "displaced", "households")]),
    ("items that count people", "The following were displaced:\n\n• 1,200 people in Arzan\n• 900 people in Belo\n",
     [("1,200 people", "displaced", "people"), ("900 people", "displaced", "people")]),
    ("places and numbers", "IDPs by district\n\nArzan – 1,200\nBelo – 900\n",
     [("1,200", "displaced", "people"), ("900", "displaced", "people")]),
    ("columns lost in copying", "IDPs by province\nProvince Families Persons\nArzan 1,200 5,600\nBelo 300 1,400\n",
     [("1,200", "displaced", "households"), ("5,600", "displaced", "people"), ("300", "displaced", "households"), ("1,400", "displaced", "people")]),
    ("several measures", "Province Dead Injured Missing\nArzan 12 30 4\n",
     [("12", "killed", "people"), ("30", "injured", "people"), ("4", "missing", "people")]),
    ("every cell a line", "Displaced population\n\nProvince\nFamilies\nPersons\nArzan\n1,200\n5,600\nBelo\n300\n1,400\n",
     [("1,200", "displaced", "households"), ("5,600", "displaced", "people"), ("300", "displaced", "households"), ("1,400", "displaced", "people")]),
    ("one heading for a row", "Indicator   March   April\nDeaths   12   14\n", [("12", "killed", "people"), ("14", "killed", "people")]),
    ("items that go on in prose", "Fighting displaced 187 families. The majority moved into the following districts:\n\n• Arzan (92 families) – Most of the displacement was from Belo\n• Cano (48 families) – Upper and Lower Cano\n",
     [("187 families", "displaced", "households"), ("92 families", "displaced", "households"), ("48 families", "displaced", "households")]),
    ("a dated heading", "IDPs by district, as of 3 May 2022\n\nArzan: 1,200\nBelo: 900\n", [("1,200", "displaced", "people"), ("900", "displaced", "people")]),
    ("the same, counted otherwise", "Total new refugee arrivals since 15 April 2023\n602,418 individuals\n\nHouseholds\n171,306\n",
     [("602,418 individuals", "crossed_border", "people"), ("171,306", "crossed_border", "households")]),
    ("numbered weeks", "Arrivals by week\n\nWeek 1: 300\nWeek 2: 410\n", [("300", "fled", "people"), ("410", "fled", "people")]),
    ("a label of places of refuge", "Evacuation centres: 14\n", []),
    ("other things under the heading", "IDPs by district\n\nSchools: 12\nWells: 4\n", []),
    ("a sentence between", "IDPs by district\n\nThe mission ended early.\n\nArzan: 12\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("phenomenon", "text", "figures"), LISTS)
def test_a_short_line_is_what_its_heading_says(phenomenon, text, figures):
    found = [m for m in mentions(text) if m.kind in FIGURE_KINDS]
    assert [(m.as_written, m.measure, m.unit) for m in found] == figures, phenomenon


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("In the planning scenario:", "projected"),
        ("Planning assumptions", "projected"),
        ("Since Monday:", "reported"),
    ],
)
def test_what_is_listed_under_a_scenario_may_come(head, status):
    figures = mentions(f"{head}\n\n- floods continue and 900 people are displaced\n- 90 people are killed\n")
    assert [(m.measure, m.status) for m in figures] == [("displaced", status), ("killed", status)]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Strikes spread and 900 people are displaced.", "projected"),
        ("In 2006, for reference, 900 people were displaced.", "reported"),
    ],
    ids=["what is assumed", "what is recalled"],
)
def test_what_stands_under_a_named_scenario_may_come(sentence, status):
    (figure,) = (m for m in mentions(f"Scenario B, escalation\n\n{sentence}\n") if m.kind in FIGURE_KINDS)
    assert figure.status == status
