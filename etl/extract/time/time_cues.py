"""The words by which a sentence shows what a time in it is: that of an event, a statement, a plan, a count or a report.

Knows one sentence and its periods, and nothing of a document.
"""

from __future__ import annotations

import re

from etl import lexicons
from etl.calendar_words import FULL_MONTH, MONTH, SHORT_MONTH
from etl.extract.time.naming import ONE_DAY
from etl.extract.time.periods import Period
from etl.extract.time.publication import is_wired

SPEECH = (
    r"(?:said|says|saying|told|estimated|warned|(?<!were )(?<!was )(?<!been )reported|announced|stated|added|tweeted|noted|predicted|insisted|claimed|acknowledged|testified|wrote|posted|revealed"
    r"|issued|published|released|statement|report|bulletin|sitrep|newsletter|communiqué|press release|figures|data|interview|briefing|(?<!was )(?<!were )(?<!been )(?:declared|confirmed)|update|article)"
)
SAID_WHEN = re.compile(
    SPEECH + r"(?: (?:[A-Z][\w’'.-]*|reporters|journalists|to|late|early|earlier|again|a|news|conference|briefing"
    r"|the|by|here|dated|on|in|of|at|for|last|and|media))*,? ?$"
    r"|\b(?<!were )(?<!was )(?<!been )(?:told|informed|briefed) (?!that\b|to\b)(?:[\w’'.-]+ (?!that\b)){1,6}(?:on |late |early )*$"
)
THEN_SAID = re.compile(
    r",? (?:said|told|announced|reported|confirmed|estimated|warned|put|declared|revealed|showed|stated)\b"
)
PUT_OUT = re.compile(r"\b(?:published|released|issued|posted|compiled) by [^,;:]{1,90} (?:on|in|late|early)(?: the)? $")
# "figures last updated in March put the number at 300": it was so then
OF_DATA = re.compile(
    r"\b(?:updated|dating|collected|gathered)(?: back)? (?:in|on|from|to)(?: the)? \Z|\b(?:[Ff]igures|[Dd]ata|[Nn]umbers|[Ss]tatistics|[Cc]ensus|[Ss]urvey) (?:from|for)(?: the)? \Z"
)
IN_CITATION = re.compile(
    r"\((?!(?:It|That|This) was\b)(?:[^()]{0,160}[;,(] ?)?(?:[A-Z][\w&.’' -]{1,60},? )$|\([A-Z][^()]{0,160}\d; ?$"
)
DIGITS = re.compile(r"(?<![\d/-])(\d\d?)[/-](\d\d?)[/-](?:19|20)\d\d(?!\d)")
YEAR = re.compile(r"[12][90]\d\d")
ROW_MONTH = re.compile(rf"\W*(?P<month>{MONTH})(?:[ -](?P<year>(?:19|20)\d\d))?(?=\s{{2}}|\s*[|\t]|\s\()")
MONTH_ALONE = re.compile(rf"{FULL_MONTH}(?: (?:19|20)\d\d)?|{SHORT_MONTH}\.? (?:19|20)\d\d")
# the title of a report, which covers the days or the month that it names
REPORT_NAME = re.compile(
    r"\b(?:[Ww]eekly|WEEKLY|[Mm]onthly|MONTHLY|[Qq]uarterly|[Ss]ituation [Rr]eport|SITUATION REPORT|[Ss]it[Rr]ep|SITREP|[Uu]pdate|UPDATE"
    r"|[Bb]ulletin|BULLETIN|[Ss]napshot|SNAPSHOT|[Dd]ashboard|DASHBOARD|[Ff]act ?sheet|[Oo]verview|OVERVIEW)\b"
)
# when a site was made is not when people are in it
SITE_MADE = re.compile(
    r"\b(?:open(?:ed)?|built|rebuilt|established|founded|set up|created|constructed|inaugurated|erected|laid out|designed|planned)"
    r"(?: back)? (?:on|in|since|around|about)(?: the)?(?: early| late)? \Z"
)
HEAD = re.compile(r"[\s\W]*$")
HEAD_MARK = re.compile(r"\s*[–—:-]\s")
PLANNED = re.compile(
    r"\b(?:will(?! be (?:recalled|remembered))|would|due to|(?:planned|scheduled|slated) (?:to|for)|expected to|set to|(?:is|are) to|going to"
    r"|(?:plan|hope|aim|intend)s? to)\b(?! have\b)[^,;.:]*\Z"
)
COUNT_MADE = re.compile(
    r"\b(?:[Aa]ssessment|[Ss]urvey|[Rr]ound|[Cc]ensus|[Ee]xercise|[Cc]ount|[Rr]egistration|[Dd]ata(?: collection)?|[Ii]nterviews)\b[^.;]{0,60}?"
    r"\b(?:carried out|conducted|undertaken|took place|taken|made|held|collected|completed|ran|covers|covered)\b"
    r"|\b[Dd]ata collection(?: period| dates?)?\s*[:|–-]|\b(?:enumerators|teams|surveyors|field staff)\b[^.;]{0,20}\b(?:interviewed|visited|surveyed)\b"
)
COUNTED = re.compile(
    r"\b(?:were|was|are|been) (?:\w+ly )?(?:identified|recorded|counted|enumerated|registered|assessed|found|estimated|tracked)\b"
    r"|\b(?:[Tt]hey|[Tt]he (?:round|survey|assessment|exercise|census|count|registration)|[Ee]numerators|[Tt]eams|DTM) (?:\w+ly )?"
    r"(?:identified|counted|enumerated|registered|recorded|tracked|found)\b"
    r"|\A(?:Of|Among) (?:the (?:displaced|IDPs|returnees|families)|these|them)\b"
)
OTHER_COUNT = re.compile(
    r"\b(?:previous|last|earlier|preceding|prior|former) (?:\w+ )?(?:round|survey|count|assessment|census)\b"
)
BREAKDOWN = re.compile(
    r"(?:(?:This|These|They|It|That|The (?:total|figure)) (?:includes?|comprises?|included)|(?:Of|Among) (?:these|them|those|whom|the total)"
    r"|(?:Half|Most|Many|Some|More than half) of (?:these|them|those))\b"
)
SAME_REPORT = re.compile(r"(?:The|This) (?:report|study|survey|assessment|statement|update|bulletin)\b")
EVENT_WORD = re.compile(
    r"\b(?:kill|injur|wound|dead\b|died?\b|deaths?\b|displace|fle[ed]|forced|evacuat|homeless|casualt|missing|lost their lives|drown|perish|bodies|rescue|swept|buried)"
)
ACCUMULATED = re.compile(
    r"(?: [\w’'-]+){0,3}? (?:has|have|had) (?:[\w-]+ )?(?:been )?(?:[\w-]+ )?[\w-]+(?:ed|en|ft|ost|ied|lt|one)\b(?! (?:displaced|homeless)\b)"
)
OF_FIGURES = re.compile(
    r"\b(?:figures|numbers|statistics|deaths|casualties|displacements?|arrivals|returns|movements)\b", re.IGNORECASE
)
REPORTING = re.compile(
    r"\b(?:[Rr]eporting|REPORTING|[Rr]eview) (?:[Pp]eriod|PERIOD|[Mm]onth|[Ww]eek|[Qq]uarter|[Dd]ates?\b)|\b[Pp]eriod (?:covered|of report|under review)|\b(?:covers|covering) (?:the period|developments|events)\b"
    r"|\b[Dd]ata (?:collected|collection(?: period| dates?)?)\s*[:|–-]"
)
SUDDEN = ("quake", "attack", "blast", "strike", "fire", "landslide", "accident", "eviction")  # over within the day
CASUALTY = re.compile(
    r"\b(?:kill|died?\b|deaths?\b|dead\b|lost their lives|injur|wound|hurt\b|burns\b|burned\b|hospitali|drown|perish|bodies|missing\b)"
)
PRONOUN = re.compile(
    r"[(“\"]?(?:It|This|That) (?:[a-z]+ )?(?:killed|left|displaced|claimed|injured|made|destroyed|forced|drove|cost|uprooted|caused)\b"
)
OF_THEM = re.compile(r"\bof (?:them|these|those)\b")
OF_CASUALTIES = re.compile(
    r"\b[Oo]f the (?:dead|deaths|killed|wounded|injured|victims|casualties|fatalities|arrivals|returnees)\b"
)
OF_WHICH = re.compile(r" ?of whom\b")
OF_COUNT = re.compile(r"\b(?:count|headcount|census|survey|registration|tally)\b[^,;.]{0,12}\Z")
RECORD = re.compile(
    r"\b(?:[Tt]he|its|their) (?:\w+ ){0,2}?(?:worst|first|most \w+|(?!lat|near|prot|inter|arr|requ|for|rest\b|west\b)\w+est)\b[^,;:.\d]{0,40} since (?:the )?\Z"
)
COMPARED = re.compile(
    r"\b(?:than|as many as|as much as|against|compared (?:with|to)|(?:up|down) from|versus)(?: [\d,.]+)?(?: in| on| the| for)* \Z"
)
STATE = re.compile(r"\b(?:are|is|were|was|remain(?:s|ed)?|have been|been|who) (?:\w+ )?(?:\w+ing)\b")
SINCE_THEN = re.compile(r"\b(?:has|have|had) since\b|\bever since\b")
NOW = re.compile(
    r"\b(?:now|currently|today|at present)\b|\bha(?:s|ve) (?:since |now )?(?:fallen|risen|grown|dropped|shrunk|climbed|swollen|swelled|increased|decreased|declined) to\b"
)
HAVE_SINCE = re.compile(r"(?: \w+)? ha(?:s|ve) (?:since |now |already )?(?:returned|come back|gone (?:back|home))\b")
PRESENT = re.compile(r"\b(?:have|has|are|is|remains?|currently|so far|to date|now)\b")
SO_FAR = re.compile(r"\b(?:so far|to date|as yet)\b")
PAST_OR_POSSIBLE = re.compile(r"\b(?:had|could|may|might|would|will|was|were)\b")
TOOK_PLACE = re.compile(
    r"; (?:this|that|it|they|all|most|both|the (?:\w+ ){1,4}?(?:took|happened|occurred|began|was|were|came|dates?)\b)[^;\d]*?(?=\d|$)"
)
BEGINS = re.compile(r"\b(?:beg[iau]n|start|launch|erupt|br[eo]ke out)")


