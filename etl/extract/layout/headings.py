"""What the words of a heading, a row's label or a caption say: which figure, which unit, whether numbers stand below.

Knows words, and nothing of tables and where their cells stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from etl import lexicons, nouns
from etl.extract.figure import capacity
from etl.extract.figure.kinds import FIGURES, HOUSING_KINDS, PEOPLE_KINDS, Decision
from etl.extract.grammar import clauses

_COUNT_OF = re.compile(r"(?:total\s+)?(?:number|nr|no|#|total|count|sum)\.?\s+(?:of\s+)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|[%#]")
NO_HEADS = frozenset({"groups", "sites", "berths", "animals", "air_strikes", "plots"})  # columns that count no people
_NO_COUNTS = frozenset({"%", "percent", "percentage", "rate", "change", "share", "ratio", "date", "year"})
_SLASH = re.compile(r"\s+/\s+|\s*[|;\t]\s*|\s{2,}")
_BRACKETED = re.compile(r"\([^()]*\)")
AT_HAND = 512  # headings that are kept as read: each is asked about again for every row below it
FEWEST_CELLS = 3  # that slashes divide before a line is a heading


class Column(NamedTuple):
    """What a column counts: the figure that its heading names, or a unit alone; `counts` where numbers stand in it."""

    words: str
    said: Decision | None
    unit: str | None
    counts: bool = True


@lru_cache(AT_HAND)
def said(words: str) -> Decision | None:
    """Take the figure that a heading or caption names: "IDPs", "Houses destroyed", "Deaths by district"."""
    row = clauses.tokens(words, 0, len(words), ())
    if _counts_aid(row):
        return None
    if head(words) == "housing":
        cue = _first_cue(row, HOUSING_KINDS)
        destroyed = cue is not None and cue.measure == "homeless"
        return Decision("displacement", "destroyed_housing", "homeless") if destroyed else None
    cue = _first_cue(row, PEOPLE_KINDS)
    if not (whole := _said_by_whole(words)) and cue and cue.kind in FIGURES:
        return Decision(cue.kind, "column_heading", cue.measure)
    return whole or _said_within(words)


def _counts_aid(row: Sequence[clauses.Token]) -> bool:
    """Tell "IDPs reached" and "Families assisted" from those who are displaced."""
    return any(cue.measure == "aid" and cue.voice == "passive" for token in row for cue in token.cues)


_HOSTS = re.compile(r"\bhost (?:famil|household|communit|population)", re.IGNORECASE)


def _counts_others(cell: str) -> bool:
    """Tell "Families affected", "Persons in need" and "Host families" from those whom the table is about."""
    if _HOSTS.search(cell):
        return True
    cues = (cue for token in clauses.tokens(cell, 0, len(cell), ()) for cue in token.cues)
    return any(cue.kind == "context" and cue.voice == "passive" for cue in cues)


def is_other_room(words: str) -> bool:
    """Tell the words over a table of hospital wards, schools or hotels, unless they speak of shelters too."""
    found = set(_WORD.findall(words.lower()))
    return not found.isdisjoint(lexicons.load("clauses")["other_room"]) and not capacity.speaks_of_shelter(words)


def of_column(words: str) -> Decision | None:
    """Take the figure that the cells below a heading are; none where it counts things, unless it speaks of their room."""
    if head(words) is not None:
        return said(words)
    row = clauses.tokens(words, 0, len(words), ())
    of_room = any(cue == _CAPACITY for token in row for cue in token.cues)
    return _said_by_whole(words) or (Decision("camp_capacity", "column_heading", "capacity") if of_room else None)


def names_site(words: str) -> bool:
    """Tell the heading of a column of camps, whose rows count those who live there: "Site", "Name of camp"."""
    names = set(_WORD.findall(words.lower()))
    return not names.isdisjoint(_SITES) and len(names) <= LONGEST_NAME


def counts_sites(words: str) -> bool:
    """Tell the heading of a column that counts camps: "Sites", "Number of evacuation centres"."""
    return _COUNTED_SITES.fullmatch(words) is not None


_COUNTED_SITES = re.compile(
    r"(?:(?:number|no\.?|nr|#) (?:of )?)?(?:idp |relief |evacuation |displacement |open |active )?(?:sites|camps|shelters|cent(?:er|re)s|ecs)",
    re.IGNORECASE,
)


_CAPACITY = clauses.Cue("camp_capacity", "capacity", "noun")
IN_CAMP = Decision("displacement", "column_heading", "in_camp")
LONGEST_NAME = 4  # words of a heading that names its rows
_SITES = frozenset({"site", "camp", "centre", "center", "settlement", "shelter", "sites", "camps", "ec", "ecs", "ettc"})


@lru_cache(AT_HAND)
def head(heading: str) -> str | None:
    """Give the class of the noun that a column counts; "" where no noun is known, None where it counts no people."""
    head = ""
    for word in _WORD.findall(_COUNT_OF.sub("", heading).lower()):
        if word in _prepositions() and head:
            break
        if word in _NO_COUNTS:
            return None
        head = nouns.class_of(word) or head
    return None if head in NO_HEADS else head


@lru_cache(AT_HAND)
def unit_of(heading: str) -> str | None:
    """Give the unit that a heading names."""
    words = set(_WORD.findall(heading.lower()))
    if words & _words("households"):
        return "households"
    if words & _words("plots"):
        return "plots"
    return "people" if words & (_words("people") | _words("internally_displaced") | _words("refugees")) else None


def names_unit(words: str) -> bool:
    """Tell "IDPs" and "Families" from "Displaced" and "Population", which may be counted in any unit."""
    return unit_of(_OF_ANY_UNIT.sub("", words.lower())) is not None


_OF_ANY_UNIT = re.compile(r"\b(?:internally )?displaced\b|\bpopulation\b")


def sole_unit(words: str) -> str | None:
    """Give the one unit that a caption names for all cells below it: "(households)", "Families by camp"."""
    names = set(_WORD.findall(words.lower()))
    counted = [unit for unit in ("households", "plots") if names & _words(unit)]
    return counted[0] if len(counted) == 1 and names.isdisjoint(_words("people") - {"population"}) else None


def is_time_or_total(words: str) -> bool:
    """Tell the heading of a column that counts what the caption counts: "January", "Week 3", "Total", "Number"."""
    return _TIME_OR_TOTAL.fullmatch(words) is not None


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TIME_OR_TOTAL = re.compile(
    rf"(?:\d\d? )?{_MONTH}(?:[ -]\d{{1,4}})?(?:,? 20\d\d)?|(?:week|wk|day|round|quarter|q) ?\d{{1,3}}|(?:19|20)\d\d"
    r"|(?:grand |sub-?)?total|number|no\.|count|figures?|value|today|yesterday|(?:this|last|previous) (?:week|month|round|update)"
    r"|children|boys|girls|adults|elderly|conflict|violence|floods?|flooding|storms?|drought|disasters?|other causes",
    re.IGNORECASE,
)


def columns(heading: str) -> list[Column]:
    """Read the columns of a heading whose cells are divided by slashes or by nothing: "Site / Capacity (HH) / Deaths"."""
    cells = _SLASH.split(heading)
    return [column(cell) for cell in cells] if len(cells) >= FEWEST_CELLS else list(_in_a_row(heading))


@lru_cache(AT_HAND)
def column(cell: str) -> Column:
    """Read one cell; a plural noun counts, though it counts no people."""
    figure, unit = of_column(cell), unit_of(cell)
    if not figure and _counts_others(cell):
        return Column(cell, None, None)
    if not figure and head(cell) is None:
        return Column(cell, None, None, counts=cell.lower().rstrip(")").endswith("s") or _is_count(cell))
    return Column(cell, figure, unit, counts=bool(figure or unit or _is_count(cell)))


def _is_count(cell: str) -> bool:
    return _COUNT_OF.match(cell) is not None or bool({"%", "rate", "change"} & set(_WORD.findall(cell.lower())))


def _in_a_row(heading: str) -> list[Column]:
    """Cut a heading into cells where nothing divides them: each has one word that says what it counts, and a unit."""
    read: list[Column] = []
    open_cell = ""
    words = re.findall(r"\([^()]*\)|[^\s*†‡]+", heading)  # without the marks of footnotes
    for word, after in zip(words, [*words, ""][1:], strict=True):
        if word.startswith("(") and open_cell:
            open_cell += f" {word}"
            continue
        longer = f"{open_cell} {word}".strip()
        if _is_complete(open_cell) and not _goes_on(open_cell, word, after):
            read.append(column(open_cell))
            longer = word
        open_cell = longer
    return [*read, column(open_cell)] if open_cell else read


def _is_complete(cell: str) -> bool:
    if not cell or cell.endswith("(%)"):
        return bool(cell)
    return said(cell) is not None or unit_of(cell) is not None or _is_plural_thing(cell.split()[-1])


def _is_plural_thing(word: str) -> bool:
    return word.endswith("s") and nouns.class_of(word.lower()) in NO_HEADS | {"housing"}


def _goes_on(cell: str, word: str, after: str) -> bool:
    """Tell "Families displaced", "IDP families", "Vacant plots" and "Individuals in sites" from two columns."""
    longer = f"{cell} {word}".lower()
    if word.lower() in _prepositions() or cell.split()[-1].lower() in _prepositions() or longer in _headings():
        return True
    if word.endswith(("ed", "en")):  # a participle says more of the noun before it, unless it begins the next cell
        return word.islower() or (said(cell) is None and unit_of(after) is None)
    *noun, last = cell.split()
    return last.lower() in _ADJECTIVES and not any(map(_is_noun, noun)) and _is_noun(word)


def _is_noun(word: str) -> bool:
    return unit_of(word) is not None or _is_plural_thing(word)


_ADJECTIVES = frozenset({"idp", "refugee", "returnee", "displaced", "evacuated", "homeless", "affected", "host", "new", "relief", "evacuation", "collective"})  # fmt: skip


def _said_by_whole(words: str) -> Decision | None:
    """Read a heading that is nothing but a phrase that says what is counted, and a unit: "Occupied (HH)", "Free places"."""
    known = [word for word in _WORD.findall(_COUNT_OF.sub("", words.lower())) if word not in _units()]
    return _headings().get(" ".join(known)) or _headings().get(" ".join(reversed(known)))


def _said_within(words: str) -> Decision | None:
    """Find a phrase of several words that says by itself what is counted: "Individuals in sites"."""
    padded = f" {' '.join(_WORD.findall(words.lower()))} "
    return next((said for phrase, said in _headings().items() if " " in phrase and f" {phrase} " in padded), None)


def _first_cue(row: Sequence[clauses.Token], kinds: frozenset[str]) -> clauses.Cue | None:
    cues = (token.cue(kinds, "noun", "passive", "subject") for token in row)
    return next((cue for cue in cues if cue), None)


@cache
def _headings() -> dict[str, Decision]:
    return {phrase: _of_section(section) for phrase, section in lexicons.by_phrase("headings").items()}


def _of_section(section: str) -> Decision:
    kind, measure, *status = section.split()
    return Decision(kind, "column_heading", measure, status=status[0] if status else None)


@cache
def _units() -> frozenset[str]:
    return _words("households") | _words("people") - {"population"}


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicons.load("nouns")[section])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(lexicons.load("clauses")["preposition"])
