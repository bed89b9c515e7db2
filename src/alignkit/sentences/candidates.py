"""The beads of some blocks that are still in question, and what speaks for each of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.grid import CHEAP_FEATURES, SHAPES, Grid, Shape
from alignkit.sentences.lattice import IMPOSSIBLE, Scores
from alignkit.sentences.sides import DEPTH, Floats, Integers


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

    def take(self, chosen: Integers) -> "Candidates":
        """Restrict to some beads."""
        return Candidates(
            self.block[chosen], self.i[chosen], self.j[chosen], self.p[chosen], self.q[chosen],
            self.features[:, chosen],
        )  # fmt: skip

    def mirrored(self) -> "Candidates":
        """Take the target for the source; the features stay."""
        return Candidates(self.block, self.j, self.i, self.q, self.p, self.features)

    def cover(self, side: int, blocks: int, size: int) -> Integers:
        """Count the beads that hold each segment of a side (0 source, 1 target), (blocks, size)."""
        end, length = ((self.i, self.p), (self.j, self.q))[side]
        counts = np.zeros((blocks, size), dtype=np.int64)
        for k in range(DEPTH):
            chosen = k < length
            np.add.at(counts, (self.block[chosen], (end - 1 - k)[chosen]), 1)
        return counts

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
    return Candidates(
        columns[0], columns[1], columns[2], columns[3], columns[4], np.concatenate(features, axis=1)
    )
