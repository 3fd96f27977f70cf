"""The word lists that the grammar reads: plain text files, one section per meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
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


def written_out(phrases: Iterable[str], slots: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Write out phrases with slots, each once: "{walk} on" is "walks on", "walked on" and so on for all of slot `walk`."""
    pieces = (re.split(r"[{}]", phrase) for phrase in phrases)
    choices = ([slots[piece] if odd % 2 else (piece,) for odd, piece in enumerate(parts)] for parts in pieces)
    yield from dict.fromkeys("".join(chosen) for parts in choices for chosen in product(*parts))


@cache
def pattern(name: str, *sections: str) -> re.Pattern[str]:
    """Compile the phrases of some sections of a lexicon, to be looked for as whole words in lower-case text."""
    phrases = [phrase for section in sections for phrase in load(name)[section]]
    return re.compile(rf"(?<![\w'’])(?:{trie(phrases)})(?!\w)")


def trie(words: Iterable[str]) -> str:
    """Write words as one pattern that looks at every letter once: an alternation of them is five times slower."""
    by_letter: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        by_letter.setdefault(word[:1], []).append(word[1:])
    branches = [
        re.escape(letter) + trie(rest) if letter else "" for letter, rest in sorted(by_letter.items(), reverse=True)
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content:
            yield content
