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
from alignkit.sentences.lattice import FORBIDDEN, IMPOSSIBLE, Marginals, Scores, marginals

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


class Batch:
    """Problems of equal difference n - m and like size, padded with certain 1:1 beads to one size."""

    def __init__(self, items: Sequence[Problem], rows: Sequence[int]) -> None:
        n = max(item.size[0] for item in items)
        self.size = n, n - items[0].size[0] + items[0].size[1]
        self.beads = _joined(items, rows)
        self.gaps = tuple(
            np.zeros((len(GAP_FEATURES), len(items), self.size[side] + 1), dtype=np.float32)
            for side in (0, 1)
        )
        self.gap_base = tuple(np.full((len(items), size + 1), FORBIDDEN) for size in self.size)
        self.tied_base = tuple(base.copy() for base in self.gap_base)
        for number, item in enumerate(items):
            for side in (0, 1):
                size = item.size[side]
                self.gaps[side][:, number, 1 : size + 1] = item.gaps[side]
                self.gap_base[side][number, 1 : size + 1] = 0.0
                self.tied_base[side][number, 1 : size + 1] = np.where(item.true_gaps[side], 0.0, FORBIDDEN)
        self.true = np.concatenate([item.true for item in items])
        self.padding = [
            (number, i, i + item.size[1] - item.size[0])
            for number, item in enumerate(items)
            for i in range(item.size[0] + 1, n + 1)
        ]
        self.blocks = len(items)

    def solve(self, values: Floats, gaps: Sequence[Floats], *, tied: bool) -> Marginals:
        """Sum over all paths, or over the true ones only."""
        laid = self.beads.scatter(
            np.where(self.true, values, IMPOSSIBLE) if tied else values, self.blocks, self.size
        )
        one = laid.setdefault((1, 1), np.full((self.blocks, self.size[0] + 1, self.size[1] + 1), IMPOSSIBLE))
        for cell in self.padding:
            one[cell] = 0.0
        base = self.tied_base if tied else self.gap_base
        return marginals(
            Scores(laid, *(gap + low for gap, low in zip(gaps, base, strict=True))), np.logaddexp
        )

    def loss(self, bead: Floats, gap: Floats) -> tuple[float, Floats]:
        """Return the negative log likelihood of the true beads, and its gradient."""
        values = bead @ self.beads.features
        gaps = [np.tensordot(gap, features, axes=1) for features in self.gaps]
        free, tied = self.solve(values, gaps, tied=False), self.solve(values, gaps, tied=True)
        excess = np.exp(self.beads.gather(dict(free.beads))) - np.exp(self.beads.gather(dict(tied.beads)))
        slope = np.zeros(len(gap))
        for side, name, axis in ((0, "source_gap", 2), (1, "target_gap", 1)):
            difference = np.exp(getattr(free, name)).sum(axis=axis) - np.exp(getattr(tied, name)).sum(
                axis=axis
            )
            slope += np.tensordot(self.gaps[side][:, :, 1:], difference[:, 1:], axes=2)
        return float((free.total - tied.total).sum()), np.concatenate([self.beads.features @ excess, slope])


def _joined(items: Sequence[Problem], rows: Sequence[int]) -> Candidates:
    blocks = [np.full(len(item.beads), number) for number, item in enumerate(items)]
    columns = [np.concatenate([getattr(item.beads, name) for item in items]) for name in ("i", "j", "p", "q")]
    features = np.concatenate([item.beads.features[list(rows)] for item in items], axis=1)
    return Candidates(np.concatenate(blocks), *columns, features)


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
    rows = [BEAD_FEATURES.index(name) for name in names]
    alike: dict[tuple[int, int], list[Problem]] = {}
    for item in items:
        n, m = item.size
        alike.setdefault((n - m, int(3 * np.log2(n + 1))), []).append(item)
    batches = [Batch(group, rows) for group in alike.values()]
    split, count = len(names), sum(item.count for item in items)

    def loss(weights: Floats) -> tuple[float, Floats]:
        parts = [batch.loss(weights[:split], weights[split:]) for batch in batches]
        value, gradient = sum(part[0] for part in parts), np.sum([part[1] for part in parts], axis=0)
        value += count * _REGULARISATION * float(weights @ weights)
        return value / count, gradient / count + 2 * _REGULARISATION * weights

    first = np.zeros(split + len(GAP_FEATURES)) if start is None else np.concatenate(start)
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": iterations, "ftol": 1e-6})
    log.info("bead weights: loss %.4f after %d iterations", found.fun, found.nit)
    return found.x[:split], found.x[split:]
