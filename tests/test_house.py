"""Who may know what: the direction of imports, and what stays out of the page."""

import ast
import re
from pathlib import Path

import pytest

from etl.release import read

ROOT = Path(__file__).resolve().parent.parent
ETL = sorted((ROOT / "etl").rglob("*.py"))
DASHBOARD = sorted((ROOT / "dashboard").rglob("*.py"))

EXTRACT = ROOT / "etl" / "extract"
WEB = ("dash", "flask", "werkzeug")
OUTSIDE = ("serving", "plain", "api", "page")  # the rooms of the dashboard that readers meet


def inside(*rooms):
    """Return the names of rooms of the dashboard as packages."""
    return tuple(f"dashboard.{room}" for room in rooms)


# a room, its modules, what none of them may import
ROOMS = [
    ("grammar knows no other room of extraction", [EXTRACT / "grammar"],
     tuple(f"etl.extract.{room}" for room in ("figure", "layout", "time", "place", "source"))),
    ("what a number is does not hang on its heading, time, place or source", [EXTRACT / "figure"],
     tuple(f"etl.extract.{room}" for room in ("layout", "time", "place", "source"))),
    ("layout knows neither time nor place nor source", [EXTRACT / "layout"],
     tuple(f"etl.extract.{room}" for room in ("time", "place", "source"))),
    ("time, place and source decide no kind", [EXTRACT / "time", EXTRACT / "place", EXTRACT / "source"], ("etl.extract.figure",)),
    ("places are read before sources", [EXTRACT / "place"], ("etl.extract.source", "etl.extract.time")),
    ("time knows neither place nor source", [EXTRACT / "time"], ("etl.extract.place", "etl.extract.source")),
    ("etl knows nothing of the dashboard", ETL, ("dashboard", "dash", "plotly", "flask")),
    ("the dashboard knows no pandera: it would double the start", DASHBOARD, ("pandera", "plotly.express")),
    ("a selection is read from an address alone", ["selection.py"], ("dash", "plotly", "flask", *inside("evidence", "page", "charts"))),
    ("language knows no other room", ["language"], ("dash", "plotly", "flask", "pandas", *inside("evidence", "page"))),
    ("evidence knows no web and no picture", ["evidence"], (*WEB, "plotly", *inside("derived", "charts", "downloads", *OUTSIDE))),
    ("what is derived knows no web and no picture", ["derived"], (*WEB, "plotly", *inside("charts", "downloads", *OUTSIDE))),
    ("provenance knows neither Dash nor HTML", ["provenance.py"], (*WEB, "plotly", "jinja2", "markupsafe")),
    ("charts know no Dash", ["charts"], (*WEB, "pandas", *inside("downloads", *OUTSIDE))),
    ("what is taken away knows no web", ["downloads"], (*WEB, "plotly", *inside("charts", *OUTSIDE))),
    ("what the API may be asked knows no web", ["api/parameters.py", "api/openapi.py"], (*WEB, "plotly", *inside("plain", "serving"))),
    ("serving knows no page", ["serving"], ("plotly", *inside("evidence", "derived", "charts", "api", "page", "plain"))),
    ("callback bodies are judged by their shape alone", ["serving/callback_bodies.py"], (*WEB, "dashboard")),
    ("the page knows no data frames", ["page"], ("pandas", "etl", "plotly", *inside("evidence.records", "downloads", "api", "plain"))),
    ("plain pages and the API know no Dash", ["site.py", "plain", "api"], ("dash", "plotly", *inside("page", "charts"))),
]  # fmt: skip
BANNED = (
    "dcc.Tabs", "dcc.RadioItems", "dcc.Checklist", "dcc.DatePicker", "dcc.Slider", "dcc.RangeSlider", "dash_table",
    "dangerously_allow_html", "dangerously_allow_code",
)  # fmt: skip


def modules(names):
    """Return the files of a room; a name below dashboard/ is a module or a package."""
    found = []
    for name in names:
        path = name if isinstance(name, Path) else ROOT / "dashboard" / name
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return found


def imports(path):
    """Return every module that a file imports, with "from a import b" read as both "a" and "a.b"."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def is_inside(module, package):
    return module == package or module.startswith(f"{package}.")


def breaches(names, forbidden):
    return [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in modules(names)
        for module in sorted(imports(path))
        if any(is_inside(module, package) for package in forbidden)
    ]


@pytest.mark.parametrize(("names", "forbidden"), [row[1:] for row in ROOMS], ids=[row[0] for row in ROOMS])
def test_a_room_knows_only_what_stands_before_it(names, forbidden):
    assert modules(names)
    assert breaches(names, forbidden) == []


def test_the_dashboard_knows_one_module_of_the_etl():
    known = {module for path in DASHBOARD for module in imports(path) if is_inside(module, "etl")}
    assert {module for module in known if not is_inside(module, "etl.release")} == set()


def test_the_release_knows_no_other_room():
    assert {module for module in imports(ROOT / "etl" / "release.py") if is_inside(module, "etl")} <= {
        "etl.errors", "etl.errors.Fault", "etl.errors.FaultsFound", "etl.errors.UserError",
    }  # fmt: skip


def test_components_that_no_keyboard_reaches_are_not_used():
    used = [f"{path.name}: {name}" for path in DASHBOARD for name in BANNED if name in path.read_text(encoding="utf-8")]
    assert used == []


def test_several_choices_are_not_made_in_a_dropdown():
    assert [
        path.name for path in DASHBOARD if re.search(r"Dropdown\([^)]*multi", path.read_text(encoding="utf-8"))
    ] == []


def test_the_dashboard_names_no_crisis():
    """What is about one crisis stands in its cards: no place, publisher or id of the tables stands in the dashboard."""
    tables = read(ROOT / "data" / "tables").tables
    columns = [
        ("places", "name"),
        ("documents", "document_id"),
        ("documents", "publisher"),
        ("displacement", "figure_id"),
    ]
    names = {name for table, column in columns for name in tables[table][column]} - {"unknown"}
    written = [path for kind in ("*.py", "*.yaml", "*.html") for path in (ROOT / "dashboard").rglob(kind)]
    found = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)), re.IGNORECASE)
    assert {
        path.name: found.findall(path.read_text(encoding="utf-8"))
        for path in written
        if found.search(path.read_text(encoding="utf-8"))
    } == {}


def test_the_environment_is_read_at_the_edge():
    edge = {"app.py", "__main__.py", "gunicorn.conf.py"}
    deeper = [
        path.name
        for path in DASHBOARD
        if path.name not in edge and re.search(r"\bos\.environ|import environ|getenv", path.read_text(encoding="utf-8"))
    ]
    assert deeper == []