def heads_figures(text: str, period: Period) -> bool:
    """Tell "as of 3 May", "5 to 11 June" and "Key figures, June 2019" from what may be the time of publication."""
    if text.rstrip().endswith("."):  # a sentence of a list
        return False
    if period.shape == "as_of" or (period.accuracy == "day" and period.start != period.end):
        return True
    return period.accuracy != "day" and OF_FIGURES.search(text) is not None


def as_of_now(text: str, start: int, end: int, before: Period) -> Period | None:
    """Let go of a time before the number where it is told as of now, or goes on since that time: "in 2015, and now 300"."""
    if before.char_end > start or before.shape not in ("at", "between"):
        return before
    between = text[before.char_end : start]
    if "since" in between and SINCE_THEN.search(between):
        return from_then(before) or before
    return None if NOW.search(between) or HAVE_SINCE.match(text, end) else before


def is_present(text: str) -> bool:
    """Tell what "has happened" or "is so" from what was or may be; "so far" reaches the present in any tense."""
    return bool(SO_FAR.search(text) or (PRESENT.search(text) and not PAST_OR_POSSIBLE.search(text)))


def lies_ahead(text: str, period: Period) -> bool:
    """Tell the time of a plan ("was due to open on 3 May") from that of what happened."""
    return period.shape != "since" and bool(PLANNED.search(text, max(0, period.char_start - 80), period.char_start))


