"""A peer to measure beside: sentence alignment by length alone (Gale & Church 1993), from the paper."""

import math

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import Beads

Floats = NDArray[np.float64]

# The priors of the paper's table 5; its "1-0 or 0-1" and "2-1 or 1-2" hold two shapes each.
_PRIORS = {
    (1, 1): 0.89, (1, 0): 0.0099 / 2, (0, 1): 0.0099 / 2,
    (2, 1): 0.089 / 2, (1, 2): 0.089 / 2, (2, 2): 0.011,
}  # fmt: skip
_VARIANCE = 6.8  # squared characters a character of source
_tail = np.vectorize(math.erfc, otypes=[np.float64])


def align(source: list[str], target: list[str]) -> Beads:
    """Align two documents by the lengths of their segments.

    Returns:
        The cheapest monotone path of 1:1, 1:0, 0:1, 2:1, 1:2 and 2:2 beads, in order.
    """
    one, two = (np.array([len(text) for text in side], dtype=np.float64) for side in (source, target))
    ratio = max(1.0, two.sum()) / max(1.0, one.sum())
    costs = {shape: _costs(one, two, shape, ratio) for shape in _PRIORS}
    return _trace(_totals(costs, len(source), len(target)), costs)


def _costs(source: Floats, target: Floats, shape: tuple[int, int], ratio: float) -> Floats:
    """Cost of a bead of this shape that ends at source segment i and target segment j, (n + 1, m + 1)."""
    one, two = _run_sums(source, shape[0])[:, None], _run_sums(target, shape[1])[None, :]
    mean = (one + two / ratio) / 2
    surprise = np.abs(two - one * ratio) / np.sqrt(np.maximum(mean, 1.0) * _VARIANCE)
    costs: Floats = -np.log(np.maximum(_tail(surprise / math.sqrt(2)), 1e-300)) - math.log(_PRIORS[shape])
    return costs


def _run_sums(lengths: Floats, size: int) -> Floats:
    """Length of the ``size`` segments before each boundary; zero, never used, where there are not so many."""
    sums = np.concatenate([[0.0], np.cumsum(lengths)])
    out = np.zeros_like(sums)
    if 0 < size < len(sums):
        out[size:] = sums[size:] - sums[:-size]
    return out


def _totals(costs: dict[tuple[int, int], Floats], n: int, m: int) -> Floats:
    total = np.full((n + 1, m + 1), np.inf)
    total[0, 0] = 0.0
    for i in range(n + 1):
        for (p, q), cost in costs.items():
            if 0 < p <= i:
                total[i, q:] = np.minimum(total[i, q:], total[i - p, : m + 1 - q] + cost[i, q:])
        # Gaps in the source chain along the row: cheapest entry so far plus the gaps since.
        gaps = np.concatenate([[0.0], np.cumsum(costs[0, 1][i, 1:])])
        total[i] = gaps + np.minimum.accumulate(total[i] - gaps)
    return total


def _trace(total: Floats, costs: dict[tuple[int, int], Floats]) -> Beads:
    i, j = total.shape[0] - 1, total.shape[1] - 1
    beads: Beads = []
    while i or j:
        steps = [(total[i - p, j - q] + costs[p, q][i, j], p, q) for p, q in costs if p <= i and q <= j]
        _, p, q = min(steps)
        beads.append((list(range(i - p, i)), list(range(j - q, j))))
        i, j = i - p, j - q
    return beads[::-1]
