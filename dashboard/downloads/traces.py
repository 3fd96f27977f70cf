"""What a download adds to every number of a document: its address, its document, and how it can be checked.

The columns are those that the data package describes under "provenance". Works on published cells, row by row, so that
a table of any length passes through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from dashboard.evidence import records
from dashboard.evidence.texts import Texts
from dashboard.language.words import capital, number, say
from dashboard.provenance import WHOLE_NUMBER
from etl.release import Release

Cells = list[str]
Row = Mapping[str, str]
DONE, FAILED, NOT_MADE = "passed", "failed", "not_made"


def tracer(release: Release, texts: Texts, base: str, header: Sequence[str]) -> Callable[[Cells], Cells]:
    """Return what gives the further cells of a row; for tables that quote no document, nothing.

    `base` stands before every permanent address, without a slash at its end.
    """
    if "as_written" not in header:
        return lambda _: []
    documents = {record["document_id"]: record for record in records.documents(release)}

    @cache
    def text(digest: str) -> str | None:
        return texts.text(digest)

    def trace(cells: Cells) -> Cells:
        row = dict(zip(header, cells, strict=True))
        document = documents[row["document_id"]]
        origin = [document["title"], document["publisher"], document["url"] or "", document["text_sha256"]]
        return [_address(row, base), *origin, how_read(row), checks(row, text(document["text_sha256"]))]

    return trace


def _address(row: Row, base: str) -> str:
    figure = row.get("figure_id")
    return f"{base}/figure/{figure}" if figure else f"{base}/document/{row['document_id']}"


def how_read(row: Row) -> str:
    """Say how the value follows from the words, or why the number was set aside."""
    if "quantifier" not in row:
        return capital(say(f"reason.{row['reason']}")) + "."
    low, high = (number(int(row[name])) if row[name] else "" for name in ("value_low", "value_high"))
    return say(f"provenance.value.{row['quantifier']}", words=row["as_written"], low=low, high=high)


def checks(row: Row, text: str | None) -> str:
    """Say what was checked of a row: "span=passed; value=not_made; review=passed"."""
    review = DONE if row["review"] == "reviewed" else NOT_MADE
    return f"span={_span(row, text)}; value={_value(row)}; review={review}"


def _span(row: Row, text: str | None) -> str:
    if text is None:
        return NOT_MADE
    return DONE if text[int(row["char_start"]) : int(row["char_end"])] == row["as_written"] else FAILED


def _value(row: Row) -> str:
    """Compare digits with the value; number words are read by the build, not here."""
    stated = {int(row[name]) for name in ("value_low", "value_high") if row.get(name)}
    written = {int(re.sub(r"\D", "", digits)) for digits in WHOLE_NUMBER.findall(row["as_written"])}
    return DONE if stated and stated <= written else NOT_MADE
