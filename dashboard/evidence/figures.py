"""Figures as the page speaks of them: rows of the tables as plain objects, and the words for them.

The last module that sees a data frame on the way to the charts and the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.language.words import capital, count, days, listed, number, say, short_day, with_unit
from dashboard.selection import FIGURE_TABLES, Tables

AS_PUBLISHED = (
    "figure_id", "document_id", "as_written", "quantifier", "unit", "people_low", "people_high", "measure", "status",
    "stock_flow", "additional", "population", "issuer", "place_id", "verification", "group_id", "role", "caveat", "scenario",
)  # fmt: skip


LONGEST_INCIDENT = 14  # days; "late October" is one event on an uncertain day


@dataclass(frozen=True)
class Span:
    """Some days, from the first to the last; the same where it is one.

    `open` names the bound that is not known ("start" or "end"): the other stands in its place, to be drawn but not said.
    """

    start: date
    end: date
    open: str = ""

    def __str__(self) -> str:
        return say(f"figure.open_{self.open}", day=short_day(self.start)) if self.open else days(self.start, self.end)

    @property
    def certain(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end


@dataclass(frozen=True)
class Figure:
    """One figure: values and times as stated, None where the text does not say, names where tables hold ids."""

    figure_id: str
    table: str
    document_id: str
    document_title: str
    publisher: str
    as_written: str
    low: int | None
    high: int | None
    quantifier: str
    unit: str
    people_low: int | None
    people_high: int | None
    measure: str
    status: str
    stock_flow: str
    additional: bool
    population: str
    issuer: str | None
    stated: Span
    period: Span | None
    horizon: Span | None
    place: str | None
    place_id: str | None
    verification: str
    group_id: str
    role: str
    caveat: str | None
    scenario: str | None = None
    told_in: int = 1  # documents that make the same claim

    @property
    def span(self) -> Span:
        """The days at which it is drawn: what it is about if it was reported, else when it was said."""
        return self.period if self.status == "reported" and self.period else self.stated

    @property
    def counts_people(self) -> bool:
        """Whether it has a place on an axis of people."""
        return self.quantifier != "vague" and (self.unit == "people" or self.people is not None)

    @property
    def people(self) -> tuple[int | None, int | None] | None:
        """Bounds in people, converted ones where it was stated in another unit; None where it has none."""
        if self.unit == "people":
            return self.low, self.high
        if self.people_low is None and self.people_high is None:
            return None
        return self.people_low, self.people_high

    @property
    def level(self) -> int:
        """The bound at which it is drawn: the lower one where there is one."""
        low, high = self.people or (self.low, self.high)
        return low if low is not None else high

    @property
    def doubtful(self) -> bool:
        """Whether somebody disputes it or took it back."""
        return self.verification in {"disputed", "withdrawn"}

    @property
    def incident(self) -> bool:
        """Whether it is about one event, not about a month or a campaign: its days lie close together."""
        return bool(self.period) and (self.period.end - self.period.start).days < LONGEST_INCIDENT


def figures(tables: Tables, chosen: Mapping[str, pd.DataFrame]) -> dict[str, tuple[Figure, ...]]:
    """Return the chosen rows of the three figure tables as figures, in the order of the days they are about."""
    titles = _among(tables["documents"], "document_id", chosen).set_index("document_id")
    places = dict(zip(tables["places"]["place_id"], tables["places"]["name"], strict=True))
    told_in = _documents_of_claims(tables, chosen)
    return {
        name: tuple(sorted((_figure(name, row, titles, places, told_in) for row in _rows(chosen[name])), key=_order))
        for name in FIGURE_TABLES
    }


def _documents_of_claims(tables: Tables, chosen: Mapping[str, pd.DataFrame]) -> Mapping[str, int]:
    """Count the documents that make each of the chosen claims; a part of a claim is no telling of it."""
    rows = pd.concat([_among(tables[name], "group_id", chosen) for name in FIGURE_TABLES])
    told = rows[rows["role"] != "part"].drop_duplicates(["group_id", "document_id"])
    return Counter(told["group_id"])


def _among(frame: pd.DataFrame, column: str, chosen: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows that share a value of a column with a chosen one: of very many rows, few."""
    return frame[frame[column].isin({value for each in chosen.values() for value in each[column]})]


def _rows(frame: pd.DataFrame) -> list[dict]:
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in frame.to_dict("records")
    ]


def _figure(
    table: str, row: dict, titles: pd.DataFrame, places: Mapping[str, str], told_in: Mapping[str, int]
) -> Figure:
    return Figure(
        table=table,
        document_title=titles.at[row["document_id"], "title"],
        publisher=publisher(titles.loc[row["document_id"]]),
        low=row["value_low"],
        high=row["value_high"],
        stated=_span(row, "stated"),
        period=_span(row, "period"),
        horizon=_span(row, "horizon"),
        place=places.get(row["place_id"], row["place"]),
        told_in=told_in[row["group_id"]] or 1,
        **{name: row[name] for name in AS_PUBLISHED},
    )


