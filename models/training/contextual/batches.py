"""Examples → padded batches; which are drawn depends on seed and step alone, so that a run can go on."""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.training.contextual.examples import UNKNOWN, Examples, stretch
from models.training.contextual.network import Words

Numbers = NDArray[np.int64]
HELD_OUT = 20
"""Every so manieth clean line, with all that was made of it, is kept to measure by."""
_POOL = 12  # batches' worth of pairs drawn at a time and sorted by length, so that little is padded


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs with their labels: forms, kinds and human (b, n); quality and critical (b,), NaN if unknown."""

    words: Words
    forms: Tensor
    kinds: Tensor
    human: Tensor
    quality: Tensor
    critical: Tensor
    splits: Tensor


def form_vectors(examples: Examples, table: NDArray[np.int8], weights: NDArray[np.float32]) -> Tensor:
    """Return one vector of length 1 a form, (forms, dim): the sum of its pieces in the static table."""
    starts = examples.form_starts.astype(np.int64)
    out = np.zeros((len(starts) - 1, table.shape[1]), dtype=np.float32)
    for first in range(0, len(out), 50_000):
        own = slice(first, min(first + 50_000, len(out)))
        filled = np.flatnonzero(np.diff(starts[own.start : own.stop + 1])) + first
        if len(filled):
            begin, end = starts[own.start], starts[own.stop]
            pieces = examples.form_pieces[begin:end]
            rows = table[pieces] * weights[pieces][:, None]
            out[filled] = np.add.reduceat(rows, starts[filled] - begin, axis=0)
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    return torch.from_numpy(out / np.where(lengths > 0, lengths, 1.0))


def divided(examples: Examples) -> tuple[Numbers, Numbers]:
    """Return the pairs to learn from and those to measure by."""
    own = np.where(examples.lines == UNKNOWN, np.arange(len(examples)), examples.lines)
    kept = own % HELD_OUT == 0
    return np.flatnonzero(~kept), np.flatnonzero(kept)


@dataclass(frozen=True)
class Drawer:
    """Draws batches of pairs.

    Args:
        examples: What to draw from.
        pairs: Which of them.
        size: Pairs of a batch.
        judged: Share of batches that hold what people judged.
        seed: Decides what is drawn.
    """

    examples: Examples
    pairs: Numbers
    size: int
    judged: float
    seed: int

    def draw(self, step: int, device: str) -> Batch:
        """Draw the batch of a step."""
        rng = np.random.default_rng((self.seed, step))
        planted = self.examples.lines[self.pairs] != UNKNOWN
        choice = self.pairs[planted != (rng.random() < self.judged)]
        if not len(choice):
            choice = self.pairs
        pool = rng.choice(choice, _POOL * self.size)
        pool = pool[np.argsort(self.examples.sizes[pool], kind="stable")]
        first = int(rng.integers(0, _POOL)) * self.size
        return batch_of(self.examples, pool[first : first + self.size], device)


def batch_of(examples: Examples, pairs: Numbers, device: str) -> Batch:
    """Pad pairs to the longest of them."""
    starts, sizes = examples.starts[pairs].astype(np.int64), examples.sizes[pairs].astype(np.int64)
    places = np.arange(int(sizes.max()))
    mask = places < sizes[:, None]
    index = np.where(mask, starts[:, None] + places, starts[:, None])
    splits = examples.splits[pairs].astype(np.int64)
    side = (places >= splits[:, None]).astype(np.int64)
    languages = np.take_along_axis(examples.languages[pairs].astype(np.int64), side, axis=1)

    def put(array: NDArray[np.generic]) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(device)

    words = Words(
        partners=put(np.where(mask, examples.partners[index], 0).astype(np.int64)),
        features=put(stretch(examples.features[index])),
        ending=put(examples.endings[index].astype(np.int64)),
        side=put(side),
        language=put(languages),
        place=put(places - side * splits[:, None]).clamp(min=0),
        mask=put(mask),
    )
    return Batch(
        words,
        put(examples.forms[index].astype(np.int64)),
        put(np.where(mask, examples.kinds[index], UNKNOWN).astype(np.int64)),
        put(np.where(mask, examples.human[index], UNKNOWN).astype(np.float32)),
        put(examples.quality[pairs]),
        put(examples.critical[pairs]),
        put(splits),
    )
