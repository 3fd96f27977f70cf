"""Measures the extraction on every reviewed card: which figures it finds, and what it reads right of them.

The texts stay outside the repository; the measures are kept in `data/evaluation.json`, with the digest of the
cards that they were taken on, so that the page can show them where no text is.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from etl import documents
from etl.cards import Card, read
from etl.comparison import Columns, Field, Pair, fields, pairs
from etl.errors import OutOfDate, UserError
from etl.extract.mention import FIGURE_KINDS, KINDS, Mention

Measures = dict[str, Any]
Finder = Callable[[str, Any], list[Mention]]
FILE = "evaluation.json"
NOT_THERE = "not_found"
JOINT = ("value", "unit", "measure", "status")


def evaluate(sources: Path, texts: Path, found_in: Finder) -> Measures:
    """Compare the extraction with every reviewed card of a folder; raise `UserError` where a text is not at hand."""
    reviewed = reviewed_cards(sources)
    compared = [pair for card in reviewed for pair in _compared(card, texts, found_in)]
    return {
        "documents": len(reviewed),
        "numbers": sum(len(card.mentions) for card in reviewed),
        "cards_sha256": digest(reviewed),
        **measured(compared),
    }


def measured(compared: list[Pair]) -> Measures:
    """Count figures and kinds: `core` leaves out vague words and shares."""
    core = [pair for pair in compared if not _is_vague_or_share(pair)]
    return {"core": measures(core), "all": measures(compared), "kinds": confusion(compared)}


def reviewed_cards(sources: Path) -> list[Card]:
    """Read the cards that a person has reviewed; raise `UserError` where there is none."""
    reviewed = [card for card in read(sources) if card.document["review"] == "reviewed"]
    if not reviewed:
        raise UserError(f"{sources}: found no reviewed card, nothing to measure on")
    return reviewed


def digest(cards: Iterable[Card]) -> str:
    """Identify the reviewed cards by their bytes."""
    whole = hashlib.sha256()
    for card in sorted(cards, key=lambda card: card.path.name):
        whole.update(card.path.read_bytes())
    return whole.hexdigest()


def measures(compared: list[Pair]) -> Measures:
    """Count figures found, missed and extra, and of those found, how often each field is right.

    A figure is found where the machine has a figure of the same kind that shares words with it.
    """
    found = [pair for pair in compared if pair.agrees_on_kind and _is_figure(pair.reviewer)]
    wanted = sum(_is_figure(pair.reviewer) for pair in compared)
    given = sum(_is_figure(pair.machine) for pair in compared)
    return {**_rates(len(found), wanted, given), "fields": _accuracies(found)}


def confusion(compared: list[Pair]) -> dict[str, dict[str, int]]:
    """Count for every kind by the reviewer what the machine made of it."""
    counts = Counter((_kind(pair.reviewer), _kind(pair.machine)) for pair in compared)
    names = (*KINDS, NOT_THERE)
    return {row: {column: counts[row, column] for column in names} for row in names}


def write(path: Path, measured: Measures) -> None:
    """Keep the measures beside the cards."""
    path.write_text(as_json(measured), encoding="utf-8", newline="\n")


def check(path: Path, measured: Measures) -> None:
    """Raise `OutOfDate` where the kept measures are not these."""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if kept != as_json(measured):
        raise OutOfDate(f"{path}: not what is measured now. Write it with: python -m etl evaluate --write")


def as_json(measured: Measures) -> str:
    """The measures as the file keeps them."""
    return json.dumps(measured, indent=1) + "\n"


def as_text(measured: Measures) -> str:
    """The measures as a person reads them."""
    return (
        "\n".join((*_figures_in_words(measured), "", *_fields_in_words(measured), "", *_kinds_in_words(measured)))
        + "\n"
    )


def _compared(card: Card, texts: Path, found_in: Finder) -> list[Pair]:
    return pairs(card.mentions, found_in(documents.text(card, texts), card.published))


def _is_vague_or_share(pair: Pair) -> bool:
    """Judge by the reviewer where the number is one of the card's."""
    number = pair.either
    return number.get("quantifier") == "vague" or number.get("unit") == "percent"


def _is_figure(number: Columns) -> bool:
    return number.get("kind") in FIGURE_KINDS


def _rates(found: int, wanted: int, given: int) -> Measures:
    """Rates of nothing are None: there was nothing to find, or nothing was given."""
    both = wanted + given
    return {
        "found": found,
        "missed": wanted - found,
        "extra": given - found,
        "precision": _share(found, given),
        "recall": _share(found, wanted),
        "f1": _share(2 * found, both),
    }


def _accuracies(found: list[Pair]) -> dict[str, Measures]:
    judged = {name: [field.same(pair.machine, pair.reviewer) for pair in found] for name, field in _fields().items()}
    judged["joint"] = [all(right) for right in zip(*(judged[name] for name in JOINT), strict=True)]
    return {
        name: {"right": sum(of), "of": len(of), "accuracy": _share(sum(of), len(of))} for name, of in judged.items()
    }


def _fields() -> dict[str, Field]:
    return {field.name: field for field in fields(FIGURE_KINDS[0])}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _kind(number: Columns) -> str:
    return number.get("kind", NOT_THERE)


def _figures_in_words(measured: Measures) -> Iterator[str]:
    yield f"{measured['documents']} reviewed documents, {measured['numbers']} numbers"
    yield "core: figures that are neither vague words nor shares"
    yield ""
    yield f"{'figures':<12}{'precision':>10}{'recall':>10}{'F1':>10}{'found':>8}{'missed':>8}{'extra':>8}"
    for name in ("core", "all"):
        rates = measured[name]
        shares = "".join(f"{_in_words(rates[rate]):>10}" for rate in ("precision", "recall", "f1"))
        yield f"{name:<12}{shares}" + "".join(f"{rates[count]:>8}" for count in ("found", "missed", "extra"))


def _fields_in_words(measured: Measures) -> Iterator[str]:
    yield f"{'right of found':<16}{'core':>18}{'all':>18}"
    for name in measured["core"]["fields"]:
        told = (measured[which]["fields"][name] for which in ("core", "all"))
        cells = "".join(f"{_in_words(of['accuracy']):>8}{of['right']:>5}/{of['of']:<4}" for of in told)
        yield f"{name:<16}{cells}".rstrip()
    yield f"joint: {', '.join(JOINT)} all right"


def _kinds_in_words(measured: Measures) -> Iterator[str]:
    columns = list(measured["kinds"])
    yield f"{'reviewer':<16}machine"
    yield " " * 16 + "".join(f"{name:>15}" for name in columns)
    for row, counts in measured["kinds"].items():
        yield f"{row:<16}" + "".join(f"{counts[column] or '.':>15}" for column in columns)


def _in_words(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
