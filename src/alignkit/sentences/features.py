"""What speaks for a bead: similarity, margin to the neighbours, word coverage, length and shape.

All features are arrays over cells: entry (i, j) of shape (p, q) describes the bead of source segments
i-p..i-1 with target segments j-q..j-1, so arrays have shape (n + 1, m + 1) and cells that a shape
cannot reach hold zero. Gaps have features over one side only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1))
DEPTH = 4
_RUNS = range(1, DEPTH + 1)
BEAD_FEATURES = (
    "one_to_one", "one_to_two", "two_to_two", "one_to_three", "bigger",
    "similarity", "similarity_mass", "margin", "margin_mass", "gain", "overreach",
    "covered", "covered_mass", "coverage_gap", "length", "short", "equal",
)  # fmt: skip
_CELLS = 16_000_000  # word pairs compared at a time: 64 MB
GAP_FEATURES = ("gap", "gap_best", "gap_length", "gap_short")


@dataclass(frozen=True, slots=True)
class Side:
    """One document as the aligner sees it.

    ``stack`` is (depth, n, dim) as from ``encoders.stack``; ``lengths`` are characters a segment;
    ``words`` are the vectors of all words in order, (n_words, dim), not normalised, and ``word_starts``
    (n + 1) says where each segment's words begin; ``keys`` identify segments with equal text.
    """

    stack: Floats
    lengths: Floats
    words: Floats
    word_starts: NDArray[np.int64]
    keys: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.lengths)

    def part(self, first: int, last: int) -> "Side":
        """Return segments first..last-1; runs that would reach over the edge are cut to zero."""
        stack = self.stack[:, first:last].copy()
        for k in range(1, len(stack)):
            stack[k, :k] = 0.0
        low, high = self.word_starts[first], self.word_starts[last]
        return Side(
            stack,
            self.lengths[first:last],
            self.words[low:high],
            self.word_starts[first : last + 1] - low,
            self.keys[first:last],
        )


def length_ratio(source: Side, target: Side) -> float:
    """Target characters a source character, kept within one half and two."""
    return min(max(float(target.lengths.sum() / max(1.0, source.lengths.sum())), 0.5), 2.0)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Each segment's mean similarity to its nearest segments on the other side, and to the very nearest."""

    source: Floats
    target: Floats
    source_best: Floats
    target_best: Floats

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> "Neighbourhood":
        """Restrict to source segments ``rows`` and target segments ``columns`` (half-open)."""
        return Neighbourhood(
            self.source[slice(*rows)],
            self.target[slice(*columns)],
            self.source_best[slice(*rows)],
            self.target_best[slice(*columns)],
        )


def bead_features(
    source: Side, target: Side, near: Neighbourhood, ratio: float
) -> Iterator[tuple[tuple[int, int], Floats]]:
    """Yield (shape, features) with features of shape (len(BEAD_FEATURES), n + 1, m + 1)."""
    n, m = len(source), len(target)
    similar = {(p, q): source.stack[p - 1] @ target.stack[q - 1].T for p in _RUNS for q in _RUNS}
    covered = _coverage(source, target)
    for p, q in SHAPES:
        out = np.zeros((len(BEAD_FEATURES), n + 1, m + 1), dtype=np.float32)
        if n >= p and m >= q:
            _fill(out[:, p:, q:], (p, q), similar, covered, (source, target), near, ratio)
        yield (p, q), out


def _fill(
    out: Floats,
    shape: tuple[int, int],
    similar: dict[tuple[int, int], Floats],
    covered: dict[tuple[int, int], tuple[Floats, Floats]],
    sides: tuple[Side, Side],
    near: Neighbourhood,
    ratio: float,
) -> None:
    (p, q), (source, target) = shape, sides
    mass = (p + q) / 2
    cosine = similar[p, q][p - 1 :, q - 1 :]
    around = (_run_mean(near.source, p)[:, None] + _run_mean(near.target, q)[None, :]) / 2
    characters = (_run_sum(source.lengths, p)[:, None] * ratio, _run_sum(target.lengths, q)[None, :])
    one, two = (side[p - 1 :, q - 1 :] for side in covered[p, q])
    values = {
        _shape_name(p, q): 1.0,
        "similarity": cosine,
        "similarity_mass": cosine * mass,
        "margin": cosine - around,
        "margin_mass": (cosine - around) * mass,
        "gain": cosine - _parts(similar, p, q),
        "overreach": _extensions(similar, p, q) - cosine,
        "covered": one + two,
        "covered_mass": (one + two) * mass,
        "coverage_gap": np.abs(one - two),
        "length": length_surprise(*characters),
        "short": (characters[0] + characters[1] < 40).astype(np.float32),
    }
    if (p, q) == (1, 1):
        values["equal"] = (source.keys[:, None] == target.keys[None, :]).astype(np.float32)
    for name, value in values.items():
        out[BEAD_FEATURES.index(name)] = value


def _shape_name(p: int, q: int) -> str:
    return {2: "one_to_one", 3: "one_to_two", 4: "two_to_two" if p == q else "one_to_three"}.get(
        p + q, "bigger"
    )


