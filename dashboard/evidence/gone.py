"""Figures that an earlier release published and this one does not: when they went, and where to.

Known from the list of changes that the release carries. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.evidence.answers import Link
from dashboard.evidence.figures import source, title
from dashboard.evidence.records import FIGURE_TABLES
from dashboard.evidence.related import by_id, with_verdict
from dashboard.language.words import day, say
from etl.release import Release


@dataclass(frozen=True)
class Gone:
    """What became of a figure: a sentence, and links to what states the same words now, its document, the changes."""

    figure_id: str
    sentence: str
    links: tuple[Link, ...]


def gone(release: Release, figure_id: str) -> Gone | None:
    """Return what became of a figure that is not in the release, None where no release is known to have had it."""
    removal = next(_removals(release, figure_id), None)
    if removal is None:
        return None
    entry, change = removal
    told = {"figure_id": figure_id, "words": change["old"], "day": day(date.fromisoformat(entry["released"]))}
    links = [_heir(release, entry, change), _document(release, figure_id), Link(say("gone.changes"), "/release")]
    return Gone(figure_id, say("gone.sentence", **told), tuple(link for link in links if link))


class GoneIds:
    """The ids of all figures that earlier releases had; looked at only where an address names one."""

    def __init__(self, release: Release):
        self.release = release

    def __contains__(self, figure_id: str) -> bool:
        return any(_removals(self.release, figure_id))


def _removals(release: Release, figure_id: str) -> Iterator[tuple[dict, dict]]:
    """Return the entries of the list of changes that remove a figure, the newest first."""
    for entry in release.package.get("changes", ()):
        for change in entry["changes"]:
            if (change["change"], change["id"]) == ("removed", figure_id) and change["table"] in FIGURE_TABLES:
                yield entry, change


def _heir(release: Release, entry: dict, removed: dict) -> Link | None:
    """Return the figure that came with the same words when this one went, if it is one only and is there still."""
    came = {
        change["id"]
        for change in entry["changes"]
        if change["change"] == "added" and change["table"] in FIGURE_TABLES and change["new"] == removed["old"]
    }
    found = by_id(release, came) if len(came) == 1 else {}
    for figure in found.values():
        claim = with_verdict(figure, title(figure))
        return Link(say("gone.heir", claim=claim, source=source(figure)), f"/figure/{figure.figure_id}")
    return None


def _document(release: Release, figure_id: str) -> Link | None:
    """Return the document that it stood in: the id of a figure begins with that of its document."""
    known = [name for name in release.tables["documents"]["document_id"] if figure_id.startswith(f"{name}-")]
    return Link(say("gone.document"), f"/document/{max(known, key=len)}") if known else None
