"""One zip that explains itself: all tables, the data package, a README with dictionary, citation, licences and filters.

The same release, filters and site give the same bytes on any day: nothing in it is of the clock.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from typing import IO

from dashboard.downloads import changelog, citations
from dashboard.downloads.formats import lines, readme
from dashboard.downloads.formats.pieces import Pieces
from dashboard.downloads.licences import notes
from dashboard.downloads.sheets import Sheet
from etl.release import PACKAGE

Day = tuple[int, int, int, int, int, int]
FIRST: Day = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can state: where a release has none


def write(sheets: list[Sheet]) -> bytes:
    """Return the zip of some sheets, one a table, all of one release."""
    written = io.BytesIO()
    deque(_write(sheets, written), maxlen=0)
    return written.getvalue()


def stream(sheets: list[Sheet]) -> Iterator[bytes]:
    """Write the same files as a zip that is sent meanwhile: for tables that are too long to lie in memory."""
    written = Pieces()
    for _ in _write(sheets, written):
        yield written.take()
    yield written.take()


def _write(sheets: list[Sheet], written: IO[bytes]) -> Iterator[None]:
    """Write the zip, and pause after each piece."""
    release, base = sheets[0].release, sheets[0].base
    resources = []
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        put = _Writer(bundle, _day(sheets[0]))
        for sheet in sheets:
            length, digest = yield from put.pieces(f"{sheet.name}.csv", lines.write(sheet))
            resources.append(_resource(sheet, length, digest))
        citation = citations.of_release(release, base)
        yield from put.text(PACKAGE, json.dumps(_package(sheets, resources), ensure_ascii=False, indent=2) + "\n")
        yield from put.text("README.md", readme.write(sheets, citation))
        yield from put.text("CHANGELOG-DATA.md", changelog.markdown(release))
        yield from put.text("citation.bib", citation.bibtex())
        yield from put.text("citation.csl.json", citation.csl_json())


class _Writer:
    """Puts files into a zip under one day, so that the clock leaves no trace."""

    def __init__(self, bundle: zipfile.ZipFile, day: Day):
        self.bundle, self.day = bundle, day

    def pieces(self, name: str, pieces: Iterable[bytes]) -> Generator[None, None, tuple[int, str]]:
        """Write a file piece by piece; return its length and digest."""
        length, digest = 0, hashlib.sha256()
        with self.bundle.open(self._info(name), "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                length += len(piece)
                yield
        return length, f"sha256:{digest.hexdigest()}"

    def text(self, name: str, content: str) -> Iterator[None]:
        """Write a file of text."""
        yield from self.pieces(name, [content.encode()])

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name, self.day)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16  # readable by all, wherever it is unpacked
        info.create_system = 3  # Unix, on whatever system it is made
        return info


def _day(sheet: Sheet) -> Day:
    released = sheet.release.released
    return (released.year, released.month, released.day, 0, 0, 0) if released else FIRST


def _package(sheets: list[Sheet], resources: list[dict]) -> dict:
    release = sheets[0].release
    told = {name: value for name, value in release.package.items() if name != "resources"}
    filters = next((sheet.query for sheet in sheets if sheet.query), "")
    sources = list(_sources(sheets[0]))
    return {**told, "release": release.digest, "filters": filters, "sources": sources, "resources": resources}


def _sources(sheet: Sheet) -> Iterator[dict]:
    for note in notes(sheet.release):
        yield {"title": note.source, **({"path": note.address} if note.address else {})}


def _resource(sheet: Sheet, length: int, digest: str) -> dict:
    """Describe a file as the release does, with the columns that were added."""
    described = next(each for each in sheet.release.package["resources"] if each["name"] == sheet.name)
    return described | {"bytes": length, "hash": digest, "schema": described["schema"] | {"fields": sheet.fields}}
