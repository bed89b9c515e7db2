"""Slow, obvious twins of the fast algorithms: enumerate everything, then take the best or the sum."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np

from alignkit.sentences.lattice import Scores
from alignkit.sentences.search import Neighbourhood
from alignkit.sentences.sides import DEPTH, Side

Span = tuple[int, int]
Bead = tuple[Span, Span]
Path = list[Bead]


def segmentations(n: int, m: int, shapes: Sequence[Span]) -> Iterator[Path]:
    """Yield every way to cut n source and m target segments into beads of the shapes and single gaps."""
    if n == m == 0:
        yield []
        return
    for p, q in (*shapes, (1, 0), (0, 1)):
        if p <= n and q <= m:
            for path in segmentations(n - p, m - q, shapes):
                yield [*path, ((n - p, n), (m - q, m))]


def bead_score(scores: Scores, bead: Bead) -> float:
    """Look up what one bead of the first block scores."""
    (i0, i1), (j0, j1) = bead
    if i0 == i1:
        return float(scores.target_gap[0, j1])
    if j0 == j1:
        return float(scores.source_gap[0, i1])
    return float(scores.beads[i1 - i0, j1 - j0][0, i1, j1])


def path_score(scores: Scores, path: Path) -> float:
    """Sum up a path."""
    return sum(bead_score(scores, bead) for bead in path)


def all_paths(scores: Scores) -> list[tuple[float, Path]]:
    """Return every path with its score."""
    paths = segmentations(*scores.size, tuple(scores.beads))
    return [(path_score(scores, path), path) for path in paths]


def bead_probabilities(scores: Scores) -> tuple[float, Mapping[Bead, float]]:
    """Return the log of the sum over all paths, and each bead's share of it."""
    paths = all_paths(scores)
    totals = np.array([total for total, _ in paths])
    log_total = float(np.logaddexp.reduce(totals))
    shares: dict[Bead, float] = {}
    for total, path in paths:
        for bead in path:
            shares[bead] = shares.get(bead, 0.0) + float(np.exp(total - log_total))
    return log_total, shares


def textbook_best(scores: Scores) -> float:
    """Return the best path's score by the textbook recurrence, cell by cell (after Gale & Church 1993)."""
    n, m = scores.size
    best = {(0, 0): 0.0}
    for i in range(n + 1):
        for j in range(m + 1):
            steps = [(i - 1, j, scores.source_gap[0, i])] if i else []
            steps += [(i, j - 1, scores.target_gap[0, j])] if j else []
            steps += [
                (i - p, j - q, score[0, i, j]) for (p, q), score in scores.beads.items() if p <= i and q <= j
            ]
            if steps:
                best[i, j] = max(best[a, b] + float(value) for a, b, value in steps)
    return best[n, m]


def heaviest(points: Sequence[Span], weights: Sequence[float]) -> float:
    """Return the weight of the heaviest strictly increasing subset, by trying all subsets."""
    best = 0.0
    for size in range(1, len(points) + 1):
        for chosen in combinations(range(len(points)), size):
            chain = [points[k] for k in chosen]
            if all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain)):
                best = max(best, sum(weights[k] for k in chosen))
    return best


def bead_hits(beads: set[Bead], others: set[Bead]) -> tuple[int, int]:
    """Count beads that are among the others (strict), or overlap one of them on both sides (lax)."""
    strict = sum(bead in others for bead in beads)
    lax = sum(
        any(
            bead == other or (set(bead[0]) & set(other[0]) and set(bead[1]) & set(other[1]))
            for other in others
        )
        for bead in beads
    )
    return strict, lax


