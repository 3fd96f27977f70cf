"""The story of `extract`: sources in, one text at a time; what is found in each goes out before the next is read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl import drafts, keeping, readers
from etl.errors import UserError
from etl.extract import mentions
from etl.extract.mention import Mention
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.time.publication import told_by
from etl.progress import Progress
from etl.readers.sources import Source, gather

Days = tuple[date, date]
Mentions = list[Mention]
SOME_FAILED = 3
COLUMNS = Mention._fields


@dataclass(frozen=True)
class Extraction:
    """What to read, and where to put what is found.

    `published` is the first and last day on which the documents can have been published; where it is None, each
    document's own dateline or file name may tell. `texts` and `cards` are
    folders to keep the texts and the drafts in; without `cards`, everything goes to standard output.
    """

    files: list[str]
    gazetteer: Path
    form: str = "jsonl"
    published: Days | None = None
    texts: Path | None = None
    cards: Path | None = None


def extract(job: Extraction) -> int:
    """Read every source and write what is found; say what failed without stopping. Return the exit code."""
    found_in = finder(job.gazetteer)
    gathered = gather(job.files, readers.FORMATS)
    failed = len(gathered.failed)
    with Progress(len(gathered.sources)) as progress:
        for message in (*gathered.failed, *map(_passed_over, gathered.skipped)):
            progress.say(message)
        for source in progress.along(gathered.sources):
            try:
                _one(job, source, found_in)
            except UserError as error:
                failed += 1
                progress.say(str(error))
    return SOME_FAILED if failed else 0


def finder(gazetteer: Path) -> Callable[[str, Days | None], Mentions]:
    """Return what finds the numbers of a text: the engine, with the gazetteer at hand."""
    places = places_of(gazetteer)
    return lambda text, published: mentions(text, published, places)


def places_of(gazetteer: Path) -> Gazetteer:
    """Read the gazetteer; raise `UserError` where it is none."""
    try:
        return Gazetteer.load(gazetteer)
    except (OSError, ValueError, KeyError) as error:
        raise UserError(f"{gazetteer}: cannot be read as a gazetteer ({error})") from None


def days(told: str | None) -> Days | None:
    """Read a day (`2017-03-01`), or the first and last day that are possible (`2016-10-01/2016-10-31`)."""
    if told is None:
        return None
    try:
        first, _, last = told.partition("/")
        read = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise UserError(f"--published: found {told!r}; expected a day (YYYY-MM-DD), or two with / between") from None
    if read[0] > read[1]:
        raise UserError(f"--published: found {told!r}; expected the earlier day first")
    return read


def _passed_over(name: str) -> str:
    return f"{name}: passed over, not of a known kind ({' '.join(readers.FORMATS)})"


def _one(job: Extraction, source: Source, found_in: Callable[[str, Days | None], Mentions]) -> None:
    text = readers.read(source)
    if job.texts:
        keeping.keep(job.texts / text.file, text.content)
    published = job.published or told_by(text.name, text.content)
    found = found_in(text.content, published)
    if job.form == "jsonl":
        sys.stdout.writelines(_lines(text.name, found))
    elif job.cards:
        draft = "".join(drafts.card(text, published, found))
        keeping.keep(job.cards / f"{drafts.document_id(text)}.yaml", draft)
    else:
        sys.stdout.write("---\n" * (len(job.files) > 1 or Path(job.files[0]).is_dir()))
        sys.stdout.writelines(drafts.card(text, published, found))


def _lines(name: str, found: Mentions) -> Iterator[str]:
    """One JSON object a number, in reading order; null where the text does not say."""
    for mention in found:
        row = {"document": name} | {column: getattr(mention, column) for column in COLUMNS}
        yield json.dumps(row, ensure_ascii=False, default=date.isoformat) + "\n"
