import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import quantities

AMOUNTS = [
    ("digits with commas", "5,400 people", 5400, 5400, "exact", "people"),
    ("digits with a space", "9 300 households", 9300, 9300, "exact", "households"),
    ("digits with a thin space", "12\u2009500 people", 12500, 12500, "exact", "people"),
    ("digits with apostrophes", "61'000 people", 61000, 61000, "exact", "people"),
    ("a space that typesetting put after the comma", "61, 000 people", 61000, 61000, "exact", "people"),
    ("Indian groups", "2,14,000 people", 214000, 214000, "exact", "people"),
    ("lakh", "2.14 lakh people", 214000, 214000, "exact", "people"),
    ("crore", "1 crore people", 10_000_000, 10_000_000, "exact", "people"),
    ("decimal million", "1.5 million refugees", 1_500_000, 1_500_000, "exact", "people"),
    ("short million before people", "2.3m people", 2_300_000, 2_300_000, "exact", "people"),
    ("short thousand", "500k people", 500_000, 500_000, "exact", "people"),
    ("words", "two thousand soldiers", 2000, 2000, "exact", "people"),
    ("long words", "two hundred and fifty thousand people", 250_000, 250_000, "exact", "people"),
    ("hyphenated words", "Fifty-one people", 51, 51, "exact", "people"),
    ("half a million", "half a million people", 500_000, 500_000, "exact", "people"),
    ("quarter of a million", "a quarter of a million people", 250_000, 250_000, "exact", "people"),
    ("one and a half million", "one and a half million people", 1_500_000, 1_500_000, "exact", "people"),
    ("a comma between words", "one thousand, seven hundred families", 1700, 1700, "exact", "households"),
    ("short million set apart", "1.2 M people", 1_200_000, 1_200_000, "exact", "people"),
    ("joined nouns", "82,500 men, women and children", 82_500, 82_500, "exact", "people"),
    ("a dozen", "a dozen families", 12, 12, "exact", "households"),
    ("number said twice", "three (3) persons", 3, 3, "exact", "people"),
    ("glued to the word before", "with14,593 people", 14593, 14593, "exact", "people"),
    ("short million after a noun for a count", "The tally could hit 4.5m", 4_500_000, 4_500_000, "exact", None),
    ("hyphen left by a line break", "1,200 fami-lies", 1200, 1200, "exact", "households"),
]  # fmt: skip

QUANTIFIERS = [
    ("more than", "more than 5,000 people", 5000, None, "at_least"),
    ("over", "over 470 people", 470, None, "at_least"),
    ("upwards of", "upwards of 200,000 civilians", 200_000, None, "at_least"),
    ("at least", "At least 44 people", 44, None, "at_least"),
    ("no fewer than", "no fewer than 53 persons", 53, None, "at_least"),
    ("upwards of, not what stands before it", "and upwards of 350 people", 350, None, "at_least"),
    ("or more", "300 people or more", 300, None, "at_least"),
    ("plus sign", "5,000+ people", 5000, None, "at_least"),
    ("up to", "up to 5,000 people", None, 5000, "at_most"),
    ("as many as", "as many as 90 families", None, 90, "at_most"),
    ("fewer than", "fewer than 30 people", None, 30, "at_most"),
    ("almost", "almost two thousand troops", 2000, 2000, "about"),
    ("an estimated", "an estimated 750 people", 750, 750, "about"),
    ("estimates that", "estimates that 750 people", 750, 750, "about"),
    ("roughly", "roughly 80 homes", 80, 80, "about"),
    ("the outer quantifier rules", "more than an estimated 300 people", 300, None, "at_least"),
    ("further words between", "at least another 40 people", 40, None, "at_least"),
    ("to", "1,500 to 2,000 people", 1500, 2000, "range"),
    ("anywhere from", "anywhere from 300 to 500 people", 300, 500, "range"),
    ("dash", "10-20 people", 10, 20, "range"),
    ("between", "between 90 and 230 people", 90, 230, "range"),
    ("shared million", "one to 1.5 million people", 1_000_000, 1_500_000, "range"),
    ("tens of thousands", "tens of thousands of people", 20_000, None, "vague"),
    ("hundreds of thousands", "hundreds of thousands", 200_000, None, "vague"),
    ("thousands", "thousands of civilians", 2000, None, "vague"),
    ("hundreds", "hundreds of homes", 200, None, "vague"),
    ("dozens", "dozens", 24, None, "vague"),
    ("half", "half of the families", 50, 50, "exact"),
    ("more than half", "more than half", 50, None, "at_least"),
    ("per cent", "some 40 per cent", 40, 40, "about"),
    ("one in five", "one in five households", 20, 20, "exact"),
    ("two thirds", "two thirds of the camp", 66.67, 66.67, "exact"),
]

