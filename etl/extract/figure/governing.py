"""Find the predicate that governs a number from before it: the verb whose object it is, or the noun that it completes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl import nouns
from etl.extract.figure.finding import Finding, skip_back
from etl.extract.figure.made_for import made_for
from etl.extract.grammar.clauses import Cue, Token

FARTHEST_IN_LIST = 20  # tokens between a verb and a later member of the list of its objects
FARTHEST_NOUN = 9  # tokens between a noun such as "death toll" and its number
FARTHEST_SUBJECT = 20  # tokens between such a noun and the verb of rising whose subject it is


def governing(row: Sequence[Token], at: int, kinds: frozenset[str], used: set[int]) -> Finding | None:
    """Take the verb whose object the number is, or the noun that it completes."""
    before = skip_back(row, at - 1)
    if before < 0:
        return None
    if apposed := _apposed(row, at, before, kinds):
        return apposed
    if row[before].word == ",":
        before = _before_insertion(row, before)
    token = row[before]
    if token.word == "(" and _opens_clause(row, at + 1):
        return None
    if (token.word in _LINKS or token.is_a("rising")) and (noun := _noun_before(row, before, kinds)):
        return noun
    if level := _level_of(row, before, kinds) or _emptied(row, before, kinds):
        return level
    if room := made_for(row, before, kinds):
        return room
    if any(skipped.word == "at" for skipped in row[before + 1 : at]) and (noun := _put_at(row, before, kinds)):
        return noun
    cue = _object_cue(row, before, kinds, used)
    return Finding(cue, before, "object_of_verb") if cue else None


def _opens_clause(row: Sequence[Token], index: int) -> bool:
    """Tell "(about 900 live in the city)", which says something of its own, from "(900 families)"."""
    return index < len(row) and (row[index].is_a("be") or row[index].is_a("have") or bool(row[index].cues))


def object_list(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Find the verb of a list of objects of which the number is a later one: "destroyed 4 bridges and 20 homes"."""
    for place in range(at - 1, max(-1, at - FARTHEST_IN_LIST), -1):
        token = row[place]
        if cue := token.cue(kinds, "object"):
            return Finding(cue, place, "in_list") if any(t.counts for t in row[place:at]) else None
        if token.cues or token.word in (";", ":") or any(map(token.is_a, ("be", "have", "relative", "subordinator"))):
            return None
    return None


