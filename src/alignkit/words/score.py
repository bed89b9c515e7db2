"""A batch of sentence pairs → the probability of a link between any two of their tokens."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignkit.words.context import FEATURES as CONTEXT
from alignkit.words.context import context
from alignkit.words.evidence import FEATURES as EVIDENCE
from alignkit.words.evidence import Batch, evidence
from alignkit.words.forms import Forms
from alignkit.words.network import Stage
from alignkit.words.table import WordTable

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]

# Cells that the first stage finds less likely stay unlinked; most do, and later stages leave them out.
HOPELESS = 0.01
# Roots of the table's shares: a part that is as good as translated; words that are not linked as a whole.
_PART, _WHOLE = 0.6, 0.3


def describe(batch: Batch, source: Forms, target: Forms, table: WordTable | None) -> Floats:
    """Compute the evidence of a batch, (len(EVIDENCE), b, n, m)."""
    features = np.empty((len(EVIDENCE), *batch.inside.shape), dtype=np.float32)
    evidence(batch, source, target, table, features)
    return features


def parts(features: Floats) -> NDArray[np.bool_]:
    """Tell which cells, (b, n, m), hold a word and a compound that it is a part of, as the table has it.

    Two words that the table links as they are do not count.
    """
    share, whole, words = (features[EVIDENCE.index(name)] for name in ("part", "base", "words"))
    found: NDArray[np.bool_] = (share >= _PART) & (whole < _WHOLE) & (words > 0)
    return found


class Settled(NamedTuple):
    """What the stages conclude of a batch.

    ``first`` and ``last`` are the probabilities of the first and the last stage, (b, n, m), 0.0 where padded
    (the last also where hopeless); ``cells`` the flat numbers of the cells that are neither, and ``seen``
    what the last stage saw of those, (features, cells).
    """

    first: Floats
    last: Floats
    cells: Numbers
    seen: Floats


def settle(features: Floats, inside: NDArray[np.bool_], stages: Sequence[Stage]) -> Settled:
    """Let the stages conclude one after the other."""
    flat = features.reshape(len(EVIDENCE), -1)
    first = stages[0].probability(flat).reshape(inside.shape) * inside
    probability = first
    hopeful = np.flatnonzero(first > HOPELESS)
    seen = np.empty((len(EVIDENCE) + len(CONTEXT), len(hopeful)), dtype=np.float32)
    np.take(flat, hopeful, axis=1, out=seen[: len(EVIDENCE)])
    for stage in stages[1:]:
        context(probability, hopeful, seen[len(EVIDENCE) :])
        probability = np.zeros_like(probability)
        probability.reshape(-1)[hopeful] = stage.probability(seen)
    return Settled(first, probability, hopeful, seen)
