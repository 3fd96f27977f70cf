"""Keeps a text or a draft in a folder, and never writes over one that says something else.

The text is what a card's checksum refers to, the card may hold a person's review: neither can be made again.
"""

from __future__ import annotations

import os
from pathlib import Path

from etl.errors import UserError
from etl.readers.sources import printable


def keep(path: Path, content: str) -> None:
    """Write a file whole or not at all; raise `UserError` where another one is there or the folder refuses."""
    encoded = content.encode("utf-8")
    try:
        if path.exists():
            _is_the_same(path, encoded)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        unfinished.write_bytes(encoded)
        unfinished.replace(path)
    except OSError as error:
        raise UserError(f"{printable(str(path))}: {error.strerror}") from None


def _is_the_same(path: Path, encoded: bytes) -> None:
    if not path.is_file() or path.read_bytes() != encoded:
        raise UserError(
            f"{printable(str(path))}: exists and says something else; it is left as it is. Move it away first."
        )
