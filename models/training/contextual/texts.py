"""Sentence pairs as piece numbers for the encoder, and the special pieces that come after the vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

VOCABULARY = 64_000
CLS, SEP, MASK, PAD = range(VOCABULARY, VOCABULARY + 4)
SIZE = VOCABULARY + 4
PLACES = 256
"""Most pieces of a row."""
_POOL = 8


@dataclass(frozen=True)
class Texts:
    """T texts as pieces, and pairs of them.

    ``starts`` (T + 1,) says where a text begins in ``pieces``, ``pairs`` (P, 2) which texts belong together.
    """

    pieces: NDArray[np.uint16]
    starts: NDArray[np.int64]
    pairs: NDArray[np.int32]

    def take(self, pairs: Numbers) -> "Texts":
        """Keep some pairs, in the order given, and their texts alone."""
        kept, places = np.unique(self.pairs[pairs], return_inverse=True)
        rows = self.rows(kept.astype(np.int64))
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
        pieces = np.concatenate([np.zeros(0, np.uint16), *rows]).astype(np.uint16)
        return Texts(pieces, starts, places.reshape(-1, 2).astype(np.int32))

    def draw(self, step: int, size: int, seed: int) -> Numbers:
        """Draw the pairs of a step, of about one length."""
        rng = np.random.default_rng((seed, step, 1))
        pool = rng.integers(0, len(self.pairs), _POOL * size)
        lengths = np.diff(self.starts)[self.pairs[pool]].sum(axis=1)
        first = int(rng.integers(0, _POOL)) * size
        return pool[np.argsort(lengths, kind="stable")][first : first + size]

    def rows(self, texts: Numbers) -> list[NDArray[np.int64]]:
        """Pieces of each text."""
        return [self.pieces[self.starts[k] : self.starts[k + 1]].astype(np.int64) for k in texts]


def together(parts: Sequence[Texts]) -> Texts:
    """Put several sets one after the other."""
    texts = np.cumsum([0, *(len(part.starts) - 1 for part in parts)])
    pieces = np.cumsum([0, *(len(part.pieces) for part in parts)])
    starts = [part.starts[:-1] + shift for part, shift in zip(parts, pieces, strict=False)]
    return Texts(
        np.concatenate([part.pieces for part in parts]),
        np.concatenate([*starts, pieces[-1:]]),
        np.concatenate([part.pairs + np.int32(shift) for part, shift in zip(parts, texts, strict=False)]),
    )
