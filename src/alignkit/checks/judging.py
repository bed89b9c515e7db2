"""A learned verdict as a check asks for it."""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from alignkit.checks.base import Comparison
from alignkit.checks.forest import Forest

_EITHER_CONVICTS = frozenset({"wrong", "alike"})
"""Verdicts that reading both sentences together may add to, but not overturn.

The contextual judge has learned from errors that were planted, in common words above all; of a rare one it
knows less than the translation table.
"""
_SURE = 1e-9


class Judge(NamedTuple):
    """A forest with the threshold that clean translations of these languages allow.

    ``other`` convicts too, whatever this one says.
    """

    forest: Forest
    least: float
    other: "Judge | None" = None

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Probability of an error for each row of features, on the scale of ``least``."""
        own = self.forest.probabilities(rows)
        if self.other is None:
            return own
        shift = _odds(self.least) - _odds(self.other.least)
        theirs = (1 / (1 + exp(-_odds(share) - shift)) for share in self.other.probabilities(rows))
        return list(map(max, own, theirs))

    def convicts(self, probability: float) -> bool:
        """Whether a probability reaches what clean translations hardly ever reach."""
        return probability >= self.least


def _odds(share: float) -> float:
    share = min(max(share, _SURE), 1 - _SURE)
    return log(share / (1 - share))


def judge(comparison: Comparison, name: str) -> Judge | None:
    """Return the verdict learned under a name, or None where the encoder has none.

    A pair of languages without a lexicon has a threshold of its own; where the contextual judge is asked,
    verdicts that were learned with its opinions hold.
    """
    own = _learned(comparison, comparison.verdicts.get(name))
    if comparison.reader is None:
        return own
    read = _learned(comparison, comparison.read_verdicts.get(name))
    if own is not None and read is not None and name in _EITHER_CONVICTS:
        return own._replace(other=read)
    return read or own


def _learned(comparison: Comparison, forest: Forest | None) -> Judge | None:
    if forest is None:
        return None
    return Judge(forest, forest.bare if comparison.lexicon is None else forest.least)
