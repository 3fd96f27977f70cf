"""The reference series: that the facts are there, that their traps are told, and what is said of a bad row."""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT

from etl import checks, places, reference
from etl.errors import FaultsFound, UserError
from etl.tables import columns

FOLDER = ROOT / "data" / "reference"
GOOD = {
    "reference_id": "unhcr-displaced-2020-01-02",
    "series": "unhcr-displaced",
    "period_start": "2020-01-01",
    "period_end": "2020-01-02",
    "measure": "displaced",
    "population": "people",
    "value_low": "300",
    "value_high": "300",
    "quantifier": "exact",
    "unit": "people",
    "status": "reported",
    "stock_flow": "cumulative",
    "additional": "false",
    "place": "Northport",
    "issuer": "UNHCR",
    "document_title": "Flood in Northport",
    "url": "https://example.org/flood",
    "verification": "unverified",
}


@pytest.fixture(scope="module")
def facts() -> pd.DataFrame:
    return reference.read(FOLDER)


def fact(facts: pd.DataFrame, reference_id: str) -> pd.Series:
    return facts.set_index("reference_id").loc[reference_id]


def write(path: Path, *rows: dict[str, str], header: list[str] | None = None) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header or list(columns("reference")), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# The facts


def test_every_fact_is_as_the_contract_says(facts):
    assert checks.check("reference", facts) == []


def test_no_fact_was_lost():
    """314 numbers were gathered; the two ends of a range, twice, are one fact."""
    found = pd.read_csv(FOLDER / "mosul-2016-2017.csv", dtype="str", keep_default_na=False)
    ranges = found["quantifier"] == "range"
    assert (len(found), ranges.sum()) == (312, 2)
    assert found["measure"].value_counts().to_dict() == {
        "still_displaced": 82, "displaced": 55, "killed": 33, "injured": 31, "returned": 27, "capacity": 23,
        "available": 17, "trauma_cases": 16, "in_camp": 11, "crossed_border": 9, "affected": 3, "in_need": 3,
        "newly_displaced": 1, "population": 1,
    }  # fmt: skip


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.name)
def test_files_are_sorted_and_plain(path):
    content = path.read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    rows = list(csv.DictReader(content.decode("utf-8").splitlines()))
    keys = [(row["period_end"], row["reference_id"]) for row in rows]
    assert keys == sorted(keys), "sort the rows by period_end, then reference_id"


def test_places_are_in_the_gazetteer(facts):
    known = set(places.read(ROOT / "data" / "places.csv")["place_id"])
    assert set(facts["place_id"].dropna()) <= known


def test_addresses_name_no_default_port(facts):
    assert not facts["url"].str.contains(r"^https?://[^/]*[:.](?:443|80)?/").any()


def test_a_report_is_not_published_before_the_day_it_is_about(facts):
    known = facts[facts["published"].notna() & (facts["status"] == "reported")]
    assert len(known) > 100
    assert (known["published"] >= known["period_end"]).all()


# What may be read as one line


def test_a_series_is_of_one_kind(facts):
    kinds = ["measure", "population", "unit", "status", "stock_flow", "additional", "place", "place_role"]
    for series, rows in facts.groupby("series"):
        assert len(rows[kinds].drop_duplicates()) == 1, series


def test_a_series_has_one_counter(facts):
    counter = facts["counted_by"].fillna(facts["issuer"]).str.replace(" (MoMD)", "", regex=False)
    for series, rows in counter.groupby(facts["series"]):
        assert len(set(rows)) == 1, series


def test_two_values_of_a_series_on_one_day_are_explained(facts):
    bounds = ["value_low", "value_high"]
    double = [rows for _, rows in facts.groupby(["series", "period_end"]) if len(rows[bounds].drop_duplicates()) > 1]
    assert len(double) == 3
    for rows in double:
        for row in rows.itertuples():
            others = [f"{low:,}" for low in rows["value_low"] if low != row.value_low]
            assert any(other in row.caveat for other in others), row.reference_id


