import pytest
from marked import expected, found

from etl.extract import mentions

TAKEN_UP = [
    # restated, with a pronoun or a noun for a number
    "[300 people: displaced] were displaced. The governor puts it at [900: displaced].",
    "[64 people: killed] were killed. The police cut it to [49: killed].",
    "[64 people: killed] were killed. The toll was later revised to [31: killed].",
    "[64 people: killed] were killed, later revised to [31: killed].",
    "[3,870 people: crossed_border] crossed the border. A local officer gave a higher figure of [5,000: crossed_border].",
    "[600 families: homeless] were left homeless, he said. The mayor shook his head: \"It's [900 families: homeless].\"",
    "[230 people: killed] had died, an earlier post said. That should have read [three: killed].",
    "[8,000 people: displaced] have been displaced. The mayor says that it is [12,000: displaced].",
    "[8,000 people: displaced] have been displaced. The coordinator uses [9,000: displaced].",
    "[8,000 people: displaced] have been displaced; the real number is [closer to 9,000: displaced].",
    "[8,000 people: displaced] have been displaced. The governor spoke of [9,000: displaced].",
    "The fire left many families homeless. The mayor put the figure at [900: homeless].",
    "[64 people: killed] died in the quake. The nurse had [26 names: killed] in her book.",
    "Arrivals continue. By Thursday the agency had recorded [41,200: fled].",
    "An unknown number fled; aid groups speak of [15,000: fled].",
    "[4 million refugees: crossed_border] are in the region. The total may reach [6.5m: crossed_border, projected] by May.",
    "Refugees pour in. The mayor was expecting [another 500 families: fled, projected] by Sunday.",
    # added
    "[300 people: displaced] were displaced in Arzan and [a further 200: displaced] in Belo.",
    "[300 people: fled] fled Arzan. [Another 200: fled] came from Belo.",
    "[Some 900 refugees: in_camp] are registered in the camp and [another 400: displaced] are with relatives.",
    "[More than 900 refugees: crossed_border] have crossed and [a further 400: crossed_border] are on the far bank.",
    "[More than 900 people: crossed_border] crossed into Melland. That comes on top of [400: crossed_border] who came in May.",
    "[More than 900 people: returned] have gone home, in addition to [400: returned] last year.",
    # divided
    "[900 people: displaced] were displaced. Floods accounted for [600: displaced] of them, clashes for [300: displaced].",
    "[900 people: displaced] were displaced. Floods accounted for [600: displaced], clashes for [300: displaced].",
    # levels and verbs that stand for others
    "The number of arrivals fell to [630: fled] in June from [900: fled] in May.",
    "[2,846 people: fled] arrived in August, fewer than in July, when [4,590: fled] came.",
    # the same people in another unit
    "[900 people: displaced] in [180 households: displaced] are displaced.",
    "[900 people: displaced], or [180 families: displaced], have been displaced.",
    "[180 families: fled], or [900 people: fled], fled the town.",
]  # fmt: skip
FURTHER = [
    "In the first week, [2,100 persons: crossed_border] crossed; in the second, [1,400: crossed_border].",
    "The mudslide buried [12 houses: homeless] and killed [30 people: killed].",
    "[Some 900 people: displaced], or [180 households: displaced], were uprooted.",
    "[Some 900 people: displaced] were displaced, up from [400: displaced] in May.",
    "[Some 900 people: displaced] were displaced in Arzan, [another 150: displaced] in Belo.",
    "[Some 900 people: displaced] were displaced in Arzan, against [700: displaced] a month ago.",
    "[12 people: killed] died in Arzan. [Another five: killed] died in Belo.",
    "[12 people: killed] died in Arzan. The toll has since been revised to [14: killed].",
    "[12 people: killed] died in Arzan. In Belo the toll is [14: killed].",
    "The storm killed [12: killed] in Arzan and [another five: killed] in Belo.",
    "Arrivals have slowed: [300: fled] came on Monday, [120: fled] on Tuesday.",
    "[1,400 people: crossed_border] crossed on Monday. By Tuesday it was [2,000: crossed_border].",
    "[1,400 people: crossed_border] crossed on Monday. Officials expect [3,000: crossed_border, projected] by Friday.",
    "Deaths: Arzan [3: killed], Belo [4: killed], Cano [2: killed]",
    "Evacuated so far (families): Arzan [120: evacuated]; Belo [85: evacuated]",
    "Displaced: [1,200: displaced] (Arzan), [300: displaced] (Belo)",
    "Killed: [12: killed]. Injured: [30: injured]. Missing: [4: missing]. Cattle lost: 90.",
    "New arrivals – Arzan [450: fled], Belo [300: fled]",
    "[300 dead: killed], [900 hurt: injured]: that was the count on Friday.",
]  # fmt: skip
LEFT = [
    "[300 people: displaced] were displaced. Another 200 fell ill.",
    "[300 people: displaced] were displaced. Another 200 were vaccinated.",
    "[300 people: displaced] were displaced. Of 500 residents, 90 are farmers.",
    "[300 people: displaced] were displaced. The agency puts the price at 40.",
    "[300 people: displaced] were displaced. The agency has 40 staff, and 12 came by bus.",
    "[300 people: displaced] were displaced. The ministry recorded 2,600 ‘lethal incidents’.",
    "[300 people: displaced] were displaced. The agency uses 12 trucks.",
    "[300 people: displaced] were displaced. In addition to 40 teachers, the school has a nurse.",
    "[12 people: killed] were killed. The number of schools is 40.",
    "The mayor put the figure at 900.",
]


@pytest.mark.parametrize("marked", TAKEN_UP + FURTHER)
def test_a_number_that_refers_to_the_figure_before_is_one(marked):
    assert found(marked) == expected(marked)


@pytest.mark.parametrize("marked", LEFT)
def test_a_number_of_others_is_left(marked):
    assert found(marked) == expected(marked)


def test_what_is_foreseen_of_the_same_people_is_projected():
    *_, foreseen = mentions(
        "Some 900 people crossed the border on Monday. If it goes on we shall see ten thousand by the weekend."
    )
    assert (foreseen.measure, foreseen.status, foreseen.rule) == ("crossed_border", "projected", "foreseen")
