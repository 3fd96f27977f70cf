"""Find the quantities of a text: each number with its quantifier and the noun that it counts.

Knows nothing of documents, cards or of what a quantity is evidence for. Spans are code points of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from etl import lexicons, number_forms, numerals
from etl.nouns import NounPhrase, noun_phrase
from etl.numerals import Number, Numeral

SORTS = (
    "count", "share", "money", "distance", "duration", "age", "other_quantity",
    "date", "time", "ordinal", "identifier", "version", "idiom", "pronoun",
)  # fmt: skip


class Quantity(NamedTuple):
    """A number with its quantifier and unit word at `[start, end)`; the bare number at `[number_start, number_end)`.

    `low` and `high` are None where the words leave that side open. `sort` is one of `SORTS`; what is not a "count"
    or a "share" cannot count people. `noun` is the lexicon's class of the counted noun (civilians, housing, ...).
    `additional` tells that the words put the number on top of those already counted.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: Number | None
    high: Number | None
    quantifier: str
    sort: str
    unit: str | None = None
    unit_word: str | None = None
    noun: str | None = None
    modifiers: tuple[str, ...] = ()
    additional: bool = False
    is_digits: bool = True

    @property
    def is_ordinal(self) -> bool:
        """Whether it ranks instead of counting."""
        return self.sort == "ordinal"


def find(text: str) -> list[Quantity]:
    """Find every number of `text`, in digits or in words, in order and without overlap."""
    return list(_each(text))


def read(words: str) -> Quantity | None:
    """Read the one quantity that a short phrase such as "more than 5,400 people" states.

    None where the phrase states none, or more than one.
    """
    found = find(words)
    return found[0] if len(found) == 1 else None


def _each(text: str) -> Iterator[Quantity]:
    floor = position = 0
    after_label = False  # the number before was a name such as "camp 9"
    while candidate := numerals.CANDIDATE.search(text, position):
        quantity = _at(text, candidate, floor, after_label=after_label)
        if quantity:
            yield quantity
            floor = quantity.end
            after_label = quantity.sort == "identifier"
        position = max(floor, candidate.end())


def _at(text: str, candidate: re.Match[str], floor: int, *, after_label: bool) -> Quantity | None:
    form = number_forms.read(text, candidate, floor) or (
        number_forms.continues_label(text, floor, candidate) if after_label else None
    )
    if form:
        return _uncounting(candidate, max(form.start, floor), form.end, form.sort)
    numeral = numerals.read(text, candidate, floor)
    if not numeral:
        return None
    if numeral.form == "ordinal":
        compound = _COMPOUND.match(text, numeral.end)  # "second-largest"
        return _uncounting(
            candidate, numeral.start, compound.end() if compound else numeral.end, "ordinal", numeral.value
        )
    return _counting(text, numeral, floor)


_COMPOUND = re.compile(r"(?:-[a-z]+)+")


def _uncounting(candidate: re.Match[str], start: int, end: int, sort: str, value: Number | None = None) -> Quantity:
    return Quantity(start, end, start, end, value, value, "exact", sort, is_digits=candidate[0][0].isdigit())


def _counting(text: str, first: Numeral, floor: int) -> Quantity:
    before = _before(text, first.start, floor)
    last = None if before.after_from else _end_of_range(text, first, between=before.between)
    ratio = None if last else _ratio(text, first)
    end = (last or ratio or first).end
    tail = _after(text, end)
    noun = noun_phrase(
        text, tail.end, partitive=first.form in ("vague", "fraction"), across=_stands_alone(text, first.start, end)
    )
    late = _after(text, noun.end) if noun.end and tail.quantifier is None else tail
    if (
        noun.sort == "duration" and before.word == "over" and not before.after_for
    ):  # "killed over three days" exceeds nothing
        before = before._replace(start=first.start, quantifier=None)
    quantifier = _quantifier(first, last, before.quantifier or late.quantifier)
    low, high = _bounds(first, last, ratio, quantifier)
    return Quantity(
        min(before.start, first.start), max(end, tail.end, noun.end or 0, late.end), first.start, end, low, high,
        quantifier, *_unit(first, ratio, before, noun), noun.modifiers,
        additional=before.additional or bool({"more", "additional", "further"} & set(noun.modifiers[:2])),
        is_digits=first.form == "digits",
    )  # fmt: skip


