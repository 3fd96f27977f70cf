import pytest
from marked import expected, found

IN_NAMES = [
    "A fire broke out in Camp 9, killing [three people: killed].",
    "With the new blocks at Arzan 2, [90 households: capacity] could be accommodated in the camp.",
    "In the storm on the coast near Belo 3, [12 people: killed] died.",
]
COUNTED = [
    "Floods killed [12: killed] in Arzan, [3: killed] in Belo.",
    "Deaths: Arzan [3: killed], Belo [4: killed].",
    "The toll stood at [12: killed].",
]


@pytest.mark.parametrize("marked", IN_NAMES + COUNTED)
def test_the_numeral_of_a_name_counts_nobody(marked):
    assert found(marked) == expected(marked)
