"""A made-up release for tests of the dashboard: a storm, two documents, and a figure of every sort."""

import csv
import hashlib
import io
import json
import tempfile
from pathlib import Path

from etl import package
from etl.release import PACKAGE, Release, read
from etl.tables import KEYS, MODELS, columns

TEXT = (
    "Storm over Harbour Town – what is known\n"
    "\n"
    "The mayor spoke on Monday. More than 5,000 residents were displaced by the storm, the Red Cross said. "
    "Another 1,500 to 2,000 people could follow. Tens of thousands watched the sea. "
    "About 300 households lost their homes. A first list of 40 dead was later taken back.\n"
    "The school can take up to 600 people. Two bridges fell in 2019.\n"
)
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
TITLE = "Storm & <flood> over Harbour Town"

DOCUMENT = {
    "document_id": "gazette-2019-03-05", "title": TITLE, "publisher": "The Gazette", "publisher_kind": "news", "author": "Ada Writer",
    "published_start": "2019-03-05", "published_end": "2019-03-05", "published_basis": "Printed on the page.",
    "url": "https://gazette.example/storm", "language": "en", "text_sha256": SHA256, "text_length": len(TEXT),
    "mentions": 9, "figures": 7, "context": 1, "set_aside": 1, "summary": "What the storm did to a harbour town.",
}  # fmt: skip
QUIET = DOCUMENT | {
    "document_id": "notice-2019-03-09", "title": "A notice", "publisher": "Harbour Office", "publisher_kind": "unknown", "author": "", "url": "",
    "published_start": "2019-03-09", "published_end": "2019-03-11", "origin_note": "The day is inferred from the tide.",
    "text_sha256": "f" * 64, "text_length": 100, "mentions": 1, "figures": 0, "context": 0, "set_aside": 1, "summary": "States no figure.",
}  # fmt: skip
FIGURE = {
    "document_id": "gazette-2019-03-05", "unit": "people", "measure": "displaced", "status": "reported", "stock_flow": "flow",
    "additional": "false", "population": "people", "issuer_kind": "unattributed", "stated_start": "2019-03-05", "stated_end": "2019-03-05",
    "period_start": "2019-03-03", "period_end": "2019-03-04", "period_basis": "The two days of the storm.",
    "place": "Harbour Town", "place_id": "xx-harbour", "place_role": "at", "verification": "unverified", "role": "headline", "review": "reviewed",
}  # fmt: skip


def figure(name: str, words: str, quantifier: str, low: object = "", high: object = "", **more: object) -> dict:
    """Return the row of a figure whose words stand in the text."""
    start = TEXT.index(words)
    span = {"as_written": words, "char_start": start, "char_end": start + len(words)}
    value = {"quantifier": quantifier, "value_low": low, "value_high": high}
    return FIGURE | {"figure_id": f"gazette-{name}", "group_id": f"gazette-{name}"} | span | value | more


