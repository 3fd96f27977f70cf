"""The words and phrases of the lexicons, found by the word that they begin with."""

from __future__ import annotations

import pytest

from etl import lexicons
from etl.extract.grammar import vocabulary
from etl.extract.grammar.vocabulary import WORD, Cue

FLED = Cue("displacement", "fled", "subject")

KNOWN = [
    ("a word that stands alone", "uprooted", Cue("displacement", "displaced", "passive")),
    ("a phrase without a slot", "forced out", Cue("displacement", "displaced", "passive")),
    ("a phrase that begins with a slot", "waded across", FLED),
    ("another word of the same slot", "swam across", FLED),
]


def known(phrase: str) -> vocabulary.Entry:
    words = WORD.findall(phrase)
    return dict(vocabulary.beginning_with(words[0]))[len(words)][" ".join(words)]


@pytest.mark.parametrize(("phrase", "cue"), [row[1:] for row in KNOWN], ids=[row[0] for row in KNOWN])
def test_a_phrase_is_found_by_its_first_word(phrase, cue):
    assert cue in known(phrase).cues


def test_a_small_word_is_marked():
    assert "be" in known("were").tags


def test_an_unknown_word_begins_nothing():
    assert "arzan" not in vocabulary.first_words()


def test_every_phrase_of_the_lexicon_is_found_with_its_slots_filled():
    slots = lexicons.load("slots")
    missing = [
        phrase
        for section, phrases in lexicons.load("predicates").items()
        for phrase in lexicons.written_out(phrases, slots)
        if Cue(*section.split()) not in known(phrase).cues
    ]
    assert missing == []


def test_the_longest_phrases_come_first():
    lengths = [length for length, _ in vocabulary.beginning_with("forced")]
    assert lengths == sorted(lengths, reverse=True)
