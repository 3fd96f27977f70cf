import pytest
from marked import expected, found

BEFALLEN = [
    # a phrase right after the number says what a verb before it did to those counted
    "A dam burst put [12,000: fled] to flight.",
    "Gunfire in the market cost [8 people: killed] their lives.",
    "The siege starved [29 people: killed] to death.",
    "The mudslide sent [480 people: fled] fleeing.",
    "The police list [31 persons: missing] as missing.",
    "The raid forced [8,400 people: fled] from theirs.",
    "Buses brought [2,600 civilians: evacuated] out of the enclave.",
    "Volunteers helped [310 people: evacuated] to reach safety.",
    "The blaze sent [40: injured] to hospital.",
    # another subject begins another clause
    "[Two brothers: killed] drowned and a third was swept away.",
    # a participle before a noun is its adjective
    "[900 civilians: fled] from the besieged town fled.",
    # a phrase of time is no object
    "[300 people: returned, projected] will return this year.",
    # a part of a whole is the subject, not the whole
    "[Some 5,000: fled] of the district's 60,000 residents have already left.",
    # the main clause is the news, not the relative one
    "[Around 400: returned] of those who had sought refuge in Arzan have gone back to their villages.",
    "[Five men: killed] who refused were shot dead.",
    "[12 men: killed] who did not flee were killed.",
    # sheltering anywhere is no camp, and who is taken to one has been evacuated
    "[Some 370 families: displaced] took shelter in Arzan.",
    "[78 households: evacuated] were taken to the stadium as a precaution.",
    "[A dozen sailors: missing] were yet to be found.",
    # wholes of a departure
    "[Another 5,600: fled] have left since.",
    "[Some 2,700: fled] are known to have reached Melland.",
]  # fmt: skip
OTHER_DEEDS = [
    "The court sentenced 12 people to death.",
    "300 pupils returned their books.",
    "2 of the 3 agencies have relocated staff to Arzan.",
    "The 60 people first reported missing were found alive.",
    "Nearly 1,200 homes lost power.",
    "60,000 people escaped poverty.",
    "The parade brought 50,000 people onto the streets.",
    "Three ministers left the cabinet.",
    "Only 12 people were left.",
    "Some 2,000 people stayed behind.",
    "The collapse threw 16 people into the river.",
]


@pytest.mark.parametrize("marked", BEFALLEN)
def test_what_follows_a_number_says_what_befell_them(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("sentence", OTHER_DEEDS)
def test_other_deeds_are_no_figures(sentence):
    assert found(sentence) == []
