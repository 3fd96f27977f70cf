"""Recognise the numbers that count nothing by their form: dates, times, identifiers, labels, idioms, the pronoun "one".

Knows nothing of what is counted. Everything is decided from the characters around the number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from etl import lexicons
from etl.calendar_words import ABBREVIATIONS, MONTH


class Form(NamedTuple):
    """A stretch `[start, end)` of the text that holds a number, and the sort of thing that it is."""

    start: int
    end: int
    sort: str


_DASH = r"\s?[-–—‐‑/]\s?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19\d\d|20\d\d)"
_CLOCK = r"(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?"
_HALF_DAY = r"(?:a\.m\.?|p\.m\.?|am\b|pm\b|AM\b|PM\b|noon\b|o['’]clock\b)"

_DATE = re.compile(
    rf"""(?:
      \d{{4}}-\d\d?-\d\d?(?:T[\d:.]+Z?)?(?!\d)
    | \d\d?([/.])\d\d?\1(?:\d{{4}}|\d\d)(?!\d|[.,/]\d)
    | {_DAY}(?:(?:{_DASH}|\s(?:and|to|or|until)\s|,\s){_DAY}){{0,5}}\s?(?:of\s)?{MONTH}(?:,?\s{_YEAR})?(?![\w])
    | {_DAY}\s{MONTH}
    | (?:0?[1-9]|1[0-2])/{_YEAR}(?!\d)
    | {_YEAR}\.\d{{1,3}}(?=\s|\Z)                        # a footnote's mark glued to a year
    | {_YEAR}(?:{_DASH}(?:{_YEAR}|\d\d))?(?!,\d{{3}}|\.\d|\w|\s?%)
    | (?:1[89]|20)\d0s\b | ['’]?\d0s\b
    )""",
    re.VERBOSE,
)
_AFTER_MONTH = re.compile(
    rf"{_DAY}(?:(?:{_DASH}|\s(?:and|to|or)\s|,\s)(?:{MONTH}\s)?{_DAY}(?!\d|,\d{{3}})){{0,5}}(?!\d|,\d{{3}}|\.\d|\s?%|[a-z])(?:,?\s{_YEAR}\b)?"
)
_MONTH_BEFORE = re.compile(rf"{MONTH}\s\Z")
_PEOPLE_NEXT = re.compile(
    r"\s(?:people|persons|individuals|families|households|civilians|children|IDPs|refugees|displaced|houses|homes|deaths"
    r"|killed|injured|wounded|dead|hurt|missing|homeless|bodies|casualties|fatalities|cases|patients|students|women|men|tests|residents|migrants|returnees|were|have|of)\b"
)
_COUNTED_NEXT = re.compile(
    r"\s(?:people|persons|individuals|families|households|civilians|children|IDPs|refugees|displaced|houses|homes|deaths"
    r"|killed|injured|wounded|dead|hurt|missing|homeless|bodies|casualties|fatalities|cases|patients|students|women|men|tests|residents|migrants|returnees)\b"
)
_YEAR_BEFORE = re.compile(r"\b(?:in|since|of|by|from|until|till|after|before|during|early|late|mid)\s\Z", re.IGNORECASE)
_DEED_NEXT = re.compile(r"\s(?:killed|injured|displaced)\b")  # "a quake in 1983 killed"
_TIME = re.compile(
    rf"(?:(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?{_HALF_DAY})?|{_CLOCK}\s?{_HALF_DAY}"
    rf"|(?:1[0-2]|0?[1-9])\s?{_HALF_DAY}|[0-2]\d[0-5]\d\s?(?:hours|hrs|h|GMT|UTC)\b)"
)
_HOUR_WORD = re.compile(r"(?:\w+)\s(?:o['’]clock|a\.m\.|p\.m\.|am\b|pm\b)", re.IGNORECASE)
_HOUR_BEFORE = re.compile(r"\b(?:by|at|around|until|till|before|after|about|since|from|past)\s\Z", re.IGNORECASE)
_HOUR_OF_DAY = re.compile(r"\w+\s(?:in\sthe\s(?:early\s)?(?:morning|afternoon|evening)|at\snight)\b", re.IGNORECASE)
_VERSION = re.compile(r"\d{1,9}+(?:\.\d{1,9}){2,7}+(?![\d.])")
_PHONE = re.compile(r"\(?\d[\d\s()./-]{6,20}\d")
_SERIAL = re.compile(r"\d{1,20}+(?:-\d{1,20}+){2,20}+|\d{10,}|\d{1,4}/(?:19|20)\d\d(?!\d)")
_ONLY_A_COUNT = re.compile(  # the common cases, decided at one look
    r"\d{1,3}(?:,\d{3})+(?=\s[a-z])|\d{1,3}(?= (?:people|persons|families|households|civilians|children|others)\b)"
)
_GROUPED = re.compile(r"\d{1,3},\d{3}(?!\d)")  # thousands are written in quantities, not in names
_HYPHEN_BEFORE = re.compile(r"(?<![\w-])([A-Za-z][A-Za-z]*)[-‐‑]\Z")
_TAIL = re.compile(r"[\w'’-]*(?<!['’-])")
_LETTERS_AFTER = re.compile(r"\d{1,40}+(?:[.,]\d{1,9}+){0,6}+-?([^\W\d_]{1,40}+)")
_UNIT_ENDING = re.compile(
    r"(?:st|nd|rd|th|s|k|K|m|M|bn|mn|mln|km|kms|kg|kgs|g|mg|mm|cm|ha|l|L|ml|h|hr|hrs|am|pm|x|mph|kph|kmh|kw|kW|MW|ft|in|mi|yo|y|d|w|MT|mt|m2|lb|lbs|GB|MB|USD|to|and|of|or|B)\Z"
)
_URL = re.compile(r"(?:https?:|www\.|\S@|@|#|/\S*/)\S*\Z")
_REFERENCE = re.compile(r"\d{1,4}\]")
_SECTION = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}\.|\d{1,2}\.\d{1,2})(?=\s+(?![KM]\s[a-z])[A-Z](?!illion))")
_SECTION_BEFORE = re.compile(r"(?:(?<!\d)[.;)]\s+|\n\s*|\A\s*)\Z")
_NAME_GOES_ON = re.compile(
    r"\s*(?:[,.;:)(/]|\Z|\n)|\s+(?:and|or|from|in|of|to|on|at|the|was|were|is|are|by|for|with|camp)\b"
)
_LIST_OF_NAMES_GOES_ON = re.compile(r"\s*(?:[,.;:)]|\Z|\n)|\s+(?:and|or|&|were|was|are|is)\b")
_LIST_MARKER = re.compile(r"\(?\d{1,2}[.)]\s")
_FOOTNOTE = re.compile(r"\d{1,3}(?=\s+[A-Z“\"]|\s*\Z|\s*\n)")
_LABEL_BEFORE = re.compile(r"([A-Za-z]+\.?)(?:[^\S\t]|\s?#\s?|-)\Z")  # a tab divides the cells of a table
_LABEL_TAIL = re.compile(r"[\dA-Za-z]{1,5}(?:\.\d+)?(?:\s?[-–&]\s?\d{1,4})?(?!\d|,\d|\.\d|\s?%)")
_LIST_GOES_ON = re.compile(r",?\s?(?:and|or|to|&|–|-)\s?|,\s?")
_PRONOUN_BEFORE = re.compile(
    r"(?<!\w)(?:no|any|every|each|this|that|which|the|another|other|such|an?\s\w+|big|last|next|first|same|latest|3rd)\s\Z",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"\s+(?:another|who|whom|that|which|can|cannot|could|must|should|might|would|where|really)\b|['’]s\b",
    re.IGNORECASE,
)
_NO_NOUN_NEXT = re.compile(
    r"\s*(?:[.,;:!?)”\"]|\Z|\n)|\s+(?:is|was|has|had|who|that|which|of|in|on|at|to|for|with|and|or|but|where|when|either)\b"
)
_PEOPLE_WORD = re.compile(
    r"\s+(?:\w+\s+)?(?:person|people|man|woman|child|civilian|soldier|family|death|million|hundred)\b", re.IGNORECASE
)
_YEARS_OF_LIFE = re.compile(r"[1-9]\d?(?![\d,.]\d)\b")
_AGE = re.compile(r"[1-9]\d?(?=,\s|\s+who\b)(?!,\s\d)")
_NAME_BEFORE = re.compile(r"[A-Z][\w'’-]+,\s\Z")
_PARENT_BEFORE = re.compile(r"(?:mother|father|parents?|widow|grandmother|grandfather)\s+of\s\Z", re.IGNORECASE)
_YOUNG_BEFORE = re.compile(
    r"\b(?:boy|girl|child|baby|man|woman|infant|toddler|teenager|youth|son|daughter|widow|pensioner)\s+of\s(?:only |just )?\Z",
    re.IGNORECASE,
)
_HOLDER_BEFORE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s(?:\w+\s){0,2}[a-z]+,\s\Z")
_HALF_OF_YEAR = re.compile(r"(?:first|second|third|fourth|last|latter)[\s-]\Z", re.IGNORECASE)
_ONE_OF = re.compile(r"\s+of\b", re.IGNORECASE)


def continues_label(text: str, label_end: int, candidate: re.Match[str]) -> Form | None:
    """Read the next name in "camps 8E, 9 and 10"; `label_end` is the end of the one before."""
    start = candidate.start()
    if not _LIST_GOES_ON.fullmatch(text, label_end, start) or not candidate[0][0].isdigit():
        return None
    tail = _LABEL_TAIL.match(text, start)
    if not tail or len(tail[0]) > 5 or not _LIST_OF_NAMES_GOES_ON.match(text, tail.end()):
        return None
    return Form(start, tail.end(), "identifier")


def read(text: str, candidate: re.Match[str], floor: int) -> Form | None:
    """Say what the number at `candidate` is when it counts nothing; None for a number that counts."""
    start = candidate.start()
    left = text[max(floor, start - 40) : start]
    if candidate[0][0].isdigit():
        return _digit_form(text, start, left)
    return _word_form(text, candidate, left)


def _digit_form(text: str, start: int, left: str) -> Form | None:
    before = left[-1:]
    if before and not before.isspace():
        attached = _attached(text, start, left)
        if attached:
            return attached
    elif _ONLY_A_COUNT.match(text, start):
        return None
    return _temporal(text, start, left) or _age_of_person(text, start, left) or _named(text, start, left)


def _age_of_person(text: str, start: int, left: str) -> Form | None:
    """Read the age in "said Amina, 34, who", "the mayor, 54, died" and "a girl of 12"."""
    age = _AGE.match(text, start)
    if age and (_NAME_BEFORE.match(_last_word(left)) or _HOLDER_BEFORE.search(left)):
        return Form(start, age.end(), "age")
    young = (
        left.endswith(("of ", "just ", "only ")) and _YOUNG_BEFORE.search(left) and _YEARS_OF_LIFE.match(text, start)
    )
    return Form(start, young.end(), "age") if young else None


# ---- attached to other characters


def _attached(text: str, start: int, left: str) -> Form | None:
    """Decide by what the number is glued to: "SA-3", "@name1", "text.12", "[7]"."""
    if _URL.search(left[-40:].rpartition(" ")[2]):
        return _identifier(text, start, _word_length(left))
    if (
        text[start - 2 : start].endswith("[")
        and not text[max(0, start - 2)].isspace()
        and _REFERENCE.match(text, start)
    ):
        return Form(start, text.index("]", start), "identifier")
    if left[-1] in '.;”")' and _ends_word(text, start - 2) and (note := _FOOTNOTE.match(text, start)):
        return None if _abbreviated(left) else Form(start, note.end(), "identifier")
    if left[-1].isalpha():
        return _glued(text, start, left)
    hyphenated = left[-1] in "-‐‑" and _HYPHEN_BEFORE.search(left)
    if hyphenated:
        return _hyphenated(text, start, hyphenated)
    return None


def _ends_word(text: str, index: int) -> bool:
    return index >= 0 and (text[index].isalpha() or text[index] in '”’")')


def _word_length(left: str) -> int:
    return len(re.split(r"\s", left)[-1])


def _identifier(text: str, start: int, glued: int = 0) -> Form:
    tail = _TAIL.match(text, start)
    return Form(start - glued, max(tail.end() if tail else 0, start + 1), "identifier")


def _abbreviated(left: str) -> bool:
    word = re.split(r"[\s(]", left[:-1])[-1].lower()
    return word in ABBREVIATIONS or word in ("approx", "no", "rs", "ca", "c", "est", "us$")


def _glued(text: str, start: int, left: str) -> Form | None:
    word = re.search(r"[^\W\d_]+\Z", left)[0]  # type: ignore[index]  # the caller saw a letter
    if word.lower() in _words("glued") or word.lower() in _currencies() or _GROUPED.match(text, start):
        return None
    if word in _CURRENCY_LETTERS and _MILLIONS.match(text, start):
        return None
    return _identifier(text, start, len(word))


_CURRENCY_LETTERS = frozenset("CGKNPQRS")
_MILLIONS = re.compile(r"\d[\d.,]*(?:\s?(?:million|billion|trillion|bn)|m|b|k)\b", re.IGNORECASE)


def _hyphenated(text: str, start: int, found: re.Match[str]) -> Form | None:
    word = found[1]
    if word.lower() in ("mid", "pre", "post", "early", "late", "since"):
        year = _DATE.match(text, start)
        return Form(start, year.end(), "date") if year else None
    if word[0].isupper() or word.lower() in _words("label"):
        return _identifier(text, start, len(word) + 1)
    return None


# ---- dates and times


def _temporal(text: str, start: int, left: str) -> Form | None:
    if (time := _TIME.match(text, start)) and not _followed_by_people(text, time.end()):
        return Form(start, time.end(), "time")
    if (
        (month := _MONTH_BEFORE.match(_last_word(left)))
        and (day := _AFTER_MONTH.match(text, start))
        and not _followed_by_people(text, day.end())
    ):
        return Form(start - len(month[0]), day.end(), "date")
    date = _DATE.match(text, start)
    if date and not _counts(text, date, left):
        return Form(start, date.end(), "date")
    return None


def _last_word(left: str) -> str:
    """Give the word before the number with the white space after it: searching for it from afar would be slow."""
    end = len(left.rstrip())
    return left[max(left.rfind(" ", 0, end), left.rfind("\n", 0, end)) + 1 :].lstrip('([\n“"')


def _followed_by_people(text: str, end: int) -> bool:
    return bool(_PEOPLE_NEXT.match(text, end))


def _counts(text: str, date: re.Match[str], left: str) -> bool:
    """Tell "1950 people" and "more than 2000" from a year."""
    if not re.fullmatch(_YEAR, date[0]):
        return False
    if _YEAR_BEFORE.search(left) and _DEED_NEXT.match(text, date.end()):
        return False
    return (
        bool(_PEOPLE_NEXT.match(text, date.end()))
        and not re.match(r"\s(?:were|have|of)", text[date.end() : date.end() + 6])
    ) or bool(
        re.search(r"(?:than|least|about|some|nearly|almost|estimated|approximately|[$€£])\s?\Z", left, re.IGNORECASE)
    )


# ---- names


def _named(text: str, start: int, left: str) -> Form | None:
    if version := _VERSION.match(text, start):
        return Form(start, version.end(), "version")
    if left[-1:] == "+" and (phone := _PHONE.match(text, start)):
        return Form(start - 1, phone.end(), "identifier")
    if (section := _SECTION.match(text, start)) and _SECTION_BEFORE.search(left):
        return Form(start, section.end(), "identifier")
    if serial := _SERIAL.match(text, start):
        return Form(start, serial.end(), "identifier")
    if (not left or left[-1] == "\n") and (marker := _LIST_MARKER.match(text, start)):
        return Form(start, marker.end() - 2, "identifier")
    if (letters := _LETTERS_AFTER.match(text, start)) and not _is_unit_ending(letters):
        return _identifier(text, start)
    return _labelled(text, start, left)


def _is_unit_ending(letters: re.Match[str]) -> bool:
    """Tell "9,300kg" and the glued "55people" from the identifier "8W"."""
    if letters[1].lower() in _currencies():
        return True
    return bool(_UNIT_ENDING.match(letters[1])) or "-" in letters[0] or (letters[1].islower() and len(letters[1]) > 3)


def _labelled(text: str, start: int, left: str) -> Form | None:
    label = _LABEL_BEFORE.match(_last_word(left))
    if not label or not _is_label(label[1]):
        return None
    tail = _LABEL_TAIL.match(text, start)
    if not tail or len(tail[0]) > 9 or _COUNTED_NEXT.match(text, tail.end()) or _is_line(text, start, tail.end()):
        return None
    if label[1].islower() and label[1] in _words("capital_label") and not _NAME_GOES_ON.match(text, tail.end()):
        return None
    return Form(start, tail.end(), "version" if label[1].lower() in _words("version") else "identifier")


def _is_line(text: str, start: int, end: int) -> bool:
    """Tell a number that has a line of its own, below a name such as "Arzan School", from the end of that name."""
    return text[start - 1] == "\n" and text[end : end + 1] in ("\n", "")


def _is_label(word: str) -> bool:
    lower = word.lower()
    return lower in _words("label") or lower in _words("capital_label")


# ---- number words


def _word_form(text: str, candidate: re.Match[str], left: str) -> Form | None:
    word = candidate[0].lower()
    start, end = candidate.span()
    if idiom := _idiom(text, start, end):
        return idiom
    if _PARENT_BEFORE.search(left):
        return Form(start, end, "idiom")
    if left.endswith("of ") and _YOUNG_BEFORE.search(left):
        return Form(start, end, "age")
    if (clock := _HOUR_WORD.match(text, start)) or (
        _HOUR_BEFORE.search(left) and (clock := _HOUR_OF_DAY.match(text, start))
    ):
        return Form(start, clock.end(), "time")
    if word in ("half", "quarter") and _HALF_OF_YEAR.search(text, max(0, start - 9), start):
        return Form(start, end, "date")
    if word == "one" and _is_pronoun(text, end, left):
        return Form(start, end, "pronoun")
    label = _LABEL_BEFORE.match(_last_word(left))
    if (
        label
        and left[-1:] == " "
        and label[1].lower() in ("phase", "phases", "category", "grade", "level", "stage", "chapter", "round")
    ):
        return Form(start, end, "identifier")
    return None


def _is_pronoun(text: str, end: int, left: str) -> bool:
    if _PEOPLE_WORD.match(text, end):
        return False
    return bool(
        (_PRONOUN_BEFORE.search(left) and _NO_NOUN_NEXT.match(text, end))
        or _PRONOUN_AFTER.match(text, end)
        or _ONE_OF.match(text, end)
    )


def _idiom(text: str, start: int, end: int) -> Form | None:
    around = text[max(0, start - 16) : end + 24].lower()
    for phrase in _idioms().get(text[start:end].lower(), ()):
        if phrase in around and _surrounds(text, phrase, start, end):
            return Form(start, end, "idiom")
    return None


def _surrounds(text: str, phrase: str, start: int, end: int) -> bool:
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
    found = pattern.finditer(text, max(0, start - 16), end + 24)
    return any(match.start() <= start and match.end() >= end for match in found)


@cache
def _idioms() -> dict[str, list[str]]:
    """The idioms under each of their words."""
    by_word: dict[str, list[str]] = {}
    for phrase in _words("idiom"):
        for word in re.findall(r"[\w/]+", phrase):
            by_word.setdefault(word, []).append(phrase)
    return by_word


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicons.load("number_forms")[section])


@cache
def _currencies() -> frozenset[str]:
    return frozenset(lexicons.load("units")["money"]) | {"rs"}
