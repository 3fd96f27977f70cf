"""Cards: what was decided about every number of a document.

A card is one YAML file a document. This module reads cards, checks their form against the contract
and gathers every fault. It knows nothing of the texts behind them nor of frames.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from etl.errors import Fault, FaultsFound, UserError
from etl.tables import columns

TABLE_OF_KIND = {
    "displacement": "displacement",
    "casualty": "casualties",
    "camp_capacity": "camp_capacity",
    "context": "context",
    "set_aside": "set_aside",
}
FIGURE_KINDS = ("displacement", "casualty", "camp_capacity")
COUNTED = ("mentions", "figures", "context", "set_aside")  # columns that tidying counts
TEXT_FIELDS = {"file": str, "sha256": str, "length": int}
RELATION_FIELDS = {"relation": str, "other_id": str, "note": str}
TYPE_NAMES = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a day (YYYY-MM-DD)",
    list: "a list",
    dict: "a mapping",
}


@dataclass(frozen=True)
class Card:
    """One document's card: `document` describes it, `text` names the bytes it was read from."""

    path: Path
    document: Mapping[str, Any]
    text: Mapping[str, Any]
    mentions: tuple[Mapping[str, Any], ...]

    @property
    def document_id(self) -> str:
        """The document's permanent name."""
        return self.document["document_id"]

    @property
    def published(self) -> tuple[date, date] | None:
        """The first and last day on which it may have been published, or None where the card does not say."""
        first, last = self.document.get("published_start"), self.document.get("published_end")
        return (first, last) if first and last else None


def read(folder: Path) -> list[Card]:
    """Read every card of a folder, sorted by name; raise `FaultsFound` with all faults of all of them."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise UserError(f"{folder}: no cards (*.yaml) here. Write one with: python -m etl extract FILE --format card")
    cards, faults = [], []
    for path in paths:
        try:
            cards.append(read_one(path))
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    return cards


def read_one(path: Path) -> Card:
    """Read one card; raise `FaultsFound` with every fault of its form."""
    content = _content(path)
    faults = list(_form(path.name, content))
    if faults:
        raise FaultsFound(faults)
    document = {name: value for name, value in content.items() if name not in ("text", "mentions")}
    return Card(path, document, content["text"], tuple(content["mentions"]))


def _content(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise FaultsFound(
            [Fault(path.name, f"byte {error.object[error.start]:#04x} at {error.start}", "UTF-8")]
        ) from None
    except yaml.YAMLError as error:
        raise FaultsFound([Fault(path.name, _yaml_problem(error), "a YAML file")]) from None
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None


def _yaml_problem(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return f"{problem} (line {mark.line + 1}, column {mark.column + 1})" if mark else problem


def _form(file: str, content: Any) -> Iterator[Fault]:
    """Check the whole form: the document's fields, the text's, and each mention's."""
    if not isinstance(content, dict):
        yield Fault(file, _kind(content), "a mapping with document_id, text and mentions")
        return
    described = {name: value for name, value in content.items() if name not in ("text", "mentions")}
    yield from _fields(file, described, document_fields(), required=("document_id", "review"))
    if described.get("document_id") not in (None, Path(file).stem):
        yield Fault(
            f"{file}, document_id", repr(described["document_id"]), f"the name of the file, {Path(file).stem!r}"
        )
    yield from _section(file, "text", content.get("text"), TEXT_FIELDS)
    yield from _mentions(file, content.get("mentions"))


def document_fields() -> dict[str, type]:
    """The fields that a card gives of its document, with their types."""
    made = {"text_sha256", "text_length", *COUNTED}
    return {name: kind for name, kind in _types("documents").items() if name not in made} | {"review": str}


def mention_fields(kind: str) -> dict[str, type]:
    """The fields that a card may give of a mention of this kind, with their types."""
    fields = {
        name: type_ for name, type_ in _types(TABLE_OF_KIND[kind]).items() if name not in ("document_id", "mention_id")
    }
    return {"kind": str, **fields, **({"relations": list} if kind in FIGURE_KINDS else {})}


def _types(table: str) -> dict[str, type]:
    return {name: _type(str(column.dtype)) for name, column in columns(table).items()}


def _type(dtype: str) -> type:
    for start, kind in (("Int", int), ("datetime", date), ("bool", bool), ("float", float)):
        if dtype.startswith(start):
            return kind
    return str


def _section(file: str, name: str, content: Any, fields: Mapping[str, type]) -> Iterator[Fault]:
    if not isinstance(content, dict):
        yield Fault(f"{file}, {name}", _kind(content), "a mapping with " + ", ".join(fields))
    else:
        yield from _fields(f"{file}, {name}", content, fields, required=tuple(fields))


def _mentions(file: str, content: Any) -> Iterator[Fault]:
    if not isinstance(content, list):
        yield Fault(f"{file}, mentions", _kind(content), "a list, empty where the text states no number")
        return
    for position, mention in enumerate(content, start=1):
        yield from _mention(file, position, mention)


def _mention(file: str, position: int, mention: Any) -> Iterator[Fault]:
    where = f"{file}, mention {position}"
    if not isinstance(mention, dict):
        yield Fault(where, _kind(mention), "a mapping with kind, as_written, char_start, char_end")
        return
    kind = mention.get("kind")
    if kind not in TABLE_OF_KIND:
        yield Fault(f"{where}, kind", repr(kind), "one of " + ", ".join(TABLE_OF_KIND))
        return
    where = f"{file}, {mention.get('figure_id') or f'mention {position}'}"
    required = ("as_written", "char_start", "char_end", *(["figure_id"] if kind in FIGURE_KINDS else []))
    yield from _fields(where, mention, mention_fields(kind), required)
    for relation in mention.get("relations") or []:
        yield from _section(where, "relations", relation, RELATION_FIELDS)


def _fields(where: str, given: Mapping, fields: Mapping[str, type], required: tuple[str, ...]) -> Iterator[Fault]:
    """Check names, presence and types of some fields."""
    for name, value in given.items():
        if name not in fields:
            yield Fault(f"{where}, {name}", "an unknown column", "one of " + ", ".join(fields))
        elif value is not None and not _is(value, fields[name]):
            yield Fault(f"{where}, {name}", repr(value), TYPE_NAMES[fields[name]])
    for name in required:
        if given.get(name) is None:
            yield Fault(f"{where}, {name}", "nothing", TYPE_NAMES[fields[name]])


def _is(value: Any, kind: type) -> bool:
    """Tell whether a value is of a type; true and false are no numbers, a moment is no day."""
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return type(value) is date if kind is date else isinstance(value, kind)


def _kind(value: Any) -> str:
    return "nothing" if value is None else f"{TYPE_NAMES.get(type(value), type(value).__name__)} ({str(value)[:40]!r})"
