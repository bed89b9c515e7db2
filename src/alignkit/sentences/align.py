"""Two sides → beads in reading order that cover every segment exactly once."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alignkit.records import Bead
from alignkit.sentences.anchors import anchors, cuts, survey
from alignkit.sentences.features import (
    BEAD_FEATURES,
    GAP_FEATURES,
    Neighbourhood,
    Side,
    bead_features,
    gap_features,
    length_ratio,
)
from alignkit.sentences.lattice import Scores, best_path, posteriors

_LARGEST_BLOCK = 4_000_000


@dataclass(frozen=True, slots=True)
class BeadWeights:
    """Learned weights of the bead score, one a feature; gaps share theirs between the sides."""

    bead: NDArray[np.float64]
    gap: NDArray[np.float64]

    @classmethod
    def from_mapping(cls, weights: Mapping[str, float]) -> "BeadWeights":
        """Read the weights by name; a missing name is an error (KeyError)."""
        return cls(
            np.array([weights[name] for name in BEAD_FEATURES]),
            np.array([weights[name] for name in GAP_FEATURES]),
        )

    def to_mapping(self) -> dict[str, float]:
        """Return the weights by name."""
        names = (*BEAD_FEATURES, *GAP_FEATURES)
        return dict(zip(names, map(float, [*self.bead, *self.gap]), strict=True))


def describe(
    stack: NDArray[np.float32],
    texts: list[str],
    words: NDArray[np.float32],
    word_counts: list[int],
) -> Side:
    """Gather what the aligner needs to know of one document.

    Args:
        stack: Vectors of runs of segments, (depth, n, dim), from ``encoders.stack``.
        texts: The n segments.
        words: Vectors of all words in order, not normalised, (sum of word_counts, dim).
        word_counts: Words in each segment.
    """
    keys = np.array([hash_text(text) for text in texts], dtype=np.int64)
    lengths = np.array([len(text) for text in texts], dtype=np.float32)
    starts = np.concatenate([[0], np.cumsum(word_counts)]).astype(np.int64)
    return Side(stack, lengths, words, starts, keys)


def hash_text(text: str) -> int:
    """Stable number of a text (Python's own hash changes from run to run)."""
    import zlib

    return zlib.crc32(text.casefold().encode("utf-8", "surrogatepass"))


def align_sentences(source: Side, target: Side, weights: BeadWeights) -> list[Bead]:
    """Align two documents: the best monotone path of n:m beads and gaps, with calibrated confidence.

    A semi-Markov conditional random field scores beads by learned weights over similarity, margin, word
    coverage and length; anchors cut long documents into blocks that are solved exactly.

    Returns:
        Beads that cover every source and every target segment exactly once, in order.
    """
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i,), (), 1.0) for i in range(n)] + [Bead((), (j,), 1.0) for j in range(m)]
    near, nearest, nearest_back = survey(source, target)
    corners = cuts(anchors(source, target, near, nearest, nearest_back), (n, m))
    ratio = length_ratio(source, target)
    beads: list[Bead] = []
    for (i0, j0), (i1, j1) in _bounded(corners):
        part = near.part((i0, i1), (j0, j1))
        scores = score_block(source.part(i0, i1), target.part(j0, j1), part, ratio, weights)
        beads += _solve(scores, i0, j0)
    return beads


def _bounded(corners: list[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Pair up corners; a block too large for memory is cut in proportion (texts that share nothing)."""
    blocks = []
    for (i0, j0), (i1, j1) in pairwise(corners):
        parts = int(np.ceil(np.sqrt((i1 - i0 + 1) * (j1 - j0 + 1) / _LARGEST_BLOCK)))
        rows = np.linspace(i0, i1, parts + 1).astype(int).tolist()
        columns = np.linspace(j0, j1, parts + 1).astype(int).tolist()
        inner = list(zip(rows, columns, strict=True))
        blocks += list(pairwise(inner))
    return blocks


def score_block(
    source: Side, target: Side, near: Neighbourhood, ratio: float, weights: BeadWeights
) -> Scores:
    """Score every possible bead of a block."""
    beads = {}
    for shape, features in bead_features(source, target, near, ratio):
        beads[shape] = np.tensordot(weights.bead, features, axes=1)
    return Scores(
        beads,
        weights.gap @ gap_features(source, near.source_best),
        weights.gap @ gap_features(target, near.target_best),
    )


def _solve(scores: Scores, first: int, second: int) -> list[Bead]:
    known = posteriors(scores)
    beads = []
    for (i0, i1), (j0, j1) in best_path(scores):
        if i0 == i1:
            probability = known.target_gap[:, j1].sum()
        elif j0 == j1:
            probability = known.source_gap[i1].sum()
        else:
            probability = known.beads[i1 - i0, j1 - j0][i1, j1]
        source, target = range(first + i0, first + i1), range(second + j0, second + j1)
        beads.append(Bead(tuple(source), tuple(target), min(1.0, float(probability))))
    return beads
