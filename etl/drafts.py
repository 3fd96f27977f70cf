"""The draft of a card: the machine's proposal for every number of a text, laid out for a person to review.

It says of itself `review: machine`; `build` refuses it until a person has reviewed it. Knows nothing of files.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

import yaml

from etl.extract.mention import FIGURE_KINDS, Mention
from etl.readers import Text

Days = tuple[date, date]
Row = dict[str, Any]
TO_FILL_IN = "TO FILL IN"
WIDTH = 120
SPAN = ("as_written", "char_start", "char_end")
VALUE = ("value_low", "value_high", "quantifier", "unit")
FIGURE = (
    "measure", "status", "stock_flow", "additional", "population", "issuer", "issuer_kind", "cited_via",
    "period_start", "period_end", "period_basis", "place", "place_id", "place_role",
)  # fmt: skip
NOT_SAID = "Not said."

REVIEW = """\
# A draft by the machine. To review it, read it beside {file}, the text that its positions refer to:
#   1. Fill in the origin. A published_start earlier than published_end says that the day is not certain.
#   2. Read every number. Right: leave it. Wrong: correct it. No figure at all: make it one line,
#      {{kind: set_aside, as_written: ..., char_start: ..., char_end: ..., reason: ...}}; no number may be left out.
#   3. Give figures names that last: figure_id ends in the position only until you know what it is.
#   4. Set review: reviewed. Then: python -m etl build --documents FOLDER-OF-THE-TEXT
"""
CONVERTED = "# The text was made from {name}: `extract --text-out FOLDER` writes it. Keep it; other versions may read it differently.\n"
UNDATED = "# No day of publication is known (--published), so that words such as “last week” could not be dated.\n"


def card(
    text: Text, published: Days | None, found: Iterable[Mention], about: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Yield a card in YAML: the origin to be filled in, then every number with what the machine makes of it.

    `about` holds what is known of the origin: `title`, `publisher`, `url`.
    """
    yield REVIEW.format(file=text.file)
    yield CONVERTED.format(name=text.name) if text.converted else ""
    yield "" if published else UNDATED
    yield _yaml(_head(text, published) | dict(about or {}))
    name = document_id(text)
    numbers: dict[int | None, Mention] = {}
    for mention in found:
        yield "" if numbers else "mentions:\n"
        numbers[mention.char_start] = mention
        yield _entry(_row(name, mention, published, numbers.get(mention.repeats)))
    yield "" if numbers else "mentions: []\n"


def document_id(text: Text) -> str:
    """Name a document after its file: small letters, digits and hyphens."""
    return slug(str(PurePath(text.name).with_suffix("")))


def slug(name: str) -> str:
    """Small letters, digits and hyphens of a name."""
    letters = name.lower()
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in letters).split()
    return "-".join(words) or "document"


def _head(text: Text, published: Days | None) -> Row:
    first, last = published or (TO_FILL_IN, TO_FILL_IN)
    encoded = text.content.encode("utf-8")
    return {
        "document_id": document_id(text),
        "title": TO_FILL_IN,
        "publisher": TO_FILL_IN,
        "publisher_kind": "unknown",
        "author": None,
        "published_start": first,
        "published_end": last,
        "published_basis": TO_FILL_IN,
        "url": None,
        "origin_note": None,
        "language": "en",
        "review": "machine",
        "summary": TO_FILL_IN,
        "text": {"file": text.file, "sha256": hashlib.sha256(encoded).hexdigest(), "length": len(text.content)},
    }


def _entry(row: Row) -> str:
    """A figure stands apart, a field a line; context and what is set aside is one line."""
    is_figure = row["kind"] in FIGURE_KINDS
    written = _yaml([row], flow=None if not is_figure else False)
    return "\n" * is_figure + textwrap.indent(written, "  ", lambda line: bool(line.strip()))


class _Plain(yaml.SafeDumper):
    """Writes out every value: the anchors of entries that are dumped one by one would all have the same name."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  (it asks of each value)
        """Give none an alias."""
        return True


def _yaml(content: Any, flow: bool | None = False) -> str:
    return yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=flow)


def _row(document: str, mention: Mention, published: Days | None, first: Mention | None) -> Row:
    if mention.kind in FIGURE_KINDS:
        return _figure(document, mention, published, first)
    return _context(mention) if mention.kind == "context" and _is_whole(mention) else _aside(mention)


def _figure(document: str, mention: Mention, published: Days | None, first: Mention | None) -> Row:
    stated = {"stated_start": published[0], "stated_end": published[1]} if published else {}
    repeat = _repeat(document, first) if first and first.kind in FIGURE_KINDS else {}
    named = {"figure_id": f"{document}-{mention.char_start}", "kind": mention.kind}
    said = {"period_basis": NOT_SAID, **_said(mention, FIGURE)}
    return {**named, **_said(mention, (*SPAN, *VALUE)), **said, **stated, **repeat}


def _repeat(document: str, first: Mention) -> Row:
    other = f"{document}-{first.char_start}"
    relation = {"relation": "repeats", "other_id": other, "note": "The same claim in the same document."}
    return {"group_id": other, "role": "repeat", "relations": [relation]}


def _context(mention: Mention) -> Row:
    said = {"subject": mention.subject or "other", "unit": "number"}
    return {"kind": "context", **_said(mention, SPAN), **said, **_said(mention, (*VALUE, "issuer", "place"))}


def _aside(mention: Mention) -> Row:
    return {"kind": "set_aside", **_said(mention, SPAN), "reason": mention.reason or "other_quantity"}


def _is_whole(mention: Mention) -> bool:
    return all(value is None or value == int(value) for value in (mention.value_low, mention.value_high))


def _said(mention: Mention, names: Iterable[str]) -> Mapping[str, Any]:
    """Only what the text says: a card leaves out what is null, and writes whole numbers as such."""
    given = {name: getattr(mention, name) for name in names}
    return {name: _plain(value) for name, value in given.items() if value is not None and value is not False}


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
