"""Places in texts: which words name one, what the gazetteer calls it, and which of them a number is about."""

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from etl.extract import passages
from etl.extract.gazetteer import Gazetteer
from etl.extract.places import Places
from etl.extract.toponyms import toponyms

GAZETTEER = Gazetteer.load(ROOT / "data" / "places.csv")

# how the place is named, a sentence that does so, what is written, its id, its role
NAMED = [
    ("known city", "They live in Mosul now.", "Mosul", "iq-mosul", "at"),
    ("other spelling", "They live in Hamam Al Alil now.", "Hamam Al Alil", "iq-hammam-al-alil", "at"),
    ("the longest spelling wins", "They live in Hammam al-Alil now.", "Hammam al-Alil", "iq-hammam-al-alil", "at"),
    ("typographic apostrophe", "They live in Ba’aj now.", "Ba’aj", "iq-baaj", "at"),
    ("part of a city", "They live in eastern Aleppo now.", "eastern Aleppo", "sy-eastern-aleppo", "at"),
    ("a direction makes another place", "They live in southern Iraq now.", "southern Iraq", None, "at"),
    ("capital letters", "FIGHTING IN MOSUL", "MOSUL", "iq-mosul", "at"),
    ("origin", "They came from Mosul by bus.", "Mosul", "iq-mosul", "from"),
    ("origin as an object", "They fled Mosul by bus.", "Mosul", "iq-mosul", "from"),
    ("destination", "They walked to Erbil by night.", "Erbil", "iq-erbil", "to"),
    ("crossed into", "They crossed into Syria by night.", "Syria", "sy", "to"),
    ("before a noun", "The Mosul offensive goes on.", "Mosul", "iq-mosul", "at"),
    ("owner", "Mosul's bridges are gone.", "Mosul", "iq-mosul", "at"),
    ("country outside the gazetteer", "They live in South Sudan now.", "South Sudan", None, "at"),
    ("country with a small word", "They live in the Democratic Republic of the Congo.", "Democratic Republic of the Congo", None, "at"),
    ("unknown town after a preposition", "They live in Umbraville now.", "Umbraville", None, "at"),
    ("unknown town after its noun", "They live in the old town of Umbraville.", "Umbraville", None, "at"),
    ("noun after the name", "Umbra county is flooded.", "Umbra county", None, "at"),
    ("camp by its name", "Umbra Hill IDP Camp is full.", "Umbra Hill IDP Camp", None, "at"),
    ("article in the name", "They live in Um al-Umbra now.", "Um al-Umbra", None, "at"),
    ("outskirts", "They live on the outskirts of Umbraville.", "Umbraville", None, "at"),
    ("target of strikes", "They fear air strikes on Umbraville.", "Umbraville", None, "at"),
    ("a list is one place", "They live in Umbra, Penumbra and Antumbra states.", "Umbra, Penumbra and Antumbra", None, "at"),
]  # fmt: skip

NOT_NAMED = [
    ("organisation with a country in its name", "The UN Assistance Mission for Iraq spoke."),
    ("armed group", "They were held by Islamic State in a cellar."),
    ("month", "They left in February."),
    ("people", "They spoke to Iraqi officers."),
    ("source after according to", "Many left, according to Lee."),
    ("where it was told", "They told reporters in Geneva more."),
    ("source of figures", "Data from ABCD are new."),
    ("name of a storm", "Many died due to Cyclone Umbra."),
    ("office", "They wrote to President Roe."),
    ("money", "Prices rose from 113 USD."),
    ("part of a word", "The turkeys were sold."),
    ("a person named like a country", "They spoke to Chad Roe."),
    ("part of an unknown town", "They live in the Old City now."),
]


def found(sentence):
    return [(place.written, place.place_id, place.role) for place in toponyms(sentence, GAZETTEER)]


@pytest.mark.parametrize(("sentence", "written", "place_id", "role"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])  # fmt: skip
def test_a_place_is_read(sentence, written, place_id, role):
    assert found(sentence) == [(written, place_id, role)]


