"""The forms in which English names days: one row each, a pattern beside the reader of what it matches.

Every form holds an anchor, a word such as a month or "week". `namings(text)` looks for anchors, which is cheap, and tries
the forms of that anchor around it; of two forms that fit, the one that begins first and then the upper row is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from etl import lexicons
from etl.calendar_words import (
    FULL_MONTH,
    FULL_WEEKDAY,
    MONTH,
    MONTHS,
    SHORT_MONTH,
    UNMISTAKABLE_MONTH,
    WEEKDAY,
    WEEKDAYS,
)
from etl.extract.grammar.phrases import any_of, branches_of
from etl.extract.time import counted_days, named_days
from etl.extract.time.naming import COUNTS, Naming

# How many characters before its anchor a form may begin
REACH = {"month": 34, "digits": 19, "weekday": 5, "unit": 24, "ordinal": 0, "holiday": 0}


def _after(cues: str) -> str:
    """A look-behind for any of some words, capitalised or not."""
    return "(?:" + "|".join(rf"(?<=\b{form} )" for cue in cues.split() for form in (cue, cue.capitalize())) + ")"


def _either_case(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, capitalised or not."""
    return any_of(form for phrase in phrases for form in (phrase, phrase[0].upper() + phrase[1:]))


_MONTH_CUES = _after("in by of for since until till last this next from to and between during through before after")
# A month that is also a verb or a first name is the month only after a cue or a dash: "may flee", "they march", "April";
# a short one after fewer: "by Jan Egeland"
_BARE_MONTH = (
    rf"(?:{UNMISTAKABLE_MONTH}|(?:{_MONTH_CUES}|(?<=[\wy][-–])){FULL_MONTH}|(?:{FULL_MONTH}|{SHORT_MONTH}\.?)(?= ?[-–—] ?{MONTH}| (?:to|and|through|until) {MONTH})"
    rf"|(?:{_after('in of since until late early mid')}|(?<=[-–])){SHORT_MONTH}\.?(?! [A-Z]))"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_NO_MORE = r"(?![\d%]|[,.]\d)"  # "March 17,000" names no day
_YEAR = rf"(?:19|20)\d\d{_NO_MORE}"
_SHORT_YEAR = r"(?<=-[A-Z][a-z]{2}-)[0-3]\d(?![\d-])"  # "17-Oct-16"
_THEN_YEAR = rf"(?:(?:,? (?:of |in )?|-)(?P<year>{_YEAR}|{_SHORT_YEAR}|(?:this|last) year\b(?!['’])))?"
_YEAR_CUES = _after("in since during of by from until throughout between for to and before after through into")
_YEAR_WORDS = rf"(?:this year|last year|the year|{_YEAR})"
_JOIN = r"(?: ?[-–—/] ?| (?:and|to|until|or|through|till|&) (?:the )?)"
_PART = r"(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd|(?:[Tt]he )?(?:[Ss]tart|[Bb]eginning|[Mm]iddle|[Ee]nd) of)"
_UNIT = r"(?:hour|hr|day|week|fortnight|month|year|decade)"
_COUNT = rf"(?:\d{{1,3}}|{_either_case(COUNTS)}\b)"
_ORDINAL = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|[Ll]atter|1st|2nd|3rd|4th)"
_ORDINAL_OF_YEAR = "(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_OF_MONTH = rf"of (?:(?P<month>{MONTH}){_THEN_YEAR}|(?P<which>this|last) month\b)"
# "the same month last year", "the same period of 2016": which days these are, the words do not say
_NOT_SAME = "".join(
    rf"(?<!\b{unit}{link})" for unit in ("period", "time", "month", "months") for link in (" ", " of ", " in ")
)
# "between 2000 and 2015 people": a number before such a word is a count and no year
_NO_COUNT = r"(?!(?: (?:and|to|or) \d[\d,]*)? (?:more |displaced )?(?:people|persons|civilians|famil|house|homes|individuals|refugees|children|IDPs))"

# "the 2004 deluge": a time before what happened in it
_EVENT = _either_case(name for name, event in lexicons.by_phrase("events").items() if event != "deeds")
_EVENT_NEXT = rf" (?:[A-Z][\w’'-]+ ){{0,4}}(?:[a-z-]+ )?{_EVENT}\b(?!-| (?:victims|survivors|affected|people|families|events|Response|Appeal|Plan|Preparedness))"
_OF_EVENT = rf"(?={_EVENT_NEXT})"
OF_EVENT = re.compile(rf"(?:['’]s)?{_EVENT_NEXT}")  # after a naming: "(by the) March 2016 floods"
_NO_POSSESSIVE = rf"(?!['’]s(?! (?:[a-z-]+ )?{_EVENT}\b))"  # "last year's floods", not "this year's toll"
_ENDED = r"(?=[,.;:)!?]|$| (?:and|when|as|after|before|but|with|while|killed|left|injured|displaced|destroyed|forced|an?|the|some|at|in|by)\b| \d)"

