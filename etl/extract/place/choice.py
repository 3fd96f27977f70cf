"""Which of the places that a sentence names a number is about, by how its clauses are built."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl.extract.grammar.attachment import attached
from etl.extract.grammar.phrases import any_of
from etl.extract.place.setting import is_country, words
from etl.extract.place.toponyms import Toponym

_CALLED = re.compile(r",? (?:called|named|known as)(?: the)? ")  # "a camp near Umbra called Penumbra"
_OWNS = re.compile(r"['’]s (?:[\w-]+ ){0,3}(?:of )?(?:the )?")
_DESCRIBES = re.compile(r"['’]s (?:[\w-]+ ){0,2}(?:city|capital|town|village)\b")  # "Iraq's second city" is a city
_NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|others?)\b")
_LABELLED = re.compile(r"(?: \(| ?[:–—]| -|,? with)(?: [a-z]+){0,3} ?")  # "Umbra (300)", "Umbra with 300"
_LABELS_NEXT = re.compile(
    r"(?: \(|: |,? (?:with|shelters|hosts|houses|holds|received|sheltering|hosting|housing) )(?:[a-z]+ ){0,3}\d"
    r"| \d[\d,]*(?=[.,;]|\Z| (?:dead|deaths|killed|injured|people|families|households))"  # "and Umbra 27"
)
_PART = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|others?))"
    r"(?: (?:are|were|was|had|have)(?: \w+){0,2})? (?:in|at|from|near)(?: \w+ing)? \Z"
)
_OF_MOST = re.compile(
    r"\b(?:most|many|half|some|all|majority) of (?:them|whom|these) (?:are |were )?(?:from|in|to|at)(?: the)?(?: [a-z]+ of)? \Z"
    r"|\b(?:mainly|mostly|notably|chiefly|primarily|especially|largely|particularly) (?:from|in|to|at)(?: the)? \Z"
)
_SOME_OR_AWAY = re.compile(
    r"\d of (?:them|whom|these|which) (?:are |were )?(?:in|at)(?: the)? \Z"
    r"|\b(?:biggest|largest|smallest|newest|oldest|one|most) of (?:which|them|these),? \Z"
    r"|\b(?:adjoining|neighbou?ring|adjacent|nearby) (?:parts|areas) of(?: the)? \Z"
    r"|\d (?:km|kilomet(?:re|er)s?|miles?)\b[\w ]{0,25}? (?:of|from)(?: the)? \Z"
)
# Another place than that of the number, which takes that of the text around rather than this
_ELSEWHERE = re.compile(
    r"\b(?:after|before|having) (?:fleeing|leaving|escaping|arriving (?:in|at|from)|returning (?:from|to))(?: the)? \Z"
    r"|\b(?:[Aa]fter|[Ss]ince|[Ff]ollowing|[Bb]efore|[Uu]ntil) the (?:[a-z]+ )?(?:fall|capture|loss|seizure|liberation|recapture) of(?: the)? \Z"
    r"|\b(?:[Rr]efugees|[Mm]igrants|[Aa]sylum[- ]seekers|workers|nationals|citizens|pilgrims|visitors|[Aa]rrivals|[Rr]escuers|[Vv]olunteers|[Dd]octors|teams|reinforcements|troops|envoys?|donors) from(?: the| neighbou?ring| nearby)* \Z"
    r"|\b(?:half|third|quarter|fifth|sixth|tenth|\d%|per ?cent|share) of (?:all )?the (?:[a-z]+ ){0,3}in(?: the)? \Z"
    r"|\b(?:largest|biggest|highest|longest|worst|deadliest|most|greatest)\b[\w ,-]{0,40}? in(?: the)? \Z"
    r"|\b(?:[Ss]ince|[Bb]efore|[Dd]uring|[Uu]ntil) the (?:first|second|third|last|earlier|previous) \Z"
    r"|\bborder(?:s|ing)?(?: with)? \Z|\b(?:carrying|bound for|heading|headed|travelling|traveling|en route|on (?:their|its) way)\b[\w ]{0,40} (?:to|for|from) \Z"
)
# Near where the number is, or where an officer has a say who tells it
_NEAR = re.compile(
    r"\d (?:km|kilomet(?:re|er)s?|miles?)\b[\w ]{0,25}? (?:of|from|outside)(?: the)? \Z"
    r"|\b(?:[Mm]ayor|[Pp]refect|[Gg]overnor|[Cc]ommissioner|[Aa]dministrator) of(?: the)? \Z"
)
_REACH = 80  # characters before a name in which these words stand
_ARRIVE = re.compile(r"\b(?:arriv|reach(?:e[ds]|ing)?\b|influx\b)")
_CROSS = re.compile(r"\bcross(?:ed|ing|es)?\b[^,;]{0,30} (?:in)?to ")
_RETURN = re.compile(r"\b(?:return|came back|come back|gone back|went back|go back|(?:went|gone|going|go) home)")


@cache
def _contains() -> re.Pattern[str]:
    """What stands between a place and what it lies in: ", ", " in ", ", a small town in the northern ", " (capital of "."""
    singular = (kind for kind in words("types") if not kind.endswith("s"))
    kinds = any_of((*singular, "north", "south", "east", "west", "centre", "center"))
    noun = rf"(?:(?!(?:where|and|while|when|but)\b)[\w’'-]+ ){{0,4}}{kinds}(?:[- ]?(?:east|west))? (?:of|in) (?:the )?"
    return re.compile(rf",? ?\(?(?:(?:,|in|of|near|within|on|outside) )?(?:the )?(?:{noun})?(?:\w+ern )?")


class Choice(NamedTuple):
    """The places of a sentence, and those of them that go with a number only in some way, whichever the number."""

    places: list[Toponym]
    parts: frozenset[Toponym]
    elsewhere: frozenset[Toponym]
    near: frozenset[Toponym]
    datelines: frozenset[Toponym]
    labels: frozenset[Toponym]  # of a number behind them


def choice(text: str, places: list[Toponym]) -> Choice:
    """The places among which each number of a sentence finds its own."""
    return Choice(
        places,
        frozenset(_parts(text, places)),
        frozenset(place for place in places if _stands_after(_ELSEWHERE, text, place)),
        frozenset(place for place in places if any(_stands_after(before, text, place) for before in (_NEAR, _OF_MOST))),
        _datelines(text, places),
        frozenset(place for place in places if _LABELS_NEXT.match(text, place.char_end)),
    )


def chosen(text: str, start: int, end: int, choice: Choice) -> Toponym | None:
    """The place of the sentence that goes with the number: where people were, rather than where they went."""
    end = _bracket_end(text, end)
    places = _candidates(text, end, choice)
    located = [place for place in places if place.located]
    labelled = next((place for place in located if _LABELLED.fullmatch(text, place.char_end, start)), None)
    # a place behind the number at hand may be the label of another: "Umbra with 300 and Penumbra with 90"
    unlabelling = [place for place in located if place.char_start < end or place not in choice.labels]
    nearest = attached(text, start, end, unlabelling)
    if labelled and (
        text[labelled.char_end : labelled.char_end + 2] == " ("
        or not nearest
        or nearest.char_start < end
        or _NUMBER.search(text, end, nearest.char_start)
    ):
        return labelled
    if where := _where(text, start, located):
        return where
    if not nearest:
        unlabelling = [place for place in places if place.char_start < end or place not in choice.labels]
        return attached(text, start, end, unlabelling) or _alone(text, start, end, unlabelling)
    return (_of_movement(text, start, end, located, nearest) or nearest) if len(located) > 1 else nearest


def _bracket_end(text: str, end: int) -> int:
    """Where a number ends that is told in another unit as well: "300 people (60 families)"."""
    bracket = _OTHER_UNIT.match(text, end)
    return bracket.end() if bracket else end


_OTHER_UNIT = re.compile(r" ?\((?:[a-z]+ ){0,3}\d[\d,. ]* ?[a-z]*\)")


def _candidates(text: str, end: int, choice: Choice) -> list[Toponym]:
    """The places without those of other numbers and those elsewhere, and without those only near if others are left."""
    places = [place for place in choice.places if place not in choice.parts or _is_own(text, end, place)]
    places = [place for place in places if place.role != "to" or not _OTHERS_GO.search(text, end, place.char_start)]
    places = [place for place in places if place not in choice.elsewhere]
    places = [place for place in places if place not in choice.near] or places
    return [place for place in places if place not in choice.datelines] or places


_OTHERS_GO = re.compile(  # "were killed and 90 fled to"
    r"\b(?:killed|died|dead|injured|wounded|missing|hurt)\b[^;]*?,? (?:and|while|as) (?:[a-z]+ ){0,3}(?:\d|hundreds|thousands|dozens|others)"
)


def _stands_after(words_before: re.Pattern[str], text: str, place: Toponym) -> bool:
    said = _IN.match(text, place.char_start)  # a place that is told by "in the country"
    return bool(words_before.search(text, max(0, place.char_start - _REACH), said.end() if said else place.char_start))


_IN = re.compile(r"in (?=the )")


def _datelines(text: str, places: list[Toponym]) -> frozenset[Toponym]:
    """Where a wire story was written: "UMBRA, Kenya, May 3 (Newswire) - "."""
    line = _DATELINE.match(text) if places and places[0].char_start == 0 else None
    return frozenset(place for place in places if line and place.char_end <= line.end() and place.char_start == 0)


def _alone(text: str, start: int, end: int, places: list[Toponym]) -> Toponym | None:
    """The only place of a sentence, unless people only go there."""
    if len(places) != 1:
        return None
    place = places[0]
    goes = place.role == "to" and not _ENTERED.search(text, max(0, place.char_start - 30), place.char_start)
    return None if goes and not _says(_RETURN, text, start, end) else place


_ENTERED = re.compile(r"\b(?:entered|reached|stormed) (?:the )?\Z")  # attackers, or what they brought


def _says(verb: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether the clause of the number has a verb, as of people who return."""
    first = text.rfind(";", 0, start) + 1
    last = text.find(";", end)
    return bool(verb.search(text, first, last if last >= 0 else len(text)))


