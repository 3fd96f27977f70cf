"""Copies of one story have one origin: found whatever their order, never by chance."""

import numpy as np
import pyarrow as pa
import pytest
from bench import newswire
from hypothesis import given
from hypothesis import strategies as st

from etl.corpus.origins import groups, labels
from etl.corpus.shapes import table
from etl.corpus.signatures import BYTES, VALUES, as_array, signature
from etl.corpus.store import Store

STORY = next(newswire.articles(1))["text"]
OTHER = next(newswire.articles(1, seed=2))["text"]
HEAD, *REST = STORY.split("\n\n")


def signed(texts):
    return as_array(pa.chunked_array([pa.array([signature(text) for text in texts], pa.binary(BYTES))]))


# how two texts differ, the one, the other, whether one is a copy of the other
PAIRS = [
    ("not at all", STORY, STORY, True),
    ("in capitals, marks and breaks", STORY, STORY.upper().replace("\n\n", " ").replace(",", " ;"), True),
    ("in the head", STORY, "\n\n".join(["Paper says", *REST]), True),
    ("by a paragraph less", STORY, "\n\n".join([HEAD, *REST[:-1]]), True),
    ("by one number", STORY, STORY.replace("2016", "2015"), True),
    ("by all but the first paragraph", STORY, "\n\n".join([HEAD, REST[0], OTHER]), False),
    ("in everything", STORY, OTHER, False),
    ("in one of few words", "They fled.", "They stayed.", False),
    ("not at all, in few words", "They fled.", "they  fled", True),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "same"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_what_is_a_copy(one, other, same):
    assert groups(signed([one, other])).tolist() == ([0, 0] if same else [0, 1])


def test_a_story_in_three_hundred_papers_has_one_origin():
    papers = ["\n\n".join([f"Paper {number} reports", *REST]) for number in range(300)]
    found = groups(signed([OTHER, *papers, OTHER]))
    assert found.tolist() == [0, *[1] * 300, 0]


def test_copies_of_copies_are_copies():
    """The chain may lead further than two texts alike: a group is what is connected."""
    words = STORY.split()
    chain = [" ".join([*words[step:], *OTHER.split()[:step]]) for step in range(0, len(words), len(words) // 16)]
    found = groups(signed(chain))
    assert (found == 0).sum() > 2


SIGNED = signed([article["text"] for article in newswire.articles(12)])
KNOWN = groups(SIGNED)


@given(st.permutations(range(12)))
def test_the_order_does_not_matter(order):
    found = groups(SIGNED[list(order)])
    members = {frozenset(order[row] for row in np.flatnonzero(found == first)) for first in set(found.tolist())}
    assert members == {frozenset(np.flatnonzero(first == KNOWN).tolist()) for first in set(KNOWN.tolist())}


def test_nothing_has_no_origin():
    assert groups(np.zeros((0, VALUES), dtype="<u4")).tolist() == []


def test_a_signature_is_the_same_everywhere():
    """The values are part of the results: another version of the library must not change them unnoticed."""
    assert len(signature(STORY)) == BYTES
    assert np.frombuffer(signature("Some 400 people fled the valley."), "<u4")[:3].tolist() == [
        603781653,
        2866728665,
        2422191660,
    ]


def test_long_texts_are_signed_piece_by_piece(monkeypatch):
    whole = signature(STORY)
    monkeypatch.setattr("etl.corpus.signatures.AT_ONCE", 7)
    assert signature(STORY) == whole


def test_the_origin_is_the_earliest_and_counts_its_carriers(tmp_path):
    store = Store(str(tmp_path))
    told = [
        ("late", "2017-03-02", STORY),
        ("early", "2017-03-01", STORY),
        ("undated", None, STORY),
        ("other", "2017-01-01", OTHER),
    ]
    for part, rows in enumerate((told[:2], told[2:])):
        made = [
            {
                "document": name,
                "sha256": name,
                "published_start": day and np.datetime64(day).item(),
                "signature": signature(text),
            }
            for name, day, text in rows
        ]
        store.write_table(f"documents/part-{part:05}", table("documents", made))
        store.write_json(f"outcomes/part-{part:05}.json", {})
    found = labels(store)
    assert [label.origins for label in found] == [["early", "early"], ["early", "other"]]
    assert [label.carriers for label in found] == [[3, 3], [3, 1]]
