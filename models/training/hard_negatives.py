"""Translations with one thing wrong, made on the fly from pieces: what a score has to feel."""

import numpy as np
from numpy.typing import NDArray

_LEAST = 6  # pieces in a text that can lose a third and still say something


def spoiled(
    pieces: NDArray[np.int64],
    lengths: NDArray[np.int64],
    log_rarity: NDArray[np.float32],
    rng: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Exchange one piece of every other text for one of another text, and cut a third out of the others.

    Args:
        pieces: The texts' pieces, flat.
        lengths: How many each text has; an empty one stays so.
        log_rarity: By piece; a piece is exchanged as often as it is rare.
        rng: Where the dice come from.

    Returns:
        Pieces and lengths of as many texts.

    Example:
        >>> spoiled(np.array([4, 5, 6]), np.array([2, 1]), np.zeros(9, np.float32), np.random.default_rng(1))
        (array([6, 5, 5]), array([2, 1]))
    """
    owner = np.repeat(np.arange(len(lengths)), lengths)
    starts = np.cumsum(lengths) - lengths
    shortened = (rng.random(len(lengths)) < 0.5) & (lengths >= _LEAST)
    drawn = log_rarity[pieces] + rng.gumbel(size=len(pieces))
    chosen = np.lexsort((drawn, owner))[(starts + lengths - 1)[~shortened & (lengths > 0)]]
    changed = pieces.copy()
    changed[chosen] = rng.choice(np.unique(pieces), size=len(chosen))
    gone = np.where(shortened, lengths // 3, 0)
    begin = (starts + rng.random(len(lengths)) * (lengths - gone + 1)).astype(np.int64)
    place = np.arange(len(pieces))
    kept = (place < begin[owner]) | (place >= (begin + gone)[owner])
    return changed[kept], lengths - gone