SORTS = [
    ("metres of a river", "The number of gauges: the river rose to 7.2m", ["distance"]),
    ("an hour of the day", "They had left by five in the evening", ["time"]),
    ("an age between two", "boys aged between four and ten", ["age"]),
    ("day of a month", "on 29 January 2017", ["date"]),
    ("month first", "on March 28, 2016 alone", ["date"]),
    ("days of a span", "between 17 October and 16 February", ["date", "date"]),
    ("numeric date", "(29/01/2021)", ["date"]),
    ("bare year", "since 2011 the war", ["date"]),
    ("half of a year", "in the second half of 2017", ["ordinal", "date", "date"]),
    ("clock", "at 09:00 local time", ["time"]),
    ("hour", "around 6pm", ["time"]),
    ("rank", "the second-largest city", ["ordinal"]),
    ("ordinal digits", "the 15th convoy", ["ordinal"]),
    ("weapon", "they captured SA-3s", ["identifier"]),
    ("name within a counted noun", "67 confirmed COVID-19 cases", ["count"]),
    ("disease", "COVID-19", ["identifier"]),
    ("handle", "on Twitter @name7press", ["identifier"]),
    ("footnote after a full stop", "were impacted.1 Infrastructure was", ["identifier"]),
    ("reference in brackets", "was reported.[43]", ["identifier"]),
    ("label", "phase 3 of the plan", ["identifier"]),
    ("list of labels", "in camps 8E, 9 and 10.", ["identifier", "identifier", "identifier"]),
    ("count in brackets after a name", "Borno [82], Cross River [9]", ["count", "count"]),
    ("pronoun", "one of the largest crises", ["pronoun"]),
    ("idiom", "one another", ["idiom"]),
    ("mother of five", "a mother of five", ["idiom"]),
    ("age after a name", "said Amina, 34, who fled", ["age"]),
    ("age", "a 5-month-old baby", ["age"]),
    ("age group", "children aged 6-59 months", ["age"]),
    ("distance", "about 27 kilometers south", ["distance"]),
    ("rainfall", "173mm of rain", ["distance"]),
    ("money sign", "US$5.5 million", ["money"]),
    ("money code", "SYP 107", ["money"]),
    ("money letter", "P1.1 billion and N45m", ["money", "money"]),
    ("range of money", "between C30,000 and C40,000", ["money"]),
    ("an addition is no range", "they added 40 to the 300", ["count", "count"]),
    ("duration", "a two-week pause", ["duration"]),
    ("factor", "three times larger", ["other_quantity"]),
    ("weight", "1.3kg of flour", ["other_quantity"]),
    ("law", "the decree 70/2017", ["identifier"]),
    ("cells divided by commas", "Belo,1,3,900", ["count", "count", "count"]),
    ("number at the end of a sentence", "Killed: 12. Injured: 30.", ["count", "count"]),
    ("number of a section", "2. Response", ["identifier"]),
]

NO_NUMBERS = ["a family", "both sides", "several people", "no casualties", "everyone", "the tenants", "someone"]


@pytest.mark.parametrize(("phenomenon", "words", "low", "high", "quantifier", "unit"), AMOUNTS)
def test_amounts_are_read(phenomenon, words, low, high, quantifier, unit):
    found = quantities.read(words)
    assert found, f"{phenomenon}: {words!r} should hold one number"
    assert (found.low, found.high, found.quantifier, found.unit) == (low, high, quantifier, unit), phenomenon


@pytest.mark.parametrize(("phenomenon", "words", "low", "high", "quantifier"), QUANTIFIERS)
def test_quantifiers_set_the_bounds(phenomenon, words, low, high, quantifier):
    found = quantities.read(words)
    assert found, f"{phenomenon}: {words!r} should hold one number"
    assert (found.low, found.high, found.quantifier) == (low, high, quantifier), phenomenon


@pytest.mark.parametrize(("phenomenon", "words", "sorts"), SORTS)
def test_numbers_that_count_nobody_are_told_apart(phenomenon, words, sorts):
    assert [quantity.sort for quantity in quantities.find(words)] == sorts, phenomenon


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_words_that_are_no_numbers_are_left_alone(words):
    assert quantities.find(words) == []


def test_spans_are_true_to_the_raw_text():
    text = "İzmir: more than 5,400 displaced people fled."
    (found,) = quantities.find(text)
    assert text[found.start : found.end] == "more than 5,400 displaced people"
    assert text[found.number_start : found.number_end] == "5,400"


def test_an_increase_is_marked_as_additional():
    assert quantities.read("an additional 250,000 civilians").additional
    assert not quantities.read("250,000 civilians").additional


def test_a_phrase_with_two_numbers_states_no_single_one():
    assert quantities.read("12 killed and 30 injured") is None


FRAGMENTS = st.sampled_from(
    [
        "5",
        "5,400",
        "61,",
        "000",
        "1.5",
        "million",
        "two",
        "thousand",
        "half",
        "a",
        "third",
        "dozens",
        "of",
        "people",
        "families",
        "%",
        "per",
        "cent",
        "more",
        "than",
        "up",
        "to",
        "between",
        "and",
        "or",
        "to",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "$",
        "€",
        "@",
        "#",
        "/",
        ".",
        ",",
        ":",
        "\n",
        "\t",
        "İ",
        "ß",
        "one",
        "in",
        "five",
        "2017",
        "17",
        "October",
        "6pm",
        "COVID-19",
        "camp",
        "8E",
        "'",
    ]
)


@given(st.one_of(st.text(), st.lists(FRAGMENTS).map(" ".join), st.lists(FRAGMENTS).map("".join)))
def test_any_text_gives_ordered_quantities_within_it(text):
    found = quantities.find(text)
    end = 0
    for quantity in found:
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        end = quantity.end
    assert found == quantities.find(text)