class NaiveFeatures:
    """The features of one bead, read off their definitions."""

    def __init__(self, source: Side, target: Side, near: Neighbourhood) -> None:
        self.source, self.target, self.near = source, target, near

    def cosine(self, i: int, j: int, p: int, q: int) -> float:
        """Similarity of source run i-p..i-1 and target run j-q..j-1."""
        one, two = self.source.sums[i - p : i].sum(axis=0), self.target.sums[j - q : j].sum(axis=0)
        return float(one @ two / (np.linalg.norm(one) * np.linalg.norm(two)))

    def margin(self, i: int, j: int, p: int, q: int) -> float:
        """Similarity less the mean of what the runs' segments have with their nearest."""
        around = (self.near.source[i - p : i].mean() + self.near.target[j - q : j].mean()) / 2
        return self.cosine(i, j, p, q) - float(around)

    def gain(self, i: int, j: int, p: int, q: int) -> float:
        """Similarity less the best of the bead without one segment at an end."""
        less = [self.cosine(a, j, p - 1, q) for a in (i, i - 1) if p > 1]
        less += [self.cosine(i, b, p, q - 1) for b in (j, j - 1) if q > 1]
        return self.cosine(i, j, p, q) - max(less, default=0.0)

    def overreach(self, i: int, j: int, p: int, q: int) -> float:
        """Best similarity with one more segment at an end, less the similarity."""
        n, m = len(self.source), len(self.target)
        more = [self.cosine(a, j, p + 1, q) for a in (i, i + 1) if p < DEPTH and p + 1 <= a <= n]
        more += [self.cosine(i, b, p, q + 1) for b in (j, j + 1) if q < DEPTH and q + 1 <= b <= m]
        return max(more) - self.cosine(i, j, p, q) if more else 0.0

    def coverage(self, i: int, j: int, p: int, q: int) -> tuple[float, float]:
        """Weighted share of each run's words that have a like word in the other run."""
        one = _words(self.source, i - p, i)
        two = _words(self.target, j - q, j)
        return _covered(one, two), _covered(two, one)

    def weakest(self, i: int, j: int, p: int, q: int) -> float:
        """The least share of a segment of either run that is covered by the other run."""
        one, two = _words(self.source, i - p, i), _words(self.target, j - q, j)
        shares = [_covered(_words(self.source, k, k + 1), two) for k in range(i - p, i)]
        return min(shares + [_covered(_words(self.target, k, k + 1), one) for k in range(j - q, j)])


def _words(side: Side, first: int, last: int) -> np.ndarray:
    return side.words[side.word_numbers[side.word_starts[first] : side.word_starts[last]]]


def _covered(words: np.ndarray, others: np.ndarray) -> float:
    if not len(words) or not len(others):
        return 0.0
    weights = np.linalg.norm(words, axis=1)
    cosine = (words / weights[:, None]) @ (others / np.linalg.norm(others, axis=1)[:, None]).T
    rendered = np.clip((cosine.max(axis=1) - 0.25) / 0.5, 0, 1)
    return float((rendered * weights).sum() / weights.sum())


def heaviest_run(gains):
    """The largest sum of any run of numbers, all runs tried."""
    runs = [
        sum(gains[first:last]) for first in range(len(gains)) for last in range(first + 1, len(gains) + 1)
    ]
    return max(0.0, *runs)


def neighbourly(layers, rows):
    """Layers of units that see a word and its neighbours, word by word; all but the last rectified."""
    for number, (matrix, shift) in enumerate(layers):
        reach = len(matrix) // 2
        out = []
        for place in range(len(rows)):
            value = np.array(shift, dtype=float)
            for step in range(-reach, reach + 1):
                if 0 <= place + step < len(rows):
                    value = value + rows[place + step] @ matrix[step + reach]
            out.append(value if number == len(layers) - 1 else np.maximum(value, 0.0))
        rows = np.array(out)
    odds = np.exp(rows - rows.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def grown(trees, row):
    """Log odds that trees give to a row, one node after the other."""
    total = 0.0
    for tree in trees:
        nodes = [node.split() for node in tree.split(",")]
        node = nodes[0]
        while len(node) > 1:
            node = nodes[int(node[2] if row[int(node[0])] <= float(node[1]) else node[3])]
        total += float(node[0])
    return total
