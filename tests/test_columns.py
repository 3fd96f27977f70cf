import pytest

from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS

TABLES = [
    (
        "wide gaps",
        "Displaced by zone\n\nZone      Sites   Households   Individuals\nArzan       12       4,100       20,300\nBelo         9       2,050       11,400\n",
        [("4,100", "displaced", "households"), ("20,300", "displaced", "people"), ("2,050", "displaced", "households"), ("11,400", "displaced", "people")],
    ),
    (
        "narrow gaps, a last cell missing",
        "County  Towns seen  IDP HHs  IDP individuals  Rain (mm)\nArzan  3  400  2,000  64\nTotal  9  900  4,500\n",
        [("400", "displaced", "households"), ("2,000", "displaced", "people"), ("900", "displaced", "households"), ("4,500", "displaced", "people")],
    ),
    (
        "a cell missing in the middle",
        "Town        Killed    Missing    Injured\nArzan           12                    30\nBelo             3          4          9\n",
        [("12", "killed", "people"), ("30", "injured", "people"), ("3", "killed", "people"), ("4", "missing", "people"), ("9", "injured", "people")],
    ),
    (
        "bars",
        "| Town | Houses destroyed | IDP sites | Returnees |\n| --- | --- | --- | --- |\n| Arzan | 40 | 3 | 700 |\n",
        [("40", "homeless", "households"), ("700", "returned", "people")],
    ),
    (
        "tabs",
        "Town\tFamilies evacuated\tChange (%)\nArzan\t40\t12\n",
        [("40", "evacuated", "households")],
    ),
    (
        "the figure before the table is divided by it",
        "A total of 900 people have been displaced.\n\nTown      Schools      Persons\nArzan           4          500\nBelo            3          400\n",
        [("900 people", "displaced", "people"), ("500", "displaced", "people"), ("400", "displaced", "people")],
    ),
    (
        "no heading but a caption",
        "Displacement by month, 2022 (HH)\nJan  2,042\nFeb (to 12th)  374\n",
        [("2,042", "displaced", "households"), ("374", "displaced", "households")],
    ),
    (
        "the measure at the head of each row",
        "| Indicator | March | April |\n|---|---|---|\n| Sites visited | 17 | 21 |\n| Households in sites | 340 | 360 |\n| Individuals in camps | 1,700 | 1,810 |\n| Deaths | 3 | 2 |\n",
        [("340", "in_camp", "households"), ("360", "in_camp", "households"), ("1,700", "in_camp", "people"), ("1,810", "in_camp", "people"), ("3", "killed", "people"), ("2", "killed", "people")],
    ),
    (
        "room, taken and free",
        "| Centre | Capacity | Occupied | Free places |\n|---|---|---|---|\n| Arzan | 300 | 280 | 20 |\n",
        [("300", "capacity", "people"), ("280", "occupied", "people"), ("20", "available", "people")],
    ),
    ("services at the head of each row", "| Service | March | April |\n|---|---|---|\n| Meals available | 40 | 50 |\n| Shelters in use | 4 | 5 |\n", []),
    (
        "those in the camps, and deaths",
        "District | Camps | Families | Persons | Deaths\nArzan | 211 | 5,302 | 22,990 | 9\n",
        [("5,302", "in_camp", "households"), ("22,990", "in_camp", "people"), ("9", "killed", "people")],
    ),
    (
        "a row of figures above, and a name that ends in a full stop",
        "1,214 sites     312 camps     41 towns\n\nProvince       Dead     Displaced\nArzan             8        38,400\nBelo N.           7         1,229\n",
        [("8", "killed", "people"), ("38,400", "displaced", "people"), ("7", "killed", "people"), ("1,229", "displaced", "people")],
    ),
    (
        "the caption names the unit of all cells",
        "Camps open as of 4 May (families)\n\nCamp\tCapacity\tOccupied\tAvailable\nNorvik School\t120\t118\t2\n",
        [("120", "capacity", "households"), ("118", "occupied", "households"), ("2", "available", "households")],
    ),
    (
        "a note on the unit between the title and the table",
        "Displaced by district\n(figures are households)\n\nDistrict | May | June\nArzan | 40 | 50\n",
        [("40", "displaced", "households"), ("50", "displaced", "households")],
    ),
    (
        "the unit of the caption is not that of the dead",
        "Displaced families and deaths by district\n\nDistrict | Displaced | Dead\nArzan | 40 | 3\n",
        [("40", "displaced", "households"), ("3", "killed", "people")],
    ),
    (
        "semicolons",
        "Site; District; Capacity (HH); Present\nArzan; Belo; 400; 390\n",
        [("400", "capacity", "households"), ("390", "occupied", "people")],
    ),
    (
        "dots that lead to the number",
        "Camp population (households)\nArzan ........ 400\nBelo ...... 90\n",
        [("400", "in_camp", "households"), ("90", "in_camp", "households")],
    ),
    ("two columns", "Camp | Families\nArzan | 400\n", [("400", "in_camp", "households")]),
    (
        "headings that stand over several columns each, set with bars",
        "| | IDPs | | Returnees | |\n| District | Households | Individuals | Households | Individuals |\n|---|---|---|---|---|\n| Arzan | 120 | 640 | 30 | 150 |\n",
        [("120", "displaced", "households"), ("640", "displaced", "people"), ("30", "returned", "households"), ("150", "returned", "people")],
    ),
    (
        "headings that stand over several columns each, set with gaps",
        "District     IDPs                      Returnees\n             Households  Individuals   Households  Individuals\nArzan        120         640           30          150\n",
        [("120", "displaced", "households"), ("640", "displaced", "people"), ("30", "returned", "households"), ("150", "returned", "people")],
    ),
    (
        "no word over the names of the rows",
        "            Dead   Injured   Missing\nArzan         12        30         4\n",
        [("12", "killed", "people"), ("30", "injured", "people"), ("4", "missing", "people")],
    ),
    (
        "columns of time below a caption, and their total",
        "New arrivals by state (individuals)\nState  Week 1  Week 2  Total\nArzan  400  420  820\n",
        [("400", "fled", "people"), ("420", "fled", "people"), ("820", "fled", "people")],
    ),
    (
        "columns of causes below a caption",
        "Persons displaced by cause\n\nDistrict | Conflict | Flood | Rainfall\nArzan | 300 | 310 | 61\n",
        [("300", "displaced", "people"), ("310", "displaced", "people")],
    ),
    (
        "those who are reached, targeted or affected",
        "District | IDPs targeted | IDPs reached | Families affected | Houses destroyed | Displaced families\nArzan | 900 | 600 | 80 | 41 | 12\n",
        [("41", "homeless", "households"), ("12", "displaced", "households")],
    ),
    ("the room of others", "Hospital beds by ward\n\nWard | Capacity | Occupied | Available\nMaternity | 30 | 22 | 8\n", []),
    ("host families", "Host families ; IDP families ; Sites\n120 ; 310 ; 4\n", [("310", "displaced", "households")]),
    ("litres of room", "Site | Capacity (litres) | Users\nArzan | 5,000 | 400\n", []),
    ("centres and those inside", "Indicator | Value\nEvacuation centres open | 14\nFamilies inside centres | 640\n", [("640", "in_camp", "households")]),
    ("no people", "Town      Wells      Schools\nArzan         4           50\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("phenomenon", "text", "cells"), TABLES)
def test_a_cell_is_what_its_heading_says(phenomenon, text, cells):
    figures = [m for m in mentions(text) if m.kind in FIGURE_KINDS]
    assert [(m.as_written.removeprefix("A total of "), m.measure, m.unit) for m in figures] == cells, phenomenon


def test_the_next_row_is_not_the_noun_of_a_number():
    text = "Town      Sites      Persons\nArzan         4          500\nBelo          3          400\n"
    assert [m.as_written for m in mentions(text)] == ["4", "500", "3", "400"]


def test_a_column_of_what_is_planned_is_planned():
    text = "Planned sites (plots)\n\nSite | Planned | Completed\nArzan | 500 | 320\n"
    assert [(m.as_written, m.measure, m.unit, m.status) for m in mentions(text)] == [
        ("500", "capacity", "plots", "planned"),
        ("320", "capacity", "plots", "reported"),
    ]
