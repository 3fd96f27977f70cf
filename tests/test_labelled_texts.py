"""How extraction does on 40 invented documents that were written and labelled by people who did not know its rules.

The texts and labels of `tests/labelled/` are ours: sitreps, wire copy, tables flattened by copying, blogs, and two
without any figure. The bounds below only ever rise. `pytest -s tests/test_labelled_texts.py` prints the measures.
"""

import json
from dataclasses import dataclass

import pytest
from conftest import ROOT

from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS

FOLDER = ROOT / "tests" / "labelled"
HELD_OUT = {f"c{number:02}.txt" for number in range(1, 17, 2)}  # rules were not written for their sentences
CASUALTIES = {"killed", "injured", "missing", "casualties"}
CAMPS = {"camp_capacity"}
EITHER = {"camp_population", "in_camp"}  # people in camps: a stock of displaced, or places taken
MOVED = {"displaced", "newly_displaced", "fled", "evacuated", "homeless"}
SAME = {
    "refugees": {"crossed_border", "displaced", "fled"},
    "in_camp": {"in_camp", "occupied", "displaced"},
    "camp_population": {"in_camp", "occupied"},
    "camp_capacity": {"capacity", "available"},
    **dict.fromkeys(MOVED, MOVED),
}


@dataclass
class Measures:
    """Counts over all documents."""

    found: int = 0
    missed: int = 0
    extra: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.found / (2 * self.found + self.missed + self.extra)

    @property
    def joint(self) -> float:
        return self.right / self.found


def kinds(measure):
    if measure in CASUALTIES:
        return {"casualty"}
    return {"camp_capacity"} if measure in CAMPS else {"displacement", *(CAMPS if measure in EITHER else ())}


def meets(label, mention):
    return label["start"] < mention.char_end and mention.char_start < label["end"]


def is_right(label, mention):
    """Value, unit, measure and status, as in the labels; an exact number may be called about."""
    values = (label["value_low"], label["value_high"])
    if label["quantifier"] != "vague" and values != (mention.value_low, mention.value_high):
        return False
    return (
        label["unit"] == mention.unit
        and mention.measure in SAME.get(label["measure"], {label["measure"]})
        and (label["status"] == "reported") == (mention.status == "reported")
    )


def measure(labels, found, so_far):
    figures, used = [mention for mention in found if mention.kind in FIGURE_KINDS], set()
    for label in labels:
        hits = [mention for mention in figures if meets(label, mention)]
        if not label["core"]:
            continue
        good = [
            mention for mention in hits if mention.kind in kinds(label["measure"]) and mention.char_start not in used
        ]
        if good:
            used.add(good[0].char_start)
            so_far.found += 1
            so_far.right += is_right(label, good[0])
        else:
            so_far.missed += 1
    so_far.extra += sum(not any(meets(label, mention) for label in labels) for mention in figures)


@pytest.fixture(scope="module")
def documents():
    lines = (FOLDER / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = {row["doc"]: row["figures"] for row in map(json.loads, lines)}
    return {path.name: (path.read_bytes().decode(), labels.get(path.name, [])) for path in sorted(FOLDER.glob("*.txt"))}


def test_labels_stand_where_they_say(documents):
    assert len(documents) == 40
    for name, (text, labels) in documents.items():
        assert [text[label["start"] : label["end"]] for label in labels] == [label["phrase"] for label in labels], name


@pytest.mark.parametrize(
    ("held_out", "f1", "joint"),
    [(False, 0.975, 0.97), (True, 0.87, 0.92)],
    ids=["served to mend the rules", "held out"],
)
def test_figures_are_found_and_read_right(documents, held_out, f1, joint):
    measures = Measures()
    for name, (text, labels) in documents.items():
        if (name in HELD_OUT) == held_out:
            measure(labels, mentions(text), measures)
    print(f"\n{measures} F1 {measures.f1:.3f}, value, unit, measure and status right of found {measures.joint:.3f}")
    assert measures.f1 >= f1
    assert measures.joint >= joint
