"""Turns files into text: the very text that every offset refers to.

Plain text and Markdown are taken as they lie in the file, to the last code point: a byte order mark, carriage
returns and markup count. HTML, PDF and DOCX are converted, each by a library that is installed on demand;
their text is not that of the file, so `extract --text-out` writes it down. Nothing is fetched, no entity is
expanded, no limit is a matter of time (`limits`). Knows nothing of numbers, cards or tables.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import PurePath

from etl.errors import UserError
from etl.readers import limits
from etl.readers.sources import Source

LONGEST_COMPLAINT = 160  # characters of a library's message; some print the whole file


@dataclass(frozen=True)
class Format:
    """A kind of file: the module here that reads it, how large it may be, and the package that it needs."""

    name: str
    module: str
    most_bytes: int
    package: str | None = None

    @property
    def converted(self) -> bool:
        """Whether the text is made from the file, and not the file itself."""
        return self.package is not None


PLAIN = Format("plain text", "plain", limits.TEXT_BYTES)
HTML = Format("HTML", "html", limits.HTML_BYTES, "trafilatura")
PDF = Format("PDF", "pdf", limits.PDF_BYTES, "pypdf")
DOCX = Format("DOCX", "docx", limits.DOCX_BYTES, "python-docx")
FORMATS = {
    ".txt": PLAIN, ".text": PLAIN, ".md": PLAIN, ".markdown": PLAIN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".docx": DOCX,
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """The text of one document; `name` is that of its source, `file` the name under which the text itself is kept.

    `converted` where no file holds this very text yet: it was made from another format, or came by standard input.
    """

    name: str
    content: str
    converted: bool

    @property
    def file(self) -> str:
        """`report.txt` stays `report.txt`; the text of `report.pdf` is `report.pdf.txt`."""
        return f"{self.name}.txt" if self.converted else self.name


def read(source: Source) -> Text:
    """Return the text of a source; raise `UserError` saying what was found, what is expected and what to do."""
    try:
        form = _format(source.name)
        content = source.content(form.most_bytes if source.path else limits.PDF_BYTES)
        form = form if source.path else _recognised(content)
        return Text(source.name, _text(form, content), form.converted or source.path is None)
    except UserError as error:
        raise UserError(f"{source.shown}: {error}") from None


def text_of(name: str, content: bytes) -> str:
    """Return the text of a file that lies elsewhere, from its name and bytes; raise `UserError` as `read` does."""
    return _text(_format(name), content)


def most_bytes(name: str) -> int:
    """Return how much of a file of this name is read."""
    return _format(name).most_bytes


def _format(name: str) -> Format:
    """What a file is called decides what it is read as; a file of an unknown name is tried as plain text."""
    return FORMATS.get(PurePath(name).suffix.lower(), PLAIN)


def _recognised(content: bytes) -> Format:
    """Standard input has no name: its first bytes decide."""
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf-"):
        return PDF
    if start.startswith(b"pk\x03\x04"):
        return DOCX
    return HTML if start.startswith((b"<!doctype html", b"<html")) else PLAIN


def _text(form: Format, content: bytes) -> str:
    if len(content) > form.most_bytes:
        raise UserError(f"found more than {form.most_bytes:,} bytes, the most that is read of {form.name}. Divide it.")
    if not content:
        raise UserError("found an empty file; expected a text")
    text = _converted(form, content)
    _is_text(text)
    return text


def _is_text(text: str) -> None:
    if not text.strip():
        raise UserError(
            "found no words; expected a text. Where its pages are pictures, have their words recognised (OCR)"
        )
    if len(text) > limits.TEXT_BYTES:
        raise UserError(f"found {len(text):,} characters; {limits.TEXT_BYTES:,} are read at most. Divide it.")
    longest = max(map(len, text.split("\n")))
    if longest > limits.LINE_CHARACTERS:
        raise UserError(
            f"found a line of {longest:,} characters; expected a text, with {limits.LINE_CHARACTERS:,} at most"
        )


def _converted(form: Format, content: bytes) -> str:
    reader = _reader(form)
    try:
        return reader.text(content)
    except UserError:
        raise
    except Exception as error:  # a damaged file can raise anything inside a library, and must not stop the others
        told = " ".join(str(error).split())[:LONGEST_COMPLAINT] or type(error).__name__
        raise UserError(f"cannot be read as {form.name}, damaged or cut off? ({told!r})") from None


def _reader(form: Format):
    try:
        return importlib.import_module(f"etl.readers.{form.module}")
    except ModuleNotFoundError:
        raise UserError(
            f"reading {form.name} needs the package {form.package}, which is not installed: pip install {form.package}"
        ) from None
