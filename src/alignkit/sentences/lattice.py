"""Dynamic programmes over all ways to cut two texts into beads: best path and bead probabilities.

The model is a semi-Markov conditional random field: a path's score is the sum of its beads' scores, its
probability proportional to the exponential. Scores of shape (p, q) are (n + 1, m + 1) arrays as in
``features``; gap scores are vectors with entry 0 unused. A whole row is computed at once: the only
dependency inside a row, the target gap, is a running sum that ``accumulate`` resolves.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Shape = tuple[int, int]
_IMPOSSIBLE = -1e30


@dataclass(frozen=True, slots=True)
class Scores:
    """Log scores of all beads of an n × m problem."""

    beads: Mapping[Shape, Floats]
    source_gap: Floats
    target_gap: Floats

    @property
    def size(self) -> Shape:
        """Numbers of segments (n, m)."""
        return len(self.source_gap) - 1, len(self.target_gap) - 1

    def reversed(self) -> "Scores":
        """Return the same problem read from the end."""
        n, m = self.size
        beads = {}
        for (p, q), score in self.beads.items():
            flipped = np.full((n + 1, m + 1), _IMPOSSIBLE)
            flipped[p:, q:] = score[p:, q:][::-1, ::-1]
            beads[p, q] = flipped
        return Scores(beads, _flip(self.source_gap), _flip(self.target_gap))


def _flip(gap: Floats) -> Floats:
    return np.concatenate([gap[:1], gap[:0:-1]])


def _forward(scores: Scores, combine: np.ufunc) -> Floats:
    """Fill the table of prefix totals; ``combine`` is maximum (best path) or logaddexp (all paths)."""
    n, m = scores.size
    total = np.full((n + 1, m + 1), _IMPOSSIBLE)
    along = np.concatenate([[0.0], np.cumsum(scores.target_gap[1:])])
    total[0] = along
    for i in range(n + 1):
        row = np.full(m + 1, _IMPOSSIBLE) if i else np.concatenate([[0.0], np.full(m, _IMPOSSIBLE)])
        if i:
            row = combine(row, total[i - 1] + scores.source_gap[i])
        for (p, q), score in scores.beads.items():
            if p <= i and q <= m:
                row[q:] = combine(row[q:], total[i - p, : m + 1 - q] + score[i, q:])
        total[i] = combine.accumulate(row - along) + along
    return total


def best_path(scores: Scores) -> list[tuple[Shape, Shape]]:
    """Return the beads of the best path as ((source start, stop), (target start, stop)), in order.

    Example:
        >>> one = np.zeros((3, 3)); one[1, 1] = one[2, 2] = 5.0
        >>> gap = np.full(3, -1.0)
        >>> best_path(Scores({(1, 1): one}, gap, gap))
        [((0, 1), (0, 1)), ((1, 2), (1, 2))]
    """
    total = _forward(scores, np.maximum)
    i, j = scores.size
    path = []
    while i or j:
        p, q = _step_back(scores, total, i, j)
        path.append(((i - p, i), (j - q, j)))
        i, j = i - p, j - q
    return path[::-1]


def _step_back(scores: Scores, total: Floats, i: int, j: int) -> Shape:
    """Return the shape of the bead that explains a cell's total best."""
    options: list[tuple[float, Shape]] = []
    if i:
        options.append((total[i - 1, j] + scores.source_gap[i], (1, 0)))
    if j:
        options.append((total[i, j - 1] + scores.target_gap[j], (0, 1)))
    for (p, q), score in scores.beads.items():
        if p <= i and q <= j:
            options.append((total[i - p, j - q] + score[i, j], (p, q)))
    return max(options)[1]


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Probability of every bead under the model, laid out like ``Scores``; gaps per cell (n + 1, m + 1)."""

    beads: Mapping[Shape, Floats]
    source_gap: Floats
    target_gap: Floats
    log_total: float


def posteriors(scores: Scores) -> Posteriors:
    """Sum over all paths, forwards and backwards (Rabiner 1989), to get each bead's probability."""
    n, m = scores.size
    before = _forward(scores, np.logaddexp)
    after = _forward(scores.reversed(), np.logaddexp)[::-1, ::-1]
    log_total = float(before[n, m])
    beads = {}
    for (p, q), score in scores.beads.items():
        probability = np.zeros((n + 1, m + 1))
        if p <= n and q <= m:
            inside = before[: n + 1 - p, : m + 1 - q] + score[p:, q:] + after[p:, q:]
            probability[p:, q:] = np.exp(np.minimum(inside - log_total, 0.0))
        beads[p, q] = probability
    source_gap, target_gap = np.zeros((n + 1, m + 1)), np.zeros((n + 1, m + 1))
    source_gap[1:] = np.exp(
        np.minimum(before[:-1] + scores.source_gap[1:, None] + after[1:] - log_total, 0.0)
    )
    target_gap[:, 1:] = np.exp(
        np.minimum(before[:, :-1] + scores.target_gap[None, 1:] + after[:, 1:] - log_total, 0.0)
    )
    return Posteriors(beads, source_gap, target_gap, log_total)
