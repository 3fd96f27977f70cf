"""Pictures of charts as files of their own: whole, well-formed, and holding what a passed-on picture must say."""

import re
import xml.etree.ElementTree as ElementTree

import harbour
import pytest

from dashboard.app import create_app

SVG = "{http://www.w3.org/2000/svg}"
CLIENT = create_app(harbour.release()).server.test_client()
BASE = "http://localhost/"


def saved(chart="displacement", query=""):
    response = CLIENT.get(f"/picture/{chart}.svg{query}")
    assert response.status_code == 200
    return response


def words(chart="displacement", query=""):
    """Return what stands in a picture, a line of words each."""
    whole = ElementTree.fromstring(saved(chart, query).get_data(as_text=True))
    return [" ".join("".join(text.itertext()).split()) for text in whole.iter(f"{SVG}text")]


@pytest.mark.parametrize("chart", ["displacement", "casualties", "camps"])
@pytest.mark.parametrize("query", ["", "?status=projected&scale=linear&beside=nothing", "?from=2030-01-01"])
def test_picture_is_a_whole_svg_file(chart, query):
    response = saved(chart, query)
    whole = ElementTree.fromstring(response.get_data(as_text=True))
    assert response.content_type.startswith("image/svg+xml")
    assert (whole.tag, whole.get("width")) == (f"{SVG}svg", "1184")
    assert "var(--" not in response.get_data(as_text=True), "the style of the page does not travel along"


@pytest.mark.parametrize(
    ("chart", "query", "line"),
    [
        pytest.param("displacement", "", "Reported against projected displacement", id="title"),
        pytest.param("displacement", "", "Storm over Harbour Town. Shown: everything", id="no filters"),
        pytest.param(
            "displacement", "?status=reported&from=2019-03-01", "Shown: Status: Reported, From: 1 Mar 2019", id="filters"
        ),
        pytest.param("displacement", "", "Red Cross, 5 Mar 2019 (The Gazette)", id="sources"),
        pytest.param("displacement", "", "Data of 1 May 2019, release sha256:", id="date and release"),
        pytest.param("displacement", "?status=reported", f"{BASE}?status=reported", id="address of the view"),
        pytest.param("displacement", "", "Not drawn, because they give no number of people: “Tens of thousands”", id="vague"),
        pytest.param("displacement", "", "Filled marks were reported", id="how to read it"),
        pytest.param("casualties", "", "40 people killed · withdrawn", id="what must not be missing beside a figure"),
        pytest.param("camps", "?status=reported", "Sources: none match.", id="nothing to draw"),
    ],
)  # fmt: skip
def test_picture_says(chart, query, line):
    assert line in " ".join(words(chart, query))


def test_picture_shows_the_rows_of_the_view():
    links = set(re.findall(rf'href="{BASE}figure/([^"]+)"', saved(query="?status=projected").get_data(as_text=True)))
    assert links == {"gazette-follow-2000"}


def test_picture_is_named_by_chart_and_day():
    assert "displacement-2019-05-01.svg" in saved().headers["Content-Disposition"]


def test_unknown_chart_is_not_found():
    assert CLIENT.get("/picture/nothing.svg").status_code == 404


def test_each_chart_offers_its_picture_for_the_view():
    page = CLIENT.get("/?status=reported").get_data(as_text=True)
    assert all(
        f'href="/picture/{chart}.svg?status=reported"' in page for chart in ("displacement", "casualties", "camps")
    )
