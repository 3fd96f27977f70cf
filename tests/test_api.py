"""The API: what its description says, for whatever is asked."""

import csv
import io

import pytest
import schemathesis
from conftest import ROOT
from harbour import release, write_text
from hypothesis import HealthCheck, settings

from dashboard.app import create_app
from dashboard.evidence.texts import Texts
from dashboard.selection import Selection
from etl.release import read
from etl.tables import MODELS, columns

DRAWN = release()
CLIENT = create_app(DRAWN).server.test_client()
REAL = create_app(read(ROOT / "data" / "tables")).server
SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", REAL)
API = "/api/v1"
FIGURE = f"{API}/figures/gazette-displaced-5000"
ADDRESSES = [f"{API}/", f"{API}/figures", f"{API}/figures.csv", FIGURE, f"{API}/documents", f"{API}/documents/gazette-2019-03-05", f"{API}/tables",
             f"{API}/tables/reference", f"{API}/release", f"{API}/openapi.json"]  # fmt: skip


@SCHEMA.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@pytest.mark.filterwarnings("ignore")  # schemathesis warns of its own dependencies
def test_whatever_is_asked_is_answered_as_described(case):
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # its client unpacks no Brotli


def ids(rows):
    return [row["figure_id"] for row in rows]


QUERIES = ["", "status=projected", "measure=killed", "document=gazette-2019-03-05&status=planned", "place=xx-harbour", "from=2019-03-08", "to=2019-03-04",
           "issuer=unattributed", "issuer=Red+Cross"]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_the_filters_are_those_of_the_page(query):
    expected = [
        name
        for frame in Selection.from_query(query, DRAWN.tables).apply(DRAWN.tables).values()
        for name in frame["figure_id"]
    ]
    answer = CLIENT.get(f"{API}/figures?{query}")
    assert ids(answer.json["rows"]) == expected
    assert answer.json["total"] == len(expected)
    assert ids(csv.DictReader(io.StringIO(CLIENT.get(f"{API}/figures.csv?{query}").text))) == expected


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 1000])
def test_next_leads_through_every_row_once(limit):
    address, found = f"{API}/figures?status=reported&limit={limit}", []
    while address:
        answer = CLIENT.get(address)
        assert len(answer.json["rows"]) <= limit
        assert answer.headers.get("Link", "") == (f'<{answer.json["next"]}>; rel="next"' if answer.json["next"] else "")
        found += ids(answer.json["rows"])
        address = answer.json["next"]
    everything = ids(CLIENT.get(f"{API}/figures?status=reported&limit=1000").json["rows"])
    assert found == everything
    assert len(set(found)) == len(found) > 3


def test_an_offset_beyond_the_end_is_an_empty_page():
    answer = CLIENT.get(f"{API}/figures?offset=999999999").json
    assert (answer["rows"], answer["next"], answer["total"]) == ([], None, 7)


def test_values_have_their_types_and_missing_is_null():
    row = CLIENT.get(f"{API}/figures?limit=1").json["rows"][0]
    assert (row["value_low"], row["value_high"], row["additional"], row["stated_start"]) == (
        5000,
        None,
        False,
        "2019-03-05",
    )


def test_a_figure_brings_its_provenance_and_citation(tmp_path):
    told = create_app(DRAWN, Texts(write_text(tmp_path))).server.test_client().get(FIGURE).json
    assert told["figure"]["checks"] == "span=passed; value=passed; review=passed"
    assert {answer["name"] for answer in told["provenance"]["answers"]} >= {"issuer", "cited_via", "document", "value"}
    assert told["provenance"]["checks"][0]["passed"] is True
    assert told["citation"]["csl"][0]["URL"] == "http://localhost/figure/gazette-displaced-5000"
    assert "spoke on Monday" not in str(told), "the text is not handed out"


def test_a_document_names_its_figures():
    told = CLIENT.get(f"{API}/documents/gazette-2019-03-05").json
    assert told["document"]["publisher"] == "The Gazette"
    assert len(told["figures"]) == 7
    assert CLIENT.get(told["figures"][0]["address"]).json["figure"]["figure_id"] == told["figures"][0]["figure_id"]


@pytest.mark.parametrize("name", MODELS)
def test_every_table_can_be_read(name):
    answer = CLIENT.get(f"{API}/tables/{name}.csv?limit=1000")
    header = next(csv.reader(io.StringIO(answer.text)))
    assert header[: len(columns(name))] == list(columns(name))
    assert CLIENT.get(f"{API}/tables/{name}").json["total"] == len(DRAWN.tables[name])


def test_the_tables_explain_their_columns():
    told = {table["name"]: table for table in CLIENT.get(f"{API}/tables").json["tables"]}
    assert set(told) == set(MODELS)
    assert all(field["description"] and field["hxl"] for table in told.values() for field in table["fields"])


def test_the_release_tells_of_itself():
    told = CLIENT.get(f"{API}/release").json
    assert (told["release"], told["released"]) == (DRAWN.digest, "2019-05-01")
    assert [source["source"] for source in told["sources"]][-1] == "Agency"


