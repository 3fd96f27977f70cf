"""Which rules a machine reads by: a digest of their files. Two machines that differ would not find the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from etl.errors import UserError

ETL = Path(__file__).resolve().parent.parent
DECIDING = (
    "calendar_words.py", "extract", "readers", "lexicons.py", "nouns.py", "number_forms.py", "numerals.py", "quantities.py",
)  # fmt: skip
SHOWN = 12  # characters of a digest in a message


@cache
def rules() -> str:
    """The digest of every file that decides what is found in a text."""
    digest = hashlib.sha256()
    for path in sorted(path for name in DECIDING for path in _files(ETL / name)):
        digest.update(f"{path.relative_to(ETL).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    found = place.rglob("*") if place.is_dir() else [place]
    return (path for path in found if path.is_file() and path.suffix != ".pyc")


def digest(words: str) -> str:
    """The digest of some words."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def check(expected: str) -> None:
    """Raise `UserError` where this machine reads by other rules."""
    if rules() != expected:
        raise UserError(
            f"a worker reads by other rules ({rules()[:SHOWN]}) than those of this run ({expected[:SHOWN]}): "
            "give every worker the same version of this project"
        )
