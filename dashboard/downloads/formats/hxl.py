"""CSV with a row of HXL hashtags below the header, for the tools of the humanitarian field (https://hxlstandard.org).

Beside the columns of the table stand the same values once more, in a column for each sort of number, because HXL
says in the hashtag what a row of the table says in its cells: `#affected+killed+ind+flow+min` is the lower bound
of people reported killed in a period. Place codes stand beside the place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

import pandas as pd

from dashboard.downloads.formats.lines import pieces
from dashboard.downloads.sheets import Sheet
from dashboard.downloads.traces import Cells
from etl.release import Release

BOUNDS = {"value_low": "+min", "value_high": "+max"}
CODES = ("country_code", "admin1_name", "admin1_pcode")  # of the gazetteer
Sort = tuple[str, ...]  # the values that qualify a number, in the order of `qualifiers`


def write(sheet: Sheet) -> Iterator[bytes]:
    """Write a sheet as CSV with hashtags, piece by piece."""
    sorts = Sorts(sheet)
    further, tags = [*sorts.names, *_codes(sheet)], [*sorts.tags, *_code_tags(sheet)]
    header, hashtags = sheet.header + further, [field["hxl"] for field in sheet.fields] + tags
    place = _place_of(sheet)
    return pieces(chain([header, hashtags], (cells + sorts.cells(cells) + place(cells) for cells in sheet.rows())))


class Sorts:
    """The sorts of numbers of a sheet: every one that its release holds, so that each view has the same columns."""

    def __init__(self, sheet: Sheet):
        fields = {field["name"]: field for field in sheet.fields}
        self.qualifiers = [name for name in fields if "hxlValues" in fields[name]]
        self.has_values = set(BOUNDS) <= set(fields) and "measure" in fields
        self.sorts = _met(sheet, self.qualifiers) if self.has_values else []
        self._tag = {sort: _tag(fields, self.qualifiers, sort) for sort in self.sorts}
        self._at = {sort: at for at, sort in enumerate(self.sorts)}
        self._places = {name: sheet.header.index(name) for name in [*self.qualifiers, *BOUNDS] if name in fields}

    @property
    def tags(self) -> list[str]:
        """Return the hashtags of the further columns."""
        return [self._tag[sort] + bound for sort in self.sorts for bound in BOUNDS.values()]

    @property
    def names(self) -> list[str]:
        """Return the names of the further columns: "affected killed ind flow min"."""
        return [tag.removeprefix("#").replace("+", " ") for tag in self.tags]

    def cells(self, cells: Cells) -> Cells:
        """Return the bounds of a row in the columns of its sort; the others stay empty."""
        further = [""] * (len(self.sorts) * len(BOUNDS))
        own = tuple(cells[self._places[name]] for name in self.qualifiers)
        if own in self._at:
            start = self._at[own] * len(BOUNDS)
            further[start : start + len(BOUNDS)] = [cells[self._places[name]] for name in BOUNDS]
        return further


def _met(sheet: Sheet, qualifiers: list[str]) -> list[Sort]:
    """The order is that of the contract, so that what was reported stands before what was projected."""
    frames = [sheet.release.tables[name][qualifiers] for name in sheet.masks]
    met = pd.concat(frames).drop_duplicates().itertuples(index=False)
    ranks = [{v: at for at, v in enumerate(_allowed(sheet, name))} for name in qualifiers]
    sorts = {tuple(_cell(value) for value in row) for row in met}
    return sorted(sorts, key=lambda sort: [rank.get(value, 0) for rank, value in zip(ranks, sort, strict=True)])


def _cell(value: object) -> str:
    return value if isinstance(value, str) else str(value).lower()


def _allowed(sheet: Sheet, name: str) -> list[str]:
    constraints = next(field["constraints"] for field in sheet.fields if field["name"] == name)
    return constraints.get("enum", ["false", "true"])


def _tag(fields: Mapping[str, dict], qualifiers: list[str], sort: Sort) -> str:
    """The measure gives the hashtag, everything else an attribute."""
    said = dict(zip(qualifiers, sort, strict=True))
    attributes = [fields[name]["hxlValues"].get(said[name], "") for name in qualifiers if name != "measure"]
    return fields["measure"]["hxlValues"].get(said["measure"], "#indicator") + "".join(attributes)


def _codes(sheet: Sheet) -> list[str]:
    """Return the columns of codes that are not there already."""
    header = sheet.header
    return [name for name in CODES if name not in header] if "place_id" in header else []


def _code_tags(sheet: Sheet) -> list[str]:
    resources = {resource["name"]: resource for resource in sheet.release.package["resources"]}
    tags = {field["name"]: field["hxl"] for field in resources["places"]["schema"]["fields"]}
    return [tags[name] for name in _codes(sheet)]


def _place_of(sheet: Sheet) -> Callable[[Cells], Cells]:
    """Return what gives the codes of the place of a row; empty where the place is not known."""
    names = _codes(sheet)
    if not names:
        return lambda _: []
    known, at = _gazetteer(sheet.release, names), sheet.header.index("place_id")
    return lambda cells: known.get(cells[at], [""] * len(names))


def _gazetteer(release: Release, names: list[str]) -> dict[str, Cells]:
    places = release.tables["places"].set_index("place_id")[names].fillna("")
    return {place: list(codes) for place, codes in zip(places.index, places.to_numpy(), strict=True)}