_DATELINE = re.compile(
    r"(?P<first>[A-Z][\w’' -]+?)(?:, [\w., ]{2,40})?(?: ?\([\w /.]+\))? ?(?:–|—|--|-) (?=[A-Z“\"])(?![A-Z]+ \d{1,2}(?:, \d{4})?:)"
)


def _where(text: str, start: int, located: list[Toponym]) -> Toponym | None:
    """The place of a clause that begins with "where": "to Umbra, where 300 people died"."""
    before = (place for place in reversed(located) if place.char_end <= start)
    for place in before:
        clause = _WHERE.match(text, place.char_end)
        if clause:
            return None if _NUMBER.search(text, clause.end(), start) else place
        if not _ASIDE.search(text, max(0, place.char_start - 60), place.char_start):
            return None
    return None


_WHERE = re.compile(r"(?: \([^()]{3,60}\))?,? where\b")


_ASIDE = re.compile(r" \([^()]*\Z")  # within brackets


def _parts(text: str, places: list[Toponym]) -> list[Toponym]:
    """The places of a total's parts: "four in Umbra, three in Penumbra"."""
    parts = [place for place in places if _PART.search(text, max(0, place.char_start - 30), place.char_start)]
    return parts if len(parts) > 1 else []


def _is_own(text: str, end: int, part: Toponym) -> bool:
    """Tell whether a part's place follows the number that ends at `end`, and not that of another part."""
    return part.char_start >= end and not _NUMBER.search(text, end, part.char_start)


