"""HTML: the article of a page, as trafilatura finds it; the whole page where it finds none."""

from __future__ import annotations

import logging
import re

import trafilatura
from lxml import html
from lxml.etree import ErrorLevels
from trafilatura.utils import decode_file

from etl.errors import UserError

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it tells is for its programmers; we say what failed


def text(content: bytes) -> str:
    """Return title, paragraphs, lists and tables of the article; menus, comments and markup are left out."""
    page = _parsed(content)
    words = trafilatura.extract(page, include_comments=False) or trafilatura.html2txt(page)
    return re.sub(r"\n+(?![|-])", "\n\n", words)  # a line is a paragraph there; here, a blank line tells one apart


def _parsed(content: bytes) -> html.HtmlElement:
    """Parse a page of any encoding; raise `UserError` where the parser gave up, for the rest would be lost in silence."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    page = html.document_fromstring(decode_file(content).encode("utf-8", "replace"), parser=parser)
    for fault in parser.error_log:
        if fault.level == ErrorLevels.FATAL:
            raise UserError(
                f"found HTML that cannot be read to its end ({fault.message.partition(',')[0]}, line {fault.line})"
            )
    return page
