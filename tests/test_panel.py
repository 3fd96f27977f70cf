"""The panel: read from top to bottom like an answer, and used with one click."""

import harbour
import pytest

from dashboard.evidence.texts import Texts
from dashboard.page.links import Paths
from dashboard.page.panel import panel
from dashboard.page.still import as_html
from dashboard.provenance import describe

RELEASE = harbour.release()


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return Texts(harbour.write_text(tmp_path_factory.mktemp("texts")))


def opened(texts, figure_id):
    return as_html(panel(describe(RELEASE, figure_id, texts, "https://example.org/storm"), Paths("/storm/")))


def test_it_reads_from_the_words_to_the_row(texts):
    told = opened(texts, "gazette-displaced-5000")
    parts = [
        "At least 5,000 residents displaced", "<mark>More than 5,000 residents</mark>", "Who said it", "Through whom", "When it was said",
        "What time it is about", "Where</dt>", "How the value was read", "What to beware of", "What else says the same", "Checks",
        "https://example.org/storm/figure/gazette-displaced-5000</a>", 'id="citation-short"', 'id="citation-long"', "This row as CSV",
    ]  # fmt: skip
    places = [told.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("length", ["short", "long"])
def test_a_citation_is_copied_with_one_click(texts, length):
    told = opened(texts, "gazette-displaced-5000")
    assert f'data-copies="citation-{length}"' in told
    assert told.count(f'id="citation-{length}"') == 1


def test_what_is_doubtful_is_said_first_and_once(texts):
    told = opened(texts, "gazette-killed-40")
    verdict = "Withdrawn by those who published it."
    assert told.count(verdict) == 1
    assert told.index(verdict) < told.index("<blockquote>")
    assert 'href="https://gazette.example/correction"' in told
