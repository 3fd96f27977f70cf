import pytest
from marked import expected, found

CERTAIN = [
    # inability is a fact
    "[At least 31 people: missing] could not be traced.",
    # what was set to come has not come, though its noun looks like a past
    "The number of displaced is set to reach [400,000: displaced, projected].",
    "We expect [6,000 people: returned, projected] to come back by spring.",
    # an insertion before the verb does not doubt it
    "[Some 300: displaced] were displaced; the agency, which counts those it can trace, had recorded [900: displaced].",
    # a denial ends with "but"
    "There were no deaths but [48 injuries: injured].",
    # the month of May is no doubt
    "In all there were [700 displacements: displaced] from January to May.",
    # room that is apposed to what is planned
    "The new site will have [1,200 plots: capacity, planned], or room for [6,000 people: capacity, planned].",
    "An extension of [600 plots: capacity, planned] in the camp, enough for [3,000 people: capacity, planned], is due to open.",
]  # fmt: skip
DENIED = [
    "The claim that 500 people drowned is false.",
    "It is not true that 40 people died.",
    "7,000 residents refused to leave.",
    "7,000 residents have been unable to leave.",
]


@pytest.mark.parametrize("marked", CERTAIN)
def test_what_is_sure_and_what_is_not(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("sentence", DENIED)
def test_what_is_denied_is_no_figure(sentence):
    assert found(sentence) == []
