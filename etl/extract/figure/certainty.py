"""Decide whether something is said to have happened, is forecast or planned, or is denied; and over which time it counts.

Works on the words around a number and its predicate. Knows nothing of measures beyond their names.
"""

from __future__ import annotations

import re
from functools import cache

from etl import lexicons

_MODAL_PERFECT = re.compile(r"\b(?:may|might|could|must|can)\s+(?:\w+\s+)?have\b(?!\s+to\b)", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|being|continue|began|started|already)\b|n['’]t\b", re.IGNORECASE
)
STOCKS = frozenset({"in_camp", "occupied", "available", "capacity"})
MAY_BE_STOCK = frozenset({"displaced", "homeless", "crossed_border", "missing"})
_BOUND = re.compile(r"\bnot? (?:fewer|less|more|later|earlier) than\b")  # of another number: denies nothing
_BUT = re.compile(r"\bbut\b")  # ends what was denied: "no deaths but 48 injuries"
_NEAR = 70  # characters before a predicate in which a word of doubt still governs it


def status(before: str, between: str, cue: str, *, follows: bool) -> str:
    """Give reported, projected or planned.

    `before` is the clause up to the number or its predicate, whichever comes first, `between` what stands between the
    two, `cue` the predicate itself, which may stand after the number (`follows`) or before it.
    """
    before = _MONTH_OF_MAY.sub("", before) if "May" in before else before
    past = _is_past(cue)
    if past and not follows:
        return "projected" if _TO_HAVE.search(before) else "reported"
    if _NECESSITY.search(f"{between} {cue}"):  # "had to be moved": they were
        return "reported"
    verb_group = between if follows else f"{' '.join(before.split()[-3:])} {cue} {between}"
    if found := doubt(cue) or _status_of_verb(verb_group):
        return "reported" if cue.startswith(_SUPPOSED) else found
    if past:
        return "reported"
    return doubt(before[-_NEAR:]) or "reported"


def status_of_capacity(before: str, cue: str, after: str) -> str:
    """Give planned for room that is prepared or will be there, else reported: "can hold" states what there is."""
    if lexicons.pattern("status", "in_use").search(after.lower()):
        return "reported"
    if cue == "for":  # "was set up for": the site is there, unless it is being made
        return "planned" if _UNDER_WAY.search(before) else "reported"
    words = before if cue.startswith(_MADE_FOR) else f"{before} {cue}"
    not_yet = lexicons.pattern("status", "planned", "not_yet").search(words.lower())
    return "planned" if not_yet or lexicons.pattern("status", "opening").search(after.lower()) else "reported"


_UNDER_WAY = re.compile(
    r"\b(?:being|will|would|to be|plans?|promis(?:e|es|ed|ing)|intends?|propos(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|hopes?|(?:sett|putt|pitch|build|erect|construct|prepar|ready|open|lay)ing)\b"
)
_MADE_FOR = (
    "intended",
    "prepared",
    "ready",
    "readied",
    "made ready",
    "laid out",
    "set up",
    "opened",
    "pitched",
    "put up",
    "meant",
    "designed",
)  # the site is there


_MONTH_OF_MAY = re.compile(
    r"(?<=\b(?:[Ii]n|[Oo]f|[Bb]y|[Oo]n|to) )May\b|(?<=(?:ince|ntil|from|late|arly|ring|ough) )May\b|(?<= (?:and|for) )May\b|(?<=\d )May\b|(?<=[-–])May\b|\bMay(?= \d)"
)
_SUPPOSITION = re.compile(
    r"\bma(?:d|k)e(?:s)? (?:it )?possible\b|\b(?:feared|believed|presumed|thought|assumed|understood|known|said|reported) to (?:be|have)\b"
)
_OFFICES = re.compile(r"\bRisk (?:Management|Reduction|Agency|Centre|Center)\b")  # in a name it is no doubt
# "had to be evacuated": they were; "are yet to be found": they are missing
_NECESSITY = re.compile(r"\b(?:h(?:ad|aving)|yet|still) to be\b")
_INABILITY = re.compile(r"\b(?:could not|couldn['’]t|cannot|can['’]t|can not)\b")  # is a fact
_SUPPOSED = (
    "feared",
    "presumed",
    "believed",
    "thought",
    "assumed",
    "still believed",
)  # "feared dead" supposes what has happened already
_PAST_FIRST = frozenset(
    {"left", "made", "forced", "driven", "swept", "shot", "burnt", "buried", "found", "taken", "brought", "put", "sent"}
)  # participles that do not end in -ed
_PAST = frozenset({"fled", "died", "lost their lives", "left their homes", "took shelter", "driven out"})


def _is_past(cue: str) -> bool:
    return cue.endswith("ed") or cue in _PAST or cue.partition(" ")[0] in _PAST_FIRST


_TO_HAVE = re.compile(
    r"\b(?:will|would|chance|likely|probability)\b[\w ]{0,30} to have\W*\Z"
)  # "will turn out to have killed"


def doubt_of_verb(group: str) -> str | None:
    """Give projected or planned where a noun's verb says so: "the evacuation of 90 families is being prepared"."""
    verb = _BE.match(group)
    return doubt(group[verb.start("be") :]) if verb else None


_BE = re.compile(r"(?:[\w'’-]+\W+){0,3}?(?P<be>(?:is|are|was|were|will|would|could|may)\b)")


def _status_of_verb(group: str) -> str | None:
    """Read a verb group; None where it has no finite form to decide by."""
    if _MODAL_PERFECT.search(group):
        return "reported"
    if found := doubt(group):
        return found
    return "reported" if _FINITE.search(group) else None


def doubt(words: str) -> str | None:
    """Give projected or planned for the last word of doubt among `words`, None where there is none."""
    if "May" in words:
        words = _MONTH_OF_MAY.sub("", words)
    words = _OFFICES.sub("", words) if "Risk" in words else words
    words = _INABILITY.sub("", _SUPPOSITION.sub("", _NECESSITY.sub("", words.lower())))
    found = lexicons.pattern("status", "planned", "projected").findall(words)
    return _status_of_word()[found[-1]] if found else None


@cache
def _status_of_word() -> dict[str, str]:
    sections = lexicons.load("status")
    return {phrase: section for section in ("projected", "planned") for phrase in sections[section]}


def is_negated(words: str) -> bool:
    """Tell whether the verb group, or the verb of saying before it, denies what it says."""
    return bool(lexicons.pattern("status", "negation").search(_BUT.split(_BOUND.sub("", words.lower()))[-1]))


def is_denied(words: str) -> bool:
    """Tell whether a verb of denial stands before: "denied that 300 had died"."""
    return bool(lexicons.pattern("status", "denial").search(words.lower()))


def is_refuted(words: str) -> bool:
    """Tell whether the words after a claim deny it: "the claim that 500 drowned is false"."""
    return bool(lexicons.pattern("status", "denied").search(words.lower()))


def stock_flow(measure: str, clause: str, after: str, *, named: bool) -> str:
    """Give stock, flow or cumulative for a figure whose clause and the words right after it are given.

    `named` tells that its noun alone says what it is: "300 refugees" are those who are there.
    """
    if lexicons.pattern("status", "flow").search(after.lower()):
        return "flow"
    if lexicons.pattern("status", "cumulative").search(clause.lower()):
        return "cumulative"
    if measure in STOCKS or (named and measure in MAY_BE_STOCK):
        return "stock"
    if measure == "crossed_border":  # said by a verb: they cross
        return "flow"
    return "stock" if measure in MAY_BE_STOCK and lexicons.pattern("status", "stock").search(clause.lower()) else "flow"