@pytest.mark.parametrize("sentence", [row[1] for row in NOT_NAMED], ids=[row[0] for row in NOT_NAMED])
def test_what_is_no_place_is_left_alone(sentence):
    assert [place for place in found(sentence) if place[1] or place[0] != "Old City"] == []


def test_a_part_of_a_town_needs_its_town():
    assert GAZETTEER.id_of("Old City", "the streets of Mosul") == "iq-old-city-of-mosul"
    assert GAZETTEER.id_of("Old City", "the streets of Aleppo") is None


# a text, the number in it, the place that the number is about, its role
ABOUT = [
    ("after the number", "In Erbil 90 people died, and 300 people died in Duhok.", "300", "Duhok", "at"),
    ("at the front", "In Umbra county, 300 people had to leave.", "300", "Umbra county", "at"),
    ("the more specific", "Some 300 people died in Umbraville in Ninewa governorate.", "300", "Umbraville", "at"),
    ("the owner contains", "Some 300 people died in Iraq's northern city of Umbraville.", "300", "Umbraville", "at"),
    ("origin before destination", "Some 300 people fled from Mosul to Erbil.", "300", "Mosul", "from"),
    ("destination named first", "Some 300 people came to Erbil from Mosul.", "300", "Mosul", "from"),
    ("destination alone", "Some 300 people fled to Erbil.", "300", "Erbil", "to"),
    ("where the cause was", "Shelling in Hawija drove 300 people to Erbil.", "300", "Hawija", "at"),
    ("those who return, where they went", "Some 300 people returned from Erbil to Mosul.", "300", "Mosul", "to"),
    ("one place for two numbers", "Blasts killed 20 and injured 300 in Baghdad.", "20", "Baghdad", "at"),
    ("each its own", "Some 300 died in Erbil while 200 died in Duhok.", "300", "Erbil", "at"),
    ("carried from the sentence before", "Rain hit the town of Umbra. There 300 people died.", "300", "Umbra", "at"),
    ("of them", "Some 900 people fled Umbra.\n\nMore than 300 of them are in school halls.", "300", "Umbra", "from"),
    ("the place of the document", "Floods in Umbra\n\nMany homes are gone.\n\nSome 300 people died.", "300", "Umbra", "at"),
    ("the short form of a list", "Need is high in Umbra and Penumbra (UP).\n\nIn the UP states 300 died.", "300", "Umbra and Penumbra", "at"),
]  # fmt: skip


def place_for(document, number):
    sentences = passages.split(document)
    start = document.index(number)
    index = next(place for place, sentence in enumerate(sentences) if sentence.start <= start < sentence.end)
    return Places(sentences, GAZETTEER).place_for(index, start, start + len(number))


@pytest.mark.parametrize(("document", "number", "written", "role"), [row[1:] for row in ABOUT], ids=[row[0] for row in ABOUT])  # fmt: skip
def test_a_number_is_about_a_place(document, number, written, role):
    place = place_for(document, number)
    assert (place.written, place.role) == (written, role)


def test_no_place_is_made_up():
    assert place_for("Some 300 people had to leave.", "300") is None


WORDS = st.sampled_from(
    [
        *["Mosul", "Iraq", "Umbra", "Turkey", "in", "from", "to", "at", "fled", "the", "of", "city", "state", "camp", "al-Bab", ",", "and", ".", "eastern", "300", "people", "İ", "’s", "UN", "Old", "City"],
        "\n\n", "South Sudan", "according to", "Democratic Republic of", "(UP)",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_is_read(document):
    sentences = passages.split(document)
    places = Places(sentences, GAZETTEER)
    for index, sentence in enumerate(sentences):
        for place in toponyms(sentence.text, GAZETTEER):
            assert 0 <= place.char_start < place.char_end <= len(sentence.text)
        place = places.place_for(index, sentence.start, sentence.start + 1)
        assert place is None or place.written
