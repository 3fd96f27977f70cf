"""What a record of a corpus holds: an article, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from etl.corpus.job import Columns, Days

SHOWN = 60  # characters of a wrong value in a message


@dataclass(frozen=True)
class Article:
    """A document as its corpus holds it. `where` is its place there; `published` None where no column tells."""

    document: str
    where: str
    name: str
    content: bytes
    published: Days | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Problem:
    """What is wrong with a document, or with a range of a file.

    `read` where the document was read nevertheless, and only something about it is lost; `unread` where the rest of a
    range could not be read, so that it is worth another try.
    """

    where: str
    reason: str
    document: str | None = None
    read: bool = False
    unread: bool = False


Told = Article | Problem


def record(said: Mapping[str, Any], where: str, name: str, columns: Columns) -> Iterator[Told]:
    """Yield the article that a record holds, or what is wrong with it; `name` is the document's where none is given."""
    document = _word(said.get(columns.document)) or name
    text = said.get(columns.text)
    if not isinstance(text, str):
        yield Problem(where, f"found {shown(text)} as {columns.text!r}; expected a text", document)
        return
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        yield Problem(where, f"found half a character at {error.start}; expected a text", document)
        return
    try:
        published = day(said.get(columns.published))
    except ValueError:
        published = None
        told = f"found {shown(said[columns.published])} as {columns.published!r}; expected a day (YYYY-MM-DD)"
        yield Problem(where, told, document, read=True)
    about = {field: _word(said.get(getattr(columns, field))) for field in ("title", "publisher", "url")}
    yield Article(document, where, "", content, published, **about)


def day(told: Any) -> Days | None:
    """Read a day of publication: a date, a moment, or either as ISO text; raise `ValueError` for anything else."""
    if told is None or told == "":
        return None
    if isinstance(told, datetime):
        told = told.date()
    found = told if isinstance(told, date) else date.fromisoformat(str(told)[:10])
    return found, found


def _word(told: Any) -> str | None:
    if not isinstance(told, str | int) or isinstance(told, bool):
        return None
    return str(told).encode("utf-8", "replace").decode("utf-8").strip() or None


def shown(told: Any) -> str:
    """A wrong value in a message, cut short."""
    return "nothing" if told is None else repr(told)[:SHOWN]
