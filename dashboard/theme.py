"""Colours, type and the settings that every chart shares.

Two palettes, for light and for dark ground; each colour stands out from its ground by 3:1 or more (text by 4.5:1),
and none of them carries a meaning that shape, dash or a word does not carry as well.
The light one follows the UK Government Analysis Function's, with a darker orange so that it can be read as text.
"""

from __future__ import annotations

from dataclasses import dataclass

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', Arial, sans-serif"
TEXT_SIZE = 13
SMALL = 12


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean."""

    ground: str
    text: str
    quiet: str
    rule: str
    grid: str
    reported: str
    projected: str
    planned: str
    killed: str
    injured: str


LIGHT = Palette(
    ground="#ffffff",
    text="#1b1f24",
    quiet="#59626c",
    rule="#7b8591",
    grid="#e6e9ed",
    reported="#12436d",
    projected="#b5460f",
    planned="#801650",
    killed="#3d3d3d",
    injured="#1c7a70",
)
DARK = Palette(
    ground="#15191e",
    text="#eceff3",
    quiet="#a9b3bf",
    rule="#7f8a97",
    grid="#2a3139",
    reported="#79b8f2",
    projected="#ff9a5c",
    planned="#e79ac4",
    killed="#d0d5db",
    injured="#5ec9bc",
)

GRAPH_SETTINGS = {
    "displayModeBar": False,  # its buttons would be ten more stops for a keyboard
    "displaylogo": False,
    "showSendToCloud": False,  # plotly.js 4 offers to upload the chart unless told otherwise
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}


def palette(dark: bool) -> Palette:
    """Return the palette for a dark or a light ground."""
    return DARK if dark else LIGHT
