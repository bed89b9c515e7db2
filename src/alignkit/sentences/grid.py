"""Every bead of some blocks of equal size, by what is cheap to know: similarity, length, punctuation, shape.

Cell (i, j) of shape (p, q) is the bead of source segments i-p..i-1 with target segments j-q..j-1 of a
block; arrays are (blocks, n + 1 - p, m + 1 - q) and begin with the first cell that the shape can reach.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.search import Neighbourhood
from alignkit.sentences.sides import DEPTH, Ending, Floats, Integers, Side

Shape = tuple[int, int]
SHAPES: tuple[Shape, ...] = tuple(
    sorted(((p, q) for p in range(1, DEPTH + 1) for q in range(1, DEPTH + 1)), key=lambda s: (sum(s), s))
)
CHEAP_FEATURES = (
    "one_to_one", "merged", "merged_root", "both_merged", "both_deep",
    "similarity", "similarity_mass", "margin", "margin_mass", "gain", "overreach",
    "length", "length_square", "short", "equal",
    "open_end", "both_open", "ends_differ", "small_begin", "inner_open", "inner_small",
)  # fmt: skip
GAP_FEATURES = (
    "gap", "gap_best", "gap_margin", "gap_around", "gap_length", "gap_short", "gap_open", "gap_small",
)  # fmt: skip
_AROUND = 3  # segments on either side that tell whether a gap stands among gaps


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks of n source and m target segments: their first segments on both sides."""

    first: Integers
    second: Integers
    size: Shape

    def __len__(self) -> int:
        return len(self.first)

    def rows(self, side: int) -> Integers:
        """Segment numbers of one side (0 source, 1 target), (blocks, n or m)."""
        begin = (self.first, self.second)[side]
        return begin[:, None] + np.arange(self.size[side])


