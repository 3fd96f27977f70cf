"""Texts are found by their digest and shown only when it matches."""

import pytest
from harbour import SHA256, TEXT, write_text
from hypothesis import given
from hypothesis import strategies as st

from dashboard.evidence.texts import MOST_AROUND, Texts, passage


def test_finds_a_text_by_its_digest(tmp_path):
    assert Texts(write_text(tmp_path)).text(SHA256) == TEXT


@pytest.mark.parametrize("sha256", ["0" * 64, "", "../harbour"])
def test_finds_nothing_under_another_digest(tmp_path, sha256):
    assert Texts(write_text(tmp_path)).text(sha256) is None


@pytest.mark.parametrize("folder", [None, "not there", "harbour.py"])
def test_without_a_folder_there_are_no_texts(tmp_path, folder):
    assert Texts(folder and tmp_path / folder).text(SHA256) is None


def test_a_text_that_was_changed_since_is_not_shown(tmp_path):
    texts = Texts(write_text(tmp_path))
    assert texts.text(SHA256)
    (tmp_path / "storm.txt").write_text(TEXT + " ", encoding="utf-8")
    assert texts.text(SHA256) is None


def test_a_text_that_was_moved_since_is_found_again(tmp_path):
    texts = Texts(write_text(tmp_path))
    assert texts.text(SHA256)
    (tmp_path / "storm.txt").rename(tmp_path / "other.txt")
    assert texts.text(SHA256) == TEXT


def test_bytes_that_are_no_text_are_not_shown(tmp_path):
    import hashlib

    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff")
    assert Texts(tmp_path).text(hashlib.sha256(b"\xff\xd8\xff").hexdigest()) is None


SENTENCE = "The river rose again in the night and nobody slept. "
PASSAGES = [
    ("a short paragraph is shown whole", "One.\nSome 300 people fled.\nTwo.", "300", "Some ", " people fled."),
    ("the paragraph is not left", "Title\n\n12 fled.\n\nEnd", "12", "", " fled."),
    ("offsets count characters, not bytes", "Čamp 🏕 “ž” held 40 people", "40", "Čamp 🏕 “ž” held ", " people"),
    ("a long one begins and ends with a sentence", SENTENCE * 9 + "Then 50 fled. " + SENTENCE * 9, "50", "… " + SENTENCE * 4 + "Then ", " fled. " + (SENTENCE * 4).rstrip() + " …"),
    ("or with a word where sentences are long", "lorem " * 90 + "70 " + "ipsum " * 90, "70", "… " + "lorem " * 39, " " + ("ipsum " * 39).rstrip() + " …"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "before", "after"), [row[1:] for row in PASSAGES], ids=[r[0] for r in PASSAGES]
)
def test_passage(text, words, before, after):
    start = text.index(words)
    found = passage(text, start, start + len(words))
    assert (found.before, found.words, found.after) == (before, words, after)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 11), (99, 100)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match=f"characters {start} to {end} do not lie in a text of 10 characters"):
        passage("0123456789", start, end)


@given(st.text(min_size=1, max_size=2_000), st.data())
def test_a_passage_is_bounded_and_comes_from_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = passage(text, start, end)
    assert found.words == text[start:end]
    assert text[:start].endswith(found.before.removeprefix("… "))
    assert text[end:].startswith(found.after.removesuffix(" …"))
    assert max(len(found.before), len(found.after)) <= MOST_AROUND + 2