FORMS = [("", "application/json"), ("*/*", "application/json"), ("text/csv", "text/csv; charset=utf-8"), ("text/html, */*;q=0.1", "application/json"),
         ("text/csv;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8")]  # fmt: skip


@pytest.mark.parametrize(("accept", "mimetype"), FORMS)
def test_a_list_comes_in_the_form_that_is_accepted(accept, mimetype):
    answer = CLIENT.get(f"{API}/figures", headers={"Accept": accept} if accept else {})
    assert answer.headers["Content-Type"] == mimetype
    assert "Accept" in answer.headers["Vary"]


WRONG = [
    ("figures?status=perhaps", 400, "status", ["planned", "projected", "reported"]),
    ("figures?colour=blue", 400, "colour", None),
    ("figures?limit=0", 400, "limit", ["a whole number from 1 to 1000"]),
    ("figures?limit=1001", 400, "limit", None),
    ("figures?limit=%C2%B2", 400, "limit", None),
    ("figures?offset=-1", 400, "offset", None),
    ("figures?from=2019-02-30", 400, "from", ["a day, YYYY-MM-DD"]),
    ("figures?from=20190301", 400, "from", None),
    ("figures?status=planned&status=reported", 400, "status", None),
    ("figures?place=", 400, "place", None),
    ("tables/places?status=planned", 400, "status", ["limit", "offset"]),
    ("release?x=1", 400, "x", []),
]


@pytest.mark.parametrize(("asked", "status", "parameter", "allowed"), WRONG)
def test_a_wrong_question_is_told_with_what_is_allowed(asked, status, parameter, allowed):
    answer = CLIENT.get(f"{API}/{asked}")
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    fault = next(error for error in answer.json["errors"] if error["parameter"] == parameter)
    assert allowed is None or fault["allowed"] == allowed


def test_everything_wrong_is_told_at_once():
    answer = CLIENT.get(f"{API}/figures?limit=x&colour=blue&status=perhaps")
    assert [error["parameter"] for error in answer.json["errors"]] == ["limit", "colour", "status"]


@pytest.mark.parametrize(
    "asked",
    [
        "nothing",
        "figures/nope",
        "documents/nope",
        "tables/nope",
        "tables/nope.csv",
        "figures/",
        "figures.xml",
        "release/more",
    ],
)
def test_what_is_not_there_is_404_in_json(asked):
    answer = CLIENT.get(f"{API}/{asked}")
    assert (answer.status_code, answer.json["status"]) == (404, 404)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", [f"{API}/figures", FIGURE, f"{API}/release"])
def test_it_is_for_reading(method, address):
    answer = getattr(CLIENT, method)(address)
    assert (answer.status_code, answer.json["status"]) == (405, 405)
    assert "GET" in answer.headers["Allow"]


def test_a_form_that_is_not_offered_is_406():
    answer = CLIENT.get(f"{API}/figures", headers={"Accept": "application/pdf"})
    assert (answer.status_code, answer.json["status"]) == (406, 406)


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_unchanged_is_not_sent_again(address):
    first = CLIENT.get(address)
    by_tag = CLIENT.get(address, headers={"If-None-Match": first.headers["ETag"]})
    by_day = CLIENT.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (first.status_code, by_tag.status_code, by_day.status_code) == (200, 304, 304)
    assert first.headers["Last-Modified"] == "Wed, 01 May 2019 00:00:00 GMT"
    assert "public" in first.headers["Cache-Control"]
    assert "max-age=300" in first.headers["Cache-Control"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_tells_what_get_would(address):
    got, head = CLIENT.get(address), CLIENT.head(address)
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", got.headers["ETag"])


@pytest.mark.parametrize(
    "address", [*ADDRESSES, f"{API}/nothing", "/download/displacement.csv", "/download/tables.zip"]
)
def test_scripts_of_any_site_may_read(address):
    assert (
        CLIENT.get(address, headers={"Origin": "https://other.example"}).headers["Access-Control-Allow-Origin"] == "*"
    )


def test_a_browser_that_asks_before_is_told_that_it_may():
    answer = CLIENT.options(
        f"{API}/figures", headers={"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    )
    assert answer.status_code == 200
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]


def test_below_a_prefix_every_address_begins_with_it():
    client = create_app(DRAWN, prefix="/storm/").server.test_client()
    assert (
        client.get("/storm/api/v1/figures?limit=1").json["next"]
        == "http://localhost/storm/api/v1/figures?limit=1&offset=1"
    )
    assert client.get("/storm/api/v1/").json["release"] == "http://localhost/storm/api/v1/release"
    assert client.get("/storm/api/v1/openapi.json").json["servers"] == [{"url": "/storm"}]


def test_the_description_allows_what_the_release_holds():
    told = CLIENT.get(f"{API}/openapi.json").json
    assert told["openapi"].startswith("3.1")
    assert told["components"]["parameters"]["status"]["schema"]["enum"] == ["planned", "projected", "reported"]
    assert "displaced" in told["components"]["schemas"]["Figure"]["properties"]["measure"]["enum"]
    assert "killed" in told["components"]["schemas"]["Figure"]["properties"]["measure"]["enum"]