def is_of_site(text: str, period: Period) -> bool:
    """Tell the time at which a camp was made: "opened in 2014", "built in 1995"."""
    return SITE_MADE.search(text, max(0, period.char_start - 40), period.char_start) is not None


def is_compared(text: str, period: Period) -> bool:
    """Tell the time that something is compared with: "more than in March", "down from 900 in May"."""
    return COMPARED.search(text, max(0, period.char_start - 40), period.char_start) is not None


def is_of_record(text: str, period: Period) -> bool:
    """Tell the time since which nothing has been so bad: "the worst floods since 1998"."""
    return (
        period.shape == "since" and RECORD.search(text, max(0, period.char_start - 60), period.char_start) is not None
    )


def is_aside(text: str, period: Period) -> bool:
    """Tell the time of a statement, a site's making or an earlier record from that of an event."""
    return is_said(text, period) or is_of_site(text, period) or is_of_record(text, period)


def is_said(text: str, period: Period) -> bool:
    """Tell the time of a statement ("said on Tuesday", "(OCHA, 3 May 2017)") from that of an event or of some data."""
    before = text[max(0, period.char_start - 120) : period.char_start]
    if OF_DATA.search(before):
        return False
    if SAID_WHEN.search(before) or PUT_OUT.search(before) or ("(" in before and IN_CITATION.search(before)):
        return True
    if THEN_SAID.match(text, period.char_end):
        return True
    return period.char_start < 60 and is_wired(text, period)


