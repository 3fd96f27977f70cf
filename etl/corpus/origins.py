"""Finds the origin of each document: the first of all texts that are nearly the same as it.

Two texts are nearly the same where six in ten of their runs of words are (`signatures`). Pairs are looked for in bands:
texts that agree in all four values of one of 32 bands are held against the first text of that band. Of two texts that
share six tenths, 99 in 100 pairs meet in a band; of two that share three tenths one in five does, and is turned down.

One pass over all signatures, in memory: twice 512 bytes a document for them and about 400 for the rest, so that a million
documents take 1.4 GB and ten million 14. Copies of copies are copies, so a group can be wider than six tenths.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from etl.corpus.signatures import VALUES, as_array
from etl.corpus.store import OUTCOMES, Store
from etl.corpus.tasks import Labels

SAME = 0.6  # share of the values of two signatures that agree: a wire story with another head and a paragraph less
BAND = 4  # values
AT_ONCE = 100_000  # pairs that are held against each other
ORDER = ("published_start", "document", "sha256")  # of texts that are the same, the first is the origin
NEEDED = (*ORDER, "signature")


def labels(store: Store) -> list[Labels]:
    """Return for every part of a run the origins of its documents, in their order."""
    parts = {name: store.read_table(f"documents/{name}", NEEDED) for name in store.names(OUTCOMES)}
    if not parts:
        return []
    documents = pa.concat_tables(parts.values())
    first = _first_of(documents)
    origins = documents["sha256"].take(first).to_pylist()
    carriers = np.bincount(first, minlength=len(first))[first].tolist()
    made, start = [], 0
    for name, part in parts.items():
        stop = start + part.num_rows
        made.append(Labels(store.address, name, origins[start:stop], carriers[start:stop]))
        start = stop
    return made


def _first_of(documents: pa.Table) -> np.ndarray:
    """Return for each document the row of the first one that is nearly the same, itself where there is none."""
    keys = [(name, "ascending") for name in ORDER]
    order = pc.sort_indices(documents.select(ORDER), keys).to_numpy()  # what has no day comes last
    signatures = as_array(documents["signature"])[order]
    first = np.empty(len(order), dtype=np.int64)
    first[order] = order[groups(signatures)]
    return first


def groups(signatures: np.ndarray) -> np.ndarray:
    """Return for each row of (texts, `VALUES`) the first row of its group: the lowest that near-sameness leads to."""
    first = np.arange(len(signatures))
    for start in range(0, VALUES, BAND):
        pairs = _meeting(np.ascontiguousarray(signatures[:, start : start + BAND]))
        pairs = pairs[:, first[pairs[0]] != first[pairs[1]]]
        first = _joined(first, pairs[:, _same(signatures, pairs)])
    return first


def _meeting(band: np.ndarray) -> np.ndarray:
    """Return (2, pairs): of all rows that are equal in a band, the first with each of the others."""
    halves = band.view("<u8")
    order = np.lexsort(halves.T)  # stable: of equal rows the first comes first
    new = np.ones(len(order), dtype=bool)
    new[1:] = (halves[order[1:]] != halves[order[:-1]]).any(axis=1)
    leader = order[np.flatnonzero(new)[np.cumsum(new) - 1]]
    return np.stack([leader[~new], order[~new]])


def _same(signatures: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Tell of each pair whether enough of its values agree."""
    return np.concatenate([np.zeros(0, dtype=bool), *_compared(signatures, pairs)])


def _compared(signatures: np.ndarray, pairs: np.ndarray) -> Iterator[np.ndarray]:
    for start in range(0, pairs.shape[1], AT_ONCE):
        one, other = pairs[:, start : start + AT_ONCE]
        yield (signatures[one] == signatures[other]).mean(axis=1) >= SAME


def _joined(first: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Join the groups that pairs connect."""
    if not pairs.size:
        return first
    count = len(first)
    rows, others = np.concatenate([pairs, [np.arange(count), first]], axis=1)
    _, group = connected_components(coo_matrix((np.ones(len(rows), dtype=bool), (rows, others)), (count, count)))
    _, lowest = np.unique(group, return_index=True)
    return lowest[group]
