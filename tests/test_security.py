"""What every answer carries, and what is turned away before it reaches any code."""

import base64
import gzip
import hashlib
import json
import re

import brotli
import pytest
from harbour import release
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.app import create_app
from dashboard.serving.callback_bodies import MOST_BYTES, is_well_formed
from dashboard.serving.security import Compressed

CALLBACK = "/_dash-update-component"
ANSWERS = ["/", "/documents", "/healthz", "/nothing", "/download/displacement.csv", "/_dash-layout", "/assets/page.css"]
HEADERS = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
]


@pytest.fixture(scope="module")
def app():
    app = create_app(release())
    app.server.test_client().get("/")  # Dash settles its callbacks with the first request
    return app


@pytest.fixture(scope="module")
def client(app):
    return app.server.test_client()


def bodies(app):
    """Return a body for each callback of the server, as the page sends it."""
    return [_body(output, callback) for output, callback in app.callback_map.items() if "callback" in callback]


def _body(output, callback):
    names = output.strip(".").split("...")
    outputs = [dict(zip(("id", "property"), name.partition("@")[0].rsplit(".", 1), strict=True)) for name in names]
    return {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": [{"id": part["id"], "property": part["property"], "value": None} for part in callback["inputs"]],
        "state": [{"id": part["id"], "property": part["property"], "value": None} for part in callback["state"]],
        "changedPropIds": [],
    }


def policy(response):
    return dict(part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize("path", ANSWERS)
@pytest.mark.parametrize(("name", "value"), HEADERS)
def test_every_answer_carries(client, path, name, value):
    assert client.get(path).headers[name] == value


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_carries_the_policy(client, path):
    found = policy(client.get(path))
    assert found["default-src"] == found["connect-src"] == "'self'"
    assert found["object-src"] == found["base-uri"] == found["frame-ancestors"] == "'none'"
    assert "unsafe" not in found["script-src"]


def test_the_policy_knows_every_inline_script_of_the_page(client):
    page = client.get("/")
    scripts = re.findall(
        r"<script(?![^>]*src=)(?![^>]*application/json)[^>]*>(.*?)</script>", page.text, flags=re.DOTALL
    )
    assert scripts
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy(page)["script-src"]


def test_who_may_show_the_page_in_a_frame_can_be_set():
    app = create_app(release(), frame_ancestors="'self' https://reliefweb.example")
    response = app.server.test_client().get("/documents")
    assert policy(response)["frame-ancestors"] == "'self' https://reliefweb.example"
    assert "X-Frame-Options" not in response.headers


def test_transport_security_is_asked_for_over_tls_only(client):
    assert "Strict-Transport-Security" not in client.get("/documents").headers
    assert (
        client.get("/documents", base_url="https://localhost").headers["Strict-Transport-Security"]
        == "max-age=31536000"
    )


def test_a_body_that_is_too_large_is_refused(client):
    response = client.post(CALLBACK, data=b"[" + b" " * MOST_BYTES + b"]", content_type="application/json")
    assert response.status_code == 413
    assert "at most 256 kB" in response.text


def test_the_page_s_own_bodies_pass(app):
    assert bodies(app)
    for body in bodies(app):
        assert is_well_formed(body, app.callback_map), body["output"]


def test_what_runs_in_the_browser_is_refused_by_the_server(app, client):
    clientside = [
        _body(output, callback) for output, callback in app.callback_map.items() if "callback" not in callback
    ]
    for body in clientside:
        assert client.post(CALLBACK, json=body).status_code == 400
    assert not is_well_formed(_body("a.b", {"inputs": [], "state": []}), {"a.b": {"inputs": [], "state": []}})


HOSTILE = [None, True, -1, 1e308, "", "x" * 5000, "?status=%ff", "?figure=gazette-watched", "gazette-watched", "2019-02-30", [], [{}], {},
           {"points": 5}, {"points": [{"customdata": "gazette-watched"}]}, {"width": "x", "dark": []}, {"width": -5, "dark": True}, {"width": 10**9}]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_value_breaks_a_callback(app, client, data):
    body = data.draw(st.sampled_from(bodies(app)))
    parts = [part | {"value": data.draw(st.sampled_from(HOSTILE))} for part in body["inputs"] + body["state"]]
    inputs, state = parts[: len(body["inputs"])], parts[len(body["inputs"]) :]
    assert client.post(CALLBACK, json=body | {"inputs": inputs, "state": state}).status_code < 500


MALFORMED = [
    ("an array", lambda body: [body]),
    ("a number", lambda body: 7),
    ("an empty object", lambda body: {}),
    ("no output", lambda body: body | {"output": None}),
    ("an unknown output", lambda body: body | {"output": "nobody.children"}),
    ("an output that is an object", lambda body: body | {"output": {"id": "a"}}),
    ("no inputs", lambda body: {name: value for name, value in body.items() if name != "inputs"}),
    ("inputs that are an object", lambda body: body | {"inputs": {"id": "a"}}),
    ("too many inputs", lambda body: body | {"inputs": body["inputs"] * 2}),
    ("an input without an id", lambda body: body | {"inputs": [{"value": 1}] * len(body["inputs"])}),
    ("an input of another component", lambda body: body | {"inputs": [part | {"id": "other"} for part in body["inputs"]]}),
    ("an input of another property", lambda body: body | {"inputs": [part | {"property": "style"} for part in body["inputs"]]}),
    ("inputs that are strings", lambda body: body | {"inputs": ["a"] * len(body["inputs"])}),
    ("inputs in lists", lambda body: body | {"inputs": [[part] for part in body["inputs"]]}),
    ("state that nobody asked for", lambda body: body | {"state": [*body["state"], {"id": "a", "property": "b"}]}),
    ("no outputs", lambda body: body | {"outputs": []}),
    ("outputs of another component", lambda body: body | {"outputs": {"id": "other", "property": "children"}}),
    ("outputs that are text", lambda body: body | {"outputs": "x"}),
    ("changes that are no list", lambda body: body | {"changedPropIds": "view.data"}),
    ("changes that are no text", lambda body: body | {"changedPropIds": [{"a": 1}]}),
    ("very many changes", lambda body: body | {"changedPropIds": ["view.data"] * 1000}),
]  # fmt: skip


@pytest.mark.parametrize("spoil", [row[1] for row in MALFORMED], ids=[row[0] for row in MALFORMED])
def test_a_malformed_body_is_400(app, client, spoil):
    for body in bodies(app):
        response = client.post(CALLBACK, json=spoil(body))
        assert response.status_code == 400, body["output"]
        assert "This request cannot be read" in response.text


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 40_000, b"NaN", b"null", b'"' + b"a" * 1000 + b'"']
)
def test_broken_json_is_400(client, content):
    assert client.post(CALLBACK, data=content, content_type="application/json").status_code == 400


