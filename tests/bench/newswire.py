"""Writes a corpus of invented news: any number of articles, the same ones each time, some of them copies of others.

    python -m tests.bench.newswire 1000 articles.jsonl

Every word is made up here. An article has some 3 kB and a dozen numbers, one in three is about displacement, and three in
ten are copies: another head, another paper, a paragraph less.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

COPIES = 0.3  # of all articles
LATEST = 400  # stories that may be copied: what is news today
FIRST_DAY, DAYS = date(2016, 10, 17), 270
PLACES = ("Mosul", "Tal Afar", "Hamam al-Alil", "Qayyarah", "Erbil", "Bartella", "Hawija", "Anbar")
ISSUERS = (
    "the United Nations", "the International Organization for Migration", "UNHCR", "the Norwegian Refugee Council",
    "the Iraqi Red Crescent", "the ministry of migration", "a spokesman for the governor", "residents",
)  # fmt: skip
PAPERS = ("Harbour Post", "Valley Courier", "Evening Ledger", "North Gazette", "Mountain Times", "River Herald")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLAIMS = (
    "More than {n:,} people have fled {place} since {weekday}, {issuer} said.",
    "Some {n:,} people were displaced from {place} in the past week, according to {issuer}.",
    "{issuer} said that up to {n:,} people could be displaced if the fighting in {place} goes on.",
    "At least {few} civilians were killed and {few2} wounded near {place} on {weekday}, {issuer} said.",
    "About {n:,} families were living in camps east of {place} on {day}, said {issuer}.",
    "A camp with room for {n:,} people is being built outside {place}.",
    "Between {n:,} and {m:,} people have returned to {place}, {issuer} reported.",
)
OTHERS = (
    "The road of {few} kilometres was closed for {few2} days.",
    "Prices of flour rose by {few} per cent in {year}, traders said.",
    "The council meets again on {day}.",
    "A team of {few} engineers inspected {few2} wells before noon.",
    "The school, built in {year}, has room for {few} classes.",
)
WHO = (
    "the drivers", "a group of teachers", "the mayor", "two bakers", "the water board", "farmers of the valley",
    "an old carpenter", "the night watch", "volunteers", "the football club", "a nurse", "the ferrymen", "her neighbours",
    "the harbour office", "students", "the miller", "a retired judge", "merchants", "the choir", "shepherds",
)  # fmt: skip
DID = (
    "waited for", "argued about", "repaired", "remembered", "painted", "carried away", "asked after", "counted on",
    "closed", "opened", "guarded", "photographed", "looked for", "complained about", "measured", "praised", "cleaned",
)  # fmt: skip
WHAT = (
    "the stone bridge", "a broken pump", "the market hall", "a row of lanterns", "the old archive", "the northern gate",
    "sacks of seed", "the bus station", "a wooden boat", "the clinic", "the garden wall", "a bundle of letters",
    "the bell tower", "empty crates", "the reservoir", "a printing press", "the tannery", "copper wire", "the orchard",
)  # fmt: skip
HOW = (
    "before the rain came", "without much hope", "in the early light", "under a grey sky", "as the wind turned",
    "while the shops were shut", "for most of the afternoon", "with tools from the workshop", "beside the river",
    "behind the station", "in spite of the cold", "after a long silence", "close to the old fort", "by candlelight",
)  # fmt: skip
Article = dict[str, Any]


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """Yield articles, a copy always later than its original; the same ones for the same seed, whatever the count."""
    latest: list[Article] = []
    for number in range(count):
        chance = Random(f"{seed}/{number}")
        is_copy = bool(latest) and chance.random() < COPIES
        article = _copy(chance.choice(latest), chance) if is_copy else _story(chance)
        if not is_copy:
            latest = [*latest[1 - LATEST :], article]
        yield {"id": f"story-{number:07}", **article}


def write(path: Path, count: int, seed: int = 1) -> int:
    """Write articles as JSON Lines; return the bytes of their texts."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for article in articles(count, seed):
            size += len(article["text"].encode())
            file.write(json.dumps(article) + "\n")
    return size


def _story(chance: Random) -> Article:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    told = chance.random() < 1 / 3
    paragraphs = [_paragraph(chance, told) for _ in range(chance.randint(4, 12))]
    return _printed(chance, day, paragraphs)


def _copy(story: Article, chance: Random) -> Article:
    """The same story in another paper, up to three days later: another head, perhaps a paragraph less."""
    paragraphs = story["text"].split("\n\n")[1:]
    if len(paragraphs) > 5 and chance.random() < 0.5:
        paragraphs.pop()
    day = date.fromisoformat(story["published"]) + timedelta(days=chance.randrange(4))
    return _printed(chance, day, paragraphs)


def _printed(chance: Random, day: date, paragraphs: list[str]) -> Article:
    title = _filler(chance).rstrip(".")
    return {
        "published": day.isoformat(),
        "publisher": chance.choice(PAPERS),
        "title": title,
        "text": "\n\n".join([title, *paragraphs]),
    }


def _paragraph(chance: Random, told: bool) -> str:
    sentences = [_filler(chance) for _ in range(chance.randint(3, 7))]
    if told:
        sentences.insert(0, _filled(chance.choice(CLAIMS), chance))
    if chance.random() < 0.6:
        sentences.append(_filled(chance.choice(OTHERS), chance))
    return " ".join(sentences)


def _filler(chance: Random) -> str:
    words = " ".join(chance.choice(some) for some in (WHO, DID, WHAT, HOW))
    return words[0].upper() + words[1:] + "."


def _filled(sentence: str, chance: Random) -> str:
    many = chance.randint(3, 900) * 100
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    words = sentence.format(
        n=many, m=many * 2, few=chance.randint(3, 90), few2=chance.randint(3, 90), place=chance.choice(PLACES),
        issuer=chance.choice(ISSUERS), weekday=chance.choice(WEEKDAYS), day=f"{day.day} {day:%B} {day.year}",
        year=chance.randint(1950, 2016),
    )  # fmt: skip
    return words[0].upper() + words[1:]


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("path", type=Path, metavar="FILE.jsonl")
    chosen = parser.parse_args()
    print(f"{chosen.count:,} articles, {write(chosen.path, chosen.count) / 1e6:,.1f} MB of text: {chosen.path}")


if __name__ == "__main__":
    main()
