"""What is derived, as readers meet it: story, scorecard, comparisons, places against people, identities, months."""

import re
from datetime import date

import aftermath
import pytest

from dashboard.app import create_app
from dashboard.derived.capacity import difference
from dashboard.derived.derived import derived
from dashboard.evidence.facts import families
from dashboard.evidence.series import Fact, Series
from dashboard.evidence.story import count_warnings
from dashboard.evidence.texts import Texts
from dashboard.page.links import Paths
from dashboard.page.page import page
from dashboard.page.panel import panel
from dashboard.page.still import as_html
from dashboard.provenance import describe
from dashboard.selection import Selection
from dashboard.view import crisis, view

RELEASE = aftermath.release()
DERIVED = derived(RELEASE)
PATHS = Paths("/crisis/")
MARK = re.compile(r"<[^>]+>")


def laid_out():
    seen = view(RELEASE, Selection())
    return as_html(page(crisis(RELEASE), seen, PATHS), lambda graph: f"[{graph}]")


WHOLE = laid_out()


def section(section_id):
    """Return the markup from an element on, as far as its kind ends."""
    start = re.search(rf'<(\w+)[^>]* id="{section_id}"', WHOLE)
    return WHOLE[start.start() : WHOLE.index(f"</{start[1]}>", start.end())]


def read(html):
    return " ".join(MARK.sub(" ", html).split())


# where it stands, what is read there
SAID = [
    ("story", "The Red Cross projected 2,000; the agency counted 9,000.", "the story in one sentence"),
    ("story", "Beware: Families times six.", "what to beware of in it"),
    ("scorecard", "1,500 to 2,000 people may be displaced", "which projection"),
    ("scorecard", "Nobody named, 5 Mar 2019; The Gazette · Harbourtown · 6 to 10 Mar 2019 · scenario: if the dam breaks · on top of others", "who, when, where, about when, scenario"),
    ("scorecard", "30 days after, by 4 Apr 2019 3,000 = 9,000 6 × 1,500 families − 6,000 6 × 1,000 families 5 Apr 2019, 31 days after Agency ▲ above", "an increase with both inputs"),
    ("scorecard", "The agency counted 3,000 more. Six times the families. The rule The later count less the earlier.", "reason, caveat and rule"),
    ("scorecard", "90 days after, by 3 Jun 2019 ○ not comparable No count is near.", "a refusal with its reason"),
    ("scorecard", "a worst case is a ceiling to prepare for", "how to read it"),
    ("agencies-scores", "Projected: up to 8,000 people displaced Agency, 5 Apr 2019 · Harbour Town · no horizon stated · scenario: worst case · a ceiling", "an agency's projection"),
    ("identities", "5 Apr 2019 9,000 6 × 1,500 families 6,000 6 × 1,000 families about 2,900 about 100 Agency, Harbour Town", "ever, still, returned and the remainder, as firm as they are"),
    ("gaps", "500 Agency, ready about 700 taken about 200 places short Short of 200.", "a gap with its inputs"),
    ("gaps", "500 Agency, ready 9,000 6 × 1,500 families people displaced ○ refused Of two natures.", "a gap that is refused"),
    ("camps", "What documents state as planned Up to 600 camp places planned (Nobody named, 5 Mar 2019; The Gazette).", "the documents' plan"),
    ("monthly", "Agency, Whole Country: 3 months", "a country"),
    ("monthly", "Agency, Harbour Town: 3 months", "a part of it, told apart"),
    ("monthly", "at least 77 withdrawn", "a withdrawn count says so"),
    ("monthly", "A minimum. Members of the security forces: Called exaggerated.", "what a caveat is about"),
]  # fmt: skip


@pytest.mark.parametrize(("where", "words"), [row[:2] for row in SAID], ids=[row[2] for row in SAID])
def test_page_says(where, words):
    assert words in read(section(where))


LINKED = [
    ("story", 'href="/crisis/figure/gazette-follow-2000" data-figure="gazette-follow-2000"', "the story's figure, opened in place"),
    ("story", 'href="/crisis/reference/ever"', "the story's fact"),
    ("scorecard", 'href="/crisis/figure/gazette-follow-2000"', "the projection"),
    ("scorecard", 'href="/crisis/reference/ever"', "the count"),
    ("scorecard", 'href="/crisis/reference/still"', "the count before"),
    ("scorecard", 'href="https://agency.example/ever"', "the page that states the count"),
    ("scorecard", 'href="/crisis/download/scorecard.csv"', "the table to take away"),
    ("agencies-scores", 'href="https://agency.example/warning"', "the page that states an agency's projection"),
    ("gaps", 'href="/crisis/reference/guests"', "the input of a gap"),
    ("identities", 'href="/crisis/reference/returned"', "the input of an identity"),
    ("monthly", '<del><a href="/crisis/reference/killed-whole-3-security"', "a withdrawn count"),
    ("monthly", 'href="https://agency.example/statement"', "the statement that withdrew it"),
]  # fmt: skip


@pytest.mark.parametrize(("where", "link"), [row[:2] for row in LINKED], ids=[row[2] for row in LINKED])
def test_page_leads_to(where, link):
    assert link in section(where)


