"""The texts behind the cards, where a deployer has them.

A text is found by its SHA-256 and by nothing else: a passage is never shown from other bytes than those that were read.
"""

from __future__ import annotations

from pathlib import Path


class Texts:
    """The texts of a folder, or of none."""

    def __init__(self, folder: Path | None = None):
        self.folder = folder

    def text(self, sha256: str) -> str | None:
        """Return the text whose UTF-8 bytes have this SHA-256, None where it is not at hand."""
        raise NotImplementedError
