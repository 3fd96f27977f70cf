"""What a release hands out, under which names, and how large it is.

Whole tables are written and compressed once for each address under which the site is reached, and leave from memory;
very long ones and the rows of a view are written while they are sent, and cost no memory to speak of.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

import brotli
import pandas as pd

from dashboard.downloads import sheets
from dashboard.downloads.citations import Citation
from dashboard.downloads.formats import FORMATS, bundle, lines, offered
from dashboard.downloads.sheets import FIGURES, Sheet
from dashboard.evidence.texts import Texts
from dashboard.language.words import number, say
from dashboard.selection import Selection
from etl.release import PACKAGE, Release

DAYS = {"documents": "published", "reference": "period"}  # what "when" means in a table; figures: when they were said
TABLES = "tables"  # all of them, in one zip
MIMETYPES = {"gzip": "application/gzip", "br": "application/x-brotli"}
PACKED = {"csv.gz": "gzip", "csv.br": "br"}  # files that are whole tables, compressed
Packer = tuple[Callable[[bytes], bytes], Callable[[], bytes]]  # takes a piece; gives what is left


def _gzip() -> Packer:
    packer = zlib.compressobj(6, wbits=31)  # 31: with the header of gzip, in which zlib states no time
    return packer.compress, packer.flush


def _brotli() -> Packer:
    packer = brotli.Compressor(mode=brotli.MODE_TEXT, quality=5)  # as for pages: see security
    return packer.process, packer.finish


PACKERS: Mapping[str, Callable[[], Packer]] = {"br": _brotli, "gzip": _gzip}
CITATIONS: Mapping[str, tuple[str, Callable[[Citation], str]]] = {
    "txt": ("text/plain; charset=utf-8", Citation.text),
    "bib": ("application/x-bibtex; charset=utf-8", Citation.bibtex),
    "csl.json": ("application/vnd.citationstyles.csl+json", Citation.csl_json),
}
ENDINGS = (*FORMATS, *PACKED, *CITATIONS, "zip")
KEPT = 200  # whole tables in all formats under two addresses
LONG = 20_000  # rows of a table that nobody shall wait for, and no worker shall hold in each format
SAMPLE = 1_000  # rows from which the size of a long table is estimated


@dataclass(frozen=True)
class Kept:
    """A file in memory: under "identity" as it is, else compressed; text is kept as "gzip" and "br" only."""

    length: int  # of the file as it is, in bytes
    digest: str
    encoded: Mapping[str, bytes]
    rows: int = 0

    @property
    def sent(self) -> int:
        """Return how many bytes travel at best."""
        return min(map(len, self.encoded.values()))


@dataclass(frozen=True)
class File:
    """Something to hand out: from memory where it is kept, else piece by piece; `is_text` where compression helps."""

    name: str
    mimetype: str
    etag: str
    kept: Kept | None = None
    pieces: Callable[[], Iterable[bytes]] = tuple
    is_text: bool = True

    @property
    def encodings(self) -> tuple[str, ...]:
        """Return how it can travel, the smallest first."""
        can_be_packed = "identity" not in self.kept.encoded if self.kept else self.is_text
        return ("br", "gzip") if can_be_packed else ()


@dataclass(frozen=True)
class Offer:
    """A file that can be had; `sent` is what travels compressed, None where nobody has measured; `exact` for `length`."""

    ending: str
    label: str
    address: str  # below the prefix of the site
    length: int
    sent: int | None
    exact: bool

    @property
    def size(self) -> str:
        """Say how large it is before anybody clicks."""
        if not self.exact:
            return say("take.size_about", size=size(self.length))
        if self.sent is None or self.sent == self.length:
            return say("take.size", size=size(self.length))
        return say("take.size_sent", size=size(self.length), sent=size(self.sent))


@dataclass(frozen=True)
class Shelf:
    """What there is of one table, or of one view."""

    name: str
    title: str
    rows: int
    offers: tuple[Offer, ...]


class NotOffered(KeyError):
    """The table is there and is not handed out in this format; `endings` are those in which it is."""

    def __init__(self, name: str, ending: str, endings: Iterable[str]):
        super().__init__(name)
        self.name, self.ending, self.endings = name, ending, tuple(endings)


class Downloads:
    """What one release hands out. `base` is always where the site stands for the reader, without a slash at its end."""

    def __init__(self, release: Release, texts: Texts):
        self.release, self.texts = release, texts
        self._kept = lru_cache(KEPT)(self._keep)
        self._whole = lru_cache(KEPT)(self._name_whole)

    def file(self, wanted: str, query: str, base: str) -> File:
        """Return a table by the name of its file: "displacement.hxl.csv"; raise `KeyError` where there is none."""
        name, ending = parted(wanted)
        base = self.home(base)
        if wanted == PACKAGE:
            return _in_memory(PACKAGE, "application/json", _packed([self.release.files[PACKAGE]]))
        if (name == TABLES) != (ending == "zip"):
            self._refuse(name, ending)
        selection = self._selection(query)
        if name == TABLES:
            return self._zip(selection, base)
        return self._table(name, ending, selection, base)

    def row(self, wanted: str, base: str) -> File:
        """Return the published row of one figure: "<figure_id>.csv"; raise `KeyError` where there is none."""
        name, ending = parted(wanted)
        sheet = sheets.single(self.release, self.texts, self.home(base), name)
        if ending not in offered():
            raise NotOffered(name, ending, offered())
        return self._streamed(sheet, ending, self.file_name(name, ending, []))

    def home(self, base: str) -> str:
        """Return what permanent addresses begin with: what the release says, else where it is read."""
        return self.release.package.get("homepage", base).rstrip("/")

    def everything(self, base: str) -> Offer:
        """Offer all tables in one zip."""
        label, address = say("take.format.zip"), "/download/tables.zip"
        if self._is_long():
            packed = [offer.length for shelf in self.tables(base) for offer in shelf.offers if offer.ending == "csv.gz"]
            return Offer("zip", label, address, sum(packed), None, False)
        kept = self._kept(TABLES, "zip", self.home(base))
        return Offer("zip", label, address, kept.length, kept.sent, True)

    def tables(self, base: str) -> list[Shelf]:
        """Offer every table in every format, whole."""
        return [self.shelf(each["name"], each["title"], "", base) for each in self.release.package["resources"]]

    def view(self, query: str, base: str) -> Shelf:
        """Offer the figures that the page shows for a query, and the zip in which they stand for all."""
        shelf, everything = self.shelf(FIGURES, say("take.shown"), query, base), self.everything(base)
        filters = self._selection(query).to_query()
        zipped = replace(everything, address=everything.address + filters, sent=None, exact=not filters)
        return replace(shelf, offers=(*shelf.offers, zipped))

    def shelf(self, name: str, title: str, query: str, base: str) -> Shelf:
        """Offer the rows of one table that a query leaves, in every format."""
        sheet = sheets.chosen(self.release, self.texts, self.home(base), name, self._selection(query))
        endings = offered() if sheet.query else [*offered(), *PACKED]
        return Shelf(name, title, len(sheet), tuple(self._offer(sheet, ending) for ending in endings))

    def _offer(self, sheet: Sheet, ending: str) -> Offer:
        kept = self._kept(sheet.name, "csv" if ending in PACKED else ending, sheet.base)
        label, address = say(f"take.format.{word(ending)}"), f"/download/{sheet.name}.{ending}{sheet.query}"
        length = len(kept.encoded[PACKED[ending]]) if ending in PACKED else kept.length
        if sheet.query or kept.rows < len(sheet):
            return Offer(ending, label, address, length * len(sheet) // max(kept.rows, 1), None, False)
        return Offer(ending, label, address, length, length if ending in PACKED else kept.sent, True)

    def _selection(self, query: str) -> Selection:
        return Selection.from_query(query, self.release.tables).filters() if query else Selection()

    def _table(self, name: str, ending: str, selection: Selection, base: str) -> File:
        sheet = sheets.chosen(self.release, self.texts, base, name, selection)
        if ending not in ([*offered()] if sheet.query else [*offered(), *PACKED]):
            raise NotOffered(name, ending, offered())
        if not sheet.query and len(sheet) <= LONG:
            return self._whole(name, ending, base)
        named = f"{name}-selected" if sheet.query else name
        return self._streamed(sheet, ending, self.file_name(named, ending, self._frames(sheet)))

    def _name_whole(self, name: str, ending: str, base: str) -> File:
        """Keep a whole table under its name, which takes a walk through its days."""
        sheet = sheets.whole(self.release, self.texts, base, name)
        file_name = self.file_name(name, ending, self._frames(sheet))
        if ending in PACKED:
            return _compressed(file_name, self._kept(name, "csv", base), PACKED[ending])
        return _in_memory(file_name, FORMATS[ending].mimetype, self._kept(name, ending, base))

    def _zip(self, selection: Selection, base: str) -> File:
        name = self.file_name(f"{TABLES}-selected" if selection.filtered() else TABLES, "zip", [])
        if not self._is_long():
            kept = self._bundle(selection, base) if selection.filtered() else self._kept(TABLES, "zip", base)
            return _in_memory(name, "application/zip", kept)
        chosen = self._sheets(selection, base)
        query = next((sheet.query for sheet in chosen if sheet.query), "")
        etag = self._etag(base, TABLES, query, "zip")
        return File(name, "application/zip", etag, pieces=lambda: bundle.stream(chosen), is_text=False)

    def _is_long(self) -> bool:
        return max(map(len, self.release.tables.values())) > LONG

    def _sheets(self, selection: Selection, base: str) -> list[Sheet]:
        names = [each["name"] for each in self.release.package["resources"]]
        return [sheets.chosen(self.release, self.texts, base, each, selection) for each in names]

    def _bundle(self, selection: Selection, base: str) -> Kept:
        return _as_it_is(bundle.write(self._sheets(selection, base)))

    def _keep(self, name: str, ending: str, base: str) -> Kept:
        """Write a file once: this is where whole tables are built, and the beginning of long ones to know their size."""
        if name == TABLES:
            return self._bundle(Selection(), base)
        sheet = sheets.whole(self.release, self.texts, base, name)
        measured = sheet if len(sheet) <= LONG else sheets.part(sheet, 0, SAMPLE)
        pieces = FORMATS[ending].write(measured)
        kept = _packed(pieces) if FORMATS[ending].is_text else _as_it_is(b"".join(pieces))
        return replace(kept, rows=len(measured))

    def _streamed(self, sheet: Sheet, ending: str, name: str) -> File:
        etag = self._etag(sheet.base, sheet.name, sheet.query, ending)
        if ending in PACKED:
            mimetype, encoding = MIMETYPES[PACKED[ending]], PACKED[ending]
            return File(name, mimetype, etag, pieces=lambda: packing(lines.write(sheet), encoding), is_text=False)
        written = FORMATS[ending]
        return File(name, written.mimetype, etag, pieces=lambda: written.write(sheet), is_text=written.is_text)

    def _etag(self, base: str, *asked: str) -> str:
        made_of = (self.release.digest, program(), str(self.texts.folder), base, *asked)
        return hashlib.sha256("\n".join(made_of).encode()).hexdigest()

    def _frames(self, sheet: Sheet) -> list[pd.DataFrame]:
        tables = self.release.tables
        return [tables[name] if mask is None else tables[name][mask] for name, mask in sheet.masks.items()]

    def _refuse(self, name: str, ending: str) -> None:
        sheets.resource(self.release, name) if name not in (FIGURES, TABLES) else None
        raise NotOffered(name, ending, ["zip"] if name == TABLES else offered())

    def file_name(self, name: str, ending: str, frames: list[pd.DataFrame]) -> str:
        """Return a name that says what and when: "displacement_2016-10-17_to_2017-03-01_3f9a2b1c.csv"."""
        digest = self.release.digest.removeprefix("sha256:")[:8]
        return "_".join([name, *_days(frames, DAYS.get(name, "stated")), digest]) + f".{ending}"


def citation(wanted: Citation, name: str, ending: str) -> File:
    """Return a citation as a file."""
    mimetype, write = CITATIONS[ending]
    return _in_memory(f"{name}.{ending}", mimetype, _packed([write(wanted).encode()]))


def parted(wanted: str) -> tuple[str, str]:
    """Part the name of a file from its ending: an id may have dots, and so may an ending. Without one it is CSV."""
    known = sorted(ENDINGS, key=len, reverse=True)
    ending = next((ending for ending in known if wanted.endswith(f".{ending}")), "")
    if ending:
        return wanted.removesuffix(f".{ending}"), ending
    name, _, other = wanted.partition(".")
    return name, other or "csv"


def word(ending: str) -> str:
    """Return the key under which the catalogue has words for an ending."""
    return ending.replace(".", "_")


def size(length: int) -> str:
    """Write a number of bytes for people: "4 kB"."""
    if length < 1_000:
        return say("take.bytes", n=length)
    if length < 1_000_000:
        return say("take.kilobytes", n=number(round(length / 1_000)))
    return say("take.megabytes", n=f"{length / 1_000_000:.1f}")


def _in_memory(name: str, mimetype: str, kept: Kept) -> File:
    return File(name, mimetype, kept.digest, kept)


def _compressed(name: str, kept: Kept, encoding: str) -> File:
    content = kept.encoded[encoding]
    return _in_memory(name, MIMETYPES[encoding], _as_it_is(content))


def _as_it_is(content: bytes) -> Kept:
    return Kept(len(content), hashlib.sha256(content).hexdigest(), {"identity": content})


def _packed(pieces: Iterable[bytes]) -> Kept:
    """Compress both ways in one walk, so that the file as it is never lies in memory."""
    length, digest = 0, hashlib.sha256()
    packers: dict[str, Packer] = {encoding: packer() for encoding, packer in PACKERS.items()}
    packed: dict[str, list[bytes]] = {encoding: [] for encoding in packers}
    for piece in pieces:
        length += len(piece)
        digest.update(piece)
        for encoding, (pack, _) in packers.items():
            packed[encoding].append(pack(piece))
    encoded = {encoding: b"".join([*packed[encoding], finish()]) for encoding, (_, finish) in packers.items()}
    return Kept(length, digest.hexdigest(), encoded)


def packing(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Compress a file while it is sent."""
    pack, finish = PACKERS[encoding]()
    for piece in pieces:
        yield pack(piece)
    yield finish()


def unpacked(zipped: bytes) -> Iterator[bytes]:
    """Walk what was compressed with gzip as it was before, for a reader who takes nothing else."""
    gunzip, step = zlib.decompressobj(wbits=31), 1 << 16
    for start in range(0, len(zipped), step):
        yield gunzip.decompress(zipped[start : start + step])
    yield gunzip.flush()


@cache
def program() -> str:
    """Return a digest of this program's own files: another version may write the same rows differently."""
    files = sorted(path for kind in ("*.py", "*.yaml") for path in Path(__file__).parent.parent.rglob(kind))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _days(frames: list[pd.DataFrame], time: str) -> list[str]:
    columns = [frame[column] for frame in frames for column in (f"{time}_start", f"{time}_end") if column in frame]
    days = pd.concat(columns).dropna() if columns else pd.Series()
    if days.empty:
        return []
    first, last = days.min().date().isoformat(), days.max().date().isoformat()
    return [first] if first == last else [first, "to", last]


def released(release: Release) -> str:
    """Return the day of a release, empty where it states none."""
    day = release.released
    return day.isoformat() if day else ""
