"""Texts: the words behind the cards, which stay outside the repository.

Finds a card's text in a folder and holds the card against it. Knows nothing of tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from etl import quantities
from etl.cards import Card
from etl.errors import Fault, FaultsFound, UserError


def check(cards: list[Card], folder: Path) -> None:
    """Hold every card against its text; raise `FaultsFound` with every mismatch of all of them."""
    if not folder.is_dir():
        raise UserError(f"{folder}: no such folder of texts (--documents or DOCUMENTS_DIR)")
    faults = [fault for card in cards for fault in check_one(card, folder)]
    if faults:
        raise FaultsFound(faults)


def check_one(card: Card, folder: Path) -> Iterator[Fault]:
    """Compare one card with its text: the bytes, every span, and that no number is left out."""
    try:
        yield from _against(card, text(card, folder))
    except FaultsFound as found:
        yield from found.faults


def text(card: Card, folder: Path) -> str:
    """Return the text that a card was made from; raise `FaultsFound` where it is missing or not the same."""
    path = folder / card.text["file"]
    try:
        content = path.read_bytes()
    except OSError as error:
        where = f"{card.path.name}, text"
        raise FaultsFound([Fault(where, f"{path}: {error.strerror}", "a text that can be read")]) from None
    found = hashlib.sha256(content).hexdigest()
    if found != card.text["sha256"]:
        where, expected = f"{card.path.name}, sha256", f"{card.text['sha256']} for {path.name}"
        remedy = "The text changed since it was read: restore it, or read it anew."
        raise FaultsFound([Fault(where, found, expected, remedy)])
    return content.decode("utf-8")


def _against(card: Card, text: str) -> Iterator[Fault]:
    if len(text) != card.text["length"]:
        yield Fault(f"{card.path.name}, length", f"{card.text['length']}", f"{len(text)} code points")
    yield from _spans(card, text)
    yield from _left_out(card, text)


def _spans(card: Card, text: str) -> Iterator[Fault]:
    """The text between the stated positions is what the card says is written there."""
    for mention in card.mentions:
        found = text[mention["char_start"] : mention["char_end"]]
        if found != mention["as_written"]:
            where = f"{card.path.name}, {mention.get('figure_id') or repr(mention['as_written'])}"
            remedy = _nearest(text, mention)
            yield Fault(
                f"{where}, {mention['char_start']}:{mention['char_end']}",
                repr(found),
                repr(mention["as_written"]),
                remedy,
            )


def _nearest(text: str, mention: dict) -> str:
    words = mention["as_written"]
    starts = [start for start in range(len(text)) if text.startswith(words, start)]
    if not starts:
        return "These words are not in the text."
    start = min(starts, key=lambda start: abs(start - mention["char_start"]))
    return f"These words stand at {start}:{start + len(words)}."


def _left_out(card: Card, text: str) -> Iterator[Fault]:
    """Every number that the finder sees is covered by a mention."""
    covered = {place for mention in card.mentions for place in range(mention["char_start"], mention["char_end"])}
    for quantity in quantities.find(text):
        if covered.isdisjoint(range(quantity.number_start, quantity.number_end)):
            written = text[quantity.start : quantity.end]
            where = f"{card.path.name}, {quantity.start}:{quantity.end}"
            yield Fault(
                where, f"the number {written!r}, which the card leaves out", "a mention: figure, context or set aside"
            )
