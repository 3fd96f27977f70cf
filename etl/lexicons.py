"""The word lists that the grammar reads: plain text files, one section per meaning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "extract" / "lexicon"


@cache
def load(name: str) -> dict[str, tuple[str, ...]]:
    """Read `extract/lexicon/<name>.txt`: `[section]` lines, then phrases divided by commas; `#` starts a comment."""
    sections: dict[str, tuple[str, ...]] = {}
    section = ""
    for line in _lines(FOLDER / f"{name}.txt"):
        if line.startswith("["):
            section = line.strip("[]")
            sections[section] = ()
        else:
            sections[section] += tuple(phrase.strip() for phrase in line.split(",") if phrase.strip())
    return sections


def by_phrase(name: str) -> dict[str, str]:
    """Turn a lexicon around: every phrase of it, with the section that it stands in."""
    return {phrase: section for section, phrases in load(name).items() for phrase in phrases}


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield content
