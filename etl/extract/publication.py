"""When a document was published, where the reader of it was not told: by a dateline in its head or by its file's name."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from etl.extract.calendar_words import MONTHS, Days, day_or_none
from etl.extract.passages import Sentence, split
from etl.extract.periods import Period, expressions

HEAD_LENGTH = 4000  # characters that hold the head of a document
HEAD = 12  # sentences in which a dateline is looked for
LONGEST_LINE = 100  # characters of a line that may be a dateline
MOST_WORDS = 10  # words of such a line


def told_by(name: str, text: str) -> Days | None:
    """The first and last day on which a text may have been published, by its dateline or by its file's name, or None."""
    return dateline(split(text[:HEAD_LENGTH])) or in_name(name)


def dateline(sentences: Sequence[Sentence]) -> Days | None:
    """The day of publication that a document's head states in a line of its own or before its first words, or None."""
    for sentence in sentences[:HEAD]:
        if not _ANY_YEAR.search(sentence.text, 0, LONGEST_LINE):
            continue
        wired = next(
            (period for period in expressions(sentence.text[:LONGEST_LINE]) if is_wired(sentence.text, period)), None
        )
        if wired and wired.end:
            return wired.end, wired.end
        if len(sentence.text) > LONGEST_LINE or sentence.text.endswith((".", "!", "?")):
            continue
        found = expressions(sentence.text)
        if len(found) == 1 and found[0].accuracy == "day" and found[0].end and len(sentence.text.split()) <= MOST_WORDS:
            return found[0].end, found[0].end
    return None


def is_wired(text: str, period: Period) -> bool:
    """Tell whether a time is that of a wire's dateline: "GENEVA, 3 May 2017 (Agency) - "."""
    return bool(_WIRE_BEFORE.match(text[: period.char_start]) and _WIRE_AFTER.match(text, period.char_end))


_WIRE_BEFORE = re.compile(r"[A-Z][A-Za-z.’' /-]+(?:, [A-Z][A-Za-z.’' ]+)?,? (?:\([A-Za-z ]+\) ?[-–—]? ?)?\Z")
_WIRE_AFTER = re.compile(r",? ?(?:\([A-Za-z .]+\))? ?(?:[-–—]+|:) ")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = re.compile(rf"(?<!\d){_YEAR}[-_. ]?(?P<month>0\d|1[0-2])[-_. ]?(?P<day>[0-3]\d)(?!\d)")
_NAMED_MONTH = re.compile(rf"(?<![a-z])(?P<name>{'|'.join(MONTHS)})[a-z]*[-_. ]?{_YEAR}(?!\d)", re.IGNORECASE)
_MONTH = re.compile(rf"(?<![0-9a-z]){_YEAR}[-_](?P<month>0\d|1[0-2])(?![0-9])", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<![0-9a-z]){_YEAR}(?![0-9a-z])", re.IGNORECASE)


def in_name(name: str) -> Days | None:
    """The first and last day that a date in a file's name allows ("20210208_note.pdf", "sitrep_feb2017.txt"), or None."""
    found = _DAY.search(name)
    day = found and day_or_none(int(found["year"]), int(found["month"]), int(found["day"]))
    if day:
        return day, day
    if found := _NAMED_MONTH.search(name):
        return _months(int(found["year"]), MONTHS.index(found["name"].lower()) + 1)
    if found := _MONTH.search(name):
        return _months(int(found["year"]), int(found["month"]))
    if found := _BARE_YEAR.search(name):
        return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)
    return None


def _months(year: int, month: int) -> Days | None:
    return (date(year, month, 1), date(year, month, monthrange(year, month)[1])) if 1 <= month <= 12 else None
