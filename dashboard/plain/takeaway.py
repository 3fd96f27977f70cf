"""What readers take away: the files of `/download/`, and the pages that list and explain them.

`/downloads` `/dictionary` `/release`             pages made on the server
`/download/<table>.<format>`                      a table, or the rows that a query leaves of it
`/download/figures.<format>`                      the figures that the page shows for the same query
`/download/tables.zip`                            everything, explained
`/download/figure/<id>.<format>`                  one figure: its row, or how to cite it
`/download/release.<citation>`                    how to cite the release
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request
from werkzeug.exceptions import HTTPException, NotFound

from dashboard.downloads import changelog, citations, dictionary, downloads, licences
from dashboard.downloads.downloads import CITATIONS, Downloads, File, NotOffered, Shelf
from dashboard.evidence.gone import gone
from dashboard.language.words import say
from dashboard.plain.error_pages import WentAway
from dashboard.plain.pages import Pages
from dashboard.provenance import describe
from dashboard.selection import Selection
from dashboard.serving.sending import page, send
from etl.release import Release

LONGEST_ECHO = 80  # of what a reader asked for, when it is said that it does not exist


@dataclass(frozen=True)
class TakeAway:
    """The views of one release."""

    downloads: Downloads
    pages: Pages

    @property
    def release(self) -> Release:
        """The release that is handed out."""
        return self.downloads.release

    def routes(self) -> dict[str, Callable[..., Response]]:
        """Return each address and what answers it."""
        return {
            "/downloads": self.listing,
            "/dictionary": self.dictionary,
            "/release": self.told_release,
            "/download/release.<ending>": self.release_citation,
            "/download/figure/<wanted>": self.row,
            "/download/<wanted>": self.table,
        }

    def listing(self) -> Response:
        """List everything that can be had, with its size."""
        query, base = asked(), self.pages.base(request.host_url)
        selection = Selection.from_query(query, self.release.tables).filters()
        view = self.downloads.view(query, base) if selection.filtered() else None
        told = {"everything": self.downloads.everything(base), "shelves": self._shelves(base), "view": view}
        address = f"{base}/downloads"
        return page(self.pages.fill("downloads.html", **told, query=selection.to_query(), base=base, address=address))

    def dictionary(self) -> Response:
        """Explain every column."""
        base = self.pages.base(request.host_url)
        entries = list(dictionary.entries(self.release, self.downloads.texts, self.downloads.home(base)))
        keys = {entry.name: dictionary.key(self.release, entry.name) for entry in entries[:-1]}
        return page(self.pages.fill("dictionary.html", entries=entries, keys=keys, address=f"{base}/dictionary"))

    def told_release(self) -> Response:
        """Tell the release: its id and day, how to cite it, what it rests on, what it changed."""
        base = self.pages.base(request.host_url)
        citation = citations.of_release(self.release, self.downloads.home(base))
        told = {
            "id": citations.short_id(self.release),
            "day": self.release.released,
            "endings": list(CITATIONS),
        }
        found = {
            "citation": citation,
            "notes": list(licences.notes(self.release)),
            "steps": changelog.steps(self.release),
        }
        return page(self.pages.fill("release.html", **told, **found, address=f"{base}/release"))

    def release_citation(self, ending: str) -> Response:
        """Hand out how to cite the release."""
        if ending not in CITATIONS:
            raise self._not_offered(NotOffered("release", ending, CITATIONS))
        base = self.downloads.home(self.pages.base(request.host_url))
        name = f"release_{citations.short_id(self.release)[:8]}"
        return self._send(downloads.citation(citations.of_release(self.release, base), name, ending))

    def row(self, wanted: str) -> Response:
        """Hand out the row of one figure, or how to cite it."""
        name, ending = downloads.parted(wanted)
        base = self.downloads.home(self.pages.base(request.host_url))
        try:
            if ending in CITATIONS:
                told = describe(self.release, name, self.downloads.texts, base)
                return self._send(downloads.citation(citations.of_figure(self.release, told), name, ending))
            return self._send(self.downloads.row(wanted, base))
        except NotOffered as error:
            raise self._not_offered(error) from None
        except KeyError:
            raise missing_figure(self.release, name) from None

    def table(self, wanted: str) -> Response:
        """Hand out a table, or the rows of it that a query leaves."""
        try:
            return self._send(self.downloads.file(wanted, asked(), self.pages.base(request.host_url)))
        except NotOffered as error:
            raise self._not_offered(error) from None
        except KeyError:
            raise NotFound(say("plain.error.table", table=downloads.parted(wanted)[0][:LONGEST_ECHO])) from None

    def _send(self, file: File) -> Response:
        return send(file, self.release.released)

    def _shelves(self, base: str) -> list[Shelf]:
        return [self.downloads.shelf(downloads.FIGURES, say("take.figures"), "", base), *self.downloads.tables(base)]

    def _not_offered(self, error: NotOffered) -> NotFound:
        key = "no_parquet" if error.ending == "parquet" else "unknown_format"
        asked_for = {"table": error.name[:LONGEST_ECHO], "ending": error.ending[:LONGEST_ECHO]}
        return NotFound(say(f"take.{key}", **asked_for, endings=", ".join(error.endings)))


def missing_figure(release: Release, figure_id: str) -> HTTPException:
    """Return what to raise for a figure that is not in the release: it went away, or never was."""
    found = gone(release, figure_id)
    if found:
        return WentAway(found.sentence, found.links)
    return NotFound(say("plain.error.figure", figure_id=figure_id[:LONGEST_ECHO]))


def asked() -> str:
    """Return the query as it was asked."""
    return request.query_string.decode("utf-8", "replace")
