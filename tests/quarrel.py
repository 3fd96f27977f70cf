"""A made-up release in which three sources differ about one quantity and five documents repeat one claim."""

from pathlib import Path

import harbour

PAPERS = [f"paper-{n}-2019-03-06" for n in range(1, 6)]
FLOOD = {
    "measure": "displaced", "stock_flow": "cumulative", "period_start": "2019-03-03", "period_end": "2019-03-05",
    "period_basis": "Since the storm.",
}  # fmt: skip


def paper(document_id: str) -> dict:
    """Return a document of which the text is not at hand."""
    return harbour.DOCUMENT | {
        "document_id": document_id, "title": f"Flood news, {document_id}", "published_start": "2019-03-06", "published_end": "2019-03-06",
        "text_sha256": "a" * 64, "mentions": 2, "figures": 2, "context": 0, "set_aside": 0, "summary": "Tells of the flood.",
    }  # fmt: skip


def told(
    figure_id: str, document_id: str, words: str, low: object, high: object, quantifier: str, **more: object
) -> dict:
    """Return a figure of a document whose text is not at hand."""
    stands = {
        "figure_id": figure_id,
        "document_id": document_id,
        "as_written": words,
        "char_start": 0,
        "char_end": len(words),
    }
    return (
        harbour.FIGURE
        | stands
        | {"value_low": low, "value_high": high, "quantifier": quantifier, "group_id": figure_id}
        | more
    )


def issuer(name: str, kind: str) -> dict:
    """Return the columns that name who says it."""
    return {"issuer": name, "issuer_kind": kind}


MORE = {
    "documents": [paper(name) for name in PAPERS],
    "displacement": [
        told("flood-24000", PAPERS[0], "24,000 people", 24000, 24000, "exact", verification="verified", verification_note="Counted twice.",
             verification_url="https://office.example/count", **FLOOD, **issuer("Census Office", "government")),
        told("flood-18000", PAPERS[1], "at least 18,000 residents", 18000, "", "at_least", population="residents", **FLOOD, **issuer("Red Cross", "ngo")),
        told("flood-31000", PAPERS[2], "31,000", 31000, 31000, "exact", **FLOOD),
        *(
            told(f"shelter-700-{n}", name, "about 700 people", 700, 700, "about", measure="in_camp", stock_flow="stock", period_start="2019-03-05",
                 period_end="2019-03-05", group_id="shelter-700", role="repeat" if n else "headline", **issuer("Harbour Office", "government"))
            for n, name in enumerate(PAPERS)
        ),
    ],
}  # fmt: skip


def release():
    """Return the release."""
    return harbour.release(more=MORE)


def publish(folder: Path) -> None:
    """Write the release into a folder."""
    harbour.publish(folder, more=MORE)
