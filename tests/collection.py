"""A whole little collection, drawn for the tests: one document, its card, the gazetteer, no reference facts."""

import hashlib
from pathlib import Path

TEXT = """Flood in Northport

Some 300 people fled Northport on Monday, the Red Cross said. Up to 1,500 could follow.
Two schools can hold 200 people each. Four men were killed in 2020.
"""

CARD = """\
document_id: daily-2020-05-05
title: Flood in Northport
publisher: The Daily
publisher_kind: news
published_start: 2020-05-05
published_end: 2020-05-05
published_basis: Printed on the page.
language: en
review: reviewed
summary: A flood.
text: {{file: daily.txt, sha256: {sha256}, length: {length}}}
mentions:
  - figure_id: daily-fled-300
    kind: displacement
    as_written: Some 300 people
    char_start: 20
    char_end: 35
    value_low: 300
    value_high: 300
    quantifier: about
    unit: people
    measure: fled
    status: reported
    stock_flow: flow
    population: people
    issuer: Red Cross
    issuer_kind: ngo
    stated_start: 2020-05-05
    stated_end: 2020-05-05
    period_start: 2020-05-04
    period_end: 2020-05-04
    period_basis: Monday before the day of publication.
    place: Northport
    place_id: xx-northport
    place_role: from
  - figure_id: daily-follow-1500
    kind: displacement
    as_written: Up to 1,500
    char_start: 82
    char_end: 93
    value_high: 1500
    quantifier: at_most
    unit: people
    measure: fled
    status: projected
    stock_flow: flow
    additional: true
    population: people
    issuer: Red Cross
    issuer_kind: ngo
    stated_start: 2020-05-05
    stated_end: 2020-05-05
    period_basis: Not said.
    relations:
      - {{relation: contradicts, other_id: daily-fled-300, note: Drawn for the test.}}
  - {{kind: context, as_written: Two schools, char_start: 108, char_end: 119, value_low: 2, value_high: 2, quantifier: exact, unit: schools, subject: other}}
  - figure_id: daily-hold-200
    kind: camp_capacity
    as_written: 200 people
    char_start: 129
    char_end: 139
    value_low: 200
    value_high: 200
    quantifier: exact
    unit: people
    measure: capacity
    status: reported
    stock_flow: stock
    population: people
    issuer_kind: unattributed
    stated_start: 2020-05-05
    stated_end: 2020-05-05
    period_basis: At the time of writing.
  - figure_id: daily-killed-4
    kind: casualty
    as_written: Four men
    char_start: 146
    char_end: 154
    value_low: 4
    value_high: 4
    quantifier: exact
    unit: people
    measure: killed
    status: reported
    stock_flow: flow
    population: people
    issuer_kind: unattributed
    stated_start: 2020-05-05
    stated_end: 2020-05-05
    period_start: 2020-01-01
    period_end: 2020-05-05
    period_basis: The year is named.
  - {{kind: set_aside, as_written: '2020', char_start: 170, char_end: 174, reason: date}}
"""

PLACES = """\
place_id,name,spellings,kind,country_code,admin1_name,admin1_pcode,admin2_name,admin2_pcode,latitude,longitude,coordinate_source,pcode_source,within,note
xx-northport,Northport,North Port,city,XXA,,,,,10.5,,made up,,,
"""

CRISIS = """\
title: A drawn flood
description: For the tests.
released: 2020-06-01
events:
  - {date: 2020-05-04, label: Flood}
"""


def draw(folder: Path) -> Path:
    """Write the collection and its text; return its data folder."""
    data, texts = folder / "data", folder / "texts"
    for path in (data / "sources", data / "reference", texts):
        path.mkdir(parents=True)
    (texts / "daily.txt").write_text(TEXT, encoding="utf-8")
    card = CARD.format(sha256=hashlib.sha256(TEXT.encode()).hexdigest(), length=len(TEXT))
    (data / "sources" / "daily-2020-05-05.yaml").write_text(card, encoding="utf-8")
    (data / "places.csv").write_text(PLACES, encoding="utf-8")
    (data / "crisis.yaml").write_text(CRISIS, encoding="utf-8")
    return data


def change(data: Path, old: str, new: str) -> None:
    """Change one thing in the card."""
    path = data / "sources" / "daily-2020-05-05.yaml"
    content = path.read_text(encoding="utf-8")
    if old not in content:
        raise ValueError(f"{old!r} is not in the card")
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
