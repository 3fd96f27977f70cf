"""How well the program reads, as it was measured against what people decided: `data/evaluation.json`, for its page.

Knows neither page nor tables.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Field:
    """How often one thing said of a figure was read right."""

    name: str
    right: int
    of: int

    @property
    def share(self) -> float:
        """The share that was read right."""
        return self.right / self.of


@dataclass(frozen=True)
class Measure:
    """Which figures were found: `name` is "core" (figures with a number of people, places or households) or "all"."""

    name: str
    found: int
    missed: int
    extra: int
    fields: tuple[Field, ...]

    @property
    def precision(self) -> float | None:
        """The share of what was found that is a figure; None where nothing was found."""
        return self.found / (self.found + self.extra) if self.found + self.extra else None

    @property
    def recall(self) -> float | None:
        """The share of the figures that was found; None where there are none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None


@dataclass(frozen=True)
class Evaluation:
    """What the extraction was measured on, and what came out; `kinds` gives what people decided, by what the program did."""

    documents: int
    numbers: int
    measures: tuple[Measure, ...]
    kinds: Mapping[str, Mapping[str, int]]


def evaluation(path: Path) -> Evaluation | None:
    """Return the measures of a file; None where there is none, or one that cannot be read (the log says so)."""
    if not path.is_file():
        return None
    try:
        return _evaluation(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("%s is no evaluation and is not shown (%s: %s)", path, type(error).__name__, error)
        return None


def _evaluation(given: Mapping) -> Evaluation:
    measures = tuple(_measure(name, given[name]) for name in ("core", "all"))
    return Evaluation(given["documents"], given["numbers"], measures, given["kinds"])


def _measure(name: str, given: Mapping) -> Measure:
    fields = [Field(field, told["right"], told["of"]) for field, told in given["fields"].items() if told["of"]]
    return Measure(name, given["found"], given["missed"], given["extra"], tuple(fields))
