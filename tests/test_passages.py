import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.grammar.passages import LONGEST_SENTENCE, ROLES, split

SENTENCES = [
    ("two sentences", "Homes burned. People fled.", ["Homes burned.", "People fled."]),
    ("abbreviated country", "The U.S. troops left.", ["The U.S. troops left."]),
    ("abbreviation, then a new sentence", "They flew to the U.S. The rest stayed.", ["They flew to the U.S.", "The rest stayed."]),
    ("title", "Dr. Amin spoke.", ["Dr. Amin spoke."]),
    ("approximation", "It hosts approx. 300 families.", ["It hosts approx. 300 families."]),
    ("number of a resolution", "See No. 5 for more.", ["See No. 5 for more."]),
    ("initial", "J. Amin spoke.", ["J. Amin spoke."]),
    ("decimal", "It grew by 2.5 per cent.", ["It grew by 2.5 per cent."]),
    ("quotation", "“We ran.” They hid.", ["“We ran.”", "They hid."]),
    ("footnote mark", "They fled.[12] Others hid.", ["They fled.[12]", "Others hid."]),
    ("lines wrapped inside a sentence", "some 300 people\nfled the town.", ["some 300 people\nfled the town."]),
    ("paragraph broken by a page", "The road to the north of the town,\n\nincluding the bridge, is cut.",
     ["The road to the north of the town,\n\nincluding the bridge, is cut."]),
    ("heading", "Who fled?\nMany did so at night.", ["Who fled?", "Many did so at night."]),
    ("flattened table, numbers first", "Key figures\n12\nKilled\n30\nInjured", ["Key figures", "12\nKilled", "30\nInjured"]),
    ("short lines that begin with a number", "Key figures\n12 people killed\n30 people hurt", ["Key figures", "12 people killed", "30 people hurt"]),
    ("flattened table", "Killed\n12\nInjured\n30", ["Killed\n12", "Injured\n30"]),
]  # fmt: skip

PAGE = """# Town empties

By A. Writer

People leave the town at dawn.
People leave the town at dawn.
A. Photographer via Reuters

Thousands left the town on Monday, officials said.

- tents: 300
- beds: 40

> “We walked all night.”

Advertisement

The road is closed. Trucks wait.

Comments

I saw 12 of them.
"""


@pytest.mark.parametrize(("phenomenon", "text", "sentences"), SENTENCES)
def test_sentences_end_where_they_end(phenomenon, text, sentences):
    assert [sentence.text for sentence in split(text)] == sentences, phenomenon


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("# Town empties", "heading"),
        ("People leave the town at dawn.", "caption"),
        ("A. Photographer via Reuters", "caption"),
        ("Thousands left the town on Monday, officials said.", "prose"),
        ("- beds: 40", "list"),
        ("> “We walked all night.”", "quotation"),
        ("Advertisement", "furniture"),
        ("Trucks wait.", "prose"),
        ("I saw 12 of them.", "comment"),
    ],
)
def test_each_part_of_a_page_has_its_role(words, role):
    assert {sentence.role for sentence in split(PAGE) if sentence.text == words} == {role}


def test_a_word_for_comments_early_in_an_article_is_no_comment_section():
    assert all(sentence.role != "comment" for sentence in split("Comments\n\nThe minister spoke.\n\nPeople fled."))


def test_what_never_ends_is_cut():
    assert max(len(sentence.text) for sentence in split("word " * 5000)) <= LONGEST_SENTENCE


@given(st.one_of(st.text(), st.text(alphabet='aB1.!? \n\r\t"”-•|#>()[]\u2028İ')))
def test_any_text_is_divided_without_loss(text):
    sentences = split(text)
    end = 0
    for sentence in sentences:
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.role in ROLES
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


def test_titles_of_other_stories_belong_to_the_page():
    text = "The road is closed.\n\n&raquo; Most read\n1. 2 killed in ambush\n2. Market burns\n\nTrucks wait here."
    assert [sentence.role for sentence in split(text)] == ["prose", "furniture", "furniture", "furniture", "prose"]
