"""The words around a figure and its predicate, cut into the stretches that decide its status and its time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from etl.extract.figure import certainty
from etl.extract.figure.kinds import Decision
from etl.extract.grammar.clauses import Token
from etl.quantities import Quantity

STANDING = ("object_of_verb", "complement_of_noun", "label")  # rules by which refugees are hosted or listed, not moving
_CLAIM = re.compile(r"\bthat\b|\b(?:claim|report|rumou?r|story|news|talk|tale)s? of\b", re.IGNORECASE)
_ROOM = frozenset({"camp_capacity"})
LONGEST_LABEL = 6  # tokens of a label before a colon, which governs what follows
AFTER = 60  # characters after a figure and its predicate in which words of time still belong to it


_VERBAL = frozenset({"not", "never", "n't", "no", "could", "may", "might", "would", "will", "should", "did", "do", "does", "since", "now", "also", "later", "then"})  # fmt: skip


def _is_verbal(token: Token) -> bool:
    """Tell what belongs to a verb group: forms of "be" and "have", and their short negations."""
    return token.is_a("be") or token.is_a("have") or token.word.endswith(("n't", "n’t"))


class Context:
    """The clause of one figure: `row[at]` is its number, `decision.token` its predicate, if any."""

    def __init__(self, text: str, row: Sequence[Token], at: int, decision: Decision) -> None:
        self._text, self._row, self._at = text, row, at
        self._decision = decision
        cue = at if decision.token is None else decision.token
        self._first, self._last = min(at, cue), max(at, cue)

    def status(self) -> str:
        """Give reported, projected or planned."""
        cue = self._decision.token
        before = self._slice(self._clause_start, self._first)
        if self._decision.kind == "camp_capacity":
            return certainty.status_of_capacity(before, "" if cue is None else self._row[cue].word, self._rest())
        if cue is None:
            return certainty.status(before, self._verb_group(), "", follows=True)
        if self._decision.rule == "complement_of_noun" and (doubt := certainty.doubt_of_verb(self._verb_group())):
            return doubt
        between = self._slice(self._first + 1, self._last)
        if self._decision.rule == "complement_of_noun" and (doubt := certainty.doubt(between)):
            return doubt
        return certainty.status(before, between, self._row[cue].word, follows=cue > self._at)

    def own_doubt(self) -> str | None:
        """Give projected or planned where the verb group of a figure that refers back says so itself."""
        if self._decision.rule in ("restated", "change_of_figure", "added"):
            return certainty.doubt(self._slice(self._verb_start(), self._at).replace("should have", ""))
        refers_back = self._decision.rule == "taken_up"
        return certainty.doubt(self._slice(self._at + 1, min(len(self._row), self._at + 3))) if refers_back else None

    def is_negated(self) -> bool:
        """Tell whether the clause denies what it says."""
        cue = self._decision.token
        group = (
            self._slice(self._main_verb_start(cue), cue)
            if cue is not None and cue > self._at
            else self._slice(max(0, self._first - 3), self._first)
        )
        before = self._slice(self._clause_start, self._first)
        refuted = _CLAIM.search(before) is not None and certainty.is_refuted(self._rest())
        return refuted or certainty.is_negated(group) or certainty.is_denied(before)

    def _main_verb_start(self, cue: int) -> int:
        """Find where the verb group that ends at `cue` begins behind a relative clause: "those who refused were shot"."""
        first = cue
        while first > self._at + 1 and (self._row[first - 1].word in _VERBAL or _is_verbal(self._row[first - 1])):
            first -= 1
        relative = self._at + 1 < first < cue and self._row[self._at + 1].is_a("relative")
        return first if relative and self._row[first - 1].word != "to" else self._at + 1

    def with_outcome(self, quantity: Quantity) -> Quantity:
        """Let a number without a noun reach over the participle that stands for one: "450 wounded"."""
        if self._decision.rule == "part_of_figure" and self._row[self._at - 1].word == "of whom" and not quantity.unit:
            return quantity._replace(end=quantity.number_end)  # "of whom 900 cited hunger"
        stands_for_noun = self._decision.rule == "adjacent_participle" or self._decision.measure == "homeless"
        if quantity.unit_word is not None or self._decision.token != self._at + 1 or not stands_for_noun:
            return quantity
        return quantity._replace(end=self._row[self._at + 1].end)

    def stock_flow(self, status: str) -> str:
        """Give stock, flow or cumulative; what is to come has not accumulated."""
        if status != "reported" and self._decision.kind != "camp_capacity":
            return "flow"
        end = self._row[self._last].end
        stop = next((t.start for t in self._row[self._last + 1 :] if t.counts or t.word == ";"), end + AFTER)
        clause = self._slice(self._clause_start, min(len(self._row), self._last + 6))
        rule, measure = self._decision.rule, self._decision.measure
        named = rule in ("counted_noun", "adjective_of_noun") or (measure == "crossed_border" and rule in STANDING)
        after = self._text[end : min(stop, end + AFTER)]
        return certainty.stock_flow(self._decision.measure or "", clause, after, named=named)

    def _slice(self, first: int, last: int) -> str:
        """Give the text of the tokens from `first` up to, not including, `last`."""
        return self._text[self._row[first].start : self._row[last - 1].end] if first < last else ""

    def _rest(self) -> str:
        """Give the words after the figure and its predicate, up to the next sentence part."""
        words = self._row[self._last + 1 : self._last + 15]
        length = next((i for i in range(len(words)) if self._ends_rest(words, i)), len(words))
        return self._slice(self._last + 1, self._last + 1 + length)

    def _ends_rest(self, words: Sequence[Token], index: int) -> bool:
        """Tell the end of what is said of a figure; not "600 plots, enough for 900, are planned"."""
        token = words[index]
        apposed = index > 1 and words[index - 2].word == "," and words[index - 1].word.endswith(" for")
        return token.word in (";", ".") or (token.counts and not apposed)

    def _verb_group(self) -> str:
        """Give the few words after the number, for a number whose own noun says what it is."""
        words = self._row[self._at + 1 : self._at + 9]
        length = next((i for i, t in enumerate(words) if t.word in (",", ";", ".") or t.counts), len(words))
        return self._slice(self._at + 1, self._at + 1 + length)

    def _is_apposed(self, index: int) -> bool:
        """Tell "will open 3 camps with room for 900" and "will have 600 plots, or room for 900"."""
        between = self._row[index + 1 : self._first]
        is_room = self._decision.kind == "camp_capacity" and self._row[self._first].cue(_ROOM, "object") is not None
        return is_room and all(token.word in (",", "or") for token in between)

    def _verb_start(self) -> int:
        """Find where the verb group before the number may begin: after an insertion, or with its clause."""
        commas = (i + 1 for i in range(self._at - 1, -1, -1) if self._row[i].word == ",")
        return max(self._clause_start, next(commas, 0))

    @cached_property
    def _clause_start(self) -> int:
        """Find where the clause begins: after the last mark, contrast or other number before it."""
        for index in range(self._first - 1, -1, -1):
            token = self._row[index]
            if token.word == ":" and index == self._first - 1 and index <= LONGEST_LABEL:
                continue  # "Planning figure: 90,000 refugees"
            if token.word in (";", ":", "but", "while", "whereas", "and"):
                return index + 1
            if token.counts and not (token.is_a("asylum") or self._is_apposed(index)):
                return index + 1
        return 0
