"""Names of places in a sentence: what is written, what the gazetteer calls it, and how it stands there.

A capitalised phrase is a place when the gazetteer or the list of countries knows it, when a noun for a kind of place goes
with it ("Twic county", "the town of Sentani"), or when it follows a word of place ("in", "fled").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from etl.extract import lexicons
from etl.extract.sources import any_of, organisations


@dataclass(frozen=True)
class Toponym:
    """A place named in a sentence. `located` where its sentence uses it as a place, not only as part of a name."""

    written: str
    place_id: str | None
    role: str
    char_start: int
    char_end: int
    located: bool
    members: tuple[str, ...] = ()  # the names of a list: "Borno, Adamawa and Yobe"


@dataclass(frozen=True)
class Gazetteer:
    """Spellings of places and the ids that they stand for; a part of a town counts only beside the town's name."""

    ids: dict[str, str]
    needs: dict[str, str]

    @classmethod
    def load(cls, path: Path) -> Gazetteer:
        """Read a table with the columns `place_id`, `name`, `spellings` (divided by `;`), `kind` and `within`."""
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        names = {row["place_id"]: row["name"] for row in rows}
        ids: dict[str, str] = {}
        needs: dict[str, str] = {}
        for row in rows:
            whole = names.get(row["within"], "") if row["kind"] == "city_part" else ""
            for spelling in (row["name"], *row["spellings"].split(";")):
                key = _key(spelling.strip())
                ids[key] = row["place_id"]
                if whole and whole not in spelling:
                    needs[key] = whole
        ids.pop("", None)
        return cls(ids, needs)

    def id_of(self, name: str, text: str) -> str | None:
        """The id of a spelling, or None; `text` is where the name of the whole town may stand."""
        key = _key(name)
        if key in self.needs and self.needs[key] not in text:
            return None
        return self.ids.get(key) or (self.ids.get(_key(name.title())) if name.isupper() and len(name) > 3 else None)


def _key(name: str) -> str:
    return name.replace("’", "'").replace("‘", "'").replace("`", "'")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicons.load("places")[section])


_TOKEN = r"(?:(?:[Aa]l|[Ee]l|ad|as|an|ar|ash|at|az)[-–])?[A-ZÀ-ÖØ-ÞŞÇĞİ](?:[^\W\d_]|\.(?=[A-Z])|[’'`](?!s\b))*(?:[-–](?:[A-Za-z][^\W\d_’']*))*"
_PARTICLE = r"(?:de|del|da|do|dos|la|las|los|du|des|bin|al|el)"
_PHRASE = rf"{_TOKEN}(?: (?:{_PARTICLE} )?{_TOKEN})*"
_OPENERS = any_of(_words("openers"))
_LONG_COUNTRIES = any_of(name for name in _words("countries") if re.search(r" of | and |['’]s ", name))
_NAME = re.compile(rf"{_LONG_COUNTRIES}\b|(?!{_OPENERS}\b){_PHRASE}")
_DIRECTION = re.compile(r"(?:\b(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|\bcentral|\brural) $")
_LIST = re.compile(rf"(?P<first>{_PHRASE})(?P<more>(?:, {_PHRASE})*),? and (?P<last>{_PHRASE})(?! (?:said|told|reported|estimated))")
_LIST_END = re.compile(r"(?: \([A-Z]+\))?")

ROLES = {
    "from": "from", "fled": "from", "flee": "from", "fleeing": "from", "left": "from", "leave": "from", "leaving": "from",
    "escaped": "from", "escape": "from", "escaping": "from", "out of": "from", "to": "to", "into": "to", "toward": "to",
    "towards": "to", "onto": "to", "reached": "to", "reach": "to", "entered": "to", "enter": "to", "entering": "to",
}  # fmt: skip
_PREPOSITIONS = (*ROLES, "in", "at", "around", "near", "across", "outside", "inside", "throughout", "within", "along", "through", "off")  # fmt: skip
_PLAIN = r"(?:in|at|from|to|into|around|near|across|outside|inside|throughout|within)\b"


