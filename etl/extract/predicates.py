"""Find what a sentence says of the people that a number counts: the predicate that governs or follows the number.

The rules are those of English clauses: a verb's object stands after it, its subject before it, a participle leans on
the noun before it, members of a list share what is said of one of them.
Knows nothing of status, time, place or issuer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.extract.clauses import COUNT, Cue, Token

FARTHEST = 45  # tokens between a subject and its verb; farther is another clause
FARTHEST_IN_LIST = 20  # tokens between a verb and a later member of the list of its objects
_IN_CAMP = Cue("displacement", "in_camp", "staying")
FARTHEST_NOUN = 9  # tokens between a noun such as "death toll" and its number


class Finding(NamedTuple):
    """A predicate: what it says, the token that says it, and the rule that attached it to the number."""

    cue: Cue
    token: int
    rule: str


def find(row: Sequence[Token], at: int, kinds: frozenset[str], used: set[int]) -> Finding | None:
    """Find the predicate of the quantity at `row[at]`, of one of `kinds`.

    `used` are participles that an earlier number has taken.
    """
    return next(candidates(row, at, kinds, used), None)


def candidates(row: Sequence[Token], at: int, kinds: frozenset[str], used: set[int]) -> Iterator[Finding]:
    """Give what may be the predicate of the quantity at `row[at]`, the likeliest first."""
    following = _following(row, at, kinds)
    governing = _governing(row, at, kinds, used)
    both = [governing, following]
    if governing and following and _outweighs(following, governing, at):
        both.reverse()
    yield from filter(None, both)
    if not governing and not following:
        weaker = (
            label(row, at, kinds),
            _of_whole(row, at, kinds),
            _named_after(row, at, kinds),
            _in_asylum(row, at, kinds),
        )
        yield from filter(None, weaker)


def _of_whole(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "Of the displaced, 90 are children"."""
    if row[0].word not in ("of", "among") or not 1 < at <= 9 or not any(token.word == "," for token in row[:at]):
        return None
    for place in range(1, at):
        if row[place].counts or row[place].is_a("relative"):
            return None
        if cue := row[place].cue(kinds, "noun", "passive"):
            return Finding(cue, place, "complement_of_noun")
    return None


