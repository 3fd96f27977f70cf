"""A document read again beside its card: what the machine sees differently from the person who reviewed it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from etl import readers
from etl.cards import Card, read_one
from etl.comparison import differences, pairs
from etl.errors import Fault, FaultsFound, UserError
from etl.extract.time.publication import told_by
from etl.extraction import Extraction, finder
from etl.readers.sources import gather


def against(job: Extraction, path: Path) -> Iterator[str]:
    """Yield a line for every difference between a card and what is found in its document now."""
    text, card = _only_text(job), read_one(path)
    _is_text_of(card, text)
    published = job.published or card.published or told_by(text.name, text.content)
    found = finder(job.gazetteer)(text.content, published)
    for pair in pairs(card.mentions, found):
        yield from differences(pair)


def _only_text(job: Extraction) -> readers.Text:
    sources = gather(job.files, readers.FORMATS).sources
    if len(sources) != 1:
        raise UserError(f"--against: found {len(sources)} documents; expected the one that the card was made from")
    return readers.read(sources[0])


def _is_text_of(card: Card, text: readers.Text) -> None:
    found = hashlib.sha256(text.content.encode("utf-8")).hexdigest()
    if found != card.text["sha256"]:
        remedy = "Give the text that the card was made from, or draft a new card."
        raise FaultsFound([Fault(f"{card.path.name}, sha256", card.text["sha256"], f"{found} for {text.name}", remedy)])
