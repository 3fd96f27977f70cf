import pytest
from marked import expected, found

from etl.extract import mentions

SHARED = [
    "[Some 900 people: displaced] were displaced in May.\n\n[Some 400: displaced] came from Arzan.",
    "[Twelve people: killed] died in Arzan. [Five: killed] in Cano.",
    "The agency said [31 people: killed] had died in Arzan and [seven: killed] in Belo.",
    "[Nine people: killed] drowned: [four: killed] in Arzan, [three: killed] in Belo and [two: killed] in Cano.",
    "[Nine people: killed] lost their lives — [four: killed] in Arzan, [five: killed] in Belo.",
    "[23 deaths: killed] were reported, [14: killed] by drowning and [9: killed] from snake bites.",
    "Conflict displaced ([3,600 IDPs: displaced]) and flash floods ([310: displaced]).",
    "In May [1,480 refugees: crossed_border] crossed into Melland, compared with [930: crossed_border] in April.",
    "Some 40 clinics closed as [1,480 people: displaced] were displaced, up from [930: displaced] in April.",
    "[1,480 refugees: crossed_border] arrived, a daily average of 48, compared with [930: crossed_border] in April.",
    "[375: killed] were reported dead, only [64: killed] of them confirmed.",
    "[Some 900 people: displaced] were displaced, a rise of [60: displaced] since May.",
    "The last group of [214: returned] went home in May.",
    "The whole population of [1,100: evacuated] was evacuated.",
    "Rains killed [nine people: killed], taking the toll in the floods this year to [71: killed].",
    "All but [140 families: displaced] had gone home.",
    "[600 people: displaced] were displaced by the storm. [Some 90: in_camp] remain in a school.",
    "[600 people: displaced, projected] may be displaced. The estimate for Belo is [900: displaced, projected].",
    "[3,500 people: displaced] were displaced. [Another 300: displaced] were displaced in Belo.",
    "[12 people: killed] were killed in Arzan, [15: killed] in Belo and [two: killed] in Cano.",
    "[Two people: killed] died in March and [three: killed] in April.",
    # each of two numbers is what the one of its rank was
    "The toll rose to [28 dead: killed] and [90 wounded: injured], before falling in June to [14: killed] and [23: injured], respectively.",
    # a verb of their own does not make them other people
    "The post counted [900 arrivals: fled], of whom [650: fled] cited hunger as their reason.",
    # those who fill the room
    "The camp is meant to carry [500: capacity]; go and see, they are [almost 900: in_camp].",
    # under a heading that names those who move
    "Displacement\n\nBy 9 May, [890 families: displaced] had lodged their names with the council.",
    "[90 families: displaced] were evicted; [30: returned] have returned.",
    # the place is followed by a source in brackets
    "[Some 900 people: displaced] were displaced from Arzan and [300: displaced] in Belo (Red Cross, 4 May).",
    "Women accounted for [64: killed] of the deaths and children for [18: killed].",
    "[380 families: fled] arrived in June, twice as many as in May ([190: fled]).",
    "Estimates of how many displaced people live in Arzan differ: the council speaks of [900: displaced]; the agency verified [600: displaced] in May.",
]  # fmt: skip

OWN = [
    "[12 people: killed] died in Arzan; shops and schools numbered 40 and 9, respectively.",
    "[12 people: killed] died in Arzan and 40 in Belo fell ill.",
    "[12 people: killed] died in Arzan, and 90 per cent of the crops were lost.",
    "[12 people: killed] died on 4 May and 5 June.",
    "[12 people: killed] died in 3 villages and 2 towns.",
    "[12 people: killed] died in Arzan (population 4,000).",
]


@pytest.mark.parametrize("marked", SHARED)
def test_what_is_left_out_is_shared(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("marked", OWN)
def test_what_has_its_own_meaning_is_not_shared(marked):
    assert found(marked) == expected(marked)


def test_an_increase_is_marked():
    _, increase = mentions("Some 900 people are displaced, a jump of 60 since May.")
    assert (increase.measure, increase.additional) == ("displaced", True)