Reader = Callable[[re.Match[str]], Naming | None]

_HOLIDAYS = any_of(named_days.HOLIDAYS)

FORMS: dict[str, tuple[tuple[str, Reader], ...]] = {
    "month": (
        (
            rf"(?<![\d,.$€£/:])(?:\b{WEEKDAY},? (?:the )?)?(?P<day>{_DAY}){_TH}(?:(?:, {_DAY}{_TH})*,?{_JOIN}(?P<last_day>{_DAY}){_TH})?(?: day)?(?: of)?[ -](?P<month>{MONTH}){_THEN_YEAR}",
            named_days.read_day,
        ),
        (
            # "in March 20 people died" holds a month and a count
            rf"(?<!\bin )(?<!\bIn )\b(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?:the )?(?P<day>{_DAY}){_TH}{_NO_MORE}"
            rf"(?:{_JOIN}(?P<last_day>{_DAY}){_TH}{_NO_MORE}(?! \w+ (?:19|20)\d\d))?{_THEN_YEAR}",
            named_days.read_day,
        ),
        (
            rf"\b(?:(?P<part>{_PART})[ -](?:the month of )?(?P<month>{MONTH})){_THEN_YEAR}",
            named_days.read_month,
        ),
        (rf"(?P<month>{_BARE_MONTH}){_THEN_YEAR}", named_days.read_month),
        (
            rf"\b(?P<month>{MONTH})(?:,? (?:of )?|-)(?P<year>{_YEAR}|(?:of )?(?:this|last) year\b(?!['’]))",
            named_days.read_month,
        ),
        (rf"\b(?P<month>{MONTH})(?P<year>){_OF_EVENT}", named_days.read_month),
    ),
    "digits": (
        (r"(?<![\d/-])(?P<year>(?:19|20)\d\d)[-/](?P<month>[01]\d)[-/](?P<day>[0-3]\d)(?!\d)", named_days.read_iso),
        (
            r"(?<![\d/.-])(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)[/.-](?P<year>(?:19|20)\d\d)(?![\d/])",
            named_days.read_numeric,
        ),
        (rf"{_YEAR_CUES}(?P<month>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/])", named_days.read_numeric_month),
        (r"(?<![\d-])(?P<year>(?:19|20)\d\d) ?[-–] ?(?P<last_year>(?:19|20)\d\d)(?![\d-])", named_days.read_year),
        (rf"(?P<year>{_YEAR})(?=, (?:when|in which)\b)", named_days.read_year),
        (rf"\b[Ss]o far in (?P<year>{_YEAR})", counted_days.read_year_so_far),
        (rf"(?<![\d,.-])(?P<year>{_YEAR}),? \(?(?:so far|to date)\b", counted_days.read_year_so_far),
        (rf"(?<![\d,.-])(?P<year>{_YEAR}){_OF_EVENT}", named_days.read_year),
        (rf"\b(?P<unit>[QH])(?P<number>[1-4])[ -/](?:of )?(?P<year>{_YEAR})", named_days.read_part_of_year),
        (rf"(?<![\d,.-])(?P<year>{_YEAR})[ -/](?P<unit>[QH])(?P<number>[1-4])\b", named_days.read_part_of_year),
        (
            rf"{_after('in during for of since over throughout')}(?P<unit>Q)(?P<number>[1-4])\b(?P<year>)",
            named_days.read_part_of_year,
        ),
        (
            rf"(?:\b(?P<part>{_PART})[ -]|{_YEAR_CUES}|(?<=[Tt]hat was )|(?<=\d[-–]))(?<!ummer of )(?<!inter of )(?<!pring of )(?<!utumn of ){_NOT_SAME}"
            rf"(?P<year>{_YEAR})\b(?!['’]?s\b|[-/]\d){_NO_COUNT}",
            named_days.read_year,
        ),
        (rf"(?:\A|(?<=[·•|»*] ))(?P<year>{_YEAR})(?=:| ?[–—] | - | \()", named_days.read_year),  # of a chronicle
    ),
    "holiday": (
        (rf"(?P<name>{_HOLIDAYS}){_THEN_YEAR}", named_days.read_holiday),
        (rf"(?<=ince )(?P<name>New Year){_THEN_YEAR}(?!['’])", named_days.read_holiday),
    ),
    "weekday": (
        (
            rf"\b(?P<weekday>{FULL_WEEKDAY}),? (?:of )?(?P<which>last|this|next) week\b",
            counted_days.read_weekday_of_week,
        ),
        (
            rf"\b{FULL_WEEKDAY},? (?:the )?(?P<day>{_DAY})(?:st|nd|rd|th)\b(?! (?:of )?{MONTH})",
            named_days.read_day_of_month,
        ),
        (
            rf"(?<!\b[Aa] )(?<!\b[Ee]very )(?<!\b[Ee]ach )\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )?(?P<weekday>{FULL_WEEKDAY})"
            rf"(?!,? (?:the )?{_DAY}{_TH} (?:of )?{MONTH}|,? {MONTH} {_DAY}\b)",  # "Monday, 20 June" is one day
            counted_days.read_weekday,
        ),
    ),
    "ordinal": (
        (rf"(?P<day>{_DAY})(?:st|nd|rd|th) of (?P<which>last|this) month\b", named_days.read_day_of_unit),
        (
            rf"(?P<day>{_DAY})(?:st|nd|rd|th){_JOIN}(?P<last_day>{_DAY})(?:st|nd|rd|th)(?! (?:of )?[A-Za-z]*(?:century|[A-Z]))",
            named_days.read_day_of_month,
        ),
        (
            rf"(?:(?<=[Oo]n the )|(?<=ince the )|(?<=by the )|(?<=night of the )|(?<=ning of the ))(?P<day>{_DAY})(?:st|nd|rd|th){_ENDED}",
            named_days.read_day_of_month,
        ),
    ),
    "unit": (
        (rf"\b(?P<ordinal>{_ORDINAL}) week {_OF_MONTH}", named_days.read_week_of_month),
        (rf"\b(?P<ordinal>{_ORDINAL}) half {_OF_MONTH}", named_days.read_half_of_month),
        (
            rf"\b(?P<ordinal>[Ff]irst|[Ll]ast) (?P<count>{_COUNT}) (?P<unit>day|week)s {_OF_MONTH}",
            named_days.read_days_of_month,
        ),
        (
            rf"\b(?P<ordinal>{_ORDINAL}) (?P<unit>half|semester|quarter|trimester)(?: of |,? )(?P<year>{_YEAR_WORDS})",
            named_days.read_part_of_year,
        ),
        (
            rf"{_after('in during for of since over throughout')}the (?P<ordinal>{_ORDINAL_OF_YEAR}) (?P<unit>half|semester|quarter|trimester)\b(?P<year>)(?! (?:of|in)\b)",
            named_days.read_part_of_year,
        ),
        (
            rf"\b(?P<ordinal>[Ff]irst|[Ll]ast) (?P<count>{_COUNT}) months of (?P<year>{_YEAR_WORDS})",
            named_days.read_months_of_year,
        ),
        (
            rf"\b[Ff]irst (?P<count>{_COUNT}) (?P<unit>day|week)s of (?P<year>{_YEAR_WORDS})",
            named_days.read_days_of_year,
        ),
        (
            r"\b(?:[Ss]o far this (?:year|month|week)|[Tt]h(?:is|e) (?:year|month|week)[ -](?:so far|to[ -]date)"
            r"|(?:the )?(?:start|beginning) of (?:the|this) (?:year|month|week)|[Yy]ear[- ]to[- ]date)\b",
            counted_days.read_unit_to_date,
        ),
        (
            rf"\b(?P<part>{_PART})[ -](?P<which>last|this) (?P<unit>month|year)\b{_NO_POSSESSIVE}",
            named_days.read_part_of_unit,
        ),
        (
            rf"\b(?P<which>[Ll]ast|[Tt]his) week(?:,| on)? (?P<weekday>{FULL_WEEKDAY})",
            counted_days.read_weekday_of_week,
        ),
        (
            rf"\b(?:[Tt]he|[Tt]hese) (?:past|last|preceding) (?:(?P<count>{_COUNT}) )?(?P<unit>{_UNIT})s?\b(?! of\b)",
            counted_days.read_rolling,
        ),
        (
            rf"\b(?:[Pp]ast|[Ll]ast|[Pp]revious|[Pp]receding)(?: (?P<count>{_COUNT}) (?P<unit>{_UNIT})s\b| fortnight\b)(?! of\b)",
            counted_days.read_rolling,
        ),
        (
            rf"\b(?:[Pp]ast|[Ll]ast|[Pp]revious) (?P<count>{_COUNT})-(?P<unit>{_UNIT}) (?:period|span|stretch)\b",
            counted_days.read_rolling,
        ),
        (rf"\b(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? ago\b", counted_days.read_ago),
        (
            rf"\b(?:[Tt]he )?{_NOT_SAME}(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]urrent|[Cc]oming) (?P<unit>week|month|year|(?<!revious )quarter)\b(?! of\b){_NO_POSSESSIVE}",
            counted_days.read_calendar_unit,
        ),
        (r"\b[Tt]he (?P<unit>week|month|year) before last\b", counted_days.read_unit_before_last),
        (
            r"\b(?:[Tt]he )?[Ee]nd of (?:the|this|(?P<which>next|last)) (?P<unit>week|month|year)\b",
            counted_days.read_end_of_unit,
        ),
        (r"\b(?:[Tt]he )?(?P<which>)(?P<unit>month|year)(?:['’]s |-)end\b", counted_days.read_end_of_unit),
        (
            rf"\b(?:[Tt]he )?(?:[Nn]ext|[Cc]oming) (?P<count>{_COUNT}) (?P<unit>{_UNIT})s\b",
            counted_days.read_days_to_come,
        ),
        (r"\b(?:[Tt]he|[Ll]ast|[Tt]his|[Nn]ext) (?:past )?weekend\b", counted_days.read_weekend),
        (
            r"\b(?:[Tt]oday|[Tt]onight|(?:[Tt]he day before )?[Yy]esterday|[Tt]omorrow|[Oo]vernight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b"
            + _NO_POSSESSIVE,
            counted_days.read_day_word,
        ),
    ),
}

