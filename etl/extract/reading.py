"""Read a whole text: its sentences in order, the numbers of each, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from etl import quantities
from etl.extract import repeats
from etl.extract.figure import inheritance, kinds, names, populations, units
from etl.extract.figure.context import Context
from etl.extract.figure.kinds import FIGURES, Decision
from etl.extract.grammar import clauses, heads, passages
from etl.extract.grammar.clauses import Token
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import boxes, brackets, flat_rows, lists, tables
from etl.extract.mention import Mention
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.surroundings import Surroundings
from etl.quantities import Quantity

LONGEST_PARAGRAPH = 8  # sentences before one that may say what it is about
MOST_WORDS = 12  # of a document that one mention may quote
INHERITED = frozenset({
    "in_list", "part_of_figure", "taken_up", "change_of_figure", "restated", "added", "accounted_for", "counted_otherwise",
    "breakdown", "parallel",
})  # fmt: skip  # rules that take over a neighbour's status as well


def mentions(text: str, published: tuple[date, date] | None = None, places: Gazetteer | None = None) -> list[Mention]:
    """Find every number of `text` and decide what it is, in reading order and without overlap.

    `published` holds the first and the last day on which the text may have been published; "Tuesday" and "last week"
    count back from it. `places` is the gazetteer. What the text does not say is None.
    """
    sentences = passages.split(text)
    surroundings = Surroundings(sentences, published, places)
    found: list[Mention] = []
    latest: Mention | None = None  # the figure before, whose status and unit one that refers back to it shares
    for index, decided in _decided(text, sentences):
        written = list(_written(text, index, decided, surroundings, latest))
        latest = next((mention for mention in reversed(written) if _may_be_taken_up(text, mention)), latest)
        found += written
    return repeats.linked(found)


class Decided(NamedTuple):
    """The numbers of one sentence with what was decided about each."""

    row: Sequence[Token]
    numbers: Sequence[Quantity]
    decisions: Sequence[Decision]


def _decided(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Decided]]:
    captions: set[str] = set()
    block, carried = -1, inheritance.Before()
    latest: Decision | None = None  # the last figure outside of tables
    for index, sentence, numbers in _numbers_of(text, sentences):
        numbers = flat_rows.cells_apart(sentences, index, numbers)
        again = sentence.role == "caption" and sentence.text in captions
        captions.add(sentence.text)
        if reason := _reason_of_role(sentence, again):
            yield index, Decided((), numbers, [kinds.set_aside(reason)] * len(numbers))
            continue
        if not any(map(kinds.needs_clause, numbers)):
            yield index, Decided((), numbers, [kinds.without_clause(quantity) for quantity in numbers])
            continue
        row = clauses.tokens(text, sentence.start, sentence.end, numbers, in_cells=sentence.role == "table")
        if sentence.block - block > 1:
            carried = inheritance.Before(displaced=carried.displaced)
        # a wire story gives each sentence a paragraph
        decisions = kinds.decide(row, numbers, partial(_around, sentences, index))
        decisions = names.numerals_apart(sentence, numbers, decisions)
        numbers, decisions = boxes.in_turn(sentence, numbers, decisions)
        numbers, decisions = tables.by_heading(sentences, index, numbers, decisions, latest)
        decisions = brackets.explained(sentences, index, numbers, decisions)
        numbers, decisions = lists.by_head(sentences, index, row, numbers, decisions, latest)
        decisions = inheritance.within_sentence(row, numbers, decisions, carried, partial(_topic, sentences, index))
        if lists.in_scenario(sentences, index):
            decisions = [_in_scenario(decision) for decision in decisions]
        figures = [decision for decision in decisions if decision.kind in FIGURES]
        block, carried = sentence.block, carried.and_then(decisions)
        latest = figures[-1] if figures and sentence.role != "table" else latest
        yield index, Decided(row, numbers, decisions)


def _in_scenario(decision: Decision) -> Decision:
    """Let what befalls people be to come; a camp's room is there already."""
    return decision if decision.kind == "camp_capacity" else decision._replace(status=decision.status or "projected")


def _before(sentences: Sequence[Sentence], index: int) -> str:
    """Give the sentence before, or the heading, which a pronoun may refer to."""
    before = sentences[index - 1] if index else None
    return before.text if before and before.role in ("heading", sentences[index].role) else ""


