"""plotly.js, basic build, as it is kept with the project and sent to browsers.

Stock Dash sends the full build, four times the size, under an address that never changes and uncompressed; on a poor
link that is no chart at all. Here the address names the content, so that a browser may keep it for a year, and the
compressed bytes are made beforehand, at the strongest level. Dash knows no setting for this: it asks for whatever
`window._dashPlotlyJSURL` says, which the script of the page answers; a browser test watches what is fetched.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Response, request

SCRIPT = Path(__file__).with_name("vendor") / "plotly-basic-4.1.1.min.js"
COMPRESSED = SCRIPT.with_name(SCRIPT.name + ".br")  # brotli -q 11 -w 24
YEAR = 365 * 24 * 60 * 60


@cache
def name() -> str:
    """Return the file name under which it is served, with a digest of its content."""
    return f"plotly-{hashlib.sha256(SCRIPT.read_bytes()).hexdigest()[:16]}.js"


def send() -> Response:
    """Answer with the script, compressed where the browser takes that."""
    takes_brotli = "br" in request.accept_encodings
    response = Response((COMPRESSED if takes_brotli else SCRIPT).read_bytes(), mimetype="text/javascript")
    if takes_brotli:
        response.headers["Content-Encoding"] = "br"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