def test_documents_come_before_agencies_and_a_table_for_each():
    assert [each.in_document for each in DERIVED.projections] == [True, False]
    assert [len(each.scores) for each in DERIVED.projections] == [2, 1]


def test_gaps_that_are_worked_out_come_first():
    assert [gap.made for gap in DERIVED.gaps] == [True, False]


def test_every_table_has_a_caption_and_scopes():
    assert len(re.findall("<table", WHOLE)) == len(re.findall("<caption", WHOLE)) == 11
    assert all("scope=" in tag for tag in re.findall("<th[ >][^>]*", WHOLE))


def told(figure_id):
    return describe(RELEASE, figure_id, Texts())


def in_panel(figure_id):
    return read(as_html(panel(told(figure_id), PATHS), str))


@pytest.mark.parametrize(
    ("figure_id", "words"),
    [
        pytest.param(
            "gazette-displaced-5000",
            "The agency counted 9,000. 9,000 , 6,000 still displaced that day . Where that stands It counts families. "
            "What else agencies said at the time The agency had 500 rooms.",
            id="the nearest as a sentence, the others folded",
        ),
        pytest.param(
            "gazette-killed-40",
            "The agency counted 3 killed. It is this very claim, here at second hand.",
            id="a repeated claim is at second hand",
        ),
        pytest.param(
            "gazette-follow-2000",
            "Against later counts 30 days after, by 4 Apr 2019, ▲ above The agency counted 3,000 more.",
            id="verdicts of a projection",
        ),
    ],
)
def test_provenance_says(figure_id, words):
    assert words in in_panel(figure_id)


def test_a_figure_that_no_agency_meets_has_nothing_beside_it():
    assert (told("gazette-watched").comparisons, told("gazette-watched").scores) == ((), ())
    assert "Against later counts" not in in_panel("gazette-watched")


@pytest.fixture(scope="module")
def client():
    return create_app(RELEASE).server.test_client()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/figure/gazette-displaced-5000", "The agency counted 9,000. 9,000 , 6,000 still displaced that day . Where that stands"),
        ("/figure/gazette-follow-2000", "90 days after, by 3 Jun 2019, ○ not comparable No count is near."),
        ("/reference/ever", "The page that states it Situation https://agency.example/ever"),
        ("/reference/ever", "Families 6 × 1,500 families"),
        ("/reference/killed-whole-3-security", "Withdrawn by those who published it. Where that stands"),
        ("/reference/warning", "Projected: up to 8,000 people displaced"),
    ],
)  # fmt: skip
def test_plain_pages_say(client, path, words):
    assert words in read(client.get(path).text)


def test_an_unknown_fact_is_not_found(client):
    answer = client.get("/reference/nothing")
    assert answer.status_code == 404
    assert "No fact “nothing” is in this release." in answer.text


@pytest.mark.parametrize(
    ("low", "high", "unit", "more", "words"),
    [
        (None, None, "people", {}, ""),
        (5, 5, "people", {}, "5 places more than people"),
        (-5, -5, "people", {"firm": False}, "about 5 places short"),
        (-5, None, "people", {}, "up to 5 places short"),
        (None, -5, "people", {}, "at least 5 places short"),
        (-9, -5, "people", {}, "5 to 9 places short"),
        (-5, 9, "people", {}, "between 5 short and 9 over"),
        (None, 9, "people", {}, "up to 9 places more than people"),
        (7, 7, "plots", {}, "7 plots free"),
        (7, None, "people", {"free": True}, "at least 7 places free"),
    ],
)
def test_a_difference_in_words(low, high, unit, more, words):
    assert difference(low, high, unit, **more) == words


@pytest.mark.parametrize(
    ("value", "households", "words"),
    [(60, 10, "6 × 10 families"), (61, 10, ""), (60, None, ""), (None, 10, "")],
)
def test_badge_of_families_times_six(value, households, words):
    assert families(value, households) == words


def line(name, counter, *days, caveat=None):
    facts = tuple(
        Fact(date(2019, 3, each), 100 * each, "exact", counter, "Page", "https://x.example", caveat) for each in days
    )
    return Series(name, "displaced", "Harbour Town", counter, facts)  # fmt: skip


def test_two_counts_are_set_side_by_side_on_their_nearest_days():
    said = count_warnings([line("one", "Agency", 1, 5, 9), line("two", "Government", 6, 20)])
    assert said == [
        "Ever displaced, Harbour Town, is counted by more than one: Agency 500 on 5 March 2019 and "
        "Government 600 on 6 March 2019. They stay lines of their own."
    ]


def test_a_new_way_of_counting_is_said_where_the_line_breaks():
    said = count_warnings([line("new", "Agency", 9, caveat="Wider."), line("old", "Agency", 1)])
    assert said == [
        "Ever displaced, Agency (Harbour Town): from 9 March 2019 on it is counted in another way, "
        "so the line is broken there. Wider."
    ]


def test_one_line_needs_no_warning():
    assert count_warnings([line("one", "Agency", 1, 2)]) == []
