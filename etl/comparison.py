"""Holds what the machine finds against what a reviewer decided, number by number and field by field.

Knows nothing of files. Both sides are read as the same kind of view: the columns of a figure, by name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from etl.extract.mention import FIGURE_KINDS, Mention

Columns = Mapping[str, Any]
NOTHING: Columns = {}


@dataclass(frozen=True)
class Pair:
    """One number as both see it; `reviewer` or `machine` is empty where that side has no such number."""

    reviewer: Columns
    machine: Columns

    @property
    def either(self) -> Columns:
        """Whoever has the number, the reviewer first."""
        return self.reviewer or self.machine

    @property
    def agrees_on_kind(self) -> bool:
        """Whether both have it and call it the same."""
        return self.reviewer.get("kind") == self.machine.get("kind")


@dataclass(frozen=True)
class Field:
    """One thing that both sides say of a number: when two readings of it are the same, and how one is shown."""

    name: str
    same: Callable[[Columns, Columns], bool]
    shown: Callable[[Columns], str]


def pairs(reviewed: Iterable[Columns], found: Iterable[Mention]) -> list[Pair]:
    """Match numbers whose words overlap, each once, preferring the same kind; in reading order."""
    machine = [mention._asdict() for mention in sorted(found, key=lambda mention: mention.char_start)]
    ends, free = [mention["char_end"] for mention in machine], set(range(len(machine)))
    matched = [_match(number, machine, ends, free) for number in sorted(reviewed, key=_start)]
    alone = [Pair(NOTHING, machine[index]) for index in free]
    return sorted(matched + alone, key=lambda pair: _start(pair.either))


def differences(pair: Pair) -> Iterator[str]:
    """Say in one line each what the two see differently: position, words, field, machine against reviewer."""
    number = pair.either
    where = f"{number['char_start']}:{number['char_end']} {number['as_written']!r}"
    if not pair.agrees_on_kind:
        yield f"{where} kind: machine {_kind(pair.machine)}, reviewer {_kind(pair.reviewer)}"
        return
    for field in fields(number["kind"]):
        if not field.same(pair.machine, pair.reviewer):
            yield f"{where} {field.name}: machine {field.shown(pair.machine)}, reviewer {field.shown(pair.reviewer)}"


def fields(kind: str) -> tuple[Field, ...]:
    """What is compared of a number of this kind."""
    return FIGURE_FIELDS if kind in FIGURE_KINDS else OTHER_FIELDS[kind]


def _match(number: Columns, machine: list[dict[str, Any]], ends: list[int], free: set[int]) -> Pair:
    """Take the best free mention that shares words with a number the reviewer decided."""
    near = range(bisect_right(ends, number["char_start"]), len(machine))
    sharing = takewhile(lambda index: machine[index]["char_start"] < number["char_end"], near)
    best = max(free.intersection(sharing), key=lambda index: _closeness(number, machine[index]), default=None)
    free.discard(best)
    return Pair(number, NOTHING if best is None else machine[best])


def _closeness(number: Columns, mention: Columns) -> tuple[bool, int, int]:
    shared = min(number["char_end"], mention["char_end"]) - max(number["char_start"], mention["char_start"])
    return number["kind"] == mention["kind"], shared, -mention["char_start"]


def _start(number: Columns) -> int:
    return number["char_start"]


def _kind(number: Columns) -> str:
    if not number:
        return "sees no number"
    told = number.get("measure") or number.get("reason") or number.get("subject")
    return f"{number['kind']} ({told})" if told else number["kind"]


def _equal(*columns: str) -> Callable[[Columns, Columns], bool]:
    return lambda one, other: all(_said(one, column) == _said(other, column) for column in columns)


def _said(number: Columns, column: str) -> Any:
    """What is said, with what nobody writes down, false, as nothing; zero is not nothing."""
    value = number.get(column)
    return None if value is False else value


def _same_name(column: str) -> Callable[[Columns, Columns], bool]:
    return lambda one, other: _name(one.get(column)) == _name(other.get(column))


def _name(told: str | None) -> str:
    """A name without what varies between writers: capitals, dots, an article."""
    return (told or "").casefold().replace(".", "").removeprefix("the ").strip()


def _same_place(one: Columns, other: Columns) -> bool:
    """The gazetteer's id decides where both have one."""
    ids = one.get("place_id"), other.get("place_id")
    return ids[0] == ids[1] if all(ids) else _same_name("place")(one, other)


def _shown(column: str) -> Callable[[Columns], str]:
    return lambda number: repr(number[column]) if number.get(column) else "nothing"


def _place(number: Columns) -> str:
    return _shown("place")(number) + (f" ({number['place_id']})" if number.get("place_id") else "")


def _from_to(first: str, last: str) -> Callable[[Columns], str]:
    """Show two bounds, the second where it differs; an open one is said to be open."""

    def shown(number: Columns) -> str:
        bounds = [number.get(first), number.get(last)]
        if bounds == [None, None]:
            return "nothing"
        return " to ".join(dict.fromkeys("open" if bound is None else str(bound) for bound in bounds))

    return shown


def _plain(column: str) -> Field:
    return Field(column, _equal(column), _shown(column))


WORDS = Field("words", _equal("char_start", "char_end"), _shown("as_written"))
VALUE = Field("value", _equal("value_low", "value_high"), _from_to("value_low", "value_high"))
PERIOD = Field("period", _equal("period_start", "period_end"), _from_to("period_start", "period_end"))
ISSUER = Field("issuer", _same_name("issuer"), _shown("issuer"))
PLACE = Field("place", _same_place, _place)
FIGURE_FIELDS = (
    WORDS, VALUE, *map(_plain, ("quantifier", "unit", "measure", "status", "stock_flow", "additional", "population")),
    ISSUER, _plain("issuer_kind"), PERIOD, PLACE, _plain("place_role"),
)  # fmt: skip
OTHER_FIELDS = {
    "context": (WORDS, VALUE, _plain("quantifier"), _plain("subject")),
    "set_aside": (WORDS, _plain("reason")),
}
