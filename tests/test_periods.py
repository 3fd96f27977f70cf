"""Expressions of time: the days that each stands for, and which of them a number is about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.grammar import passages
from etl.extract.time.chronology import Chronology
from etl.extract.time.periods import expressions
from etl.extract.time.publication import dateline, in_name, titled

WEDNESDAY = (date(2017, 3, 1), date(2017, 3, 1))
FEBRUARY = (date(2017, 2, 1), date(2017, 2, 28))

# how time is named, a sentence that does so, the first day, the last day; read in a text of Wednesday 1 March 2017
NAMED = [
    ("day month year", "They left on 17 October 2016.", "2016-10-17", "2016-10-17"),
    ("month day, year", "They left on October 17, 2016.", "2016-10-17", "2016-10-17"),
    ("ordinal day", "They left on the 3rd of January 2017.", "2017-01-03", "2017-01-03"),
    ("short month", "They left on Jan. 3, 2017.", "2017-01-03", "2017-01-03"),
    ("capital month", "AS OF 3 FEBRUARY 2017", None, "2017-02-03"),
    ("first half of a month", "They left in the first half of January.", "2017-01-01", "2017-01-15"),
    ("second half of a month", "They left in the second half of February.", "2017-02-16", "2017-02-28"),
    ("first weeks of a month", "They left in the first two weeks of January.", "2017-01-01", "2017-01-14"),
    ("last days of a month", "They left in the last ten days of January.", "2017-01-22", "2017-01-31"),
    ("last week of a month", "They left in the last week of January.", "2017-01-25", "2017-01-31"),
    ("a holiday", "They left on Christmas Day.", "2016-12-25", "2016-12-25"),
    ("a holiday with its year", "They left on New Year's Eve 2015.", "2015-12-31", "2015-12-31"),
    ("ago at the front", "Two days ago they left.", "2017-02-27", "2017-02-27"),
    ("ISO date", "Updated 2017-02-26 by hand.", "2017-02-26", "2017-02-26"),
    ("digits that cannot be a month", "The raid of 29/01/2017 ended.", "2017-01-29", "2017-01-29"),
    ("American digits", "The raid of 01/29/2017 ended.", "2017-01-29", "2017-01-29"),
    ("digits, day like month", "The raid of 02/02/2017 ended.", "2017-02-02", "2017-02-02"),
    ("day without year, past", "They left on 17 October.", "2016-10-17", "2016-10-17"),
    ("day without year, this year", "They left on February 21.", "2017-02-21", "2017-02-21"),
    ("day of publication", "They left on 1 March.", "2017-03-01", "2017-03-01"),
    ("29 February", "They left on 29 February.", "2016-02-29", "2016-02-29"),
    ("month", "They left in January.", "2017-01-01", "2017-01-31"),
    ("month of last year", "They left in October.", "2016-10-01", "2016-10-31"),
    ("month and year", "They left in April 2015.", "2015-04-01", "2015-04-30"),
    ("May after a preposition", "They may flee in May.", "2016-05-01", "2016-05-31"),
    ("early month", "They left in early February.", "2017-02-01", "2017-02-10"),
    ("mid month with a hyphen", "They left in mid-February.", "2017-02-11", "2017-02-20"),
    ("late month", "They left in late October.", "2016-10-21", "2016-10-31"),
    ("end of a month", "It was calm at the end of January.", "2017-01-21", "2017-01-31"),
    ("week of a month", "They left in the second week of February.", "2017-02-08", "2017-02-14"),
    ("year", "They left in 2015.", "2015-01-01", "2015-12-31"),
    ("early year", "They left in early 2016.", "2016-01-01", "2016-04-30"),
    ("half of a year", "The first half of 2016 was calm.", "2016-01-01", "2016-06-30"),
    ("quarter of a year", "The third quarter of 2016 was calm.", "2016-07-01", "2016-09-30"),
    ("short quarter", "Arrivals in Q4 2016 fell.", "2016-10-01", "2016-12-31"),
    ("first months of a year", "In the first three months of 2016 they left.", "2016-01-01", "2016-03-31"),
    ("days of one month", "They left on 17-19 October.", "2016-10-17", "2016-10-19"),
    ("American days of one month", "October 17-19, 2016: they left.", "2016-10-17", "2016-10-19"),
    ("between days of one month", "Between 3 and 7 February they left.", "2017-02-03", "2017-02-07"),
    ("between days of two months", "Between 17 October and 16 February they left.", "2016-10-17", "2017-02-16"),
    ("from day to day", "From 28 December to 3 January they left.", "2016-12-28", "2017-01-03"),
    ("the year stands once", "Between January and June 2016 they left.", "2016-01-01", "2016-06-30"),
    ("months with a dash", "January–March 2016 was calm.", "2016-01-01", "2016-03-31"),
    ("a day and a month with a dash", "[1st Jan - Feb 2016, report]", "2016-01-01", "2016-02-29"),
    ("end of a month with a hyphen", "It was shut by end-January.", None, "2017-01-31"),
    ("into the next year", "From October 2016 to February they left.", "2016-10-01", "2017-02-28"),
    ("two months side by side", "They left in August and September.", "2016-08-01", "2016-09-30"),
    ("between years", "Between 2014 and 2016 they left.", "2014-01-01", "2016-12-31"),
    ("years with a dash", "The war of 2014-2016 ended.", "2014-01-01", "2016-12-31"),
    ("from Monday to Wednesday", "From Monday to Wednesday they left.", "2017-02-27", "2017-03-01"),
    ("days from a day", "In the five days from 29 December they left.", "2016-12-29", "2017-01-02"),
    ("week to a day", "In the week ending 26 February they left.", "2017-02-20", "2017-02-26"),
    ("since a day", "Since 17 October they leave.", "2016-10-17", "2017-03-01"),
    ("since a month", "Since January they leave.", "2017-01-01", "2017-03-01"),
    ("since a year", "Since 2014 they leave.", "2014-01-01", "2017-03-01"),
    ("what began on a day", "The raid, which began on 17 October, goes on.", "2016-10-17", "2017-03-01"),
    ("from a day on", "The phase from 19 February was hard.", "2017-02-19", "2017-03-01"),
    ("since the start of the year", "Since the start of the year they leave.", "2017-01-01", "2017-03-01"),
    ("so far this year", "So far this year they leave.", "2017-01-01", "2017-03-01"),
    ("as of a day", "As of 26 February they stay.", None, "2017-02-26"),
    ("by a day", "By 21 February they had left.", None, "2017-02-21"),
    ("until the end of a month", "It was shut until the end of November 2016.", None, "2016-11-30"),
    ("before a day", "They had left before 17 October.", None, "2016-10-16"),
    ("weekday", "They left on Tuesday.", "2017-02-28", "2017-02-28"),
    ("weekday of publication", "They left on Wednesday.", "2017-03-01", "2017-03-01"),
    ("last weekday of publication", "They left last Wednesday.", "2017-02-22", "2017-02-22"),
    ("last weekday", "They left last Tuesday.", "2017-02-28", "2017-02-28"),
    ("weekday morning", "They left on Monday morning.", "2017-02-27", "2017-02-27"),
    ("today", "They left today.", "2017-03-01", "2017-03-01"),
    ("yesterday", "They left yesterday.", "2017-02-28", "2017-02-28"),
    ("overnight", "They left overnight.", "2017-02-28", "2017-03-01"),
    ("over the past week", "They left over the past week.", "2017-02-22", "2017-03-01"),
    ("in the last hours", "They left in the last 48 hours.", "2017-02-27", "2017-03-01"),
    ("in the past days", "They left in the past three days.", "2017-02-26", "2017-03-01"),
    ("over the past months", "They left over the past two months.", "2017-01-01", "2017-03-01"),
    ("last week", "They left last week.", "2017-02-20", "2017-02-26"),
    ("the previous week", "Fewer left the previous week.", "2017-02-20", "2017-02-26"),
    ("this week", "They left this week.", "2017-02-27", "2017-03-01"),
    ("last month", "They left last month.", "2017-02-01", "2017-02-28"),
    ("this month", "They left this month.", "2017-03-01", "2017-03-01"),
    ("last year", "They left last year.", "2016-01-01", "2016-12-31"),
    ("weekend", "They left over the weekend.", "2017-02-25", "2017-02-26"),
    ("days ago", "They left two days ago.", "2017-02-27", "2017-02-27"),
    ("months ago", "They left three months ago.", "2016-12-01", "2016-12-31"),
    ("from one day to another of a month", "They left from 10 to 15 February.", "2017-02-10", "2017-02-15"),
    ("from one day to another, American", "They left from February 10 to 15.", "2017-02-10", "2017-02-15"),
    ("year of an event", "In the 2004 deluge they left.", "2004-01-01", "2004-12-31"),
    ("year of an event, with an adjective", "They left in the terrible 2011 river floods.", "2011-01-01", "2011-12-31"),
    ("since the year of an event", "Since the 2014 invasion they leave.", "2014-01-01", "2017-03-01"),
    ("day of an unnamed month", "They left on the 15th, at dawn.", "2017-02-15", "2017-02-15"),
    ("weekday and day", "They left on Monday, 20 February 2017.", "2017-02-20", "2017-02-20"),
    ("weekday and day, American", "They left by Monday, February 20.", None, "2017-02-20"),
    ("as of an hour", "As of 6 a.m. today they stay.", None, "2017-03-01"),
    ("before the end of a year", "They had left before the end of 2015.", None, "2015-12-31"),
    ("from an evening to a day", "Between the evening of 10 February and 13 February they left.", "2017-02-10", "2017-02-13"),
    ("so far in a year", "So far in 2017, many left.", "2017-01-01", "2017-03-01"),
    ("a year so far", "In 2017 so far, many left.", "2017-01-01", "2017-03-01"),
    ("last year's event", "Last year's floods drove them out.", "2016-01-01", "2016-12-31"),
    ("hours to a day", "In the 48 hours to 12 February they left.", "2017-02-11", "2017-02-12"),
    ("a month ago, first in its sentence", "A month ago they left.", "2017-02-01", "2017-02-28"),
    ("by the end of the year", "They left by the end of the year.", None, "2017-12-31"),
    ("a word broken at the line's end", "They left in Octo-\nber 2016.", "2016-10-01", "2016-10-31"),
    ("broken line", "They left on 17\nOctober 2016.", "2016-10-17", "2016-10-17"),
]  # fmt: skip

# what looks like a time and is none, or is one that nobody could date
NOT_NAMED = [
    ("the verb may", "More people may flee the town."),
    ("the verb march", "They march for two hours."),
    ("a first name", "June Osborne met April Smith."),
    ("a count in the thousands", "Of 2,017 people 1,950 stayed."),
    ("a count like a year", "Between 2000 and 2015 people stayed."),
    ("a decade", "In the 1990s they stayed."),
    ("a season", "They stayed in the summer of 2016."),
    ("ambiguous digits", "The raid of 10/03/2017 ended."),
    ("no such day", "They left on 31 February."),
    ("a count of victims", "They met 2,004 flood victims."),
    ("a count of victims like a year", "They met 2004 flood victims."),
    ("an ordinal of something else", "They met on the 15th floor."),
    ("a price", "It cost $17 March or no March."),
]

NEEDS_PUBLICATION = [
    "They left on Tuesday.",
    "They left on 17 October.",
    "They left last week.",
    "They left on the 15th.",
    "They left yesterday.",
]


def days(sentence, published=WEDNESDAY, **options):
    return [(text(period.start), text(period.end)) for period in expressions(sentence, published, **options)]


def text(day):
    return day and day.isoformat()


@pytest.mark.parametrize(("sentence", "start", "end"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_time_is_read(sentence, start, end):
    assert days(sentence) == [(start, end)]


@pytest.mark.parametrize("sentence", [row[1] for row in NOT_NAMED], ids=[row[0] for row in NOT_NAMED])
def test_what_is_no_time_is_left_alone(sentence):
    assert [period for period in days(sentence) if period != (None, None)] == []


@pytest.mark.parametrize("sentence", NEEDS_PUBLICATION)
def test_nothing_is_guessed_where_publication_is_unknown(sentence):
    assert days(sentence, None) == [(None, None)]


UNCERTAIN = [
    ("every day of publication agrees", "They left on 17 October.", FEBRUARY, ("2016-10-17", "2016-10-17")),
    ("the last year but one", "They left last year.", FEBRUARY, ("2016-01-01", "2016-12-31")),
    ("the stretch is short", "They left on 21 February.", FEBRUARY, ("2017-02-21", "2017-02-21")),
    ("the weekday depends on the day", "They left on Tuesday.", FEBRUARY, (None, None)),
    ("last month depends on the month", "They left last month.", (date(2017, 1, 20), date(2017, 2, 3)), (None, None)),
    ("a whole year", "They left on 21 February.", (date(2017, 1, 1), date(2017, 12, 31)), (None, None)),
    ("as of is said soon after", "As of 21 February", (date(2017, 1, 1), date(2017, 12, 31)), (None, "2017-02-21")),
]


@pytest.mark.parametrize(("sentence", "published", "expected"), [row[1:] for row in UNCERTAIN], ids=[row[0] for row in UNCERTAIN])  # fmt: skip
def test_publication_may_be_known_as_a_stretch_of_days(sentence, published, expected):
    assert days(sentence, published) == [expected]


AHEAD = [
    ("month", "They could flee in June.", "2017-06-01", "2017-06-30"),
    ("weekday", "They could flee on Friday.", "2017-03-03", "2017-03-03"),
    ("by a month", "They could flee by June.", None, "2017-06-30"),
    ("day of an unnamed month", "They could flee by the 15th.", None, "2017-03-15"),
    ("days to come", "They could flee in the next three months.", "2017-03-01", "2017-06-01"),
    ("since looks back all the same", "Since 17 October they could flee.", "2016-10-17", "2017-03-01"),
]


@pytest.mark.parametrize(("sentence", "start", "end"), [row[1:] for row in AHEAD], ids=[row[0] for row in AHEAD])
def test_projections_look_ahead(sentence, start, end):
    assert days(sentence, ahead=True) == [(start, end)]


def test_the_words_are_where_they_are_said_to_be():
    sentence = "Between 3 and 7 February, and again last week, they left."
    assert [sentence[period.char_start : period.char_end] for period in expressions(sentence, WEDNESDAY)] == [
        "3 and 7 February",
        "last week",
    ]


def test_the_basis_says_how_the_days_follow():
    period = expressions("They left over the past week.", WEDNESDAY)[0]
    assert period.basis == "the week up to the day of publication"
    assert period.accuracy == "week"


# a text, the number in it, the period that the number is about; the text is of Wednesday 1 March 2017
ABOUT = [
    ("the time after it", "In May 90 people left, and 300 people left on 3 February.", "300", "2017-02-03", "2017-02-03"),
    ("the time at the front", "On 3 February, floods in the north drove out 300 people.", "300", "2017-02-03", "2017-02-03"),
    ("one time for two numbers", "Blasts killed 20 and injured 300 on Monday.", "20", "2017-02-27", "2017-02-27"),
    ("a part has its own", "Fighting drove out 900, including 300 over the past week.", "300", "2017-02-22", "2017-03-01"),
    ("the whole does not take its part's", "Fighting drove out 900, including 300 over the past week.", "900", None, None),
    ("each its own", "Some 300 left in January, 200 in December and 100 in November.", "200", "2016-12-01", "2016-12-31"),
    ("when it was said is not when it was", "The ministry said on Tuesday that 300 left.", "300", None, None),
    ("when it was said stands before the verb", "The ministry yesterday said that 300 left.", "300", None, None),
    ("when a report came out", "A report published by the flood ministry of Umbra in January found that 300 left.", "300", None, None),
    ("a total grown since", "They met 300 families, raising the total to 900 since January.", "300", None, None),
    ("an aside between", "Some 300 men, including 20 guards, left on Monday.", "300", "2017-02-27", "2017-02-27"),
    ("a dateline is not when it was", "GENEVA, 28 February 2017 (Agency) - Some 300 men left on Monday.", "300", "2017-02-27", "2017-02-27"),
    ("a citation is not when it was", "Floods drove out 300 people (OCHA, 20 February 2017).", "300", None, None),
    ("has happened until it is said", "Officials said on Tuesday that 300 have left.", "300", None, "2017-02-28"),
    ("is so on the day of publication", "Now 300 people are in the camp.", "300", None, "2017-03-01"),
    ("carried within the paragraph", "On 3 February, clashes broke out. The violence killed 300 people.", "300", "2017-02-03", None),
    ("there", "Rain hit the town on Sunday. There 300 people died.", "300", "2017-02-26", None),
    ("not carried to another paragraph", "On 3 February, clashes broke out.\n\nElsewhere 300 died.", "300", None, None),
    ("an entry of a chronicle", "July 3, 2016 – A bomb went off. At least 300 died.", "300", "2016-07-03", "2016-07-03"),
    ("a total broken down", "As of 20 February 900 people were there. This includes 300 men.", "300", None, "2017-02-20"),
    ("shared with the number before", "A blast shook the town on Monday, killing 20 and injuring 300.", "300", "2017-02-27", "2017-02-27"),
    ("shared behind another number", "The 7.1 quake of the hills in 1983 killed 90 and left 300 homeless.", "300", "1983-01-01", "1983-12-31"),
    ("a rise is not the whole", "In camps live 900 people, a rise of 300 since January.", "900", None, None),
    ("a rise since", "In camps live 900 people, a rise of 300 since January.", "300", "2017-01-01", "2017-03-01"),
    ("what is planned is not when it was", "Two schools that were due to open on 11 February sheltered 300 people.", "300", None, None),
    ("what others will do is not when it was", "Some 300 slept in halls and the rest would be moved on Friday.", "300", None, None),
    ("that day", "On 3 February the river rose.\n\nThat day 300 people died.", "300", "2017-02-03", "2017-02-03"),
    ("during the day", "On Sunday the river rose.\n\nSome 300 people died during the day.", "300", "2017-02-26", "2017-02-26"),
    ("during the month", "In January fighting spread. During the month 300 people came, against 90 in December.", "300", "2017-01-01", "2017-01-31"),
    ("a label is no dateline", "Arrivals in January 2017: 300 people", "300", "2017-01-01", "2017-01-31"),
    ("day in the heading of a box", "Key figures (as of 20 February)\n\n300\npeople fled", "300", None, "2017-02-20"),
    ("a total at the end", "In the past 24 hours 20 people died, bringing the total to 300.", "300", None, None),
    ("by then", "A truce was signed on 4 February. By then 300 people had died.", "300", None, "2017-02-04"),
    ("over the same period", "Between 3 and 17 February 90 people died. Over the same period 300 fled.", "300", "2017-02-03", "2017-02-17"),
    ("no period of that length before", "On 3 February the river rose. During the month 300 people came.", "300", None, None),
    ("when the count was made", "The survey was carried out between 3 and 17 February.\n\nIn total 300 people were identified.", "300", "2017-02-03", "2017-02-17"),
    ("when the data were collected", "Data collected: 3 to 17 February 2017 Publication: 4 March 2017\n\nThey identified 300 displaced people.", "300", "2017-02-03", "2017-02-17"),
    ("the head of a round", "ROUND 4\nData collection period: 3 – 17 February 2017\n\nEnumerators counted 300 displaced people.", "300", "2017-02-03", "2017-02-17"),
    ("a part of those counted", "Data collection: 3 – 17 February 2017\n\nOf the displaced, 300 are in Arzan.", "300", "2017-02-03", "2017-02-17"),
    ("when the teams came", "From 3 to 17 February, teams visited 25 villages. They found 300 displaced people.", "300", "2017-02-03", "2017-02-17"),
    ("another count", "The survey was carried out between 3 and 17 February.\n\nIn the previous round 300 people were identified.", "300", None, None),
    ("since an event dated elsewhere", "The offensive began on 17 October. It was slow.\n\nSince the start of the offensive 300 left.", "300", "2016-10-17", "2017-03-01"),
    ("accumulated since", "Fighting has gone on since 26 January. Over 300 people have been displaced as of 16 February.", "300", "2017-01-26", "2017-02-16"),
    ("accumulated since, in one sentence", "Since 26 January, over 300 people have been displaced as of 16 February.", "300", "2017-01-26", "2017-02-16"),
    ("accumulated since an event", "The floods began on 3 February. By 9 February 300 people had been moved.", "300", "2017-02-03", "2017-02-09"),
    ("a stock has no start", "Fighting has gone on since 26 January. As of 16 February 300 people were in camps.", "300", None, "2017-02-16"),
    ("before a semicolon", "A boat capsized on Tuesday; 300 people drowned.", "300", "2017-02-28", None),
    ("the same evening", "On 3 February the river rose. The same evening 300 people returned.", "300", "2017-02-03", "2017-02-03"),
    ("what is recalled", "It will be recalled that 300 people were killed on 3 February.", "300", "2017-02-03", "2017-02-03"),
    ("the period of a report", "Reporting period: 5 – 11 February 2017\n\nIt rained.\n\nDuring the week 300 people fled.", "300", "2017-02-05", "2017-02-11"),
    ("a list in a report", "Reporting period: 5 – 11 February 2017\n\nMost came from:\n• Arzan (300 HHs)", "300", "2017-02-05", "2017-02-11"),
    ("days in the heading of a list", "Displacement, 5 to 11 February\n\n- Arzan: 300 displaced", "300", "2017-02-05", "2017-02-11"),
    ("a day in a heading may be that of publication", "Flood report, 5 February\n\n- Arzan: 300 displaced", "300", None, None),
    ("since an event that is dated on the spot", "Since the outbreak was declared on 3 February, 300 people died.", "300", "2017-02-03", "2017-03-01"),
    ("a month at the head of a row", "Displaced by month, 2016\n\nJan      200\nFeb      300\n", "300", "2016-02-01", "2016-02-29"),
    ("during the month, not the one compared with", "In February 900 people came, twice as many as in January. It rained. Some 300 died during the month.", "300", "2017-02-01", "2017-02-28"),
    ("a month over a column", "| Indicator | January | February |\n|---|---|---|\n| People displaced | 200 | 300 |\n", "300", "2017-02-01", "2017-02-28"),
    ("a sudden event, and then who died", "On 3 February a truck overturned. Some 300 people lost their lives.", "300", "2017-02-03", "2017-02-03"),
    ("it", "A quake struck in 2016. It killed 300 people.", "300", "2016-01-01", "2016-12-31"),
    ("of them", "In January 900 people came. Floods account for 300 of them.", "300", "2017-01-01", "2017-01-31"),
    ("the same in brackets", "In February 900 people (300 families) came, more than in January, when 90 came.", "300", "2017-02-01", "2017-02-28"),
    ("days alone in a line", "1 – 28 February 2017\n\nIt rained in 2012.\n\nDuring the reporting period 300 people came.", "300", "2017-02-01", "2017-02-28"),
    ("after the number of an item", "4. History: In the disaster of 2016, 300 people died.", "300", "2016-01-01", "2016-12-31"),
    ("a month in the heading of figures", "Key figures, January 2017\n\n- 300 people displaced", "300", "2017-01-01", "2017-01-31"),
    ("since an event that nobody dates", "Since the start of the offensive 300 left.", "300", None, None),
]  # fmt: skip


def about(document, number, published=WEDNESDAY, status="reported"):
    sentences = passages.split(document)
    start = document.index(number)
    index = next(place for place, sentence in enumerate(sentences) if sentence.start <= start < sentence.end)
    period = Chronology(sentences, published).period_for(index, start, start + len(number), status)
    return (text(period.start), text(period.end)) if period else (None, None)


@pytest.mark.parametrize(("document", "number", "start", "end"), [row[1:] for row in ABOUT], ids=[row[0] for row in ABOUT])  # fmt: skip
def test_a_number_is_about_a_time(document, number, start, end):
    assert about(document, number) == (start, end)


def test_without_publication_the_year_follows_from_days_named_before():
    document = "The camp of 24 January 2017 is full.\n\nSome 300 came on 17 October."
    assert about(document, "300", None) == ("2016-10-17", "2016-10-17")


def test_without_publication_the_year_of_a_named_event_tells():
    document = "The 2016 Cano Valley earthquake struck on 26 June. Some 300 people died.\n\nAnother killed 40 in 1979."
    assert about(document, "300", None) == ("2016-06-26", None)


def test_without_publication_a_paragraph_goes_on_after_the_day_named_before():
    document = "In June 2016 a wall fell. In July some 300 people left."
    assert about(document, "300", None) == ("2016-07-01", "2016-07-31")


def test_a_projection_has_no_end_at_the_day_it_is_said():
    assert about("Now 300 are expected to flee.", "300", status="projected") == (None, None)


HEADS = [
    ("a line with a day", "The title\n\nJane Doe\n1 March 2017\n\nThe text is long.", (date(2017, 3, 1),) * 2),
    ("a note with its day", "Briefing note 08 February 2021\n\nThe text is long.", (date(2021, 2, 8),) * 2),
    ("a wire's dateline", "GENEVA, 1 March 2017 (Agency) - The text is long.", (date(2017, 3, 1),) * 2),
    (
        "weekday and day",
        "The title\nThe Gazette, Wednesday, 1 March 2017\n\nThe text is long.",
        (date(2017, 3, 1),) * 2,
    ),
    (
        "byline in columns",
        "The title\n\nBy Jane Doe | 1 March 2017 | 3 min read\n\nThe text is long.",
        (date(2017, 3, 1),) * 2,
    ),
    (
        "posted by",
        "The title\nPosted by jane_doe on March 1, 2017 at 9:42 pm — 16 comments\n\nThe text is long.",
        (date(2017, 3, 1),) * 2,
    ),
    (
        "days of a report in a running head",
        "Umbra floods   Rapid assessment  |  Umbra, Penumbra  |  26 February–1 March 2017    1\n\nThe text is long.",
        (date(2017, 3, 1),) * 2,
    ),
    ("a sentence is no dateline", "The war began on 1 March 2017.\n\nThe text is long.", None),
    (
        "the title's day is another",
        "Umbra: camp fire, 22 February 2017     Report 2\nCluster      1 Mar. 2017\n\nThe text.",
        (date(2017, 3, 1),) * 2,
    ),
    ("no day", "The title\n\nThe text is long.", None),
]


@pytest.mark.parametrize(("document", "expected"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_a_dateline_tells_the_day_of_publication(document, expected):
    assert dateline(passages.split(document)) == expected


TITLES = [
    ("months in a heading", "Umbra Region: May — June 2016\n\nThe text is long.", (date(2016, 5, 1), date(2016, 6, 30))),
    ("a month in a heading", "Situation report, February 2017\n\nThe text is long.", FEBRUARY),
    ("a sentence is no title", "The war began in May 2016.\n\nThe text is long.", None),
    ("a year tells too little", "Umbra in 2016\n\nThe text is long.", None),
]  # fmt: skip


@pytest.mark.parametrize(("document", "expected"), [row[1:] for row in TITLES], ids=[row[0] for row in TITLES])
def test_a_heading_tells_the_month(document, expected):
    assert titled(passages.split(document)) == expected


NAMES = [
    ("day in digits", "20210208_note.pdf", (date(2021, 2, 8),) * 2),
    ("ISO day", "sitrep-2017-03-01.txt", (date(2017, 3, 1),) * 2),
    ("month in letters", "sitrep_feb2017.txt", FEBRUARY),
    ("month in digits", "sitrep_2017-02.txt", FEBRUARY),
    ("year", "sitrep_2017.txt", (date(2017, 1, 1), date(2017, 12, 31))),
    ("a hash is no year", "a9402017cb5c.txt", None),
    ("no date", "sitrep_12.txt", None),
]


@pytest.mark.parametrize(("name", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_file_name_may_hold_the_date(name, expected):
    assert in_name(name) == expected


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "since",
        "between",
        "from",
        "to",
        "and",
        "by",
        "as",
        "of",
        "the",
        "past",
        "last",
        "next",
        "3",
        "17",
        "31",
        "2016",
        "2017-02-30",
        "29/02/2017",
        "October",
        "May",
        "mid-",
        "late",
        "first",
        "second",
        "quarter",
        "half",
        "week",
        "month",
        "years",
        "400",
        "hours",
        "ago",
        "Tuesday",
        "weekend",
        "overnight",
        "–",
        ",",
        "(",
        ")",
        "began",
        "until",
    ]
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.none() | st.tuples(DAYS, DAYS).map(sorted), st.booleans()
)
def test_any_text_gives_periods_in_order(sentence, published, ahead):
    periods = expressions(sentence, published and tuple(published), ahead=ahead)
    assert all(period.start is None or period.end is None or period.start <= period.end for period in periods)
    ends = [0, *(period.char_end for period in periods)]
    assert all(before <= period.char_start < period.char_end for before, period in zip(ends, periods, strict=False))
