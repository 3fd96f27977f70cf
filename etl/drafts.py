"""Extraction for people: the numbers of any text as JSON lines, or as the draft of a card to be reviewed.

A draft is a proposal of the machine and says so (`review: machine`); `build` refuses it until a person reviewed it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from etl.errors import UserError
from etl.extract import mentions, publication
from etl.extract.mention import FIGURE_KINDS, Mention
from etl.extract.places import Gazetteer

Days = tuple[date, date]
SOME_FAILED = 3
TO_FILL_IN = "TO FILL IN"
SPAN = ("as_written", "char_start", "char_end")
VALUE = ("value_low", "value_high", "quantifier", "unit")
FIGURE = (
    "measure", "status", "stock_flow", "additional", "population", "issuer", "issuer_kind", "cited_via",
    "period_start", "period_end", "period_basis", "place", "place_id", "place_role",
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """A file that was read: its bytes, its text, when it was published, and the numbers found in it."""

    name: str
    content: bytes
    text: str
    days: Days | None
    found: list[Mention]


def extract(files: Iterable[str], published: str | None, form: str, data: Path) -> int:
    """Print what is found in each file; say on standard error which could not be read. Return the exit code."""
    write = {"jsonl": as_lines, "card": as_card}[form]
    days, gazetteer = _days(published), Gazetteer.load(data / "places.csv")
    failed = 0
    for name in files:
        try:
            _print(write, name, days, gazetteer)
        except UserError as error:
            failed += 1
            print(error, file=sys.stderr)
    return SOME_FAILED if failed else 0


def _print(write: Callable[[Reading], Iterator[str]], name: str, days: Days | None, gazetteer: Gazetteer) -> None:
    content = _content(name)
    text = _decode(name, content)
    days = days or publication.told_by(Path(name).name, text)
    for part in write(Reading(Path(name).name, content, text, days, mentions(text, days, gazetteer))):
        sys.stdout.write(part)


def _days(published: str | None) -> Days | None:
    if published is None:
        return None
    try:
        day = date.fromisoformat(published)
    except ValueError:
        raise UserError(f"--published: found {published!r}; expected a day (YYYY-MM-DD)") from None
    return day, day


def _content(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UserError(f"{name}: {error.strerror}") from None


def _decode(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = f"byte {content[error.start]:#04x} at {error.start}"
        raise UserError(f"{name}: found {found}; expected UTF-8. Convert it: iconv -t UTF-8") from None


def as_lines(read: Reading) -> Iterator[str]:
    """One JSON object a number, in reading order; null where the text does not say."""
    for mention in read.found:
        row = {"document": read.name, **asdict(mention)}
        yield json.dumps(row, ensure_ascii=False, default=date.isoformat) + "\n"


def as_card(read: Reading) -> Iterator[str]:
    """The draft of a card: origin to be filled in by a person, every number with the machine's proposal."""
    document_id = _slug(Path(read.name).stem)
    first, last = read.days or (None, None)
    card = {
        "document_id": document_id,
        **dict.fromkeys(("title", "publisher"), TO_FILL_IN),
        "publisher_kind": "unknown",
        "published_start": first,
        "published_end": last,
        "published_basis": TO_FILL_IN,
        "language": "en",
        "review": "machine",
        "summary": TO_FILL_IN,
        "text": {"file": read.name, "sha256": hashlib.sha256(read.content).hexdigest(), "length": len(read.text)},
        "mentions": [_row(document_id, mention, read.days) for mention in read.found],
    }
    yield "# A draft. Review every line, fill in the origin, then set review: reviewed.\n"
    yield yaml.safe_dump(card, allow_unicode=True, sort_keys=False, width=120)


def _slug(name: str) -> str:
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower()).split()
    return "-".join(words) or "document"


def _row(document_id: str, mention: Mention, days: Days | None) -> dict[str, Any]:
    given = asdict(mention)
    if mention.kind not in FIGURE_KINDS:
        return _context(given) if mention.kind == "context" and _whole(mention) else _aside(given)
    name = {"figure_id": f"{document_id}-{mention.char_start}", "kind": mention.kind}
    stated = {"stated_start": days and days[0], "stated_end": days and days[1]}
    row = {**name, **_said(given, (*SPAN, *VALUE, *FIGURE)), **stated}
    row.setdefault("period_basis", "not said")
    return row


def _whole(mention: Mention) -> bool:
    return all(value is None or value == int(value) for value in (mention.value_low, mention.value_high))


def _context(given: dict[str, Any]) -> dict[str, Any]:
    subject = {"subject": given.get("subject") or "other"}
    return {
        "kind": "context",
        **_said(given, (*SPAN, *VALUE, "issuer", "place")),
        **subject,
        "unit": given["unit"] or "number",
    }


def _aside(given: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "set_aside", **_said(given, SPAN), "reason": given["reason"] or "other_quantity"}


def _said(given: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Only what the text says: a card leaves out what is null."""
    return {name: given[name] for name in names if given[name] is not None}
