"""The README of the zip: what a newcomer needs who has nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.downloads.citations import Citation
from dashboard.downloads.dictionary import Column, columns
from dashboard.downloads.licences import notes
from dashboard.downloads.sheets import Sheet
from dashboard.language.words import number, say


def write(sheets: list[Sheet], citation: Citation) -> str:
    """Write it as Markdown."""
    release = sheets[0].release
    parts = [
        f"# {release.package['title']}",
        release.package["description"],
        say(
            "readme.release",
            digest=release.digest,
            day=release.package.get("created", "")[:10],
            address=citation.address,
        ),
        _filters(sheets),
        f"## {say('readme.files')}",
        _table([say("readme.file"), say("readme.rows"), say("readme.meaning")], map(_file, sheets)),
        f"## {say('readme.reading_title')}",
        say("readme.reading"),
        f"## {say('readme.checking_title')}",
        say("readme.checking"),
        f"## {say('readme.citation')}",
        citation.long,
        f"## {say('readme.licences')}",
        say("readme.licence", licence=_licence(sheets[0])),
        _table([say("readme.source"), say("readme.address"), say("readme.terms")], _notes(sheets[0])),
        f"## {say('readme.dictionary')}",
        *(part for sheet in sheets for part in _dictionary(sheet)),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _filters(sheets: list[Sheet]) -> str:
    query = next((sheet.query for sheet in sheets if sheet.query), "")
    return say("readme.filters", query=query) if query else say("readme.no_filters")


def _file(sheet: Sheet) -> tuple[str, str, str]:
    return f"`{sheet.name}.csv`", number(len(sheet)), _meaning(sheet)


def _meaning(sheet: Sheet) -> str:
    return next(each["description"] for each in sheet.release.package["resources"] if each["name"] == sheet.name)


def _licence(sheet: Sheet) -> str:
    return ", ".join(f"{each['title']} ({each['path']})" for each in sheet.release.package.get("licenses", ()))


def _notes(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    return ((note.source, note.address, note.note) for note in notes(sheet.release))


def _dictionary(sheet: Sheet) -> Iterator[str]:
    yield f"### {sheet.name}"
    yield _meaning(sheet)
    headings = [say(f"dictionary.{name}") for name in ("column", "meaning", "type", "rules", "hxl", "example")]
    yield _table(headings, map(_column, columns(sheet)))


def _column(told: Column) -> tuple[str, ...]:
    allowed = say("dictionary.one_of", values=", ".join(told.allowed)) if told.allowed else ""
    meaning = " ".join(filter(None, [f"{told.title}: {told.meaning}", allowed]))
    return f"`{told.name}`", meaning, told.kind, told.rules, f"`{told.hxl}`", told.example


def _table(headings: list[str], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(map(_cell, cells)) + " |" for cells in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
