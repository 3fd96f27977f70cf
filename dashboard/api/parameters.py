"""What the API may be asked: each parameter, what it allows, and what is wrong with what was asked. Knows no web."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.language.words import say
from dashboard.selection import NAMES, Selection, choices
from etl.release import Release

MOST = 1_000  # rows a page
USUAL = 100
LONGEST_ECHO = 120
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True)
class Parameter:
    """One parameter; `read` raises `ValueError` for a value that is not allowed."""

    name: str
    schema: Mapping[str, Any]  # of OpenAPI
    allowed: list[str]  # the values, or one sentence that says which
    read: Callable[[str], Any]


class Refused(Exception):
    """What was asked is wrong; every fault with what is allowed."""

    def __init__(self, faults: list[dict[str, Any]]):
        super().__init__(faults)
        self.faults = faults


def filters(release: Release) -> list[Parameter]:
    """Return the filters of the page."""
    known = choices(release.tables)
    closed = [_closed(name, known[name]) for name in ("document", "measure", "status", "issuer", "place")]
    return [*closed, *(_day(name) for name in NAMES.values())]


def pages() -> list[Parameter]:
    """Return what leads through a long list."""
    return [
        _whole("limit", 1, MOST, USUAL, say("api.allowed.limit", most=MOST)),
        _whole("offset", 0, 10**9 - 1, 0, say("api.allowed.offset")),
    ]


def _closed(name: str, values: tuple[str, ...]) -> Parameter:
    def read(value: str) -> str:
        if value not in values:
            raise ValueError(value)
        return value

    return Parameter(name, {"type": "string", "enum": list(values)}, list(values), read)


def _day(name: str) -> Parameter:
    def read(value: str) -> date:
        if not ISO_DAY.fullmatch(value):
            raise ValueError(value)
        return date.fromisoformat(value)

    return Parameter(name, {"type": "string", "format": "date"}, [say("api.allowed.day")], read)


def _whole(name: str, least: int, most: int, usual: int, allowed: str) -> Parameter:
    def read(value: str) -> int:
        if not WHOLE.fullmatch(value) or not least <= int(value) <= most:
            raise ValueError(value)
        return int(value)

    schema = {"type": "integer", "minimum": least, "maximum": most, "default": usual}
    return Parameter(name, schema, [allowed], read)


def read(asked: Iterable[tuple[str, str]], known: Iterable[Parameter]) -> dict[str, Any]:
    """Return the meaning of each parameter that was given; raise `Refused` with everything that is wrong."""
    by_name = {parameter.name: parameter for parameter in known}
    found: dict[str, Any] = {}
    faults = []
    for name, value in asked:
        try:
            if name in found:
                faults.append(_fault(name, value, "twice", by_name[name].allowed))
            found[name] = by_name[name].read(value)
        except KeyError:
            faults.append(_fault(name, value, "unknown_parameter", sorted(by_name)))
        except ValueError:
            faults.append(_fault(name, value, "value", by_name[name].allowed))
    if faults:
        raise Refused(faults)
    return found


def _fault(name: str, value: str, problem: str, allowed: list[str]) -> dict[str, Any]:
    told = {"parameter": name[:LONGEST_ECHO], "found": value[:LONGEST_ECHO]}
    return {**told, "problem": say(f"api.error.{problem}"), "allowed": allowed}


def selection(found: Mapping[str, Any]) -> Selection:
    """Return the selection that the filters among some parameters make."""
    written = {of_query: of_python for of_python, of_query in NAMES.items()}
    paging = {"limit", "offset"}
    return Selection(**{written.get(name, name): value for name, value in found.items() if name not in paging})
