"""What is dear to know of a bead: which words of either side the other renders, and which numbers."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.candidates import Candidates
from alignkit.sentences.coverage import Section, reached
from alignkit.sentences.grid import CHEAP_FEATURES, Grid
from alignkit.sentences.sides import DEPTH, Floats, Integers

DEAR_FEATURES = (
    "covered", "covered_mass", "coverage_gap", "weakest", "weakest_merged", "edge_loss", "reach_gain",
    "digits_shared", "digits_missed",
)  # fmt: skip
BEAD_FEATURES = (*CHEAP_FEATURES, *DEAR_FEATURES)


def with_dear_features(grid: Grid, beads: Candidates, settled: NDArray[np.bool_] | None = None) -> Candidates:
    """Add word coverage and numbers; for beads that are settled they stay zero."""
    dear = np.zeros((len(DEAR_FEATURES), len(beads)), dtype=np.float32)
    open_ = np.arange(len(beads)) if settled is None else np.flatnonzero(~settled)
    part = beads.take(open_)
    dear[:7, open_] = _coverage_features(grid, part)
    dear[7:, open_] = _digit_features(grid, part)
    return replace(beads, features=np.concatenate([beads.features, dear]))


def _coverage_features(grid: Grid, beads: Candidates) -> Floats:
    blocks, (n, m) = len(grid.blocks), grid.blocks.size
    forth, back = (np.zeros((blocks, DEPTH, *size), dtype=np.float32) for size in ((n, m), (m, n)))
    masses = [side.masses[grid.blocks.rows(k)] for k, side in enumerate(grid.sides)]
    for block in np.unique(beads.block).tolist():
        part = beads.take(np.flatnonzero(beads.block == block))
        source = Section.of(grid.sides[0], int(grid.blocks.first[block]), n)
        target = Section.of(grid.sides[1], int(grid.blocks.second[block]), m)
        forth[block] = reached(source, target, _wanted(part, (n, m)))
        back[block] = reached(target, source, _wanted(part.mirrored(), (m, n)))
    one, two = _Covered(forth, masses[0], beads), _Covered(back, masses[1], beads.mirrored())
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


def _wanted(beads: Candidates, size: tuple[int, int]) -> tuple[Integers, Integers]:
    """Which columns the beads need of each row, one more at either end included."""
    low, high = np.full(size[0], size[1]), np.zeros(size[0], dtype=np.int64)
    for k in range(DEPTH):
        chosen = k < beads.p
        rows = (beads.i - 1 - k)[chosen]
        np.minimum.at(low, rows, np.maximum((beads.j - beads.q)[chosen] - 1, 0))
        np.maximum.at(high, rows, np.minimum(beads.j[chosen] + 1, size[1]))
    return low, high


class _Covered:
    """How far the source run of each bead is covered by its target run.

    ``share`` of its mass; ``weakest``: the share of its least covered segment; ``edge_loss``: what is lost
    if the target run lacks one end (the end missed less); ``gain``: what one more target segment would bring.
    """

    def __init__(self, reach: Floats, masses: Floats, beads: Candidates) -> None:
        self._reach, self._beads = reach, beads
        total, self.weakest = np.zeros(len(beads), np.float32), np.ones(len(beads), np.float32)
        for k in range(DEPTH):
            chosen = np.flatnonzero(k < beads.p)
            block, row = beads.block[chosen], beads.i[chosen] - 1 - k
            own = masses[block, row]
            total[chosen] += own
            reached_mass = reach[block, beads.q[chosen] - 1, row, beads.j[chosen] - 1]
            share = np.where(own > 0, reached_mass / np.maximum(own, 1e-6), 1.0)
            self.weakest[chosen] = np.minimum(self.weakest[chosen], share)
        self._total = np.maximum(total, 1e-6)
        j, q, width = beads.j, beads.q, reach.shape[3]
        self.share = self._sum(q, j)
        shorter = np.maximum(q - 1, 1)
        lesser = np.maximum(self._sum(shorter, j), self._sum(shorter, np.maximum(j - 1, 1)))
        self.edge_loss = np.where(q > 1, self.share - lesser, 1.0)
        longer = np.minimum(q + 1, DEPTH)
        before = np.where((q < DEPTH) & (j > q), self._sum(longer, j), 0.0)
        after = np.where((q < DEPTH) & (j < width), self._sum(longer, np.minimum(j + 1, width)), 0.0)
        self.gain = np.maximum(np.maximum(before, after) - self.share, 0.0)

    def _sum(self, q: Integers, j: Integers) -> Floats:
        """Share of each bead's source run that target runs of q segments up to j cover."""
        beads = self._beads
        out = np.zeros(len(beads), dtype=np.float32)
        for k in range(DEPTH):
            chosen = np.flatnonzero(k < beads.p)
            out[chosen] += self._reach[
                beads.block[chosen], q[chosen] - 1, beads.i[chosen] - 1 - k, j[chosen] - 1
            ]
        return np.asarray(out / self._total, dtype=np.float32)


def _digit_features(grid: Grid, beads: Candidates) -> Floats:
    """How many numbers the two runs share, and how many only one has, each at most three."""
    out = np.zeros((2, len(beads)), dtype=np.float32)
    source, target = grid.sides
    ends = grid.blocks.first[beads.block] + beads.i, grid.blocks.second[beads.block] + beads.j
    one = source.digit_starts[ends[0] - beads.p], source.digit_starts[ends[0]]
    two = target.digit_starts[ends[1] - beads.q], target.digit_starts[ends[1]]
    for bead in np.flatnonzero((one[0] < one[1]) | (two[0] < two[1])).tolist():
        numbers = set(source.digits[one[0][bead] : one[1][bead]].tolist())
        others = set(target.digits[two[0][bead] : two[1][bead]].tolist())
        out[:, bead] = min(len(numbers & others), 3), min(len(numbers ^ others), 3)
    return out
