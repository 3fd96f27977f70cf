"""CSV for Excel and its kin: opens in columns by a double click, computes nothing, and changes no text into a number.

Text that a spreadsheet would compute gets an apostrophe before it (OWASP, "CSV injection"; ASVS 1.2.10), and so does
text that it would take for a number or a day. Numbers, days and true and false are never touched. In countries where
spreadsheets split lines at semicolons, a formula could hide behind one: such places get an apostrophe, too.
`unguarded` gives back the very text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain

from dashboard.downloads.formats.lines import pieces
from dashboard.downloads.sheets import Sheet
from dashboard.downloads.traces import Cells

MARK = codecs.BOM_UTF8  # without it Excel takes UTF-8 for the code page of the country
_COMPUTED = r"[ \"\u00a0]*['=+\-@|%＝＋－＠％｜]"  # the wide forms become narrow ones in East Asian editions
_CONTROL = r"[\t\r\n\0]"
_MISTAKEN = r"(?:\d{12,}|0\d+|\d+(?:\.\d+)?[eE]\d+|\d{1,4}(?:[-/.]\d{1,4}){1,2})$"  # long ids, 1e5, 3-4, 1/2
HARMLESS = re.compile(r"(?:[A-Za-z][^;\t\r\n\0]*)?")  # most cells: asked first, because it is quick
BEFORE_ALL = re.compile(rf"{_COMPUTED}|{_CONTROL}|{_MISTAKEN}")
WITHIN = re.compile(rf"(?<=[;\t\r\n])(?={_COMPUTED})")
ADDED = re.compile(rf"(?<=[;\t\r\n])'(?={_COMPUTED})")


def write(sheet: Sheet) -> Iterator[bytes]:
    """Write a sheet as CSV for Excel, piece by piece."""
    text = [field["type"] == "string" for field in sheet.fields]
    header = [guarded(name) for name in sheet.header]
    yield MARK
    yield from pieces(chain([header], (_row(cells, text) for cells in sheet.rows())), "\r\n")


def _row(cells: Cells, text: list[bool]) -> Cells:
    return [guarded(cell) if is_text else cell for cell, is_text in zip(cells, text, strict=True)]


def guarded(text: str) -> str:
    """Return text that a spreadsheet shows as text."""
    if HARMLESS.fullmatch(text):
        return text
    return ("'" if BEFORE_ALL.match(text) else "") + WITHIN.sub("'", text)


def unguarded(cell: str) -> str:
    """Return the text that was guarded."""
    return ADDED.sub("", cell.removeprefix("'"))
