"""How files and pages leave: named, dated, compressed as the reader likes, and not sent twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime

from flask import Response, request

from dashboard.downloads.downloads import File, packing, unpacked


def send(file: File, released: date | None) -> Response:
    """Hand out a file; any site's scripts may read it, for it is public."""
    encoding = next((name for name in file.encodings if request.accept_encodings[name] > 0), "")
    response = Response(_content(file, encoding), content_type=file.mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=file.name)
    _tell_encoding(response, file, encoding)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return unchanged_or(response, f"{file.etag}{encoding and '-' + encoding}", released)


def _content(file: File, encoding: str) -> bytes | Iterable[bytes]:
    if file.kept is None:
        return packing(file.pieces(), encoding) if encoding else file.pieces()
    if encoding or "identity" in file.kept.encoded:
        return file.kept.encoded[encoding or "identity"]
    return unpacked(file.kept.encoded["gzip"])


def _tell_encoding(response: Response, file: File, encoding: str) -> None:
    if file.encodings:
        response.vary.add("Accept-Encoding")
    if encoding:
        response.content_encoding = encoding
    if file.kept:
        response.content_length = len(file.kept.encoded[encoding]) if encoding else file.kept.length


def page(content: str) -> Response:
    """Send a page of HTML."""
    return unchanged_or(Response(content, mimetype="text/html"))


def unchanged_or(response: Response, etag: str = "", released: date | None = None) -> Response:
    """Answer 304 to a reader who holds these very bytes, and a part to one who asks for a part."""
    response.set_etag(etag or hashlib.sha256(response.get_data()).hexdigest())
    if released:
        response.last_modified = datetime(released.year, released.month, released.day, tzinfo=UTC)
    if not response.cache_control.max_age:
        response.cache_control.no_cache = True  # ask each time: a new release must be seen at once
    whole = not response.is_streamed and not response.content_encoding
    length = len(response.get_data()) if whole else None
    response.automatically_set_content_length = not response.is_streamed  # to know it, all would have to be written
    response.make_conditional(request, accept_ranges=whole, complete_length=length)
    return response
