"""The plain pages, downloads and health checks: complete without JavaScript, and exactly what was published."""

import csv
import io
import re
from html import unescape
from urllib.parse import quote

import pytest
from flask import Flask
from harbour import TITLE, publish, release, write_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import site
from dashboard.app import create_app
from dashboard.evidence.texts import Texts
from dashboard.selection import Selection
from etl.release import PACKAGE, read
from etl.tables import MODELS

FIGURE = "/figure/gazette-displaced-5000"
WITHDRAWN = "/figure/gazette-killed-40"
DOCUMENT = "/document/gazette-2019-03-05"
PAGES = [FIGURE, WITHDRAWN, DOCUMENT, "/document/notice-2019-03-09", "/documents"]


@pytest.fixture(scope="module")
def drawn():
    return release()


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return Texts(write_text(tmp_path_factory.mktemp("texts")))


@pytest.fixture(scope="module")
def client(drawn, texts):
    return create_app(drawn, texts).server.test_client()


def words(response):
    """Return what a reader sees: no style, no tags, single spaces."""
    page = re.sub(r"<style>.*?</style>|<[^>]+>", " ", response.text, flags=re.DOTALL)
    return " ".join(unescape(page).split())


def rows(response):
    return list(csv.DictReader(io.StringIO(response.text)))


def ids(response):
    return [row["figure_id"] for row in rows(response)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_without_scripts(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert "<script" not in response.text
    assert re.search(r'<html lang="en" dir="ltr">', response.text)
    assert response.text.count("<h1>") == 1


@pytest.mark.parametrize("path", PAGES)
def test_a_pasted_link_explains_itself(client, path):
    tags = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]+)">', client.get(path).text))
    assert tags["url"] == f"http://localhost{path}"
    assert tags["title"]
    assert tags["description"]


def test_the_description_of_a_withdrawn_figure_says_so(client):
    assert "(withdrawn)" in re.search(r'og:description" content="([^"]+)', client.get(WITHDRAWN).text).group(1)


@pytest.mark.parametrize(
    "shown",
    [
        "At least 5,000 residents displaced", "Red Cross, non-governmental organisation", "Red Cross, quoted by the Gazette", "5 March 2019",
        "sets a lower bound of 5,000 and no upper one", "Counted in shelters only.", "A later count found 5,200.", "Includes",
        "Puts to the test", "Counted inside this claim", "Passed", f"http://localhost{FIGURE}", "This row as CSV",
    ],
)  # fmt: skip
def test_the_page_of_a_figure_shows(client, shown):
    assert shown in words(client.get(FIGURE))


def test_the_words_are_highlighted_in_their_passage(client):
    assert "spoke on Monday. <mark>More than 5,000 residents</mark> were displaced" in client.get(FIGURE).text


def test_without_the_text_the_page_says_why_no_passage_is_shown(drawn):
    page = create_app(drawn).server.test_client().get(FIGURE)
    assert "<mark>More than 5,000 residents</mark></blockquote>" in page.text
    assert "this site does not hold the text" in words(page)


def test_a_withdrawn_figure_says_so_before_anything_else(client):
    shown = words(client.get(WITHDRAWN))
    assert shown.index("Withdrawn by those who published it.") < shown.index("Who said it")
    assert 'href="https://gazette.example/correction"' in client.get(WITHDRAWN).text


def test_the_page_of_a_document_shows_every_number_in_order(client):
    listed = re.findall(r'<th scope="row"><span[^>]*>([^<]+)', client.get(DOCUMENT).text)
    assert listed == [
        "More than 5,000 residents", "1,500 to 2,000 people", "Tens of thousands", "About 300 households", "A first list of 40", "40 dead",
        "up to 600 people", "Two bridges", "2019",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "shown",
    ["9 numbers: 7 figures, 1 of context, 1 set aside.", "Both over the canal.", "a date", "withdrawn", "Ada Writer"],
)
def test_the_page_of_a_document_shows(client, shown):
    assert shown in words(client.get(DOCUMENT))


def test_a_document_without_figures_says_so(client):
    shown = words(client.get("/document/notice-2019-03-09"))
    assert "None of its numbers states displacement, casualties or camp capacity." in shown
    assert "The day is inferred from the tide." in shown


