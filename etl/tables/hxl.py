"""The HXL hashtags of columns and of the values that qualify a number, as `hxl.yaml` beside this module gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml


@cache
def _tags() -> dict:
    return yaml.safe_load(Path(__file__).with_name("hxl.yaml").read_text(encoding="utf-8"))


def hashtag(column: str) -> str:
    """Return the hashtag of a column; raise `KeyError` where `hxl.yaml` gives none."""
    return _tags()["columns"][column]


def hashtags_of_values(column: str) -> Mapping[str, str]:
    """Return what each value of a column adds to the hashtag of a number; empty for most columns."""
    return _tags()["values"].get(column, {})
