"""What is asked for: the corpus, the names of its columns, the limits of one document, and where the tables go."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date

from etl.extract.place.gazetteer import Gazetteer

Days = tuple[date, date]
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Columns:
    """Under which names a record of the corpus holds what; only the text must be there."""

    text: str = "text"
    document: str = "id"
    published: str = "published"
    title: str = "title"
    publisher: str = "publisher"
    url: str = "url"


@dataclass(frozen=True)
class Limits:
    """What one document may take before it is given up.

    `seconds` of processor time, not of the clock: a busy machine must not change what is found. `megabytes` of memory.
    """

    seconds: float = 60.0  # the longest text that is read (12 MB) takes 20, if it is prose; tables of numbers take more
    megabytes: int = 2_000  # of addresses, of which a process that reads takes 500 before it starts


@dataclass(frozen=True)
class Job:
    """One run. `published` is for documents that tell no day themselves; `partition_bytes` is None for a fitting size."""

    corpus: str
    out: str
    gazetteer: Gazetteer
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    published: Days | None = None
    partition_bytes: int | None = None

    def of_any_corpus(self) -> Job:
        """The part of it that decides how a document is read, wherever it lies."""
        return Job("", "", self.gazetteer, limits=self.limits, published=self.published)

    def options(self) -> dict[str, str]:
        """Whatever changes what is found or how it is divided, as a manifest keeps it."""
        columns = {f"{name} column": told for name, told in asdict(self.columns).items()}
        return columns | {
            "published": "/".join(day.isoformat() for day in self.published or ()),
            "seconds a document": f"{self.limits.seconds:g}",
            "megabytes a document": str(self.limits.megabytes),
            "bytes a partition": str(self.partition_bytes or "fitting"),
        }
