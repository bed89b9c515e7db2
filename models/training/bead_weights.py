"""Learn the weights of the bead score: maximum likelihood of the true beads (a semi-Markov CRF)."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignkit.sentences.candidates import Candidates
from alignkit.sentences.evidence import BEAD_FEATURES
from alignkit.sentences.grid import GAP_FEATURES, Grid, Shape
from alignkit.sentences.lattice import FORBIDDEN, IMPOSSIBLE
from models.training.paths import Paths

log = logging.getLogger(__name__)
Floats = NDArray[np.float64]
Ladder = Sequence[tuple[Sequence[int], Sequence[int]]]
_REGULARISATION = 1e-4
_PIECE = 12  # segments of a problem at least


@dataclass(frozen=True, slots=True)
class Problem:
    """A stretch of a bitext: what may be a bead or gap, by features, and what is one in truth.

    Where a true bead is no candidate (too large, or broken), anything inside it counts as true.
    """

    size: Shape
    beads: Candidates
    gaps: tuple[NDArray[np.float32], NDArray[np.float32]]
    true: NDArray[np.bool_]
    true_gaps: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    count: int


def problems(grid: Grid, beads: Candidates, gold: Ladder) -> Iterator[Problem]:
    """Cut the blocks of a grid into problems at true corners."""
    gaps = grid.gap_features(0), grid.gap_features(1)
    n, m = grid.blocks.size
    for block, (i0, j0) in enumerate(
        zip(grid.blocks.first.tolist(), grid.blocks.second.tolist(), strict=True)
    ):
        local = [([i - i0 for i in one], [j - j0 for j in two]) for one, two in gold]
        for (a, b), (c, d) in pairwise(_corners(local, (n, m))):
            inside = (beads.block == block) & (beads.i - beads.p >= a) & (beads.i <= c)
            inside &= (beads.j - beads.q >= b) & (beads.j <= d)
            part = Candidates(
                np.zeros(int(inside.sum()), dtype=np.int64), beads.i[inside] - a, beads.j[inside] - b,
                beads.p[inside], beads.q[inside], beads.features[:, inside],
            )  # fmt: skip
            moved = [([i - a for i in one], [j - b for j in two]) for one, two in local]
            yield _problem((c - a, d - b), part, (gaps[0][:, block, a:c], gaps[1][:, block, b:d]), moved)


def _corners(gold: Ladder, size: Shape) -> list[Shape]:
    """Choose corners at which a true bead ends and another begins, some segments apart."""
    full = [(one, two) for one, two in gold if one and two]
    ends = sorted(
        {(max(one) + 1, max(two) + 1) for one, two in full} & {(min(one), min(two)) for one, two in full}
    )
    corners = [(0, 0)]
    for i, j in ends:
        a, b = corners[-1]
        if a < i < size[0] and b < j < size[1] and max(i - a, j - b) >= _PIECE:
            corners.append((i, j))
    return [*corners, size]


def _problem(
    size: Shape, beads: Candidates, gaps: tuple[NDArray[np.float32], NDArray[np.float32]], gold: Ladder
) -> Problem:
    true = np.zeros(len(beads), dtype=np.bool_)
    free = np.ones(size[0], dtype=np.bool_), np.ones(size[1], dtype=np.bool_)
    count = 0
    for one, two in gold:
        rows, columns = [i for i in one if 0 <= i < size[0]], [j for j in two if 0 <= j < size[1]]
        count += bool(rows or columns)
        if not one or not two or not rows or not columns:
            continue
        if len(rows) == len(one) and len(columns) == len(two) and _connected(one) and _connected(two):
            exact = (
                (beads.i == rows[-1] + 1)
                & (beads.p == len(rows))
                & (beads.j == columns[-1] + 1)
                & (beads.q == len(columns))
            )
            if exact.any():
                true |= exact
                free[0][rows], free[1][columns] = False, False
                continue
        true |= (
            (beads.i - beads.p >= rows[0]) & (beads.i <= rows[-1] + 1)
            & (beads.j - beads.q >= columns[0]) & (beads.j <= columns[-1] + 1)
        )  # fmt: skip
    return Problem(size, beads, gaps, true, free, count)


def _connected(numbers: Sequence[int]) -> bool:
    return numbers[-1] - numbers[0] + 1 == len(numbers)


class Task:
    """All problems at once: how well two scores, of beads and of gaps, tell the true beads."""

    def __init__(self, items: Sequence[Problem], rows: Sequence[int]) -> None:
        self.paths = Paths([(item.size, item.beads) for item in items])
        self.beads = np.concatenate([item.beads.features[list(rows)] for item in items], axis=1)
        self.gaps = np.concatenate([item.gaps[side] for side in (0, 1) for item in items], axis=1)
        true = np.concatenate([item.true for item in items])
        free = np.concatenate([item.true_gaps[side] for side in (0, 1) for item in items])
        self._untrue = np.concatenate([np.where(true, 0.0, IMPOSSIBLE), np.where(free, 0.0, FORBIDDEN)])
        self.count = sum(item.count for item in items)

    def loss(self, beads: Floats, gaps: Floats) -> tuple[float, Floats, Floats]:
        """Return the negative log likelihood of the true beads, and its slopes by the values of each."""
        values = np.concatenate([beads, gaps])
        free, all_ = self.paths.solve(values)
        tied, true = self.paths.solve(values + self._untrue)
        slope = all_ - true
        return float((free - tied).sum()), slope[: len(beads)], slope[len(beads) :]


def learn(
    items: Sequence[Problem],
    names: Sequence[str],
    *,
    start: tuple[Floats, Floats] | None = None,
    iterations: int = 80,
) -> tuple[Floats, Floats]:
    """Fit the weights of the named features and of gaps with L-BFGS, from zero or from a start.

    Returns:
        Weights of beads, one a name, and of gaps, one of each of ``GAP_FEATURES``.
    """
    task = Task(items, [BEAD_FEATURES.index(name) for name in names])
    split = len(names)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, beads, gaps = task.loss(weights[:split] @ task.beads, weights[split:] @ task.gaps)
        slope = np.concatenate([task.beads @ beads, task.gaps @ gaps])
        value += task.count * _REGULARISATION * float(weights @ weights)
        return value / task.count, slope / task.count + 2 * _REGULARISATION * weights

    first = np.zeros(split + len(GAP_FEATURES)) if start is None else np.concatenate(start)
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": iterations, "ftol": 1e-6})
    log.info("bead weights: loss %.4f after %d iterations", found.fun, found.nit)
    return found.x[:split], found.x[split:]
