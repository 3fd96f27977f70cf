"""Invents documents of any length in the manner of the wire and of situation reports, to measure extraction by.

Every sentence is ours. The same seed gives the same text.
"""

from __future__ import annotations

import random

TOWNS = ("Umbraville", "Port Cassel", "Tamber", "Old Harrow", "Quill", "Lower Fenn", "Marrowdale", "Sable Bay", "Orrin", "Deepwater")  # fmt: skip
REGIONS = ("Northmarch province", "Vale district", "the Eastern Isles", "Corran State", "Low Country", "Tessaly region")
AGENCIES = ("UNHCR", "OCHA", "the health ministry", "IOM", "the Red Cross", "the provincial governor", "UNICEF")
DAYS = ("on Monday", "on Tuesday", "last week", "on 14 March", "over the weekend", "since early May", "in the past month")  # fmt: skip
COUNTED = (
    "More than {big} people fled {town} {day}, {agency} said.",
    "{agency} estimates that {big} families were displaced from {town} in {region} {day}.",
    "At least {small} people were killed and {small2} injured when the river broke its banks in {town}.",
    "Some {big} people are sheltering in schools and mosques, according to {agency}.",
    "The camp near {town} was built for {big} people and now holds {big2}.",
    "{agency} warned that up to {big} more could be forced from their homes in {region} before winter.",
    "Officials in {town} said {small} houses had been destroyed and {small2} damaged.",
    "By Friday {big} people had returned to {town}, about {small} of them on foot.",
)
PLAIN = (
    "The road to {town} was still under water, and lorries waited along the embankment for the ferry to start again.",
    "“We left everything behind,” said a teacher who had walked with her mother through the night.",
    "Traders in {town} closed their shops early, fearing that the fighting would reach the market.",
    "Aid workers described long queues for drinking water and a shortage of blankets in {region}.",
    "The government has promised to rebuild the bridge, although no contractor has been named so far.",
    "Children played football between the tents while their parents argued with the guards about firewood.",
    "Negotiations between the two sides were broken off without agreement and no date was set for another round.",
    "A convoy with medicine and flour left {town} under escort and is expected to arrive after nightfall.",
    "Many of those who stayed said that they had nowhere to go and no money for the journey to {region}.",
    "{agency} asked all parties to let relief reach the besieged quarters of {town}.",
)
SENTENCES_A_PARAGRAPH = 3


def story(characters: int, counted: float, seed: int = 1) -> str:
    """Return a text of about so many characters, in which that share of the sentences holds numbers."""
    chance = random.Random(seed)
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        sentences = [_sentence(chance, counted) for _ in range(SENTENCES_A_PARAGRAPH)]
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random, counted: float) -> str:
    form = chance.choice(COUNTED if chance.random() < counted else PLAIN)
    filled = form.format(
        town=chance.choice(TOWNS),
        region=chance.choice(REGIONS),
        agency=chance.choice(AGENCIES),
        day=chance.choice(DAYS),
        big=f"{chance.randrange(1, 900) * 100:,}",
        big2=f"{chance.randrange(1000, 9000):,}",
        small=chance.randrange(3, 90),
        small2=chance.randrange(100, 900),
    )
    return filled[0].upper() + filled[1:]
