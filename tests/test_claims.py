"""The digest of a corpus: who said what, when, how often, and who says otherwise."""

import csv
import io
from datetime import date

import pytest
import yaml
from conftest import ROOT
from corpora import ARTICLES, alone, lines, run
from test_etl_command import etl

from etl.corpus.claims import Question, claims
from etl.corpus.digest import Digest, digest
from etl.corpus.shapes import table
from etl.corpus.store import Store
from etl.errors import UserError

PLACES = ROOT / "data" / "places.csv"
OURS = {
    "kind": "displacement", "measure": "displaced", "status": "reported", "stock_flow": "stock", "unit": "people",
    "quantifier": "exact", "place": "Mosul", "place_id": "iq-mosul", "additional": False, "as_written": "words",
    "char_start": 0, "issuer": "IOM", "issuer_kind": "un", "value_low": 1_000.0, "value_high": 1_000.0,
}  # fmt: skip


def said(document, day=None, origin=None, **fields):
    """A row of mentions: IOM says 1,000 displaced in Mosul, unless told otherwise."""
    when = day and date.fromisoformat(day)
    named = {"document": document, "sha256": document, "origin": origin or document}
    return OURS | named | {"published_start": when, "published_end": when} | fields


def asked(tmp_path, rows, **question):
    store = Store(str(tmp_path))
    store.write_table("mentions/part-00000", table("mentions", rows))
    return claims(store, Question(**question), PLACES)


def counted(found):
    return found[["claim", "issuer", "origins", "carriers", "disagrees"]].to_numpy().tolist()


