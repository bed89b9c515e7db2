"""The beads of some blocks that are still in question, and what speaks for each of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.coverage import Section, reached
from alignkit.sentences.grid import CHEAP_FEATURES, SHAPES, Grid, Shape
from alignkit.sentences.lattice import IMPOSSIBLE, Scores
from alignkit.sentences.sides import DEPTH, Floats, Integers, Side

DEAR_FEATURES = (
    "covered", "covered_mass", "coverage_gap", "weakest", "weakest_merged", "edge_loss", "reach_gain",
    "digits_shared", "digits_missed",
)  # fmt: skip
BEAD_FEATURES = (*CHEAP_FEATURES, *DEAR_FEATURES)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Beads of a batch of blocks: block, end (i, j) and shape (p, q) of each, features (k, beads)."""

    block: Integers
    i: Integers
    j: Integers
    p: Integers
    q: Integers
    features: Floats

    def __len__(self) -> int:
        return len(self.block)

    def part(self, blocks: NDArray[np.bool_]) -> "Candidates":
        """Restrict to some blocks, which are numbered anew."""
        chosen = blocks[self.block]
        numbers = np.cumsum(blocks) - 1
        return Candidates(
            numbers[self.block[chosen]], self.i[chosen], self.j[chosen], self.p[chosen], self.q[chosen],
            self.features[:, chosen],
        )  # fmt: skip

    def scatter(
        self, values: NDArray[np.float64], blocks: int, size: Shape
    ) -> dict[Shape, NDArray[np.float64]]:
        """Lay one value a bead out by shape as the lattice wants them."""
        laid = {}
        for p, q in SHAPES:
            chosen = (self.p == p) & (self.q == q)
            if chosen.any():
                score = np.full((blocks, size[0] + 1, size[1] + 1), IMPOSSIBLE)
                score[self.block[chosen], self.i[chosen], self.j[chosen]] = values[chosen]
                laid[p, q] = score
        return laid

    def gather(self, laid: dict[Shape, NDArray[np.float64]]) -> NDArray[np.float64]:
        """Read one value a bead out of arrays by shape: the inverse of ``scatter``."""
        out = np.full(len(self), IMPOSSIBLE)
        for (p, q), values in laid.items():
            chosen = (self.p == p) & (self.q == q)
            out[chosen] = values[self.block[chosen], self.i[chosen], self.j[chosen]]
        return out


def cheap_scores(
    grid: Grid, bead: NDArray[np.float64], gap: NDArray[np.float64], shapes: Iterable[Shape]
) -> Scores:
    """Score every bead of the blocks by the cheap features."""
    blocks, (n, m) = len(grid.blocks), grid.blocks.size
    beads = {}
    for p, q in shapes:
        if (p, q) not in grid.similar:
            continue
        score = np.full((blocks, n + 1, m + 1), IMPOSSIBLE)
        total = np.zeros((blocks, n + 1 - p, m + 1 - q), dtype=np.float32)
        for name, value in grid.features((p, q)).items():
            weight = np.float32(bead[CHEAP_FEATURES.index(name)])
            if weight:
                total += weight * value
        score[:, p:, q:] = total
        beads[p, q] = score
    return Scores(beads, grid.gap_scores(0, gap), grid.gap_scores(1, gap))


def cheap_candidates(grid: Grid, kept: dict[Shape, NDArray[np.bool_]]) -> Candidates:
    """Collect the beads marked in ``kept`` (by shape, (blocks, n + 1, m + 1)) with their cheap features."""
    found: list[tuple[NDArray[np.int64], ...]] = []
    features = []
    for (p, q), marked in kept.items():
        inner = marked[:, p:, q:]
        block, i, j = np.nonzero(inner)
        if not len(block):
            continue
        found.append((block, i + p, j + q, np.full(len(block), p), np.full(len(block), q)))
        rows = np.empty((len(CHEAP_FEATURES), len(block)), dtype=np.float32)
        for name, value in grid.features((p, q)).items():
            rows[CHEAP_FEATURES.index(name)] = (
                np.broadcast_to(value, inner.shape)[block, i, j] if isinstance(value, np.ndarray) else value
            )
        features.append(rows)
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Candidates(none, none, none, none, none, np.zeros((len(CHEAP_FEATURES), 0), np.float32))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    return Candidates(*columns, np.concatenate(features, axis=1))


def with_dear_features(grid: Grid, beads: Candidates) -> Candidates:
    """Add word coverage and numbers."""
    dear = np.zeros((len(DEAR_FEATURES), len(beads)), dtype=np.float32)
    for block in np.unique(beads.block):
        chosen = np.flatnonzero(beads.block == block)
        part = Candidates(
            *(a[chosen] for a in (beads.block, beads.i, beads.j, beads.p, beads.q)), beads.features[:, chosen]
        )
        origin = int(grid.blocks.first[block]), int(grid.blocks.second[block])
        dear[:7, chosen] = _coverage_features(grid.sides, origin, grid.blocks.size, part)
        dear[7:, chosen] = _digit_features(grid.sides, origin, part)
    return replace(beads, features=np.concatenate([beads.features, dear]))


