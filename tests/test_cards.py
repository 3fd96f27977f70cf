"""Cards: their form, and what is said of one that is wrong."""

from pathlib import Path

import pytest

from etl import cards
from etl.errors import FaultsFound, UserError

GOOD = """\
document_id: daily-2020-05-01
title: Flood
publisher: The Daily
publisher_kind: news
published_start: 2020-05-01
published_end: 2020-05-01
published_basis: Printed on the page.
language: en
review: reviewed
summary: One figure.
text: {file: daily.txt, sha256: aa, length: 40}
mentions:
  - {figure_id: daily-fled, kind: displacement, as_written: some 300 people, char_start: 0, char_end: 15, value_low: 300}
  - {kind: set_aside, as_written: '2020', char_start: 30, char_end: 34, reason: date}
"""

# what is wrong, what is replaced, by what, and the message it gets
WRONG = [
    ("unknown column", "value_low: 300", "value_lowest: 300", "daily-fled, value_lowest: found an unknown column; expected one of kind, figure_id"),
    ("unknown column of the document", "title: Flood", "headline: Flood", "headline: found an unknown column; expected one of document_id, title"),
    ("words for a number", "value_low: 300", "value_low: many", "daily-fled, value_low: found 'many'; expected a whole number"),
    ("true for a number", "value_low: 300", "value_low: true", "daily-fled, value_low: found True; expected a whole number"),
    ("a quoted day", "published_end: 2020-05-01", "published_end: '2020-05-01'", "published_end: found '2020-05-01'; expected a day (YYYY-MM-DD)"),
    ("an unknown kind", "kind: displacement", "kind: exodus", "mention 1, kind: found 'exodus'; expected one of displacement, casualty"),
    ("a figure without an id", "figure_id: daily-fled, ", "", "mention 1, figure_id: found nothing; expected text"),
    ("a mention without a span", "char_start: 30, ", "", "mention 2, char_start: found nothing; expected a whole number"),
    ("a name that is not the file's", "document_id: daily-2020-05-01", "document_id: other", "found 'other'; expected the name of the file, 'daily-2020-05-01'"),
    ("no text", "text: {file: daily.txt, sha256: aa, length: 40}\n", "", "text: found nothing; expected a mapping with file, sha256, length"),
    ("mentions that are no list", "mentions:\n", "mentions: none\nmore:\n", "mentions: found text ('none'); expected a list"),
    ("broken YAML", "title: Flood", "title: [Flood", "daily-2020-05-01.yaml: found expected ',' or ']', but got ':' (line 3, column 10); expected a YAML file"),
]  # fmt: skip


def write(folder: Path, content: str, name: str = "daily-2020-05-01.yaml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_good_card_keeps_its_mentions_in_order(tmp_path):
    card = cards.read_one(write(tmp_path, GOOD))
    assert card.document_id == "daily-2020-05-01"
    assert [mention["kind"] for mention in card.mentions] == ["displacement", "set_aside"]


@pytest.mark.parametrize(("case", "old", "new", "message"), WRONG, ids=[case[0] for case in WRONG])
def test_a_wrong_card_says_what_is_wrong(tmp_path, case, old, new, message):
    assert old in GOOD, case
    with pytest.raises(FaultsFound) as found:
        cards.read_one(write(tmp_path, GOOD.replace(old, new, 1)))
    assert message in str(found.value)


def test_all_faults_of_all_cards_are_told_at_once(tmp_path):
    write(tmp_path, GOOD.replace("value_low: 300", "value_low: many").replace("char_start: 30, ", ""))
    write(tmp_path, GOOD.replace("kind: displacement", "kind: exodus"), "other.yaml")
    with pytest.raises(FaultsFound) as found:
        cards.read(tmp_path)
    assert len(found.value.faults) == 4  # the other card's name does not match its file either
    assert "4 faults found, nothing was published" in str(found.value)


def test_bytes_that_are_not_utf8_are_named(tmp_path):
    (tmp_path / "daily-2020-05-01.yaml").write_bytes(GOOD.encode() + b"# caf\xe9\n")
    with pytest.raises(FaultsFound, match=r"found byte 0xe9 at .*; expected UTF-8"):
        cards.read(tmp_path)


def test_an_empty_folder_is_named(tmp_path):
    with pytest.raises(UserError, match="no cards"):
        cards.read(tmp_path)
