"""What the page draws and lists of very many figures.

Nobody reads a chart of ten thousand marks, and a phone cannot hold one. Where more figures match than a page can show,
those are shown that the page's own answers are chosen from: for each status the latest totals, the latest said and the
highest. How many match is said beside them; a narrower choice shows all of its figures, and downloads hold every one.
"""

from __future__ import annotations

import pandas as pd

MOST_SHOWN = 150  # figures of one table: what a chart can caption and a reader can take in
OF_EACH_RANK = 15  # three ranks of three statuses make about as many
TOTALS = ("stock", "cumulative")


def few(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a figure table that the page shows, in their order."""
    if len(frame) <= MOST_SHOWN:
        return frame
    standing = _standing(frame)
    kept = {row for _, ranked in standing.groupby(frame["status"]) for row in _first(ranked)}
    return frame[frame.index.isin(kept)]


def _first(ranked: pd.DataFrame) -> list:
    """Return the rows that come first by any of the ranks by which the page answers (`dashboard.evidence.story`)."""
    ranks = (
        ["valid", "whole", "total", "about", "level"],
        ["valid", "said", "level"],
        ["valid", "own", "level", "said"],
    )
    return [
        row for rank in ranks for row in ranked.sort_values(rank, ascending=False, kind="stable").index[:OF_EACH_RANK]
    ]


def _standing(frame: pd.DataFrame) -> pd.DataFrame:
    """Return what the ranks compare, row by row."""
    said = frame["stated_end"].fillna(frame["stated_start"])
    level = frame["people_low"].fillna(frame["people_high"]) if "people_low" in frame else frame["value_low"]
    return pd.DataFrame(
        {
            "valid": frame["verification"] != "withdrawn",
            "whole": frame["role"] != "part",
            "own": ~frame["additional"],
            "total": frame["stock_flow"].isin(TOTALS),
            "about": frame["period_end"].fillna(frame["period_start"]).fillna(said),
            "said": said,
            "level": level.fillna(frame["value_low"]).fillna(frame["value_high"]),
        },
        index=frame.index,
    )
