"""Read the room of a site from those it is made for: "a camp laid out near Arzan for 900", "two more camps to take 900".

Knows the words before a number; whether the site is one for the displaced is held against it elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.figure.finding import Finding
from etl.extract.grammar.clauses import Cue, Token

FARTHEST_SITE = 10  # tokens between a site and those it is made for
_ROOM = Cue("camp_capacity", "capacity", "noun")
_TAKING = frozenset({"take", "lodge", "receive", "absorb", "carry"})
_INDEFINITE = frozenset({"a", "an", "another", "new", "second", "third", "fourth", "fifth", "more", "further", "extra"})
_STAGES = frozenset({"site", "sites", "phase", "extension", "annex", "section"})
_OPENED = frozenset({"opened", "built", "set up", "established", "founded", "laid out", "erected", "put up", "created"})
_NEVER_BETWEEN = ("be", "have", "relative", "subordinator", "saying", "conjunction")


def made_for(row: Sequence[Token], link: int, kinds: frozenset[str]) -> Finding | None:
    """Take the site whose purpose `row[link]` begins: "for" or the verb of "to take"."""
    if "camp_capacity" not in kinds or link < 2:
        return None
    if row[link].word in _TAKING:
        purpose = row[link - 1].word == "to" and _is_of_new_site(row, link - 1)
    else:
        purpose = row[link].word == "for" and any(
            told(row, link) for told in (_is_beside, _is_of_new_site, _is_of_made)
        )
    return Finding(_ROOM, link, "complement_of_noun") if purpose else None


def planned_for(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "the 900 for whom it was planned" and "the 900 it was built for"."""
    after = row[at + 1 : at + 8]
    made = next((place for place, token in enumerate(after) if token.is_a("made") or token.word.endswith(" for")), None)
    if "camp_capacity" not in kinds or made is None or any(token.counts for token in after[:made]):
        return None
    link = next((place for place, token in enumerate(after) if token.word.split()[-1] == "for"), 0)
    relative = link == 0 and after[1].word in ("whom", "which")
    bare = after[0].word in ("it", "they") and link in (made, made + 1)
    return Finding(_ROOM, at + 1 + link, "complement_of_noun") if relative or bare else None


def _is_beside(row: Sequence[Token], link: int) -> bool:
    """Read "a camp, for 900"."""
    return _is_site(row[link - 2] if row[link - 1].word == "," else row[link - 1])


def _is_site(token: Token) -> bool:
    """Tell a camp from "a tent for two"."""
    return (token.is_a("asylum") and token.word != "tent") or token.word.startswith(("shelter ", "camp "))


def _is_of_new_site(row: Sequence[Token], link: int) -> bool:
    """Read "another camp, at the edge of Arzan, for 900" and "two more camps in Arzan to take 900"."""
    for place in range(link - 1, max(-1, link - FARTHEST_SITE), -1):
        token = row[place]
        if _is_site(token) or token.word in _STAGES:
            return (
                token.counts
                or any(t.word in _INDEFINITE or t.counts for t in row[max(0, place - 3) : place])
                or _of(row, place)
            )
        if token.counts or token.word in (";", ":") or any(map(token.is_a, _NEVER_BETWEEN)):
            return False
    return False


def _of(row: Sequence[Token], place: int) -> bool:
    """Tell "a third phase of the site" from "the site"."""
    return any(t.word in _STAGES for t in row[max(0, place - 4) : place])


def _is_of_made(row: Sequence[Token], link: int) -> bool:
    """Read "a camp laid out near Arzan for 900" and "the complex, opened in 1991 for 900"."""
    first = max(0, link - FARTHEST_SITE)
    between = row[first:link]
    made = next((i for i, token in enumerate(between) if token.is_a("made")), 0)
    if any(token.is_a("asylum") for token in between[:made]):
        return True
    opened = next((i for i in range(link - 1, first, -1) if row[i].word in _OPENED), 0)
    return opened > 0 and not any(t.counts or t.cues or t.word == "," for t in row[opened + 1 : link])
