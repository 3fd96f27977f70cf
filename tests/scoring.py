"""Counts how extraction does on labelled texts: whole documents, excerpts with one figure each, and quantities.

A mention meets a label when their spans share a character. Labels are rows of JSON Lines; their fields are named in the
functions that read them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.extract.mention import FIGURE_KINDS, Mention

Label = dict[str, Any]
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
NO_QUANTITIES = {"date", "time", "ordinal", "rank", "identifier", "idiom", "furniture", "pronoun", "version"}


@dataclass
class Share:
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    def count(self, is_right: bool) -> None:
        """Count one more."""
        self.right += is_right
        self.of += 1

    @property
    def rate(self) -> float:
        """The share, between 0 and 1; 0 of nothing."""
        return self.right / self.of if self.of else 0.0


@dataclass
class Measures:
    """Counts over all documents; `fields` holds a share for each field that the labels state."""

    found: int = 0
    missed: int = 0
    extra: int = 0
    joint: Share = field(default_factory=Share)
    fields: dict[str, Share] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / (2 * self.found + self.missed + self.extra)

    def __str__(self) -> str:
        fields = {"value, unit, measure, status": self.joint, **self.fields}
        told = "".join(f"; {name} {share.rate:.3f} of {share.of}" for name, share in fields.items() if share.of)
        return f"F1 {self.f1:.3f}, precision {self.precision:.3f}, recall {self.recall:.3f}{told}"

    @property
    def precision(self) -> float:
        """The share of what was found that is labelled."""
        return self.found / (self.found + self.extra)

    @property
    def recall(self) -> float:
        """The share of the labels that was found."""
        return self.found / (self.found + self.missed)


def rows(path: Path) -> list[Label]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def count_figures(labels: Sequence[Label], found: Sequence[Mention], so_far: Measures) -> None:
    """Count one document: labels with `start`, `end`, `core`, the value's fields, `attribution`, `place`, `period_*`."""
    figures, used = [mention for mention in found if mention.kind in FIGURE_KINDS], set()
    for label in filter(lambda label: label["core"], labels):
        kinds = _kinds(label["measure"])
        hits = (mention for mention in figures if meets(label, mention) and mention.char_start not in used)
        if mention := next((mention for mention in hits if mention.kind in kinds), None):
            used.add(mention.char_start)
            so_far.found += 1
            so_far.joint.count(_is_right(label, mention))
            _count_fields(label, mention, so_far.fields)
        else:
            so_far.missed += 1
    so_far.extra += sum(not any(meets(label, mention) for label in labels) for mention in figures)


def meets(label: Label, mention: Mention) -> bool:
    """Whether the spans share a character."""
    return label["start"] < mention.char_end and mention.char_start < label["end"]


def _kinds(measure: str) -> set[str]:
    if measure in CASUALTIES:
        return {"casualty"}
    return {"camp_capacity"} if measure in CAMPS else {"displacement", *(CAMPS if measure in EITHER else ())}


def _is_right(label: Label, mention: Mention) -> bool:
    """Value, unit, measure and status, as in the labels; of a vague word only that it is vague."""
    return (
        _is_same_value(label, mention)
        and label["unit"] == mention.unit
        and mention.measure in SAME.get(label["measure"], {label["measure"]})
        and (label["status"] == "reported") == (mention.status == "reported")
    )


def _is_same_value(label: Label, mention: Mention) -> bool:
    bounds = {label["value_low"], label["value_high"]} - {None}
    if label["quantifier"] == "vague":
        return mention.quantifier == "vague"
    is_same = (label["value_low"], label["value_high"]) == (mention.value_low, mention.value_high)
    return is_same or (
        label["quantifier"] == "about" and len(bounds) == 1 and bounds <= {mention.value_low, mention.value_high}
    )


def _count_fields(label: Label, mention: Mention, fields: dict[str, Share]) -> None:
    told = {"issuer": (label.get("attribution"), mention.issuer), "place": (label.get("place"), mention.place)}
    checks = {name: _names_same(wanted, given) for name, (wanted, given) in told.items() if wanted}
    days = ("period_start", "period_end")
    checks |= {day: str(getattr(mention, day)) == label[day] for day in days if label.get(day)}
    for name, is_right in checks.items():
        fields.setdefault(name, Share()).count(is_right)


def _names_same(wanted: str, given: str | None) -> bool:
    """Whether two names are of the same, loosely: the words of one are among the other's, or two are shared."""
    first, second = (set(name.lower().replace(".", "").split()) for name in (wanted, given or ""))
    return bool(first and second) and (first <= second or second <= first or len(first & second) >= 2)


def count_documents(documents: Iterable[tuple[Sequence[Label], Sequence[Mention]]]) -> Measures:
    """Count many documents, each with its labels."""
    measures = Measures()
    for labels, found in documents:
        count_figures(labels, found, measures)
    return measures


def count_excerpts(path: Path, read: Callable[[str], Sequence[Mention]]) -> tuple[Share, float]:
    """Return how many supported values of English excerpts are found among the figures, and figures an excerpt."""
    recall, given = Share(), 0
    excerpts = [row for row in rows(path) if row.get("lang", "en") == "en"]
    for row in excerpts:
        figures = [mention for mention in read(row["excerpt"]) if mention.kind in FIGURE_KINDS]
        given += len(figures)
        values = {value for mention in figures for value in (mention.value_low, mention.value_high)}
        for label in row["gold"]:
            if label["supported"]:
                recall.count(label["value"] in values)
    return recall, given / max(len(excerpts), 1)


def count_quantities(path: Path, read: Callable[[str], Sequence[Mention]]) -> tuple[Measures, Share]:
    """Return how quantities of any kind are found, and of how many with a modifier the modifier is seen."""
    measures, modifiers = Measures(), Share()
    for row in rows(path):
        found = [mention for mention in read(row["text"]) if mention.reason not in NO_QUANTITIES]
        labels = {(label["start"], label["end"]): label for label in row["numbers"]}.values()
        for label in labels:
            hits = [mention for mention in found if meets(label, mention)]
            measures.found += bool(hits)
            measures.missed += not hits
            if hits and label["modifier"]:
                modifiers.count(any((mention.quantifier or "exact") != "exact" for mention in hits))
        measures.extra += sum(not any(meets(label, mention) for label in labels) for mention in found)
    return measures, modifiers
