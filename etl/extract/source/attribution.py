"""One "X says" of a sentence: who says it, and of which stretch."""

from __future__ import annotations

from typing import NamedTuple

from etl.extract.organisations import Source
from etl.extract.source.sources import Pointer


class Attribution(NamedTuple):
    """One "X says" of a sentence: who, where it stands, and the stretch of the sentence that X says."""

    source: Source | Pointer
    char_start: int
    char_end: int
    first: int
    last: int
    opens: bool = False  # stands before what it covers
    shares: bool = False  # covers the whole sentence beside others: "citing X", "registered by X"
    goes_on: bool = False  # stands between what it covers
    is_origin: bool = False  # whom another cites: "citing X", "quoted X as saying"
    is_deed: bool = False  # a verb of counting and recording, which gives the number and goes no further: "registered"
    frames: bool = False  # "According to X, ...": holds for the sentences after it as well

    def covers(self, start: int, end: int) -> bool:
        """Tell whether the number at `start:end` of the sentence is within what X says."""
        return self.first <= start and end <= self.last
