"""Takes a downloaded CSV back and holds each of its rows against the texts: no site, card or table is needed.

Reads what the dashboard hands out (plain, for Excel, with HXL hashtags) and what a spreadsheet makes of it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl import quantities
from etl.errors import Fault, FaultsFound, UserError

NEEDED = ("as_written", "char_start", "char_end")
MARK = "\ufeff"  # files for Excel begin with a byte order mark
SEPARATED = re.compile(r"(?<=[;\t\r\n])'(?=[ \"]*['=+\-@|%＝＋－＠％｜])")
Row = Mapping[str, str]


@dataclass(frozen=True)
class Rechecked:
    """How many rows hold, and what is wrong with the others."""

    held: int
    faults: list[Fault]


def recheck(path: Path, folder: Path, known: Path) -> Rechecked:
    """Check every row of a CSV against the texts of a folder, which are found by their SHA-256, whatever their names.

    `known` is the published table of documents: it gives the SHA-256 where rows name only their document. Raises
    `UserError` where the file holds no rows that can be checked.
    """
    rows = read(path)
    texts, digests = _texts(folder), _digests(known)
    faults = [list(_row_faults(line, row, texts, digests)) for line, row in rows]
    return Rechecked(sum(not found for found in faults), [fault for found in faults for fault in found])


def read(path: Path) -> list[tuple[int, Row]]:
    """Return the rows with the lines of the file on which they end, as they were before they were made safe for Excel."""
    content = _content(path)
    lines = csv.reader(io.StringIO(content.removeprefix(MARK), newline=""), delimiter=_separator(content))
    plain = _unguarded if content.startswith(MARK) else str
    header = [plain(name) for name in next(lines, [])]
    _require(path, header)
    rows = [(lines.line_num, dict(zip(header, map(plain, cells), strict=False))) for cells in lines if cells]
    return [(line, row) for line, row in rows if not _is_hashtags(row)]


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UserError(f"{path}: not UTF-8. Save it from the spreadsheet as CSV UTF-8") from None


def _separator(content: str) -> str:
    """Spreadsheets of many countries save with semicolons."""
    header = content.partition("\n")[0]
    return max(",;\t", key=header.count)


def _unguarded(cell: str) -> str:
    """Take away the apostrophes that keep a spreadsheet from computing a cell: see the dashboard's file for Excel."""
    return SEPARATED.sub("", cell.removeprefix("'"))


def _require(path: Path, header: list[str]) -> None:
    missing = [name for name in NEEDED if name not in header]
    if not {"text_sha256", "document_id"} & set(header):
        missing.append("text_sha256")
    if missing:
        raise UserError(
            f"{path}: no column {', '.join(missing)}. Rows of figures and other numbers of documents can be checked; "
            "other tables quote no text"
        )


def _is_hashtags(row: Row) -> bool:
    return row["as_written"].startswith("#") and not row["char_start"].isdigit()


def _texts(folder: Path) -> dict[str, str]:
    """Return the texts of a folder by their SHA-256; what is no text is nobody's source."""
    if not folder.is_dir():
        raise UserError(f"{folder}: no such folder of texts (--documents or DOCUMENTS_DIR)")
    contents = [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]
    return {hashlib.sha256(content).hexdigest(): content.decode("utf-8", "replace") for content in contents}


def _digests(known: Path) -> dict[str, str]:
    if not known.exists():
        return {}
    with known.open(encoding="utf-8", newline="") as lines:
        return {row["document_id"]: row["text_sha256"] for row in csv.DictReader(lines)}


def _row_faults(line: int, row: Row, texts: Mapping[str, str], digests: Mapping[str, str]) -> Iterator[Fault]:
    where = f"line {line}, {row.get('figure_id') or row.get('mention_id') or repr(row['as_written'])}"
    digest = row.get("text_sha256") or digests.get(row.get("document_id", ""), "")
    if digest not in texts:
        yield Fault(f"{where}, text", "no text with this SHA-256 in the folder", digest or "a SHA-256")
    else:
        yield from _span(where, row, texts[digest])
    yield from _value(where, row)


def _span(where: str, row: Row, text: str) -> Iterator[Fault]:
    if not (row["char_start"].isdigit() and row["char_end"].isdigit()):
        yield Fault(f"{where}, span", f"{row['char_start']!r} to {row['char_end']!r}", "two whole numbers")
        return
    found = text[int(row["char_start"]) : int(row["char_end"])]
    if found != row["as_written"]:
        # as much of the text as the row claims to quote, and no more
        span = f"{where}, {row['char_start']}:{row['char_end']}"
        yield Fault(span, repr(found[: len(row["as_written"])]), repr(row["as_written"]))


def _value(where: str, row: Row) -> Iterator[Fault]:
    """The words, read again, give the value of the row."""
    if not {"value_low", "value_high", "quantifier"} <= set(row):
        return
    said = quantities.read(row["as_written"])
    stated = (row["quantifier"], row["value_low"], row["value_high"])
    read_again = (said.quantifier, _cell(said.low), _cell(said.high)) if said else ("", "", "")
    if stated != read_again:
        expected = (
            f"{_bounds(*read_again)}, which {row['as_written']!r} states" if said else "words that state a number"
        )
        yield Fault(f"{where}, value", _bounds(*stated), expected)


def _cell(bound: float | None) -> str:
    return "" if bound is None else str(bound)


def _bounds(quantifier: str, low: str, high: str) -> str:
    return f"{quantifier} {low or 'open'} to {high or 'open'}"


def report(found: Rechecked) -> str:
    """Say how many rows hold; raise `FaultsFound` with every row that does not."""
    total = f"{found.held} row{'' if found.held == 1 else 's'} hold"
    if found.faults:
        raise FaultsFound(found.faults, f"{total}; of the others:")
    return f"{total}: the words stand where the rows say, and state their values."
