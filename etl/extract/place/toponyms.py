"""Names of places in a sentence: what is written, what the gazetteer calls it, and how it stands there.

A capitalised phrase is a place when the gazetteer or the list of countries knows it, when a noun for a kind of place goes
with it ("Kent county", "the town of Dover"), or when it follows a word of place ("in", "fled").
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from etl.extract.grammar.phrases import any_of, unbroken
from etl.extract.organisations import organisations
from etl.extract.place.gazetteer import Gazetteer
from etl.extract.place.peoples import homelands
from etl.extract.place.place_clues import is_label, located_by_words
from etl.extract.place.setting import is_country, is_region, setting_of, words


class Toponym(NamedTuple):
    """A place named at `char_start:char_end` of a sentence; `role` is `at`, `from` or `to`.

    `located` where the sentence uses it as a place, not only as part of another name; `members` are the names of a list.
    """

    written: str
    place_id: str | None
    role: str
    char_start: int
    char_end: int
    located: bool
    members: tuple[str, ...] = ()


LONGEST_NAME = 8  # words of a name that a gazetteer holds
_ARTICLES = ("al-", "el-", "ad-", "as-", "an-", "ar-", "ash-", "at-", "az-", "al–")
_LETTER = f"[A-ZÀ-ÖØ-Þ{''.join(letter for letter in map(chr, range(0x100, 0x250)) if letter.isupper())}]"
_REST = r"(?:[^\W\d_]|\.(?=[A-Z])|[’'`](?!s\b))*(?:[-–](?:[A-Za-z][^\W\d_’']*|\d{1,2}\b))*"
_TOKEN = rf"(?:(?:al|el|ad|as|an|ar|ash|at|az)[-–])?{_LETTER}{_REST}"
_STOP = rf"(?:(?:{'|'.join(rf'(?<=[^A-Za-z]{short})' for short in ('Brgy', 'Bgy', 'Mt', 'St', 'Ste', 'Sta', 'Sto', 'Ft'))})\.)?"
_FURTHER = rf"(?:{_STOP} (?:(?:de|del|da|do|dos|la|las|los|du|des|bin|al|el) )?{_TOKEN})*"
_PHRASE = _TOKEN + _FURTHER
_NUMBERED_KIND = r"(?:Camp|Zone|Ward|Sector|Block|Site|Village|Settlement|District|Area|Kilo|Km|KM|PK|Barangay)"
_NUMBERED = rf"(?:[A-Z]{{2,5}} )?{_NUMBERED_KIND}(?: (?:[Nn]o\.? ?|[Nn]umber |#)?\d{{1,3}}[A-Z]?(?![\w,.]\d| [a-z]+s\b)| [A-Z]\b(?!\.\w))"  # "Camp 13", "IDP Site No. 2"
_REALMS = ("Republic", "Kingdom", "Union", "Commonwealth", "Emirate", "Isle", "Gulf", "Bay", "Valley")
_OF_REALM = rf"(?:{'|'.join(rf'(?<={realm[0]}){realm[1:]}' for realm in _REALMS)}) of(?: the)? {_LETTER}"
# The capital stands alone in front, so that the search passes over all else at once
_NAME = re.compile(rf"{_LETTER}(?:{_OF_REALM})?{_REST}{_FURTHER}")
_NUMBERED_NAME = re.compile(_NUMBERED)
_NUMERAL = re.compile(r" \d{1,2}(?![\w,.]\d|[\w%])")
_LIST_END = re.compile(r"(?: \([A-Z]+\))?")
_DIRECTION = re.compile(r"(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|rural")
_PERSON_AFTER = re.compile(r"(?:,? (?:who|whose|told|said|added|has said)\b|['’]s? (?:government|forces|army)| \d)")
# "in Rose's family", "from the Kent clan"
_PEOPLE_AFTER = re.compile(
    r"['’]s (?:family|brother|sister|mother|father|wife|husband|son|daughter|house|home|regime|fighters|troops)\b"
    r"| (?:tribe|clan|ethnic|community|language|militia|militias|militiamen|rebels|fighters|gunmen|insurgents|dynasty)\b"
)
_PEOPLE = re.compile(r"[A-Z]\w{4,}(?:ian|ese|ish)s?")
# "ECs" are evacuation centres, "Umbra-based" is a quality
_NO_NAME = re.compile(
    r"\A[A-Z]{2,}s\Z|-(?:based|led|backed|held|controlled|run|born|registered|linked|allied|brokered|dominated)\Z"
)
_WATER = re.compile(r" (?:River|Channel|Sea|Ocean)\Z")  # where boats sink
_DIVISIONS = frozenset(("Region", "State", "Province", "District", "County", "Zone", "Territory", "Island", "Islands"))
_ALSO_FIRST_NAMES = frozenset(("Jordan", "Chad", "Georgia"))


@cache
def _kind_after() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(words('between_name_and_type'))} ){{0,2}}{any_of(words('types'))}\b")


@cache
def _list_of_names() -> re.Pattern[str]:
    name = rf"{_PHRASE}(?: {any_of(words('types'))}\b)?"
    return re.compile(rf"{name}(?:, {name}){{0,12}},? and {_PHRASE}(?! (?:said|told|reported|estimated))")


@cache
def _long_country() -> re.Pattern[str]:
    names = {name for name in words("countries") if re.search(r" of | and |['’]s ", name)}
    return re.compile(any_of(names | {name.upper() for name in names}) + r"\b")


# Small words between words in capitals, and "PROVINCE OF": they are no part of a name
_SMALL_WORDS = re.compile(
    r"(?<=[A-Z]{2} )(?:(?:AND|AT|BY|FOR|FROM|IN|INTO|NEAR|OF|ON|PER|THE|TO|WITH)\b(?: THE\b)?)(?= [A-Z])"
    rf"|\b{any_of(kind.upper() for kind in words('types'))}(?= OF )"
)


def _in_sentence_case(text: str) -> str:
    """Write the small words of a line in capitals as in a sentence, which names stand out from."""
    return _SMALL_WORDS.sub(lambda found: found[0].lower(), text) if _CAPITALS.search(text) else text


_CAPITALS = re.compile(r"[A-Z]{2} (?:AND|AT|BY|FOR|FROM|IN|INTO|NEAR|OF|ON|PER|THE|TO|WITH) ")


def toponyms(text: str, gazetteer: Gazetteer, around: str = "", told: Container[str] = ()) -> list[Toponym]:
    """Every place that a sentence names, in reading order.

    `around` is text in which a town may be named, `told` are names that other sentences use as places.
    """
    text = unbroken(text)
    named = list(_Reader(text, gazetteer, around or text, told).found())
    homes = [
        Toponym(
            home.country, gazetteer.id_of(home.country, text), home.role, home.char_start, home.char_end, located=True
        )
        for home in homelands(text)
    ]
    return sorted([*named, *homes], key=lambda place: place.char_start) if homes else named


def possible_names(text: str) -> Iterator[str]:
    """Every name that a place of a sentence might have: its capitalised phrases and what they begin or end with."""
    reader = _Reader(unbroken(text), Gazetteer({}, {}), "", ())
    for first, last in reader.names():
        for start, end in reader.stretches(first, last):
            yield reader.text[start:end]
        if numeral := _NUMERAL.match(reader.text, last):
            yield reader.text[first : numeral.end()]


class _Reader:
    """Reads the places of one sentence."""

    def __init__(self, text: str, gazetteer: Gazetteer, around: str, told: Container[str]):
        self._as_written = text
        self.text = _in_sentence_case(text)
        self._told = told
        self._gazetteer = gazetteer
        self._around = around

    def found(self) -> Iterator[Toponym]:
        done = 0
        names = list(self.names())
        taken = organisations(self.text) if names else []
        for start, end in names:
            if start < done or any(first < end and start < last for first, last, _ in taken):
                continue
            found = self._list(start, end) or self._single(start, end)
            if found:
                done = found.char_end
                yield found

    def names(self) -> Iterator[tuple[int, int]]:
        """Capitalised phrases, without the word that only begins a sentence and with the article of "al-Bab"."""
        for name in _NAME.finditer(self.text):
            start, end = name.span()
            if start and self.text[start - 1].isalnum():
                continue
            start = self._after_openers(start, end)
            if start < end:
                yield self._with_article(start), self._whole_end(start, end)

    def _whole_end(self, start: int, end: int) -> int:
        """The end of a name that goes on with small words or a number: "Republic of", "Camp 8", a known "Umbra 2"."""
        whole = _long_country().match(self._as_written, start) or _NUMBERED_NAME.match(self.text, start)
        if whole:
            return whole.end()
        numeral = _NUMERAL.match(self.text, end)
        if self.text[end - 2 : end - 1] == "." == self.text[end : end + 1]:
            return end + 1  # the full stop of "B.C."
        return numeral.end() if numeral and self.text[start : numeral.end()] in self._told else end

    def _after_openers(self, start: int, end: int) -> int:
        while start < end:
            space = self.text.find(" ", start, end)
            if self.text[start : space if space > 0 else end] not in words("openers"):
                return start
            start = space + 1 if space > 0 else end
        return end

    def _with_article(self, start: int) -> int:
        if not start or self.text[start - 1] not in "-–":
            return start
        return start - len(next((article for article in _ARTICLES if self.text.endswith(article, 0, start)), ""))

    def _list(self, start: int, end: int) -> Toponym | None:
        """Read "in Kent, Essex and Surrey counties": one place made of several."""
        kind = _kind_after().match(self.text, end)
        goes_on = self.text.startswith((", ", " and "), kind.end() if kind else end)
        listed = _list_of_names().match(self.text, start) if goes_on else None
        if not listed:
            return None
        members = tuple(listed[0].replace(", and ", ", ").replace(" and ", ", ").split(", "))
        kind = _kind_after().match(self.text, listed.end())
        alone = Toponym(members[0], None, "at", start, end, located=bool(kind))
        first = self._place(start, start + len(members[0])) or alone
        if not (first.located or kind) or any(is_other(member) for member in members):
            return None
        last = _LIST_END.match(self.text, listed.end()).end()  # type: ignore[union-attr]  # matches the empty string
        kind = _kind_after().match(self.text, last)
        last = kind.end() if kind else last
        written = self.text[start:last] if ends_with_kind(members[0]) else listed[0]  # "Kent camp and Essex camp"
        return first._replace(written=written, place_id=None, char_end=last, members=members, located=True)

    def _single(self, first: int, last: int) -> Toponym | None:
        for start, end in self._readings(first, last):
            if place := self._place(start, end):
                return place._replace(written=self._as_written[place.char_start : place.char_end])
        return None

    def _readings(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The whole phrase, then the known names that it begins with or ends with."""
        whole = (first, last)
        yield whole
        if self.text.find(" ", first, last) >= 0:
            yield from (span for span in self.stretches(first, last) if span != whole and self._is_known(*span))

    def stretches(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Every run of words of a phrase, the longest first from each word on."""
        spaces = [found for found in range(first, last) if self.text[found] == " "]
        ends = [*spaces, last]
        for number, start in enumerate((first, *(space + 1 for space in spaces))):
            for end in reversed(ends[number : number + LONGEST_NAME]):
                yield start, end

    def _is_known(self, start: int, end: int) -> bool:
        name = self._as_written[start:end]
        if name in _ALSO_FIRST_NAMES and self.text[end : end + 2].strip().isupper():
            return False
        return (
            name in self._told or is_country(name) or is_region(name) or bool(self._gazetteer.id_of(name, self._around))
        )

    def _place(self, start: int, end: int) -> Toponym | None:
        name = self.text[start:end]
        known = self._is_known(start, end)
        kind = _kind_after().match(self.text, end)
        setting = setting_of(self.text, start)
        if not known and not self._may_be_place(start, end, kind, stays=setting.located and setting.role == "at"):
            return None
        located = setting.located or bool(kind) or _tells_kind(name) or located_by_words(self.text, start, end)
        if not known and not located:
            return None
        place_id = self._gazetteer.id_of(name, self._around) if known else None
        place = Toponym(name, place_id, setting.role if setting.located else "at", start, end, located)
        return self._with_direction(self._with_kind(place, kind) if kind else place)

    def _may_be_place(self, start: int, end: int, kind: re.Match[str] | None, *, stays: bool) -> bool:
        """Tell an unknown place from a person ("to Smith, who ..."), a unit ("113 USD") and "Vulnerable areas".

        Where one `stays` ("police in Umbra said"), nobody is a person.
        """
        name = self.text[start:end]
        if start == 0 and " " not in name and name.endswith("ing"):
            return False  # "Arriving at the airport"
        if _PEOPLE_AFTER.match(self.text, end):
            return False
        if len(name) < 2 or _NO_NAME.search(name) or (start == 0 and kind and kind[0].endswith("s")):
            return False
        if is_other(name) and not (_WATER.search(name) and self.text.endswith((" in the ", " off the "), 0, start)):
            return False
        if name.isupper() and is_label(name):
            return False  # "PEOPLE IN NEED"
        if name.isupper() and self.text[max(0, start - 2) : start - 1].isdigit():
            return False
        return bool(kind) or stays or not _PERSON_AFTER.match(self.text, end)

    def _with_kind(self, place: Toponym, kind: re.Match[str]) -> Toponym:
        """Write "Kent county" with its noun; a name that the gazetteer knows needs none, nor "a Kenya village"."""
        written = place.written + kind[0]
        known = self._gazetteer.id_of(written, self._around)
        if (place.place_id or is_country(place.written)) and not known:
            return place
        return place._replace(written=written, place_id=known, char_end=kind.end())

    def _with_direction(self, place: Toponym) -> Toponym:
        """Write "eastern Kent" with its direction: it is another place than Kent."""
        start = self.text.rfind(" ", 0, max(0, place.char_start - 1)) + 1
        if not _DIRECTION.fullmatch(self.text, start, max(start, place.char_start - 1)):
            return place
        written = self.text[start : place.char_start] + place.written
        return place._replace(written=written, place_id=self._gazetteer.id_of(written, self._around), char_start=start)


def is_other(name: str) -> bool:
    """Tell a people, an office, a storm or a day from a place."""
    if _NUMBERED_NAME.fullmatch(name):
        return False
    parts = name.split()
    if parts[-1].lower() in words("events") and (len(parts) == 1 or name.isupper()):
        return True  # "the Battle of Dover", "KILLED IN BUS CRASH"
    if len(parts) > 1 and parts[0] in words("demonyms") and parts[-1] in _DIVISIONS:
        return False  # "Somali Region"
    if (
        parts[-1] in words("ways_and_waters")
        or parts[0] in words("demonyms")
        or _PEOPLE.fullmatch(parts[0])
        or not words("other_names").isdisjoint(parts)
    ):
        return True
    return all(part.lower() in words("types") or part.lower() in words("between_name_and_type") for part in parts)


def _tells_kind(name: str) -> bool:
    return (
        ends_with_kind(name)
        or bool(_NUMBERED_NAME.fullmatch(name))
        or (" " in name and name.split()[0] in words("types_before"))
    )


def ends_with_kind(name: str) -> bool:
    """Tell "Kent County" and "Dover camp"."""
    rest, _, last = name.lower().rpartition(" ")
    kind = last in words("types") or " ".join(name.lower().split()[-2:]) in words("types")
    return bool(rest) and kind and last not in ("department", "base", "site")
