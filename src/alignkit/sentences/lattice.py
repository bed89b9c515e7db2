"""Dynamic programmes over all ways to cut blocks of two texts into beads: best path, bead probabilities.

The model is a semi-Markov conditional random field: a path's score is the sum of its beads' scores, its
probability proportional to the exponential. All blocks of a batch have the same size (n, m); scores of
shape (p, q) are (blocks, n + 1, m + 1) arrays whose cell (i, j) is the bead that ends there, those of gaps
(blocks, n + 1) and (blocks, m + 1) with entry 0 unused. A row is computed at once for all blocks: the only
dependency inside a row, the target gap, is a running sum that ``accumulate`` resolves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Shape = tuple[int, int]
_SMALL = 2000  # cells of a block
IMPOSSIBLE = -1e30
FORBIDDEN = -300.0
"""For gaps that must not be: no path without need, and sums with it keep their digits."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Log scores of all beads of a batch of n × m blocks; a shape that is missing is impossible."""

    beads: Mapping[Shape, Floats]
    source_gap: Floats
    target_gap: Floats

    @property
    def size(self) -> Shape:
        """Numbers of segments (n, m)."""
        return self.source_gap.shape[1] - 1, self.target_gap.shape[1] - 1

    def reversed(self) -> "Scores":
        """Return the same blocks read from the end."""
        beads = {}
        for (p, q), score in self.beads.items():
            flipped = np.full_like(score, IMPOSSIBLE)
            flipped[:, p:, q:] = score[:, p:, q:][:, ::-1, ::-1]
            beads[p, q] = flipped
        return Scores(beads, _flip(self.source_gap), _flip(self.target_gap))


def _flip(gap: Floats) -> Floats:
    return np.concatenate([gap[:, :1], gap[:, :0:-1]], axis=1)


def forward(scores: Scores, combine: np.ufunc) -> Floats:
    """Fill the table of prefix totals; ``combine`` is maximum (best path) or logaddexp (all paths)."""
    n, m = scores.size
    total = np.full((len(scores.source_gap), n + 1, m + 1), IMPOSSIBLE)
    along = np.cumsum(scores.target_gap, axis=1) - scores.target_gap[:, :1]
    total[:, 0] = along
    for i in range(1, n + 1):
        row = total[:, i - 1] + scores.source_gap[:, i, None]
        for (p, q), score in scores.beads.items():
            if p <= i and q <= m:
                row[:, q:] = combine(row[:, q:], total[:, i - p, : m + 1 - q] + score[:, i, q:])
        total[:, i] = combine.accumulate(row - along, axis=1) + along
    return total


def backward(scores: Scores, combine: np.ufunc) -> Floats:
    """Fill the table of suffix totals: what is still to come from each cell."""
    return forward(scores.reversed(), combine)[:, ::-1, ::-1]


def best_paths(scores: Scores) -> list[list[tuple[Shape, Shape]]]:
    """Return each block's best path as ((source start, stop), (target start, stop)), in order.

    Example:
        >>> one = np.zeros((1, 3, 3)); one[0, 1, 1] = one[0, 2, 2] = 5.0
        >>> gap = np.full((1, 3), -1.0)
        >>> best_paths(Scores({(1, 1): one}, gap, gap))
        [[((0, 1), (0, 1)), ((1, 2), (1, 2))]]
    """
    total = forward(scores, np.maximum)
    return [_trace(scores, total, block) for block in range(len(total))]


def _trace(scores: Scores, total: Floats, block: int) -> list[tuple[Shape, Shape]]:
    i, j = scores.size
    # Lists are read faster than arrays, cell by cell, but take eight times the memory.
    small = total[block].size <= _SMALL
    own, source_gap, target_gap, *laid = (
        part[block].tolist() if small else part[block]
        for part in (total, scores.source_gap, scores.target_gap, *scores.beads.values())
    )
    beads = list(zip(scores.beads, laid, strict=True))
    path = []
    while i or j:
        options: list[tuple[float, Shape]] = []
        if i:
            options.append((own[i - 1][j] + source_gap[i], (1, 0)))
        if j:
            options.append((own[i][j - 1] + target_gap[j], (0, 1)))
        for (p, q), score in beads:
            if p <= i and q <= j:
                options.append((own[i - p][j - q] + score[i][j], (p, q)))
        p, q = max(options)[1]
        path.append(((i - p, i), (j - q, j)))
        i, j = i - p, j - q
    return path[::-1]


@dataclass(frozen=True, slots=True)
class Marginals:
    """For every bead what all paths through it amount to, less what all paths amount to.

    With ``logaddexp`` these are log probabilities; with ``maximum`` what the best path through a bead
    loses against the best. Laid out like ``Scores``, gaps per cell (blocks, n + 1, m + 1).
    """

    beads: Mapping[Shape, Floats]
    source_gap: Floats
    target_gap: Floats
    total: Floats


def marginals(scores: Scores, combine: np.ufunc) -> Marginals:
    """Combine all paths, forwards and backwards (Rabiner 1989)."""
    n, m = scores.size
    before, after = forward(scores, combine), backward(scores, combine)
    total = before[:, n, m]
    beads = {}
    for (p, q), score in scores.beads.items():
        through = np.full_like(before, IMPOSSIBLE)
        if p <= n and q <= m:
            inside = before[:, : n + 1 - p, : m + 1 - q] + score[:, p:, q:] + after[:, p:, q:]
            through[:, p:, q:] = np.minimum(inside - total[:, None, None], 0.0)
        beads[p, q] = through
    source_gap, target_gap = np.full_like(before, IMPOSSIBLE), np.full_like(before, IMPOSSIBLE)
    source_gap[:, 1:] = before[:, :-1] + scores.source_gap[:, 1:, None] + after[:, 1:]
    source_gap[:, 1:] = np.minimum(source_gap[:, 1:] - total[:, None, None], 0.0)
    target_gap[:, :, 1:] = before[:, :, :-1] + scores.target_gap[:, None, 1:] + after[:, :, 1:]
    target_gap[:, :, 1:] = np.minimum(target_gap[:, :, 1:] - total[:, None, None], 0.0)
    return Marginals(beads, source_gap, target_gap, total)