def _coverage_features(sides: tuple[Side, Side], origin: Shape, size: Shape, beads: Candidates) -> Floats:
    source, target = (
        Section.of(side, first, count) for side, first, count in zip(sides, origin, size, strict=True)
    )
    forth = reached(source, target, _wanted(beads.i, beads.p, beads.j, beads.q, size))
    back = reached(target, source, _wanted(beads.j, beads.q, beads.i, beads.p, size[::-1]))
    one = _Covered(forth, source.masses(), beads.i, beads.p, beads.j, beads.q)
    two = _Covered(back, target.masses(), beads.j, beads.q, beads.i, beads.p)
    mass = (beads.p + beads.q) / 2
    merged = beads.p + beads.q > 2
    return np.stack([
        one.share + two.share,
        (one.share + two.share) * mass,
        np.abs(one.share - two.share),
        np.minimum(one.weakest, two.weakest),
        np.where(merged, np.minimum(one.weakest, two.weakest), 0.0),
        np.where(merged, np.minimum(one.edge_loss, two.edge_loss), 0.0),
        np.maximum(one.gain, two.gain),
    ])  # fmt: skip


def _wanted(i: Integers, p: Integers, j: Integers, q: Integers, size: Shape) -> tuple[Integers, Integers]:
    """Which columns the beads need of each row, one more at either end included."""
    low, high = np.full(size[0], size[1]), np.zeros(size[0], dtype=np.int64)
    for k in range(DEPTH):
        chosen = k < p
        rows = (i - 1 - k)[chosen]
        np.minimum.at(low, rows, np.maximum((j - q)[chosen] - 1, 0))
        np.maximum.at(high, rows, np.minimum(j[chosen] + 1, size[1]))
    return low, high


class _Covered:
    """How far one side's run of each bead is covered by the other's.

    ``share`` of its mass; ``weakest``: the share of its least covered segment; ``edge_loss``: what is lost
    if the other run lacks one end (the end missed less); ``gain``: what one more segment of the other side
    would bring.
    """

    def __init__(
        self, reach: Floats, masses: Floats, i: Integers, p: Integers, j: Integers, q: Integers
    ) -> None:
        self.reach, self.i, self.p, self.width = reach, i, p, reach.shape[2]
        total, self.weakest = np.zeros(len(i), np.float32), np.ones(len(i), np.float32)
        for k in range(DEPTH):
            chosen = k < p
            rows = (i - 1 - k)[chosen]
            own = masses[rows]
            total[chosen] += own
            share = np.where(own > 0, reach[q[chosen] - 1, rows, j[chosen] - 1] / np.maximum(own, 1e-6), 1.0)
            self.weakest[chosen] = np.minimum(self.weakest[chosen], share)
        self.total = np.maximum(total, 1e-6)
        self.share = self._sum(q, j)
        without_first = np.where(q > 1, self._sum(np.maximum(q - 1, 1), j), 0.0)
        without_last = np.where(q > 1, self._sum(np.maximum(q - 1, 1), np.maximum(j - 1, 1)), 0.0)
        self.edge_loss = np.where(q > 1, self.share - np.maximum(without_first, without_last), 1.0)
        longer = np.minimum(q + 1, DEPTH)
        before = np.where((q < DEPTH) & (j - q > 0), self._sum(longer, j), 0.0)
        after = np.where(
            (q < DEPTH) & (j < self.width), self._sum(longer, np.minimum(j + 1, self.width)), 0.0
        )
        self.gain = np.maximum(np.maximum(before, after) - self.share, 0.0)

    def _sum(self, q: Integers, j: Integers) -> Floats:
        out = np.zeros(len(q), dtype=np.float32)
        for k in range(DEPTH):
            chosen = k < self.p
            out[chosen] += self.reach[q[chosen] - 1, (self.i - 1 - k)[chosen], j[chosen] - 1]
        return out / self.total


def _digit_features(sides: tuple[Side, Side], origin: Shape, beads: Candidates) -> Floats:
    """How many numbers the two runs share, and how many only one has, each at most three."""
    out = np.zeros((2, len(beads)), dtype=np.float32)
    bounds = []
    for side, first, end, length in (
        (sides[0], origin[0], beads.i, beads.p),
        (sides[1], origin[1], beads.j, beads.q),
    ):
        bounds.append((side.digit_starts[first + end - length], side.digit_starts[first + end]))
    busy = np.flatnonzero((bounds[0][0] < bounds[0][1]) | (bounds[1][0] < bounds[1][1]))
    for bead in busy.tolist():
        one, two = (
            set(side.digits[low[bead] : high[bead]].tolist())
            for side, (low, high) in zip(sides, bounds, strict=True)
        )
        out[:, bead] = min(len(one & two), 3), min(len(one ^ two), 3)
    return out