def test_the_list_of_documents_counts_everything(client):
    shown = words(client.get("/documents"))
    assert "2 documents with 10 numbers, each accounted for: 7 figures, 1 of context, 2 set aside" in shown
    assert TITLE in shown


def test_text_of_the_tables_is_shown_as_text(client):
    for path in PAGES:
        assert "<flood>" not in client.get(path).text


@pytest.mark.parametrize("hostile", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example"])
def test_only_web_addresses_become_links(hostile):
    drawn = release({"gazette-displaced-5000": {"verification_url": hostile}, "gazette-2019-03-05": {"url": hostile}})
    client = create_app(drawn).server.test_client()
    for path in (FIGURE, DOCUMENT):
        assert f'href="{hostile}' not in client.get(path).text


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("ending", ["", ".csv"])
def test_a_table_is_handed_out_as_it_was_published(client, drawn, name, ending):
    response = client.get(f"/download/{name}{ending}")
    published = list(csv.reader(io.StringIO(drawn.files[f"{name}.csv"].decode(), newline="")))
    handed_out = list(csv.reader(io.StringIO(response.text, newline="")))
    assert [cells[: len(published[0])] for cells in handed_out] == published
    traced = "as_written" in published[0]
    assert len(handed_out[0]) - len(published[0]) == (len(drawn.package["provenance"]) if traced else 0)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_the_data_package_is_handed_out_as_it_was_published(client, drawn):
    assert client.get("/download/datapackage.json").data == drawn.files[PACKAGE]


NAMES = [
    ("/download/displacement.csv", "displacement_2019-03-05_to_2019-03-07"),
    ("/download/casualties.csv", "casualties_2019-03-05"),
    ("/download/documents.csv", "documents_2019-03-05_to_2019-03-11"),
    ("/download/reference.csv", "reference_2019-04-01"),
    ("/download/places.csv", "places"),
    ("/download/figures.csv", "figures_2019-03-05_to_2019-03-07"),
    ("/download/figures.csv?status=planned", "figures-selected_2019-03-05"),
    ("/download/figures.csv?measure=killed&status=planned", "figures-selected"),
    ("/download/figure/gazette-killed-40.csv", "gazette-killed-40"),
]


@pytest.mark.parametrize(("address", "name"), NAMES)
def test_a_file_is_named_by_what_and_when(client, drawn, address, name):
    digest = drawn.digest.removeprefix("sha256:")[:8]
    assert client.get(address).headers["Content-Disposition"] == f"attachment; filename={name}_{digest}.csv"


QUERIES = ["", "status=projected", "measure=killed", "document=gazette-2019-03-05&status=planned", "place=xx-harbour", "from=2019-03-08", "issuer=unattributed",
           "scale=linear", "figure=gazette-watched", "colour=blue", "status=%00%ff", "from=2019-02-30"]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_the_rows_shown_are_the_rows_handed_out(client, drawn, query):
    chosen = Selection.from_query(query, drawn.tables).apply(drawn.tables)
    expected = [figure for frame in chosen.values() for figure in frame["figure_id"]]
    assert ids(client.get(f"/download/figures.csv?{query}")) == expected


def test_rows_are_the_published_ones_cell_by_cell(client):
    everything = {
        row["figure_id"]: row
        for name in ("displacement", "casualties", "camp_capacity")
        for row in rows(client.get(f"/download/{name}.csv"))
    }
    assert {row["figure_id"]: row for row in rows(client.get("/download/figures.csv"))} == everything
    assert rows(client.get("/download/figure/gazette-homes-300.csv")) == [everything["gazette-homes-300"]]


def test_cells_with_commas_quotes_and_lines_survive():
    caveat = 'one, "two"\nthree; =1+1'
    client = create_app(release({"gazette-watched": {"caveat": caveat}})).server.test_client()
    found = {row["figure_id"]: row["caveat"] for row in rows(client.get("/download/figures.csv"))}
    assert found["gazette-watched"] == caveat


def test_nothing_chosen_leaves_the_header(client):
    response = client.get("/download/figures.csv?measure=killed&status=planned")
    assert response.text.startswith("figure_id,")
    assert rows(response) == []


@pytest.mark.parametrize(
    "address",
    [*PAGES, "/download/displacement.csv", "/download/figures.csv?status=planned", "/download/datapackage.json"],
)
@pytest.mark.parametrize("encoding", ["identity", "br", "gzip"])
def test_what_is_unchanged_is_not_sent_again(client, address, encoding):
    accepted = {"Accept-Encoding": encoding}
    first = client.get(address, headers=accepted)
    again = client.get(address, headers=accepted | {"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.data) == (200, 304, b"")


def test_another_release_is_sent(client, texts):
    other = create_app(release({"gazette-watched": {"caveat": "New."}}), texts).server.test_client()
    etag = client.get("/download/displacement.csv").headers["ETag"]
    assert other.get("/download/displacement.csv", headers={"If-None-Match": etag}).status_code == 200


def test_health(client, drawn):
    assert client.get("/healthz").text == "alive\n"
    ready = client.get("/readyz").json
    assert ready["ready"] is True
    assert ready["release"] == drawn.digest
    assert ready["rows"]["displacement"] == 4


UNKNOWN = ["/nothing", "/figure", "/figure/", "/figure/gazette-nope", "/document/nope", "/download/nope.csv", "/download/figure/nope.csv", "/download/../etc/passwd",
           "/%00", "/figures/" + "a" * 5000, "/_mcp", "/assets/../app.py", "/documents/", "/index.html"]  # fmt: skip


@pytest.mark.parametrize("path", UNKNOWN, ids=lambda path: path[:30])
def test_an_unknown_address_is_404_and_leads_on(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "There is nothing at this address" in response.text
    assert 'href="/documents"' in response.text


def test_it_is_said_which_figure_is_not_there(client):
    shown = words(client.get("/figure/<b>" + "x" * 500))
    assert "No figure “<b>xxx" in shown
    assert len(shown) < 900


@pytest.mark.parametrize("path", ["/documents", FIGURE, "/download/displacement.csv", "/healthz"])
def test_a_page_cannot_be_posted_to(client, path):
    response = client.post(path)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "This address cannot be used that way" in response.text


def test_what_fails_unforeseen_is_told_without_a_traceback(drawn, caplog):
    server = Flask("broken")
    site.register(server, drawn, Texts())
    server.add_url_rule("/broken", view_func=lambda: 1 / 0, endpoint="broken")
    response = server.test_client().get("/broken")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
    assert "ZeroDivisionError" not in response.text
    assert "ZeroDivisionError" in caplog.text


def test_without_tables_the_process_lives_and_says_why_it_is_not_ready(tmp_path):
    publish(tmp_path)
    (tmp_path / "displacement.csv").write_text("cut")
    try:
        read(tmp_path)
    except Exception as error:
        client = site.unready(str(error)).test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    assert "displacement.csv: found sha256:" in client.get("/readyz").json["reason"]
    page = client.get("/")
    assert page.status_code == 503
    assert "displacement.csv: found sha256:" in words(page)


@pytest.mark.parametrize("path", ["/documents", FIGURE, DOCUMENT])
def test_behind_a_prefix_every_link_begins_with_it(drawn, texts, path):
    client = create_app(drawn, texts, prefix="/storm/").server.test_client()
    page = client.get("/storm" + path)
    assert page.status_code == 200
    local = re.findall(r'href="(/[^"]*)"', page.text)
    assert local
    assert all(link.startswith("/storm/") for link in local)
    assert f'content="http://localhost/storm{path}"' in page.text
    assert client.get("/storm/readyz").status_code == 200


addresses = st.builds(
    lambda start, rest: start + quote(rest),
    st.sampled_from(
        [
            "/",
            "/figure/",
            "/document/",
            "/documents",
            "/download/",
            "/download/figure/",
            "/_dash-component-suites/",
            "/assets/",
        ]
    ),
    st.text(max_size=60),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(addresses)
def test_no_address_breaks_the_server(client, address):
    with client.get(address) as response:
        assert response.status_code in {200, 308, 404}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["document", "measure", "status", "issuer", "place", "from", "until", "figure", "x"]),
    st.text(max_size=60),
)
def test_no_query_breaks_a_download(client, name, value):
    response = client.get(f"/download/figures.csv?{name}={quote(value)}")
    assert response.status_code == 200
    assert response.text.startswith("figure_id,")
