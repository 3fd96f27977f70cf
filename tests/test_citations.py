"""How to cite a figure and a release, in the forms that reference managers read."""

import json
import re

import pytest
import yaml
from conftest import ROOT
from harbour import release

from dashboard.app import create_app
from dashboard.downloads import citations
from dashboard.evidence.texts import Texts
from dashboard.provenance import describe
from etl.release import read

BASE = "https://storm.example"
DRAWN = release()
CLIENT = create_app(DRAWN).server.test_client()
CITED = [
    "/download/release",
    "/download/figure/gazette-displaced-5000",
    "/download/figure/gazette-killed-40",
    "/download/figure/gazette-watched",
]


def of_figure(figure_id):
    return citations.of_figure(DRAWN, describe(DRAWN, figure_id, Texts(), BASE))


def entry(bibtex):
    """Read an entry: kind, key and fields; braces have to close."""
    kind, key, body = re.fullmatch(r"@(\w+)\{([^,\s]+),\n(.*)\n\}\n", bibtex, re.DOTALL).groups()
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", body, re.MULTILINE))
    assert len(fields) == body.count("\n") + 1
    for value in fields.values():
        plain = re.sub(r"\\.", "", value)
        assert plain.count("{") == plain.count("}")
    return kind, key, fields


def test_a_figure_is_cited_by_who_says_it():
    kind, key, fields = entry(of_figure("gazette-displaced-5000").bibtex())
    assert (kind, key) == ("misc", "gazette-displaced-5000")
    assert fields["author"] == "{Red Cross}"
    assert fields["title"].startswith("{At least 5,000 residents displaced")
    assert fields["howpublished"] == r"Storm \& <flood> over Harbour Town, The Gazette"
    assert (fields["date"], fields["year"]) == ("2019-03-05", "2019")
    assert fields["url"] == f"{BASE}/figure/gazette-displaced-5000"
    assert "More than 5,000 residents" in fields["note"]


def test_where_nobody_is_named_the_author_of_the_document_is():
    assert of_figure("gazette-watched").csl()[0]["author"] == [{"literal": "Ada Writer"}]


def test_csl_says_the_same():
    (item,) = of_figure("gazette-displaced-5000").csl()
    assert item["type"] == "webpage"
    assert item["issued"] == {"date-parts": [[2019, 3, 5]]}
    assert item["container-title"] == "Storm & <flood> over Harbour Town, The Gazette"
    assert DRAWN.tables["documents"]["text_sha256"].iloc[0] in item["note"]


def test_a_release_is_cited_by_its_digest_and_day():
    cited = citations.of_release(DRAWN, BASE)
    kind, _, fields = entry(cited.bibtex())
    assert kind == "dataset"
    assert fields["date"] == "2019-05-01"
    assert DRAWN.digest in fields["note"]
    assert DRAWN.digest in cited.long
    assert "1 May 2019" in cited.short
    assert cited.csl()[0]["type"] == "dataset"


def test_special_characters_do_not_break_bibtex():
    made = release({"gazette-2019-03-05": {"title": r"100 % {of} \what_is #1 & $2 ~ ^"}})
    told = describe(made, "gazette-watched", Texts(), BASE)
    fields = entry(citations.of_figure(made, told).bibtex())[2]
    assert r"100 \% \{of\} \textbackslash{}what\_is \#1 \& \$2" in fields["howpublished"]


@pytest.mark.parametrize("address", CITED)
def test_every_form_can_be_had(address):
    text, bibtex, csl = (CLIENT.get(f"{address}.{ending}") for ending in ("txt", "bib", "csl.json"))
    assert {text.status_code, bibtex.status_code, csl.status_code} == {200}
    assert len(text.text.strip().split("\n\n")) == 2
    entry(bibtex.text)
    assert {"id", "type", "title", "URL"} <= set(json.loads(csl.text)[0])


@pytest.mark.parametrize(
    "address", ["/download/release.ris", "/download/figure/nope.bib", "/download/figure/gazette-watched.ris"]
)
def test_what_is_not_offered_is_404(address):
    assert CLIENT.get(address).status_code == 404


def test_the_page_of_a_figure_leads_to_its_citations():
    page = CLIENT.get("/figure/gazette-watched").text
    for ending in ("txt", "bib", "csl.json"):
        assert f'href="/download/figure/gazette-watched.{ending}"' in page


def test_the_page_of_the_release_says_what_it_is():
    page = CLIENT.get("/release").text
    for said in (DRAWN.digest, "1 May 2019", "The Gazette", "Agency", 'href="/download/release.bib"'):
        assert said in page


def test_the_citation_file_states_the_day_of_the_release():
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    made = read(ROOT / "data" / "tables")
    assert {"cff-version", "message", "title", "authors", "type"} <= set(told)
    assert told["date-released"] == made.released
    assert told["preferred-citation"]["title"] == made.package["title"]
    assert told["preferred-citation"]["type"] == "dataset"
