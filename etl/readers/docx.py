"""DOCX: the words of the body in reading order, then the notes at its foot and end.

A blank line stands between paragraphs; a table row is a line, its cells divided by tabs. Words that a tracked
change deleted are left out; inserted ones are in, as are those in content controls and text boxes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from etl.errors import UserError
from etl.readers import limits

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".svg")
NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
SAME_WORDS_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WORDS, PARAGRAPH, CELL = qn("w:t"), qn("w:p"), qn("w:tc")
MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
ENDS = {PARAGRAPH: "\n\n", CELL: "\t", qn("w:tr"): "\n", qn("w:tbl"): "\n"}


def text(content: bytes) -> str:
    """Return the words of a document; raise `UserError` where it is locked, no DOCX, or unpacks to too much."""
    _is_small_enough(content)
    document = docx.Document(io.BytesIO(content))
    notes = [relation.target_part for relation in document.part.rels.values() if relation.reltype in NOTES]
    parts = [document.element.body, *(parse_xml(note.blob) for note in notes)]
    words = "".join(piece for part in parts for piece in _pieces(part))
    return re.sub(r"[ \t]+\n", "\n", words).strip() + "\n"


def _is_small_enough(content: bytes) -> None:
    """Judge by what the archive says of itself: no part ever unpacks to more than it declares."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        raise UserError("found no DOCX: cut off, locked by a password, or an old .doc; save it as DOCX without one")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if not part.filename.lower().endswith(PICTURES)), default=0)
    if total > limits.DOCX_UNPACKED_BYTES or largest > limits.DOCX_PART_BYTES:
        raise UserError(f"found a DOCX that unpacks to {total:,} bytes, more than a document needs. It is not opened.")


def _pieces(part: Any) -> Iterator[str]:
    """Yield words, marks and line ends in reading order."""
    cells = 0
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        starts = event == "start"
        cells += (element.tag == CELL) * (1 if starts else -1)
        if starts and element.tag == SAME_WORDS_AGAIN:
            walk.skip_subtree()
        elif starts:
            yield (element.text or "") if element.tag == WORDS else MARKS.get(element.tag, "")
        elif element.tag == PARAGRAPH and cells:
            yield " "  # lines within a cell
        else:
            yield ENDS.get(element.tag, "")
