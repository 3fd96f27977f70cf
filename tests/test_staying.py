import pytest
from marked import expected, found

IN_CAMP = [
    "Arzan camp held [3,100 people: in_camp] on Friday.",
    "There were [640 people: in_camp] inside the evacuation centre at midnight.",
    "The evacuation centre took in [340 people: in_camp] overnight.",
    "The stadium in Belo, opened as a shelter on Sunday, had [1,900 people: in_camp] by nightfall.",
    "The camp has [1,900 residents: in_camp].",
    "The camp has [1,200 households: in_camp], or [6,100 people: in_camp].",
    "Arzan camp ([6,100 people: in_camp]) lies on the coast.",
    "In Arzan camp live [6,100 people: in_camp].",
    "[About 250 people: in_camp] spent the night in the sports hall.",
    "Three camps have opened. Arzan-2 took [52,000: in_camp].",
]  # fmt: skip
ELSEWHERE = [
    "Arzan-2 took 52,000 votes.",
    "The stadium held 40,000 at the match.",
    "The city holds 800,000 people.",
    "Three camps have opened. The city holds 800,000 people.",
    "The survey covered 900 respondents in 30 sites.",
    "The museum took in 900 visitors.",
    "The camp committee has 12 members.",
    "The agency employs 340 people in the camp.",
]  # fmt: skip


@pytest.mark.parametrize("marked", IN_CAMP)
def test_people_in_camps_are_displaced(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("sentence", ELSEWHERE)
def test_people_elsewhere_are_not(sentence):
    assert found(sentence) == []
