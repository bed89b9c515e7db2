"""Probabilities of all cells of sentence pairs → which of them are links."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Cells = NDArray[np.bool_]

# Two tokens that would both stay alone, each the other's best, need less: so much of the last stage's
# probability, or so much of the first's, which knows of no order and so of no word out of place.
LEFT_OVER, CLEAR = 0.33, 0.7


def decode(first: Floats, last: Floats, least: float) -> Floats:
    """Choose links; every token may have several or none.

    Args:
        first: What the first stage concludes, (n, m) or, of many pairs at a time, (b, n, m).
        last: What the last stage concludes, of the same shape.
        least: Probability of a link.

    Returns:
        The probability of each link in its cell, 0.0 elsewhere; never less than LEFT_OVER or ``least``.

    Example:
        >>> last = np.array([[0.9, 0.1], [0.1, 0.35]], dtype=np.float32)
        >>> (decode(last, last, 0.5) > 0).tolist()
        [[True, False], [False, True]]
    """
    kept: Cells = np.asarray(last >= least)
    for score, enough in ((last, LEFT_OVER), (first, CLEAR)):
        kept |= _free(kept) & _mutual(score) & (score >= enough)
    return np.where(kept, np.maximum(last, np.float32(min(LEFT_OVER, least))), np.float32(0.0))


def _free(kept: Cells) -> Cells:
    rows, columns = kept.any(axis=-1, keepdims=True), kept.any(axis=-2, keepdims=True)
    free: Cells = ~(rows | columns)
    return free


def _mutual(score: Floats) -> Cells:
    rows, columns = score.max(axis=-1, keepdims=True), score.max(axis=-2, keepdims=True)
    best: Cells = (score == rows) & (score == columns)
    return best