# what is so, the mentions, number, issuer, origins, carriers and opponents of each claim
CASES = [
    (
        "a claim of many papers is one, of one origin",
        [said(f"paper-{n}", "2017-03-01", origin="paper-0") for n in range(300)],
        [[1, "IOM", 1, 300, ""]],
    ),
    (
        "a claim that a text repeats is carried once",
        [said("a", "2017-03-01"), said("a", "2017-03-01", char_start=90)],
        [[1, "IOM", 1, 1, ""]],
    ),
    (
        "two issuers in the same days, apart",
        [said("a", "2017-03-01"), said("b", "2017-03-03", issuer="MoMD", value_low=1500.0, value_high=1500.0)],
        [[1, "IOM", 1, 1, "2"], [2, "MoMD", 1, 1, "1"]],
    ),
    (
        "roundings of each other",
        [said("a", "2017-03-01"), said("b", "2017-03-01", issuer="MoMD", value_low=1090.0, value_high=1090.0)],
        [[1, "IOM", 1, 1, ""], [2, "MoMD", 1, 1, ""]],
    ),
    (
        "an open bound excludes nothing above it",
        [
            said("a", "2017-03-01", value_high=None),
            said("b", "2017-03-01", issuer="MoMD", value_low=9e3, value_high=9e3),
        ],
        [[1, "IOM", 1, 1, ""], [2, "MoMD", 1, 1, ""]],
    ),
    (
        "but something below it",
        [
            said("a", "2017-03-01", value_high=None),
            said("b", "2017-03-01", issuer="MoMD", value_low=9.0, value_high=9.0),
        ],
        [[1, "IOM", 1, 1, "2"], [2, "MoMD", 1, 1, "1"]],
    ),
    (
        "a week apart, people have moved",
        [said("a", "2017-03-01"), said("b", "2017-03-08", issuer="MoMD", value_low=9e3, value_high=9e3)],
        [[1, "IOM", 1, 1, ""], [2, "MoMD", 1, 1, ""]],
    ),
    (
        "one issuer that counts on",
        [said("a", "2017-03-01"), said("b", "2017-03-02", value_low=9e3, value_high=9e3)],
        [[1, "IOM", 1, 1, ""], [2, "IOM", 1, 1, ""]],
    ),
    (
        "households are not held against people",
        [
            said("a", "2017-03-01"),
            said("b", "2017-03-01", issuer="MoMD", unit="households", value_low=9.0, value_high=9.0),
        ],
        [[1, "IOM", 1, 1, ""], [2, "MoMD", 1, 1, ""]],
    ),
    (
        "a stock is not held against a flow",
        [
            said("a", "2017-03-01"),
            said("b", "2017-03-01", issuer="MoMD", stock_flow="flow", value_low=9.0, value_high=9.0),
        ],
        [[1, "IOM", 1, 1, ""], [2, "MoMD", 1, 1, ""]],
    ),
    (
        "spellings of one place",
        [said("a", "2017-03-01"), said("b", "2017-03-01", place="Mossul")],
        [[1, "IOM", 2, 2, ""]],
    ),
    (
        "nobody knows who, and when",
        [said("a", None, issuer=None), said("b", None, issuer=None, value_low=5.0, value_high=5.0)],
        [[1, None, 1, 1, ""], [2, None, 1, 1, ""]],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_what_is_one_claim_and_who_disagrees(tmp_path, rows, expected):
    found = asked(tmp_path, rows)
    assert counted(found.astype(object).where(found.notna(), None)) == expected


# what is asked, the question, the documents that are in the answer
ASKED = [
    ("everything", {}, ["a", "b", "c", "d", "e"]),
    ("a place by its name", {"place": "mosul"}, ["a", "d", "e"]),
    ("a place by its id", {"place": "iq-mosul"}, ["a", "d", "e"]),
    ("a place that no gazetteer knows", {"place": "Sandbridge"}, ["c"]),
    ("a place with all that lies within", {"place": "iq-ninewa", "within": True}, ["a", "d", "e"]),
    ("a measure", {"measures": ("killed",)}, ["d"]),
    (
        "days: what it is about goes before when it was said",
        {"first": date(2017, 3, 2), "last": date(2017, 3, 5)},
        ["b", "e"],
    ),
]


@pytest.mark.parametrize(("question", "documents"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED])
def test_what_is_asked_for(tmp_path, question, documents):
    rows = [
        said("a", "2017-03-01"),
        said("b", "2017-03-02", place="Iraq", place_id="iq", value_low=2.0, value_high=2.0),
        said("c", "2017-03-06", place="Sandbridge", place_id=None, value_low=3.0, value_high=3.0),
        said("d", None, kind="casualty", measure="killed", value_low=4.0, value_high=4.0),
        said("e", "2017-03-09", period_end=date(2017, 3, 4), value_low=5.0, value_high=5.0),
        said("f", "2017-03-01", kind="context"),
    ]  # fmt: skip
    assert sorted(asked(tmp_path, rows, **question)["document"]) == documents


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("results")
    run(lines(folder / "articles.jsonl"), folder / "out")
    return folder / "out"


def test_the_table_for_people(results):
    told = digest(Digest(str(results), Question(place="Mosul"), PLACES)).splitlines()
    assert told[0].split() == ["claim", "days", "who", "what", "value", "place", "origins", "carriers", "disagrees"]
    assert told[-1] == f"{len(told) - 2:,} claims, {sum(int(line.split('Mosul')[1].split()[1]) for line in told[1:-1]):,} times carried; 0 are disagreed with."  # fmt: skip


def test_where_nothing_is_found_it_says_what_there_is(results):
    told = digest(Digest(str(results), Question(place="Nowhere"), PLACES)).splitlines()
    assert told[0].startswith("No such claims.")
    assert told[1].startswith("  measure: ")
    assert "Mosul (" in told[2]


def test_the_table_for_programs(results):
    done = etl(
        "digest", results, "--measure", "killed", "--format", "csv", "--from", "2016-10-01", "--to", "2018-01-01"
    )
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert (done.returncode, done.stderr) == (0, "")
    assert rows
    assert {row["measure"] for row in rows} == {"killed"}
    assert [int(row["claim"]) for row in rows] == list(range(1, len(rows) + 1))
    assert [row["first_day"] for row in rows] == sorted(row["first_day"] for row in rows)
    assert all(int(row["origins"]) <= int(row["carriers"]) for row in rows)


def test_drafts_of_cards_with_the_texts_that_they_refer_to(results, tmp_path):
    asked_for = Question(place="Mosul", measures=("killed",))
    told = digest(Digest(str(results), asked_for, PLACES, "card", tmp_path / "cards", tmp_path / "texts"))
    cards = [yaml.safe_load(path.read_text()) for path in sorted((tmp_path / "cards").iterdir())]
    assert cards
    assert told == f"{len(cards)} drafts in {tmp_path / 'cards'}\n"
    articles = {article["id"]: article for article in ARTICLES}
    for card in cards:
        article = articles[card["document_id"]]
        text = (tmp_path / "texts" / card["text"]["file"]).read_text()
        assert text == article["text"]
        assert (card["title"], card["publisher"], card["review"]) == (article["title"], article["publisher"], "machine")
        assert all(text[one["char_start"] : one["char_end"]] == one["as_written"] for one in card["mentions"])
        assert "killed" in [one.get("measure") for one in card["mentions"]]


def test_drafts_need_the_corpus_as_it_was(tmp_path):
    articles = lines(tmp_path / "articles.jsonl", ARTICLES[:5])
    run(articles, tmp_path / "out")
    lines(articles, ARTICLES[:6])
    with pytest.raises(UserError, match=r"articles\.jsonl: found another content or time"):
        digest(Digest(str(tmp_path / "out"), Question(), PLACES, "card", tmp_path / "cards"))


# what is wrong, the folder, the form, the message
WRONG = [
    ("no results", "nothing", "text", "nothing: not what extract --corpus writes"),
    ("nothing read yet", "empty", "text", "nothing has been read yet"),
    ("no folder for drafts", "out", "card", "drafts of cards need a folder: --cards-out DIR"),
]  # fmt: skip


@pytest.mark.parametrize(("folder", "form", "told"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_use_is_told(tmp_path, folder, form, told):
    Store(str(tmp_path / "empty")).write_json("manifest.json", {})
    alone(lines(tmp_path / "a.jsonl", ARTICLES[:1]), tmp_path / "out")
    Store(str(tmp_path / "out")).write_json("manifest.json", {})
    with pytest.raises(UserError, match=told):
        digest(Digest(str(tmp_path / folder), Question(), PLACES, form))