def whole(text: str, places: list[Toponym]) -> list[Toponym]:
    """Leave out what is the place of a part only, of some, or of nobody: "mainly from Umbra", "40 km north of Umbra".

    Where a text was written is left out where it names another place.
    """
    parts, datelines = _parts(text, places), _datelines(text, places)
    kept = [
        place
        for place in places
        if place not in parts
        and not any(_stands_after(before, text, place) for before in (_OF_MOST, _SOME_OR_AWAY, _ELSEWHERE))
        and not text.startswith(" alone", place.char_end)
    ]
    return [place for place in kept if place not in datelines] or kept


def _of_movement(text: str, start: int, end: int, located: list[Toponym], nearest: Toponym) -> Toponym | None:
    """Where people left, even if where they went stands nearer; of those who return, where they went."""
    wanted = "to" if any(_says(verb, text, start, end) for verb in (_RETURN, _ARRIVE, _CROSS)) else "from"
    other = attached(text, start, end, [place for place in located if place.role == wanted])
    if other and (nearest.role != "at" or (other.char_start > end and not _NUMBER.search(text, end, other.char_start))):
        return other
    if nearest.role == "to" and wanted == "from":
        at = [place for place in located if place.role == "at"]
        return attached(text, start, end, [place for place in at if place.char_end <= start]) or _of_cause(
            text, end, at
        )
    return None


def _of_cause(text: str, end: int, at: list[Toponym]) -> Toponym | None:
    """Where happened what people left for: "fled to Umbra after an attack on Penumbra"."""
    cause = _CAUSE.search(text, end)
    return next((place for place in at if cause and place.char_start >= cause.end()), None)


_CAUSE = re.compile(r"\b(?:after|following|when|because of|due to|owing to|amid|as)\b(?! (?:of|a result)\b)")


def _is_inside(text: str, fronted: Toponym, subject: Toponym) -> bool:
    """Tell "In Kent, Dover camp had 300" from "In Dover, Kent, 300 people"."""
    if is_country(subject.written):
        return False
    return bool(_FRONT.fullmatch(text, 0, fronted.char_start) and _PREDICATE.match(text, subject.char_end))


_FRONT = re.compile(r"\W*(?:In|At|Across|Within)(?: the| \w+ern)* ")
_PREDICATE = re.compile(r" (?!(?:and|or|where|who|in|on|at|by|for|from|as|after|with)\b)[a-z]+")


def most_specific(text: str, places: list[Toponym]) -> list[Toponym]:
    """Leave out what only says in what a place lies: "a town in its province", "a country's state"."""
    kept: list[Toponym] = []
    end = 0
    for place in places:
        between = text[end : place.char_start] if kept else ""
        owned = bool(kept) and _OWNS.fullmatch(between) is not None
        if owned and kept[-1].char_end == end:
            kept[-1] = place._replace(role=kept[-1].role if kept[-1].located else place.role, located=True)
        elif kept and (_CALLED.fullmatch(between) or (between == ", " and kept[-1].written.endswith(" capital"))):
            kept[-1] = place._replace(role=kept[-1].role, located=True)
        elif kept and between == ", " and _is_inside(text, kept[-1], place):
            kept[-1] = place._replace(role="at", located=True)
        elif not owned and not (kept and _contains().fullmatch(between)):
            kept.append(place)
        end = place.char_end
    return [place for place in kept if not _DESCRIBES.match(text, place.char_end)]
