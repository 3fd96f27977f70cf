"""Figures that an earlier release had: what became of them, said on the page, in the panel, by the API and to downloads."""

import harbour
import pytest

from dashboard.app import create_app
from dashboard.callbacks import Shown, open_panel
from dashboard.evidence.gone import gone
from dashboard.evidence.texts import Texts
from dashboard.page.links import Paths
from dashboard.view import crisis

OLD, WITHOUT_HEIR, CAME_BACK = "gazette-2019-03-05-fled-5000", "letter-99", "gazette-displaced-5000"


def change(kind, name, old="", new="", table="displacement"):
    return {"change": kind, "table": table, "id": name, "column": "", "old": old, "new": new}


CHANGES = [
    {
        "released": "2019-05-01",
        "since": {"release": "sha256:0", "released": "2019-04-01"},
        "changes": [
            change("removed", OLD, "More than 5,000 residents"),
            change("added", CAME_BACK, new="More than 5,000 residents"),
            change("added", "gazette-follow-2000", new="1,500 to 2,000 people"),
            change("removed", "agency-1", "9 people", table="reference"),
        ],
    },
    {"released": "2019-04-01", "since": None, "changes": [change("removed", WITHOUT_HEIR, "99 people")]},
]
RELEASE = harbour.release(told={"changes": CHANGES})
CLIENT = create_app(RELEASE).server.test_client()
SHOWN = Shown(RELEASE, crisis(RELEASE), Texts(), Paths("/storm/"))


def addresses(figure_id):
    return [link.address for link in gone(RELEASE, figure_id).links]


def test_a_figure_that_went_says_when_and_what_it_stated():
    assert gone(RELEASE, OLD).sentence == (
        f"“{OLD}” stated “More than 5,000 residents”; it was removed with the release of 1 May 2019."
    )


def test_it_leads_to_what_states_its_words_now_to_its_document_and_to_the_changes():
    assert addresses(OLD) == ["/figure/gazette-displaced-5000", "/document/gazette-2019-03-05", "/release"]
    assert (
        gone(RELEASE, OLD).links[0].text
        == "These words now: At least 5,000 residents displaced (Red Cross, 5 Mar 2019)"
    )


def test_without_an_heir_it_leads_to_the_changes():
    assert addresses(WITHOUT_HEIR) == ["/release"]


@pytest.mark.parametrize("unknown", ["nothing", "agency-1", "gazette-follow-2000", ""])
def test_what_no_release_removed_is_not_gone(unknown):
    assert gone(RELEASE, unknown) is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        pytest.param(f"/figure/{OLD}", 410, id="page of a figure that went"),
        pytest.param(f"/download/figure/{OLD}.csv", 410, id="its row"),
        pytest.param(f"/download/figure/{OLD}.bib", 410, id="its citation"),
        pytest.param(f"/api/v1/figures/{OLD}", 410, id="the same for programs"),
        pytest.param("/figure/nothing", 404, id="page of what never was"),
        pytest.param("/download/figure/nothing.csv", 404, id="row of what never was"),
        pytest.param("/api/v1/figures/nothing", 404, id="what never was, for programs"),
        pytest.param(f"/figure/{CAME_BACK}", 200, id="a figure that is there"),
    ],
)
def test_status(address, code):
    assert CLIENT.get(address).status_code == code


def test_its_page_leads_on():
    page = CLIENT.get(f"/figure/{OLD}").get_data(as_text=True)
    assert "no longer published" in page
    assert 'href="/figure/gazette-displaced-5000"' in page


def test_programs_are_told_where_it_went():
    told = CLIENT.get(f"/api/v1/figures/{OLD}").json
    assert (told["status"], told["title"]) == (410, "No longer published")
    assert told["links"][0]["address"] == "http://localhost/figure/gazette-displaced-5000"


def test_the_panel_opens_for_it_and_leads_on():
    assert SHOWN.selection(f"?figure={OLD}").figure == OLD
    assert "it was removed with the release of 1 May 2019" in open_panel(SHOWN, OLD)
    assert 'href="/storm/figure/gazette-displaced-5000" data-figure="gazette-displaced-5000"' in open_panel(SHOWN, OLD)


def test_the_panel_says_that_it_knows_nothing_of_what_never_was():
    assert SHOWN.selection("?figure=nothing").figure == ""
    assert "no release of this site is known to have had it" in open_panel(SHOWN, "nothing")
