"""The written rules of `rules.yaml`, read once. Every rule has a name and a sentence; the data package publishes both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).with_name("rules.yaml")


@dataclass(frozen=True)
class Scenario:
    """What a scenario means for a test: a ceiling, a longest distance in days, or no test at all (`refused`)."""

    ceiling: bool = False
    longest: int | None = None
    refused: str = ""


@cache
def rules() -> Mapping[str, Any]:
    """Return the rules as they stand in the file."""
    return yaml.safe_load(PATH.read_text(encoding="utf-8"))


def oldest() -> timedelta:
    """How old a count may be on the day of a test."""
    return timedelta(days=rules()["oldest"])


def counted_as(measure: str) -> str:
    """Return the measure under which agencies count what was projected."""
    return rules()["counted_as"].get(measure, measure)


def scenario(words: str | None) -> Scenario:
    """Read the words of a scenario; none at all, or words that say so, leave a projection open."""
    if not words:
        return Scenario()
    for told in rules()["scenarios"]:
        if told["words"] in words.lower():
            refused = "scenario_ends_with_event" if told.get("ends_with_event") else ""
            return Scenario(told.get("ceiling", False), told.get("longest"), refused)
    return Scenario(refused="scenario_unknown")
