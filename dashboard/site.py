"""The plain pages and the machine side: everything that is complete without JavaScript."""

from __future__ import annotations

from flask import Flask

from dashboard.texts import Texts
from etl.release import Release


def register(server: Flask, release: Release, texts: Texts, *, prefix: str = "/", public_prefix: str = "/") -> None:
    """Add the plain pages, downloads, health checks and error pages to `server`.

    `prefix` is where this server is asked (Dash: routes_pathname_prefix), `public_prefix` what links begin with
    (requests_pathname_prefix).
    """
    raise NotImplementedError


def unready(reason: str) -> Flask:
    """Return a server that lives but has no tables: `/readyz` and every page answer 503 with the reason."""
    raise NotImplementedError
