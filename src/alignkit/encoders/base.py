"""What an encoder must offer, and the vectors of neighbouring sentences taken together."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class SentenceEncoder(Protocol):
    """Anything that turns texts into rows of length 1: enough to pair sentences.

    ``encode`` gives float32 of shape (len(texts), dim), rows of length 1, a zero row for a text without
    content. ``name`` and ``digest`` enter signatures.
    """

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    @property
    def dim(self) -> int:
        """Length of a row."""
        ...

    @property
    def digest(self) -> str:
        """What tells this version of the encoder from others."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 a text."""
        ...


class Encoder(SentenceEncoder, Protocol):
    """An encoder that knows single words too."""

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Return one row a word whose length says how much the word carries (about idf)."""
        ...


def stack(encoder: SentenceEncoder, texts: Sequence[str], depth: int) -> Vectors:
    """Encode every run of up to ``depth`` neighbouring texts.

    Returns:
        Shape (depth, n, dim): ``[k, i]`` is the vector of texts i-k..i joined; rows with i < k are zero.
        An encoder that has ``sums`` (a sentence is the sum of its words) pays for one pass only.
    """
    sums = getattr(encoder, "sums", None)
    stacked = np.zeros((depth, len(texts), encoder.dim), dtype=np.float32)
    if sums is None:
        for k in range(min(depth, len(texts))):
            joined = [" ".join(texts[i - k : i + 1]) for i in range(k, len(texts))]
            stacked[k, k:] = encoder.encode(joined)
        return stacked
    single = sums(texts)
    running = np.zeros_like(single)
    for k in range(min(depth, len(texts))):
        running[k:] += single[: len(texts) - k]
        stacked[k, k:] = unit_rows(running[k:])
    return stacked


def unit_rows(vectors: Vectors) -> Vectors:
    """Scale rows to length 1; zero rows stay zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)
