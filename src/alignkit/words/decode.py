"""Probabilities of all cells of sentence pairs → which of them are links."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Cells = NDArray[np.bool_]

# Two tokens that would both stay alone, each the other's best, need less: so much of the last stage's
# probability, or so much of the first's, which knows of no order and so of no word out of place.
LEFT_OVER, CLEAR = 0.33, 0.7
# What one token that would stay alone needs to share the partner of its neighbour, and to be linked to a
# compound that the table says it is a part of: the teacher links one word to one and knows few of these.
GROWN, PART = 0.28, 0.06


def decode(first: Floats, last: Floats, least: float, parts: Cells) -> Floats:
    """Choose links; every token may have several or none.

    Args:
        first: What the first stage concludes, (n, m) or, of many pairs at a time, (b, n, m).
        last: What the last stage concludes, of the same shape.
        least: Probability of a link.
        parts: Cells whose one word is a part of the compound on the other side, of the same shape.

    Returns:
        The probability of each link in its cell, 0.0 elsewhere; never less than LEFT_OVER or ``least``.

    Example:
        >>> last = np.array([[0.9, 0.1], [0.1, 0.35]], dtype=np.float32)
        >>> (decode(last, last, 0.5, last < 0) > 0).tolist()
        [[True, False], [False, True]]
    """
    kept: Cells = np.asarray(last >= least, dtype=np.bool_)
    for score, enough in ((last, LEFT_OVER), (first, CLEAR)):
        rows, columns = _free(kept)
        kept |= rows & columns & _mutual(score) & (score >= enough)
    for where, enough in ((_beside(kept), GROWN), (parts, PART)):
        rows, columns = _free(kept)
        kept |= (rows | columns) & where & (last >= enough)
    return np.where(kept, np.maximum(last, np.float32(min(LEFT_OVER, least))), np.float32(0.0))


def _free(kept: Cells) -> tuple[Cells, Cells]:
    """Tell which source, (n, 1), and which target tokens, (1, m), have no link."""
    rows, columns = (np.logical_or.reduce(kept, axis=axis, keepdims=True) for axis in (-1, -2))
    return ~rows, ~columns


def _mutual(score: Floats) -> Cells:
    rows, columns = score.max(axis=-1, keepdims=True), score.max(axis=-2, keepdims=True)
    return np.asarray((score == rows) & (score == columns), dtype=np.bool_)


def _beside(kept: Cells) -> Cells:
    """Tell which cells are next to a link in their row or column."""
    out = np.zeros_like(kept)
    out[..., 1:, :] |= kept[..., :-1, :]
    out[..., :-1, :] |= kept[..., 1:, :]
    out[..., 1:] |= kept[..., :-1]
    out[..., :-1] |= kept[..., 1:]
    return out
