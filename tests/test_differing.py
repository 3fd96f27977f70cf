"""Where sources differ: what the page says of it, in its list, its table and its summary."""

import pytest
import quarrel

from dashboard.page.chart_sections import summary
from dashboard.page.differing import differing
from dashboard.page.figure_tables import table
from dashboard.page.links import Paths
from dashboard.page.still import as_html
from dashboard.selection import Selection
from dashboard.view import view

SEEN = view(quarrel.release(), Selection())
PATHS = Paths()


def told(name="displacement", seen=SEEN):
    return as_html(differing(name, seen, PATHS), str)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("3 accounts, 18,000 to 31,000", id="the range"),
        pytest.param("nothing is averaged", id="the rule"),
        pytest.param('href="/figure/flood-24000" data-figure="flood-24000">24,000</a> (Census Office, 5 Mar 2019)</span> – shown first', id="which stands first"),
        pytest.param('href="/figure/flood-31000" data-figure="flood-31000">31,000</a> (nobody named, 5 Mar 2019)', id="who said what"),
    ],
)  # fmt: skip
def test_who_said_what(said):
    assert said in told()


def test_nothing_is_said_where_nobody_differs():
    assert told("camps") == ""
    assert told(seen=view(quarrel.release(), Selection(status="projected"))) == ""


def test_every_row_of_the_table_leads_to_those_it_differs_from():
    rows = as_html(table("displacement", SEEN, PATHS), str)
    assert rows.count('<a href="#said-flood-24000">3 accounts, 18,000 to 31,000</a>') == 3
    assert 'id="said-flood-24000"' in told()


def test_the_text_alternative_says_that_they_differ():
    assert "3 accounts, 18,000 to 31,000." in summary("displacement", SEEN)
    assert "accounts" not in summary("camps", SEEN)
