"""How extraction does on texts that were labelled by people who did not know its rules.

The texts and labels of `tests/labelled/` are ours: sitreps, wire copy, tables flattened by copying, blogs, and two
without any figure. Those of EVALUATION_DIR are other people's and live outside the repository. The bounds only ever rise.
`pytest -s tests/test_labelled_texts.py` prints the measures.
"""

from datetime import date

import pytest
import scoring
from conftest import ROOT

from etl.extract import mentions
from etl.extract.time.publication import told_by

FOLDER = ROOT / "tests" / "labelled"
# never read by those who write the rules: the news side (d) and that of the agencies (e)
HELD_OUT = {"d03.txt", "d07.txt", "d11.txt", "e03.txt", "e07.txt", "e11.txt"}


@pytest.fixture(scope="module")
def documents():
    """Each text by its name, with its labels and, where it was told, its day of publication."""
    rows = scoring.rows(FOLDER / "labels.jsonl")
    return {row["doc"]: ((FOLDER / row["doc"]).read_bytes().decode(), row["figures"], _published(row)) for row in rows}


def _published(row):
    return (date.fromisoformat(row["published"]),) * 2 if "published" in row else None


def test_labels_stand_where_they_say(documents):
    assert sorted(documents) == sorted(path.name for path in FOLDER.glob("*.txt"))
    assert len(documents) == 68
    for name, (text, labels, _) in documents.items():
        assert [text[label["start"] : label["end"]] for label in labels] == [label["phrase"] for label in labels], name


@pytest.mark.parametrize(
    ("held_out", "f1", "joint"),
    [(False, 0.975, 0.97), (True, 0.86, 0.89)],
    ids=["served to mend the rules", "held out"],
)
def test_figures_are_found_and_read_right(documents, held_out, f1, joint):
    chosen = (document for name, document in documents.items() if (name in HELD_OUT) == held_out)
    measures = scoring.count_documents((labels, mentions(text, published)) for text, labels, published in chosen)
    print(f"\n{'held out' if held_out else 'served to mend the rules'}: {measures}")
    assert measures.f1 >= f1
    assert measures.joint.rate >= joint


def test_annotated_documents(evaluation_dir):
    """Bulletins, sitreps and wire copy in which every figure is labelled, issuer, place and period too."""
    folder = evaluation_dir / "annotated"
    texts = [(row, (folder / "docs" / row["doc"]).read_bytes().decode()) for row in scoring.rows(folder / "gold.jsonl")]
    measures = scoring.count_documents((row["figures"], mentions(text, told_by(row["doc"], text))) for row, text in texts)  # fmt: skip
    print(f"\nannotated: {measures}")
    assert measures.f1 >= 0.99
    assert measures.joint.rate >= 0.99
    reached = {name: share.rate for name, share in measures.fields.items()}
    bounds = {"issuer": 0.95, "place": 0.95, "period_start": 0.93, "period_end": 0.87}
    assert {name: reached[name] for name, bound in bounds.items() if reached[name] < bound} == {}


def test_excerpts_with_one_figure_each(evaluation_dir):
    recall, figures_an_excerpt = scoring.count_excerpts(evaluation_dir / "idmc_dev.jsonl", mentions)
    print(f"\nexcerpts: {recall.rate:.3f} of {recall.of} values found, {figures_an_excerpt:.2f} figures an excerpt")
    assert recall.rate >= 0.95
    assert figures_an_excerpt <= 1.8


def test_quantities_of_any_kind(evaluation_dir):
    measures, modifiers = scoring.count_quantities(evaluation_dir / "isi_dev.jsonl", mentions)
    print(f"\nquantities: {measures}; modifiers seen {modifiers.rate:.3f} of {modifiers.of}")
    assert measures.f1 >= 0.95
    assert modifiers.rate >= 0.8
