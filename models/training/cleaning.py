"""Leave out the pairs that are no translations, judged by the vectors learned so far."""

import logging
from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from models.training.packing import Packed

log = logging.getLogger(__name__)
_CHUNK = 50_000
_CHANCE = 0.99  # a pair must be closer than this share of pairs put together at random


def clean_rows(packed: Packed, values: torch.Tensor, weights: torch.Tensor, seed: int) -> NDArray[np.bool_]:
    """Tell which pairs are closer than chance: more alike than ``_CHANCE`` of their bucket's random pairs.

    A bucket of which most pairs are not is kept whole: its language is not learned yet.

    Args:
        packed: The pairs.
        values: Vectors by piece, (vocabulary, dim).
        weights: What each counts, (vocabulary,).
        seed: Of the random pairs.
    """
    rows = _text_rows(packed, values, weights)
    rng = np.random.default_rng(seed)
    kept = np.ones(len(packed.pairs), dtype=bool)
    for low, high in zip(packed.bucket_starts[:-1], packed.bucket_starts[1:], strict=True):
        one, two = packed.pairs[low:high].T
        chance = np.quantile(_cosines(rows, one, rng.permutation(two)), _CHANCE)
        closer = _cosines(rows, one, two) > chance
        if closer.mean() > 0.5:  # or the vectors cannot tell yet
            kept[low:high] = closer
    log.info("%d of %d pairs are no closer than chance and left out", (~kept).sum(), len(kept))
    return kept


def without(packed: Packed, kept: NDArray[np.bool_]) -> Packed:
    """Return the pack with the kept pairs only; a bucket left empty is never drawn."""
    below = np.concatenate([[0], np.cumsum(kept)])
    starts = below[packed.bucket_starts]
    probabilities = packed.probabilities * (np.diff(starts) > 0)
    probabilities /= probabilities.sum(axis=1, keepdims=True)
    return replace(packed, pairs=packed.pairs[kept], bucket_starts=starts, probabilities=probabilities)


def _text_rows(packed: Packed, values: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    """Return every text in its likeliest cut as a row of length 1, in half precision."""
    starts = packed.starts[0]
    parts = []
    for first in range(0, len(starts) - 1, _CHUNK):
        own = starts[first : first + _CHUNK + 1]
        pieces = torch.from_numpy(packed.pieces[own[0] : own[-1]].astype(np.int64)).to(values.device)
        offsets = torch.from_numpy(own[:-1] - own[0]).to(values.device)
        sums = functional.embedding_bag(
            pieces, values, offsets, mode="sum", per_sample_weights=weights[pieces]
        )
        parts.append(functional.normalize(sums, dim=1).half())
    return torch.cat(parts)


def _cosines(rows: torch.Tensor, one: NDArray[np.int32], two: NDArray[np.int32]) -> NDArray[np.float32]:
    found = [
        (rows[one[k : k + _CHUNK]].float() * rows[two[k : k + _CHUNK]].float()).sum(dim=1).cpu().numpy()
        for k in range(0, len(one), _CHUNK)
    ]
    cosines: NDArray[np.float32] = np.concatenate(found)
    return cosines
