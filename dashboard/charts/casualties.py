"""Casualties, by what happened to whom: counts of a period apart from counts of one incident, and armed forces apart."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.canvas import Canvas
from dashboard.charts.rows import Section, rows
from dashboard.evidence.accounts import Accounts
from dashboard.evidence.figures import Figure
from dashboard.language.words import say

FORCES = {"security_forces", "fighters"}
UNTOLD = {"people", "other"}
GROUPS = ("civilians", "forces", "untold")
KINDS = ("period", "incident")


def casualties(found: Sequence[Figure], canvas: Canvas, said: Sequence[Accounts] = ()) -> go.Figure:
    """Draw figures of casualties, those who carry arms apart; vague ones and shares are left to words."""
    drawn = sorted((figure for figure in found if figure.counts_people), key=_order)
    sections = [
        Section(
            say(f"casualties.sections.{kind}.{group}"),
            [figure for figure in drawn if (_kind(figure), _group(figure)) == (kind, group)],
            kind,
        )
        for kind in KINDS
        for group in GROUPS
    ]
    return rows(sections, canvas, said)


def _kind(figure: Figure) -> str:
    return "incident" if figure.incident else "period"


def _group(figure: Figure) -> str:
    return "forces" if figure.population in FORCES else "untold" if figure.population in UNTOLD else "civilians"


def _order(figure: Figure) -> tuple:
    """The dead before the injured."""
    return figure.measure != "killed", -figure.level
