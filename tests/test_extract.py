from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import quantities
from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS, KINDS, QUANTIFIERS, REASONS, SUBJECTS

ARTICLE = """# 4,000 flee Arzan

Families leave Arzan, 12 km from the border.
Families leave Arzan, 12 km from the border.
A. Photographer via Reuters

More than 4,000 people fled Arzan on Monday, officials said. Another 300 could follow.

By evening 4,000 had fled, among them 90 children.

Share

0 users have voted.

Comments

I counted 500 killed there.
"""


def by_words(words):
    return [mention for mention in mentions(ARTICLE) if mention.as_written == words]


def test_every_number_of_a_page_is_accounted_for():
    covered = {place for m in mentions(ARTICLE) for place in range(m.char_start, m.char_end)}
    for quantity in quantities.find(ARTICLE):
        assert covered & set(range(quantity.number_start, quantity.number_end)), ARTICLE[quantity.start : quantity.end]


def test_a_claim_met_again_is_linked_to_the_first():
    first, again = (m for m in mentions(ARTICLE) if (m.value_high, m.measure) == (4000, "fled"))
    assert first.repeats is None
    assert again.repeats == first.char_start


def test_a_repeated_caption_is_a_duplicate():
    assert [m.reason for m in by_words("12 km")] == ["distance", "duplicate"]


@pytest.mark.parametrize(("words", "reason"), [("0 users", "furniture"), ("500", "comment")])
def test_what_is_not_the_article_is_set_aside(words, reason):
    assert [(m.kind, m.reason) for m in by_words(words)] == [("set_aside", reason)]


def test_an_increase_is_told_from_a_level():
    (another,) = by_words("Another 300")
    assert (another.additional, another.status) == (True, "projected")


def test_a_part_takes_the_measure_of_the_whole():
    (children,) = by_words("90 children")
    assert (children.kind, children.measure, children.population) == ("displacement", "fled", "children")


def test_no_mention_quotes_more_than_twelve_words():
    text = "5,000 newly arrived and formerly registered but often undocumented and very young Arzan people fled"
    assert all(len(m.as_written.split()) <= 12 for m in mentions(text))


def test_the_heading_of_a_column_says_what_its_numbers_are():
    text = "| Town | Displaced | Killed |\n| --- | --- | --- |\n| Arzan | 4,500 | 12 |\n| Belo | 90 | 3 |\n"
    measures = [(m.as_written, m.measure) for m in mentions(text)]
    assert measures == [("4,500", "displaced"), ("12", "killed"), ("90", "displaced"), ("3", "killed")]


@pytest.mark.parametrize(
    ("phenomenon", "text", "measures"),
    [
        (
            "labels below each other",
            "Houses destroyed: 32\nPeople evacuated: 150\nDeaths: 14",
            ["homeless", "evacuated", "killed"],
        ),
        ("label above its number", "Evacuated\n3,400\nSource: the fire service", ["evacuated"]),
        ("number above its label", "\n321\nHouses\ndestroyed", ["homeless"]),
        ("label without a colon", "Total IDPs 98,400 (19,680 HHs)", ["displaced", "displaced"]),
        ("list items", "- Arzan: 12 dead, 30 injured\n- Belo: 3 dead", ["killed", "injured", "killed"]),
    ],
)
def test_lines_flattened_by_copying_are_read(phenomenon, text, measures):
    assert [m.measure for m in mentions(text) if m.kind in FIGURE_KINDS] == measures, phenomenon


WORDS = st.sampled_from(
    [
        "5",
        "5,400",
        "12",
        "two",
        "thousands",
        "half",
        "1.5",
        "million",
        "40%",
        "people",
        "families",
        "houses",
        "troops",
        "refugees",
        "displaced",
        "killed",
        "injured",
        "fled\n",
        "",
        "",
        "",
        "were",
        "have",
        "could",
        "not",
        "and",
        ",",
        ".",
        ";",
        "(",
        ")",
        "of",
        "including",
        "while",
        "who",
        "which",
        "to",
        "from",
        "in",
        "camps",
        "shelters",
        "returned",
        "left",
        "homeless",
        "died\n",
        "",
        "",
        "",
        "\n",
        "\n\n",
        "-",
        "•",
        ">",
        "Comments",
        "Share",
        "2017",
        "17",
        "May",
        "Monday",
        "UN",
        "said",
        "destroyed",
        "toll",
        "rose",
        "the",
    ]
)


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join)),
    st.one_of(st.none(), st.just((date(2017, 3, 1), date(2017, 3, 1)))),
)
def test_any_text_gives_true_ordered_mentions(text, published):
    found = mentions(text, published)
    end = 0
    for mention in found:
        assert text[mention.char_start : mention.char_end] == mention.as_written
        assert end <= mention.char_start < mention.char_end
        end = mention.char_end
        assert mention.kind in KINDS
        assert mention.quantifier in QUANTIFIERS
        assert (mention.reason in REASONS) == (mention.kind == "set_aside")
        assert (mention.subject in SUBJECTS) == (mention.kind == "context")
        assert (mention.measure is not None and mention.status is not None) == (mention.kind in FIGURE_KINDS)
        assert mention.rule
    assert found == mentions(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "5 people killed \ud800",
        "\u202e5 people\u202c killed\x00",
        "(" * 5000 + "5",
        "1" * 50_000,
        "5 killed " * 500,
        "İ" * 99 + "5",
    ],
)
def test_hostile_text_is_read_like_any_other(text):
    assert mentions(text)
