"""Marks that look alike as one trace: plotly takes its time for each trace, and hardly any for one more point.

What plotly can tell point by point (place, words, figure, marker) may differ within a trace; what it cannot (a line's
colour, width and dash) is its look. A point without a place parts one line from the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

BY_POINT = ("x", "y", "customdata", "hovertext", "marker")
LISTS = ("x", "y", "customdata")  # of which plotly takes no single value for all points
NOWHERE = {"x": None, "y": None}
Trace = dict[str, Any]


def together(traces: Sequence[Trace]) -> list[Trace]:
    """Return one trace for each look, marks last, so that no line crosses them."""
    alike: dict[str, list[Trace]] = {}
    for trace in traces:
        alike.setdefault(_look(trace), []).append(trace)
    joined = [_join(found) for found in alike.values()]
    return sorted(joined, key=lambda trace: trace.get("mode") == "markers")


def apart(traces: Sequence[Trace]) -> list[Trace]:
    """Return a trace for each mark and each line."""
    return [_trace(trace, list(points)) for trace in traces for points in _pieces(trace)]


def _look(trace: Trace) -> str:
    return json.dumps({name: _outline(value) if name in BY_POINT else value for name, value in trace.items()})


def _outline(value: Any) -> Any:
    """Return what a marker is described by, without what is said."""
    return {name: _outline(each) for name, each in value.items()} if isinstance(value, dict) else None


def _join(traces: Sequence[Trace]) -> Trace:
    points = [point for trace in traces for point in [*_points(trace), *_gap(trace)]]
    return _trace(traces[0], points[:-1] if _gap(traces[0]) else points)


def _gap(trace: Trace) -> list[dict]:
    return [_points(trace)[-1] | NOWHERE] if _is_line(trace) else []


def _is_line(trace: Trace) -> bool:
    return "lines" in trace.get("mode", "")


def _pieces(trace: Trace) -> Iterator[Sequence[dict]]:
    if not _is_line(trace):
        yield from ([point] for point in _points(trace))
        return
    for is_somewhere, points in groupby(_points(trace), key=lambda point: point["x"] is not None):
        if is_somewhere:
            yield list(points)


def _points(trace: Trace) -> list[dict]:
    told = {name: value for name, value in trace.items() if name in BY_POINT}
    return [_at(told, place) for place in range(len(trace["x"]))]


def _at(value: Any, place: int) -> Any:
    if isinstance(value, dict):
        return {name: _at(each, place) for name, each in value.items()}
    return value[place] if isinstance(value, list | tuple) else value


def _trace(look: Trace, points: Sequence[dict]) -> Trace:
    return look | {name: _column(name, [point[name] for point in points]) for name in points[0]}


def _column(name: str, values: Sequence[Any]) -> Any:
    """Return what is said of several points: a list, or one value where all say the same."""
    if isinstance(values[0], dict):
        return {inner: _column(inner, [value[inner] for value in values]) for inner in values[0]}
    same = name not in LISTS and all(value == values[0] for value in values)
    return values[0] if same else list(values)
