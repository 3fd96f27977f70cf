"""Whatever is asked, at whatever address: the answer is never a fault of this site."""

import re

import harbour
from hypothesis import example, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, run_wsgi_app

from dashboard.app import create_app
from dashboard.serving.logs import RequestLog

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
KNOWN = ("gazette-watched", "gazette-2019-03-05", "displacement", "displacement.csv", "figures", "places.json", "datapackage.json", "tables.zip", "gazette-watched.bib")  # fmt: skip
ODD = ("", ".", "..", "../../etc/passwd", "%00", "\x00", "\u202e", "a" * 3000, "<script>", "{{7*7}}", "%s%n", "con", "🌊", "\udcff", "'--", "-1", "1e309")  # fmt: skip
NAMES = ("status", "place", "issuer", "document", "measure", "from", "to", "scale", "beside", "figure", "limit", "offset", "page", "columns", "format", "")  # fmt: skip
VALUES = (
    "projected",
    "reported",
    "2019-03-01",
    "0001-01-01",
    "9999-12-31",
    "99999-01-01",
    "xx-harbour",
    "linear",
    "-5",
    "9" * 23,
    *ODD,
)
HEADERS = ("ACCEPT", "ACCEPT_ENCODING", "ACCEPT_LANGUAGE", "IF_NONE_MATCH", "IF_MODIFIED_SINCE", "RANGE", "COOKIE", "HOST", "X_REQUEST_ID", "X_FORWARDED_HOST", "AUTHORIZATION")  # fmt: skip

SERVER = create_app(harbour.release()).server
APPLICATION = RequestLog(SERVER)
RULES = sorted({rule.rule for rule in SERVER.url_map.iter_rules()})
part = st.sampled_from(KNOWN) | st.sampled_from(ODD) | st.text(max_size=20)
value = st.sampled_from(VALUES) | st.text(max_size=30)
header = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40) | st.sampled_from(
    ("bytes=0-0", "bytes=5-2,9-", "br;q=x", "*", '"', "W/", "text/csv", "application/json", "[", "a:b:c", "localhost:x")
)


@st.composite
def addresses(draw):
    """Return an address of the site with every variable part of it replaced."""
    return re.sub(r"<[^>]+>", lambda _: draw(part), draw(st.sampled_from(RULES)))


def status(path, method="GET", query="", headers=None, body=b""):
    """Ask the whole stack, as a server would that passes on everything; return the status and the content."""
    environ = EnvironBuilder("/", method=method, data=body).get_environ() | {
        "PATH_INFO": path.encode("utf-8", "surrogateescape").decode("latin-1"), "QUERY_STRING": query,
        **{f"HTTP_{name}": sent for name, sent in (headers or {}).items()},
    }  # fmt: skip
    content, answered, _ = run_wsgi_app(APPLICATION, environ, buffered=True)
    return int(answered.split(" ")[0]), b"".join(content)


def test_the_routes_are_known():
    assert {"/", "/documents", "/figure/<figure_id>", "/readyz"} <= set(RULES)


@settings(max_examples=500, deadline=None)
@given(
    addresses(),
    st.sampled_from(METHODS),
    st.lists(st.tuples(st.sampled_from(NAMES), value), max_size=4),
    st.dictionaries(st.sampled_from(HEADERS), header, max_size=2),
    st.binary(max_size=50),
)
def test_no_request_is_answered_with_a_fault(path, method, query, headers, body):
    written = "&".join(f"{name}={text}" for name, text in query).encode("utf-8", "surrogateescape").decode("latin-1")
    answered, content = status(path, method, written, headers, body)
    assert answered < 500, (method, path, query, headers)
    assert b"Traceback" not in content


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
@example(b"%")
@example(b"figure=%ff&figure=%00")
@example(b"&" * 2000)
def test_no_query_is_answered_with_a_fault(query):
    for path in ("/", "/download/figures.csv", "/documents"):
        assert status(path, query=query.decode("latin-1"))[0] < 500
