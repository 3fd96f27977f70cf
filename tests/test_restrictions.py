import pytest
from marked import expected, found

HELD = [
    "He lost [3 sons: killed] in the bombing.",
    "The family has lost [6 members: killed].",
    "The parish buried [17 people: killed].",
    "A landslide buried [17 people: missing].",
    "The register lists [52 martyrs: killed].",
    "The border post logged [930 crossings: crossed_border] in a single day.",
    "[340 families: displaced] have camped behind the market since August.",
    "All but [40: displaced] of the families have gone back.",
]
REFUSED = [
    "The party lost 6 members.",
    "The road has 3 crossings.",
    "400 demonstrators camped outside parliament.",
    "Farmers lost 3,000 head of cattle.",
    "300 buffalo were swept away.",
    "The judge recovered 30 documents.",
    "300 files are missing.",
    "The bank returned 4 million.",
    "Investors fled; 3 billion left the country.",
    "He scored 4 goals and left the field injured.",
    "150 volunteers work in the camp.",
    "Each tent houses 6 people.",
    "The school was built for 400 children.",
    "The hospital took in 600 patients.",
    "The town received 900 bags of rice for its camps.",
    "Kafan, which once had a population of 6,000, lies near the homes of refugees.",
    "The fund rebuilt homes for 1,200 families.",
]  # fmt: skip


@pytest.mark.parametrize("marked", HELD)
def test_people_of_whom_it_may_be_said_are_figures(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("sentence", REFUSED)
def test_things_animals_and_others_are_not(sentence):
    assert found(sentence) == []
