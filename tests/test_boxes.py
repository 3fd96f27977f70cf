import pytest
from marked import expected, found

from etl.extract import mentions

BOXES = [
    ("labels before numbers", "DEATHS [12: killed] INJURED [30: injured] MISSING [4: missing]"),
    ("numbers before labels", "[12 deaths: killed] [30 injured: injured] [4: missing] missing"),
    ("labels with colons", "Displaced: [4,500: displaced] Evacuated: [1,200: evacuated]"),
    ("a sentence of labels", "Deaths: [12: killed], injuries: [30: injured], missing: [4: missing]."),
    ("sentences of labels", "Killed: [12: killed]. Injured: [30: injured]. Missing: [4: missing]."),
    ("bars between", "[12 killed: killed] | [30 injured: injured] | [4: missing] missing"),
    ("labels with bars", "IDPs: [12,000: displaced] | Returnees: [4,000: returned] | Sites: 12"),
    ("another label between", "People affected 12,000 People displaced [4,000: displaced] Deaths [12: killed]"),
    ("none of them", "Deaths: 0 Injuries: [12: injured]"),
    ("number lines below labels", "Killed\n[12: killed]\nInjured\n[30: injured]"),
    ("number lines above labels", "KEY FIGURES\n[12\nKilled: killed]\n[30\nInjured: injured]"),
    ("numbers above labels of a noun and a participle", "AT A GLANCE\n[18,240: displaced]\nPeople displaced\n[27: killed]\nDeaths\n41\nSchools closed"),
    ("short lines of their own", "KEY FIGURES\n[12,300 people: displaced] displaced\n[45 deaths: killed]\n230,000 people in need"),
    ("large numbers above labels", "[12.3K\nPeople: displaced] displaced\n\n[45\nDeaths: killed]\n\n230K\nPeople in need"),
    ("wide gaps", "[45,000+  persons: displaced] displaced        [11  confirmed deaths: killed]"),
]  # fmt: skip

SENTENCES = [
    ("active verbs", "Conflict displaced [900 people: displaced] and killed [30: killed]"),
    ("a line broken at its margin", "In the flood the river swept away\n12 bridges and killed\n[3 people: killed] in the town."),
]  # fmt: skip


@pytest.mark.parametrize(("form", "marked"), BOXES)
def test_a_box_is_read_by_its_labels(form, marked):
    assert found(marked) == expected(marked), form


@pytest.mark.parametrize(("form", "marked"), SENTENCES)
def test_a_sentence_is_no_box(form, marked):
    assert found(marked) == expected(marked), form


def test_a_label_names_the_unit():
    figures = mentions("Displaced families: 300 Displaced people: 1,400")
    assert [(figure.value_low, figure.unit) for figure in figures] == [(300, "households"), (1400, "people")]