RED_CROSS = {"issuer": "Red Cross", "issuer_kind": "ngo", "cited_via": "Red Cross, quoted by the Gazette"}
ROWS = {
    "documents": [DOCUMENT, QUIET],
    "displacement": [
        figure(
            "displaced-5000", "More than 5,000 residents", "at_least", 5000, population="residents", caveat="Counted in shelters only.",
            verification="verified", verification_note="A later count found 5,200.", verification_url="https://redcross.example/5200", **RED_CROSS,
        ),
        figure(
            "follow-2000", "1,500 to 2,000 people", "range", 1500, 2000, status="projected", additional="true", scenario="if the dam breaks",
            horizon_start="2019-03-06", horizon_end="2019-03-10", period_start="", period_end="", period_basis="Not said.", place_role="from",
        ),
        figure("watched", "Tens of thousands", "vague", 20000, place="", place_id="", place_role="", stated_end="2019-03-07", review="machine"),
        figure(
            "homes-300", "About 300 households", "about", 300, 300, unit="households", measure="homeless", stock_flow="cumulative",
            people_low=1500, people_high=1800, conversion="5 to 6 people a household, by the census of 2011.", group_id="gazette-displaced-5000", role="part",
        ),
    ],
    "casualties": [
        figure(
            "killed-40", "40 dead", "exact", 40, 40, measure="killed", verification="withdrawn",
            verification_note="The list named people who were alive.", verification_url="https://gazette.example/correction",
        ),
        figure("killed-40-again", "A first list of 40", "exact", 40, 40, measure="killed", verification="disputed", verification_note="See the list.",
               group_id="gazette-killed-40", role="repeat"),
    ],
    "camp_capacity": [
        figure("school-600", "up to 600 people", "at_most", "", 600, measure="capacity", status="planned", stock_flow="stock", period_start="2019-03-05",
               period_end="2019-03-05", place="the school", place_id="", place_role="to"),
    ],
    "context": [{
        "mention_id": "gazette-bridges", "document_id": "gazette-2019-03-05", "as_written": "Two bridges", "char_start": TEXT.index("Two bridges"),
        "char_end": TEXT.index("Two bridges") + 11, "value_low": 2, "value_high": 2, "quantifier": "exact", "subject": "other", "unit": "bridges",
        "note": "Both over the canal.", "review": "reviewed",
    }],
    "set_aside": [
        {"mention_id": "gazette-year", "document_id": "gazette-2019-03-05", "as_written": "2019", "char_start": TEXT.index("2019"),
         "char_end": TEXT.index("2019") + 4, "reason": "date", "review": "reviewed"},
        {"mention_id": "notice-one", "document_id": "notice-2019-03-09", "as_written": "one", "char_start": 5, "char_end": 8, "reason": "pronoun", "review": "reviewed"},
    ],
    "relations": [
        {"figure_id": "gazette-homes-300", "relation": "part_of", "other_id": "gazette-displaced-5000", "note": "Counted among them."},
        {"figure_id": "gazette-displaced-5000", "relation": "tests", "other_id": "agency-5200"},
    ],
    "reference": [{
        "reference_id": "agency-5200", "series": "agency-displaced", "period_end": "2019-04-01", "measure": "displaced", "population": "people",
        "value_low": 5200, "value_high": 5200, "quantifier": "exact", "unit": "people", "status": "reported", "stock_flow": "stock", "additional": "false", "place": "Harbour Town",
        "issuer": "Agency", "document_title": "Situation", "url": "https://agency.example/1", "verification": "unverified",
    }],
    "places": [{"place_id": "xx-harbour", "name": "Harbourtown", "kind": "town", "country_code": "XXA", "note": "made up"}],
}  # fmt: skip


def release(
    changes: dict[str, dict] | None = None, more: dict[str, list] | None = None, told: dict | None = None
) -> Release:
    """Return the release; `changes` sets columns of single rows by the row's id: {"gazette-killed-40": {"caveat": "..."}}.

    `more` adds rows to tables, `told` adds to what the release says of itself (story, rules).
    """
    with tempfile.TemporaryDirectory() as folder:
        publish(Path(folder), changes, more, told)
        return read(Path(folder))


def publish(
    folder: Path,
    changes: dict[str, dict] | None = None,
    more: dict[str, list] | None = None,
    told: dict | None = None,
) -> None:
    """Write the release into a folder."""
    rows = {name: [*ROWS.get(name, ()), *(more or {}).get(name, ())] for name in MODELS}
    contents = {name: _csv(name, [_changed(name, row, changes or {}) for row in rows[name]]) for name in MODELS}
    about = {
        "title": "Storm over Harbour Town",
        "description": "Made up for tests.",
        "created": "2019-05-01T00:00:00Z",
        "licenses": [package.LICENSE],
        "provenance": package.provenance(),
        "events": [{"date": "2019-03-03", "label": "Storm"}],
    }
    described = (
        about | (told or {}) | {"resources": [package.resource(name, content) for name, content in contents.items()]}
    )
    for name, content in contents.items():
        (folder / f"{name}.csv").write_bytes(content)
    (folder / PACKAGE).write_text(json.dumps(described), encoding="utf-8")


def write_text(folder: Path) -> Path:
    """Write the text behind the release into a folder and return the folder."""
    (folder / "storm.txt").write_bytes(TEXT.encode())
    return folder


def _changed(name: str, row: dict, changes: dict[str, dict]) -> dict:
    return row | changes.get(row[KEYS[name]], {}) if name in KEYS else row


def _csv(name: str, rows: list[dict]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, list(columns(name)), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()
