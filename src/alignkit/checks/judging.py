"""A learned verdict as a check asks for it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from alignkit.checks.base import Comparison
from alignkit.checks.forest import Forest


class Judge(NamedTuple):
    """A forest with the threshold that clean translations of these languages allow."""

    forest: Forest
    least: float

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Probability of an error for each row of features."""
        return self.forest.probabilities(rows)

    def convicts(self, probability: float) -> bool:
        """Whether a probability reaches what clean translations hardly ever reach."""
        return probability >= self.least


def judge(comparison: Comparison, name: str) -> Judge | None:
    """Return the verdict learned under a name, or None where the encoder has none.

    A pair of languages without a lexicon has a threshold of its own.
    """
    forest = comparison.verdicts.get(name)
    if forest is None:
        return None
    return Judge(forest, forest.bare if comparison.lexicon is None else forest.least)