def after_someone(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "lost her husband and 4 children", "killing its driver and 3 guards": somebody who needs no number first."""
    before = row[max(0, at - 4) : at]
    if (
        len(before) < 4
        or not before[-1].is_a("conjunction")
        or before[1].word not in _SOMEONE
        or not before[2].is_plain
    ):
        return None
    cue = before[0].cue(kinds, "object")
    return Finding(cue, at - 4, "object_of_verb") if cue else None


_SOMEONE = frozenset({"a", "an", "the", "his", "her", "their", "its", "one", "my", "our"})


def _before_insertion(row: Sequence[Token], comma: int) -> int:
    """Step back over what two commas enclose after "of": "the evacuation of, by latest counts, 300"."""
    for place in range(comma - 1, max(0, comma - 9), -1):
        if row[place].word == "," and row[place - 1].word == "of":
            return place - 1
    return comma


_LINKS = frozenset(
    {"past", "beyond", "above", "of", "to", "at", "by", "for", "from", "number", ":", "=", "(", "-", "–"}
)


def _object_cue(row: Sequence[Token], index: int, kinds: frozenset[str], used: set[int]) -> Cue | None:
    token = row[index]
    if index in used:
        return None
    if cue := token.cue(kinds, "object"):
        return None if token.cue(kinds, "passive") and _in_passive(row, index) else cue
    if (cue := token.cue(kinds, "passive")) and cue.kind != "context" and not _in_passive(row, index):
        return None if token.word.endswith(_PREPOSITIONS) else cue
    return None


_PREPOSITIONS = (" to", " into", " from", " in", " by", " at", " of", " for")  # "transferred to 900 families" the money


def _in_passive(row: Sequence[Token], index: int) -> bool:
    """Tell "were displaced" from "displaced": a form of "be" within two words before."""
    return any(token.is_a("be") for token in row[max(0, index - 2) : index])


def _noun_before(row: Sequence[Token], link: int, kinds: frozenset[str]) -> Finding | None:
    """Find the noun that a preposition, colon or verb ties the number to: "displacement of", "death toll rose to"."""
    direct = row[link].word in ("of", "for")
    to_level = row[link].word in ("to", "at", "by", "from", "past", "beyond", "above")
    farthest = 3 if direct else FARTHEST_SUBJECT if _rises(row, link) else FARTHEST_NOUN
    for place in _outside_asides(row, link, farthest):
        token = row[place]
        if token.counts and (
            row[place - 1].word == "from" or token.is_a("asylum")
        ):  # "fell from 90 to 60", "in 3 camps"
            continue
        if token.counts or token.word in (";", ",", ")", "(") or token.is_a("relative"):
            return None
        cue = token.cue(kinds, "noun")
        first = place if row[link].word == "by" else max(0, place - 4)  # "births exceeded deaths by 900"
        if cue and to_level and not any(t.is_a("rising") for t in row[first:link]):
            return None
        if cue and (_is_of_things(row, place) or (row[link].word == ":" and row[place - 1].is_a("be"))):
            return None  # "families were displaced: 90 children told us"
        if cue and not _is_one_of_several(row, place, link):
            return Finding(cue, place, "complement_of_noun")
    return None


def _outside_asides(row: Sequence[Token], link: int, farthest: int) -> Iterator[int]:
    """Step back from `link` over ", which stood at 40 on Monday," and out of such a clause."""
    place, last = link - 1, link - farthest
    while place > max(-1, last):
        if row[place].word == "which" and row[place - 1].word == ",":
            place -= 2
        elif row[place].word == "," and (opening := _opening(row, place)):
            last -= place - opening
            place = opening - 1
        else:
            yield place
            place -= 1


def _opening(row: Sequence[Token], closing: int) -> int:
    """Find the comma that opens an aside of a noun, 0 where there is none."""
    opening = next((i for i in range(closing - 1, max(0, closing - LONGEST_ASIDE), -1) if row[i].word == ","), 0)
    is_aside = opening and _goes_on(row, closing) and (row[opening + 1].word == "which" or row[opening + 1].counts)
    return opening if is_aside and row[opening - 1].cue(_COUNTED, "noun") else 0


def _goes_on(row: Sequence[Token], closing: int) -> bool:
    """Tell a verb right behind an aside from another subject: "among the displaced, 40 in Arzan, prices rose"."""
    return closing + 1 < len(row) and not row[closing + 1].is_plain


LONGEST_ASIDE = 12  # tokens
_COUNTED = frozenset({"displacement", "casualty"})


def _apposed(row: Sequence[Token], at: int, comma: int, kinds: frozenset[str]) -> Finding | None:
    """Read the 40 in "the death toll, 40 on Monday, had risen to 61"."""
    closing = next((place for place in range(at + 1, min(len(row), at + 7)) if row[place].word == ","), len(row))
    rises = _goes_on(row, closing) and any(
        token.is_a("rising") and not token.is_a("be") for token in row[closing + 1 : closing + 3]
    )
    cue = row[comma - 1].cue(kinds, "noun") if comma and row[comma].word == "," and rises else None
    return Finding(cue, comma - 1, "complement_of_noun") if cue else None


def _is_of_things(row: Sequence[Token], place: int) -> bool:
    """Tell "livestock deaths" and "the number of cases among refugees" from people who are counted."""
    if qualifies_things(row, place) or (place and nouns.class_of(row[place - 1].word) == "animals"):
        return True
    before = skip_back(row, place - 1)
    hangs = before > 0 and row[before].word in ("from", "among", "amongst", "in", "for")
    return hangs and nouns.class_of(row[before - 1].word) in ("groups", "sites", "air_strikes", "animals")


def qualifies_things(row: Sequence[Token], place: int) -> bool:
    """Tell "evacuation centres: 14" from those who were evacuated."""
    return place + 1 < len(row) and nouns.class_of(row[place + 1].word) in ("sites", "groups", "air_strikes")


def _rises(row: Sequence[Token], link: int) -> bool:
    return (
        row[link].word in ("to", "at", "from", "past", "beyond", "above") and link > 0 and row[link - 1].is_a("rising")
    )


def _level_of(row: Sequence[Token], last: int, kinds: frozenset[str]) -> Finding | None:
    """Read "the number of evacuees peaked at 900" and "displacement hovered around 900", by whatever verb."""
    verb = last - 1 if row[last].word in _TO_LEVEL else last
    if verb < 1 or not row[verb].is_plain or row[verb].word.endswith(("ing", "ly")):
        return None
    cue = row[verb - 1].cue(kinds, "noun")
    is_count = row[verb - 1].word.startswith("number") or nouns.class_of(row[verb - 1].word.split()[-1]) is None
    is_subject = cue is not None and is_count and not _is_of_things(row, verb - 1)
    return Finding(cue, verb - 1, "complement_of_noun") if cue and is_subject and _is_finite(row, verb, last) else None


_TO_LEVEL = frozenset({"to", "at", "past", "beyond", "above", "below", "near"})


def _is_finite(row: Sequence[Token], verb: int, last: int) -> bool:
    """Tell "displacement hovered" and "deaths slid to" from "the displacement crisis"."""
    return verb < last or row[verb].word.endswith("ed")


def _emptied(row: Sequence[Token], link: int, kinds: frozenset[str]) -> Finding | None:
    """Read "cleared the settlement of 900 families"; not "emptied the town of most of its 900"."""
    if row[link].word != "of" or "displacement" not in kinds:
        return None
    near = range(link - 1, max(-1, link - FARTHEST_EMPTIED), -1)
    verb = next((place for place in near if row[place].word in _EMPTYING), link)
    between = row[verb + 1 : link]
    direct = between and not any(t.counts or t.word in (",", ";", "all", "most", "half", "part") for t in between)
    return Finding(_DISPLACED, verb, "object_of_verb") if direct else None


FARTHEST_EMPTIED = 7  # tokens between the verb and "of"
_EMPTYING = frozenset({"clear", "clears", "cleared", "clearing", "empty", "empties", "emptied", "emptying"})
_DISPLACED = Cue("displacement", "displaced", "object")


def _put_at(row: Sequence[Token], last: int, kinds: frozenset[str]) -> Finding | None:
    """Read "put the number of dead at 9" and "put the number of families that lost their shelter at 900"."""
    if noun := row[last].cue(kinds, "noun"):
        return Finding(noun, last, "complement_of_noun")
    named = next((i for i in range(last, max(0, last - FARTHEST_SUBJECT), -1) if row[i].word.startswith("number")), 0)
    if not any(token.is_a("rising") for token in row[max(0, named - 2) : named]):
        return None
    cues = ((row[place].cue(kinds, "noun", "passive", "subject"), place) for place in range(named, last + 1))
    return next((Finding(cue, place, "complement_of_noun") for cue, place in cues if cue), None)


def _is_one_of_several(row: Sequence[Token], place: int, link: int) -> bool:
    """Tell a noun in a list of different deeds, which share the number: "detention, torture and killings of"."""
    if row[link].word != "of":
        return False
    listed = row[max(0, place - 6) : place]
    before = [t.word for t in listed if t.quantity is None]
    return len(before) == len(listed) and ("and" in before[-3:] or "or" in before[-3:]) and "," in before
