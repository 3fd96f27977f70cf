"""Divide the figure before, or the one that a label names, by the names of a list: "Deaths by town: Arzan 3, Belo 2"."""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.figure.kinds import FIGURES, Decision
from etl.extract.grammar.clauses import Token

LONGEST_LABEL = 8  # tokens
FEWEST_NAMES = 2  # that make a list
_LEADING = frozenset({"–", "—", "-", ":", "(", "="})
_CLOSING = frozenset({",", ";", ".", ")", "and", "|", "/", "&"})


def divided(row: Sequence[Token], previous: Decision | None) -> Decision | None:
    """Give the figure that a sentence of nothing but names and numbers divides: its label's, else the one before."""
    whole = _named_whole(row) or (previous if previous and previous.kind != "camp_capacity" else None)
    return whole if whole and _lists_names(row[_after_label(row) :]) else None


def share_of(whole: Decision, decision: Decision) -> Decision:
    """Divide the figure before by the names of a list: "Arzan – 3, Belo – 2"."""
    return whole._replace(rule="breakdown") if decision.rule == "bare_number" else decision


def _after_label(row: Sequence[Token]) -> int:
    """Give the index after the label of a list: "Deaths by town: Arzan 3, Belo 2"."""
    mark = next((place for place, token in enumerate(row) if token.word in (":", "–", "—", "|") or token.counts), 0)
    return mark + 1 if 0 < mark <= LONGEST_LABEL and not row[mark].counts and _said(row[:mark]) else 0


def _named_whole(row: Sequence[Token]) -> Decision | None:
    after = _after_label(row)
    return _said(row[: after - 1]) if after else None


def _said(label: Sequence[Token]) -> Decision | None:
    cues = ((token.cue(FIGURES, "noun", "passive"), place) for place, token in enumerate(label))
    return next((Decision(cue.kind, "label", cue.measure, token=place) for cue, place in cues if cue), None)


def _lists_names(row: Sequence[Token]) -> bool:
    """Whether a sentence is nothing but names and numbers in turn."""
    counts = [place for place, token in enumerate(row) if token.counts]
    if len(counts) < FEWEST_NAMES or any(token.cues or token.is_a("be") or token.is_a("have") for token in row):
        return False
    before = [row[place - 1].word if place else "," for place in counts]
    after = [row[place + 1].word if place + 1 < len(row) else "." for place in counts]
    named = all(word in _LEADING or word.isalpha() for word in before) and row[0].word.isalpha()
    return named and all(word in _CLOSING for word in after) and not any(map(_is_clausal, row))


def _is_clausal(token: Token) -> bool:
    return (
        token.is_a("relative")
        or token.is_a("saying")
        or token.is_a("subordinator")
        or token.word.endswith(("ed", "ing"))
    )