def test_iom_and_the_government_are_two_lines(facts):
    day = facts[(facts["period_end"] == pd.Timestamp(2017, 7, 6)) & (facts["measure"] == "displaced")]
    assert dict(zip(day["counted_by"], day["value_low"], strict=True)) == {
        "IOM DTM": 1_034_670,
        "Government of Iraq (MoMD)": 919_143,
    }
    assert day["series"].nunique() == 2


def test_iom_counts_are_not_joined_across_the_break_of_july_2017(facts):
    counts = facts[(facts["counted_by"] == "IOM DTM") & facts["measure"].isin(["displaced", "still_displaced"])]
    after = counts["period_end"] >= pd.Timestamp(2017, 7, 1)
    assert (after.sum(), (~after).sum()) == (13, 64)
    assert set(counts[after]["series"]).isdisjoint(counts[~after]["series"])
    assert counts[after]["caveat"].str.contains("families outside camps").all()


def test_ever_displaced_and_still_displaced_are_two_measures(facts):
    day = facts[(facts["period_end"] == pd.Timestamp(2017, 3, 2)) & (facts["counted_by"] == "IOM DTM")]
    values = dict(zip(day["measure"], day["value_low"], strict=True))
    assert (values["displaced"], values["still_displaced"]) == (255_708, 191_826)


# Traps that single facts tell


def test_six_times_the_families_is_said_where_it_is_so(facts):
    beside = facts[facts["households"].notna() & (facts["unit"] == "people")]
    exact = beside["value_low"] == 6 * beside["households"]
    said = beside["caveat"].str.startswith("Exactly six times")
    assert exact.sum() > 30
    assert (exact == said).all()


TRAPS = """
fact                                                  | verification | low       | high      | the caveat tells
iom-returned-mosul-operation-2017-01-19               | disputed     | 32292     | 32292     | 23,292
iom-still-displaced-mosul-operation-2017-01-12-144588 | disputed     | 144588    | 144588    | 144,612
unami-killed-security-forces-iraq-2016-11-30          | withdrawn    | 1959      |           | 3 December 2016
unami-injured-security-forces-iraq-2016-11-30         | withdrawn    | 450       |           | Anbar
unami-killed-people-iraq-2016-11-30                   | withdrawn    | 2885      | 2885      | withdrawn part
unami-killed-civilians-iraq-2016-11-30                | unverified   | 926       |           | absolute minimum
unami-killed-civilians-ninewa-2016-11-30              | unverified   | 332       |           | Ninewa as a whole
ocha-displaced-projected-worst-case-mosul-operation-2016-11-01 | unverified | | 1000000   | worst case
nrc-displaced-projected-west-mosul-2017-02-19         | unverified   | 250000    | 400000    | planning figure
unfpa-displaced-west-mosul-2017-02-26                 | unverified   | 8000      | 8000      | 28,400
iom-still-displaced-mosul-operation-2017-05-15        | unverified   | 370344    | 370344    | middle of May
ocha-available-plots-unit-uncertain-mosul-operation-2017-01-01 | unverified | 7524 | 7524    | plots or people
"""


@pytest.mark.parametrize("line", TRAPS.strip().splitlines()[1:], ids=lambda line: line.split()[0])
def test_traps_are_told(facts, line):
    name, verification, low, high, told = (cell.strip() for cell in line.split("|"))
    row = fact(facts, name)
    assert row["verification"] == verification
    assert ["" if pd.isna(row[bound]) else str(row[bound]) for bound in ("value_low", "value_high")] == [low, high]
    assert told in row["caveat"]


def test_withdrawn_military_figures_lead_to_the_statement(facts):
    withdrawn = facts[facts["verification"] == "withdrawn"]
    assert len(withdrawn) == 4
    assert withdrawn["verification_url"].str.contains("unami-statement").all()


def test_months_of_unami_are_whole_months(facts):
    months = facts[facts["issuer"] == "UNAMI"]
    assert len(months) == 56
    assert (months["period_start"].dt.day == 1).all()
    assert (months["period_start"] + pd.offsets.MonthEnd() == months["period_end"]).all()


def test_plots_and_people_stay_apart(facts):
    counted = facts[facts["measure"].isin(["capacity", "occupied", "available"])]
    assert set(counted["unit"]) == {"people", "plots"}
    assert not counted.groupby("series")["unit"].nunique().gt(1).any()


