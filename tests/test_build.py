"""The build: from cards to published tables, and what it says of faults."""

import hashlib
import json
import shutil

import pytest
from collection import TEXT, change, draw

from etl import build, release
from etl.errors import FaultsFound, OutOfDate, UserError

ROW = "  - {kind: set_aside, as_written: '2020', char_start: 170, char_end: 174, reason: date}\n"

# what is wrong, what is replaced in the card, by what, and the message it gets
FAULTS = [
    ("an unknown place", "place_id: xx-northport", "place_id: xx-atlantis", "daily-fled-300, place_id: found 'xx-atlantis'; expected a place of the gazetteer"),
    ("a value against its words", "value_low: 300\n    value_high: 300", "value_low: 400\n    value_high: 400", "found about 400 to 400; expected about 300 to 300, which 'Some 300 people' states"),
    ("a quantifier against its words", "quantifier: about", "quantifier: exact", "found exact 300 to 300; expected about 300 to 300"),
    ("a low above a high", "value_low: 200\n    value_high: 200\n    quantifier: exact", "value_low: 300\n    value_high: 200\n    quantifier: range", "daily-hold-200: found value_low 300, value_high 200; expected value_low is not above value_high"),
    ("an end before a start", "period_end: 2020-05-04", "period_end: 2020-05-01", "daily-fled-300: found period_start 2020-05-04, period_end 2020-05-01; expected period_start is not after period_end"),
    ("a duplicate id in one table", "figure_id: daily-follow-1500", "figure_id: daily-fled-300", "daily-fled-300, figure_id: found 'daily-fled-300'; expected a value that no other row has"),
    ("a duplicate id in two tables", "figure_id: daily-hold-200", "figure_id: daily-fled-300", "daily-fled-300, figure_id: found the same id in several tables"),
    ("a value that is not allowed", "measure: killed", "measure: slain", "daily-killed-4, measure: found 'slain'; expected one of killed, injured, missing, casualties"),
    ("a filled bound that is open", "value_high: 1500", "value_low: 1500\n    value_high: 1500", "value_high 1500, quantifier at_most"),
    ("an id that is not URL-safe", "figure_id: daily-killed-4", "figure_id: Daily killed 4", "figure_id: found 'Daily killed 4'; expected lower-case letters and digits, joined by hyphens or dots"),
    ("a missing value", "    measure: killed\n", "", "daily-killed-4, measure: found nothing; expected a value"),
    ("a kind of nobody", "issuer: Red Cross\n    issuer_kind: ngo", "issuer_kind: ngo", "issuer_kind is unattributed wherever issuer is empty"),
    ("a horizon of what happened", "    measure: killed\n", "    measure: killed\n    horizon_end: 2020-06-01\n", "horizon and scenario only where status is projected or planned"),
    ("a relation to nothing", "other_id: daily-fled-300", "other_id: daily-lost", "other_id: found 'daily-lost'; expected a figure or a fact of the reference series"),
    ("a group without a headline", "    measure: killed\n", "    measure: killed\n    group_id: nobody\n", "daily-killed-4, group_id: found 'nobody'"),
    ("a reason that is not in the list", "reason: date", "reason: because", "daily-2020-05-05.170, reason: found 'because'; expected one of date, time, ordinal"),
    ("a card that nobody reviewed", "review: reviewed", "review: machine", "found 'machine'; expected 'reviewed'"),
    ("a verdict without a reason", "    measure: killed\n", "    measure: killed\n    verification: disputed\n", "verification_note wherever verification is not unverified"),
]  # fmt: skip

# the same for what only the text can tell
TEXT_FAULTS = [
    ("a wrong sha256", hashlib.sha256(TEXT.encode()).hexdigest(), "a" * 64, f"sha256: found {hashlib.sha256(TEXT.encode()).hexdigest()}; expected {'a' * 64} for daily.txt"),
    ("a span that does not match", "char_start: 20\n    char_end: 35", "char_start: 21\n    char_end: 36", "daily-fled-300, 21:36: found 'ome 300 people '; expected 'Some 300 people'. These words stand at 20:35"),
    ("words that are not there", "as_written: Some 300 people", "as_written: Some 300 person", "expected 'Some 300 person'. These words are not in the text"),
    ("a wrong length", f"length: {len(TEXT)}", "length: 9", f"length: found 9; expected {len(TEXT)} code points"),
    ("a number left out", ROW, "", "170:174: found the number '2020', which the card leaves out; expected a mention"),
    ("a text that is not there", "file: daily.txt", "file: gone.txt", "gone.txt: No such file or directory; expected a text that can be read"),
]  # fmt: skip


