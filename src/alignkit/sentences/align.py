"""Two sides → beads in reading order that hold every segment exactly once."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alignkit.records import Bead
from alignkit.sentences.anchors import Corner, cuts, heaviest_chain
from alignkit.sentences.candidates import Candidates, cheap_candidates, cheap_scores
from alignkit.sentences.evidence import with_dear_features
from alignkit.sentences.grid import Blocks, Grid, length_ratio
from alignkit.sentences.lattice import FORBIDDEN, Marginals, Scores, best_paths, marginals
from alignkit.sentences.limits import Limits
from alignkit.sentences.moved import moved_beads
from alignkit.sentences.order import in_reading_order
from alignkit.sentences.search import Neighbourhood, probable_pairs, survey
from alignkit.sentences.sides import Side
from alignkit.sentences.weights import BeadWeights

_HOPELESS = 9.0  # nats that the best path through a bead may lose, for the bead to be looked at again
_BATCH = 250_000  # cells of equal blocks solved at a time
_NO_LIMITS = Limits()
Block = tuple[Corner, Corner]


def align_sentences(
    source: Side, target: Side, weights: BeadWeights, limits: Limits = _NO_LIMITS
) -> list[Bead]:
    """Align two documents: the best path of n:m beads and gaps, with calibrated confidence.

    A semi-Markov conditional random field scores beads by learned weights over similarity, margin, word
    coverage, length and punctuation; anchors cut long documents into blocks that are solved exactly.
    Stretches that no bead holds and that translate each other then become beads that cross the others.

    Returns:
        Beads that hold every source and every target segment exactly once, in reading order of the source.
    """
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i,), (), 1.0) for i in range(n)] + [Bead((), (j,), 1.0) for j in range(m)]
    found = survey(source, target)
    points = probable_pairs(source, target, found)
    aligner = Aligner((source, target), found.near, weights, limits)
    beads = aligner.between(limits.consistent(points), (0, 0), (n, m))
    if not limits.monotone:
        beads = moved_beads(beads, points, aligner.between)
    return in_reading_order(beads)


class Aligner:
    """Solves blocks of one document pair."""

    def __init__(
        self, sides: tuple[Side, Side], near: Neighbourhood, weights: BeadWeights, limits: Limits
    ) -> None:
        self.sides, self.near, self.weights, self.limits = sides, near, weights, limits
        self._ratio = length_ratio(*sides)

    def between(self, points: Mapping[Corner, float], begin: Corner, end: Corner) -> list[Bead]:
        """Align what lies between two corners; the heaviest chain of points in it cuts it into blocks."""
        size = end[0] - begin[0], end[1] - begin[1]
        local = {(i - begin[0], j - begin[1]): margin for (i, j), margin in points.items()}
        corners = {(begin[0] + i, begin[1] + j): 0.0 for i, j in cuts(heaviest_chain(local), size)}
        return self._solve_all(list(pairwise(self.limits.consistent(corners))))

    def _solve_all(self, blocks: Sequence[Block]) -> list[Bead]:
        beads: list[Bead] = []
        for batch in batches(blocks):
            if not all(batch.size):
                beads += _gaps(batch)
                continue
            beads += self._solve(Grid(self.sides, self.near, self._ratio, batch))
        return beads

    def _solve(self, grid: Grid) -> Iterator[Bead]:
        """Find each block's best path among the beads that the cheap evidence leaves, with probabilities."""
        weights, (n, m) = self.weights, grid.blocks.size
        cheap = cheap_scores(grid, weights.cheap, weights.cheap_gap, self.limits.shapes)
        lost = marginals(self.limits.bind(cheap, grid.blocks), np.maximum)
        left = candidates_left(grid, lost)
        settled = _settled(left, lost)
        values = weights.bead @ with_dear_features(grid, left, settled).features
        values = np.where(settled, 0.0, values - self.limits.caution * (left.p + left.q) / 2)
        gaps = grid.gap_scores(0, weights.gap), grid.gap_scores(1, weights.gap)
        gaps[0][left.block[settled], left.i[settled]] += FORBIDDEN
        gaps[1][left.block[settled], left.j[settled]] += FORBIDDEN
        scores = Scores(left.scatter(values, len(grid.blocks), (n, m)), *gaps)
        yield from self._read(self.limits.bind(scores, grid.blocks), grid.blocks)

    def _read(self, scores: Scores, blocks: Blocks) -> Iterator[Bead]:
        known = marginals(scores, np.logaddexp)
        alone = np.exp(known.source_gap).sum(axis=2), np.exp(known.target_gap).sum(axis=1)
        sides: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        probabilities: list[float] = []
        for block, path in enumerate(best_paths(scores)):
            first, second = int(blocks.first[block]), int(blocks.second[block])
            for (i0, i1), (j0, j1) in path:
                if i0 == i1:
                    probability = alone[1][block, j1]
                elif j0 == j1:
                    probability = alone[0][block, i1]
                else:
                    probability = math.exp(known.beads[i1 - i0, j1 - j0][block, i1, j1])
                probabilities.append(probability)
                sides.append((tuple(range(first + i0, first + i1)), tuple(range(second + j0, second + j1))))
        gaps = np.array([not one or not two for one, two in sides])
        confidence = self.weights.confidence(np.array(probabilities), gaps)
        for (one, two), sure in zip(sides, confidence.tolist(), strict=True):
            yield Bead(one, two, sure)


def candidates_left(grid: Grid, lost: Marginals) -> Candidates:
    """Collect the beads that lose little against the best path."""
    return cheap_candidates(grid, {shape: loss > -_HOPELESS for shape, loss in lost.beads.items()})


def _settled(left: Candidates, lost: Marginals) -> NDArray[np.bool_]:
    """Which beads are the last that is left to their segments, and 1:1."""
    blocks, n, m = lost.source_gap.shape[0], lost.source_gap.shape[1] - 1, lost.source_gap.shape[2] - 1
    alone = lost.source_gap.max(axis=2) > -_HOPELESS, lost.target_gap.max(axis=1) > -_HOPELESS
    open_ = left.cover(0, blocks, n) > 1, left.cover(1, blocks, m) > 1
    row, column = left.i - 1, left.j - 1
    disputed = open_[0][left.block, row] | open_[1][left.block, column]
    disputed |= alone[0][left.block, left.i] | alone[1][left.block, left.j]
    return np.asarray((left.p == 1) & (left.q == 1) & ~disputed)


def _gaps(blocks: Blocks) -> list[Bead]:
    """Leave all segments of blocks with an empty side alone."""
    beads = [Bead((i,), (), 1.0) for i in blocks.rows(0).ravel().tolist()]
    return beads + [Bead((), (j,), 1.0) for j in blocks.rows(1).ravel().tolist()]


def batches(blocks: Sequence[Block]) -> Iterator[Blocks]:
    """Gather blocks of equal size, so many at a time as fit into memory."""
    by_size: dict[Corner, list[Corner]] = {}
    for (i0, j0), (i1, j1) in blocks:
        by_size.setdefault((i1 - i0, j1 - j0), []).append((i0, j0))
    for size, corners in by_size.items():
        most = max(1, _BATCH // ((size[0] + 1) * (size[1] + 1)))
        for first in range(0, len(corners), most):
            chosen = np.array(corners[first : first + most], dtype=np.int64)
            yield Blocks(chosen[:, 0], chosen[:, 1], size)
