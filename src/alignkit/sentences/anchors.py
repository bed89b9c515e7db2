"""Where two documents certainly agree: mutual nearest neighbours chained into one monotone path.

The path cuts a long document pair into small problems, wherever in the other text the match lies: no
band around a diagonal is assumed, so a missing third or a preface costs nothing.
"""

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.features import Neighbourhood, Side

_ROWS = 1024
NEAREST = 4
BLOCK = 60
_LEAST_MARGIN = 0.15


def survey(source: Side, target: Side) -> tuple[Neighbourhood, NDArray[np.int64], NDArray[np.int64]]:
    """Compare all single segments, some rows at a time.

    Returns:
        The neighbourhood, the nearest target of each source segment, and the nearest source of each
        target segment.
    """
    a, b = source.stack[0], target.stack[0]
    k, back = min(NEAREST, len(b)), min(NEAREST, len(a))
    top = np.zeros((len(a), k), dtype=np.float32)
    nearest = np.zeros(len(a), dtype=np.int64)
    columns = np.full((back, len(b)), -1.0, dtype=np.float32)
    best, nearest_back = np.full(len(b), -2.0, dtype=np.float32), np.zeros(len(b), dtype=np.int64)
    for first in range(0, len(a), _ROWS):
        cosine = a[first : first + _ROWS] @ b.T
        nearest[first : first + _ROWS] = cosine.argmax(axis=1)
        top[first : first + _ROWS] = -np.partition(-cosine, k - 1, axis=1)[:, :k]
        rows = cosine.argmax(axis=0)
        values = cosine[rows, np.arange(len(b))]
        nearest_back = np.where(values > best, rows + first, nearest_back)
        best = np.maximum(best, values)
        pool = np.concatenate([columns, cosine])
        columns = -np.partition(-pool, back - 1, axis=0)[:back]
    near = Neighbourhood(top.mean(axis=1), columns.mean(axis=0), top.max(axis=1), columns.max(axis=0))
    return near, nearest, nearest_back


def anchors(source: Side, target: Side, near: Neighbourhood, nearest: NDArray[np.int64],
            nearest_back: NDArray[np.int64]) -> list[tuple[int, int]]:  # fmt: skip
    """Return the heaviest chain of mutual nearest neighbours, weighted by their margin."""
    rows = np.arange(len(source))
    mutual = rows[nearest_back[nearest] == rows]
    margin = near.source_best[mutual] - (near.source[mutual] + near.target[nearest[mutual]]) / 2
    kept = margin > _LEAST_MARGIN
    return heaviest_chain(list(zip(mutual[kept].tolist(), nearest[mutual[kept]].tolist(), strict=True)),
                          margin[kept].tolist())  # fmt: skip


def heaviest_chain(points: list[tuple[int, int]], weights: list[float]) -> list[tuple[int, int]]:
    """Return the heaviest strictly increasing subsequence of points sorted by their first number.

    A Fenwick tree over the second number keeps it at O(n log n).

    Example:
        >>> heaviest_chain([(0, 1), (1, 9), (2, 2), (3, 3)], [1.0, 1.5, 1.0, 1.0])
        [(0, 1), (2, 2), (3, 3)]
    """
    if not points:
        return []
    ranks = {value: rank + 1 for rank, value in enumerate(sorted({second for _, second in points}))}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    previous: list[int] = []
    totals: list[float] = []
    for number, ((_, second), weight) in enumerate(zip(points, weights, strict=True)):
        best = _prefix_best(tree, ranks[second] - 1)
        previous.append(best[1])
        totals.append(best[0] + weight)
        _raise(tree, ranks[second], (totals[-1], number))
    number = max(range(len(points)), key=totals.__getitem__)
    chain = []
    while number >= 0:
        chain.append(points[number])
        number = previous[number]
    return chain[::-1]


def _prefix_best(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], value)
        rank += rank & -rank


def cuts(chain: list[tuple[int, int]], size: tuple[int, int]) -> list[tuple[int, int]]:
    """Choose corner points between neighbouring anchors so that blocks hold at least ``BLOCK`` rows.

    A cut lies before anchor (i, j) only where (i - 1, j - 1) is an anchor too: between two certain 1:1
    beads nothing can be merged or lost.
    """
    known = set(chain)
    corners = [(0, 0)]
    for i, j in chain:
        if (i - 1, j - 1) in known and max(i - corners[-1][0], j - corners[-1][1]) >= BLOCK:
            corners.append((i, j))
    if corners[-1] != size:
        corners.append(size)
    return corners
