import pytest

from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS

ROWS = [
    (
        "cells of the heading divided by slashes, rows numbered",
        "No. / District / Persons shifted / Relief camps / Inmates / Deaths\n1 Arzan 1,200 14 905 3\n2 Belo 410 6 160 0\n",
        [("1,200", "evacuated", "people"), ("905", "in_camp", "people"), ("3", "killed", "people"),
         ("410", "evacuated", "people"), ("160", "in_camp", "people")],
    ),
    (
        "households and people, with a column of things between",
        "County / Households displaced / Villages / People displaced\nArzan 120 9 640\nBelo 75 4 390\n",
        [("120", "displaced", "households"), ("640", "displaced", "people"), ("75", "displaced", "households"), ("390", "displaced", "people")],
    ),
    (
        "nothing divides the cells of the heading; a numeral in a name; a cell without a word",
        "Site Manager Capacity (HH) Occupied (HH) Vacant plots\nArzan 2 Helpers 640 615 25\nBelo — 90 110 0\n",
        [("640", "capacity", "households"), ("615", "occupied", "households"), ("25", "available", "plots"),
         ("90", "capacity", "households"), ("110", "occupied", "households")],
    ),
    (
        "a share in brackets closes a cell of the heading, and a footnote's mark says nothing",
        "State Cases Deaths CFR (%) IDPs hosted*\nArzan 904 12 2.7 5,300\nBelo 116 7 3.3 1,150\n",
        [("12", "killed", "people"), ("5,300", "displaced", "people"), ("7", "killed", "people"), ("1,150", "displaced", "people")],
    ),
    (
        "casualties",
        "Province Dead Injured Missing\nArzan 12 30 4\nBelo 3 – 1\n",
        [("12", "killed", "people"), ("30", "injured", "people"), ("4", "missing", "people"), ("3", "killed", "people"), ("1", "missing", "people")],
    ),
    (
        "a caption says what the units count",
        "Displacement by state\nState Households Individuals\nArzan 410 2,050\nBelo 60 300\n",
        [("410", "displaced", "households"), ("2,050", "displaced", "people"), ("60", "displaced", "households"), ("300", "displaced", "people")],
    ),
    (
        "wide gaps in the heading alone, with an abbreviation",
        "Table 1. IDPs by region\nRegion  IDPs (ind.)  HHs  Returnees\nArzan 12,400 2,300 450\n",
        [("12,400", "displaced", "people"), ("2,300", "displaced", "households"), ("450", "returned", "people")],
    ),
    (
        "cells divided by slashes too",
        "District / Dead / Injured / Houses destroyed\nArzan 12 / 30 / 120\n",
        [("12", "killed", "people"), ("30", "injured", "people"), ("120", "homeless", "households")],
    ),
    (
        "the rows are camps",
        "Camp Households Individuals\nArzan 410 2,050\nBelo 60 300\n",
        [("410", "in_camp", "households"), ("2,050", "in_camp", "people"), ("60", "in_camp", "households"), ("300", "in_camp", "people")],
    ),
    (
        "names and numbers in turn under a label",
        "Camp population (individuals) as of 3 May: Arzan 9,400, Belo 3,100",
        [("9,400", "occupied", "people"), ("3,100", "occupied", "people")],
    ),
]  # fmt: skip
OTHERS = [
    ("columns of things", "District / Schools / Wells / Clinics\nArzan 12 40 3\nBelo 2 9 1\n"),
    ("money and rates", "District / Budget / Spent / Rate\nArzan 1,200 800 66%\n"),
    ("a score", "Team Played Won Lost\nArzan 12 9 3\n"),
    ("crops and cattle", "County / Hectares / Cattle lost / Sheep lost\nArzan 40 12 9\n"),
    ("no heading", "The mission ended.\n\nArzan 12 30 4\n"),
]


@pytest.mark.parametrize(("phenomenon", "text", "figures"), ROWS)
def test_the_numbers_of_a_row_stand_in_its_columns(phenomenon, text, figures):
    found = [m for m in mentions(text) if m.kind in FIGURE_KINDS]
    assert [(m.as_written, m.measure, m.unit) for m in found] == figures, phenomenon


@pytest.mark.parametrize(("phenomenon", "text"), OTHERS)
def test_rows_that_count_no_people_hold_no_figure(phenomenon, text):
    assert [m.as_written for m in mentions(text) if m.kind in FIGURE_KINDS] == [], phenomenon
