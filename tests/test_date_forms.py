"""Expressions of time: the days that each stands for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.time.periods import expressions

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
    ("by the end of the year, which is over", "They left by the end of the year.", None, "2016-12-31"),
    ("at month-end, which is over", "They were there at month-end.", "2017-02-28", "2017-02-28"),
    ("before a year's end", "They left before the year’s end.", None, "2016-12-31"),
    ("a quarter without its year", "They left in the second quarter, all of them.", "2016-04-01", "2016-06-30"),
    ("a quarter's short name", "They left in Q2 and later.", "2016-04-01", "2016-06-30"),
    ("the last quarter", "They left during the last quarter.", "2016-10-01", "2016-12-31"),
    ("the first half without its year", "They left during the first half.", "2017-01-01", "2017-06-30"),
    ("a year and when", "It is worse than 2012, when they left.", "2012-01-01", "2012-12-31"),
    ("a word broken at the line's end", "They left in Octo-\nber 2016.", "2016-10-01", "2016-10-31"),
    ("broken line", "They left on 17\nOctober 2016.", "2016-10-17", "2016-10-17"),
    # ways to write one day
    ("day and month with hyphens", "They left on 17-Oct-2016.", "2016-10-17", "2016-10-17"),
    ("short year", "They left on 17-Oct-16.", "2016-10-17", "2016-10-17"),
    ("ordinal, full date, American", "They left on October 17th, 2016.", "2016-10-17", "2016-10-17"),
    ("the ordinal day of a month", "They left on the 17th day of October 2016.", "2016-10-17", "2016-10-17"),
    ("capitals, American", "OCTOBER 17, 2016", "2016-10-17", "2016-10-17"),
    ("leading zero", "They left on 03 January 2017.", "2017-01-03", "2017-01-03"),
    ("short month with a stop", "They left on 3 Sept. 2016.", "2016-09-03", "2016-09-03"),
    ("ISO with slashes", "Updated 2017/02/26 by hand.", "2017-02-26", "2017-02-26"),
    ("digits with stops are day first", "The raid of 10.03.2016 ended.", "2016-03-10", "2016-03-10"),
    ("digits with hyphens that cannot be a month", "The raid of 29-01-2017 ended.", "2017-01-29", "2017-01-29"),
    ("month and year in digits", "Returns of 02/2017 fell.", "2017-02-01", "2017-02-28"),
    ("weekday, short", "They left on Mon 20 Feb 2017.", "2017-02-20", "2017-02-20"),
    ("weekday, short, American", "They left on Mon., Feb. 20.", "2017-02-20", "2017-02-20"),
    ("weekday with the wrong day", "They left on Tuesday, 20 February 2017.", "2017-02-20", "2017-02-20"),
    ("weekday and ordinal", "They left on Monday the 20th.", "2017-02-20", "2017-02-20"),
    ("day of a month that is said otherwise", "They left on the 20th of last month.", "2017-02-20", "2017-02-20"),
    ("morning of a day", "They left on the morning of 10 February.", "2017-02-10", "2017-02-10"),
    ("hour of a day", "They left at 5 a.m. on 10 February.", "2017-02-10", "2017-02-10"),
    ("night from one day to the next, slash", "They left on the night of 10/11 February.", "2017-02-10", "2017-02-11"),
    ("two days", "They left on 10 and 11 February.", "2017-02-10", "2017-02-11"),
    ("three days", "They left on 10, 11 and 12 February.", "2017-02-10", "2017-02-12"),
    ("day of this year", "They left on 3 January this year.", "2017-01-03", "2017-01-03"),
    ("day of last year", "They left on January 3 last year.", "2016-01-03", "2016-01-03"),
    ("a day soon after publication", "The alert is for 3 March.", "2017-03-03", "2017-03-03"),
    # ranges of days
    ("days with an en dash and the year", "They left on 10–15 February 2017.", "2017-02-10", "2017-02-15"),
    ("days with a spaced en dash", "They left on 10 – 15 February 2017.", "2017-02-10", "2017-02-15"),
    ("ordinal days", "They left from the 10th to the 15th of February.", "2017-02-10", "2017-02-15"),
    ("ordinal days with a dash", "They left on 10th–15th February.", "2017-02-10", "2017-02-15"),
    ("ordinal days of an unnamed month", "They left between the 10th and the 15th.", "2017-02-10", "2017-02-15"),
    ("through, American", "They left February 10 through 15.", "2017-02-10", "2017-02-15"),
    ("days across months with a dash", "They left on 28 Jan–3 Feb 2017.", "2017-01-28", "2017-02-03"),
    ("days across months, American", "They left Jan. 28-Feb. 3.", "2017-01-28", "2017-02-03"),
    ("days across years", "From 30 December 2016 – 5 January 2017 they left.", "2016-12-30", "2017-01-05"),
    ("days across years, American", "From December 30, 2016 to January 5, 2017 they left.", "2016-12-30", "2017-01-05"),
    ("days across years, the year once", "From 30 December to 5 January 2017 they left.", "2016-12-30", "2017-01-05"),
    ("full dates in digits", "From 28/01/2017 to 13/02/2017 they left.", "2017-01-28", "2017-02-13"),
    ("ISO days", "From 2017-01-28 to 2017-02-03 they left.", "2017-01-28", "2017-02-03"),
    ("weekdays with a dash", "They left Sunday–Monday.", "2017-02-26", "2017-02-27"),
    ("two weekdays", "They left on Monday and Tuesday.", "2017-02-27", "2017-02-28"),
    ("weekdays with their days", "From Monday 13 February to Friday 17 February they left.", "2017-02-13", "2017-02-17"),
    ("nights", "Between the night of 10 February and the morning of 12 February they left.", "2017-02-10", "2017-02-12"),
    ("a day until today", "Between 17 October and today they left.", "2016-10-17", "2017-03-01"),
    ("both days included", "From 10 February up to and including 15 February they left.", "2017-02-10", "2017-02-15"),
    ("from an hour to dawn", "Between 6 p.m. on Friday and dawn on Sunday they left.", "2017-02-24", "2017-02-26"),
    ("night and morning", "They left on Saturday night and Sunday morning.", "2017-02-25", "2017-02-26"),
    ("early hours", "They left in the early hours of Friday.", "2017-02-24", "2017-02-24"),
    # months
    ("short month and year", "They left in Feb. 2016.", "2016-02-01", "2016-02-29"),
    ("capital month and year", "FEBRUARY 2016", "2016-02-01", "2016-02-29"),
    ("month of last year in words", "They left in January last year.", "2016-01-01", "2016-01-31"),
    ("month of this year in words", "They left in January of this year.", "2017-01-01", "2017-01-31"),
    ("last before a month", "They left last October.", "2016-10-01", "2016-10-31"),
    ("months with a dash, short", "Oct-Dec 2016 was calm.", "2016-10-01", "2016-12-31"),
    ("months with to", "October to December 2016 was calm.", "2016-10-01", "2016-12-31"),
    ("months across years", "They left in November 2016 – January 2017.", "2016-11-01", "2017-01-31"),
    ("months across years, between", "Between November 2015 and January 2016 they left.", "2015-11-01", "2016-01-31"),
    ("months of last year", "From March to May last year they left.", "2016-03-01", "2016-05-31"),
    ("three months", "In October, November and December 2016 they left.", "2016-10-01", "2016-12-31"),
    ("parts of months", "From early January until mid-February they left.", "2017-01-01", "2017-02-20"),
    ("beginning of a month", "They left at the beginning of February.", "2017-02-01", "2017-02-10"),
    ("middle of a month", "They left in the middle of January.", "2017-01-11", "2017-01-20"),
    ("last week of last month", "They left in the first week of this month.", "2017-03-01", "2017-03-01"),
    ("first days of last month", "They left in the first ten days of last month.", "2017-02-01", "2017-02-10"),
    ("late last month", "They left late last month.", "2017-02-21", "2017-02-28"),
    ("earlier this month", "They left earlier this month.", "2017-03-01", "2017-03-01"),
    ("month ending on a day", "In the month to 15 February they left.", "2017-01-16", "2017-02-15"),
    ("months ending on a day", "In the three months to 31 January 2017 they left.", "2016-11-01", "2017-01-31"),
    ("months ending with a month", "In the 12 months to June 2016 they left.", "2015-07-01", "2016-06-30"),
    # years and their parts
    ("year throughout", "Throughout 2016 they left.", "2016-01-01", "2016-12-31"),
    ("mid of a year", "They left in mid-2016.", "2016-05-01", "2016-08-31"),
    ("late in a year", "They left in late 2015.", "2015-09-01", "2015-12-31"),
    ("late last year", "They left late last year.", "2016-09-01", "2016-12-31"),
    ("early this year", "They left early this year.", "2017-01-01", "2017-03-01"),
    ("earlier this year", "They left earlier this year.", "2017-01-01", "2017-03-01"),
    ("half of last year", "They left in the second half of last year.", "2016-07-01", "2016-12-31"),
    ("semester", "They left in the first semester of 2016.", "2016-01-01", "2016-06-30"),
    ("short half", "Arrivals in H1 2016 fell.", "2016-01-01", "2016-06-30"),
    ("quarter before the year", "Arrivals in 2016 Q3 fell.", "2016-07-01", "2016-09-30"),
    ("final quarter", "They left in the final quarter of 2016.", "2016-10-01", "2016-12-31"),
    ("first months of last year", "They left in the first six months of last year.", "2016-01-01", "2016-06-30"),
    ("first months of the year", "They left in the first two months of the year.", "2017-01-01", "2017-02-28"),
    ("first weeks of a year", "They left in the first six weeks of 2017.", "2017-01-01", "2017-02-11"),
    ("from year to year", "From 2014 to 2016 they left.", "2014-01-01", "2016-12-31"),
    ("through the years", "From 2014 through 2016 they left.", "2014-01-01", "2016-12-31"),
    ("parts of years", "From late 2015 to mid-2016 they left.", "2015-09-01", "2016-08-31"),
    ("year to date", "In 2017 to date they left.", "2017-01-01", "2017-03-01"),
    ("this year to date", "This year to date they left.", "2017-01-01", "2017-03-01"),
    ("the year to a day", "In the year to 30 June 2016 they left.", "2015-07-01", "2016-06-30"),
    ("quarter ending", "In the quarter ending 31 December 2016 they left.", "2016-10-01", "2016-12-31"),
    ("the year before last", "They left the year before last.", "2015-01-01", "2015-12-31"),
    ("decade to a year", "In the decade to 2015 they left.", "2006-01-01", "2015-12-31"),
    # until and as of
    ("as at", "As at 26 February 2017 they stay.", None, "2017-02-26"),
    ("as on", "As on 26.02.2017 they stay.", None, "2017-02-26"),
    ("as of midnight", "As of midnight on 26 February they stay.", None, "2017-02-26"),
    ("as of an hour and a day", "As of 18:00 on 26 February they stay.", None, "2017-02-26"),
    ("as of an hour without a colon", "As of 0600 hrs, 26 February they stay.", None, "2017-02-26"),
    ("data as of with a colon", "Data as of: 26 February 2017", None, "2017-02-26"),
    ("as of the end of a year", "As of the end of 2015 they stay.", None, "2015-12-31"),
    ("as of end and month", "As of end-January they stay.", None, "2017-01-31"),
    ("as of a month", "As of January 2017 they stay.", None, "2017-01-31"),
    ("as of today", "As of today they stay.", None, "2017-03-01"),
    ("as of a weekday", "As of Tuesday they stay.", None, "2017-02-28"),
    ("as of the morning", "As of this morning they stay.", None, "2017-03-01"),
    ("up to a day", "Up to 26 February they came.", None, "2017-02-26"),
    ("up to and including a day", "Up to and including 26 February they came.", None, "2017-02-26"),
    ("through a day", "Through 26 February they came.", None, "2017-02-26"),
    ("on or before", "On or before 26 February they came.", None, "2017-02-26"),
    ("no later than", "They came no later than 26 February.", None, "2017-02-26"),
    ("by the evening of a weekday", "By Tuesday evening they had left.", None, "2017-02-28"),
    ("by an hour of a weekday", "By 6 p.m. on Tuesday they had left.", None, "2017-02-28"),
    ("by midday", "By midday on Tuesday they had left.", None, "2017-02-28"),
    ("by noon today", "By noon today they had left.", None, "2017-03-01"),
    ("by the evening of a day", "By the evening of 26 February they had left.", None, "2017-02-26"),
    ("by the end of January", "By the end of January they had left.", None, "2017-01-31"),
    ("before a year", "Before 2016 they came.", None, "2015-12-31"),
    ("prior to a month", "Prior to December 2016 they came.", None, "2016-11-30"),
    ("by dawn of a weekday", "By dawn on Tuesday they had left.", None, "2017-02-28"),
    ("before dawn is no end", "They left before dawn on Tuesday.", "2017-02-28", "2017-02-28"),
    ("after midnight is no start", "They left after midnight on Tuesday.", "2017-02-28", "2017-02-28"),
    # since
    ("since yesterday", "Since yesterday they leave.", "2017-02-28", "2017-03-01"),
    ("since a weekday", "Since Monday they leave.", "2017-02-27", "2017-03-01"),
    ("since last weekday", "Since last Friday they leave.", "2017-02-24", "2017-03-01"),
    ("since last month", "Since last month they leave.", "2017-02-01", "2017-03-01"),
    ("since last year", "Since last year they leave.", "2016-01-01", "2017-03-01"),
    ("since part of a month", "Since mid-January they leave.", "2017-01-11", "2017-03-01"),
    ("since the beginning of a month", "Since the beginning of February they leave.", "2017-02-01", "2017-03-01"),
    ("since part of a year", "Since late 2015 they leave.", "2015-09-01", "2017-03-01"),
    ("since the start of a year", "Since the start of 2016 they leave.", "2016-01-01", "2017-03-01"),
    ("since an hour", "Since 6 a.m. on 26 February they leave.", "2017-02-26", "2017-03-01"),
    ("onwards", "From 17 October onwards they left.", "2016-10-17", "2017-03-01"),
    ("from a day to date", "From 17 October 2016 to date they left.", "2016-10-17", "2017-03-01"),
    ("between a day and now", "Between 17 October and now they left.", "2016-10-17", "2017-03-01"),
    ("a year, and now", "They left in 2015 and now come back.", "2015-01-01", "2015-12-31"),
    ("since the start of the month", "Since the start of the month they leave.", "2017-03-01", "2017-03-01"),
    ("since the beginning of the week", "Since the beginning of the week they leave.", "2017-02-27", "2017-03-01"),
    ("since New Year", "Since New Year they leave.", "2017-01-01", "2017-03-01"),
    ("since what began", "Since the town fell on 17 October they leave.", "2016-10-17", "2017-03-01"),
    ("since somebody's arrival", "Since his arrival in May 2016 they leave.", "2016-05-01", "2017-03-01"),
    ("since a year, when", "It was the worst since 2012, when they left.", "2012-01-01", "2012-12-31"),
    ("what began falling", "The rain, which began falling on 17 October, goes on.", "2016-10-17", "2017-03-01"),
    # counted from publication
    ("weekday of last week", "They left on Tuesday last week.", "2017-02-21", "2017-02-21"),
    ("weekday of last week, of", "They left on Thursday of last week.", "2017-02-23", "2017-02-23"),
    ("weekday of this week", "They left on Monday this week.", "2017-02-27", "2017-02-27"),
    ("weekday of last week, the week first", "They left last week Tuesday.", "2017-02-21", "2017-02-21"),
    ("this past weekday", "They left this past Sunday.", "2017-02-26", "2017-02-26"),
    ("earlier this week", "They left earlier this week.", "2017-02-27", "2017-03-01"),
    ("late on a weekday", "They left late on Monday.", "2017-02-27", "2017-02-27"),
    ("last weekend", "They left last weekend.", "2017-02-25", "2017-02-26"),
    ("this weekend", "They left this weekend.", "2017-02-25", "2017-02-26"),
    ("hours without the article", "Past 24 hours: calm.", "2017-02-28", "2017-03-01"),
    ("hours, short", "They left in the last 24 hrs.", "2017-02-28", "2017-03-01"),
    ("hours in words", "They left in the last forty-eight hours.", "2017-02-27", "2017-03-01"),
    ("days in words", "They left in the past thirty days.", "2017-01-30", "2017-03-01"),
    ("the fortnight", "They left over the past fortnight.", "2017-02-15", "2017-03-01"),
    ("hyphenated span", "They left over the past three-day period.", "2017-02-26", "2017-03-01"),
    ("previous hours", "They left in the previous 24 hours.", "2017-02-28", "2017-03-01"),
    ("past year", "They left in the past year.", "2016-03-01", "2017-03-01"),
    ("past twelve months", "They left over the last twelve months.", "2016-03-01", "2017-03-01"),
    ("last night", "They left last night.", "2017-02-28", "2017-03-01"),
    ("early today", "They left early today.", "2017-03-01", "2017-03-01"),
    ("yesterday morning", "They left yesterday morning.", "2017-02-28", "2017-02-28"),
    ("day before yesterday", "They left the day before yesterday.", "2017-02-27", "2017-02-27"),
    ("weeks ago", "They left two weeks ago.", "2017-02-15", "2017-02-15"),
    ("years ago", "They left three years ago.", "2014-01-01", "2014-12-31"),
    # counted from a day named
    ("days after a day", "They left three days after 10 February.", "2017-02-13", "2017-02-13"),
    ("days before a day", "They left two days before 10 February.", "2017-02-08", "2017-02-08"),
    ("week after a day", "They left a week after 10 February.", "2017-02-17", "2017-02-17"),
    ("days that follow a day", "In the three days after 10 February they left.", "2017-02-11", "2017-02-13"),
    ("week before a day", "In the week before 10 February they left.", "2017-02-03", "2017-02-09"),
    ("week of a day", "In the week of 13 February they left.", "2017-02-13", "2017-02-19"),
    ("week beginning", "In the week beginning 13 February they left.", "2017-02-13", "2017-02-19"),
    ("week ended", "In the week ended 26 February they left.", "2017-02-20", "2017-02-26"),
    ("week ending, hyphen", "Week-ending 26 February 2017", "2017-02-20", "2017-02-26"),
    ("fortnight to a day", "In the fortnight to 26 February they left.", "2017-02-13", "2017-02-26"),
    ("hours to a weekday", "In the 24 hours to Monday they left.", "2017-02-27", "2017-02-27"),
    # events
    ("floods of a year", "In the floods of 2011 they left.", "2011-01-01", "2011-12-31"),
    ("during the floods of a year", "During the 2011 floods they left.", "2011-01-01", "2011-12-31"),
    ("named storm of a year", "The 2013 Typhoon Bora drove them out.", "2013-01-01", "2013-12-31"),
    ("event of a month", "The January 2016 floods drove them out.", "2016-01-01", "2016-01-31"),
    ("event of a day", "The 10 February quake drove them out.", "2017-02-10", "2017-02-10"),
    ("event of a day, American", "The Feb. 10 quake drove them out.", "2017-02-10", "2017-02-10"),
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
    ("the thirtieth of February, American", "They left on February 30, 2017."),
    ("no such day with its year", "They left on 31 April 2016."),
    ("no such leap day", "They left on 29 February 2015."),
    ("no such month in digits", "The raid of 2017-13-01 ended."),
    ("no such day in digits", "The raid of 32/01/2017 ended."),
    ("no such day in ISO digits", "The raid of 2017-02-30 ended."),
    ("a range that runs backwards", "They left on 19-17 October."),
    ("a fiscal year", "The budget for 2016/17 fell."),
    ("a named fiscal year", "The budget of FY2016 fell."),
    ("a season of two years", "The rains of 2016-17 failed."),
    ("the same period of another year", "Fewer left in the same period of 2016."),
    ("the same period last year", "Fewer left in the same period last year."),
    ("few days", "They left in the past few days."),
    ("recent weeks", "They left in recent weeks."),
    ("resolution of a year", "Resolution 2254 (2015) binds all."),
    ("plan of a year", "The 2017 Humanitarian Response Plan is short of money."),
    ("the name of a camp", "They stay in Camp 2016."),
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
