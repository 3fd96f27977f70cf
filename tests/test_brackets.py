import pytest
from marked import expected, found

LISTS = [
    ("those inside", "Open shelters. Numbers in brackets show the people now inside.\n\n- Arzan Hall. Capacity: [300: capacity] ([212: in_camp])\n- Belo School. Capacity: [150: capacity] ([90: in_camp])"),
    ("the dead", "IDPs by district (deaths in brackets)\n\n- Arzan: [1,200: displaced] ([4: killed])\n- Belo: [900: displaced] ([3: killed])"),
    ("no word about them", "IDPs by district\n\nArzan: [1,200: displaced]\nIn Belo (3) the school reopened."),
]  # fmt: skip


@pytest.mark.parametrize(("key", "marked"), LISTS)
def test_brackets_hold_what_the_text_above_says(key, marked):
    assert found(marked) == expected(marked), key
