"""Learned verdicts: features → probability, with the threshold that clean translations allow.

Weights and thresholds come with the model (``check_weights`` in its ``config.json``) and are learned by
``models/training/judgements.py``; an encoder without them goes without the checks that need them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from alignkit.checks.base import Comparison


@dataclass(frozen=True, slots=True)
class Judge:
    """A logistic verdict."""

    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Probability of an error, given as many errors as clean cases.

        Example:
            >>> Judge({"intercept": 0.0, "mass": 2.0, "least": 0.9}).probability({"mass": 0.0})
            0.5
        """
        total = self.weights["intercept"] + sum(
            self.weights[name] * value for name, value in features.items()
        )
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))

    def convicts(self, probability: float) -> bool:
        """Whether a probability reaches what clean translations hardly ever reach."""
        return probability >= self.weights["least"]


def judge(comparison: Comparison, name: str) -> Judge | None:
    """Return the verdict learned for a check, or None where the encoder has none.

    A pair of languages without a lexicon has its own, under the name with ``.vectors`` at its end.
    """
    full = name if comparison.lexicon is not None else f"{name}.vectors"
    weights = comparison.check_weights.get(full)
    return None if weights is None else Judge(weights)
