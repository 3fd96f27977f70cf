"""What is told about a figure: every answer, from the words to the citation."""

import pytest
from harbour import SHA256, release, write_text

from dashboard.evidence.texts import Texts
from dashboard.provenance import Check, Link, describe

DIGEST = SHA256[:12]
DISPLACED, FOLLOW, WATCHED, HOMES = (
    "gazette-displaced-5000",
    "gazette-follow-2000",
    "gazette-watched",
    "gazette-homes-300",
)
KILLED, AGAIN, SCHOOL = "gazette-killed-40", "gazette-killed-40-again", "gazette-school-600"


@pytest.fixture(scope="module")
def drawn():
    return release()


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return Texts(write_text(tmp_path_factory.mktemp("texts")))


def answer(told, name):
    found = [each for each in told.answers if each.name == name]
    return found[0] if found else None


# figure, question, answer, note (a part of it)
ANSWERS = [
    (DISPLACED, "issuer", "Red Cross, non-governmental organisation", ""),
    (WATCHED, "issuer", "Nobody is named.", "without saying whose it is"),
    (DISPLACED, "cited_via", "Red Cross, quoted by the Gazette", ""),
    (DISPLACED, "document", "“Storm & <flood> over Harbour Town” by Ada Writer, The Gazette (news)", "Published 5 Mar 2019. Printed on the page."),
    (DISPLACED, "stated", "5 March 2019", ""),
    (WATCHED, "stated", "Some day from 5 to 7 Mar 2019", ""),
    (DISPLACED, "period", "During 3 to 4 Mar 2019", "The two days of the storm."),
    (HOMES, "period", "Counted over 3 to 4 Mar 2019", ""),
    (SCHOOL, "period", "As it stood on 5 Mar 2019", ""),
    (FOLLOW, "period", "The text does not fix it.", "Not said."),
    (FOLLOW, "horizon", "6 to 10 Mar 2019", "Scenario: if the dam breaks"),
    (SCHOOL, "horizon", "The text sets no date.", ""),
    (DISPLACED, "place", "Harbourtown, written “Harbour Town”", "People are at this place."),
    (FOLLOW, "place", "Harbourtown, written “Harbour Town”", "People come from this place."),
    (SCHOOL, "place", "Written “the school”; not in the gazetteer", "People go to this place."),
    (WATCHED, "place", "The text names no place.", ""),
    (DISPLACED, "value", "“More than 5,000 residents” sets a lower bound of 5,000 and no upper one.", ""),
    (FOLLOW, "value", "“1,500 to 2,000 people” sets a lower bound of 1,500 and an upper bound of 2,000.", ""),
    (SCHOOL, "value", "“up to 600 people” sets an upper bound of 600 and no lower one.", ""),
    (HOMES, "value", "“About 300 households” is read as about 300; the words do not say how far off that may be.", ""),
    (KILLED, "value", "“40 dead” is read as 40: nothing in the words makes it more or less.", ""),
    (WATCHED, "value", "“Tens of thousands” is too vague for a point: it sets a lower bound of 20,000 and no upper one, and is never drawn as a dot.", ""),
    (HOMES, "converted", "1,500 to 1,800 people", "5 to 6 people a household, by the census of 2011."),
    (DISPLACED, "kind", "Reported: somebody says that it happened. A flow: how many in a period.", ""),
    (FOLLOW, "kind", "Projected: a forecast or a warning, not an event. A flow: how many in a period. On top of those already counted: an increase, not a level.", ""),
    (SCHOOL, "kind", "Planned: prepared, not there yet. A stock: how many at one time.", ""),
    (DISPLACED, "caveat", "Counted in shelters only.", ""),
    (SCHOOL, "caveat", "Nothing is noted.", ""),
    (DISPLACED, "verification", "Confirmed by another source.", "A later count found 5,200."),
    (KILLED, "verification", "Withdrawn by those who published it.", "The list named people who were alive."),
    (SCHOOL, "verification", "Not compared with other sources.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("figure_id", "name", "text", "note"), ANSWERS, ids=[f"{row[1]}: {row[2]}" for row in ANSWERS])
def test_answer(drawn, texts, figure_id, name, text, note):
    found = answer(describe(drawn, figure_id, texts), name)
    assert found.text == text
    assert note in found.note


def test_answers_come_in_the_order_in_which_they_are_asked(drawn, texts):
    names = [each.name for each in describe(drawn, FOLLOW, texts).answers]
    assert names == [
        "issuer",
        "document",
        "stated",
        "period",
        "horizon",
        "place",
        "value",
        "kind",
        "caveat",
        "verification",
    ]


@pytest.mark.parametrize("name", ["cited_via", "horizon", "converted"])
def test_what_does_not_apply_is_not_asked(drawn, texts, name):
    assert answer(describe(drawn, KILLED, texts), name) is None


OPEN = [
    ("an open end", {"period_start": "2019-03-03", "period_end": ""}, "From 3 March 2019; no end is stated"),
    ("an open beginning", {"period_start": "", "period_end": "2019-03-04"}, "Until 4 March 2019; no beginning is stated"),
    ("a stock whose day is not certain", {"stock_flow": "stock"}, "As it stood some day from 3 to 4 Mar 2019"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "period"), [row[1:] for row in OPEN], ids=[row[0] for row in OPEN])
def test_open_and_uncertain_periods(change, period):
    told = describe(release({DISPLACED: change}), DISPLACED, Texts())
    assert answer(told, "period").text == period


@pytest.mark.parametrize(
    ("change", "people"),
    [
        ({"people_high": ""}, "at least 1,500 people"),
        ({"people_low": ""}, "up to 1,800 people"),
        ({"people_low": 1800}, "1,800 people"),
    ],
)
def test_open_conversions_stay_open(change, people):
    assert answer(describe(release({HOMES: change}), HOMES, Texts()), "converted").text == people


def test_links_lead_to_the_document_and_to_what_was_published(drawn, texts):
    assert [link.address for link in answer(describe(drawn, DISPLACED, texts), "document").links] == [
        "/document/gazette-2019-03-05",
        "https://gazette.example/storm",
    ]


@pytest.mark.parametrize(
    ("figure_id", "alert"), [(KILLED, "Withdrawn by those who published it."), (AGAIN, "Disputed.")]
)
def test_a_doubtful_figure_says_so_first(drawn, texts, figure_id, alert):
    assert describe(drawn, figure_id, texts).alert.text == alert


def test_a_figure_that_nobody_doubts_has_no_alert(drawn, texts):
    assert describe(drawn, DISPLACED, texts).alert is None


def test_a_withdrawn_figure_is_never_cited_without_saying_so(drawn, texts):
    told = describe(drawn, KILLED, texts)
    assert all("(withdrawn)" in words for words in (told.summary, told.citation_short, told.citation_long))


def test_the_words_stand_apart_in_their_passage(drawn, texts):
    quotation = describe(drawn, WATCHED, texts).quotation
    assert quotation.before.endswith("could follow. ")
    assert quotation.words == "Tens of thousands"
    assert quotation.after.startswith(" watched the sea.")
    assert quotation.note == f"Shown from the text whose SHA-256 is {DIGEST}."


def test_without_the_text_the_words_stand_alone_and_it_is_said_why(drawn):
    quotation = describe(drawn, WATCHED, Texts()).quotation
    assert (quotation.before, quotation.words, quotation.after) == ("", "Tens of thousands", "")
    assert "does not hold the text" in quotation.note


def test_a_span_that_holds_other_words_shows_nothing_around_it(texts):
    told = describe(release({KILLED: {"char_start": 3, "char_end": 10}}), KILLED, texts)
    assert (told.quotation.before, told.quotation.after) == ("", "")
    assert "do not stand at characters 3 to 10" in told.quotation.note
    assert told.checks[0] == Check(
        False, f"The words do not stand at characters 3 to 10 of the text with SHA-256 {DIGEST}."
    )


def test_checks_of_a_figure_whose_text_is_at_hand(drawn, texts):
    checks = describe(drawn, FOLLOW, texts).checks
    assert [check.passed for check in checks] == [True, True, True, True]
    assert checks[0].text.endswith(f"of the text with SHA-256 {DIGEST}.")


def test_checks_that_were_not_made_do_not_read_as_passed(drawn):
    checks = describe(drawn, WATCHED, Texts()).checks
    assert [check.passed for check in checks] == [None, None, None, True]
    assert "not checked here" in checks[0].text
    assert "written in words" in checks[1].text
    assert "Nobody has read it" in checks[2].text


def related(told, which="relations"):
    return [(each.relation, each.link.address) for each in getattr(told, which)]


def test_relations_are_told_in_both_directions(drawn, texts):
    assert related(describe(drawn, HOMES, texts)) == [("Part of", f"/figure/{DISPLACED}")]
    assert related(describe(drawn, DISPLACED, texts)) == [
        ("Puts to the test", "https://agency.example/1"),
        ("Includes", f"/figure/{HOMES}"),
    ]


def test_a_relation_says_what_the_other_is(drawn, texts):
    fact, other = describe(drawn, DISPLACED, texts).relations
    assert fact.link.text == "Agency: 5,200 people displaced, Harbour Town, 1 Apr 2019"
    assert other.link.text.startswith("About 300 households")
    assert other.note == "Counted among them."


def test_the_same_claim_elsewhere_is_linked(drawn, texts):
    assert related(describe(drawn, KILLED, texts), "same_claim") == [("Says the same again", f"/figure/{AGAIN}")]
    assert related(describe(drawn, AGAIN, texts), "same_claim") == [("Shown for this claim", f"/figure/{KILLED}")]
    assert related(describe(drawn, DISPLACED, texts), "same_claim") == [
        ("Counted inside this claim", f"/figure/{HOMES}")
    ]


def test_the_permanent_address_lies_below_the_base(drawn, texts):
    told = describe(drawn, DISPLACED, texts, "https://example.org/storm")
    assert told.address == f"https://example.org/storm/figure/{DISPLACED}"
    assert told.citation_short.endswith(told.address)
    assert told.citation_long.endswith(told.address)


def test_the_long_citation_leads_back_to_the_words(drawn, texts):
    long = describe(drawn, DISPLACED, texts).citation_long
    for part in (
        "Red Cross, 5 March 2019: at least 5,000 residents displaced",
        "“More than 5,000 residents”",
        SHA256,
        "https://gazette.example/storm",
    ):
        assert part in long


def test_the_row_can_be_taken_away(drawn, texts):
    assert describe(drawn, KILLED, texts).row == Link("This row as CSV", f"/download/figure/{KILLED}.csv")


@pytest.mark.parametrize("figure_id", ["", "gazette", "agency-5200", "gazette-bridges"])
def test_what_is_no_figure_has_no_provenance(drawn, texts, figure_id):
    with pytest.raises(KeyError):
        describe(drawn, figure_id, texts)