def publisher(document: Mapping[str, str]) -> str:
    """Return who published a document, or that it is not known."""
    return say("figure.unknown_publisher") if document["publisher_kind"] == "unknown" else document["publisher"]


def _span(row: dict, name: str) -> Span | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    if start is None and end is None:
        return None
    missing = "start" if start is None else "end" if end is None else ""
    return Span((start or end).date(), (end or start).date(), missing)


def _order(figure: Figure) -> tuple:
    return figure.span.end, figure.span.start, -figure.level, figure.figure_id


def claims(found: Iterable[Figure]) -> list[Figure]:
    """Return one figure for each claim: its headline, or the first telling where the headline is not chosen."""
    best: dict[tuple[str, str], Figure] = {}
    for figure in found:
        key = claim_key(figure)
        if key not in best or (figure.role == "headline" and best[key].role != "headline"):
            best[key] = figure
    return list(best.values())


def claim_key(figure: Figure) -> tuple[str, str]:
    """Return what all tellings of one claim share; a part of a claim is a claim of its own."""
    return figure.group_id, figure.figure_id if figure.role == "part" else ""


# Words for figures


def quantity(figure: Figure, write=number) -> str:
    """Return how many, as firm as it was said: "at least 200,000", "about 50 %"."""
    low, high = (None if bound is None else _with_unit(figure, bound, write) for bound in (figure.low, figure.high))
    return say(f"quantifier.{figure.quantifier}", low=low, high=high, words=figure.as_written)


def _with_unit(figure: Figure, value: int, write) -> str:
    return with_unit(figure.unit, value, write(value))


def people(figure: Figure) -> str:
    """Return who is counted."""
    return say(f"population.{figure.population}")


def measure(figure: Figure) -> str:
    """Return what happened to them, or what may: "displaced", "may flee"."""
    return say(f"measure.{figure.status}.{figure.measure}")


def phrase(figure: Figure) -> str:
    """Return the figure in a line: "at least 200,000 civilians displaced"."""
    if figure.table == "camp_capacity" and figure.unit in {"households", "plots"}:
        return f"{quantity(figure)} {say(f'in_camps.{figure.status}.{figure.measure}')}"
    if figure.table == "camp_capacity" or figure.unit == "households" or figure.quantifier == "vague":
        return f"{quantity(figure)} {measure(figure)}"  # the unit or the vague words say who is counted
    if figure.unit == "percent":
        return say("figure.share", quantity=quantity(figure), people=people(figure), measure=measure(figure))
    return say("figure.as_counted", quantity=quantity(figure), people=people(figure), measure=measure(figure))


def issuer(figure: Figure) -> str:
    """Return who says it, or that nobody is named."""
    return figure.issuer or say("figure.by_nobody")


def about(figure: Figure) -> str:
    """Return the time it is about: "since 17 Oct 2016, as of 1 Mar 2017"."""
    span = figure.horizon if figure.status != "reported" else figure.period
    if span is None:
        return say("figure.untimed")
    if figure.stock_flow == "cumulative" and not span.certain:
        return say("format.list").join(
            [say("figure.since", day=short_day(span.start)), say("figure.as_of", day=short_day(span.end))]
        )
    return str(span)


def where(figure: Figure) -> str:
    """Return the place it is about."""
    return figure.place or say("figure.nowhere")


def warnings(figure: Figure) -> list[str]:
    """Return the words that must not be missing beside the figure: withdrawn, on top of others, told twice."""
    found = [say(f"figure.{figure.verification}")] if figure.doubtful else []
    if figure.additional:
        found.append(say("figure.additional"))
    if figure.told_in > 1:
        found.append(say("figure.repeats", documents=count("documents", figure.told_in), origins=count("origins", 1)))
    return found


def source(figure: Figure) -> str:
    """Return who said it and when: "UN OCHA, 28 Feb 2017"."""
    return say("format.list").join([issuer(figure), str(figure.stated)])


def sentence(figure: Figure) -> str:
    """Return the figure as a part of a sentence, with its source."""
    return say("figure.sourced", figure=phrase(figure), source="; ".join([*warnings(figure), source(figure)]))


def sentences(found: Iterable[Figure]) -> str:
    """Return several figures as one list in words."""
    return listed([sentence(figure) for figure in found])


def title(figure: Figure) -> str:
    """Return the figure in a line that begins with a capital."""
    return capital(phrase(figure))