# A bad row


def bad(**changes: str) -> dict[str, str]:
    return {**GOOD, **changes}


# fmt: off
WRONG_TYPE = [
    # phenomenon                    row                                          what is said of it
    ("a number with a comma",       bad(value_low="1,200"),                      "a.csv, row 2, value_low: found '1,200'; expected a whole number in digits"),
    ("a number in words",           bad(value_high="many"),                      "a.csv, row 2, value_high: found 'many'; expected a whole number in digits"),
    ("a number with a point",       bad(households="50.0"),                      "a.csv, row 2, households: found '50.0'; expected a whole number in digits"),
    ("a month instead of a day",    bad(period_end="2020-01"),                   "a.csv, row 2, period_end: found '2020-01'; expected a day (YYYY-MM-DD)"),
    ("a day that does not exist",   bad(period_end="2020-02-30"),                "a.csv, row 2, period_end: found '2020-02-30'; expected a day (YYYY-MM-DD)"),
    ("the day first",               bad(published="02/01/2020"),                 "a.csv, row 2, published: found '02/01/2020'; expected a day (YYYY-MM-DD)"),
    ("a truth in other words",      bad(additional="yes"),                       "a.csv, row 2, additional: found 'yes'; expected true or false"),
    ("a truth left open",           bad(additional=""),                          "a.csv, row 2, additional: found ''; expected true or false"),
]
NOT_ALLOWED = [
    ("an unknown measure",          bad(measure="fled"),                         "measure: found 'fled'; expected one of displaced, newly_displaced"),
    ("an unknown unit",             bad(unit="families"),                        "unit: found 'families'; expected one of people, households, plots, percent"),
    ("no issuer",                   bad(issuer=""),                              "issuer: found .+; expected a value"),
    ("no day",                      bad(period_end=""),                          "period_end: found .+; expected a value"),
    ("no address",                  bad(url=""),                                 "url: found .+; expected a value"),
    ("an address without a scheme", bad(url="example.org"),                      "url: found 'example.org'"),
    ("an id with capitals",         bad(reference_id="UNHCR_1"),                 "reference_id: found 'UNHCR_1'"),
    ("less than nothing",           bad(value_low="-5", value_high="-5"),        ", value_low: found .+0"),
    ("bounds that cross",           bad(value_low="9", value_high="5", quantifier="range"), "value_low 9, value_high 5; expected value_low is not above value_high"),
    ("a minimum with an upper end", bad(quantifier="at_least"),                  "value_low 300, value_high 300, quantifier at_least"),
    ("no number at all",            bad(value_low="", value_high=""),            "value_low empty, value_high empty, quantifier exact"),
    ("a period that runs backwards", bad(period_start="2020-03-01"),             "period_start 2020-03-01, period_end 2020-01-02; expected period_start is not after period_end"),
    ("a stock with a beginning",    bad(stock_flow="stock"),                     "period_start 2020-01-01, status reported, stock_flow stock; expected period_start empty where stock_flow is stock"),
    ("a count without a beginning", bad(period_start=""),                        "period_start empty, status reported, stock_flow cumulative"),
    ("a scenario of what happened", bad(scenario="worst case"),                  "expected horizon_start, horizon_end and scenario only where status is projected or planned"),
    ("a doubt without a reason",    bad(verification="disputed"),                "expected caveat and verification_url wherever verification is disputed or withdrawn"),
]
# fmt: on


@pytest.mark.parametrize(("_phenomenon", "row", "message"), WRONG_TYPE, ids=[case[0] for case in WRONG_TYPE])
def test_a_value_of_the_wrong_type(tmp_path, _phenomenon, row, message):
    write(tmp_path / "a.csv", row)
    with pytest.raises(FaultsFound) as caught:
        reference.read(tmp_path)
    assert [str(fault) for fault in caught.value.faults] == [message]


