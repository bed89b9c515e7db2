"""How well the judge does on lines held out: for every kind, how errors rank above everything else."""

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray

from models.training.contextual.batches import batch_of, divided
from models.training.contextual.examples import UNKNOWN, Examples
from models.training.contextual.kinds import KINDS
from models.training.contextual.learning import Lesson, Model

Floats = NDArray[np.float32]


@torch.no_grad()
def scores(
    lesson: Lesson, model: Model, pairs: NDArray[np.int64], size: int = 64
) -> Iterator[tuple[int, Floats]]:
    """Yield every pair with the probabilities of its words, (words, kinds), those of one length together."""
    examples = lesson.material.examples
    model.eval()
    ordered = pairs[np.argsort(examples.sizes[pairs], kind="stable")]
    for first in range(0, len(ordered), size):
        own = ordered[first : first + size]
        batch = batch_of(examples, own, lesson.device)
        odds = lesson.judge(model, batch).kinds.float().softmax(dim=2).cpu().numpy()
        for pair, rows in zip(own.tolist(), odds, strict=True):
            yield pair, rows[: examples.sizes[pair]]
    model.train()


def held_out(lesson: Lesson, model: Model) -> dict[str, float]:
    """Return the average precision of each kind among pairs held out, by the likeliest word of each."""
    examples = lesson.material.examples
    _, kept = divided(examples)
    kept = kept[examples.lines[kept] != UNKNOWN]
    found = list(scores(lesson, model, kept))
    most = np.stack([rows.max(axis=0) for _, rows in found])
    return {
        kind: round(average_precision(_has(examples, [pair for pair, _ in found], k), most[:, k]), 4)
        for k, kind in enumerate(KINDS)
        if k
    }


def _has(examples: Examples, pairs: list[int], kind: int) -> NDArray[np.bool_]:
    return np.array(
        [(examples.kinds[examples.starts[pair] : examples.starts[pair + 1]] == kind).any() for pair in pairs]
    )


def average_precision(gold: NDArray[np.bool_], score: Floats) -> float:
    """Precision averaged over the places of the right ones, best score first; 0.0 where there is none.

    Example:
        >>> average_precision(np.array([True, False, True]), np.array([0.9, 0.8, 0.7], dtype=np.float32))
        0.8333333333333333
    """
    order = np.argsort(-score, kind="stable")
    right = gold[order]
    if not right.any():
        return 0.0
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right].mean())
