"""What became of the figures from one release to the next."""

import json

import pytest
from conftest import ROOT
from harbour import publish, release

from dashboard.downloads import changelog
from etl import changes
from etl.__main__ import main
from etl.errors import FaultsFound, UserError
from etl.release import Release

BEFORE = release()


def without(made, figure_id):
    """Return a release that lacks one row of the displacement table."""
    lines = made.files["displacement.csv"].decode().splitlines(keepends=True)
    kept = "".join(line for line in lines if not line.startswith(f"{figure_id},"))
    return Release(made.digest, made.package, made.tables, made.files | {"displacement.csv": kept.encode()})


def told(before, after):
    return [
        tuple(change[name] for name in ("change", "id", "column", "old", "new"))
        for change in changes.compare(before, after)["changes"]
    ]


FLEW = "gazette-follow-2000"
REVISED = release({FLEW: {"value_high": 2500, "caveat": "Later said higher."}})
# what happened between two releases, the two, what is told
STEPS = [
    ("nothing", BEFORE, BEFORE, []),
    ("a value was revised", BEFORE, REVISED, [("revised", FLEW, "value_high", "2000", "2500"), ("revised", FLEW, "caveat", "", "Later said higher.")]),
    ("a figure was added", without(BEFORE, FLEW), BEFORE, [("added", FLEW, "", "", "1,500 to 2,000 people")]),
    ("a figure was removed", BEFORE, without(BEFORE, FLEW), [("removed", FLEW, "", "1,500 to 2,000 people", "")]),
    ("a figure was withdrawn", BEFORE, release({"gazette-watched": {"verification": "withdrawn"}}),
     [("withdrawn", "gazette-watched", "verification", "unverified", "withdrawn")]),
    ("a figure was disputed", BEFORE, release({"gazette-watched": {"verification": "disputed"}}),
     [("revised", "gazette-watched", "verification", "unverified", "disputed")]),
    ("a fact of an agency was revised", BEFORE, release({"agency-5200": {"value_low": 5100}}), [("revised", "agency-5200", "value_low", "5200", "5100")]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "expected"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_what_became_of_the_figures(before, after, expected):
    assert told(before, after) == expected


def test_an_entry_names_both_releases():
    entry = changes.compare(BEFORE, REVISED)
    assert entry["released"] == "2019-05-01"
    assert entry["since"] == {"release": BEFORE.digest, "released": "2019-05-01"}


def test_an_entry_takes_the_place_of_one_of_the_same_day():
    kept = [
        {"released": "2019-05-01", "since": None, "changes": []},
        {"released": "2018-01-01", "since": None, "changes": []},
    ]
    entry = changes.compare(BEFORE, REVISED)
    assert changes.put(kept, entry) == [entry, kept[1]]


def test_the_list_is_told_to_people():
    text = changes.markdown([changes.compare(BEFORE, REVISED)])
    assert "## 2019-05-01" in text
    assert f"(`{BEFORE.digest}`): 2 revised." in text
    assert f"| revised | `{FLEW}` (displacement) | value_high | 2000 | 2500 |" in text


def test_a_cell_with_a_bar_stays_one_cell():
    text = changes.markdown([changes.compare(BEFORE, release({FLEW: {"caveat": "one | two"}}))])
    assert "one \\| two |" in text


def test_the_command_compares_keeps_and_publishes(tmp_path, capsys):
    for name, made in (("before", None), ("tables", {FLEW: {"value_high": 2500}})):
        (tmp_path / "data" / name).mkdir(parents=True)
        publish(tmp_path / "data" / name, made)
    data = tmp_path / "data"
    assert main(["changes", str(data / "before"), "--data", str(data), "--write"]) == 0
    assert "value_high | 2000 | 2500" in capsys.readouterr().out
    kept = changes.read(data / "changes.json")
    assert [change["new"] for change in kept[0]["changes"]] == ["2500"]
    assert (tmp_path / "CHANGELOG-DATA.md").read_text(encoding="utf-8") == changes.markdown(kept)


def test_what_is_no_release_is_said(tmp_path, capsys):
    (tmp_path / "x.zip").write_bytes(b"no zip")
    with pytest.raises(UserError, match="Give the folder or the zip of a release"):
        changes.open_release(tmp_path / "x.zip")
    assert main(["changes", str(tmp_path / "nothing.zip")]) == 2


@pytest.mark.parametrize("content", ["{", "[1]", '[{"released": "2019-05-01"}]', "7"])
def test_a_kept_list_of_another_form_is_said(tmp_path, content):
    (tmp_path / "changes.json").write_text(content)
    with pytest.raises(FaultsFound, match="a list of entries with released, since and changes"):
        changes.read(tmp_path / "changes.json")


def test_the_published_list_is_the_kept_one():
    kept = changes.read(ROOT / "data" / "changes.json")
    package = json.loads((ROOT / "data" / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["changes"] == kept
    assert kept[0]["released"] == package["created"][:10]
    assert (ROOT / "CHANGELOG-DATA.md").read_text(encoding="utf-8") == changes.markdown(kept)


def test_the_page_and_the_zip_tell_the_same_list():
    entry = changes.compare(BEFORE, REVISED)
    made = Release(
        BEFORE.digest,
        BEFORE.package | {"changes": [entry, {"released": "2018-01-01", "since": None, "changes": []}]},
        BEFORE.tables,
        BEFORE.files,
    )
    first, second = changelog.steps(made)
    assert "2 revised" in first.summary
    assert BEFORE.digest in first.summary
    assert second.summary == "The first release."
    assert "| Revised | `gazette-follow-2000` | value_high | 2000 | 2500 |" in changelog.markdown(made)