@pytest.mark.parametrize(("_phenomenon", "row", "message"), NOT_ALLOWED, ids=[case[0] for case in NOT_ALLOWED])
def test_a_value_that_is_not_allowed(tmp_path, _phenomenon, row, message):
    write(tmp_path / "a.csv", row)
    told = [str(fault) for fault in checks.check("reference", reference.read(tmp_path))]
    assert any(re.search(message, fault) for fault in told)
    assert all(fault.startswith(f"reference, {row['reference_id']}") for fault in told)


def test_the_good_row_is_good(tmp_path):
    write(tmp_path / "a.csv", GOOD)
    frame = reference.read(tmp_path)
    assert checks.check("reference", frame) == []
    assert pd.isna(frame["households"].iloc[0])
    assert not frame["additional"].iloc[0]


# A bad file

HEADER = ",".join(columns("reference"))
LINE = ",".join(GOOD.get(column, "") for column in columns("reference"))

# fmt: off
BAD_FILES = [
    # phenomenon           content                                             what is said of it
    ("an unknown column",  f"{HEADER},colour\n{LINE},red\n",                   "a.csv, colour: found an unknown column; expected one of reference_id, series"),
    ("a lacking column",   f"{HEADER.replace(',caveat', '')}\n",               "a.csv, caveat: found no such column; expected every column of the contract"),
    ("a column twice",     f"{HEADER},caveat\n{LINE},\n",                      "a.csv, caveat: found the column twice; expected every column once"),
    ("a comma unquoted",   f"{HEADER}\n{LINE.replace('Flood in', 'Flood, in')}\n", f"a.csv, row 2: found {len(columns('reference')) + 1} cells; expected {len(columns('reference'))} cells, one for each column. A cell that holds a comma stands in double quotes."),
    ("a line cut short",   f"{HEADER}\n\n{GOOD['reference_id']},x\n",          "a.csv, row 3: found 2 cells"),
    ("a quote left open",  f'{HEADER}\n"{LINE}\n',                             "a.csv, row 2: found unexpected end of data; expected every quote closed"),
    ("another encoding",   f"{HEADER}\n{LINE.replace('Northport', 'Nórdport')}\n".encode("latin-1"), "a.csv, row 2: found byte 0xf3; expected UTF-8"),
    ("an empty file",      "",                                                 "a.csv, reference_id: found no such column"),
    ("an id met twice",    f"{HEADER}\n{LINE}\n{LINE}\n",                      "a.csv, row 3, reference_id: found 'unhcr-displaced-2020-01-02', as in a.csv, row 2; expected an id that no other row has"),
]
# fmt: on


@pytest.mark.parametrize(("_phenomenon", "content", "message"), BAD_FILES, ids=[case[0] for case in BAD_FILES])
def test_a_bad_file(tmp_path, _phenomenon, content, message):
    (tmp_path / "a.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FaultsFound, match=re.escape(message)):
        reference.read(tmp_path)


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    write(tmp_path / "a.csv", bad(value_low="x", period_end="y"), bad(reference_id="other"))
    write(tmp_path / "b.csv", bad(reference_id="other"), bad(reference_id="third", published="z"))
    with pytest.raises(FaultsFound) as caught:
        reference.read(tmp_path)
    assert [fault.where for fault in caught.value.faults] == [
        "a.csv, row 2, period_end",
        "a.csv, row 2, value_low",
        "b.csv, row 2, reference_id",
        "b.csv, row 3, published",
    ]


def test_the_mark_that_spreadsheets_put_first_is_no_fault(tmp_path):
    (tmp_path / "a.csv").write_bytes(f"{HEADER}\r\n{LINE}\r\n".encode("utf-8-sig"))
    assert reference.read(tmp_path)["reference_id"].tolist() == [GOOD["reference_id"]]


def test_text_that_looks_missing_is_text(tmp_path):
    write(tmp_path / "a.csv", bad(place="NA", caveat="None\nof it"))
    frame = reference.read(tmp_path)
    assert (frame["place"].iloc[0], frame["caveat"].iloc[0]) == ("NA", "None\nof it")


def test_a_folder_without_facts_is_an_empty_table(tmp_path):
    frame = reference.read(tmp_path)
    assert frame.empty
    assert checks.check("reference", frame) == []


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UserError, match="nowhere: no such folder"):
        reference.read(tmp_path / "nowhere")
