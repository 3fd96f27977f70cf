"""A file that is sent while it is written, and so never lies in memory as a whole."""

from __future__ import annotations

import io


class Pieces(io.RawIOBase):
    """What others write into as into a file; nobody can go back in it."""

    def __init__(self) -> None:
        super().__init__()
        self._left: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def write(self, content: bytes) -> int:
        """Take what comes next; a copy of it, for whoever writes may use its place again."""
        self._left.append(bytes(content))
        self._length += len(content)
        return len(content)

    def tell(self) -> int:
        """Return how much was written, taken or not."""
        return self._length

    def take(self) -> bytes:
        """Take away what was written since the last time."""
        taken = b"".join(self._left)
        self._left.clear()
        return taken
