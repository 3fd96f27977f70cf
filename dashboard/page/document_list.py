"""The list of documents on the page: each with what became of its numbers."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.language.words import count, number, say
from dashboard.page.filters import document_words
from dashboard.page.links import Paths
from dashboard.view import Crisis, Document

MOST_DOCUMENTS = 100  # more have a page of their own
PARTS = ("figures", "context", "set_aside")
HEADINGS = ("document", "when", "numbers", "meter")


def documents(crisis: Crisis, paths: Paths) -> Component:
    """Return the section of the documents."""
    return html.Section(
        id="documents",
        **{"aria-labelledby": "documents-title"},
        children=[
            html.H2(say("documents.title"), id="documents-title"),
            html.P([say("documents.intro"), *_more_documents(crisis, paths)]),
            html.Table(
                [
                    html.Caption(say("documents.caption")),
                    html.Thead(html.Tr([html.Th(say(f"documents.{name}"), scope="col") for name in HEADINGS])),
                    html.Tbody([_document(document, paths) for document in crisis.documents[-MOST_DOCUMENTS:]]),
                ],
                className="documents",
            ),
        ],
    )


def _more_documents(crisis: Crisis, paths: Paths) -> list:
    """Return what leads to the documents that are not listed, where there are too many for one page."""
    if len(crisis.documents) <= MOST_DOCUMENTS:
        return []
    all_of_them = say("documents.all", count=count("documents", len(crisis.documents)))
    return [
        " ",
        say("documents.latest", shown=number(MOST_DOCUMENTS)),
        " ",
        html.A(all_of_them, href=paths.local("/documents")),
    ]


def _document(document: Document, paths: Paths) -> Component:
    counts = decided(document)
    return html.Tr(
        [
            html.Th(
                [
                    html.A(document.title, href=paths.document(document.document_id), dir="auto"),
                    html.Div(document.summary, className="quiet small", dir="auto"),
                ],
                scope="row",
            ),
            html.Td(document_words(document), **{"data-label": say("documents.when")}),
            html.Td(counts, **{"data-label": say("documents.numbers")}),
            html.Td(_meter(document, counts), **{"data-label": say("documents.meter")}),
        ]
    )


def decided(document: Document) -> str:
    """Return how many of a document's numbers are what: "1 figure, 7 context, 2 set aside"."""
    figures = count("figures", document.figures)
    return say(
        "documents.counts", figures=figures, context=number(document.context), set_aside=number(document.set_aside)
    )


def _meter(document: Document, counts: str) -> Component:
    """Return the shares of a document's numbers as one bar; the counts beside it say the same."""
    parts = [(name, getattr(document, name)) for name in PARTS]
    return html.Div(
        [html.Span(className=name, style={"flexGrow": many}) for name, many in parts if many],
        className="meter",
        role="img",
        **{"aria-label": counts},
    )
