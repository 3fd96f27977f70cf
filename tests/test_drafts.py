"""Drafts of cards: valid for the build, laid out for a reader, honest about what is not known."""

from datetime import date

import pytest
import yaml
from collection import TEXT

from etl import drafts
from etl.extract.mention import Mention
from etl.readers import Text

DAY = (date(2020, 5, 5), date(2020, 5, 5))
PLAIN = Text("sub/Daily News.txt", TEXT, converted=False)
FIGURE = Mention(
    20, 35, "Some 300 people", "displacement", "subject_of_verb", 300.0, 300.0, "about", "people", measure="fled",
    status="reported", stock_flow="flow", population="people", issuer="Red Cross", issuer_kind="ngo", place="Northport",
)  # fmt: skip
REPEAT = Mention(82, 93, "Up to 1,500", "displacement", "x", None, 1500, "at_most", "people", repeats=20)
CONTEXT = Mention(108, 119, "Two schools", "context", "x", 2, 2, "exact", "schools")
SHARE = Mention(108, 119, "half a school", "context", "x", 0.5, 0.5, "exact", None)
ASIDE = Mention(170, 174, "2020", "set_aside", "x", 2020, 2020, reason="date")


def draft(*found, text=PLAIN, published=DAY):
    return "".join(drafts.card(text, published, found))


def lines(*found, **more):
    return draft(*found, **more).splitlines()


# what is found, and the lines that it becomes
LAID_OUT = [
    (
        "a figure stands apart, a field a line, nulls left out",
        FIGURE,
        ["", "  - figure_id: sub-daily-news-20", "    kind: displacement", "    as_written: Some 300 people",
         "    char_start: 20", "    char_end: 35", "    value_low: 300", "    value_high: 300", "    quantifier: about",
         "    unit: people", "    period_basis: Not said.", "    measure: fled", "    status: reported",
         "    stock_flow: flow", "    population: people", "    issuer: Red Cross", "    issuer_kind: ngo",
         "    place: Northport", "    stated_start: 2020-05-05", "    stated_end: 2020-05-05"],
    ),
    ("context is one line", CONTEXT, ["  - {kind: context, as_written: Two schools, char_start: 108, char_end: 119, subject: other, unit: schools, value_low: 2, value_high: 2,", "    quantifier: exact}"]),
    ("what is set aside is one line", ASIDE, ["  - {kind: set_aside, as_written: '2020', char_start: 170, char_end: 174, reason: date}"]),
    ("a broken number, which no table can hold, is set aside", SHARE, ["  - {kind: set_aside, as_written: half a school, char_start: 108, char_end: 119, reason: other_quantity}"]),
]  # fmt: skip


@pytest.mark.parametrize(("mention", "expected"), [row[1:] for row in LAID_OUT], ids=[row[0] for row in LAID_OUT])
def test_every_kind_is_laid_out_for_a_reader(mention, expected):
    told = lines(mention)
    assert told[told.index("mentions:") + 1 :] == expected


def test_a_draft_is_yaml_that_says_what_it_was_read_from():
    card = yaml.safe_load(draft(FIGURE, ASIDE))
    assert card["review"] == "machine"
    assert card["document_id"] == "sub-daily-news"
    assert card["text"]["file"] == "sub/Daily News.txt"
    assert card["text"]["length"] == len(TEXT)
    assert (card["published_start"], card["published_end"]) == DAY
    assert [mention["as_written"] for mention in card["mentions"]] == ["Some 300 people", "2020"]


def test_figures_of_one_day_write_it_out_each():
    day = date(2020, 5, 4)
    dated = [mention._replace(period_start=day, period_end=day) for mention in (FIGURE, FIGURE._replace(char_start=60))]
    read = yaml.safe_load(draft(*dated))
    assert [(row["period_start"], row["period_end"]) for row in read["mentions"]] == [(day, day)] * 2


def test_a_repeat_names_what_it_repeats():
    repeat = yaml.safe_load(draft(FIGURE, REPEAT))["mentions"][1]
    assert (repeat["group_id"], repeat["role"]) == ("sub-daily-news-20", "repeat")
    assert repeat["relations"][0]["other_id"] == "sub-daily-news-20"


def test_a_repeat_of_what_is_no_figure_names_nothing():
    later = yaml.safe_load(draft(CONTEXT, Mention(120, 125, "1,500", "displacement", "x", repeats=108)))["mentions"][1]
    assert "relations" not in later


def test_an_unknown_day_is_to_be_filled_in():
    card = draft(FIGURE, published=None)
    assert "No day of publication is known" in card
    assert yaml.safe_load(card)["published_start"] == "TO FILL IN"
    assert "stated_start" not in card


def test_a_converted_document_says_where_its_text_is():
    card = draft(text=Text("report.pdf", TEXT, converted=True))
    assert "The text was made from report.pdf: `extract --text-out FOLDER` writes it" in card
    assert yaml.safe_load(card)["text"]["file"] == "report.pdf.txt"


def test_a_text_without_numbers_has_an_empty_list():
    assert yaml.safe_load(draft())["mentions"] == []


@pytest.mark.parametrize("words", ["300\n  - figure_id: other", "'300'", "300: x # y", "\0300\u202e", "{300}", "- 300"])
def test_no_words_break_the_yaml(words):
    for kind in ("displacement", "set_aside"):
        mentions = yaml.safe_load(draft(Mention(0, len(words), words, kind, "x")))["mentions"]
        assert [mention["as_written"] for mention in mentions] == [words]


# file, the document that a card made of it names
NAMES = [
    ("report.txt", "report"), ("sub/Report 2.PDF", "sub-report-2"), ("a..b__c.md", "a-b-c"), ("ÄÖ.txt", "document"),
    ("2017-03-01_sitrep.docx", "2017-03-01-sitrep"), ("v1.2", "v1"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_document_is_named_after_its_file(name, expected):
    assert drafts.document_id(Text(name, "", converted=False)) == expected
