"""How numbers, days and the contract's words read in English: the one place for such wording.

Takes plain values (a row as a dict in which missing is None) and gives plain text. Knows neither tables nor pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

Row = Mapping[str, object]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TABLES = {
    "documents": "Documents",
    "displacement": "Displacement",
    "casualties": "Casualties",
    "camp_capacity": "Camp capacity",
    "context": "Context",
    "set_aside": "Set aside",
    "relations": "Relations",
    "reference": "Reference series",
    "places": "Places",
}
QUANTITIES = {
    "exact": "{low}",
    "about": "about {low}",
    "at_least": "at least {low}",
    "at_most": "up to {high}",
    "range": "{low} to {high}",
    "vague": "{low} or more",
}
NOUNS = {
    "people": "people",
    "civilians": "civilians",
    "residents": "residents",
    "internally_displaced": "internally displaced people",
    "refugees": "refugees",
    "returnees": "returnees",
    "children": "children",
    "security_forces": "members of the security forces",
    "fighters": "fighters",
    "prisoners": "prisoners",
    "patients": "patients",
    "aid_workers": "aid workers",
    "other": "people",
}
EVENTS = {
    "displaced": "{who} displaced",
    "newly_displaced": "{who} newly displaced",
    "fled": "{who} fled",
    "evacuated": "{who} evacuated",
    "crossed_border": "{who} crossed a border",
    "returned": "{who} returned",
    "in_camp": "{who} in camps",
    "homeless": "{who} homeless",
    "killed": "{who} killed",
    "injured": "{who} injured",
    "missing": "{who} missing",
    "casualties": "{who} killed or injured",
    "capacity": "room in camps for {who}",
    "occupied": "room in camps taken by {who}",
    "available": "room left in camps for {who}",
    "still_displaced": "{who} still displaced",
    "trauma_cases": "{who} treated for trauma",
    "affected": "{who} affected",
    "in_need": "{who} in need",
    "population": "{who} living there",
}
AHEAD = {  # what has not happened yet
    "fled": "{who} fleeing",
    "crossed_border": "{who} crossing a border",
    "returned": "{who} returning",
}
STATUSES = {"reported": "Reported", "projected": "Projected", "planned": "Planned"}
STATUS_MEANINGS = {
    "reported": "Reported: somebody says that it happened.",
    "projected": "Projected: a forecast or a warning, not an event.",
    "planned": "Planned: prepared, not there yet.",
}
STOCK_FLOW_MEANINGS = {
    "stock": "A stock: how many at one time.",
    "flow": "A flow: how many in a period.",
    "cumulative": "Cumulative: how many since a start, whether or not they went back.",
}
ON_TOP = "On top of those already counted: an increase, not a level."
ISSUER_KINDS = {
    "un": "United Nations",
    "government": "government",
    "ngo": "non-governmental organisation",
    "media": "media",
    "party_to_conflict": "party to the conflict",
    "unattributed": "",
}
PUBLISHER_KINDS = {
    "news": "news",
    "blog": "blog",
    "advocacy": "advocacy",
    "party_press": "party press",
    "agency": "agency",
    "unknown": "kind of publisher unknown",
}
VERIFICATIONS = {
    "unverified": "Not checked against other sources",
    "verified": "Borne out by another source",
    "disputed": "Disputed",
    "withdrawn": "Withdrawn",
}
RELATIONS = {  # what a figure is to the other, and what the other is to it
    "part_of": ("Part of", "Includes"),
    "repeats": ("Repeats", "Repeated by"),
    "contradicts": ("Contradicts", "Contradicted by"),
    "supersedes": ("Supersedes", "Superseded by"),
    "disputes": ("Disputes", "Disputed by"),
    "tests": ("Puts to the test", "Put to the test by"),
}
ROLES = {"headline": "headline of the claim", "repeat": "says it again", "part": "part of the claim"}
PLACE_ROLES = {
    "at": "People are at this place.",
    "from": "People come from this place.",
    "to": "People go to this place.",
}
PERIODS = {"stock": "As it stood on {days}", "flow": "During {days}", "cumulative": "Counted over {days}"}
REASONS = {
    "date": "a date",
    "time": "a time of day",
    "ordinal": "a rank or an order",
    "identifier": "part of a name or a code",
    "idiom": "a figure of speech",
    "pronoun": "a word that counts nothing",
    "furniture": "furniture of the page",
    "comment": "a reader's comment",
    "duplicate": "the same words printed twice",
    "money": "an amount of money",
    "distance": "a distance",
    "duration": "a length of time",
    "share": "a share without its base",
    "age": "an age",
    "version": "a version",
    "negated": "denied by the words around it",
    "other_quantity": "a quantity of something else",
}


def number(value: int) -> str:
    """Write a whole number with its thousands apart."""
    return f"{value:,}"


def counted(count: int, one: str, many: str) -> str:
    """Write a count with its noun: "1 figure", "2 figures"."""
    return f"{number(count)} {one if count == 1 else many}"


def day(value: date) -> str:
    """Write a day in full, whatever the language of the machine."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(start: date | None, end: date | None) -> str:
    """Write a day or a range of days, naming month and year once where they are shared; empty where neither is known."""
    if start is None or end is None:
        return _open_days(start, end)
    if (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return day(start)
    if start.year != end.year:
        return f"{day(start)} to {day(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {day(end)}"
    return f"{start.day} to {day(end)}"


def _open_days(start: date | None, end: date | None) -> str:
    if start is not None:
        return f"from {day(start)}"
    return f"until {day(end)}" if end is not None else ""


def uncertain_day(start: date, end: date) -> str:
    """Write a day that is known, or between which days it lies."""
    return day(start) if start == end else f"some day from {days(start, end)}"


def quantity(row: Row) -> str:
    """Write the stated value with its quantifier: "at least 5,000", "1,500 to 2,000", "56%"."""
    sign = "%" if row.get("unit") == "percent" else ""
    bounds = {
        name: "" if row[column] is None else number(row[column]) + sign
        for name, column in (("low", "value_low"), ("high", "value_high"))
    }
    return QUANTITIES[row["quantifier"]].format(**bounds)


def counted_noun(row: Row) -> str:
    """Name what is counted: "civilians", "households", "of civilians" after a percentage."""
    noun = NOUNS.get(row.get("population"), "people")
    if row["unit"] == "percent":
        return f"of {noun}"
    return noun if row["unit"] == "people" else row["unit"]


def claim(row: Row) -> str:
    """Say in a few words what a figure states: "at least 5,400 civilians displaced".

    A vague word is quoted, never turned into a number.
    """
    who = f"{quantity(row)}{' additional' if row.get('additional') else ''} {counted_noun(row)}"
    if row["quantifier"] == "vague" and row.get("as_written"):
        who = f"“{row['as_written']}”"
    ahead = AHEAD if row["status"] != "reported" else {}
    event = ahead.get(row["measure"]) or EVENTS.get(row["measure"], "{who}: " + row["measure"].replace("_", " "))
    return event.format(who=who)


def heading(row: Row) -> str:
    """Say what a figure states, beginning with "Projected" or "Planned" where it has not happened."""
    words = claim(row)
    if row["status"] == "reported":
        return first_letter_up(words)
    return f"{STATUSES[row['status']]}: {words}"


def first_letter_up(words: str) -> str:
    """Begin a sentence, leaving all other letters as they are; an opening quotation mark is stepped over."""
    at = 1 if words.startswith("“") else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def reading(row: Row) -> str:
    """Say how the value was read from the words."""
    low, high = (None if row[name] is None else number(row[name]) for name in ("value_low", "value_high"))
    how = {
        "exact": f"is read as {low}: nothing in the words makes it more or less.",
        "about": f"is read as about {low}; the words do not say how far it may be off.",
        "at_least": f"sets a lower bound of {low} and no upper one.",
        "at_most": f"sets an upper bound of {high} and no lower one.",
        "range": f"gives a range from {low} to {high}.",
        "vague": f"is too vague for a point: it sets a lower bound of {low} and no upper one, and is not drawn as a dot.",
    }
    return f"“{row['as_written']}” {how[row['quantifier']]}"


def in_people(row: Row) -> str:
    """Write a value that was converted to people, empty where none was."""
    low, high = row["people_low"], row["people_high"]
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"at least {number(low)} people" if low is not None else f"up to {number(high)} people"
    return f"{number(low)} people" if low == high else f"{number(low)} to {number(high)} people"