# Of "today", "overnight" and "evening" the rarer letters serve as the anchor
_ANCHORS = (
    {name[:3]: "month" for name in MONTHS}
    | {name[:3].upper(): "month" for name in MONTHS}
    | dict.fromkeys(("Q1", "Q2", "Q3", "Q4"), "digits")
    | dict.fromkeys(WEEKDAYS, "weekday")
    | dict.fromkeys((*named_days.HOLIDAYS, "New Year"), "holiday")
    | dict.fromkeys(
        ("week", "month", "year", "half", "quarter", "mester", "fortnight", "decade", "hour", "hrs", "day", "night", "morrow", "morning", "noon", "vening", "Year-"), "unit"
    )
)  # fmt: skip
# "the 23rd", each branch beginning with its digit: see `branches_of`
_ORDINAL_DAYS = "|".join(
    rf"{digit}(?<=the {digit})" + (r"\d?" if digit in "0123" else "") + r"(?:st|nd|rd|th)\b" for digit in "0123456789"
)
_ANCHOR = re.compile(rf"{branches_of(_ANCHORS)}|19\d\d|20\d\d|{_ORDINAL_DAYS}")


@dataclass(frozen=True)
class _Family:
    """The forms of one anchor: all in one pattern that finds, each in its own that reads."""

    find: re.Pattern[str]
    read: dict[str, tuple[re.Pattern[str], Reader]]