def test_a_body_that_is_no_json_is_refused(client):
    assert client.post(CALLBACK, data={"output": "x"}).status_code in {400, 415}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(json_values)
def test_whatever_is_sent_the_answer_is_400(client, value):
    assert client.post(CALLBACK, data=json.dumps(value), content_type="application/json").status_code == 400


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_body_with_one_part_replaced_never_breaks_the_check(app, data):
    body = data.draw(st.sampled_from(bodies(app)))
    body = body | {data.draw(st.sampled_from(sorted(body))): data.draw(json_values)}
    assert is_well_formed(body, app.callback_map) in {True, False}


PATTERN = '{"index":["ALL"],"type":"row"}'
PATTERNS = {f"{PATTERN}.value": {"callback": print, "inputs": [{"id": PATTERN, "property": "n_clicks"}], "state": []}}
ROW = {"id": {"type": "row", "index": 1}, "property": "n_clicks"}
PATTERN_BODIES = [
    ("a list of matches", [[ROW, ROW]], True),
    ("no match", [[]], True),
    ("one match", [ROW], True),
    ("another property", [[ROW | {"property": "style"}]], False),
    ("text in place of a match", [["row"]], False),
    ("an id that is text", [ROW | {"id": "row"}], False),
]


@pytest.mark.parametrize(
    ("inputs", "passes"), [row[1:] for row in PATTERN_BODIES], ids=[row[0] for row in PATTERN_BODIES]
)
def test_pattern_matching_inputs(inputs, passes):
    output = {"id": {"type": "row", "index": 1}, "property": "value"}
    body = {"output": f"{PATTERN}.value", "outputs": [[output]], "inputs": inputs}
    assert is_well_formed(body, PATTERNS) is passes


@pytest.mark.parametrize(
    "path",
    ["os/os.py", "dash/../../etc/passwd", "dash/nothing.js", "nobody/x.js", "dash/deps/%2e%2e/x.js", "dash/dash.py"],
)
def test_an_odd_path_of_the_framework_is_404(client, path):
    response = client.get(f"/_dash-component-suites/{path}")
    assert response.status_code == 404
    assert "There is nothing at this address" in response.text


UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("path", ["/documents", "/download/displacement.csv", "/_dash-layout", "/assets/page.css"])
@pytest.mark.parametrize("encoding", UNPACK)
def test_answers_are_compressed_without_change(client, path, encoding):
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert len(packed.data) < len(plain.data)
    assert UNPACK[encoding](packed.data) == plain.data


def test_a_part_of_a_file_is_sent_as_it_is(client):
    with client.get("/assets/page.css", headers={"Accept-Encoding": "br", "Range": "bytes=0-99"}) as part:
        assert part.status_code == 206
        assert part.data == client.get("/assets/page.css").data[:100]


def test_what_is_compressed_once_is_kept_and_bounded():
    kept = Compressed(most_bytes=100)
    for at in range(110):
        kept.set(f"br;{at}", b"x")
    kept.set("br;", b"a page that has no name")
    assert kept.get("br;") is None
    assert kept.get("br;9") is None
    assert kept.get("br;109") == b"x"


def test_a_new_release_is_not_answered_from_what_was_kept(tmp_path):
    old, new = (
        create_app(release(change)).server.test_client() for change in ({}, {"gazette-watched": {"caveat": "New."}})
    )
    answers = [
        client.get("/download/displacement.csv", headers={"Accept-Encoding": "br"}).data for client in (old, old, new)
    ]
    assert answers[0] == answers[1] != answers[2]


def test_an_asset_is_fetched_once_for_its_version(client):
    assert "immutable" in client.get("/assets/page.css?m=1").headers["Cache-Control"]
    assert "immutable" not in client.get("/assets/page.css").headers.get("Cache-Control", "")
    assert "immutable" not in client.get("/assets/nothing.css?m=1").headers.get("Cache-Control", "")
