"""How to cite a figure or a release: short and long, as text, BibTeX and CSL-JSON. Knows no web and no HTML."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.evidence import records
from dashboard.language.words import day, say
from dashboard.provenance import Provenance
from etl.release import Release

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
CSL_TYPES = {"dataset": "dataset", "misc": "webpage"}  # https://docs.citationstyles.org/en/stable/specification.html


@dataclass(frozen=True)
class Citation:
    """One thing to cite; `note` says what no field of a bibliography holds."""

    key: str
    kind: str  # of BibTeX: "dataset" or "misc"
    title: str
    authors: tuple[str, ...]  # people or bodies, written as they are to be printed
    container: str
    issued: date | None
    address: str
    version: str
    short: str
    long: str
    note: str = ""

    def text(self) -> str:
        """Return both forms as text."""
        return f"{self.short}\n\n{self.long}\n"

    def bibtex(self) -> str:
        """Return an entry for BibTeX; every name stands in braces, because none is to be taken apart."""
        names = " and ".join(f"{{{_escaped(author)}}}" for author in self.authors)
        issued = {"year": str(self.issued.year), "date": self.issued.isoformat()} if self.issued else {}
        said = {
            "title": f"{{{_escaped(self.title)}}}",
            "author": names,
            "howpublished": _escaped(self.container),
            **issued,
        }
        said |= {"url": self.address, "version": self.version, "note": _escaped(self.note)}
        lines = [f"  {name} = {{{value}}}," for name, value in said.items() if value]
        return "\n".join([f"@{self.kind}{{{self.key},", *lines, "}"]) + "\n"

    def csl(self) -> list[dict[str, Any]]:
        """Return the items for tools that read CSL-JSON, as Zotero does."""
        issued = (
            {"issued": {"date-parts": [[self.issued.year, self.issued.month, self.issued.day]]}} if self.issued else {}
        )
        said = {
            "id": self.key,
            "type": CSL_TYPES[self.kind],
            "title": self.title,
            "author": [{"literal": author} for author in self.authors],
            "container-title": self.container,
            "URL": self.address,
            "version": self.version,
            "note": self.note,
        }
        return [{name: value for name, value in said.items() if value} | issued]

    def csl_json(self) -> str:
        """Return these items as a file."""
        return json.dumps(self.csl(), ensure_ascii=False, indent=2) + "\n"


def _escaped(text: str) -> str:
    return "".join(SPECIAL.get(character, character) for character in text)


def of_figure(release: Release, told: Provenance) -> Citation:
    """Return how to cite one figure: its document is what is cited, its words are in the note."""
    row = records.figure(release, told.figure_id)
    document = records.document(release, row["document_id"])
    unknown = document["publisher_kind"] == "unknown"
    named = (row["issuer"], document["author"], None if unknown else document["publisher"])
    return Citation(
        key=_key(told.figure_id),
        kind="misc",
        title=told.heading,
        authors=tuple(filter(None, named))[:1],
        container=document["title"] if unknown else f"{document['title']}, {document['publisher']}",
        issued=document["published_start"],
        address=told.address,
        version=short_id(release),
        short=told.citation_short,
        long=told.citation_long,
        note=say("citation.note", words=row["as_written"], sha256=document["text_sha256"], **_span(row)),
    )


def _span(row: records.Record) -> dict[str, int]:
    return {"start": row["char_start"], "end": row["char_end"]}


def of_release(release: Release, base: str) -> Citation:
    """Return how to cite all tables of a release."""
    issued, title, address = release.released, release.package["title"], f"{base}/release"
    told = {"title": title, "day": day(issued) if issued else say("citation.undated"), "address": address}
    licence = ", ".join(licence["title"] for licence in release.package.get("licenses", ()))
    return Citation(
        key=_key(f"displacement-figures-{short_id(release)}"),
        kind="dataset",
        title=title,
        authors=(say("citation.publisher"),),
        container="",
        issued=issued,
        address=address,
        version=short_id(release),
        short=say("citation.short", id=short_id(release), **told),
        long=say(
            "citation.long", id=release.digest, description=release.package["description"], licence=licence, **told
        ),
        note=say("citation.digest", digest=release.digest),
    )


def short_id(release: Release) -> str:
    """Return the beginning of the digest that is the id of a release: enough to tell two apart."""
    return release.digest.removeprefix("sha256:")[:12]


def _key(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9:.-]", "-", name)
