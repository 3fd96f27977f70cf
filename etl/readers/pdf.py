"""PDF: the text of every page, as pypdf finds it. Pages are divided by a form feed, as pdftotext does."""

from __future__ import annotations

import io
import logging
from collections import Counter
from typing import Any

import pypdf

from etl.errors import UserError
from etl.readers import limits

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it tells is for its programmers; we say what failed
PAGE_BREAK = "\n\f"
TOO_MUCH = "found more drawing than a document of words has. Divide it, or print it to a new PDF."
LIMITS: dict[str, Any] = {
    "zlib_maximum_output_length": limits.PDF_STREAM_BYTES,
    "lzw_maximum_output_length": limits.PDF_STREAM_BYTES,
    "run_length_maximum_output_length": limits.PDF_STREAM_BYTES,
    "brotli_maximum_output_length": limits.PDF_STREAM_BYTES,
    "array_based_stream_maximum_output_length": limits.PDF_STREAM_BYTES,
    "stream_parsing_work_maximum_count": limits.PDF_STREAM_STEPS,
    "xform_maximum_invocations_per_extraction": limits.PDF_FORMS + 1,  # there pypdf would leave out words and not tell
}
SHOWN, FORM = (b"Tj", b"TJ", b"'", b'"'), b"Do"
MOST_ON_PAGE = {FORM: limits.PDF_FORMS} | dict.fromkeys(SHOWN, limits.PDF_SHOWN)


def text(content: bytes) -> str:
    """Return the text of all pages; raise `UserError` where it is locked or has too many pages or drawing steps."""
    try:
        with pypdf.apply_configuration(**LIMITS):
            return _whole(PAGE_BREAK.join(_pages(content)))
    except pypdf.errors.LimitReachedError:
        raise UserError(TOO_MUCH) from None


def _pages(content: bytes) -> list[str]:
    document = pypdf.PdfReader(io.BytesIO(content))
    _unlock(document)
    if len(document.pages) > limits.PDF_PAGES:
        raise UserError(f"found {len(document.pages):,} pages; {limits.PDF_PAGES:,} are read at most. Divide it.")
    steps = Steps()
    return [page.extract_text(visitor_operand_before=steps.next_page()) for page in document.pages]


class Steps:
    """Counts the drawing steps of a document and of each page, and ends the reading where they are too many."""

    def __init__(self) -> None:
        self.taken = 0
        self.on_page: Counter[bytes] = Counter()

    def next_page(self) -> Steps:
        """Begin to count a page."""
        self.on_page.clear()
        return self

    def __call__(self, operator: bytes, *_: Any) -> None:
        """Count one step, as pypdf calls before each."""
        self.taken += 1
        self.on_page[operator] += 1
        most = MOST_ON_PAGE.get(operator, limits.PDF_OPERATIONS)
        if self.taken > limits.PDF_OPERATIONS or self.on_page[operator] > most:
            raise UserError(TOO_MUCH)


def _unlock(document: pypdf.PdfReader) -> None:
    """Open what anybody may read: some publishers only lock copying and printing, with an empty password."""
    if not document.is_encrypted:
        return
    try:
        opened = document.decrypt("")
    except pypdf.errors.DependencyError:
        raise UserError("found an encrypted PDF; save it without its password, or: pip install cryptography") from None
    if not opened:
        raise UserError("found a PDF locked by a password; save it without one")


def _whole(words: str) -> str:
    """Join the halves of a character that a font gave one by one, and mark a half that stays alone."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
