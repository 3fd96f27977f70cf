"""Whether the body of a callback is one that the page itself could have sent.

The body names an output that the app has, and carries its inputs and states by their ids and properties, in order.
What a value may be is for the callback to judge; here only the shape is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

MOST_BYTES = 256 * 1024  # a callback of the page needs a hundredth of it
MOST_CHANGED = 200  # properties that can have changed at once


def is_well_formed(body: object, callbacks: Mapping[str, dict]) -> bool:
    """Say whether a body fits one of the app's callbacks; those that run in the browser are not the server's."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    callback = callbacks.get(body["output"])
    if callback is None or "callback" not in callback or not _are_changed(body.get("changedPropIds", [])):
        return False
    return (
        _are_parts(body.get("inputs", []), callback["inputs"])
        and _are_parts(body.get("state", []), callback["state"])
        and _are_outputs(body.get("outputs", []), body["output"])
    )


def _are_changed(found: object) -> bool:
    return isinstance(found, list) and len(found) <= MOST_CHANGED and all(isinstance(name, str) for name in found)


def _are_parts(found: object, expected: list[dict]) -> bool:
    return (
        isinstance(found, list)
        and len(found) == len(expected)
        and all(_is_part(part, wanted) for part, wanted in zip(found, expected, strict=True))
    )


def _is_part(part: object, wanted: dict) -> bool:
    if _is_pattern(wanted["id"]) and isinstance(part, list):
        return all(_has_names(each) and each["property"] == wanted["property"] for each in part)
    return _has_names(part) and part["property"] == wanted["property"] and _is_id(part["id"], wanted["id"])


def _has_names(part: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(part, dict) and isinstance(part.get("id"), str | dict) and isinstance(part.get("property"), str)


def _is_id(found: object, wanted: str) -> bool:
    return isinstance(found, dict) if _is_pattern(wanted) else found == wanted


def _is_pattern(wanted: str) -> bool:
    """Dash writes the id of a pattern-matching input as JSON."""
    return wanted.startswith("{")


def _are_outputs(found: object, output: str) -> bool:
    """One output is sent as an object, several as a list; both are spelled out in the name of the callback."""
    wanted = output.strip(".").split("...") if output.startswith("..") else [output]
    sent = found if isinstance(found, list) else [found]
    return len(sent) == len(wanted) and all(_is_output(part, name) for part, name in zip(sent, wanted, strict=True))


def _is_output(part: object, name: str) -> bool:
    if isinstance(part, list):  # a pattern-matching output stands for several
        return _is_pattern(name) and all(_has_names(each) for each in part)
    if not _has_names(part):
        return False
    return _is_pattern(name) or f"{part['id']}.{part['property']}" == name.partition("@")[0]