@pytest.fixture
def data(tmp_path):
    return draw(tmp_path)


def job(data, texts=True):
    return build.Build(data, data.parent / "texts" if texts else None)


def test_a_good_collection_is_published_with_every_number_accounted_for(data):
    tables = build.build(job(data))
    document = tables["documents"].iloc[0]
    assert document[["mentions", "figures", "context", "set_aside"]].tolist() == [6, 4, 1, 1]
    assert set(release.read(data / "tables").tables) == set(tables)


def test_the_same_cards_make_the_same_bytes(data, tmp_path):
    _, first = build.make(job(data))
    shutil.copytree(data, tmp_path / "elsewhere")
    _, second = build.make(job(tmp_path / "elsewhere", texts=False))
    assert first == second


@pytest.mark.parametrize(("case", "old", "new", "message"), FAULTS, ids=[case[0] for case in FAULTS])
def test_a_fault_of_a_card_is_told_and_nothing_is_published(data, case, old, new, message):
    change(data, old, new)
    with pytest.raises(FaultsFound) as found:
        build.build(job(data, texts=False))
    assert message in str(found.value)
    assert not (data / "tables").exists()


@pytest.mark.parametrize(("case", "old", "new", "message"), TEXT_FAULTS, ids=[case[0] for case in TEXT_FAULTS])
def test_a_card_that_does_not_match_its_text_is_told(data, case, old, new, message):
    change(data, old, new)
    with pytest.raises(FaultsFound) as found:
        build.build(job(data))
    assert message in str(found.value)


def test_faults_of_several_kinds_are_told_together(data):
    change(data, "place_id: xx-northport", "place_id: xx-atlantis")
    change(data, "measure: killed", "measure: slain")
    change(data, "value_high: 1500", "value_high: 1600")
    with pytest.raises(FaultsFound) as found:
        build.build(job(data, texts=False))
    assert len(found.value.faults) == 3


def test_a_fault_leaves_the_former_release(data):
    build.build(job(data))
    former = release.read(data / "tables").digest
    change(data, "measure: killed", "measure: slain")
    with pytest.raises(FaultsFound):
        build.build(job(data))
    assert release.read(data / "tables").digest == former


def test_check_passes_on_what_was_built_and_names_what_differs(data):
    build.build(job(data))
    build.check(job(data))
    change(data, "summary: A flood.", "summary: Another flood.")
    with pytest.raises(OutOfDate, match=r"documents\.csv, datapackage\.json.*python -m etl build"):
        build.check(job(data))
    assert "A flood." in (data / "tables" / "documents.csv").read_text(encoding="utf-8")


def test_machine_cards_are_published_when_asked_for_and_marked(data):
    change(data, "review: reviewed", "review: machine")
    tables = build.build(build.Build(data, allow_machine=True))
    assert set(tables["displacement"]["review"]) == {"machine"}


def test_the_package_tells_title_and_events(data):
    build.build(job(data))
    package = json.loads((data / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"] == "A drawn flood"
    assert package["events"] == [{"date": "2020-05-04", "label": "Flood"}]


ABOUT_FAULTS = [
    ("no such file", None, "No such file"),
    ("no title", "description: x\nevents: []\n", "expected title, description, released"),
    (
        "an event without a day",
        "title: t\ndescription: d\nevents: [{label: x}]\n",
        "expected title, description, released",
    ),
    ("broken YAML", "title: [", "expected title, description, released"),
]


@pytest.mark.parametrize(("case", "content", "message"), ABOUT_FAULTS, ids=[case[0] for case in ABOUT_FAULTS])
def test_a_collection_that_is_not_described_is_told(data, case, content, message):
    path = data / "crisis.yaml"
    path.unlink() if content is None else path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=message):
        build.build(job(data))


def test_a_missing_folder_of_texts_is_told(data):
    with pytest.raises(UserError, match="no such folder of texts"):
        build.build(build.Build(data, data / "nowhere"))
