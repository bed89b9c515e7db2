"""What was learned about beads: two sets of weights, one to prune by and one to decide by."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.evidence import BEAD_FEATURES
from alignkit.sentences.grid import CHEAP_FEATURES, GAP_FEATURES

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BeadWeights:
    """Learned weights of the bead score, one a feature; gaps share theirs between the sides.

    ``cheap`` and ``cheap_gap`` score every bead, to leave out what has no chance; ``bead`` and ``gap``
    decide. ``calibration`` maps the model's probability of a bead to the share of such beads that is right.
    """

    cheap: Floats
    cheap_gap: Floats
    bead: Floats
    gap: Floats
    calibration: Floats

    @classmethod
    def from_mapping(cls, weights: Mapping[str, Mapping[str, float]]) -> "BeadWeights":
        """Read the weights by name; a missing name is an error (KeyError)."""
        return cls(*(np.array([weights[part][name] for name in names]) for part, names in _PARTS.items()))

    def to_mapping(self) -> dict[str, dict[str, float]]:
        """Return the weights by name."""
        return {
            part: dict(zip(names, map(float, getattr(self, part)), strict=True))
            for part, names in _PARTS.items()
        }

    def confidence(self, probabilities: Floats, gaps: NDArray[np.bool_]) -> Floats:
        """Calibrate probabilities of beads: a logistic map of their logits, with an offset for gaps.

        Example:
            >>> weights = BeadWeights(*[np.zeros(1)] * 4, calibration=np.array([1.0, 0.0, 0.0]))
            >>> weights.confidence(np.array([0.7]), np.array([False])).round(3).tolist()
            [0.7]
        """
        evidence = self.calibration @ calibration_features(probabilities, gaps)
        return np.asarray(1 / (1 + np.exp(-evidence)))


def calibration_features(probabilities: Floats, gaps: NDArray[np.bool_]) -> Floats:
    """Return what the calibrated confidence rests on, (3, beads)."""
    bounded = np.clip(probabilities, 1e-5, 1 - 1e-5)
    return np.stack([np.log(bounded / (1 - bounded)), np.ones(len(bounded)), gaps.astype(np.float64)])


CALIBRATION = ("slope", "offset", "gap_offset")
_PARTS = {
    "cheap": CHEAP_FEATURES,
    "cheap_gap": GAP_FEATURES,
    "bead": BEAD_FEATURES,
    "gap": GAP_FEATURES,
    "calibration": CALIBRATION,
}