def _named_after(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "brings to 900 the number of displaced people"."""
    after = row[at + 1 : at + 7]
    if len(after) < 2 or after[0].word != "the" or row[at - 1].word != "to":
        return None
    named = ((token.cue(kinds, "noun", "passive"), place) for place, token in enumerate(after, at + 1))
    return next((Finding(cue, place, "complement_of_noun") for cue, place in named if cue), None)


def _in_asylum(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "with 900 people in camps"."""
    inside = "displacement" in kinds and _is_in_asylum(row[: at + 7], at)
    return Finding(_IN_CAMP, at, "staying_in_refuge") if inside else None


def _outweighs(following: Finding, governing: Finding, at: int) -> bool:
    """Tell "assisted the 300 people displaced by the storm" and "left 300 homeless" from "killed 300 people who fled"."""
    if following.token == at + 1 and following.cue.measure in ("homeless", "killed", "missing"):
        return governing.rule == "object_of_verb" and following.rule != "adjacent_participle"
    return (
        governing.cue.kind == "context" and following.cue.kind != "context" and following.rule == "adjacent_participle"
    )


# ---- before the number


def _governing(row: Sequence[Token], at: int, kinds: frozenset[str], used: set[int]) -> Finding | None:
    """Take the verb whose object the number is, or the noun that it completes."""
    before = _skip_back(row, at - 1)
    if before < 0:
        return None
    if row[before].word == ",":
        before = _before_insertion(row, before)
    token = row[before]
    if (token.word in _LINKS or token.is_a("rising")) and (noun := _noun_before(row, before, kinds)):
        return noun
    if (noun := token.cue(kinds, "noun")) and any(skipped.word == "at" for skipped in row[before + 1 : at]):
        return Finding(noun, before, "complement_of_noun")  # "put the number of dead at 9"
    cue = _object_cue(row, before, kinds, used)
    return Finding(cue, before, "object_of_verb") if cue else None


def object_list(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Find the verb of a list of objects of which the number is a later one: "destroyed 4 bridges and 20 homes"."""
    for place in range(at - 1, max(-1, at - FARTHEST_IN_LIST), -1):
        token = row[place]
        if cue := token.cue(kinds, "object"):
            return Finding(cue, place, "in_list") if any(t.counts for t in row[place:at]) else None
        if token.cues or token.word in (";", ":") or any(map(token.is_a, ("be", "have", "relative", "subordinator"))):
            return None
    return None


def _before_insertion(row: Sequence[Token], comma: int) -> int:
    """Step back over what two commas enclose after "of": "the evacuation of, by latest counts, 300"."""
    for place in range(comma - 1, max(0, comma - 9), -1):
        if row[place].word == "," and row[place - 1].word == "of":
            return place - 1
    return comma


_LINKS = frozenset({"of", "to", "at", "by", "for", ":", "=", "(", "-", "–"})


def _skip_back(row: Sequence[Token], index: int) -> int:
    while index >= 0 and row[index].is_a("skippable") and not row[index].cues and not row[index].is_a("rising"):
        index -= 1
    return index


def _object_cue(row: Sequence[Token], index: int, kinds: frozenset[str], used: set[int]) -> Cue | None:
    token = row[index]
    if index in used:
        return None
    if cue := token.cue(kinds, "object"):
        return None if token.cue(kinds, "passive") and _in_passive(row, index) else cue
    if (cue := token.cue(kinds, "passive")) and cue.kind != "context" and not _in_passive(row, index):
        return cue
    return None


def _in_passive(row: Sequence[Token], index: int) -> bool:
    """Tell "were displaced" from "displaced": a form of "be" within two words before."""
    return any(token.is_a("be") for token in row[max(0, index - 2) : index])


def _noun_before(row: Sequence[Token], link: int, kinds: frozenset[str]) -> Finding | None:
    """Find the noun that a preposition, colon or verb ties the number to: "displacement of", "death toll rose to"."""
    direct = row[link].word in ("of", "for")
    to_level = row[link].word in ("to", "at", "by")
    for place in range(link - 1, max(-1, link - (3 if direct else FARTHEST_NOUN)), -1):
        token = row[place]
        if token.counts and row[place - 1].word == "from":  # "fell from 90,000 to 60,000"
            continue
        if token.counts or token.word in (";", ",", ")") or token.is_a("relative"):
            return None
        cue = token.cue(kinds, "noun")
        if cue and to_level and not any(t.is_a("rising") for t in row[max(0, place - 4) : link]):
            return None
        if cue and not _is_one_of_several(row, place, link):
            return Finding(cue, place, "complement_of_noun")
    return None


def _is_one_of_several(row: Sequence[Token], place: int, link: int) -> bool:
    """Tell a noun in a list of different deeds, which share the number: "detention, torture and killings of"."""
    if row[link].word != "of":
        return False
    listed = row[max(0, place - 6) : place]
    before = [t.word for t in listed if t.quantity is None]
    return len(before) == len(listed) and ("and" in before[-3:] or "or" in before[-3:]) and "," in before


# ---- after the number


def _following(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Take the verb whose subject the number is, or the participle that leans on it."""
    finite = not _is_complement(row, at)
    seen_be = seen_relative = False
    participle: Finding | None = None
    index = at + 1
    last = min(len(row), at + FARTHEST)
    while index < last:
        if row[index].is_plain:
            index += 1
            continue
        if step := _step_over(row, index, kinds):
            index = step
            continue
        token = row[index]
        seen_relative = seen_relative or token.is_a("relative") or _is_reduced_relative(row, index, at)
        if (
            _ends_clause(row, index)
            or (participle and token.is_a("relative"))
            or (token.is_a("be") and not finite and not seen_relative)
        ):
            break
        seen_be = seen_be or token.is_a("be")
        finding = _and_then(row, _cue_after(row, index, at, kinds, passive=seen_be or seen_relative), kinds)
        if finding is None and _acts(row, index, at, kinds, seen_be):
            break
        if finding and finding.rule != "adjacent_participle":
            allowed = finite or seen_relative
            return finding if allowed and (participle is None or _overrides(finding)) else participle
        participle = participle or finding
        index += 1
    return participle


def _is_reduced_relative(row: Sequence[Token], index: int, at: int) -> bool:
    """Tell "300 people likely to be displaced", where "who are" is left out."""
    return index == at + 1 and row[index].word in _SUPPOSED and index + 1 < len(row) and row[index + 1].word == "to"


_SUPPOSED = frozenset({"likely", "unlikely", "expected", "due", "set", "projected", "estimated", "believed", "feared", "thought", "forced", "ordered"})  # fmt: skip


def _and_then(row: Sequence[Token], finding: Finding | None, kinds: frozenset[str]) -> Finding | None:
    """Take the outcome of two joined participles: "were affected and evacuated", "were swept away and drowned"."""
    if finding is None or not (finding.cue.kind == "context" or finding.cue.measure == "missing"):
        return finding
    for place in range(finding.token + 1, min(len(row) - 1, finding.token + 7)):
        if row[place].counts or row[place].word in (",", ";", ".") or row[place].is_a("subordinator"):
            break
        if row[place].is_a("conjunction"):
            cue = row[place + 1].cue(kinds - {"context"}, "passive", "subject")
            return finding._replace(cue=cue, token=place + 1) if cue else finding
    return finding


def _acts(row: Sequence[Token], index: int, at: int, kinds: frozenset[str], seen_be: bool) -> bool:
    """Tell those who do it ("gunmen kill") from those whom it befalls."""
    return not seen_be and index <= at + 2 and row[index].cue(kinds, "object") is not None


def _overrides(verb: Finding) -> bool:
    """The main verb is the news ("people displaced in May returned"), unless it only says where they are."""
    return verb.rule == "subject_of_verb" and verb.cue.kind != "context"


def _is_complement(row: Sequence[Token], at: int) -> bool:
    """Tell a number that hangs on a preposition and so cannot be a subject: "members of 3 families were"."""
    before = _skip_back(row, at - 1)
    if before < 0 or not row[before].is_a("preposition") or row[before].word in ("with", "since", "until"):
        return False
    if row[before].word != "of":
        return True
    return not (before > 0 and row[before - 1].word in _COLLECTIVES)


_COLLECTIVES = frozenset({
    "total", "number", "figure", "estimate", "maximum", "minimum", "average", "population", "group", "groups", "batch",
    "convoy", "community", "crowd", "contingent", "caseload", "wave", "party", "rest", "remainder", "excess",
})  # fmt: skip


def _step_over(row: Sequence[Token], index: int, kinds: frozenset[str]) -> int | None:
    """Step over a bracket, an apposition or a number in a phrase of place: give the index after it."""
    token = row[index]
    if token.word == "(":
        return _closing(row, index)
    if token.word in (",", "–", "—", "-"):
        return _after_apposition(row, index, kinds)
    if token.quantity is not None and row[_skip_back(row, index - 1)].is_a("preposition"):
        return index + 1
    return None


def _closing(row: Sequence[Token], index: int) -> int | None:
    for place in range(index + 1, min(len(row), index + 30)):
        if row[place].word == ")":
            return place + 1
    return None


def _after_apposition(row: Sequence[Token], index: int, kinds: frozenset[str]) -> int | None:
    """Find where the sentence resumes after ", mostly women, were" or ", who fled"."""
    after = row[index + 1] if index + 1 < len(row) else None
    if after is None or after.word == COUNT:
        return None
    if _resumes(row, index + 1, kinds) or after.is_a("relative"):
        return index + 1
    for place in range(index + 1, min(len(row) - 1, index + 30)):
        if row[place].word in (",", "–", "—", "-") and _resumes(row, place + 1, kinds):
            return place + 1
        if row[place].word == ";":
            return None
    return None


def _resumes(row: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    token = row[index] if index < len(row) else None
    if token is None:
        return False
    verb = token.is_a("be") or token.is_a("have") or token.word in _AUXILIARIES
    return verb or token.cue(kinds, "subject", "passive", "departing") is not None


_AUXILIARIES = frozenset({"could", "may", "might", "will", "would", "must", "can", "should"})


def _ends_clause(row: Sequence[Token], index: int) -> bool:
    token = row[index]
    if token.counts or token.word in (",", ";", ":", ".", "–", "—", "|", "•", ")"):
        return True
    if token.is_a("conjunction"):
        return any(t.counts for t in row[index + 1 : index + 4]) or _other_verb(row, index + 1)
    return token.is_a("subordinator") or token.is_a("saying")


def _other_verb(row: Sequence[Token], index: int) -> bool:
    """Tell "and injuring others", another deed of the same doer, from "men and women"."""
    return index < len(row) and row[index].word.endswith("ing") and bool(row[index].cues)


def _cue_after(row: Sequence[Token], index: int, at: int, kinds: frozenset[str], *, passive: bool) -> Finding | None:
    token = row[index]
    if token.is_a("be") and "displacement" in kinds and _is_in_asylum(row, index):
        return Finding(_IN_CAMP, index, "staying_in_refuge")
    if not token.cues:
        return None
    if cue := token.cue(kinds, "passive"):
        if index == at + 1 and not _has_object(row, index, kinds):
            return Finding(cue, index, "adjacent_participle")
        if passive:
            return Finding(cue, index, "subject_of_verb")
        if not _has_object(row, index, kinds) and _only_place_between(row, at, index):
            return Finding(cue, index, "adjacent_participle")
    if staying := _staying(row, index, at, kinds):
        return staying
    cue = token.cue(kinds, "subject", "departing")
    return Finding(cue, index, "subject_of_verb") if cue else None


def _staying(row: Sequence[Token], index: int, at: int, kinds: frozenset[str]) -> Finding | None:
    """Take a verb of staying that goes with a place of refuge: "live in camps", "in the camp 90 people share a tap"."""
    cue = row[index].cue(kinds, "staying")
    refuge = cue and (_refuge_after(row, index) or _refuge_in_front(row, at))
    if not cue or not refuge:
        return None
    measure = "in_camp" if refuge.is_a("refuge") else "displaced"
    return Finding(cue._replace(measure=measure), index, "staying_in_refuge")


def _is_in_asylum(row: Sequence[Token], index: int) -> bool:
    """Tell "are inside 12 evacuation centres" from people who are anywhere else."""
    after = row[index + 1 : index + 3]
    inside = next((place for place, token in enumerate(after, index + 1) if token.word in ("in", "inside")), None)
    if inside is None:
        return False
    near = row[inside + 1 : inside + 6]
    stop = next((i for i, t in enumerate(near) if t.word in (",", ";", ".") or t.is_a("preposition")), len(near))
    return any(token.is_a("asylum") and token.is_a("refuge") for token in near[:stop])


def _refuge_in_front(row: Sequence[Token], at: int) -> Token | None:
    """Find the refuge that the sentence begins with: "At the stadium, 90 families sleep on the floor"."""
    if row[0].word not in ("in", "at", "inside") or at > 9 or any(token.counts for token in row[:at]):
        return None
    return next((token for token in row[:at] if token.is_a("refuge")), None)


def _has_object(row: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    """Tell the active "killed 200 civilians" from the participle in "5 killed, 12 injured"."""
    if index + 1 >= len(row):
        return False
    after = row[index + 1]
    if after.quantity is None:
        return after.word in ("the", "a", "an", "his", "her", "their", "its")
    return not (index + 2 < len(row) and row[index + 2].cue(kinds, "passive", "subject"))


def _only_place_between(row: Sequence[Token], at: int, index: int) -> bool:
    """Tell "12 people in the north killed" from a participle that belongs to another verb."""
    between = row[at + 1 : index]
    verbs = any(t.word.endswith("ed") or t.cues or t.is_a("have") or t.is_a("be") for t in between)
    return not verbs and len(between) <= 8


def _refuge_after(row: Sequence[Token], index: int) -> Token | None:
    """Find the camp, the hosts or the open sky that a verb of staying goes with."""
    for token in row[index + 1 : index + 9]:
        if token.word in (",", ";", ".") or token.is_a("subordinator"):
            return None
        if token.is_a("refuge") or token.is_a("hosted"):
            return token
    return None


# ---- lines that are labels


def label(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read a line such as "Number of displaced: 452" or "Population evacuated 116"."""
    words = row[:at]
    if not 0 < len(words) <= 8 or any(t.counts or t.is_a("be") for t in words):
        return None
    ends_in_colon = words[-1].word == ":"
    for place in range(at - 1, -1, -1):
        cue = row[place].cue(kinds, "noun", "passive", *(("subject",) if ends_in_colon else ()))
        adjacent = place == at - 1 and len(words) <= 4
        if cue and (ends_in_colon or adjacent or len(row) <= at + 2):
            return Finding(cue, place, "label")
    return None