_ALONE = re.compile(r"(?:\A\s*|\n[^\S\n]*\n)[^\S\n]*\Z")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell a number that has a line of its own at the head of a paragraph."""
    return text[end : end + 1] == "\n" and _ALONE.search(text, max(0, start - 40), start) is not None


def _unit(
    first: Numeral, ratio: Numeral | None, before: Before, noun: NounPhrase
) -> tuple[str, str | None, str | None, str | None]:
    """Give sort, unit, unit word and class of noun."""
    if before.currency:
        return "money", None, before.currency, None
    young = before.word == "under" and first.value <= 18 and noun.head is None
    if (before.aged or young) and noun.sort in ("count", "duration"):
        return "age", None, noun.head, None
    if (first.form == "fraction" or ratio) and noun.sort != "duration":
        return "share", "percent", noun.head, noun.noun
    return noun.sort, noun.unit, noun.head, noun.noun


def _quantifier(first: Numeral, last: Numeral | None, stated: str | None) -> str:
    if last:
        return "range"
    if first.form == "vague":
        return "vague"
    return stated or "exact"


def _bounds(
    first: Numeral, last: Numeral | None, ratio: Numeral | None, quantifier: str
) -> tuple[Number | None, Number | None]:
    value = ratio.value if ratio else first.value
    if last:
        return _low_of_range(first, last), last.value
    return (None if quantifier == "at_most" else value), (None if quantifier in ("at_least", "vague") else value)


# ---- ranges and ratios

# before the second number: "to about 300", "and C40,000"
_AGAIN = r"(?:about\s|around\s|[$€£]|US\$|(?-i:[CGKNPQRS]|[A-Z]{3}\s?)(?=\d))?"
_TO = re.compile(rf"(?: ?(?:%|per\s?cent|percent))?(?: ?[-‐‑–—] ?|\s+(?:to|or)\s+){_AGAIN}", re.IGNORECASE)
_BETWEEN_AND = re.compile(rf"(?: ?(?:%|per\s?cent|percent))?(?: ?[-‐‑–—] ?|\s+(?:and|to|or)\s+){_AGAIN}", re.IGNORECASE)
_LINKS = {"", *"-‐‑–—%pPtToOaA"}  # what a link to a second number begins with
_OUT_OF = re.compile(r"\s+(?:in\s+every|out\s+of\s+every|of\s+every|out\s+of|in)\s+", re.IGNORECASE)
_TIME_NEXT = re.compile(r"[\s-]+(?:days?|weeks?|months?|years?|hours?|minutes?|[A-Z])|\s?%|\s+per\s?cent")
_USUAL_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000, 10000})


def _end_of_range(text: str, first: Numeral, *, between: bool) -> Numeral | None:
    """Read the second number of "5,000 to 6,000", "10-20", "between 90 and 230"; None where there is none."""
    if first.form not in ("digits", "words") or text[first.end : first.end + 9].lstrip()[:1] not in _LINKS:
        return None
    link = (_BETWEEN_AND if between else _TO).match(text, first.end)
    second = link and _number_at(text, link.end())
    if not second or second.form not in ("digits", "words"):
        return None
    return second if _low_of_range(first, second) < second.value else None


def _number_at(text: str, position: int) -> Numeral | None:
    candidate = numerals.CANDIDATE.match(text, position)
    if not candidate or number_forms.read(text, candidate, position):
        return None
    return numerals.read(text, candidate, position)


def _low_of_range(first: Numeral, last: Numeral) -> Number:
    """Give the lower end, which may share the other's "million": "one to 1.5 million"."""
    if first.scaled or not last.scaled or first.value >= 1000:
        return first.value
    scale = max(s for s in (1, 12, 100, 1000, 10**5, 10**6, 10**7, 10**9, 10**12) if s <= last.value)
    shared = round(first.value * scale, 6)
    return (int(shared) if shared == int(shared) else shared) if shared < last.value else first.value


def _ratio(text: str, first: Numeral) -> Numeral | None:
    """Read "one in five", "three out of ten" as a share in percent."""
    if not (isinstance(first.value, int) and 0 < first.value <= 100) or first.form not in ("digits", "words"):
        return None
    link = _OUT_OF.match(text, first.end)
    whole = link and _number_at(text, link.end())
    if not whole or whole.value not in _USUAL_WHOLES or whole.value <= first.value or _TIME_NEXT.match(text, whole.end):
        return None
    return Numeral(first.start, whole.end, round(100 * first.value / whole.value, 2), "fraction")


# ---- words before


class Before(NamedTuple):
    """What the words before a number add: the phrase now begins at `start`."""

    start: int
    quantifier: str | None = None
    word: str | None = None
    additional: bool = False
    between: bool = False
    after_from: bool = False
    after_for: bool = False
    aged: bool = False
    currency: str | None = None


_LEFT_WORD = re.compile(r"[^\s(\[\"“'‘«,]+,?")
_CURRENCY = re.compile(
    r"(?:(?:US|AU|C|G|A|NZ|R)?[$€£¥₦₹₺₱฿]|(?<![A-Za-z])(?:[A-Z]{3}|Rs\.?|EUR)|(?<![\w-])[CGKNPQRS](?=\Z))\s?\Z"
)
_CURRENCY_ENDS = frozenset("$€£¥₦₹₺₱฿s.")  # or a capital
_WINDOW = 44  # characters: the longest chain of quantifiers is shorter
_RANGING = frozenset({"anywhere", "somewhere", "ranging", "range", "ranges", "ranged"})
_AGED = frozenset({"aged", "age", "ages", "aging"})
_STRONGER = {"about": 0, "at_most": 1, "at_least": 1}


