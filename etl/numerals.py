"""Read one bare number, in digits or in words: how far it reaches and what it is worth.

Knows nothing of quantifiers, units or what is counted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from etl import lexicons

Number = int | float


class Numeral(NamedTuple):
    """A number at `[start, end)` of a text.

    `form` is digits, words, ordinal, fraction (then `value` is in percent) or vague (then `value` is a lower bound).
    `scaled` tells whether it ends in a word such as "million", which a range may share with the number before.
    """

    start: int
    end: int
    value: Number
    form: str
    scaled: bool = False


# ---- words

_UNITS = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True))
_TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
) | {"fourty": 40}
_SCALES: dict[str, int] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "crores": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "b": 10**9, "bn": 10**9, "mn": 10**6, "mln": 10**6}
_VAGUE = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "lakhs": 10**5,
    "millions": 10**6,
    "billions": 10**9,
    "hundred": 100,
    "thousand": 1000,
    "dozen": 12,
    "million": 10**6,
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
    "hundredth",
    "thousandth",
    "millionth",
]
CARDINALS = frozenset({*_UNITS, *_TEENS, *_TENS})
_VALUES: dict[str, int] = {"zero": 0, "a": 1, "an": 1} | _UNITS | _TEENS | _TENS
_ORDINAL_VALUES = dict(zip(_ORDINALS, [*range(1, 21), *range(30, 101, 10), 1000, 10**6], strict=True))


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


_BLANK = "[ \\t\u00a0\u2009\u202f]"
_GAP = rf"(?:{_BLANK}{{1,3}}|{_BLANK}?\r?\n{_BLANK}?|{_BLANK}?[-‐‑–]{_BLANK}?)"  # never across an empty line
_SUB_HUNDRED = rf"(?:(?:{_any(_TENS)})(?:{_GAP}(?:{_any(_UNITS)})(?!\w))?|{_any(_TEENS)}|{_any(_UNITS)})"
_SUB_THOUSAND = rf"{_SUB_HUNDRED}(?:{_GAP}hundred(?!\w)(?:{_GAP}(?:and{_GAP})?{_SUB_HUNDRED}(?!\w))?)?"
_BIG = rf"(?:{_any([s for s in _SCALES if s != 'hundred'])})(?!\w)"
_HUNDREDS = rf"(?:{_any(_UNITS)}){_GAP}hundred(?!\w)(?:{_GAP}(?:and{_GAP})?{_SUB_HUNDRED}(?!\w))?"
_CARDINAL = rf"{_SUB_THOUSAND}(?:{_GAP}{_BIG}(?:,{_GAP}{_HUNDREDS}|{_GAP}(?:and{_GAP})?{_SUB_THOUSAND}(?!\w))?){{0,4}}"
_A_SCALE = rf"an?{_GAP}(?:hundred|{_BIG})(?!\w)(?:{_GAP}{_BIG}|{_GAP}(?:and{_GAP})?{_SUB_HUNDRED}(?!\w))?"
_MIXED = rf"{_SUB_HUNDRED}{_GAP}and{_GAP}an?{_GAP}(?:half|quarter)(?:{_GAP}{_BIG})?"
_PART_OF_SCALE = (
    rf"(?:an?{_GAP})?half(?:{_GAP}of)?(?:{_GAP}an?)?{_GAP}(?:{_BIG}|hundred)"
    rf"|(?:an?|one|three){_GAP}quarters?(?:{_GAP}of)?{_GAP}an?{_GAP}{_BIG}"
)
_FRACTION = (
    rf"an?{_GAP}(?:{_any(_PARTS)})(?=\s+(?:of|are|were|have|had|or|and)\b|\s*[,.;)])"
    rf"|(?:one|two|three|four){_GAP}(?:{_any(_PARTS)})|half"
)
_MANY = r"(?:(?:several|few|many|multiple|numerous|some|countless|untold)\s+)?"
_VAGUE_WORDS = (
    rf"{_MANY}(?:tens(?=\s+of)|dozens|scores(?=\s+of)|hundreds|thousands|millions|billions)"
    r"(?:\s+(?:of|upon|and|or)\s+(?:even\s+)?(?:dozens|hundreds|thousands|lakhs|millions|billions)){0,3}"
    r"|(?:several|few|many|couple)\s+(?:of\s+)?(?:hundred|thousand|dozen|million)(?:\s+(?:thousand|million))?"
)
_ORDINAL = rf"(?:(?:{_any(_TENS)}){_GAP})?(?:{_any(_ORDINALS)})"

_WORDS = re.compile(
    rf"(?i:(?P<part_of_scale>{_PART_OF_SCALE})|(?P<mixed>{_MIXED})|(?P<fraction>{_FRACTION})|(?P<vague>{_VAGUE_WORDS})"
    rf"|(?P<ordinal>{_ORDINAL})|(?P<cardinal>{_A_SCALE}|{_CARDINAL}|zero|hundred|{_BIG}))(?!\w)"
)
_IN_BRACKETS = re.compile(r"\s?\(\s?(\d{1,6})\s?\)")
_SPLIT = re.compile(r"[^\W\d_]+")

# ---- digits

_SPACE = "[ \u00a0\u2009\u202f]"
_PEOPLE = "(?i:people|persons|residents|civilians|refugees|idps|children|displaced|individuals|families|households)"
_DIGITS = re.compile(
    rf"""(?:
      \d{{1,2}}(?:,\d\d){{1,4}},\d{{3}}(?!\d)  # Indian groups: 2,14,000
    | \d{{1,3}}(?:,\d{{3}}){{1,5}}(?:\.\d+)?(?!\d|,\d)           # 61,000
    | \d{{1,3}}(?:['’´`]\d{{3}}){{1,5}}(?!\d)                    # 61'000
    | \d{{1,3}}(?:{_SPACE}\d{{3}}){{1,4}}(?![\d%]|[.,]\d|{_SPACE}?(?:%|per\ ?cent))  # 61 000
    | \d{{1,3}},\ (?:0\d\d|\d00)(?!\d|[.,]\d)(?=\ [a-z])     # 61, 000: broken by typesetting
    | \d{{1,3}},?\xad?{_SPACE}?\r?\n\ ?(?:0\d\d(?!\d|[.,/:]\d)|\d{{3}}(?=\ {_PEOPLE}))  # broken by the end of a line
    | \d{{1,3}}\s,\d{{3}}(?!\d|,\d) | \d{{1,3}}[,\ ]?\xad,?\d{{3}}(?!\d)
    | \d{{1,3}}(?:\.\d{{3}}){{2,5}}(?!\d) | \d{{1,3}}\.000(?!\d)  # 1.500.000
    | \d{{1,3}},\d{{1,2}}(?=\s(?:million|billion))  # a decimal comma
    | \d+(?:\.\d+)?
    )""",
    re.VERBOSE,
)
_DIVIDED_BEFORE = re.compile(r"\d,\Z")  # "Belo,1,3,900": commas that divide cells cannot group digits
_UNGROUPED = re.compile(r"\d+(?:\.\d+)?")
_SCALE_AFTER = re.compile(
    rf"\s?[-‐‑]?\s?(?i:(?P<word>{_any([*_SCALES, 'hundreds', 'thousands'])}))(?!\w)|(?P<letter>[kKmMbB]n?)(?!\w)"
    r"| (?P<apart>[KM])(?=\s[a-z]|[,.;)]|\Z)"  # "1.2 M people"
)
_ORDINAL_ENDING = re.compile(r"\s?(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)")
_PLURAL_ENDING = re.compile(r"['’]?s(?!\w)")
_OF_PEOPLE_BEFORE = re.compile(
    rf"\b(?:number|total|figure|tally|toll|caseload|population|displaced|uprooted|migrants|{_PEOPLE})\b[^.;:]*\Z",
    re.IGNORECASE,
)
_OF_WATER = re.compile(
    r"\b(?:river|water|level|wave|waves|sea|tide|flood|depth|height|gauge|rain\w*|snow)\b", re.IGNORECASE
)
_OF_LENGTH_AFTER = re.compile(
    r"\s(?:high|deep|wide|long|tall|thick|above|below|apart|away|from|off|of|by \d|x)\b|[²³/]"
)
_PEOPLE_AFTER = re.compile(rf"\s{_PEOPLE}")

_NUMBER_WORDS = [
    *_UNITS, *_TEENS, *_TENS, *_ORDINALS, "zero", "half", "quarter", "dozen", "hundred", "thousand", "million",
    "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions",
]  # fmt: skip


def _by_initial(words: list[str]) -> dict[str, str]:
    """What may follow each first letter, as a pattern."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return {initial: lexicons.trie(rest) for initial, rest in rests.items()}


_RESTS = _by_initial(_NUMBER_WORDS)
_INITIALS = "".join(_RESTS) + "".join(_RESTS).upper()
_WORD_FOLLOWS = "|".join(f"(?<={initial}){rest}" for initial, rest in _RESTS.items())
# The first letter stands alone in front, so that the search passes over all others at once
CANDIDATE = re.compile(rf"[\d{_INITIALS}](?:(?<=\d)\d*|(?<!\w.)(?i:{_WORD_FOLLOWS})\b)")
_LEAD = re.compile(r"(?<!\w)(?:an?|several|few|many|couple(?:\s+of)?)\s+\Z", re.IGNORECASE)
_TAKES_LEAD = frozenset(["half", "third", "quarter", "fifth", "tenth", "dozen", "hundred", "thousand", "million"])


def read(text: str, candidate: re.Match[str], floor: int = 0) -> Numeral | None:
    """Read the number that `CANDIDATE` found; None where it turns out to be none.

    It may begin before the candidate ("a hundred"), but not before `floor`.
    """
    word = candidate[0]
    if word[0].isdigit():
        return _read_digits(text, candidate.start())
    lead = None
    if word.lower() in _TAKES_LEAD:
        lead = _LEAD.search(text, max(floor, candidate.start() - 12), candidate.start())
    return (lead and _read_words(text, lead.start())) or _read_words(text, candidate.start())


def _read_digits(text: str, start: int) -> Numeral | None:
    found = (_UNGROUPED if _DIVIDED_BEFORE.search(text, max(0, start - 2), start) else _DIGITS).match(text, start)
    if not found:
        return None
    end = found.end()
    value = _digit_value(found[0])
    if ordinal := _ORDINAL_ENDING.match(text, end):
        return Numeral(start, ordinal.end(), value, "ordinal")
    if value in (100, 1000) and (plural := _PLURAL_ENDING.match(text, end)):  # "100s of homes"
        return Numeral(start, plural.end(), 2 * value, "vague")
    if scale := _scale_after(text, found):
        return Numeral(start, scale[0], _whole(value * scale[1]), "digits", scaled=True)
    return Numeral(start, end, value, "digits")


def _digit_value(digits: str) -> Number:
    if digits.isdigit():
        return int(digits[:300])
    if re.fullmatch(r"\d+\.\d+", digits) and not digits.endswith(".000"):
        return _whole(float(digits))
    if re.fullmatch(r"\d{1,3},\d{1,2}", digits):
        return _whole(float(digits.replace(",", ".")))
    if "," in digits and "." in digits:
        return _whole(float(digits.replace(",", "")))
    return int("".join(c for c in digits if c.isdigit())[:300])


def _scale_after(text: str, digits: re.Match[str]) -> tuple[int, int] | None:
    found = _SCALE_AFTER.match(text, digits.end())
    if not found:
        return None
    if found["word"]:
        word = found["word"].lower()
        return found.end(), _SCALES.get(word) or _SCALES[word[:-1]]
    letter = (found["letter"] or found["apart"]).lower()
    if letter in ("m", "b") and not _means_million(text, digits, found.end()):
        return None
    return found.end(), _SHORT_SCALES.get(letter, 1000)


def _means_million(text: str, digits: re.Match[str], end: int) -> bool:
    """Tell "2.3m people" and "$5m" from five metres."""
    left = text[max(0, digits.start() - 60) : digits.start()].rpartition(". ")[2]
    if left[-2:].strip()[-1:] in tuple("$€£¥₦₱₹NP") or _PEOPLE_AFTER.match(text, end) or text[end - 1] == "M":
        return True
    counts = _OF_PEOPLE_BEFORE.search(left) and not _OF_WATER.search(left)
    return bool(counts) and not _OF_LENGTH_AFTER.match(text, end)


def _read_words(text: str, start: int) -> Numeral | None:
    found = _WORDS.match(text, start)
    if not found:
        return None
    form = found.lastgroup or ""
    words = [w.lower() for w in _SPLIT.findall(found[0])]
    value = _READERS[form](words)
    end = found.end()
    again = _IN_BRACKETS.match(text, end)  # "three (3)" is one number, said twice
    if again and int(again[1]) == value:
        end = again.end()
    kind = {"cardinal": "words", "mixed": "words", "part_of_scale": "words"}.get(form, form)
    return Numeral(start, end, value, kind, scaled=words[-1] in _SCALES)


def _cardinal(words: list[str]) -> Number:
    total = current = 0
    for word in words:
        if word in _VALUES:
            current += _VALUES[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total, current = (total + max(current, 1) * _SCALES[word], 0)
    return total + current


def _mixed(words: list[str]) -> Number:
    """Read "two and a half (million)"."""
    cut = words.index("and")
    value = _cardinal(words[:cut]) + 1 / _PARTS[words[cut + 2]]
    return _whole(value * _SCALES.get(words[-1], 1))


def _part_of_scale(words: list[str]) -> Number:
    """Read "half a million", "a quarter of a million"."""
    share = 0.5 if "half" in words else (3 if words[0] == "three" else 1) / 4
    return _whole(share * _SCALES[words[-1]])


def _fraction(words: list[str]) -> Number:
    count = _VALUES.get(words[0], 1)
    return _whole(round(100 * count / _PARTS[words[-1]], 2))


def _vague(words: list[str]) -> Number:
    """Give the least that the words can mean: two of the smallest unit named."""
    sizes = [_VAGUE[w] for w in words if w in _VAGUE]
    if "of" in words or words[-1] in ("thousand", "million"):
        product = 2
        for size in sizes:
            product *= size
        return product
    return 2 * min(sizes)


def _ordinal(words: list[str]) -> Number:
    return sum(_VALUES.get(w, 0) + _ORDINAL_VALUES.get(w, 0) for w in words)


_READERS = {
    "cardinal": _cardinal,
    "mixed": _mixed,
    "part_of_scale": _part_of_scale,
    "fraction": _fraction,
    "vague": _vague,
    "ordinal": _ordinal,
}


def _whole(value: float) -> Number:
    rounded = round(value)
    return rounded if abs(value - rounded) < 1e-6 else round(value, 6)