@cache
def _located_before() -> re.Pattern[str]:
    """What stands before a name of a place: "in", "to the nearby provincial capital of", "on the outskirts of"."""
    kind, part = any_of(_words("types")), any_of(_words("part_of"))
    return re.compile(
        rf"(?:\b(?P<preposition>{any_of(_PREPOSITIONS)})(?: (?:and|or) (?:around|near|outside|from))?(?P<between> (?:(?!{_PLAIN})[\w’'-]+ ){{0,5}}?)"
        rf"(?P<noun>(?:{kind}|{part}) (?:of )?)?(?:the )?|\b(?P<kind>{kind}|{part}) of (?:the )?)$",
        re.IGNORECASE,
    )


_MODIFIER = re.compile(
    r"(?:(?:the|a|an|nearby|neighbou?ring|\w+ern|north|south|east|west|central|remote|rural|coastal|downtown|greater|upper|lower|mainly"
    r"|besieged|both|all|\d+|old|port|border|northeast|northwest|southeast|southwest|north-east|north-west|south-east"
    r"|south-west|conflict-hit|war-torn|flood-hit|government-controlled|rebel-held|ISIS-held|troubled|restive) )*"
)
_NOT_TO = re.compile(r"\b(?:according|due|thanks|owing|related|linked|prior|addition|compared|loyal|response|belonging|attributed|told|known|said) $", re.IGNORECASE)


@cache
def _kind_after() -> re.Pattern[str]:
    return re.compile(rf" (?:[Dd]isplacement |[Rr]efugee |IDP )?{any_of(_words('types'))}\b")


def toponyms(text: str, gazetteer: Gazetteer, around: str = "") -> list[Toponym]:
    """Every place that a sentence names, in reading order; `around` is text in which a town may be named."""
    text = text.replace("\n", " ").replace("\xa0", " ")
    return list(_Reader(text, gazetteer, around or text).found())


