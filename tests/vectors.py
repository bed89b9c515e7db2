"""Sides of which only the vectors of single segments matter."""

import numpy as np

from alignkit.sentences import Side, describe


def side(vectors) -> Side:
    """Describe segments by given vectors; they hold no words."""
    vectors = np.asarray(vectors, dtype=np.float32)
    n = len(vectors)
    words = np.zeros((0, vectors.shape[1]), np.float32), np.zeros(0, np.int64), np.zeros(n + 1, np.int64)
    return describe(["x" * 30] * n, vectors, None, words)


def units(seed: int, n: int, dim: int = 16):
    """Draw n random directions."""
    rows = np.random.default_rng(seed).normal(size=(n, dim))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
