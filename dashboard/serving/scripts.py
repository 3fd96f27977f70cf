"""The two scripts of the page, as they are sent: plotly.js, basic build, and all that Dash needs, in one file.

Stock Dash sends the full plotly.js, four times the size, and a dozen files more, uncompressed and partly under addresses
that never change; on a poor link that is no chart at all. Here an address names the content, so that a browser keeps it
for a year, and the compressed bytes are made beforehand.
"""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from pathlib import Path

import brotli
from flask import Response, request

PLOTLY = Path(__file__).parent.parent / "vendor" / "plotly-basic-4.1.1.min.js"
PLOTLY_COMPRESSED = PLOTLY.with_name(PLOTLY.name + ".br")  # brotli -q 11 -w 24
STRONG = 10  # of 11: a third of a second for what Dash needs, where 11 takes a whole one and saves 1 kB
YEAR = 365 * 24 * 60 * 60


class Script:
    """A script under an address that names its content; `compressed` where that was made before."""

    def __init__(self, title: str, content: bytes, compressed: bytes = b""):
        self.content = content
        self.name = f"{title}-{hashlib.sha256(content).hexdigest()[:16]}.js"
        self._compressed = compressed

    @cached_property
    def compressed(self) -> bytes:
        """The content in Brotli's format."""
        return self._compressed or brotli.compress(self.content, mode=brotli.MODE_TEXT, quality=STRONG)

    def answer(self) -> Response:
        """Answer with the script, compressed where the browser takes that."""
        takes_brotli = "br" in request.accept_encodings
        response = Response(self.compressed if takes_brotli else self.content, mimetype="text/javascript")
        if takes_brotli:
            response.headers["Content-Encoding"] = "br"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response


@cache
def plotly() -> Script:
    """Return plotly.js as it is kept with the project."""
    return Script("plotly", PLOTLY.read_bytes(), PLOTLY_COMPRESSED.read_bytes())


@cache
def joined(title: str, *parts: bytes) -> Script:
    """Return several scripts as one; made once for the same parts."""
    return Script(title, b"\n;\n".join(parts))
