"""What was answered before is answered again as it was, and only to the request that it answers."""

import harbour
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_security import bodies
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Request, Response

from dashboard.app import create_app
from dashboard.serving.cache import LONGEST_BODY, Answers, Kept

CALLBACK = "/_dash-update-component"
APP = create_app(harbour.release())
KEPT = APP.server.wsgi_app
PATHS = ["/", "/?status=projected", "/?status=nonsense", "/documents", "/figure/gazette-watched", "/figure/gone", "/download/displacement.csv",
         "/download/figures.csv?status=projected", "/readyz", "/healthz", "/_dash-layout", "/assets/page.css", "/nothing"]  # fmt: skip
# gzip writes the time into its first bytes
HEADERS = [{}, {"Accept-Encoding": "br"}, {"If-None-Match": '"x"'}, {"Range": "bytes=0-9"}]
HOSTS = ["http://localhost", "https://localhost", "http://other.example"]
PASSING = {"Date"}


def counting():
    """Return an application that tells how often it was asked, and what it is that answers before."""

    @Request.application
    def application(request):
        application.asked.append(request.get_data(as_text=True))
        return Response(
            f"{len(application.asked)} {request.get_data(as_text=True)}", status=404 if "gone" in request.path else 200
        )

    application.asked = []
    return application, Client(Answers(application))


def test_same_request_is_answered_once():
    application, client = counting()
    assert client.get("/a").data == client.get("/a").data
    assert len(application.asked) == 1


OTHERS = [
    ("another path", {"path": "/b"}),
    ("another query", {"path": "/a?status=projected"}),
    ("another host", {"path": "/a", "base_url": "http://other.example"}),
    ("another scheme", {"path": "/a", "base_url": "https://localhost"}),
    ("another encoding", {"path": "/a", "headers": {"Accept-Encoding": "br"}}),
    ("another method", {"path": "/a", "method": "HEAD"}),
    ("a part of it", {"path": "/a", "headers": {"Range": "bytes=0-1"}}),
]


@pytest.mark.parametrize("other", [row[1] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_another_request_is_asked_for(other):
    application, client = counting()
    client.get("/a")
    client.open(**other)
    assert len(application.asked) == 2


NEVER = [
    ("an error", {"path": "/gone"}),
    ("the state of this moment", {"path": "/readyz"}),
    ("whether it lives, below a prefix", {"path": "/storm/healthz"}),
    ("a form", {"path": "/form", "method": "POST", "data": {"a": "b"}}),
    ("a callback that is too long", {"path": CALLBACK, "method": "POST", "data": b"x" * (LONGEST_BODY + 1)}),
]


@pytest.mark.parametrize("asked", [row[1] for row in NEVER], ids=[row[0] for row in NEVER])
def test_what_is_never_kept(asked):
    application, client = counting()
    client.open(**asked)
    client.open(**asked)
    assert len(application.asked) == 2


def test_a_stream_is_passed_on_as_it_comes():
    made = []

    @Request.application
    def application(request):
        return Response(made.append(part) or part for part in ("first", "second", "third"))

    parts = iter(Client(Answers(application)).get("/long").response)
    assert (next(parts), made) == (b"first", ["first"])


def test_callbacks_are_told_apart_by_their_bodies():
    _, client = counting()
    answers = [client.post(CALLBACK, data=body).text for body in ("one", "two", "one")]
    assert answers == ["1 one", "2 two", "1 one"]


def test_callback_is_the_same_from_every_page_load():
    _, client = counting()
    answers = [client.post(f"{CALLBACK}?endId={load}", data="one").text for load in ("first", "second")]
    assert answers == ["1 one", "1 one"]


def test_room_is_bounded_and_the_oldest_leaves_first():
    kept = Kept(most_bytes=100)
    for name in "abcdef":
        kept.keep(name, name, 20)
        kept.get("a")
    assert [name for name in "abcdef" if kept.get(name)] == ["a", "c", "d", "e", "f"]
    assert kept.bytes == 100


def test_what_fills_the_room_is_not_kept():
    kept = Kept(most_bytes=100)
    kept.keep("a", "a", 26)
    assert kept.get("a") is None


def test_keeping_again_counts_once():
    kept = Kept(most_bytes=100)
    for size in (20, 10):
        kept.keep("a", "a", size)
    assert kept.bytes == 10


def asked(application, builder):
    environ = builder.get_environ()
    body, status, headers = run_wsgi_app(application, environ, buffered=True)
    return status, b"".join(body), {name: value for name, value in headers if name not in PASSING}


@settings(max_examples=40)
@given(st.sampled_from(PATHS), st.sampled_from(HEADERS), st.sampled_from(HOSTS))
def test_kept_answer_is_the_answer(path, headers, host):
    first, again, fresh = (
        asked(application, EnvironBuilder(path, base_url=host, headers=headers))
        for application in (KEPT, KEPT, KEPT.answering)
    )
    assert first == again == fresh


def test_kept_callback_is_the_answer():
    APP.server.test_client().get("/")
    for body in bodies(APP):
        for _ in range(2):
            kept, fresh = (
                asked(application, EnvironBuilder(CALLBACK, method="POST", json=body))
                for application in (KEPT, KEPT.answering)
            )
            assert kept == fresh


def test_second_visit_is_told_that_nothing_changed():
    client = Client(KEPT)
    tag = client.get("/").headers["ETag"]
    again = client.get("/", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
