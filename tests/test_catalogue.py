"""The catalogue has words for every value of the contract, and for every key that the dashboard asks for."""

import re
from pathlib import Path

import pytest

from dashboard.language.words import say, words
from etl.tables import FIGURE_TABLES, MODELS, allowed, columns

DASHBOARD = Path(__file__).resolve().parent.parent / "dashboard"
# a column of the contract, where its values have their words, and the values that need none
WORDED = [
    ("displacement", "quantifier", "quantifier", ()),
    ("displacement", "quantifier", "provenance.value", ()),
    ("displacement", "unit", "unit", ()),
    ("displacement", "status", "status", ()),
    ("displacement", "status", "provenance.status", ()),
    ("displacement", "population", "population", ()),
    ("displacement", "stock_flow", "provenance.stock_flow", ()),
    ("displacement", "stock_flow", "provenance.period", ()),
    ("displacement", "issuer_kind", "issuer_kind", ("unattributed",)),
    ("displacement", "place_role", "provenance.place", ()),
    ("displacement", "verification", "provenance.verification", ()),
    ("displacement", "role", "provenance.role", ()),
    ("displacement", "review", "provenance.check", ()),
    *[(table, "measure", f"measure.{status}", ()) for table in FIGURE_TABLES for status in ("reported", "projected", "planned")],
    ("reference", "measure", "reference_measure", ()),
    ("relations", "relation", "provenance.relation", ()),
    ("set_aside", "reason", "reason", ()),
    ("context", "subject", "subject", ()),
    ("documents", "publisher_kind", "publisher_kind", ("unknown",)),
]  # fmt: skip
ASKED = re.compile(r"""\b(?:say|words|count)\(\s*["']([a-z_0-9.]+)["']\s*[,)]""")


@pytest.mark.parametrize(
    ("table", "column", "key", "wordless"), WORDED, ids=[f"{row[0]}.{row[1]}: {row[2]}" for row in WORDED]
)
def test_every_value_of_the_contract_has_words(table, column, key, wordless):
    values = set(allowed(columns(table)[column]))
    assert values
    assert sorted(values - set(words(key)) - set(wordless)) == []


def test_every_table_has_a_name():
    assert sorted(set(MODELS) - set(words("downloads.table_names"))) == []


def asked():
    """Return every key that is spelled out in the dashboard, with the file that asks for it."""
    files = [*DASHBOARD.rglob("*.py"), *DASHBOARD.rglob("*.html")]
    return sorted({(key, path.name) for path in files for key in ASKED.findall(path.read_text(encoding="utf-8"))})


def test_every_key_that_is_asked_for_has_words():
    missing = []
    for key, path in asked():
        try:
            words(key if "." in key or key in {"language", "direction", "plurals"} else f"count.{key}")
        except KeyError:
            missing.append(f"{path}: {key}")
    assert len(asked()) > 100
    assert missing == []


def test_a_missing_word_is_an_error():
    with pytest.raises(KeyError):
        say("provenance.nothing")