def length_surprise(a: Floats, b: Floats) -> Floats:
    """How far two lengths are apart, in standard deviations, at most 4 (after Gale & Church 1993)."""
    surprise: Floats = np.minimum(np.abs(a - b) / np.sqrt(3.4 * (a + b) + 20), 4.0).astype(np.float32)
    return surprise


def _run_sum(values: Floats, length: int) -> Floats:
    total = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    sums: Floats = (total[length:] - total[:-length]).astype(np.float32)
    return sums


def _run_mean(values: Floats, length: int) -> Floats:
    return np.asarray(_run_sum(values, length) / length, dtype=np.float32)


def _parts(similar: dict[tuple[int, int], Floats], p: int, q: int) -> Floats:
    """Best similarity of the bead less one segment at an end; zero for 1:1."""
    smaller = []
    if p > 1:
        cosine = similar[p - 1, q]
        smaller += [cosine[p - 1 :, q - 1 :], cosine[p - 2 : -1, q - 1 :]]
    if q > 1:
        cosine = similar[p, q - 1]
        smaller += [cosine[p - 1 :, q - 1 :], cosine[p - 1 :, q - 2 : -1]]
    best: Floats = np.maximum.reduce(smaller) if smaller else np.zeros_like(similar[p, q])
    return best


def _extensions(similar: dict[tuple[int, int], Floats], p: int, q: int) -> Floats:
    """Best similarity of the bead with one more segment before or after it."""
    cosine = similar[p, q][p - 1 :, q - 1 :]
    best = np.full_like(cosine, -1.0)
    for a, b in ((1, 0), (0, 1)):
        bigger = similar.get((p + a, q + b))
        if bigger is None:
            continue
        before = bigger[p - 1 :, q - 1 :]
        best = np.maximum(best, np.where(before == 0, -1.0, before))
        after = bigger[p - 1 + a :, q - 1 + b :]
        best[: after.shape[0], : after.shape[1]] = np.maximum(best[: after.shape[0], : after.shape[1]], after)
    return np.where(best == -1.0, cosine, best)


def _coverage(source: Side, target: Side) -> dict[tuple[int, int], tuple[Floats, Floats]]:
    """Weighted share of a run's words that have a like word in the other run, both ways.

    Returns:
        For each (p, q) two arrays (n, m): at (i, j) the coverage of source run i-p+1..i by target run
        j-q+1..j, and the reverse.
    """
    forward, backward = _reached(source, target), _reached(target, source)
    masses = _masses(source), _masses(target)
    return {
        (p, q): (_run_coverage(forward[q - 1], masses[0], p), _run_coverage(backward[p - 1], masses[1], q).T)
        for p, q in SHAPES
    }


def _masses(side: Side) -> Floats:
    """What the words of each segment carry together."""
    weights = np.linalg.norm(side.words, axis=1)
    total = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    masses: Floats = np.diff(total[side.word_starts]).astype(np.float32)
    return masses


def _reached(source: Side, target: Side) -> Floats:
    """Sum each source segment's words, weighted by their best cosine in a target run, (DEPTH, n, m).

    Entry [q - 1, i, j] is about target run j-q+1..j. Words are taken some at a time, because the cosines
    of all words of a long block would fill gigabytes.
    """
    reached = np.zeros((DEPTH, len(source), len(target)), dtype=np.float32)
    filled = np.flatnonzero(np.diff(target.word_starts))
    if not len(filled):
        return reached
    others = _unit(target.words).T
    owners = np.repeat(np.arange(len(source)), np.diff(source.word_starts))
    step = max(1, _CELLS // len(target.words))
    for first in range(0, len(source.words), step):
        words = source.words[first : first + step]
        best = np.zeros((len(words), len(target)), dtype=np.float32)
        best[:, filled] = np.maximum.reduceat(_unit(words) @ others, target.word_starts[filled], axis=1)
        best = np.maximum(best, 0.0) * np.linalg.norm(words, axis=1)[:, None]
        rows, starts = np.unique(owners[first : first + step], return_index=True)
        reach = best.copy()
        for q in _RUNS:
            if q > 1:
                reach[:, q - 1 :] = np.maximum(reach[:, q - 1 :], best[:, : 1 - q])
            reached[q - 1, rows] += np.add.reduceat(reach, starts, axis=0)
    return reached


def _unit(words: Floats) -> Floats:
    rows: Floats = words / np.maximum(np.linalg.norm(words, axis=1), 1e-6)[:, None]
    return rows


def _run_coverage(reached: Floats, masses: Floats, length: int) -> Floats:
    total, mass = reached.copy(), masses.copy()
    for k in range(1, length):
        total[k:] += reached[:-k]
        mass[k:] += masses[:-k]
    return np.asarray(total / np.maximum(mass, 1e-6)[:, None], dtype=np.float32)


def gap_features(side: Side, best: Floats) -> Floats:
    """Return what speaks for leaving a segment alone, shape (len(GAP_FEATURES), n + 1); entry 0 is unused."""
    out = np.zeros((len(GAP_FEATURES), len(side) + 1), dtype=np.float32)
    out[0, 1:] = 1.0
    out[1, 1:] = best
    out[2, 1:] = np.log1p(side.lengths) / 4
    out[3, 1:] = side.lengths < 20
    return out
