"""What a reader has chosen to see, as the address of the page states it.

The address is the only state: a copied link restores the view. Whatever it holds, it is read without complaint;
what nobody knows is listed in `ignored`, so that the page can say so. Knows neither Dash nor plotly.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

import pandas as pd

FIGURE_TABLES = ("displacement", "casualties", "camp_capacity")
SCALES = ("log", "linear")
BESIDE = ("agencies", "nothing")  # what the main chart shows beside the documents' figures
ALL = "all"  # what a form sends for a filter that is not set
NOBODY = "unattributed"  # the issuer of a figure whose text names none
LONGEST_QUERY = 2_000  # a view needs a tenth of it; more is noise
LONGEST_VALUE = 120
NAMES = {"since": "from", "until": "to"}  # `from` is a word of Python
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Ignored:
    """A part of the address that means nothing here."""

    name: str
    value: str


@dataclass(frozen=True)
class Selection:
    """Filters, how the main chart is drawn and the figure that is open; empty means all, or none open."""

    document: str = ""
    measure: str = ""
    status: str = ""
    issuer: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None
    scale: str = SCALES[0]
    beside: str = BESIDE[0]
    figure: str = ""
    ignored: tuple[Ignored, ...] = ()

    @classmethod
    def from_query(cls, query: str, tables: Tables, gone: Container[str] = ()) -> Selection:
        """Read a query string ("?status=projected&from=2016-10-17"); never raises.

        `gone` are the ids of figures of earlier releases: one can be open still, to say what became of it.
        """
        known = {name: set(values) for name, values in choices(tables).items()} | {"figure": FigureIds(tables, gone)}
        chosen: dict[str, object] = {}
        ignored = []
        for name, value in _pairs(query):
            field = _field(name)
            meaning = _meaning(field, value, known)
            if meaning is not None:
                chosen[field] = meaning
            elif value not in {"", ALL}:
                ignored.append(Ignored(name[:LONGEST_VALUE], value[:LONGEST_VALUE]))
        return cls(**chosen, ignored=tuple(ignored))

    def to_query(self) -> str:
        """Return the shortest query string that restores this selection, empty or beginning with "?"."""
        pairs = [(NAMES.get(field.name, field.name), getattr(self, field.name)) for field in fields(self)]
        plain = {"", None, SCALES[0], BESIDE[0]}
        query = urlencode([(name, value) for name, value in pairs if name != "ignored" and value not in plain])
        return f"?{query}" if query else ""

    def apply(self, tables: Tables) -> dict[str, pd.DataFrame]:
        """Return the three figure tables with only the rows that are chosen, in their published order."""
        inside = _places_within(tables, self.place)
        return {name: tables[name][self._chosen(tables[name], inside)] for name in FIGURE_TABLES}

    def view(self) -> Selection:
        """Return the selection without the open figure: what the charts and tables show."""
        return replace(self, figure="", ignored=())

    def filtered(self) -> bool:
        """Say whether any filter is set."""
        return self.filters() != Selection()

    def filters(self) -> Selection:
        """Return the filters alone: what decides which rows are chosen."""
        return replace(self.view(), scale=SCALES[0], beside=BESIDE[0])

    def _chosen(self, frame: pd.DataFrame, inside: set[str]) -> pd.Series:
        chosen = pd.Series(True, index=frame.index)
        for column, value in (("document_id", self.document), ("measure", self.measure), ("status", self.status)):
            if value:
                chosen &= frame[column] == value
        if self.issuer:
            chosen &= frame["issuer"].fillna(NOBODY) == self.issuer
        if self.place:
            chosen &= frame["place_id"].isin(inside)
        return chosen & self._in_time(frame)

    def _in_time(self, frame: pd.DataFrame) -> pd.Series:
        """A figure is in time if it was said, or is about, any day of the chosen ones."""
        in_time = pd.Series(False, index=frame.index)
        for time in ("stated", "period", "horizon"):
            start, end = frame[f"{time}_start"], frame[f"{time}_end"]
            in_time |= self._overlaps(start.fillna(end), end.fillna(start))
        return in_time

    def _overlaps(self, start: pd.Series, end: pd.Series) -> pd.Series:
        overlaps = start.notna()
        if self.since:
            overlaps &= end >= pd.Timestamp(self.since)
        if self.until:
            overlaps &= start <= pd.Timestamp(self.until)
        return overlaps


def choices(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Return what can be chosen in each closed filter, in the order in which it is offered."""
    figures = [tables[name] for name in FIGURE_TABLES]
    places = pd.concat([frame["place_id"] for frame in figures]).dropna().unique()
    return {
        "document": tuple(tables["documents"].sort_values("published_start", kind="stable")["document_id"]),
        "measure": _met(figures, "measure"),
        "status": _met(figures, "status"),
        "issuer": _met(figures, "issuer", NOBODY),
        "place": _with_containers(tables, places),
        "scale": SCALES,
        "beside": BESIDE,
    }


def _met(frames: list[pd.DataFrame], column: str, missing: str = "") -> tuple[str, ...]:
    values = pd.concat([frame[column] for frame in frames])
    named = sorted(values.dropna().unique())
    return (*named, missing) if missing and values.isna().any() else tuple(named)


def _with_containers(tables: Tables, met: list[str]) -> tuple[str, ...]:
    within = containers(tables)
    wanted = {place for start in met for place in _chain(start, within)}
    return tuple(place for place in tables["places"]["place_id"] if place in wanted)


def containers(tables: Tables) -> dict[str, str]:
    """Return which place contains which, by id."""
    places = tables["places"]
    inside = places.dropna(subset=["within"])
    return dict(zip(inside["place_id"], inside["within"], strict=True))


def _chain(place: str, within: Mapping[str, str]) -> list[str]:
    """Return a place and those that contain it, from the smallest; a circle in the gazetteer ends it."""
    chain: list[str] = []
    while place and place not in chain:
        chain.append(place)
        place = within.get(place, "")
    return chain


def _places_within(tables: Tables, container: str) -> set[str]:
    within = containers(tables)
    return {place for place in tables["places"]["place_id"] if container in _chain(place, within)}


class FigureIds:
    """The ids of all figures; looked at only where an address names one, for there may be a million."""

    def __init__(self, tables: Tables, gone: Container[str] = ()):
        self.tables, self.gone = tables, gone

    def __contains__(self, figure_id: str) -> bool:
        there = any((self.tables[name]["figure_id"] == figure_id).any() for name in FIGURE_TABLES)
        return there or figure_id in self.gone


def _pairs(query: object) -> list[tuple[str, str]]:
    text = query[:LONGEST_QUERY] if isinstance(query, str) else ""
    try:
        return parse_qsl(text.removeprefix("?"), max_num_fields=50)
    except ValueError:  # more parameters than any view has
        return []


def _field(name: str) -> str:
    return next((field for field, written in NAMES.items() if written == name), "" if name in NAMES else name)


def _meaning(field: str, value: str, known: Mapping[str, Container[str]]) -> object | None:
    if field in NAMES:
        return _day(value)
    return value if value in known.get(field, ()) else None


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
