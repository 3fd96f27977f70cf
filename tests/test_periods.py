"""Which of the times that a document names each of its numbers is about."""

from datetime import date

import pytest

from etl.extract.grammar import passages
from etl.extract.time.chronology import Chronology
from etl.extract.time.publication import dateline, in_name, titled

WEDNESDAY = (date(2017, 3, 1), date(2017, 3, 1))
FEBRUARY = (date(2017, 2, 1), date(2017, 2, 28))

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
    ("before a semicolon", "A boat capsized on Tuesday; 300 people drowned.", "300", "2017-02-28", "2017-02-28"),
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
    ("a part of what is told with its time", "Shelling killed 90 between 3 and 17 February, including 60 women and 300 men.", "300", "2017-02-03", "2017-02-17"),
    ("before its bracket", "Key years: 1982 · 2006 (a war: 300 dead) · 4 August 2012 (a fire)", "300", "2006-01-01", "2006-12-31"),
    ("the day of the attack told before", "Gunmen raided a school on Monday.\n\nThe chief spoke.\n\nSome 300 were hurt in the attack.", "300", "2017-02-27", "2017-02-27"),
    ("the attack counts no one who fled", "Gunmen raided a school on Monday.\n\nThe chief spoke.\n\nSome 300 fled the attack.", "300", None, None),
    ("a sudden event before a semicolon", "On Monday gunmen stormed a camp; 300 others were wounded.", "300", "2017-02-27", "2017-02-27"),
    ("a long event before a semicolon", "On Monday clashes broke out; 300 people fled.", "300", "2017-02-27", None),
    ("the day of a count is not that of the raid", "On 2 February gunmen overran a camp. It had 90 tents at the last count on 20 January. The chief put the toll at 300 dead.", "300", "2017-02-02", "2017-02-02"),
    ("days after an event", "A quake hit the hills on 10 February.\n\nThree days after the quake, 300 people lived in tents.", "300", "2017-02-13", "2017-02-13"),
    ("days after an event that nobody dates", "Three days after the quake, 300 people lived in tents.", "300", None, None),
    ("days later", "The river rose on 10 February. Two days later, 300 people fled.", "300", "2017-02-12", "2017-02-12"),
    ("a week earlier", "The number rose to 900 on 25 February from 300 a week earlier.", "300", "2017-02-18", "2017-02-18"),
    ("by the next morning", "The river rose on 10 February. By the following morning 300 people had fled.", "300", None, "2017-02-11"),
    ("the following year", "In May 2014 the war ended. The following year, 300 people came back.", "300", "2015-01-01", "2015-12-31"),
    ("a later count, in the same sentence", "Some 90 left on 3 February and two days later another 300 did.", "300", "2017-02-05", "2017-02-05"),
    ("a day of the month of a report", "Reporting month: January 2017\n\nA fire on the 14th killed 300 people.", "300", "2017-01-14", "2017-01-14"),
    ("a day after the day named before", "On 28 January a wall fell. On the 2nd, 300 people left.", "300", "2017-02-02", "2017-02-02"),
    ("when a site was opened", "In a camp that opened in 2014, 300 people are ill.", "300", None, "2017-03-01"),
    ("when it was said to whom", "The chief told a visiting team on Tuesday that 300 had left.", "300", None, None),
    ("when it was insisted", "The chief insisted in Parliament on Tuesday that 300 had left.", "300", None, None),
    ("those who were told", "Some 300 people were told to leave on Tuesday.", "300", "2017-02-28", "2017-02-28"),
    ("a title that names its days", "Weekly update, 5–11 February 2017\n\n- Arzan: 300 displaced", "300", "2017-02-05", "2017-02-11"),
    ("a sentence of a list heads no box", "Highlights\n\n- Clashes since 3 February have hit Arzan.\n\nKEY FIGURES\n\n300\ndisplaced", "300", None, None),
    ("what has since happened", "Heavy fighting broke out in Arzan on 3 February and has since driven out 300 people.", "300", "2017-02-03", "2017-03-01"),
    ("what is so now, after what was", "The camp held 900 people in 2015 and now holds 300.", "300", None, "2017-03-01"),
    ("a number that has fallen", "From 900 in 2014, the number of people has fallen to 300.", "300", None, "2017-03-01"),
    ("those who have returned since", "Of 900 people displaced in December, 300 have returned.", "300", None, "2017-03-01"),
    ("a year before its bracket is no count", "More were displaced in 2016 (300) than in 2015 (90).", "300", "2016-01-01", "2016-12-31"),
    ("the second year before its bracket", "More were displaced in 2016 (90) than in 2015 (300).", "300", "2015-01-01", "2015-12-31"),
    ("weeks after what struck on a day", "In the two weeks after the storm hit on 1 February, 300 people died.", "300", "2017-02-02", "2017-02-15"),
    ("months since what is dated", "In the months since the quake of 1 September, 300 people have left.", "300", "2016-09-01", "2017-03-01"),
    ("a weekday of some month", "The bomb killed 300 people on a Sunday in May 2015.", "300", "2015-05-01", "2015-05-31"),
    ("that day, in the same sentence", "The hall burned on 22 February; 300 people died that day.", "300", "2017-02-22", "2017-02-22"),
    ("the worst since", "It was the worst raid since 2012, when 300 people died.", "300", "2012-01-01", "2012-12-31"),
    ("digits in the order of the others", "On 25/01/2017 a wall fell.\n\nOn 03/02/2017 a boat sank. It killed 300.", "300", "2017-02-03", "2017-02-03"),
    ("a list of citations", "A raid on 3 February hit Arzan. It killed 300 (WHO 20/02/2017; DTM 21/02/2017; 22/02/2017).", "300", "2017-02-03", "2017-02-03"),
    ("that was", "They spoke of the quake. That was 2012. It killed 300 people.", "300", "2012-01-01", "2012-12-31"),
    ("since an event that nobody dates", "Since the start of the offensive 300 left.", "300", None, None),
    ("a part of an aside with its comma", "Some 300 men, of whom 1,190 are old, left on Monday.", "300", "2017-02-27", "2017-02-27"),
    ("before a rise", "In January the toll rose to 300 wounded, before falling in February to 90.", "300", "2017-01-01", "2017-01-31"),
    ("of the dead told before", "Between 3 and 17 February 900 people died. Women were 300 of the dead.", "300", "2017-02-03", "2017-02-17"),
    ("the fighting of a stretch of days", "The siege lasted between 3 and 17 February. The fighting left 300 people dead.", "300", "2017-02-03", "2017-02-17"),
    ("of whom", "The camp has room for 900, 300 of whom had moved in by Monday.", "300", None, "2017-02-27"),
    ("in that time", "War has gone on since 2015. Some 300 people have died in that time.", "300", "2015-01-01", "2017-03-01"),
    ("the quarter before that of a report", "This report covers developments from 1 October to 31 December 2016.\n\nIn the preceding quarter 300 people fled.", "300", "2016-07-01", "2016-09-30"),
    ("the days before those of a report", "Reporting period: 5 – 11 February 2017\n\nIt killed 300 in the previous reporting period.", "300", "2017-01-29", "2017-02-04"),
    ("a preceding quarter of nothing told", "In the preceding quarter 300 people fled.", "300", None, None),
    ("a year told in an account of what is long past", "The siege lasted from 2 September to 24 October 2011.\n\nIt rained. On 3 September 300 people fled.", "300", "2011-09-03", "2011-09-03"),
    ("what came after what is long past", "A quake struck on 24 October 2011.\n\nIt rained. By 3 February 300 people had left.", "300", None, "2012-02-03"),
    ("news that tells what is long past", "A siege ended on 24 October 2011.\n\nOn Tuesday it rained. On 3 February 300 people fled.", "300", "2017-02-03", "2017-02-03"),
    ("a year named long ago is no event", "War has gone on since 2011.\n\nIt rained. On 3 February 300 people fled.", "300", "2017-02-03", "2017-02-03"),
    ("the same days of another year", "Some 900 left between 3 and 17 February, and 300 in the same period of 2015.", "300", "2015-02-03", "2015-02-17"),
    ("the same month last year", "Arrivals stood at 900 in January, up from 300 in the same month last year.", "300", "2016-01-01", "2016-01-31"),
    ("the same period of nothing told", "They were 300 in the same period of 2015.", "300", None, None),
    ("a week before", "The hall held 900 on Monday, down from 300 a week before.", "300", "2017-02-20", "2017-02-20"),
    ("later than what goes on", "War broke out on 3 February. Ten days later, 300 people have fled.", "300", "2017-02-13", "2017-02-13"),
    ("since then", "War broke out on 3 February.\n\nSince then, 300 people have fled.", "300", "2017-02-03", "2017-03-01"),
    ("since then, with nothing told", "Since then, 300 people had fled.", "300", None, None),
    ("by the time of an event", "By the time the truce took hold on 3 February, 300 people had died.", "300", None, "2017-02-03"),
    ("until an event", "Until the truce of 3 February, 300 people died.", "300", None, "2017-02-03"),
    ("figures, from a day", "The latest figures, from 20 February, show 300 injured.", "300", "2017-02-20", "2017-02-20"),
    ("in a month that was not over", "By early March 300 people had left.", "300", None, "2017-03-01"),
    ("the worst since", "The flood, the worst since 1998, has killed 300 people.", "300", None, "2017-03-01"),
    ("the deadliest attack since", "It was the deadliest raid on the town since May 2015, and 300 people died.", "300", None, None),
    ("the first since", "It was the first raid since January, and 300 people died.", "300", None, None),
    ("began and ended", "Clashes, which began on Friday and ended on Sunday, killed 300 people.", "300", "2017-02-24", "2017-02-26"),
    ("the latest since", "The latest raid since January killed 300 people.", "300", "2017-01-01", "2017-03-01"),
    ("an event that did it", "Some 300 people displaced by the March 2016 floods are old.", "300", "2016-03-01", "2016-03-31"),
    ("last month's event that did it", "Some 300 people were displaced by last month's floods.", "300", "2017-02-01", "2017-02-28"),
    ("data of a month", "State figures, last updated in January, put the number of displaced at 300.", "300", "2017-01-01", "2017-01-31"),
    ("figures from a month", "Figures from January put the number of displaced at 300.", "300", "2017-01-01", "2017-01-31"),
    ("a ministry that put it on a day", "The ministry on Monday put the number of displaced at 300.", "300", None, None),
    ("when it took place, after a semicolon", "Some 300 people fled; the flight took place between 3 and 17 February.", "300", "2017-02-03", "2017-02-17"),
    ("another matter after a semicolon", "Some 300 people fled; 90 were killed on 3 February.", "300", None, None),
    ("so far, by the day on which it was said", "The chief told us on 20 February that his men had so far found 300 dead.", "300", None, "2017-02-20"),
]  # fmt: skip


