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
    ("no people", "Town      Wells      Schools\nArzan         4           50\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("phenomenon", "text", "cells"), TABLES)
def test_a_cell_is_what_its_heading_says(phenomenon, text, cells):
    figures = [m for m in mentions(text) if m.kind in FIGURE_KINDS]
    assert [(m.as_written.removeprefix("A total of "), m.measure, m.unit) for m in figures] == cells, phenomenon


def test_the_next_row_is_not_the_noun_of_a_number():
    text = "Town      Sites      Persons\nArzan         4          500\nBelo          3          400\n"
    assert [m.as_written for m in mentions(text)] == ["4", "500", "3", "400"]
