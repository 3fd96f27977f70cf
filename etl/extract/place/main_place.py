"""The place that a whole document is about: where a figure is, of which nothing nearer tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from etl.extract.grammar.heads import is_heading
from etl.extract.grammar.passages import Sentence
from etl.extract.place.setting import cased, countries_in, is_country, is_region, words
from etl.extract.place.toponyms import Toponym

HEAD = 10  # sentences at the head of a document that tell what place it is about
TITLES = 4  # sentences of the head among which the title is
LEAD = 2  # sentences of the lead: a place named here weighs more
LEAD_WEIGHT = 3  # times a place named further on
EXCERPTS = 4  # paragraphs that a compilation has at least
PLACED = 0.7  # of them name a place of their own
ALL = -1  # stands for the whole document among the paragraphs that name a place

Named = Callable[[int], list[Toponym]]  # the places that the sentence of that number names


def titled(sentences: Sequence[Sentence], named: Named) -> Toponym | None:
    """The place that the lines of the title tell: where it happened, the body that issues it, or else the country."""
    country = office = None
    for index in _title(sentences):
        text, places = sentences[index].text, named(index)
        first = places[0] if places else None
        if not first:
            continue
        if _OFFICE.fullmatch(text, 0, first.char_start) and first.char_end == len(text):
            office = first
        elif not country and is_country(first.written) and _TITLED.match(text, first.char_end):
            country = first
            places = places[1:]
        where = next((place for place in places if _HAPPENED.search(text, 0, place.char_start)), None)
        if country and where and not is_country(where.written):
            return where._replace(role="at")
    found = office or country
    return found and found._replace(written=cased(found.written), role="at")


def attacked(sentences: Sequence[Sentence], meant: Named) -> Toponym | None:
    """The only town that the head of a document on an attack tells to be its scene; the title may tell a wider place."""
    if not sentences or not _ATTACK.search(sentences[0].text):
        return None
    found = {
        _bare(place.written): place
        for index, sentence in enumerate(sentences[:HEAD])
        if sentence.role != "heading"
        for place in meant(index)
        if _ATTACKED.search(sentence.text, 0, place.char_start) and not is_wide(place.written)
    }
    return next(iter(found.values()))._replace(role="at") if len(found) == 1 else None


_ATTACK = re.compile(
    r"\b(?:attack|raid|assault|massacre|storm|overr[au]n|captur|seiz|besieg|siege|gunm[ea]n|militants|bandits|kill|clash|ambush)",
    re.IGNORECASE,
)
_ATTACKED = re.compile(
    r"\b(?:(?:overran|overrun|captured|seized|stormed|attacked|raided|besieged|reached|entered)"
    r"|(?:raid|attack|assault|massacre|offensive|siege)s? (?:on|in|at|of))"
    r" (?:the )?(?:[a-z-]+ ){0,2}?(?:(?:town|village|city|camp|hamlet|settlement)s? of )?\Z"
)


def is_wide(name: str) -> bool:
    """Tell a country or a part of one, such as "northern Kenya" and "Kent province", from a town."""
    first, last = name.split()[0], name.split()[-1]
    return is_country(name) or is_country(last) or is_region(name) or first.endswith("ern") or last.lower() in _WIDE


_WIDE = frozenset(("province", "state", "region", "governorate", "county", "department", "territory", "district"))


def in_title_name(sentences: Sequence[Sentence]) -> Toponym | None:
    """The one country that the first title with any names within the name of an organisation: "UNHCR Kenya: Update"."""
    of_lines = (countries_in(sentences[index].text) for index in _title(sentences))
    countries = next((found for found in of_lines if found), [])
    return Toponym(countries[0], None, "at", 0, 0, located=True) if len(set(countries)) == 1 else None


def _title(sentences: Sequence[Sentence]) -> Iterator[int]:
    for index, sentence in enumerate(sentences[:TITLES]):
        if sentence.role not in ("heading", "caption"):
            return
        yield index


_OFFICE = re.compile(
    r"(?:the )?(?:republic|kingdom|union|government|state|province|region|district|county|governorate|municipality|city|department)"
    r" of(?: the)? ",
    re.IGNORECASE,
)
_TITLED = re.compile(r" ?[:|–—-] |\Z")
_HAPPENED = re.compile(
    r"\b(?:in|at|near|across|hits?|strikes?|rocks?|batters?)(?: (?:the|northern|southern|eastern|western|central))? \Z",
    re.IGNORECASE,
)


def most_named(sentences: Sequence[Sentence], named: Named, meant: Named) -> Toponym | None:
    """The place that the head of a document names most, the lead counting more; one named in passing is none.

    `named` gives every place of a sentence, `meant` those that do not only say in what another lies.
    """
    weights: Counter[str] = Counter()
    first: dict[str, Toponym] = {}
    blocks: dict[str, set[int]] = {}
    compiled = _is_compiled(sentences, meant)
    for index, sentence in enumerate(sentences[:HEAD]):
        specific = {place.char_start for place in meant(index) if place.located}
        tells_all = is_heading(sentence) or (index < LEAD and not compiled and sentence.role != "table")
        for key, place in _members(named(index)):
            first.setdefault(key, place)
            weights[key] += LEAD_WEIGHT if index < LEAD and place.char_start in specific else 1
            blocks.setdefault(key, set()).update({sentence.block, ALL} if tells_all else {sentence.block})
    return next((first[key] for key, _ in weights.most_common() if len(blocks[key]) > 1), None)


def _members(places: list[Toponym]) -> Iterator[tuple[str, Toponym]]:
    """Each place and each member of a list of places, with a key under which "Kent County" and "Kent" are one."""
    for place in places:
        for name in place.members or (place.written,):
            yield _bare(name), place._replace(written=name, role="at")


def _is_compiled(sentences: Sequence[Sentence], meant: Named) -> bool:
    """Tell excerpts put together, each about a place of its own, from one text with a lead."""
    head = range(min(HEAD, len(sentences)))
    if any(sentences[index].role == "heading" for index in head):
        return False
    blocks = {sentences[index].block for index in head}
    placed = {sentences[index].block for index in head if any(place.located for place in meant(index))}
    return len(blocks) >= EXCERPTS and len(placed) > PLACED * len(blocks)


@cache
def _bare(name: str) -> str:
    """A name without the noun for its kind."""
    kept = (word for word in name.split() if word[0].isupper() and word.lower() not in words("types"))
    return " ".join(kept) or name
