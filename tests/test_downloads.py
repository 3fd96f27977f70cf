"""What is offered, how large it is said to be, and how it leaves the server."""

import gzip
import io
import re
import zipfile
from html import unescape

import brotli
import pytest
from conftest import ROOT
from harbour import release, write_text

from dashboard.app import create_app
from dashboard.downloads import downloads, sheets
from dashboard.downloads.downloads import Downloads
from dashboard.downloads.formats import FORMATS
from dashboard.evidence.texts import Texts
from etl.release import Release
from etl.tables import MODELS

DRAWN = release()
BASE = "http://localhost"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client():
    return create_app(DRAWN).server.test_client()


def words(page):
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


def links(page):
    return [unescape(address) for address in re.findall(r'href="(/download/[^"]+)"', page)]


def test_the_page_offers_every_table_in_every_format(client):
    found = links(client.get("/downloads").text)
    for name in [*MODELS, "figures"]:
        for ending in [*FORMATS, "csv.gz", "csv.br"]:
            assert f"/download/{name}.{ending}" in found
    assert "/download/tables.zip" in found


def test_whatever_is_offered_can_be_had(client):
    for address in links(client.get("/downloads?status=projected").text):
        assert client.get(address).status_code == 200, address


def test_the_sizes_said_are_the_sizes(client):
    shelves = Downloads(DRAWN, Texts()).tables(BASE)
    for offer in (offer for shelf in shelves for offer in shelf.offers):
        assert offer.exact
        assert len(client.get(offer.address).data) == offer.length, offer.address
        sent = client.get(offer.address, headers={"Accept-Encoding": "br, gzip"})
        assert len(sent.data) == offer.sent, offer.address


def test_of_a_view_the_size_is_said_to_be_about():
    shelf = Downloads(DRAWN, Texts()).view("status=projected", BASE)
    assert shelf.rows == 1
    assert {offer.exact for offer in shelf.offers} == {False}
    assert all(offer.size.startswith("about ") for offer in shelf.offers)
    assert {offer.address for offer in shelf.offers} >= {
        "/download/figures.csv?status=projected",
        "/download/figures.hxl.csv?status=projected",
    }


def test_the_page_of_a_view_offers_its_rows(client):
    page = client.get("/downloads?status=projected&colour=blue").text
    assert "1 figure under these filters: ?status=projected" in words(page)
    assert "/download/figures.excel.csv?status=projected" in links(page)
    assert "The rows of your view" not in words(client.get("/downloads?scale=linear").text)


