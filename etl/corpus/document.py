"""One document of a corpus: its text, the numbers in it, and the signature by which its copies are found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from etl import readers
from etl.corpus.job import Job
from etl.corpus.records import Article
from etl.corpus.shapes import FOUND
from etl.corpus.signatures import signature
from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS, Mention
from etl.extract.time.publication import told_by

Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What one document gives the tables: a row of `documents`, and its rows of `mentions` in reading order."""

    document: Row
    mentions: list[Row]


def read(article: Article, job: Job) -> Found:
    """Read one article by the rules of `extract`; raise `UserError` where it is no text."""
    text = readers.text_of(article.name, article.content)
    published = article.published or job.published or told_by(article.name, text)
    found = mentions(text, published, job.gazetteer)
    start, end = published or (None, None)
    shared = {
        "document": article.document,
        "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
        "published_start": start,
        "published_end": end,
    }
    return Found(_about(article, text, found) | shared, [shared | _row(mention) for mention in found])


def _about(article: Article, text: str, found: list[Mention]) -> Row:
    return {
        "characters": len(text),
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "where": article.where,
        "mentions": len(found),
        "figures": sum(mention.kind in FIGURE_KINDS for mention in found),
        "signature": signature(text),
    }


def _row(mention: Mention) -> Row:
    row = {name: getattr(mention, name) for name in FOUND}
    return row | {bound: _number(row[bound]) for bound in ("value_low", "value_high")}


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)
