"""Sentences in which the figures are marked: `[760 families: displaced]`, `[another 90: fled, projected]`."""

import re

from etl.extract import mentions
from etl.extract.mention import FIGURE_KINDS

_MARK = re.compile(r"\[([^\]:]+): (\w+)(?:, (\w+))?\]")


def expected(marked):
    """The figures that a marked text asks for: words, measure, status; reported where no status is named."""
    return [(words.lower(), measure, status or "reported") for words, measure, status in _MARK.findall(marked)]


def found(marked):
    """The figures that extraction finds in the same text without its marks."""
    figures = [m for m in mentions(_MARK.sub(r"\1", marked)) if m.kind in FIGURE_KINDS]
    return [(figure.as_written.lower(), figure.measure, figure.status) for figure in figures]
