"""Fills the templates of the plain pages. Knows no tables."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from markupsafe import Markup

from dashboard.language.words import count, days, number, percent, say, words
from dashboard.serving.addresses import target
from dashboard.theme import DARK, LIGHT

WORDS = {"say": say, "words": words, "count": count, "number": number, "percent": percent, "days": days}


@dataclass(frozen=True)
class Pages:
    """What all plain pages share: how their links begin, the name of the site and the release that they show."""

    title: str
    digest: str = ""  # empty where there is no release
    prefix: str = "/"
    refused: str = ""  # why a newer release is not shown

    def fill(self, template: str, **values: object) -> str:
        """Return a page as HTML; every value is escaped."""
        shared = {
            "site_title": self.title,
            "digest": self.digest,
            "refused": self.refused,
            "link": self.link,
            "style": style(),
        }
        return render_template(f"plain/{template}", **WORDS, **shared, **values)

    def base(self, host: str) -> str:
        """Return where this site stands for a reader who reached it at `host`, without a slash at the end."""
        return (host.rstrip("/") + self.prefix).rstrip("/")

    def link(self, address: str) -> str:
        """Return where a path of this site leads, or an address of the web as it is; empty for anything else."""
        return target(address, self.prefix)


def style() -> Markup:
    """Return the stylesheet, which travels inside each page: one answer holds all that a slow link has to bring."""
    return Markup(render_template("plain/style.css", light=LIGHT, dark=DARK))  # noqa: S704 our own file and colours
