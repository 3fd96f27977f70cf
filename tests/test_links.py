"""Links: below the prefix, to the web, or none at all."""

import pytest

from dashboard.page.links import Paths, anchor
from dashboard.page.still import as_html
from dashboard.plain.pages import Pages

PREFIX = "/crisis/"
# what stands in the data, and where it leads
ADDRESSES = [
    ("/figure/one", "/crisis/figure/one"),
    ("/", "/crisis/"),
    ("https://agency.example/1", "https://agency.example/1"),
    ("http://agency.example/1", "http://agency.example/1"),
    ("//evil.example", ""),
    ("///evil.example", ""),
    ("/\\evil.example", ""),
    ("\\\\evil.example", ""),
    ("javascript:alert(1)", ""),
    ("data:text/html,hello", ""),
    ("evil.example", ""),
    ("", ""),
]


@pytest.mark.parametrize(("address", "leads_to"), ADDRESSES)
def test_the_live_and_the_plain_pages_lead_to_the_same(address, leads_to):
    assert Paths(PREFIX).local(address) == leads_to
    assert Pages("Storm", prefix=PREFIX).link(address) == leads_to


@pytest.mark.parametrize(
    ("address", "html"),
    [
        ("/figure/one", '<a href="/crisis/figure/one" data-figure="one">1</a>'),
        ("/reference/one", '<a href="/crisis/reference/one">1</a>'),
        ("https://agency.example/1", '<a href="https://agency.example/1" rel="noreferrer">1</a>'),
        ("//evil.example", "<span>1</span>"),
    ],
)
def test_a_link_that_leads_nowhere_is_text(address, html):
    assert as_html(anchor("1", address, Paths(PREFIX)), str) == html
