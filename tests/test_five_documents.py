"""What the first five documents state, as a careful analyst reads it: the published tables say exactly this."""

from collections import Counter

import pandas as pd
import pytest
from conftest import ROOT

from etl import build, release

# document, words, low, high, measure, status, stock or flow, issuer, place, verification
CORE = [
    ("huffpost-2016-10", "up to 100,000 refugees", None, 100_000, "crossed_border", "projected", "flow", "UN", "Turkey and Syria", "unverified"),
    ("huffpost-2016-10", "up to 600,000 people", None, 600_000, "capacity", "planned", "stock", "UN and partners", "Mosul", "verified"),
    ("cnn-rewrite-2016-10-17", "1 million residents", 1_000_000, 1_000_000, "displaced", "projected", "flow", None, "Mosul", "disputed"),
    ("caucus99percent-2016-12", "almost two thousand Iraqi troops", 2_000, 2_000, "killed", "reported", "flow", "UNAMI", "Iraq", "withdrawn"),
    ("caucus99percent-2016-12", "450 wounded", 450, 450, "injured", "reported", "flow", "UNAMI", "Iraq", "withdrawn"),
    ("caucus99percent-2016-12", "926 civilians", 926, 926, "killed", "reported", "flow", "UNAMI", "Iraq", "verified"),
    ("wsws-2017-03-01", "upwards of 200,000 civilians", 200_000, None, "displaced", "reported", "cumulative", None, "Mosul", "verified"),
    ("wsws-2017-03-01", "8,000", 8_000, 8_000, "displaced", "reported", "flow", None, "Mosul", "disputed"),
    ("wsws-2017-03-01", "At least 1,000 civilians", 1_000, None, "fled", "reported", "flow", None, "Mosul", "unverified"),
    ("wsws-2017-03-01", "an additional 250,000 civilians", 250_000, 250_000, "fled", "projected", "flow", "UN OCHA", "Mosul", "verified"),
    ("wsws-2017-03-01", "six extrajudicial killings", 6, 6, "killed", "reported", "flow", "Amnesty International", "al-Shura and al-Qayyarah", "unverified"),
    ("wsws-2017-03-01", "18 members", 18, 18, "killed", "reported", "flow", "Maclean's", "Mosul", "unverified"),
]  # fmt: skip
VAGUE_OR_SHARE = {
    "hundreds of thousands",
    "Thousands",
    "tens of thousands of residents",
    "more than half of all casualties",
    "hundreds of civilians",
}


@pytest.fixture(scope="module")
def published():
    return release.read(ROOT / "data" / "tables")


@pytest.fixture(scope="module")
def figures(published):
    return pd.concat([published.tables[name] for name in ("displacement", "casualties", "camp_capacity")])


@pytest.mark.parametrize("row", CORE, ids=[f"{row[0]}: {row[1]}" for row in CORE])
def test_a_core_figure_is_read_right(figures, row):
    found = figures[(figures["document_id"] == row[0]) & (figures["as_written"] == row[1])].iloc[0]
    columns = ["value_low", "value_high", "measure", "status", "stock_flow", "issuer", "place", "verification"]
    assert [None if pd.isna(found[column]) else found[column] for column in columns] == list(row[2:])


def test_nothing_else_is_a_figure_but_vague_words_and_shares(figures):
    others = set(figures["as_written"]) - {row[1] for row in CORE}
    assert others == VAGUE_OR_SHARE
    rest = figures[figures["as_written"].isin(others)]
    assert set(zip(rest["unit"], rest["quantifier"], strict=True)) == {("people", "vague"), ("percent", "at_least")}


def test_only_the_increase_is_on_top(figures):
    assert figures.loc[figures["additional"], "as_written"].tolist() == ["an additional 250,000 civilians"]


def test_withdrawn_and_disputed_figures_say_why_and_where(figures):
    doubted = figures[figures["verification"].isin(["withdrawn", "disputed"])]
    assert Counter(doubted["verification"]) == {"withdrawn": 2, "disputed": 3}
    assert doubted["verification_note"].notna().all()
    assert doubted["verification_url"].str.startswith("https://").all()


def test_the_document_without_a_figure_stays_and_says_so(published):
    documents = published.tables["documents"].set_index("document_id")
    alone = documents.loc["antiwar-2016-09-30"]
    assert (alone["figures"], alone["context"], alone["set_aside"] > 0) == (0, 0, True)
    assert "no displacement, casualty or camp figure at all" in alone["summary"]


def test_captions_comments_differences_and_abuses_are_no_figures(published):
    aside = published.tables["set_aside"]
    context = published.tables["context"].set_index("as_written")
    assert aside.loc[aside["reason"] == "duplicate", "as_written"].tolist() == ["about 27 kilometers"]
    assert (aside["reason"] == "furniture").sum() == 6
    assert "not a count" in context.loc["at least 2,000 short", "note"]
    assert context.loc["thousands of civilians", "subject"] == "abuses"
    assert context.loc["half", "unit"] == "percent"


def test_no_words_of_a_document_make_a_quotation(published):
    for name in ("displacement", "casualties", "camp_capacity", "context", "set_aside"):
        assert published.tables[name]["as_written"].str.split().str.len().max() <= 12


def test_the_committed_tables_are_what_the_cards_make():
    build.check(build.Build(ROOT / "data"))


def test_every_card_matches_its_text_and_accounts_for_every_number(documents_dir):
    tables = build.check(build.Build(ROOT / "data", documents_dir))
    assert len(tables["documents"]) == 5