def _family(forms: tuple[tuple[str, Reader], ...]) -> _Family:
    named = {f"form{number}": form for number, form in enumerate(forms)}
    find = "|".join(
        f"(?P<{name}>{re.sub(r'[(][?]P<[a-z_]+>', '(?:', pattern)})" for name, (pattern, _) in named.items()
    )
    return _Family(re.compile(find), {name: (re.compile(pattern), reader) for name, (pattern, reader) in named.items()})


_FAMILIES = {anchor: _family(forms) for anchor, forms in FORMS.items()}


def namings(text: str) -> Iterator[tuple[int, int, Naming]]:
    """Every naming of days in a text, in reading order, none inside another: start, end, what it names."""
    done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < done:
            continue
        found = _around(text, anchor, done)
        if found:
            done = found[1]
            yield found


def _around(text: str, anchor: re.Match[str], done: int) -> tuple[int, int, Naming] | None:
    """The first form of the anchor that begins at a word before it."""
    kind = _ANCHORS.get(anchor[0]) or ("digits" if anchor[0].isdigit() else "ordinal")
    family = _FAMILIES[kind]
    for start in range(max(done, anchor.start() - REACH[kind]), anchor.start() + 1):
        if start and text[start - 1].isalnum():
            continue
        match = family.find.match(text, start)
        if match and match.end() > anchor.start():
            return _read(text, match, family)
    return None


def _read(text: str, match: re.Match[str], family: _Family) -> tuple[int, int, Naming] | None:
    pattern, reader = family.read[match.lastgroup or ""]
    read = pattern.match(text, match.start())
    naming = read and reader(read)
    return (read.start(), read.end(), naming) if read and naming else None