class _Reader:
    """Reads the places of one sentence."""

    def __init__(self, text: str, gazetteer: Gazetteer, around: str):
        self._text = text
        self._gazetteer = gazetteer
        self._around = around
        self._taken = [(start, end) for start, end, _ in organisations(text)]

    def found(self) -> Iterator[Toponym]:
        done = 0
        for name in _NAME.finditer(self._text):
            if name.start() < done or self._is_organisation(name):
                continue
            found = self._list(name) or self._single(name)
            if found:
                done = found.char_end
                yield found

    def _is_organisation(self, name: re.Match[str]) -> bool:
        return any(start < name.end() and name.start() < end for start, end in self._taken)

    def _list(self, name: re.Match[str]) -> Toponym | None:
        """ "in Borno, Adamawa and Yobe states": one place made of several."""
        listed = _LIST.match(self._text, name.start())
        if not listed:
            return None
        first = self._place(name.start(), listed.end("first"))
        members = re.split(r", | and ", listed[0].replace(", and ", " and "))
        if not first or not first.located or any(_is_other(member) for member in members):
            return None
        end = _LIST_END.match(self._text, listed.end()).end()  # type: ignore[union-attr]  # matches the empty string
        kind = _kind_after().match(self._text, end)
        return replace(
            first, written=listed[0], place_id=None, char_end=kind.end() if kind else end, members=tuple(members)
        )

    def _single(self, name: re.Match[str]) -> Toponym | None:
        for start, end in self._readings(name):
            found = self._place(start, end)
            if found:
                return found
        return None

    def _readings(self, name: re.Match[str]) -> Iterator[tuple[int, int]]:
        """The whole phrase, then the known names that it begins with or ends with."""
        yield name.span()
        starts = [name.start(), *(name.start() + space.end() for space in re.finditer(" ", name[0]))]
        ends = [*(name.start() + space.start() for space in re.finditer(" ", name[0])), name.end()]
        for start in starts:
            for end in reversed(ends):
                if start < end and (start, end) != name.span() and self._known(self._text[start:end]):
                    yield start, end

    def _known(self, name: str) -> bool:
        return bool(self._gazetteer.id_of(name, self._around)) or name in _words("countries")

    def _place(self, start: int, end: int) -> Toponym | None:
        name = self._text[start:end]
        before = _located_before().search(self._text[max(0, start - 70) : start])
        located = bool(before and self._is_locative(before, start))
        kind = _kind_after().match(self._text, end)
        known = self._known(name)
        if not known and (_is_other(name) or not (located or kind or _ends_with_kind(name))):
            return None
        if not known and not self._may_be_place(start, end, kind):
            return None
        if known and name in ("Jordan", "Chad", "Georgia") and self._is_person(start, end):
            return None
        place = Toponym(name, self._gazetteer.id_of(name, self._around), _role(before if located else None), start, end, located or bool(kind) or _ends_with_kind(name))
        return self._with_direction(self._with_kind(place, kind))

    def _is_locative(self, before: re.Match[str], start: int) -> bool:
        if before["kind"]:
            return True
        if before["preposition"].lower() == "to" and _NOT_TO.search(self._text[: start - len(before[0])]):
            return False
        between = before["between"].lstrip()
        if before["noun"]:
            return before["noun"].endswith("of ") or bool(_MODIFIER.fullmatch(between))
        return bool(_MODIFIER.fullmatch(between)) or bool(_POSSESSIVE_BEFORE.fullmatch(between))

    def _may_be_place(self, start: int, end: int, kind: re.Match[str] | None) -> bool:
        """Tell an unknown place from a person ("to Smith, who ..."), a unit ("113 USD") and "Vulnerable areas"."""
        if end - start < 2 or (start == 0 and kind and kind[0].endswith("s")):
            return False
        if self._text[start:end].isupper() and re.search(r"\d $", self._text[max(0, start - 2) : start]):
            return False
        return bool(kind) or not _PERSON_AFTER.match(self._text, end)

    def _is_person(self, start: int, end: int) -> bool:
        return bool(re.match(r" [A-Z]", self._text[end : end + 2]))

    def _with_kind(self, place: Toponym, kind: re.Match[str] | None) -> Toponym:
        """ "Twic county", with its noun; a name that the gazetteer knows needs none."""
        if not kind:
            return place
        written = place.written + kind[0]
        known = self._gazetteer.id_of(written, self._around)
        if place.place_id and not known:
            return place
        return replace(place, written=written, place_id=known, char_end=kind.end())

    def _with_direction(self, place: Toponym) -> Toponym:
        """ "eastern Aleppo" is another place than Aleppo."""
        direction = _DIRECTION.search(self._text[max(0, place.char_start - 16) : place.char_start])
        if not direction:
            return place
        written = direction[0] + place.written
        known = self._gazetteer.id_of(written, self._around)
        return replace(place, written=written, place_id=known, char_start=place.char_start - len(direction[0]))


_PERSON_AFTER = re.compile(r"(?:,? (?:who|whose|told|said|added|has said)\b|['’]s? (?:government|forces|army)| \d)")
_POSSESSIVE_BEFORE = re.compile(rf"(?:the )?{_PHRASE}['’]s (?:[\w-]+ ){{0,3}}")


_PEOPLE = re.compile(r"[A-Z]\w{4,}(?:ian|ese|ish)s?")


def _is_other(name: str) -> bool:
    parts = name.split()
    if parts[0] in _words("demonyms") or _PEOPLE.fullmatch(parts[0]) or any(part in _words("other_names") for part in parts):
        return True
    return len(parts) == 1 and name.lower() in _words("types")


def _ends_with_kind(name: str) -> bool:
    *rest, last = name.split()
    return bool(rest) and last.lower() in _words("types") and last.lower() not in ("department", "base", "site")


def _role(before: re.Match[str] | None) -> str:
    preposition = before["preposition"] if before else None
    return ROLES.get(preposition.lower(), "at") if preposition else "at"
