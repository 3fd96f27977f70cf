"""Plain text and Markdown: the text as it lies in the file. Code points are counted, a byte order mark too."""

from __future__ import annotations

import codecs

from etl.errors import UserError

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ALTERNATING = 0.3  # of the bytes are zero: Latin letters in UTF-16 have one zero byte in two, texts have none


def text(content: bytes) -> str:
    """Decode UTF-8, strictly: a replaced byte would be a silent change of the text."""
    if content.startswith(UTF16) or content.count(0) > ALTERNATING * len(content):
        raise UserError("found UTF-16 or no text at all; expected UTF-8. Convert it: iconv -f UTF-16 -t UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte {content[error.start]:#04x} at {error.start}"
        raise UserError(f"found {found}; expected UTF-8. Convert it: iconv -t UTF-8") from None