class Grid:
    """Blocks of equal size of two documents, with the similarities of all their runs."""

    def __init__(self, sides: tuple[Side, Side], near: Neighbourhood, ratio: float, blocks: Blocks) -> None:
        self.sides, self.blocks = sides, blocks
        rows = blocks.rows(0), blocks.rows(1)
        self._near = near.source[rows[0]], near.target[rows[1]]
        self._keys = sides[0].keys[rows[0]], sides[1].keys[rows[1]]
        self._lengths = sides[0].lengths[rows[0]] * ratio, sides[1].lengths[rows[1]]
        self._open = tuple(
            (s.endings[r] <= Ending.PAUSE).astype(np.float32) for s, r in zip(sides, rows, strict=True)
        )
        self._endings = sides[0].endings[rows[0]], sides[1].endings[rows[1]]
        self._small = tuple(s.lower[r].astype(np.float32) for s, r in zip(sides, rows, strict=True))
        # Runs that would begin before the block are left out.
        runs = [
            [side.vectors(r, k + 1)[:, k:] for k in range(min(DEPTH, size))]
            for side, r, size in zip(sides, rows, blocks.size, strict=True)
        ]
        self.similar = {
            (p + 1, q + 1): one @ two.transpose(0, 2, 1)
            for p, one in enumerate(runs[0])
            for q, two in enumerate(runs[1])
        }

    def shapes(self) -> list[Shape]:
        """Shapes that fit into the blocks."""
        return [shape for shape in SHAPES if shape in self.similar]

    def features(self, shape: Shape) -> dict[str, Floats | float]:
        """Return the cheap features of a shape by name, each able to stretch to the shape's cells."""
        p, q = shape
        return {
            "one_to_one": float(shape == (1, 1)),
            "merged": p + q - 2.0,
            "merged_root": float(np.sqrt(p + q - 2.0)),
            "both_merged": float(min(p, q) > 1),
            "both_deep": max(min(p, q) - 2.0, 0.0),
            "equal": self._equal() if shape == (1, 1) else 0.0,
            **self._similarity_features(p, q),
            **self._length_features(p, q),
            **self._mark_features(p, q),
        }

    def _similarity_features(self, p: int, q: int) -> dict[str, Floats]:
        mass, cosine = np.float32((p + q) / 2), self.similar[p, q]
        one, two = _run_mean(self._near[0], p)[:, :, None], _run_mean(self._near[1], q)[:, None, :]
        margin: Floats = cosine - (one + two) / np.float32(2)
        return {
            "similarity": cosine,
            "similarity_mass": cosine * mass,
            "margin": margin,
            "margin_mass": margin * mass,
            "gain": cosine - self._parts(p, q),
            "overreach": self._extensions(p, q) - cosine,
        }

    def _length_features(self, p: int, q: int) -> dict[str, Floats]:
        one, two = _run_sum(self._lengths[0], p)[:, :, None], _run_sum(self._lengths[1], q)[:, None, :]
        surprise = length_surprise(one, two)
        return {
            "length": surprise,
            "length_square": surprise * surprise / np.float32(4),
            "short": (one + two < 40).astype(np.float32),
        }

    def _mark_features(self, p: int, q: int) -> dict[str, Floats]:
        """How a bead's last segments end, and its first and inner ones begin and end."""
        n, m = self.blocks.size
        ends = self._endings[0][:, p - 1 :, None], self._endings[1][:, None, q - 1 :]
        opens = self._open[0][:, p - 1 :, None], self._open[1][:, None, q - 1 :]
        inner = _inner(self._open[0][:, :-1], p), _inner(self._open[1][:, :-1], q)
        small = _inner(self._small[0][:, 1:], p), _inner(self._small[1][:, 1:], q)
        return {
            "open_end": opens[0] + opens[1],
            "both_open": opens[0] * opens[1],
            "ends_differ": (ends[0] != ends[1]).astype(np.float32),
            "small_begin": self._small[0][:, : n + 1 - p, None] + self._small[1][:, None, : m + 1 - q],
            "inner_open": inner[0][:, :, None] + inner[1][:, None, :],
            "inner_small": small[0][:, :, None] + small[1][:, None, :],
        }

    def _equal(self) -> Floats:
        same: Floats = (self._keys[0][:, :, None] == self._keys[1][:, None, :]).astype(np.float32)
        return same

    def _parts(self, p: int, q: int) -> Floats:
        """Best similarity of the bead less one segment at an end; zero for 1:1."""
        smaller = []
        if p > 1:
            cosine = self.similar[p - 1, q]
            smaller += [cosine[:, 1:], cosine[:, :-1]]
        if q > 1:
            cosine = self.similar[p, q - 1]
            smaller += [cosine[:, :, 1:], cosine[:, :, :-1]]
        best: Floats = np.maximum.reduce(smaller) if smaller else np.zeros(1, dtype=np.float32)
        return best

    def _extensions(self, p: int, q: int) -> Floats:
        """Best similarity of the bead with one more segment before or after it, where there is one."""
        cosine = self.similar[p, q]
        best = np.full_like(cosine, -1.0)
        bigger = self.similar.get((p + 1, q))
        if bigger is not None:
            best[:, 1:] = np.maximum(best[:, 1:], bigger)
            best[:, :-1] = np.maximum(best[:, :-1], bigger)
        bigger = self.similar.get((p, q + 1))
        if bigger is not None:
            best[:, :, 1:] = np.maximum(best[:, :, 1:], bigger)
            best[:, :, :-1] = np.maximum(best[:, :, :-1], bigger)
        return np.where(best == -1.0, cosine, best)

    def gap_scores(self, side: int, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Score every gap of a side, (blocks, n + 1 or m + 1) with entry 0 unused."""
        scores = np.zeros((len(self.blocks), self.blocks.size[side] + 1))
        scores[:, 1:] = np.tensordot(weights, self.gap_features(side), axes=1)
        return scores

    def gap_features(self, side: int) -> Floats:
        """Return what speaks for leaving a segment alone, (len(GAP_FEATURES), blocks, n or m)."""
        similar = self.similar.get((1, 1))
        lengths = self._lengths[side]
        best = np.zeros_like(lengths) if similar is None else similar.max(axis=2 - side)
        margin = best - self._near[side]
        return np.stack([
            np.ones_like(lengths), best, margin, _around(margin), np.log1p(lengths) / 4,
            (lengths < 20).astype(np.float32), self._open[side], self._small[side],
        ])  # fmt: skip


def _around(values: Floats) -> Floats:
    """Mean of each segment's neighbours, itself left out; its own value where it has none."""
    size = values.shape[1]
    total, count = np.zeros_like(values), np.zeros(size, dtype=np.float32)
    for k in range(1, min(_AROUND, size - 1) + 1):
        total[:, k:] += values[:, :-k]
        total[:, :-k] += values[:, k:]
        count[k:] += 1
        count[:-k] += 1
    return np.where(count > 0, total / np.maximum(count, 1), values)


def _run_sum(values: Floats, length: int) -> Floats:
    """Sum every run of so many neighbours, (blocks, n + 1 - length)."""
    total = np.zeros((values.shape[0], values.shape[1] + 1))
    np.cumsum(values, axis=1, out=total[:, 1:])
    return np.asarray(total[:, length:] - total[:, : total.shape[1] - length], dtype=np.float32)


def _run_mean(values: Floats, length: int) -> Floats:
    return np.asarray(_run_sum(values, length) / length, dtype=np.float32)


def _inner(values: Floats, length: int) -> Floats:
    """Sum over the inner seams of every run of so many segments; ``values`` has one entry a seam."""
    return _run_sum(values, length - 1)


def length_surprise(a: Floats, b: Floats) -> Floats:
    """How far two lengths are apart, in standard deviations, at most 4 (after Gale & Church 1993)."""
    surprise: Floats = np.minimum(np.abs(a - b) / np.sqrt(3.4 * (a + b) + 20), 4.0).astype(np.float32)
    return surprise


def length_ratio(source: Side, target: Side) -> float:
    """Target characters a source character, kept within one half and two."""
    return min(max(float(target.lengths.sum() / max(1.0, source.lengths.sum())), 0.5), 2.0)
