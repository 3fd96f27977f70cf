"""The change list of a release, as its package holds it: what became of each figure, with old and new value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dashboard.language.words import listed, say
from etl.release import Release

KINDS = ("added", "revised", "withdrawn", "removed")


@dataclass(frozen=True)
class Step:
    """What one release changed against the one before; `changes` have change, table, id, column, old, new."""

    released: str  # ISO day
    summary: str
    changes: tuple[dict, ...]


def steps(release: Release) -> list[Step]:
    """Return every kept step, the newest first."""
    return [
        Step(entry["released"], _summary(entry), tuple(entry["changes"]))
        for entry in release.package.get("changes", ())
    ]


def _summary(entry: dict) -> str:
    if entry["since"] is None:
        return say("changes.first")
    counts = Counter(change["change"] for change in entry["changes"])
    told = [say(f"changes.{kind}", n=counts[kind]) for kind in KINDS if counts[kind]]
    return say("changes.since", told=listed(told) or say("changes.nothing"), **entry["since"])


def markdown(release: Release) -> str:
    """Write the change list for people."""
    parts = [f"# {say('changes.title')}", *(_section(step) for step in steps(release))]
    return "\n\n".join(parts) + "\n"


def _section(step: Step) -> str:
    lines = [f"## {step.released}", "", step.summary]
    if step.changes:
        lines += ["", "| | | | | |", "| --- | --- | --- | --- | --- |"]
        lines += [_line(change) for change in step.changes]
    return "\n".join(lines)


def _line(change: dict) -> str:
    cells = (
        say(f"changes.kind.{change['change']}"),
        f"`{change['id']}`",
        change["column"],
        change["old"],
        change["new"],
    )
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
