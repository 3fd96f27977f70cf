"""The manifest of a run: what was read, by which rules and options, and what came out of it.

It is written before the first document is read, so that a run that was cut off can be told from every other, and once
more at the end. Nothing in it depends on the machine or the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any

from etl.corpus import signatures, versions
from etl.corpus.inputs import Input, identity
from etl.corpus.job import Job
from etl.corpus.store import MANIFEST, Store
from etl.errors import UserError

LAYOUT = 1  # of the folder of results; another number where an earlier version could not go on
SHOWN = 12  # characters of a digest in a message
ENGINES = ("dask", "datasketch", "pyarrow")
FIXED = {"layout": "the layout of the results", "rules": "the rules"}


@dataclass
class Manifest:
    """What stands in `manifest.json`."""

    layout: int
    rules: str
    corpus: dict[str, Any]
    options: dict[str, str]
    made_with: dict[str, str]
    state: str = "unfinished"
    counts: dict[str, int] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)


def of(job: Job, inputs: Sequence[Input]) -> Manifest:
    """Describe a run before it starts."""
    scheme = f"{signatures.SCHEME}, {signatures.VALUES} values, seed {signatures.SEED}, runs of {signatures.RUN} words"
    return Manifest(
        LAYOUT,
        versions.rules(),
        {
            "address": job.corpus,
            "files": len(inputs),
            "bytes": sum(one.size for one in inputs),
            "identity": identity(inputs),
        },
        job.options() | {"signature": scheme, "places": versions.digest(repr(job.gazetteer))},
        {name: version(name) for name in ENGINES},
    )


def begin(store: Store, manifest: Manifest, resume: bool) -> None:
    """Write the manifest of a run that starts, or hold it against the one that is resumed; raise `UserError`."""
    if store.has(MANIFEST):
        if not resume:
            raise UserError(f"{store.address}: holds a run already. Go on with it by --resume, or name another folder")
        _is_the_same(store, manifest)
    elif resume:
        raise UserError(f"{store.address}: holds no run that could be resumed ({MANIFEST} is missing)")
    elif not store.is_empty():
        raise UserError(f"{store.address}: is not empty and holds no run. Name another folder")
    else:
        save(store, manifest)


def save(store: Store, manifest: Manifest) -> None:
    """Write the manifest."""
    store.write_json(MANIFEST, asdict(manifest))


def _is_the_same(store: Store, manifest: Manifest) -> None:
    differences = list(_differences(store.read_json(MANIFEST), asdict(manifest)))
    if differences:
        told = "\n".join(f"  {difference}" for difference in differences)
        raise UserError(
            f"{store.address}: holds a run that cannot be resumed, because something else is asked for now:\n{told}\n"
            "Resume it with what it was started with, or start anew in another folder."
        )


def _differences(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    for name in now["options"]:
        was, is_ = (told.get("options", {}).get(name) or "nothing" for told in (before, now))
        if was != is_:
            yield f"{name}: was {was}, is {is_}"
    for name, words in FIXED.items():
        if before.get(name) != now[name]:
            yield f"{words}: was {str(before.get(name))[:SHOWN]}, is {str(now[name])[:SHOWN]}"
