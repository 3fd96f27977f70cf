"""Who owns what of a release, source by source. Knows no web and no HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.evidence import records
from dashboard.evidence.answers import publisher
from dashboard.language.words import count, number, say
from etl.release import Release


@dataclass(frozen=True)
class Note:
    """A source, where it stands, and what may be done with what was taken from it."""

    source: str
    address: str  # empty where it is not known
    note: str


def notes(release: Release) -> Iterator[Note]:
    """Return a note for every document and for every agency of the reference series."""
    for document in records.documents(release):
        taken = say("licence.document", figures=count("figures", document["figures"]))
        yield Note(
            say("licence.titled", title=document["title"], publisher=publisher(document)), document["url"] or "", taken
        )
    facts = release.tables["reference"]
    for issuer in sorted(facts["issuer"].unique()):
        own = facts[facts["issuer"] == issuer]
        yield Note(issuer, own["url"].iloc[0], say("licence.agency", facts=number(len(own))))