def is_entry_head(text: str, period: Period) -> bool:
    """Tell whether the date opens an entry of a chronicle: "3 July 2016 – A bomb ..."."""
    return bool(HEAD.match(text[: period.char_start]) and HEAD_MARK.match(text, period.char_end))


def is_sudden(text: str) -> bool:
    """Tell whether a sentence tells of what is over within the day: those killed by it were killed then."""
    return lexicons.pattern("events", *SUDDEN, "deeds").search(text.lower()) is not None


def is_same_day(before: str, text: str, start: int, end: int) -> bool:
    """Tell "A truck overturned on 3 May. Five people died" from what went on for longer."""
    return is_casualty(text, start, end) and is_sudden(before)


def is_of_them(text: str, end: int) -> bool:
    """Tell whether the number that ends at `end` goes on about those, or about the event, told before."""
    return bool(PRONOUN.match(text) or OF_THEM.search(text) or OF_CASUALTIES.search(text) or OF_WHICH.match(text, end))


def is_casualty(text: str, start: int, end: int) -> bool:
    """Tell whether the number at `text[start:end]` counts people who were killed or hurt."""
    return CASUALTY.search(text, max(0, start - 60), end + 60) is not None


def is_of_count(text: str, period: Period) -> bool:
    """Tell the time of a count that a sentence mentions beside its event: "at the last count on 3 May"."""
    return OF_COUNT.search(text, max(0, period.char_start - 40), period.char_start) is not None


def tells_event(text: str, start: int, end: int) -> bool:
    """Tell whether the number at `text[start:end]` counts whom something befell, and not who is in some state."""
    around = text[max(0, start - 90) : end + 60]
    return bool(EVENT_WORD.search(around)) and not STATE.search(text, end, end + 40)


def from_then(period: Period) -> Period | None:
    """The days told before, or from the one day of an event on: when exactly, the later sentence does not say."""
    if not period.start or period.accuracy != "day" or period.shape not in ("at", "between", "since"):
        return None
    if period.shape != "since" and period.end and period.end - period.start > ONE_DAY:
        return period
    return period._replace(end=None, shape="since", basis=f"since the event told before: {period.basis}")
