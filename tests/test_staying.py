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
    "The camp's [94,000 residents: in_camp] lack water.",
    "Rations for the [94,000 residents: in_camp] of the camp ran out.",
    "The site, opened in May, had [7,400 residents: in_camp].",
    "The camp has swollen to [13,200: in_camp].",
    "The refugee camp now has [900 people: in_camp].",
    "In May the camp had [900 people: in_camp].",
    "The number of children in the camp has risen from [214: in_camp] to [388: in_camp].",
    "[430 residents: evacuated] were brought to a hotel.",
    "The camp is full with [8,200 residents: in_camp].",
    "The camp at Arzan grew quickly. [Eleven thousand people: in_camp] lived there.",
    "The school, where [900 people: in_camp] had been staying, was hit.",
    "At the station [2,000 people: displaced] sleep on the floor.",
    "Today the camp counts [barely 3,100: in_camp].",
    "The shelter took [150 people: in_camp] last night.",
]  # fmt: skip
ELSEWHERE = [
    "Arzan-2 took 52,000 votes.",
    "The town took 150 votes.",
    "The town counts 150 streets.",
    "The price of rice in the camp rose from 214 to 388.",
    "The number of tents in the camp rose to 388.",
    "The clinic in the camp has 900 residents on its books.",
    "12 people were taken to the police station.",
    "The town's 23,000 residents lack water.",
    "Eleven thousand people lived there.",
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
