"""What every answer carries and what every request is held to."""

from __future__ import annotations

from dash import Dash


def protect(app: Dash, *, frame_ancestors: str = "'none'") -> None:
    """Add headers, limits, compression and checks of callback bodies; call after layout and callbacks are registered."""
    raise NotImplementedError
