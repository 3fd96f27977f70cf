"""Another language is another file: every visible string is in the catalogue, and a faulty file is told its faults."""

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import harbour
import pseudo
import pytest
from conftest import ROOT

from dashboard.app import create_app, create_server
from dashboard.evidence.texts import Texts
from dashboard.language import words
from dashboard.language.translation import Untranslated, translation
from dashboard.language.words import capital
from dashboard.page.links import Paths
from dashboard.page.panel import panel
from dashboard.page.still import as_html
from dashboard.provenance import describe

RELEASE = harbour.release()
README = ROOT / "README.md"
PAGES = [
    "/",
    "/?status=projected",
    "/?status=nonsense&colour=red",
    "/?place=nowhere",
    "/?measure=returned",
    "/?scale=linear&beside=nothing",
    "/figure/gazette-displaced-5000",
    "/figure/gazette-follow-2000",
    "/figure/gazette-killed-40",
    "/figure/gazette-watched",
    "/figure/gazette-homes-300",
    "/figure/gazette-school-600",
    "/figure/nobody",
    "/reference/agency-5200",
    "/document/gazette-2019-03-05",
    "/document/notice-2019-03-09",
    "/documents",
    "/downloads",
    "/downloads?status=projected",
    "/release",
    "/method",
    "/nothing",
]  # fmt: skip  (/dictionary explains the codes of the data package, which are data)
SPOKEN = {"title", "alt", "aria-label", "placeholder", "data-label", "data-copied"}  # attributes that a reader meets
SILENT = {"style", "script", "code"}
ENGLISH = re.compile(r"[A-Za-z]{2,}")
ASKED = re.compile(
    r"\b(?:SVG|PNG|(?:sha256:)?[0-9a-f]{12,})\b|https?://\S+|\?\w+=\w+|“(?:nonsense|red|nowhere|returned|nobody)”(?: áš \w+)?"
)  # names of formats, digests, addresses, what was asked for