def _around(sentences: Sequence[Sentence], index: int) -> str:
    """Give the paragraph up to a sentence, the last one of the paragraph before, their heading and what leads a list."""
    block = sentences[index].block
    first = index
    while first and index - first < LONGEST_PARAGRAPH and sentences[first - 1].block == block:
        first -= 1
    head = heads.section_head(sentences, index)
    above = [*heads.list_lead(sentences, index), *([sentences[head]] if head is not None and head < first - 1 else [])]
    return " ".join(sentence.text for sentence in (*above, *sentences[max(0, first - 1) : index]))


def _topic(sentences: Sequence[Sentence], index: int) -> Decision | None:
    """Tell what the sentence before is about, which "they" and "the figure" may refer to."""
    before = _before(sentences, index)
    cues = (
        token.cue(kinds.PEOPLE, "passive", "noun", "subject") for token in clauses.tokens(before, 0, len(before), ())
    )
    said = [cue for cue in cues if cue]
    return Decision(said[-1].kind, "topic", said[-1].measure) if said else None


def _numbers_of(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Sentence, Sequence[Quantity]]]:
    """Hand each sentence that holds a number its numbers."""
    numbers = quantities.find(text)
    first = 0
    for index, sentence in enumerate(sentences):
        last = first
        while last < len(numbers) and numbers[last].start < sentence.end:
            last += 1
        if last > first:
            yield index, sentence, numbers[first:last]
        first = last


def _reason_of_role(sentence: Sentence, again: bool) -> str | None:
    if again:
        return "duplicate"
    return sentence.role if sentence.role in ("comment", "furniture") else None


def _written(
    text: str, index: int, decided: Decided, surroundings: Surroundings, latest: Mention | None
) -> Iterator[Mention]:
    places = {token.quantity: place for place, token in enumerate(decided.row)}
    figure: Mention | None = None  # the one before in this sentence
    status = latest.status if latest else "reported"
    for number, (quantity, decision) in enumerate(zip(decided.numbers, decided.decisions, strict=True)):
        if decision.kind not in FIGURES:
            yield _mention(text, quantity, decision)
            continue
        words = Context(text, decided.row, places[number], decision)
        negated = quantity.high == 0 or words.is_negated()
        if negated and (quantity.high == 0 or decision.measure != "returned"):
            yield _mention(text, quantity, kinds.set_aside("negated"))
            continue
        if negated:  # those who have not returned
            decision = decision._replace(measure="displaced")
        if decision.rule == "change_of_figure":
            quantity = quantity._replace(additional=True)
        status = (words.own_doubt() or status) if decision.rule in INHERITED else decision.status or words.status()
        quantity = words.with_outcome(quantity)
        unit = units.unit_of(decided.row, places[number], quantity, decision, latest.unit if latest else None)
        fields = _fields(quantity, decision, words, status, figure)
        fields |= surroundings.of(index, quantity, status, fields["stock_flow"])
        mention = _mention(text, quantity, decision, fields | {"unit": unit})
        figure = figure if decision.rule == "part_of_figure" else mention
        latest = mention if _may_be_taken_up(text, mention) else latest
        yield mention


def _may_be_taken_up(text: str, mention: Mention) -> bool:
    """Whether a figure further on may go on from this one: not from dwellings, nor from the same people in another unit."""
    again = mention.rule == "counted_otherwise" or text[max(0, mention.char_start - 1)] == "("
    return mention.kind in FIGURES and mention.rule != "destroyed_housing" and not again


def _fields(
    quantity: Quantity, decision: Decision, words: Context, status: str, before: Mention | None
) -> dict[str, Any]:
    same_kind = before if before and before.kind == decision.kind else None
    return {
        "status": status,
        "stock_flow": words.stock_flow(status),
        "population": populations.of(quantity, decision.measure or "", same_kind.population if same_kind else None),
    }


def _mention(text: str, quantity: Quantity, decision: Decision, fields: dict[str, Any] | None = None) -> Mention:
    end = _short_end(text, quantity)
    known: dict[str, Any] = {"unit": quantity.unit, **(fields or {})}
    return Mention(
        char_start=quantity.start,
        char_end=end,
        as_written=text[quantity.start : end],
        kind=decision.kind,
        rule=decision.rule,
        value_low=quantity.low,
        value_high=quantity.high,
        quantifier=quantity.quantifier,
        reason=decision.reason,
        subject=decision.subject,
        measure=decision.measure,
        additional=quantity.additional,
        **known,
    )


def _short_end(text: str, quantity: Quantity) -> int:
    """Keep within the words that may be quoted: without the noun where the phrase is longer."""
    if quantity.end - quantity.start < 2 * MOST_WORDS:  # too short for more words
        return quantity.end
    words = text[quantity.start : quantity.end].split()
    return quantity.end if len(words) <= MOST_WORDS else quantity.number_end