def text(day):
    return day and day.isoformat()


def about(document, number, published=WEDNESDAY, status="reported", stock=False):
    sentences = passages.split(document)
    start = document.index(number)
    index = next(place for place, sentence in enumerate(sentences) if sentence.start <= start < sentence.end)
    period = Chronology(sentences, published).period_for(index, start, start + len(number), status, stock)
    return (text(period.start), text(period.end)) if period else (None, None)


# how many there are on a day
STOCKS = [
    ("as of a day", "As of 16 February 300 people were in camps.", "300", "2017-02-16", "2017-02-16"),
    ("as of a month", "As of January 300 people were in camps.", "300", None, "2017-01-31"),
    ("by a day", "By 16 February 300 people were living in camps.", "300", "2017-02-16", "2017-02-16"),
    ("at the end of a year", "At the end of 2015, 300 people were displaced.", "300", "2015-12-31", "2015-12-31"),
    ("as of the end of a month", "As of end-January 300 people were in camps.", "300", "2017-01-31", "2017-01-31"),
    ("as was said on a day", "The ministry said on 20 February that 300 people remained displaced.", "300", "2017-02-20", "2017-02-20"),
    ("now", "Now 300 people are in the camp.", "300", "2017-03-01", "2017-03-01"),
    ("not since an event told before", "On 9 February a slope slid. Of the displaced, 300 were in schools.", "300", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("document", "number", "start", "end"), [row[1:] for row in STOCKS], ids=[row[0] for row in STOCKS])  # fmt: skip
def test_a_stock_is_of_a_day(document, number, start, end):
    assert about(document, number, stock=True) == (start, end)


@pytest.mark.parametrize(("document", "number", "start", "end"), [row[1:] for row in ABOUT], ids=[row[0] for row in ABOUT])  # fmt: skip
def test_a_number_is_about_a_time(document, number, start, end):
    assert about(document, number) == (start, end)


def test_without_publication_the_year_follows_from_days_named_before():
    document = "The camp of 24 January 2017 is full.\n\nSome 300 came on 17 October."
    assert about(document, "300", None) == ("2016-10-17", "2016-10-17")


def test_without_publication_the_year_of_a_named_event_tells():
    document = "The 2016 Cano Valley earthquake struck on 26 June. Some 300 people died.\n\nAnother killed 40 in 1979."
    assert about(document, "300", None) == ("2016-06-26", "2016-06-26")


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
    (
        "a label before the day",
        "Data collected: 3 to 9 February 2017 Publication: 1 March 2017\n\nThe text.",
        (date(2017, 3, 1),) * 2,
    ),
    (
        "the later of two labels",
        "Published: 27 February 2017\nLast updated: Wednesday 1 March 2017\n\nThe text.",
        (date(2017, 3, 1),) * 2,
    ),
    ("the end of a plan", "Plan of Umbra\nEnds: 31/12/2018\n\nThe text.", None),
    (
        "an hour after the day",
        "By our staff · Wednesday, March 1, 2017 4:15 p.m. · 3 min read\n\nThe text.",
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