class Said(HTMLParser):
    """What a page says: its text, its spoken attributes, its descriptions."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found, self.silent = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.silent += tag in SILENT
        given = dict(attrs)
        self.found += [value for name, value in attrs if name in SPOKEN and value]
        if tag == "meta" and given.get("name") == "description":
            self.found.append(given["content"])

    def handle_endtag(self, tag):
        self.silent -= tag in SILENT

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.found.append(data.strip())


def published():
    """Return every text of the release that is data: what documents and agencies say, and names that the package gives."""
    texts = []
    for resource in RELEASE.package["resources"]:
        coded = {field["name"] for field in resource["schema"]["fields"] if "enum" in field.get("constraints", {})}
        frame = RELEASE.tables[resource["name"]]
        texts += [str(value) for name in frame if name not in coded for value in frame[name].dropna().unique()]
        texts += [resource["title"], resource.get("description", "")]
        texts += [
            field[name] for field in resource["schema"]["fields"] for name in ("title", "description") if name in field
        ]
    package = RELEASE.package
    texts += [package["title"], package["description"], *package.get("rules", {}).values(), RELEASE.digest]
    texts += [licence["title"] for licence in package.get("licenses", ())] + [
        event["label"] for event in package.get("events", ())
    ]
    return sorted({text for text in texts if len(text) > 2}, key=len, reverse=True)


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """Speak the made-up language, and English again afterwards."""
    words.speak(str(pseudo.write(tmp_path_factory.mktemp("words"))))
    yield
    words.speak("en")


@pytest.fixture(scope="module")
def client(foreign):
    return create_app(RELEASE).server.test_client()


DATA = published()


def leaks(html):
    """Return what is English and not data."""
    found = []
    for said in Said(html).found:
        left = ASKED.sub("", unescape(said))
        for text in DATA:
            left = left.replace(text, "").replace(capital(text), "")
        found += [f"{each!r} in {said[:120]!r}" for each in ENGLISH.findall(left)]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_no_english_stands_outside_the_catalogue(client, path):
    html = client.get(path).get_data(as_text=True)
    assert '<html lang="ar-XB" dir="rtl">' in html
    assert "⟦" in html
    assert leaks(html) == []


@pytest.mark.parametrize("figure_id", ["gazette-displaced-5000", "gazette-follow-2000", "gazette-killed-40"])
def test_the_panel_speaks_the_language_too(foreign, figure_id):
    told = describe(RELEASE, figure_id, Texts(), "https://here.example")
    assert leaks(as_html(panel(told, Paths()), str)) == []


def test_counts_take_the_forms_of_the_language(foreign):
    assert [words.count("figures", many) for many in (1, 2, 3)] == ["⟦1 ƒíǵúŕé⟧", "⟦2 × 2 ƒíǵúŕéš⟧", "⟦3 ƒíǵúŕéš⟧"]


def test_an_axis_writes_months_as_the_language_does(foreign):
    assert words.month(date(2016, 10, 1), with_year=True) == "⟦⟦Óçŧ⟧ 2016⟧"


FAULTY = [
    ("nothing: here", "nothing: the catalogue has no such key"),
    ("page: {skp: x}", "page.skp: the catalogue has no such key"),
    ("page: words", "page: found a string, expected keys"),
    ("page: {skip: [a]}", "page.skip: found a list, expected a string"),
    ("format: {months: [one]}", "format.months: found 1 of them, expected 12"),
    ("answer: {rules: [{a: b}]}", "answer.rules: found something other than strings in the list"),
    ('format: {million: "{numbr} million"}', "format.million: found {numbr}, allowed: number"),
    ('page: {skip: "{who}"}', "page.skip: found {who}, allowed: none"),
    ('page: {skip: "{who"}', "page.skip: found braces that do not close"),
    ('count: {figures: {few: "{n}"}}', "count.figures.few: the catalogue has no such key"),
    ('plurals: {few: "("}', "plurals.few: found '(', expected a pattern of digits"),
    ("- a list", "found no keys; expected those of words.yaml"),
    ("a: [", "this is no YAML in UTF-8"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTY, ids=[row[1] for row in FAULTY])
def test_a_faulty_translation_is_told_its_fault(tmp_path, text, fault):
    path = tmp_path / "words.xx.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Untranslated) as raised:
        translation(str(path), words.english())
    assert str(raised.value).startswith("words.xx.yaml: ")
    assert fault in str(raised.value)


def test_all_faults_are_told_at_once(tmp_path):
    path = tmp_path / "words.xx.yaml"
    path.write_text("nothing: here\npage: {skp: x}", encoding="utf-8")
    with pytest.raises(Untranslated, match=r"(?s)nothing: .*page.skp: "):
        translation(str(path), words.english())


def test_a_language_without_a_file_is_refused():
    with pytest.raises(Untranslated, match=r"found no file .*words.xx.yaml; allowed are en and the languages of"):
        translation("xx", words.english())


def test_what_a_translation_leaves_out_stays_english(tmp_path):
    path = tmp_path / "words.xx.yaml"
    path.write_text('plurals: {few: "[2-4]"}\ncount: {figures: {few: "{n} few"}}', encoding="utf-8")
    whole = translation(str(path), words.english())
    assert whole["count"]["figures"] == {"one": "{n} figure", "other": "{n} figures", "few": "{n} few"}
    assert whole["page"] == words.english()["page"]


def test_a_faulty_locale_leaves_the_site_in_english(tmp_path, monkeypatch):
    path = tmp_path / "words.xx.yaml"
    path.write_text("nothing: here", encoding="utf-8")
    monkeypatch.setenv("LOCALE", str(path))
    logged = []
    monkeypatch.setattr("dashboard.app.log.error", lambda message, *values: logged.append(message % values))
    create_server()
    assert [each.split(", ")[1] for each in logged] == [
        "but the site speaks English:\nwords.xx.yaml: nothing: the catalogue has no such key"
    ]
    assert words.say("language") == "en"


def test_the_example_of_the_readme_counts_as_arabic_does(tmp_path):
    example = re.search(r"```yaml\n(language: ar\n.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)[1]
    path = tmp_path / "words.ar.yaml"
    path.write_text(example, encoding="utf-8")
    words.speak(str(path))
    try:
        counted = {many: words.count("documents", many) for many in (0, 1, 2, 3, 10, 11, 99, 100, 103, 111, 1000)}
    finally:
        words.speak("en")
    assert counted == {
        0: "لا وثائق", 1: "وثيقة واحدة", 2: "وثيقتان", 3: "٣ وثائق", 10: "١٠ وثائق", 11: "١١ وثيقة", 99: "٩٩ وثيقة",
        100: "١٠٠ وثيقة", 103: "١٠٣ وثائق", 111: "١١١ وثيقة", 1000: "١٬٠٠٠ وثيقة",
    }  # fmt: skip
