"""Read the numbers of a table by the headings of their columns, in whichever form copying has left the table.

Its cells are divided by bars, tabs or wide gaps (`columns`), by single spaces (`flat_rows`), or each is a line of its own
(`stacked_cells`): these find the column of a number, `cells` tells what it counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.extract.figure.kinds import Decision
from etl.extract.grammar.passages import Sentence
from etl.extract.layout import cells, columns, flat_rows, stacked_cells
from etl.quantities import Quantity

_FORMS = (columns.row_of, flat_rows.row_of, stacked_cells.row_of)


def by_heading(
    sentences: Sequence[Sentence],
    index: int,
    numbers: Sequence[Quantity],
    decisions: Sequence[Decision],
    before: Decision | None,
) -> tuple[list[Quantity], list[Decision]]:
    """Give the numbers of sentence `index` with their units, and the decisions about them, as their columns have them.

    `before` is the last figure before the table, whose people a table without a caption goes on to divide.
    """
    found = next(filter(None, (row_of(sentences, index, numbers) for row_of in _FORMS)), None)
    read, decided = cells.read(found, numbers, decisions, before) if found else (list(numbers), list(decisions))
    return columns.by_row_head(sentences[index], read, decided)