@pytest.mark.parametrize(
    ("length", "said"),
    [(0, "0 bytes"), (999, "999 bytes"), (1_499, "1 kB"), (999_499, "999 kB"), (1_250_000, "1.2 MB")],
)
def test_a_size_is_written_for_people(length, said):
    assert downloads.size(length) == said


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)]
)
@pytest.mark.parametrize("ending", ["csv", "excel.csv", "hxl.csv", "json"])
def test_text_travels_compressed(client, encoding, unpack, ending):
    answer = client.get(f"/download/displacement.{ending}", headers={"Accept-Encoding": encoding})
    assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert unpack(answer.data) == b"".join(FORMATS[ending].write(sheets.whole(DRAWN, Texts(), BASE, "displacement")))


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)]
)
def test_the_rows_of_a_view_are_compressed_while_they_are_sent(client, encoding, unpack):
    address = "/download/figures.csv?status=reported"
    answer = client.get(address, headers={"Accept-Encoding": encoding})
    assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert unpack(answer.data).count(b"\n") == 6
    again = client.head(address, headers={"Accept-Encoding": encoding, "If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(("ending", "unpack"), [("csv.gz", gzip.decompress), ("csv.br", brotli.decompress)])
def test_a_packed_file_is_the_table(client, ending, unpack):
    packed = client.get(f"/download/displacement.{ending}", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in packed.headers
    assert unpack(packed.data) == client.get("/download/displacement.csv").data


def test_a_packed_file_can_be_had_in_parts(client):
    whole = client.get("/download/displacement.csv.gz").data
    part = client.get("/download/displacement.csv.gz", headers={"Range": "bytes=10-29"})
    assert (part.status_code, part.data) == (206, whole[10:30])
    assert part.headers["Content-Range"] == f"bytes 10-29/{len(whole)}"


def test_a_whole_table_is_built_once(monkeypatch):
    client = create_app(DRAWN).server.test_client()
    walked = []
    rows = sheets.Sheet.rows
    monkeypatch.setattr(sheets.Sheet, "rows", lambda sheet: walked.append(sheet.name) or rows(sheet))
    for encoding in ("br", "gzip", "identity", "br"):
        client.get("/download/displacement.csv", headers={"Accept-Encoding": encoding})
    assert walked == ["displacement"]


def test_head_and_unchanged_rows_of_a_view_are_not_written(monkeypatch):
    client = create_app(DRAWN).server.test_client()
    etag = client.get("/download/figures.csv?status=projected").headers["ETag"]
    monkeypatch.setattr(sheets.Sheet, "rows", lambda sheet: (1 / 0 for _ in range(1)))  # breaks when it is walked
    assert client.head("/download/figures.csv?status=projected").status_code == 200
    assert client.get("/download/figures.csv?status=projected", headers={"If-None-Match": etag}).status_code == 304


def test_another_program_or_address_or_view_has_another_name(client, monkeypatch):
    def tag(address, base=BASE):
        return client.get(address, base_url=base).headers["ETag"]

    view = "/download/figures.csv?status=projected"
    first = tag(view)
    assert tag(view) == first
    assert tag(view, "http://elsewhere.example") != first
    assert tag("/download/figures.csv?status=planned") != first
    assert tag("/download/figures.json?status=projected") != first
    monkeypatch.setattr(downloads, "program", lambda: "another version")
    assert tag(view) != first


@pytest.fixture
def long(monkeypatch):
    """A server for which tables of three rows are long."""
    monkeypatch.setattr(downloads, "LONG", 2)
    monkeypatch.setattr(downloads, "SAMPLE", 3)
    return create_app(DRAWN).server.test_client()


@pytest.mark.parametrize("ending", [*FORMATS, *downloads.PACKED])
def test_a_long_table_is_the_same_file_and_is_sent_while_it_is_written(client, long, ending):
    address = f"/download/displacement.{ending}"
    streamed = long.get(address, buffered=False)
    assert streamed.is_streamed
    assert "Content-Length" not in streamed.headers
    whole = client.get(address)
    assert streamed.data == whole.data
    assert streamed.headers["Content-Disposition"] == whole.headers["Content-Disposition"]
    assert long.get(address, headers={"If-None-Match": streamed.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("query", ["", "?status=projected"])
def test_a_long_zip_holds_the_same_files(client, long, query):
    files = [zipfile.ZipFile(io.BytesIO(asked.get(f"/download/tables.zip{query}").data)) for asked in (client, long)]
    assert files[1].testzip() is None
    assert files[0].namelist() == files[1].namelist()
    assert [files[0].read(name) for name in files[0].namelist()] == [
        files[1].read(name) for name in files[1].namelist()
    ]


def test_of_a_long_table_the_size_is_estimated_from_its_first_rows(long):
    shelves = Downloads(DRAWN, Texts()).tables(BASE)
    shelf = next(shelf for shelf in shelves if shelf.name == "displacement")
    assert {offer.exact for offer in shelf.offers} == {False}
    csv = next(offer for offer in shelf.offers if offer.ending == "csv")
    assert csv.length == pytest.approx(len(long.get("/download/displacement.csv").data), rel=0.5)
    assert not Downloads(DRAWN, Texts()).everything(BASE).exact
    assert "about" in words(long.get("/downloads").text)


def test_addresses_in_rows_are_those_of_the_site_or_of_its_home(client):
    assert (
        "http://mirror.example/figure/gazette-watched"
        in client.get("/download/displacement.csv", base_url="http://mirror.example").text
    )
    home = Release(DRAWN.digest, DRAWN.package | {"homepage": "https://home.example/storm/"}, DRAWN.tables, DRAWN.files)
    rows = (
        create_app(home).server.test_client().get("/download/displacement.csv", base_url="http://mirror.example").text
    )
    assert "https://home.example/storm/figure/gazette-watched" in rows
    assert "mirror.example" not in rows


def test_with_the_texts_the_words_are_checked(tmp_path):
    file = Downloads(DRAWN, Texts(write_text(tmp_path))).file("displacement.csv", "", BASE)
    assert gzip.decompress(file.kept.encoded["gzip"]).count(b"span=passed") == 4


UNKNOWN = [
    ("/download/displacement.xlsx", "“displacement” is not handed out as “xlsx”. There are: csv, excel.csv"),
    ("/download/tables.csv", "There are: zip."),
    ("/download/displacement.zip", "There are: csv, excel.csv"),
    ("/download/figures.csv.gz?status=planned", "There are: csv, excel.csv"),
    ("/download/nope.json", "No table “nope” is in this release."),
    ("/download/nope.zip", "No table “nope” is in this release."),
    ("/download/figure/gazette-watched.zip", "There are: csv, excel.csv"),
    ("/download/figure/nope.json", "No figure “nope” is in this release."),
]


@pytest.mark.parametrize(("address", "said"), UNKNOWN)
def test_what_is_not_offered_is_404_with_what_is(client, address, said):
    answer = client.get(address)
    assert answer.status_code == 404
    assert said in words(answer.text)


@pytest.mark.parametrize(
    ("wanted", "parts"),
    [
        ("displacement", ("displacement", "csv")),
        ("a.hxl.csv", ("a", "hxl.csv")),
        ("a.b.csl.json", ("a.b", "csl.json")),
        ("a.b.csv", ("a.b", "csv")),
        ("a.xlsx", ("a", "xlsx")),
    ],
)
def test_a_name_is_parted_from_its_ending(wanted, parts):
    assert downloads.parted(wanted) == parts


def test_other_pages_find_what_is_offered(client):
    offered = client.application.extensions["downloads"].view("status=planned", BASE)
    assert [offer.label for offer in offered.offers][:2] == ["CSV", "CSV for Excel"]


@pytest.mark.parametrize(
    "said",
    [
        *(f".{ending}" for ending in [*FORMATS, *downloads.PACKED]),
        "tables.zip",
        "python -m etl recheck",
        "python -m etl changes",
        "/api/v1/openapi.json",
    ],
)
def test_the_readme_tells_what_can_be_had(said):
    assert said in README
