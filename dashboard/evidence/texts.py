"""The texts behind the cards, where a deployer has them.

A text is found by its SHA-256 and by nothing else: a passage is never shown from other bytes than those that were read.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

MOST_AROUND = 240  # characters shown on either side: a passage to check the words by, not a copy of the document
SENTENCE_END = re.compile(r"[.!?؟۔][\"'”’»)]*\s+")
MOST_BYTES = 20_000_000  # a larger file is not a text that somebody read number by number


@dataclass(frozen=True)
class Passage:
    """The words of a figure and what stands around them; an ellipsis marks what was left out."""

    before: str
    words: str
    after: str


class Texts:
    """The texts of a folder, or of none."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder
        self._paths: dict[str, Path] = {}

    def text(self, sha256: str) -> str | None:
        """Return the text whose UTF-8 bytes have this SHA-256, None where it is not at hand.

        The bytes are checked each time: a file that was changed since is not that text any more.
        """
        path = self._paths.get(sha256)
        content = _content(path) if path else None
        if content is None or _sha256(content) != sha256:
            content = self._search(sha256)
        return None if content is None else _decoded(content)

    def _search(self, sha256: str) -> bytes | None:
        self._paths.pop(sha256, None)
        for path in _files(self.folder):
            content = _content(path)
            if content is not None and _sha256(content) == sha256:
                self._paths[sha256] = path
                return content
        return None


def passage(text: str, start: int, end: int) -> Passage:
    """Return the paragraph that holds `text[start:end]`, cut at words where it is long.

    Offsets count Unicode code points. Raises `ValueError` where they do not lie in the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"characters {start} to {end} do not lie in a text of {len(text)} characters")
    opens = text.rfind("\n", 0, start) + 1
    closes = text.find("\n", end)
    before, after = text[opens:start], text[end : len(text) if closes < 0 else closes]
    return Passage(_last_words(before), text[start:end], _first_words(after))


def _last_words(before: str) -> str:
    """Begin at a sentence where one begins near enough, else at a word."""
    if len(before) <= MOST_AROUND:
        return before.lstrip()
    kept = before[-MOST_AROUND:]
    sentence = SENTENCE_END.search(kept)
    return "… " + (kept[sentence.end() :] if sentence else kept.partition(" ")[2] or kept)


def _first_words(after: str) -> str:
    """End with a sentence where one ends near enough, else with a word."""
    if len(after) <= MOST_AROUND:
        return after.rstrip()
    kept = after[:MOST_AROUND]
    ends = [sentence.end() for sentence in SENTENCE_END.finditer(kept)]
    return (kept[: ends[-1]].rstrip() if ends else kept.rpartition(" ")[0] or kept) + " …"


def _files(folder: Path | None) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file()) if folder else []
    except OSError:  # a folder that went away holds no text
        return []


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError:
        return None


def _decoded(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
