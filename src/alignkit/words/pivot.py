"""Two translation tables that share a language → one between the other two."""

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon, Table

Numbers = NDArray[np.int64]

_BREADTH = 8  # renderings of a word that are followed
_LARGEST = 65_535  # that a table can count


def through(first: Lexicon, second: Lexicon) -> Lexicon:
    """Chain the tables source → pivot and pivot → target.

    A pair of words counts as often as it would be seen if every link of the first went on by the shares of
    the second; what comes to less than one link is left out.

    Args:
        first: Its target language is the pivot.
        second: Its source language is the pivot, with the same word list.
    """
    rows, middles, counts = _strongest(first.forward)
    starts, columns, shares = _shares(second.forward)
    sizes = (starts[1:] - starts[:-1])[middles]
    owners = np.repeat(np.arange(len(rows)), sizes)
    places = np.arange(len(owners)) - (np.cumsum(sizes) - sizes)[owners] + starts[middles][owners]
    width = len(second.target.words)
    cells, merged = np.unique(rows[owners] * width + columns[places], return_inverse=True)
    totals = np.rint(np.bincount(merged, weights=counts[owners] * shares[places], minlength=len(cells)))
    kept = totals >= 1
    heads = np.zeros(len(first.source.words) + 1, dtype=np.uint32)
    np.cumsum(np.bincount(cells[kept] // width, minlength=len(heads) - 1), out=heads[1:])
    table = Table(
        heads,
        (cells[kept] % width).astype(np.uint32),
        np.minimum(totals[kept], _LARGEST).astype(np.uint16),
    )
    return Lexicon(first.source, second.target, table, {})


def _strongest(table: Table) -> tuple[Numbers, Numbers, Numbers]:
    """Rows, columns and counts of each word's most frequent renderings, in order of row."""
    starts = table.starts.astype(np.int64)
    sizes: Numbers = starts[1:] - starts[:-1]
    rows = np.repeat(np.arange(len(sizes)), sizes)
    counts = table.counts.astype(np.int64)
    order = np.lexsort((-counts, rows))
    rank = np.arange(len(rows)) - (np.cumsum(sizes) - sizes)[rows[order]]
    kept = order[rank < _BREADTH]
    return rows[kept], table.columns[kept].astype(np.int64), counts[kept]


def _shares(table: Table) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """The same as a sparse matrix whose rows add up to one: starts, columns, values."""
    rows, columns, counts = _strongest(table)
    height = len(table.starts) - 1
    starts = np.zeros(height + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=height), out=starts[1:])
    return starts, columns, counts / np.bincount(rows, weights=counts, minlength=height)[rows]
