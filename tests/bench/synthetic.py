"""Makes releases of any size in the shape of the published one: its figures again and again, under other documents,
days and values. What is published stays in it, so that every id that a derived table names exists.

    python -m tests.bench.synthetic 10000 FOLDER
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from etl import package, release

ROOT = Path(__file__).resolve().parent.parent.parent
TABLES = ROOT / "data" / "tables"
FIGURES_A_DOCUMENT = 50
YEARS = 5
FIGURE_TABLES = ("displacement", "casualties", "camp_capacity")
DAYS = ("stated_start", "stated_end", "period_start", "period_end", "horizon_start", "horizon_end")


def tables(figures: int, seed: int = 1) -> dict[str, pd.DataFrame]:
    """Return all tables of a release with about so many figures."""
    chance = np.random.default_rng(seed)
    published = dict(release.read(TABLES).tables)
    times = max(1, round(figures / sum(len(published[name]) for name in FIGURE_TABLES)))
    shifts = chance.integers(0, YEARS * 365, times)
    documents = _documents(published["documents"], 1 + times * 17 // FIGURES_A_DOCUMENT, chance)
    grown = {name: _again(published[name], name, times, shifts, documents, chance) for name in FIGURE_TABLES}
    return published | grown | {"documents": pd.concat([published["documents"], documents], ignore_index=True)}


def _documents(published: pd.DataFrame, many: int, chance: np.random.Generator) -> pd.DataFrame:
    made = published.iloc[chance.integers(0, len(published), many)].reset_index(drop=True)
    number = pd.Series(range(many)).astype("str")
    shift = pd.to_timedelta(chance.integers(0, YEARS * 365, many), unit="D")
    return made.assign(
        document_id="made-" + number,
        text_sha256=number.str.zfill(64),
        **{day: made[day] + shift for day in ("published_start", "published_end")},
    )


def _again(
    published: pd.DataFrame,
    name: str,
    times: int,
    shifts: np.ndarray,
    documents: pd.DataFrame,
    chance: np.random.Generator,
) -> pd.DataFrame:
    made = pd.concat([published] * times, ignore_index=True)
    number = pd.Series(range(len(made))).astype("str")
    shift = pd.to_timedelta(pd.Series(np.repeat(shifts, len(published))), unit="D")
    document = pd.Series(documents["document_id"].to_numpy()[chance.integers(0, len(documents), len(made))])
    factor = pd.Series(chance.integers(1, 9, len(made)))
    made = made.assign(
        figure_id=f"made-{name.replace('_', '-')}-" + number,
        group_id=f"made-{name.replace('_', '-')}-" + number,
        document_id=document,
        **{day: made[day] + shift for day in DAYS},
        **{value: made[value] * factor for value in ("value_low", "value_high")},
    )
    return pd.concat([published, made], ignore_index=True)


def about() -> dict:
    """Return what a package says beside its tables."""
    kept = ("title", "description", "created", "events")
    return {name: value for name, value in release.read(TABLES).package.items() if name in kept}


def files(made: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Return the files of a release."""
    return package.files(made, about())


def main() -> None:
    """Write a release into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=int)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    release.publish(chosen.folder, files(tables(chosen.figures)))


if __name__ == "__main__":
    main()
