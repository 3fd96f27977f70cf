"""When a document was published, where the reader of it was not told: by a dateline in its head or by its file's name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from etl.calendar_words import month_number, names
from etl.extract.grammar.passages import Sentence, split
from etl.extract.time.naming import Days, day_or_none
from etl.extract.time.periods import Period, expressions

HEAD_LENGTH = 4000  # characters that hold the head of a document
HEAD = 12  # sentences in which a dateline is looked for
LONGEST_LINE = 100  # characters of a line that may be a dateline
LONGEST_DATE = 40  # characters of a date behind its label
LONGEST_WEEKDAY = 14  # characters that may stand between the two
MOST_WORDS = 12  # words of such a line
MOST_WORDS_POSTED = 18  # words of one that says who posted it when


def told_by(name: str, text: str) -> Days | None:
    """The first and last day on which a text may have been published, by its dateline or by its file's name, or None."""
    head = split(text[:HEAD_LENGTH])
    return dateline(head) or in_name(name) or titled(head)


def dateline(sentences: Sequence[Sentence]) -> Days | None:
    """The day of publication that a document's head states in a line of its own or before its first words, or None."""
    labelled = max(_labelled(sentences[:HEAD]), default=None)
    if labelled:
        return labelled, labelled
    days = list(_datelines(sentences[:HEAD]))
    alone = next((day for day, is_alone in days if is_alone and day >= days[0][0]), None)
    day = alone or (days[0][0] if days else None)
    return (day, day) if day else None


def _labelled(sentences: Sequence[Sentence]) -> Iterator[date]:
    """The days that the head calls those of publication: "Data collected: 3 to 9 May 2017 Publication: 20 May 2017"."""
    for sentence in sentences:
        for label in _LABEL.finditer(sentence.text):
            found = expressions(sentence.text[label.end() : label.end() + LONGEST_DATE])
            if found and found[0].char_start < LONGEST_WEEKDAY and (day := _single_day(found[0])):
                yield day


def _single_day(period: Period) -> date | None:
    """The day that a period is, if its words name it with its year."""
    return period.end if period.accuracy == "day" and period.start == period.end else None


def _datelines(sentences: Sequence[Sentence]) -> Iterator[tuple[date, bool]]:
    """The days of the lines that may be datelines, and whether the line or column holds nothing else."""
    for sentence in sentences:
        if not _ANY_YEAR.search(sentence.text):
            continue
        if wired := _wired(sentence.text):
            yield wired, True
            continue
        for line in _lines(sentence.text):
            if day := _day_of_line(line):
                yield day, _ALONE.match(line) is not None


def titled(sentences: Sequence[Sentence]) -> Days | None:
    """The month or months that a heading of a document's head names alone: "Harbour Region: May - June 2019"."""
    for sentence in sentences[:HEAD]:
        if sentence.role != "heading" or not _ANY_YEAR.search(sentence.text):
            continue
        for line in _lines(sentence.text):
            found = expressions(line)
            if len(found) == 1 and found[0].accuracy == "month" and found[0].start and found[0].end:
                return found[0].start, found[0].end
    return None


def _wired(text: str) -> date | None:
    found = (period for period in expressions(text[:LONGEST_LINE]) if is_wired(text, period))
    return next((period.end for period in found if period.end), None)


def _lines(text: str) -> Iterator[str]:
    """The lines and columns of a head that may hold nothing but a date and a name."""
    for line in map(_without_hour, _DIVIDER.split(text)):
        most = MOST_WORDS_POSTED if _POSTED.match(line) else MOST_WORDS
        if len(line) <= LONGEST_LINE and not line.endswith((".", "!", "?")) and len(line.split()) <= most:
            yield line


def _without_hour(line: str) -> str:
    return _HOUR_AT_END.sub("", line)


def _day_of_line(line: str) -> date | None:
    found = expressions(line) if _ANY_YEAR.search(line) and not _OF_END.search(line) else []
    return found[0].end if len(found) == 1 and found[0].accuracy == "day" else None


def is_wired(text: str, period: Period) -> bool:
    """Tell whether a time is that of a wire's dateline: "GENEVA, 3 May 2017 (Agency) - "."""
    return (
        period.accuracy == "day"
        and period.shape == "at"
        and bool(_WIRE_BEFORE.match(text[: period.char_start]) and _WIRE_AFTER.match(text, period.char_end))
    )


_WIRE_BEFORE = re.compile(
    r"(?!(?:On|In|At|By|During|Overnight)\b)[A-Z][A-Za-z.’' /-]+(?:, [A-Z][A-Za-z.’' ]+)?,? (?:\([A-Za-z ]+\) ?[-–—]? ?)?\Z"
)
_WIRE_AFTER = re.compile(r",? ?(?:\([A-Za-z .]+\))? ?(?:[-–—]+|:) ")
_DIVIDER = re.compile(r"\n|\s*[|•·]\s*|\s{3,}")
_HOUR_AT_END = re.compile(r",? (?:at )?\d\d?[:.]\d\d ?[ap]\.m\.\Z")
_LABEL = re.compile(
    r"\b(?:Publication(?: [Dd]ate)?|Date of (?:[Pp]ublication|[Ii]ssue|[Rr]elease)|(?:Issue|Release|Report)(?:d| [Dd]ate)?|Published|Posted|(?:Last )?[Uu]pdated"
    r"|[Ll]aunched(?=:))(?: on)?:? "
)
_OF_END = re.compile(r"\b(?:[Ee]nds?|[Ee]nd date|[Cc]losing|[Dd]eadline|[Ee]xpires?|[Vv]alid|[Nn]ext)\b")
_POSTED = re.compile(r"(?:Posted|Published|Updated|Last updated|Issued|Released|Written|By|Date)\b")
_ALONE = re.compile(
    r"(?:(?:Date|Published|Issued|Posted|Updated):? (?:on )?)?(?:[A-Z][a-z]+day,? )?(?:\d\d?(?:st|nd|rd|th)? [A-Z][a-z]+\.?,? \d{4}"
    r"|[A-Z][a-z]+\.? \d\d?(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d\d-\d\d|\d\d?[/.]\d\d?[/.]\d{4})(?:[ ,]+\d\d?[:.]\d\d[\w ().]*)?\Z"
)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = re.compile(rf"(?<!\d){_YEAR}[-_. ]?(?P<month>0\d|1[0-2])[-_. ]?(?P<day>[0-3]\d)(?!\d)")
_NAMED_MONTH = re.compile(rf"(?<![a-z])(?P<name>{names('months', 'short_months')})[-_. ]?{_YEAR}(?!\d)", re.IGNORECASE)
_MONTH = re.compile(rf"(?<![0-9a-z]){_YEAR}[-_](?P<month>0\d|1[0-2])(?![0-9])", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<![0-9a-z]){_YEAR}(?![0-9a-z])", re.IGNORECASE)


def in_name(name: str) -> Days | None:
    """The first and last day that a date in a file's name allows ("20210208_note.pdf", "sitrep_feb2017.txt"), or None."""
    found = _DAY.search(name)
    day = found and day_or_none(int(found["year"]), int(found["month"]), int(found["day"]))
    if day:
        return day, day
    if found := _NAMED_MONTH.search(name):
        return _months(int(found["year"]), month_number(found["name"]))
    if found := _MONTH.search(name):
        return _months(int(found["year"]), int(found["month"]))
    if found := _BARE_YEAR.search(name):
        return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)
    return None


def _months(year: int, month: int) -> Days | None:
    return (date(year, month, 1), date(year, month, monthrange(year, month)[1])) if 1 <= month <= 12 else None
