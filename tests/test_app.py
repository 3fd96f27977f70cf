"""The app put together: its index, its headers, its assets, and the environment at the edge."""

import gzip
import re

import brotli
import harbour
import pytest
from plotly.offline import get_plotlyjs_version
from werkzeug.test import Client

from dashboard.app import create_app, create_server
from dashboard.serving import scripts

RELEASE = harbour.release()


@pytest.fixture(scope="module")
def client():
    return create_app(RELEASE).server.test_client()


def body(client, address="/"):
    return client.get(address).get_data(as_text=True)


def test_index_is_the_page_before_any_script(client):
    html = body(client)
    still = html[html.index('<div id="page">') : html.index('<div id="react-entry-point">')]
    assert "at least 5,000" in still
    assert still.count("<svg") == 6  # three charts, for wide and for narrow screens
    assert 'href="/figure/gazette-killed-40"' in still
    assert 'href="/download/figures.csv"' in still


def test_index_answers_the_query_without_scripts(client):
    html = body(client, "/?status=projected&colour=red")
    assert "1 of 7 figures shown" in html
    assert "“red” as colour" in html
    assert "red” as colour" not in body(client, "/?status=projected")


def test_index_escapes_what_the_address_says(client):
    html = body(client, "/?status=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize("query", ["?" + "a=b&" * 500, "?status=%ff%fe", "?%00=%00", "?figure=../../etc"])
def test_hostile_queries_get_the_page(client, query):
    assert client.get("/" + query).status_code == 200


@pytest.mark.parametrize(
    "part",
    [
        pytest.param('<html lang="en" dir="ltr">', id="language"),
        pytest.param("<title>Storm over Harbour Town</title>", id="title"),
        pytest.param('name="viewport"', id="viewport"),
        pytest.param('property="og:title" content="Storm over Harbour Town"', id="what a pasted link says"),
    ],
)
def test_head(client, part):
    assert part in body(client)


def test_no_script_of_the_page_is_unknown_to_the_policy(client):
    answer = client.get("/")
    inline = re.findall(r"<script(?![^>]*\b(?:src|type=\"application/json\"))[^>]*>", answer.get_data(as_text=True))
    assert len(inline) == answer.headers["Content-Security-Policy"].count("'sha256-")
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"].split("script-src")[1].split(";")[0]


def test_every_address_is_below_the_prefix():
    client = create_app(RELEASE, prefix="/crisis/").server.test_client()
    html = body(client, "/crisis/")
    addresses = re.findall(r'(?:href|src)="(/[^"]*)"', html)
    assert addresses
    assert [address for address in addresses if not address.startswith("/crisis/")] == []


def test_two_apps_of_one_process_keep_apart():
    other = harbour.release({"gazette-displaced-5000": {"value_low": 7777}})
    first, second = create_app(RELEASE).server.test_client(), create_app(other).server.test_client()
    assert "7,777" in body(second)
    assert "7,777" not in body(first)


def test_no_tool_can_be_switched_on_by_the_environment(monkeypatch):
    monkeypatch.setenv("DASH_MCP_ENABLED", "true")
    assert create_app(RELEASE).server.test_client().get("/_mcp").status_code == 404


def test_bundled_plotly_is_the_version_that_plotly_py_speaks():
    head = scripts.PLOTLY.read_text(encoding="utf-8")[:200]
    assert re.search(r"plotly\.js \(basic - minified\) v(\S+)", head)[1] == get_plotlyjs_version()


def test_bundled_plotly_is_what_was_compressed_and_has_its_licence():
    assert brotli.decompress(scripts.PLOTLY_COMPRESSED.read_bytes()) == scripts.PLOTLY.read_bytes()
    assert "MIT" in scripts.PLOTLY.with_name("plotly-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("accepted", "encoding", "most"), [("br, gzip", "br", 330_000), ("gzip", "gzip", 420_000), ("", None, 1_200_000)]
)
def test_bundled_plotly_is_sent_small_and_kept_for_a_year(client, accepted, encoding, most):
    address = re.search(r'href="(/scripts/plotly-[0-9a-f]{16}\.js)"', body(client))[1]
    answer = client.get(address, headers={"Accept-Encoding": accepted})
    assert (answer.status_code, answer.headers.get("Content-Encoding")) == (200, encoding)
    assert len(answer.get_data()) < most
    assert "immutable" in answer.headers["Cache-Control"]


def test_all_that_dash_needs_is_one_script_without_what_the_page_does_not_use(client):
    (address,) = re.findall(r'<script src="([^"]+)"', body(client))
    answer = client.get(address, headers={"Accept-Encoding": "br"})
    script = brotli.decompress(answer.get_data()).decode()
    assert all(part in script for part in ("React", "ReactDOM", "DashRenderer", "window.live_page = "))
    assert "window.dash_core_components=" not in script
    assert len(answer.get_data()) < 100_000
    assert "immutable" in answer.headers["Cache-Control"]


def test_script_of_another_version_is_gone(client):
    assert client.get("/scripts/dash-renderer-0123456789abcdef.js").status_code == 404


def test_same_scripts_are_joined_and_compressed_once(client):
    first, second = (create_app(RELEASE) for _ in range(2))
    for app in (first, second):
        app.server.test_client().get("/")
    assert first.framework is second.framework


def test_server_reads_its_environment(tmp_path, monkeypatch):
    tables, texts = tmp_path / "tables", tmp_path / "texts"
    tables.mkdir()
    texts.mkdir()
    harbour.publish(tables)
    harbour.write_text(texts)
    for name, value in {"TABLES_DIR": tables, "DOCUMENTS_DIR": texts, "URL_PREFIX": "/crisis/"}.items():
        monkeypatch.setenv(name, str(value))
    client = Client(create_server())
    assert "<mark>40 dead</mark>" in body(client, "/crisis/figure/gazette-killed-40")


def test_server_without_tables_lives_and_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("TABLES_DIR", str(tmp_path / "none"))
    answer = Client(create_server()).get("/readyz")
    assert answer.status_code == 503
    assert "python -m etl build" in answer.get_data(as_text=True)


def test_first_sight_is_small_enough_for_a_bad_link(client):
    assert len(gzip.compress(client.get("/").get_data())) < 30_000


def test_picture_waits_for_nothing_that_it_can_do_without(client):
    """What stands above the picture is sent before it, else the picture would be moved; all else behind it."""
    html = body(client)
    before, behind = html.split('<div class="still wide"><svg', 1)
    assert len(brotli.compress(before.encode(), quality=5)) < 6_000
    assert 'class="drawings"' in before
    for later in ("@media print", "<script", "preload", 'class="still narrow"', 'class="key"'):
        assert later not in before
        assert later in behind


@pytest.mark.parametrize("address", ["/_dash-layout", "/_dash-dependencies"])
def test_second_visit_only_asks_whether_anything_changed(client, address):
    tag = client.get(address, headers={"Accept-Encoding": "br"}).headers["ETag"]
    again = client.get(address, headers={"Accept-Encoding": "br", "If-None-Match": tag})
    assert (again.status_code, again.get_data()) == (304, b"")
