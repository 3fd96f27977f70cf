"""Drafts of cards for the documents that made some claims first, with their texts, which stayed in the corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.dataset as ds

from etl import drafts, keeping, readers
from etl.corpus import plan
from etl.corpus.articles import articles
from etl.corpus.inputs import gather
from etl.corpus.job import Columns
from etl.corpus.partitions import Partition
from etl.corpus.records import Article
from etl.corpus.shapes import FOUND
from etl.corpus.store import MANIFEST, OUTCOMES, Store
from etl.errors import UserError
from etl.extract.mention import Mention
from etl.readers import Text

ABOUT = ("title", "publisher", "url")
LONGEST_NAME = 80  # characters of a file's name
MARK = 8  # characters of a digest that tell two documents of one name apart
Row = dict[str, Any]


def write(store: Store, claims: pd.DataFrame, cards: Path | None, texts: Path | None) -> str:
    """Keep a draft for the first document of each claim, and its text if a folder is given; return what was done."""
    if not cards:
        raise UserError("drafts of cards need a folder: --cards-out DIR")
    wanted = sorted(set(claims["sha256"]))
    for document, text in _texts(store, wanted):
        draft = drafts.card(text, _published(document), _mentions(store, document), _about(document))
        keeping.keep(cards / f"{drafts.document_id(text)}.yaml", "".join(draft))
        if texts:
            keeping.keep(texts / text.file, text.content)
    return f"{len(wanted):,} drafts in {cards}\n"


def _texts(store: Store, wanted: list[str]) -> Iterator[tuple[Row, Text]]:
    """Yield each document with its text, from the parts of the corpus that hold them."""
    partitions = _partitions(store)
    left = set(wanted)
    for name in store.names(OUTCOMES):
        documents = store.read_table(
            f"documents/{name}", ("document", "sha256", "where", "published_start", "published_end", *ABOUT)
        )
        rows = {row["where"]: row for row in documents.to_pylist() if row["sha256"] in left}
        for article in articles(partitions[name], _columns(store)) if rows else ():
            if isinstance(article, Article) and (row := rows.get(article.where)) and row["sha256"] in left:
                left.remove(row["sha256"])
                yield row, Text(_name(row), readers.text_of(article.name, article.content), converted=True)


def _partitions(store: Store) -> dict[str, Partition]:
    """The partitions of the run, where the corpus lay then; raise `FaultsFound` where it has changed since."""
    inputs = gather(store.read_json(MANIFEST)["corpus"]["address"])
    numbers = {store.read_json(f"{OUTCOMES}/{name}.json")["number"] for name in store.names(OUTCOMES)}
    return {partition.name: partition for partition in plan.resumed(store, inputs, numbers)}


def _columns(store: Store) -> Columns:
    options = store.read_json(MANIFEST)["options"]
    return Columns(**{name: options[f"{name} column"] for name in vars(Columns())})


def _mentions(store: Store, document: Row) -> list[Mention]:
    same = (ds.field("sha256") == document["sha256"]) & (ds.field("document") == document["document"])
    return [Mention(**row) for row in store.all("mentions", FOUND, same).to_pylist()]


def _published(document: Row) -> drafts.Days | None:
    first, last = document["published_start"], document["published_end"]
    return (first, last) if first and last else None


def _about(document: Row) -> dict[str, str]:
    return {name: document[name] for name in ABOUT if document[name]}


def _name(document: Row) -> str:
    """A name for files: that of the document where it can be one, else with a mark of its text."""
    plain = drafts.slug(document["document"])[:LONGEST_NAME]
    return plain if plain == document["document"] else f"{plain}-{document['sha256'][:MARK]}"
