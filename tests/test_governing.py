import pytest
from marked import expected, found

GOVERNED = [
    # both levels of a rise
    "The number of dead rose from [40: killed] to [61: killed].",
    # somebody who needs no number stands first in the list
    "She lost her husband and [4 children: killed].",
    "A bomb blew up a lorry, killing its driver and [3 guards: killed].",
    # the noun is named before a phrase of place
    "The ministry put the number of IDPs in schools at [12,300: displaced].",
    # the site itself tells what it is made for
    "The council is setting up one collective site for [900 people: capacity, planned].",
    # verbs that take people in again
    "The province welcomed back [1,760 families: returned] in March.",
    # those for whom the site was made stand first
    "The camp has [7,600 people: in_camp], four times the [1,900: capacity] for whom it was built.",
    "The site shelters [9,000 people: in_camp], three times the [3,000: capacity] it was built for.",
    # what happened to the homes of people
    "The homes of [300 families: homeless] were torched.",
    "Rebels razed the homes of [300 families: homeless].",
    # over an aside
    "The toll, which stood at [40: killed] on Monday, had risen to [61: killed] by Thursday.",
    "The tally of the displaced, [12,400: displaced] on Monday, had passed [15,000: displaced] by Thursday.",
    # a count and its level, by whatever verb
    "The number of evacuees peaked at [41,600: evacuated] in late June.",
    "The number of refugees crept past [4,100: crossed_border] in May.",
    "Displacement simmered [around 30,000 people: displaced] through the winter.",
    # who lived in what was cleared
    "The landlord cleared the old market of [280 families: displaced] to build a mall.",
    "Troops brought out [344 villagers: evacuated] during the truce.",
]  # fmt: skip
UNGOVERNED = [
    "Despite the exodus, 400 on Monday, prices rose to 61.",
    "The displacement crisis around 12 villages goes on.",
    "The number of trucks peaked at 41,600 in June.",
    "The storm emptied the town of almost all of its 2,700 inhabitants.",
    "Police cleared the road of 12 lorries.",
    "Displaced migrants (about 176,500 live in the country) are refused entry.",
    "Births exceeded deaths by 60,000 over the last ten years.",
    "Displacement is likely (likelihood: 4/5).",
    "Floods entered the homes of 300 families.",
]


@pytest.mark.parametrize("marked", GOVERNED)
def test_a_verb_or_noun_before_the_number_governs_it(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("sentence", UNGOVERNED)
def test_what_stands_apart_does_not_govern(sentence):
    assert found(sentence) == []
