"""Learn the weights of the bead score: maximum likelihood of the true beads (a semi-Markov CRF)."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from alignkit.encoders import Encoder
from alignkit.sentences.align import BeadWeights
from alignkit.sentences.anchors import survey
from alignkit.sentences.features import (
    BEAD_FEATURES,
    GAP_FEATURES,
    SHAPES,
    bead_features,
    gap_features,
    length_ratio,
)
from alignkit.sentences.lattice import Scores, posteriors
from alignkit.toolkit import aligner_side
from models.training.bitexts import Bitext

log = logging.getLogger(__name__)
_REGULARISATION = 1e-5


@dataclass(frozen=True, slots=True)
class Problem:
    """One bitext as features, and where its true beads lie."""

    beads: dict[tuple[int, int], NDArray[np.float32]]
    source_gap: NDArray[np.float32]
    target_gap: NDArray[np.float32]
    gold_bead: NDArray[np.float64]
    gold_gap: NDArray[np.float64]
    count: int


def problem(bitext: Bitext, encoder: Encoder) -> Problem:
    """Compute a bitext's features once and sum those of its true beads."""
    source, target = aligner_side(encoder, bitext.source), aligner_side(encoder, bitext.target)
    near, _, _ = survey(source, target)
    beads = dict(bead_features(source, target, near, length_ratio(source, target)))
    gaps = gap_features(source, near.source_best), gap_features(target, near.target_best)
    gold_bead, gold_gap = np.zeros(len(BEAD_FEATURES)), np.zeros(len(GAP_FEATURES))
    for (i0, i1), (j0, j1) in bitext.beads:
        if i0 == i1:
            gold_gap += gaps[1][:, j1]
        elif j0 == j1:
            gold_gap += gaps[0][:, i1]
        elif (i1 - i0, j1 - j0) in SHAPES:
            gold_bead += beads[i1 - i0, j1 - j0][:, i1, j1]
    return Problem(beads, *gaps, gold_bead, gold_gap, len(bitext.beads))


def loss(weights: NDArray[np.float64], problems: Sequence[Problem]) -> tuple[float, NDArray[np.float64]]:
    """Return the mean negative log likelihood a bead and its gradient."""
    split = len(BEAD_FEATURES)
    value, gradient = 0.0, np.zeros_like(weights)
    for item in problems:
        beads = {shape: np.tensordot(weights[:split], f, axes=1) for shape, f in item.beads.items()}
        scores = Scores(beads, weights[split:] @ item.source_gap, weights[split:] @ item.target_gap)
        known = posteriors(scores)
        gold = weights[:split] @ item.gold_bead + weights[split:] @ item.gold_gap
        value += known.log_total - gold
        for shape, features in item.beads.items():
            gradient[:split] += np.tensordot(features, known.beads[shape], axes=([1, 2], [0, 1]))
        gradient[split:] += item.source_gap @ known.source_gap.sum(axis=1)
        gradient[split:] += item.target_gap @ known.target_gap.sum(axis=0)
        gradient[:split] -= item.gold_bead
        gradient[split:] -= item.gold_gap
    count = sum(item.count for item in problems)
    value, gradient = value / count, gradient / count
    return value + _REGULARISATION * float(weights @ weights), gradient + 2 * _REGULARISATION * weights


def learn(bitexts: Sequence[Bitext], encoder: Encoder, iterations: int = 80) -> BeadWeights:
    """Fit the weights with L-BFGS from zero."""
    problems = [problem(bitext, encoder) for bitext in bitexts]
    start = np.zeros(len(BEAD_FEATURES) + len(GAP_FEATURES))
    found = minimize(loss, start, args=(problems,), jac=True, method="L-BFGS-B",
                     options={"maxiter": iterations})  # fmt: skip
    log.info("bead weights: loss %.4f after %d iterations", found.fun, found.nit)
    split = len(BEAD_FEATURES)
    return BeadWeights(found.x[:split], found.x[split:])
