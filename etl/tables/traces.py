"""What a download adds to every number of a document, so that a row explains itself without the other tables."""

from __future__ import annotations

from pandera.typing.pandas import Series

from etl.tables.fields import WEB_ADDRESS, Table, text


class Trace(Table):
    """Where a row comes from and how it can be checked; appended to the columns of the table."""

    address: Series[str] = text(
        "Permanent address", "The page of the figure, or of the document for other numbers.", str_matches=WEB_ADDRESS
    )
    document_title: Series[str] = text("Title of the document", "As in `documents`.")
    document_publisher: Series[str] = text("Publisher of the document", "As in `documents`.")
    document_url: Series[str] = text(
        "Address of the document", "Where it was published, where known.", nullable=True, str_matches=WEB_ADDRESS
    )
    text_sha256: Series[str] = text(
        "SHA-256 of the text", "Of the very bytes in which start and end count.", str_matches=r"^[0-9a-f]{64}$"
    )
    how_read: Series[str] = text("Rule", "How the value follows from the words, or why the number was set aside.")
    checks: Series[str] = text(
        "Checks",
        "span: the words stand at start to end; value: the digits of the words are the value; review: a person read it. "
        "Each passed, failed or not_made; `python -m etl recheck` makes them again.",
        str_matches=r"^span=(passed|failed|not_made); value=(passed|not_made); review=(passed|not_made)$",
    )
