"""A translation of the catalogue: one file, `words.<language>.yaml`, nested as the English files are.

What it leaves out stays English; what it gets wrong is found before a page is made, all of it at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import yaml

HOME = Path(__file__).parent
PLURALS = ("count.", "unit.")  # where a language may have other forms than "one" and "other"


class Untranslated(Exception):
    """A translation that cannot be used; its text names every fault."""


def translation(asked: str, english: Mapping) -> dict:
    """Return the catalogue in the language `asked` for ("ar"), or as the file says whose path is asked for.

    Raises:
        Untranslated: where there is no such file, or it says what the catalogue does not ask for.

    """
    path = Path(asked) if asked.endswith(".yaml") else HOME / f"words.{asked}.yaml"
    given = _read(path)
    forms = {*given.get("plurals", {}), "other"}
    if found := list(faults(english, given, forms)):
        raise Untranslated("\n".join(f"{path.name}: {fault}" for fault in found))
    return merged(english, given)


def _read(path: Path) -> dict:
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError:
        raise Untranslated(f"found no file {path}; allowed are en and the languages of {_languages()}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Untranslated(f"{path.name}: this is no YAML in UTF-8: {error}") from None
    if not isinstance(given, dict):
        raise Untranslated(f"{path.name}: found no keys; expected those of words.yaml")
    return given


def _languages() -> str:
    known = sorted({path.name.split(".")[1] for path in HOME.glob("words.??.yaml")})
    return f"dashboard/{HOME.name}/words.*.yaml ({', '.join(known) or 'none yet'})"


def faults(english: object, given: object, forms: set[str], key: str = "") -> Iterator[str]:
    """Yield what is wrong with a translation: unknown keys, other shapes, braces that nobody fills in."""
    if key == "plurals":
        yield from _faulty_plurals(given)
    elif isinstance(english, Mapping) and isinstance(given, Mapping):
        yield from _faulty_keys(english, given, forms, key)
    elif isinstance(english, list) and isinstance(given, list):
        yield from _faulty_list(english, given, key)
    elif isinstance(given, Mapping | list) or isinstance(english, Mapping | list):
        yield f"{key}: found {_shape(given)}, expected {_shape(english)}"
    else:
        yield from _faulty_braces(str(english), str(given), key)


def _faulty_plurals(given: object) -> Iterator[str]:
    for form, pattern in given.items() if isinstance(given, Mapping) else ():
        try:
            re.compile(str(pattern))
        except re.error as error:
            yield f"plurals.{form}: found {pattern!r}, expected a pattern of digits ({error})"


def _faulty_keys(english: Mapping, given: Mapping, forms: set[str], key: str) -> Iterator[str]:
    plural = key.startswith(PLURALS)
    for name, value in given.items():
        inner = f"{key}.{name}".removeprefix(".")
        if plural and name in forms:
            yield from faults(english["other"], value, forms, inner)
        elif name in english:
            yield from faults(english[name], value, forms, inner)
        else:
            yield f"{inner}: the catalogue has no such key"


def _faulty_list(english: list, given: list, key: str) -> Iterator[str]:
    if key.startswith("format.") and len(given) != len(english):
        yield f"{key}: found {len(given)} of them, expected {len(english)}"
    if not all(isinstance(each, str) for each in given):
        yield f"{key}: found something other than strings in the list"


def _faulty_braces(english: str, given: str, key: str) -> Iterator[str]:
    try:
        unknown = _braces(given) - _braces(english)
    except ValueError as error:
        yield f"{key}: found braces that do not close ({error})"
        return
    if unknown:
        allowed = ", ".join(sorted(_braces(english))) or "none"
        yield f"{key}: found {{{', '.join(sorted(unknown))}}}, allowed: {allowed}"


def _braces(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _shape(value: object) -> str:
    return "keys" if isinstance(value, Mapping) else "a list" if isinstance(value, list) else "a string"


def merged(english: Mapping, given: Mapping) -> dict:
    """Return the English words with those of a translation in their place."""
    whole = dict(english)
    for name, value in given.items():
        known = english.get(name)
        nested = isinstance(known, Mapping) and isinstance(value, Mapping) and name != "plurals"
        whole[name] = merged(known, value) if nested else value
    return whole
