"""Addresses on this host, and links to figures that work without scripts and open in place with them."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.evidence import figures as told
from dashboard.evidence.figures import Figure
from dashboard.language.words import capital
from dashboard.serving.addresses import own, target


@dataclass(frozen=True)
class Paths:
    """Addresses on this host, below the prefix under which it is served."""

    prefix: str = "/"

    def figure(self, figure_id: str) -> str:
        """Return the permanent address of a figure."""
        return f"{self.prefix}figure/{figure_id}"

    def document(self, document_id: str) -> str:
        """Return the address of a document's page."""
        return f"{self.prefix}document/{document_id}"

    def download(self, name: str) -> str:
        """Return the address of a file."""
        return f"{self.prefix}download/{name}"

    def local(self, address: str) -> str:
        """Return where a path of this site leads, or an address of the web as it is; empty for anything else."""
        return target(address, self.prefix)


def link(figure: Figure, paths: Paths, text: str, **more: object) -> Component:
    """Return a link that opens the provenance of a figure."""
    return html.A(text, href=paths.figure(figure.figure_id), **{"data-figure": figure.figure_id}, **more)


def anchor(text: str, address: str, paths: Paths) -> Component:
    """Return a link to any address; one to a figure of this site opens it in place, one that leads nowhere is text."""
    href = paths.local(address)
    if not href:
        return html.Span(text)
    figure_id = address.removeprefix("/figure/") if address.startswith("/figure/") else ""
    more = {"data-figure": figure_id} if figure_id else {} if own(address) else {"rel": "noreferrer"}
    return html.A(text, href=href, **more)


def warnings(figure: Figure) -> Component:
    """Return what must not be missing beside a figure: disputed, withdrawn, on top of others."""
    return html.Span([html.Strong(f" {capital(warning)}.", className="warning") for warning in told.warnings(figure)])
