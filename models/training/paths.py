"""Sums over all paths of many small problems at a time, over the beads that are candidates only.

A path leads through nodes (i, j), how much of either side is done; beads and gaps are edges. Nodes at equal
distance from the beginning are summed up together, those of all problems at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.sentences.candidates import Candidates
from alignkit.sentences.grid import Shape
from alignkit.sentences.lattice import IMPOSSIBLE

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sweep:
    """The order in which edges are summed up, from ``begin`` to ``end`` nodes, level by level.

    ``steps`` are the levels: slices of ``order``, where each node's edges begin in them, and the nodes.
    """

    order: Integers
    begin: Integers
    steps: list[tuple[slice, Integers, Integers]]

    @classmethod
    def of(cls, begin: Integers, end: Integers, distance: Integers) -> "Sweep":
        """Plan the sums; ``distance`` of every edge's end from where the sweep starts."""
        order = np.lexsort((end, distance))
        levels, ends = distance[order], end[order]
        edges = np.flatnonzero(np.diff(levels, prepend=-1)).tolist()
        steps = []
        for first, last in zip(edges, [*edges[1:], len(order)], strict=True):
            starts = np.flatnonzero(np.diff(ends[first:last], prepend=-1))
            steps.append((slice(first, last), starts, ends[first:last][starts]))
        return cls(order, begin[order], steps)

    def totals(self, values: Floats, roots: Integers, nodes: int) -> Floats:
        """Log of the sum over all paths from the roots to each node, given a value an edge."""
        total = np.full(nodes, IMPOSSIBLE)
        total[roots] = 0.0
        values = values[self.order]
        for part, starts, ends in self.steps:
            through = total[self.begin[part]] + values[part]
            best = np.maximum.reduceat(through, starts)
            counts = np.diff(starts, append=len(through))
            sums = np.add.reduceat(np.exp(through - np.repeat(best, counts)), starts)
            total[ends] = best + np.log(sums)
        return total


class Paths:
    """Problems, each a size and its candidates; their values come as one row.

    First the beads of all problems in order, then the source gaps, then the target gaps.
    """

    def __init__(self, problems: Sequence[tuple[Shape, Candidates]]) -> None:
        sizes = np.array([size for size, _ in problems], dtype=np.int64)
        nodes = (sizes + 1).prod(axis=1)
        self._first = np.concatenate([[0], np.cumsum(nodes)[:-1]])
        self._last = self._first + nodes - 1
        self._nodes = int(nodes.sum())
        counts = [np.array([len(beads) for _, beads in problems]), sizes[:, 0], sizes[:, 1]]
        offsets = np.cumsum([0, *np.concatenate(counts)])[:-1].reshape(3, -1)
        owner = np.concatenate([np.repeat(np.arange(len(problems)), count) for count in counts])
        parts = [
            _edges(size, beads, int(first), offsets[:, k])
            for k, ((size, beads), first) in enumerate(zip(problems, self._first, strict=True))
        ]
        begin, end, start, stop, self._value = (np.concatenate(part) for part in zip(*parts, strict=True))
        self._begin, self._end, self._owner = begin, end, owner[self._value]
        self._forth = Sweep.of(begin, end, stop)
        far = int(stop.max(initial=0))
        self._back = Sweep.of(end, begin, far - start)

    def solve(self, values: Floats) -> tuple[Floats, Floats]:
        """Return the log of each problem's sum over all paths, and each value's share of it."""
        own = values[self._value]
        before = self._forth.totals(own, self._first, self._nodes)
        after = self._back.totals(own, self._last, self._nodes)
        total = before[self._last]
        share = np.exp(before[self._begin] + own + after[self._end] - total[self._owner])
        return total, np.bincount(self._value, share, len(values))


def _edges(
    size: Shape, beads: Candidates, first: int, offsets: Integers
) -> tuple[Integers, Integers, Integers, Integers, Integers]:
    """Begin and end node of each edge, their distances from the problem's beginning, and its value."""
    n, m = size
    i, j = (grid.ravel() for grid in np.meshgrid(np.arange(n + 1), np.arange(m + 1), indexing="ij"))
    down, right = i > 0, j > 0
    i1, j1 = np.concatenate([beads.i, i[down], i[right]]), np.concatenate([beads.j, j[down], j[right]])
    ones, none = np.ones(n * (m + 1), dtype=np.int64), np.zeros(n * (m + 1), dtype=np.int64)
    p = np.concatenate([beads.p, ones, np.zeros((n + 1) * m, dtype=np.int64)])
    q = np.concatenate([beads.q, none, np.ones((n + 1) * m, dtype=np.int64)])
    value = np.concatenate([
        offsets[0] + np.arange(len(beads)), offsets[1] + i[down] - 1, offsets[2] + j[right] - 1
    ])  # fmt: skip
    begin, end = first + (i1 - p) * (m + 1) + j1 - q, first + i1 * (m + 1) + j1
    return begin, end, i1 - p + j1 - q, i1 + j1, value
