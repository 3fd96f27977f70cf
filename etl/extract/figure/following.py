"""Find the predicate that follows a number: the verb whose subject it is, or the participle that leans on it."""

from __future__ import annotations

from collections.abc import Sequence

from etl import nouns
from etl.extract.figure import staying
from etl.extract.figure.finding import Finding, skip_back
from etl.extract.grammar.clauses import COUNT, SHARE, Cue, Token

FARTHEST_SHARE = 5  # tokens between a share and the whole that it divides
FARTHEST = 45  # tokens between a subject and its verb; farther is another clause


def following(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Take the verb whose subject the number is, or the participle that leans on it."""
    if homeless := _whose_homes(row, at, kinds):
        return homeless
    finite = not _is_complement(row, at)
    seen_be = False
    seen_relative = _is_reduced_relative(row, at + 1)
    participle: Finding | None = None
    index = at + 2 if _is_share_in_numbers(row, at) else at + 1
    last = min(len(row), at + FARTHEST)
    while index < last:
        if row[index].is_plain:
            index += 1
            continue
        if step := _step_over(row, index, kinds):
            index = step
            continue
        token = row[index]
        seen_relative = seen_relative or token.is_a("relative")
        if (
            _ends_clause(row, index)
            or (participle and _has_new_subject(row, index))
            or (participle and token.is_a("relative"))
            or (token.is_a("be") and not finite and not seen_relative)
        ):
            break
        seen_be = seen_be or token.is_a("be")
        finding = _and_then(row, _cue_after(row, index, at, kinds, passive=seen_be or seen_relative), kinds)
        if finding is None and _acts(row, index, at, kinds, seen_be):
            break
        if finding and finding.rule != "adjacent_participle":
            allowed = finite or seen_relative or _is_adjective(finding, at)
            finding = _main_verb(row, at, finding, kinds) or finding
            return finding if allowed and (participle is None or _overrides(finding)) else participle
        participle = participle or finding
        index += 1
    return participle


def _main_verb(row: Sequence[Token], at: int, finding: Finding, kinds: frozenset[str]) -> Finding | None:
    """Read on past the relative clause in "900 of those who had fled to Arzan have gone back" and "12 who did not flee died"."""
    if not (_is_part_of_those(row[at + 1 : at + 4]) or _denies(row[at + 1 : finding.token])):
        return None
    for place in range(finding.token + 1, min(len(row) - 1, finding.token + FARTHEST_MAIN_VERB)):
        if _ends_clause(row, place):
            return None
        if row[place].is_a("have") or row[place].is_a("be"):
            cue = row[place + 1].cue(kinds, "subject", "passive") or row[place].cue(kinds, "subject")
            return Finding(cue, place + 1, "subject_of_verb") if cue else None
        if cue := row[place].cue(kinds, "subject"):
            return Finding(cue, place, "subject_of_verb")
    return None


def _is_part_of_those(words: Sequence[Token]) -> bool:
    return words != [] and words[0].word.startswith("of") and any(token.is_a("relative") for token in words)


def _denies(clause: Sequence[Token]) -> bool:
    """Tell "who did not flee", of whom the main clause says something else."""
    negated = any(token.word in ("not", "never") or token.word.endswith(("n't", "n’t")) for token in clause)
    return negated and clause[0].is_a("relative")


FARTHEST_MAIN_VERB = 9  # tokens between the verb of a relative clause and that of the main one


def _whose_homes(row: Sequence[Token], at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "90 families whose houses were destroyed", who are homeless."""
    if "displacement" not in kinds or at + 1 >= len(row) or row[at + 1].word != "whose":
        return None
    clause = row[at + 2 : at + 11]
    named = next((i for i, token in enumerate(clause[:4]) if nouns.class_of(token.word) in ("housing", "sites")), None)
    for place, token in enumerate(clause[named:] if named is not None else (), at + 2 + (named or 0)):
        if token.counts or token.word in (",", ";"):
            return None
        if cue := token.cue(_HOUSING, "passive", "subject"):
            return Finding(_HOMELESS, place, "subject_of_verb") if cue.measure == "homeless" else None
    return None


_HOUSING = frozenset({"housing"})
_HOMELESS = Cue("displacement", "homeless", "passive")


def _is_share_in_numbers(row: Sequence[Token], at: int) -> bool:
    """Tell "22 per cent (310,000) live in camps"."""
    around = [token.word for token in row[max(0, at - 2) : at + 2]]
    return len(around) == 4 and around[:2] == [SHARE, "("] and around[3] == ")"


def _is_reduced_relative(row: Sequence[Token], index: int) -> bool:
    """Tell "300 people likely to be displaced", where "who are" is left out."""
    return index + 1 < len(row) and row[index].word in _SUPPOSED and row[index + 1].word.startswith("to")


_SUPPOSED = frozenset({"likely", "unlikely", "expected", "due", "set", "projected", "estimated", "believed", "feared", "thought", "forced", "ordered"})  # fmt: skip


def _and_then(row: Sequence[Token], finding: Finding | None, kinds: frozenset[str]) -> Finding | None:
    """Take the outcome of two joined participles: "were affected and evacuated", "were swept away and drowned"."""
    if finding is None or not (finding.cue.kind == "context" or finding.cue.measure == "missing"):
        return finding
    for place in range(finding.token + 1, min(len(row) - 1, finding.token + 7)):
        if row[place].counts or row[place].word in (",", ";", ".") or row[place].is_a("subordinator"):
            break
        if row[place].is_a("conjunction"):
            verb = min(len(row) - 1, place + 2) if row[place + 1].is_a("be") else place + 1
            cue = row[verb].cue(kinds - {"context"}, "passive", "subject")
            return finding._replace(cue=cue, token=verb) if cue else finding
    return finding


def _acts(row: Sequence[Token], index: int, at: int, kinds: frozenset[str], seen_be: bool) -> bool:
    """Tell those who do it ("gunmen kill") from those whom it befalls."""
    return not seen_be and index <= at + 2 and row[index].cue(kinds, "object") is not None


def _is_adjective(finding: Finding, at: int) -> bool:
    """Tell "the search for 33 men unaccounted for", which needs no verb."""
    return finding.token == at + 1 and finding.cue.measure == "missing" and finding.cue.voice == "subject"


def _overrides(verb: Finding) -> bool:
    """The main verb is the news ("people displaced in May returned"), unless it only says where they are."""
    return verb.rule == "subject_of_verb" and (verb.cue.kind != "context" or verb.cue.measure == "safe")


def _is_whole_of_share(row: Sequence[Token], at: int) -> bool:
    """Tell "two-thirds of the town's 30,000 people" from "half of the town - 900 people -"."""
    before = row[max(0, at - FARTHEST_SHARE) : at]
    share = next((place for place, token in enumerate(before) if token.word == SHARE), None)
    return share is not None and not any(token.word in _MARKS for token in before[share:])


def _is_whole(row: Sequence[Token], at: int) -> bool:
    """Tell the 60,000 in "5,000 of the town's 60,000 residents", which is not the subject."""
    before = row[max(0, at - FARTHEST_SHARE) : at]
    part = next((i for i, token in enumerate(before[:-1]) if token.counts and before[i + 1].word == "of"), None)
    return part is not None and not any(token.counts or token.word in _MARKS for token in before[part + 1 :])


_MARKS = frozenset({",", ";", "(", ")", "–", "—", "-", "and", "or", "while"})


def _is_complement(row: Sequence[Token], at: int) -> bool:
    """Tell a number that hangs on a preposition and so cannot be a subject: "members of 3 families were"."""
    before = skip_back(row, at - 1)
    if _is_whole_of_share(row, at) or _is_whole(row, at):
        return True
    if before < 0 or not row[before].is_a("preposition") or row[before].word in ("with", "since", "until"):
        return False
    if row[before].word != "of":
        return True
    return not (before > 0 and row[before - 1].word in _COLLECTIVES)


_COLLECTIVES = frozenset({
    "family", "families",
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
    if token.quantity is not None and (row[skip_back(row, index - 1)].is_a("preposition") or _is_whole(row, index)):
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
    if after is None or (after.word == COUNT and not _is_part_of_them(row, index + 2)):
        return None
    if _resumes(row, index + 1, kinds) or after.is_a("relative"):
        return index + 1
    for place in range(index + 1, min(len(row) - 1, index + 30)):
        if row[place].word in (",", "–", "—", "-") and _resumes(row, place + 1, kinds):
            return place + 1
        if row[place].word == ";":
            return None
    return None


def _is_part_of_them(row: Sequence[Token], index: int) -> bool:
    """Tell ", two of them children," from the next member of a list."""
    return index < len(row) and row[index].word in ("of them", "of whom")


def _resumes(row: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    token = row[index] if index < len(row) else None
    if token is None:
        return False
    verb = token.is_a("be") or token.is_a("have") or token.word in _AUXILIARIES
    return verb or token.cue(kinds, "subject", "passive", "departing") is not None


_AUXILIARIES = frozenset({"could", "may", "might", "will", "would", "must", "can", "should"})


def _has_new_subject(row: Sequence[Token], index: int) -> bool:
    """Tell "two drowned and a third was" from "were hurt and taken away"."""
    return row[index].is_a("conjunction") and index + 1 < len(row) and row[index + 1].word in _DETERMINERS | _PRONOUNS


_PRONOUNS = frozenset({"he", "she", "it", "they", "others", "another", "several", "many", "some", "dozens", "hundreds"})


def _ends_clause(row: Sequence[Token], index: int) -> bool:
    token = row[index]
    if token.counts or token.word in (",", ";", ":", ".", "–", "—", "|", "•", ")"):
        return True
    if token.is_a("conjunction"):
        return any(t.counts for t in row[index + 1 : index + 4]) or _other_verb(row, index + 1)
    return token.is_a("subordinator") or token.is_a("saying") or token.word in _OF_NUMBERS


# what is said of a number, not of the people: "the 85,000 displaced do not include those who crossed"
_OF_NUMBERS = frozenset({"include", "includes", "exclude", "excludes", "comprise", "comprises", "cover", "covers"})


def _other_verb(row: Sequence[Token], index: int) -> bool:
    """Tell "and injuring others", another deed of the same doer, from "men and women"."""
    return index < len(row) and row[index].word.endswith("ing") and bool(row[index].cues)


def _cue_after(row: Sequence[Token], index: int, at: int, kinds: frozenset[str], *, passive: bool) -> Finding | None:
    token = row[index]
    if token.is_a("be") and "displacement" in kinds and staying.is_in_asylum(row, index):
        return Finding(staying.IN_CAMP, index, "staying_in_refuge")
    if not token.cues:
        return None
    before = row[index - 1]
    if (before.counts and index > at + 1 and _is_missing(token, kinds)) or _is_attribute(row, index):
        return None  # "twelve of the 40 missing were found"
    if cue := token.cue(kinds, "passive"):
        if index == at + 1 and not _has_object(row, index, kinds):
            return Finding(cue, index, "adjacent_participle")
        if passive:
            return Finding(cue, index, "subject_of_verb")
        if not _has_object(row, index, kinds) and _only_place_between(row, at, index):
            return Finding(cue, index, "adjacent_participle")
    if told := _told_of(row, index, at, kinds) or staying.in_refuge(row, index, at, kinds):
        return told
    cue = token.cue(kinds, "subject", "departing")
    return Finding(cue, index, "subject_of_verb") if cue and _is_verb(row, index) else None


def _told_of(row: Sequence[Token], index: int, at: int, kinds: frozenset[str]) -> Finding | None:
    """Read "8,120 were returns" and "put 300 to flight"."""
    if row[index - 1].is_a("be") and _ends_phrase(row, index + 1) and (noun := row[index].cue(kinds, "noun")):
        return Finding(noun, index, "subject_of_verb")
    result = row[index].cue(kinds, "result") if index == at + 1 else None
    return Finding(result, index, "result_of_verb") if result else None


def _is_attribute(row: Sequence[Token], index: int) -> bool:
    """Tell "from the besieged town" from "were besieged"."""
    after = row[index + 1] if index + 1 < len(row) else None
    is_participle = row[index].word.endswith("ed") and row[index].cue(_ANY, "passive") is not None
    return is_participle and row[index - 1].word in _DETERMINERS and after is not None and after.word.isalpha()


_ANY = frozenset({"displacement", "casualty", "context", "housing"})


def _is_missing(token: Token, kinds: frozenset[str]) -> bool:
    cue = token.cue(kinds, "subject", "passive")
    return cue is not None and cue.measure == "missing"


def _is_verb(row: Sequence[Token], index: int) -> bool:
    """Tell "are crossing" and "returned" from "the crossing" and "returned their ballots"."""
    word = row[index].word
    if word.endswith("ing") and row[index - 1].word in _DETERMINERS:
        return False
    after = row[index + 1].word if index + 1 < len(row) else ""
    if word in ("returned", "return", "returning") and after in _DETERMINERS:
        return index + 2 < len(row) and row[index + 2].word in _TIMES  # "return this year", not "return their ballots"
    return not (row[index].cue(_DISPLACED, "object") and nouns.class_of(after) is not None)


_DISPLACED = frozenset({"displacement"})
_TIMES = frozenset({"day", "week", "month", "year", "season", "summer", "winter", "spring", "autumn", "weekend", "time", "morning"})  # fmt: skip


_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "each", "every", "another"})


def _ends_phrase(row: Sequence[Token], index: int) -> bool:
    return index >= len(row) or row[index].word in (",", ".", ";", ")") or row[index].is_a("conjunction")


def _has_object(row: Sequence[Token], index: int, kinds: frozenset[str]) -> bool:
    """Tell the active "killed 200 civilians" from the participle in "5 killed, 12 wounded in an ambush"."""
    if index + 1 >= len(row) or row[index].word.endswith(_PREPOSITIONS):
        return False
    after = row[index + 1]
    if after.quantity is None:
        lost = row[index].word == "lost" and after.is_plain  # "homes lost power"
        return lost or after.word in ("the", "a", "an", "his", "her", "their", "its")
    return not (index + 2 < len(row) and row[index + 2].cue(kinds, "passive", "subject"))


_PREPOSITIONS = (" in", " by", " from", " at")  # these end a phrase whose object is no person


def _only_place_between(row: Sequence[Token], at: int, index: int) -> bool:
    """Tell "12 people in the north killed" from a participle that belongs to another verb."""
    between = row[at + 1 : index]
    verbs = any(t.word.endswith("ed") or t.cues or t.is_a("have") or t.is_a("be") for t in between)
    return not verbs and len(between) <= 8
