"""Whatever a document, a card or an agency may write into any column: it is shown as text, everywhere, and runs nowhere."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import aftermath
import harbour
import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.app import create_app
from dashboard.callbacks import Shown, draw_all, open_panel, tell
from dashboard.charts import Canvas
from dashboard.evidence.texts import Texts
from dashboard.page.links import Paths
from dashboard.view import crisis
from etl import release
from etl.release import PACKAGE

MARK = "h0st1le"  # in every hostile text, to find it again
HOSTILE = {
    "an element with a handler": f'{MARK}<img src=x onerror="alert(1)">',
    "the end of what stands around": f"{MARK}</td></title></script></style>--><svg onload=alert(1)>",
    "a quotation mark that ends an attribute": f'{MARK}" onmouseover="alert(1)" x=\'',
    "an address that runs": f"javascript:alert('{MARK}')",
    "the pseudo-HTML of charts": f'{MARK}<a href="javascript:alert(1)">link</a><b>bold</b>%{{customdata}}%{{x}}<extra></extra>',
    "a template": f"{MARK}{{{{7*7}}}}{{%raw%}}${{7*7}}{{0}}{{name}}%s",
    "a formula": f'=HYPERLINK("https://evil.example/{MARK}","x")+1',
    "writing that turns around": f"{MARK}\u202e\u2066\u200f of right to left",
    "controls and line ends": f"{MARK}\ta\rb\nc\u2028d\x85e\x1b[31mf",
    "what ends a script": f"{MARK}<!--<script>",
}
OUR_TAGS = {"b", "br", "i", "span", "sub", "sup"}  # with which charts are written
PAGES = {"/", "/documents", "/downloads", "/dictionary", "/release", "/?status=projected"}


def made_hostile(text):
    """Return a release in which every column of free text says `text`, and the release itself too."""
    made = aftermath.release()
    files = {each["path"]: _rewritten(each, made.files[each["path"]], text) for each in made.package["resources"]}
    resources = [each | {"hash": release.digest(files[each["path"]])} for each in made.package["resources"]]
    told = {"title": text, "description": text, "events": [{"date": "2019-03-03", "label": text}]}
    return files | {PACKAGE: json.dumps(made.package | told | {"resources": resources}).encode()}


def _rewritten(resource, content, text):
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    free = free_columns(resource)
    changed = [
        [text if name in free and cell else cell for name, cell in zip(header, row, strict=True)] for row in rows
    ]
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([header, *changed])
    return written.getvalue().encode()


def free_columns(resource):
    tied = {name for key in resource["schema"].get("foreignKeys", ()) for name in key["fields"]}
    fields = resource["schema"]["fields"]
    free = {
        field["name"]
        for field in fields
        if field["type"] == "string" and not {"enum", "pattern"} & set(field["constraints"])
    }
    return free - tied - {"kind", "measure"}  # words of the catalogue


@pytest.fixture(scope="module", params=HOSTILE.values(), ids=HOSTILE)
def hostile(request, tmp_path_factory):
    """A hostile text, the release that is full of it, and what asks for its pages."""
    folder = tmp_path_factory.mktemp("release")
    for name, content in made_hostile(request.param).items():
        (folder / name).write_bytes(content)
    made = release.read(folder)
    return request.param, made, create_app(made).server.test_client()


class Elements(HTMLParser):
    """What a browser would make of a page: elements with their attributes, and the text."""

    def __init__(self, page):
        super().__init__()
        self.found, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data


def addresses(made):
    figures = [f"/figure/{name}" for table in ("displacement", "casualties", "camp_capacity") for name in made.tables[table]["figure_id"]]  # fmt: skip
    documents = [f"/document/{name}" for name in made.tables["documents"]["document_id"]]
    facts = [f"/reference/{name}" for name in made.tables["reference"]["reference_id"]]
    return [*sorted(PAGES), *figures, *documents, *facts]


def test_pages_hold_it_as_text(hostile):
    _, made, client = hostile
    met = 0
    for address in addresses(made):
        answer = client.get(address)
        assert answer.status_code == 200, address
        elements = Elements(answer.text)
        for tag, attributes in elements.found:
            assert not [name for name in attributes if name.startswith("on")], (address, tag)
            assert not (attributes.get("href") or "").strip().lower().startswith(("javascript:", "data:text")), address
            assert (tag, attributes.get("src")) != ("img", "x"), address
            assert MARK not in tag + "".join(attributes), (address, tag)
        met += MARK in elements.text
    assert met > 10


def strings(value, key=""):
    """Walk the texts of a chart with the name of their property."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)


@pytest.fixture(scope="module")
def shown(hostile):
    _, made, _ = hostile
    return Shown(made, crisis(made), Texts(), Paths("/"))


def test_charts_hold_no_tag_of_it_and_no_template(shown):
    drawn = json.loads(json.dumps(draw_all(shown, "", Canvas(960)), cls=PlotlyJSONEncoder))
    for name, said in strings(drawn):
        assert not name.endswith("template"), name
        tags = re.findall(r"</?([a-z]+)[^>]*>", said) if MARK in said else []
        assert set(tags) <= OUR_TAGS, said
        assert "bold</b>" not in said


def test_callbacks_send_it_as_text_and_lead_nowhere(shown):
    panels = [open_panel(shown, figure) for figure in shown.release.tables["displacement"]["figure_id"]]
    sent = list(strings(json.loads(json.dumps([tell(shown, ""), panels], cls=PlotlyJSONEncoder))))
    assert any(MARK in said for _, said in sent)
    for name, said in sent:
        assert name not in {"dangerously_allow_html", "srcDoc"}
        assert name != "href" or said.startswith(("/", "#", "https://", "http://")), said


def test_csv_json_and_the_api_hold_it_word_for_word(hostile):
    text, _, client = hostile
    rows = list(csv.DictReader(io.StringIO(client.get("/download/displacement.csv").data.decode(), newline="")))
    assert {row["caveat"] for row in rows} <= {text, ""}
    assert text in {row["caveat"] for row in rows}
    for address in ("/api/v1/figures?limit=100", "/download/displacement.json"):
        assert text in {said for name, said in strings(client.get(address).json) if name == "caveat"}, address


def test_a_spreadsheet_computes_nothing_of_it(hostile):
    _, made, client = hostile
    for name in made.tables:
        content = client.get(f"/download/{name}.excel.csv").data.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
        assert [cell for cell in cells if MARK in cell and cell[0] in "=+-@\t\r"] == []


def test_a_cell_of_ten_megabytes_is_shown_and_handed_out():
    long = "A" * 10_000_000 + MARK
    made = harbour.release({"gazette-watched": {"caveat": long}})
    client = create_app(made).server.test_client()
    assert client.get("/").status_code == 200
    assert MARK in client.get("/figure/gazette-watched").text
    for ending in ("csv", "excel.csv", "hxl.csv", "json"):
        assert MARK in client.get(f"/download/displacement.{ending}").text
    assert MARK in client.get("/api/v1/figures/gazette-watched").text