def _before(text: str, start: int, floor: int) -> Before:
    currency = _currency_before(text, start, floor)
    at = start - len(currency) if currency else start
    if not _may_add(text, at, floor):
        return Before(at, currency=currency.strip() if currency else None)
    left = text[max(floor, at - _WINDOW) : at]
    words = [(at - len(left) + w.start(), w[0].lower()) for w in _LEFT_WORD.finditer(left)]
    found = Before(at, currency=currency.strip() if currency else None)
    rest = len(words)
    while step := _step(words, rest):
        length, section = step
        found = _take(found, section, words[rest - length][0], words[rest - length][1])
        rest -= length
    last = words[rest - 1][1] if rest else ""
    if last == "between":
        found = found._replace(start=words[rest - 1][0], between=True)
    if last == "from" and rest > 1 and words[rest - 2][1] in _RANGING:  # "anywhere from 300 to 500"
        return found._replace(start=words[rest - 2][0])
    return found._replace(after_from=last == "from", after_for=last == "for", aged=_is_aged([w for _, w in words]))


def _may_add(text: str, at: int, floor: int) -> bool:
    """Look at the last word alone: most numbers have nothing before them that the lexicon knows."""
    left = text[max(floor, at - _WINDOW) : at].rstrip()
    last = _LEFT_WORD.match(left, max(left.rfind(" "), left.rfind("\n"), left.rfind("(")) + 1)
    return last is None or last[0].lower().rstrip(",") in _last_words()


def _currency_before(text: str, start: int, floor: int) -> str | None:
    left = text[max(floor, start - 5) : start]
    last = left.rstrip()[-1:]
    found = _CURRENCY.search(left) if last in _CURRENCY_ENDS or last.isupper() else None
    if not found:
        return None
    code = found[0].strip().lower()
    is_letter = len(code) == 1 and code.isalpha()  # "P1.1 billion", "C30,000"
    return found[0] if is_letter or not code.isalpha() or code in _currency_codes() else None


def _is_aged(words: list[str]) -> bool:
    """Tell an age: "aged 5", "aged between 5 and 9", "under the age of 18", "children under five"."""
    words = words[:-1] if words[-1:] in (["between"], ["from"]) else words
    return bool(_AGED & set(words[-1:])) or words[-2:] == ["age", "of"] or (
        words[-1:] == ["under"] and words[-2:-1] in (["children"], ["those"], ["boys"], ["girls"], ["youth"])
    )  # fmt: skip


def _step(words: list[tuple[int, str]], rest: int) -> tuple[int, str] | None:
    """Find the longest known phrase that ends at word number `rest`."""
    if not rest or words[rest - 1][1].removesuffix(",") not in _last_words():
        return None
    for length in range(min(4, rest), 0, -1):
        phrase = " ".join(word for _, word in words[rest - length : rest])
        if section := _left_phrases().get(phrase.removesuffix(",") if rest == len(words) else phrase):
            return length, section
    return None


def _take(found: Before, section: str, start: int, word: str) -> Before:
    if section == "additional":
        return found._replace(start=start, additional=True)
    if section == "filler":
        return found
    if found.quantifier and _STRONGER[section] <= _STRONGER[found.quantifier]:
        return found if word.startswith("estimate") else found._replace(start=start)  # "estimate that up to"
    return found._replace(start=start, quantifier=section, word=word)


@cache
def _left_phrases() -> dict[str, str]:
    sections = lexicons.load("quantifiers")
    return {p: s for s in ("filler", "additional", "about", "at_most", "at_least") for p in sections[s]}


@cache
def _last_words() -> frozenset[str]:
    """The words that one of the phrases ends in, and those that `_before` looks for by themselves."""
    return (
        frozenset(phrase.rpartition(" ")[2] for phrase in _left_phrases()) | _AGED | {"between", "from", "of", "under"}
    )


@cache
def _currency_codes() -> frozenset[str]:
    return frozenset(lexicons.load("units")["money"]) | {"rs", "rs."}


# ---- words after


class After(NamedTuple):
    """A quantifier after the number or its noun: "5,000+", "200 people or more"."""

    end: int
    quantifier: str | None


@cache
def _after_pattern() -> re.Pattern[str]:
    sections = lexicons.load("quantifiers")
    groups = (
        f"(?P<{name}>{'|'.join(_phrase_pattern(p) for p in sections[f'after_{name}'])})"
        for name in ("at_least", "at_most", "about")
    )
    return re.compile(rf"\s?(?:{'|'.join(groups)})(?![\w+]|\s+(?:than|of|\d))", re.IGNORECASE)


def _phrase_pattern(phrase: str) -> str:
    return (
        re.escape(phrase).replace(r"\ ", r"\s+") if phrase == "+" else r"\b" + re.escape(phrase).replace(r"\ ", r"\s+")
    )


@cache
def _after_initials() -> frozenset[str]:
    sections = lexicons.load("quantifiers")
    return frozenset(p[0] for name in ("at_least", "at_most", "about") for p in sections[f"after_{name}"])


def _after(text: str, end: int) -> After:
    if text[end : end + 2].lstrip()[:1].lower() not in _after_initials():
        return After(end, None)
    found = _after_pattern().match(text, end)
    return After(found.end(), found.lastgroup) if found else After(end, None)
