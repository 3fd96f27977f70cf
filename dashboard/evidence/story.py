"""What the figures say, in sentences: the answers at the top of the page and the summary of each chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dashboard.evidence import figures as told
from dashboard.evidence.figures import Figure
from dashboard.evidence.series import Fact, Series
from dashboard.language.words import capital, count, day, listed, say

SUMMED_UP = 4  # figures in a sentence; a longer one is not read


@dataclass(frozen=True)
class Answer:
    """One of the questions that everybody asks, answered by one figure, or by none."""

    status: str
    figure: Figure | None
    others: tuple[Figure, ...]

    @property
    def question(self) -> str:
        """What is answered."""
        return say(f"answer.{self.status}")

    @property
    def none(self) -> str:
        """That there is no answer."""
        return say(f"answer.none_{self.status}")


def answers(displacement: Sequence[Figure], camps: Sequence[Figure]) -> list[Answer]:
    """Answer how many were reported displaced, how many projected, and what the camps were planned to hold."""
    counted = [figure for figure in displacement if figure.counts_people and figure.measure != "returned"]
    reported = [figure for figure in counted if figure.status == "reported"]
    projected = [figure for figure in counted if figure.status == "projected"]
    planned = [figure for figure in camps if figure.counts_people and figure.status == "planned"]
    return [
        _answer("reported", reported, _newest_total),
        _answer("projected", projected, _highest_level),
        _answer("planned", planned, _newest),
    ]


def _answer(status: str, found: Sequence[Figure], rank: Callable[[Figure], tuple]) -> Answer:
    ranked = sorted(found, key=rank, reverse=True)
    return Answer(status, ranked[0] if ranked else None, tuple(ranked[1:]))


def _newest_total(figure: Figure) -> tuple:
    total = figure.stock_flow in {"stock", "cumulative"}
    return figure.verification != "withdrawn", figure.role != "part", total, figure.span.end, figure.level


def _highest_level(figure: Figure) -> tuple:
    return figure.verification != "withdrawn", not figure.additional, figure.level, figure.stated.end


def _newest(figure: Figure) -> tuple:
    return figure.verification != "withdrawn", figure.stated.end, figure.level


def summary(name: str, parts: Sequence[tuple[str, Sequence[Figure]]]) -> str:
    """Return one sentence for each part that has figures ("Reported: ..."), or that there is nothing to draw."""
    said = [capital(say(f"{name}.{part}", list=_several(found))) for part, found in parts if found]
    return " ".join(said) or say("chart.none")


def _several(found: Sequence[Figure]) -> str:
    ranked = sorted(found, key=lambda figure: (figure.role == "part", -figure.level))
    first = [told.sentence(figure) for figure in ranked[:SUMMED_UP]]
    left = len(ranked) - len(first)
    return listed([*first, count("others", left)] if left else first)


def over_time_summary(displacement: Sequence[Figure], camps: Sequence[Figure], beside: Sequence[Series] = ()) -> str:
    """Return what the chart of displacement over time says."""
    counted = [figure for figure in displacement if figure.counts_people]
    said = summary(
        "displacement",
        [
            ("summary_reported", [figure for figure in counted if figure.status == "reported"]),
            ("summary_projected", [figure for figure in counted if figure.status == "projected"]),
            ("summary_planned", [figure for figure in camps if figure.counts_people and figure.status == "planned"]),
        ],
    )
    counts = say("series.summary", list=listed([each.sentence for each in beside])) if beside else ""
    return f"{said} {counts}".strip()


def casualties_summary(casualties: Sequence[Figure]) -> str:
    """Return what the chart of casualties says."""
    counted = [figure for figure in casualties if figure.counts_people]
    return summary(
        "casualties",
        [
            ("summary_period", [figure for figure in counted if not figure.incident]),
            ("summary_incident", [figure for figure in counted if figure.incident]),
        ],
    )


def camps_summary(camps: Sequence[Figure], need: Sequence[Figure]) -> str:
    """Return what the chart of camp places says."""
    places = [figure for figure in camps if figure.counts_people]
    projected = [figure for figure in need if figure.counts_people]
    return summary("camps", [("summary_places", places), ("summary_need", projected)])


def count_warnings(beside: Sequence[Series]) -> list[str]:
    """Return what must be known of the agencies' lines: that two count one thing, and where one counts in a new way."""
    ordered = sorted(beside, key=lambda each: (each.measure, each.place, each.counted_by, each.facts[0].day))
    alike = [list(group) for _, group in groupby(ordered, key=lambda each: (each.measure, each.place))]
    return [said for group in alike for said in (*_two_counts(group), *_breaks(group))]


def _two_counts(group: Sequence[Series]) -> list[str]:
    counted: dict[str, list[Fact]] = {}
    for each in group:
        counted.setdefault(each.counted_by, []).extend(each.facts)
    if len(counted) < 2:
        return []
    said = [_counted(counted_by, fact) for counted_by, fact in _nearest(counted).items()]
    first = group[0]
    return [say("counts_note.two", measure=say(f"series.{first.measure}"), place=first.place, counts=listed(said))]


def _nearest(counted: Mapping[str, Sequence[Fact]]) -> dict[str, Fact]:
    """Return a fact of each counter, of days as near to each other as there are, and as late."""

    def beside(one: Fact) -> dict[str, Fact]:
        return {name: min(found, key=lambda other: abs(other.day - one.day)) for name, found in counted.items()}

    def apart(one: Fact) -> tuple:
        return sum(abs((other.day - one.day).days) for other in beside(one).values()), -one.day.toordinal()

    shortest = min(counted.values(), key=len)
    return beside(min(shortest, key=apart))


def _counted(counted_by: str, fact: Fact) -> str:
    return say("counts_note.counted", counted_by=counted_by, quantity=fact.quantity, day=day(fact.day))


def _breaks(group: Sequence[Series]) -> list[str]:
    return [
        say(
            "counts_note.break",
            name=new.name,
            place=new.place,
            day=day(new.facts[0].day),
            caveat=new.facts[0].caveat or "",
        )
        for old, new in pairwise(group)
        if old.counted_by == new.counted_by
    ]
