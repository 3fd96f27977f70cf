import pytest
from marked import expected, found

ROOM = [
    "The site was laid out for [600 households: capacity].",
    "The municipality is clearing a field meant for [another 900 families: capacity, planned] displaced by the flood, with tents to follow.",
    "The transit centre has room for [400: capacity] but shelters [1,150: in_camp].",
    "The reception centre can take [250 people: capacity] a night.",
    "The new camp should be able to take [5,000 people: capacity, planned].",
    "Tents for [2,500 people: capacity] have been pitched on the racecourse.",
    "The extension of the camp will add [1,200 plots: capacity, planned].",
    "The authorities plan to open three shelters with a capacity of [900: capacity, planned].",
    "The collective centre, which has [220 beds: capacity], is full.",
    "Of the [220 beds: capacity] in the shelter, [40: available] are free.",
    "Two sites were identified which together could absorb [4,500 households: capacity].",
    "Arzan camp was designed for [9,000: capacity]. It now holds [31,000: in_camp].",
    "Built for [8,000 people: capacity], the camp is home to [27,400: in_camp].",
    "The camp's population stands at [27,400: occupied].",
    "A third camp is planned for [9,000 people: capacity, planned].",
    "The army is putting up tents for [9,000 people: capacity, planned].",
]  # fmt: skip
OTHER_ROOM = [
    "The hospital has 120 beds.",
    "A cinema with 400 seats was damaged.",
    "The stadium holds 60,000.",
    "The hotel has room for 300 guests.",
    "The bus can take 50 passengers.",
    "A hall built for 300 pupils.",
    "The house sleeps six.",
    "The theatre has room for 400.",
    "The car park has space for 90 vehicles.",
    "The table can take six.",
    "The ferry is designed for 300 people.",
]  # fmt: skip


@pytest.mark.parametrize("marked", ROOM)
def test_room_for_the_displaced_is_read(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("sentence", OTHER_ROOM)
def test_room_for_others_is_no_figure(sentence):
    assert found(sentence) == []


def test_the_paragraph_says_whose_room_it_is():
    camps = "Five camps have opened. Arzan-2, the newest, has space for [20,000: capacity]."
    assert found(camps) == expected(camps)
    assert found("Five theatres have opened. Arzan-2, the newest, has space for 20,000.") == []
