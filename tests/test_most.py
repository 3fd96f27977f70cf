"""What the page shows of very many figures: a part that is chosen by a rule, said aloud, and never in a download."""

import csv
import io

import pandas as pd
import pytest
from bench import synthetic
from harbour import release

from dashboard.app import create_app
from dashboard.evidence.most import MOST_SHOWN, OF_EACH_RANK, few
from dashboard.selection import Selection
from dashboard.view import view
from etl.release import publish, read

MANY = 4_000


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("grown") / "tables"
    publish(folder, synthetic.files(synthetic.tables(MANY)))
    return read(folder)


@pytest.fixture(scope="module")
def client(grown):
    return create_app(grown).server.test_client()


def rows(response):
    return len(list(csv.reader(io.StringIO(response.text)))) - 1


def test_few_figures_are_all_shown():
    tables = release().tables
    for name in ("displacement", "casualties", "camp_capacity"):
        pd.testing.assert_frame_equal(few(tables[name]), tables[name])


def test_of_many_a_part_is_shown_in_published_order(grown):
    for name in ("displacement", "casualties"):
        shown = few(grown.tables[name])
        assert OF_EACH_RANK <= len(shown) <= MOST_SHOWN
        assert shown.index.is_monotonic_increasing


@pytest.mark.parametrize("query", ["", "?status=projected", "?status=reported&from=2018-01-01"])
def test_answers_are_those_that_all_figures_give(grown, query, monkeypatch):
    chosen = Selection.from_query(query, grown.tables)
    part = view(grown, chosen)
    monkeypatch.setattr("dashboard.view.few", lambda frame: frame)
    whole = view(grown, chosen)
    assert len(whole.displacement) > len(part.displacement)
    assert [told(answer) for answer in part.answers] == [told(answer) for answer in whole.answers]


def told(answer):
    """Return what an answer says: several figures can say the same."""
    figure = answer.figure
    return answer.status, figure and (figure.level, figure.span.end, figure.stated.end, figure.stock_flow, figure.role)


def test_page_says_that_it_shows_a_part(client):
    page = client.get("/").text
    assert "figures match. That is more than a page can show" in page
    assert "Choose less to see all that match; the downloads hold every one." in page
    assert len(page) < 2_000_000


def test_narrow_choice_shows_all_of_its_figures(client, grown):
    document = grown.tables["displacement"]["document_id"].iloc[-1]
    page = client.get(f"/?document={document}").text
    assert "more than a page can show" not in page
    for figure_id in grown.tables["displacement"].query("document_id == @document")["figure_id"]:
        assert f'href="/figure/{figure_id}"' in page


def test_download_holds_every_figure(client, grown):
    assert rows(client.get("/download/figures.csv")) == sum(
        len(grown.tables[name]) for name in ("displacement", "casualties", "camp_capacity")
    )


def test_latest_documents_are_listed_and_lead_to_all(tmp_path):
    publish(tmp_path / "tables", synthetic.files(synthetic.tables(6_000)))
    page = create_app(read(tmp_path / "tables")).server.test_client().get("/").text
    assert "Listed here are the latest 100." in page
    assert 'href="/documents">All ' in page
