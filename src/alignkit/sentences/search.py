"""Each segment's nearest segments on the other side, without comparing all with all in a long text.

A long text is searched in two steps. Landmarks, a fixed share of the source's segments, are compared with
the whole target; every other segment then only with the places that the landmarks around it point to. No
diagonal is assumed, and the work grows with the length of the text, not with its square.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from alignkit.sentences.sides import Floats, Integers, Side

NEAREST = 4
_ROWS = 1024
_ALL = 6_000_000  # pairs of segments up to which all are compared
_STRIDE = 32  # one landmark in so many segments,
_LANDMARKS = 4096  # and so many at most
_REACH = 160  # segments around what a landmark points to


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Each segment's mean similarity to its nearest segments on the other side."""

    source: Floats
    target: Floats


@dataclass(frozen=True, slots=True)
class Survey:
    """What a comparison of all single segments found.

    ``nearest`` is the nearest target segment of each source segment (-1 where none was looked at),
    ``best`` its similarity; ``nearest_back`` the nearest source segment of each target segment.
    """

    near: Neighbourhood
    nearest: Integers
    best: Floats
    nearest_back: Integers

    def mutual(self, least: float) -> dict[tuple[int, int], float]:
        """Pairs that are each other's nearest, with their margin over what is near them, by source."""
        rows = np.flatnonzero(self.nearest >= 0)
        rows = rows[self.nearest_back[self.nearest[rows]] == rows]
        columns = self.nearest[rows]
        margin = self.best[rows] - (self.near.source[rows] + self.near.target[columns]) / 2
        kept = margin > least
        return dict(
            zip(
                zip(rows[kept].tolist(), columns[kept].tolist(), strict=True),
                margin[kept].tolist(),
                strict=True,
            )
        )


class _Table:
    """The nearest segments seen so far, kept while pieces of the comparison come in."""

    def __init__(self, n: int, m: int) -> None:
        self.top = np.full((n, min(NEAREST, m)), -2.0, dtype=np.float32)
        self.back = np.full((m, min(NEAREST, n)), -2.0, dtype=np.float32)
        self.nearest, self.nearest_back = np.full(n, -1), np.full(m, -1)

    def add(self, rows: Integers, columns: slice, cosine: Floats) -> None:
        """Take in the similarities of some source segments with neighbouring target segments."""
        _update(self.top, self.nearest, rows, np.arange(columns.start, columns.stop), cosine)
        _update(self.back, self.nearest_back, np.arange(columns.start, columns.stop), rows, cosine.T)

    def survey(self) -> Survey:
        """Sum up."""
        seen = [np.maximum(np.where(top < -1.0, 0.0, top), 0.0) for top in (self.top, self.back)]
        near = Neighbourhood(*(top.mean(axis=1).astype(np.float32) for top in seen))
        return Survey(near, self.nearest, self.top[:, 0], self.nearest_back)


def _update(top: Floats, nearest: Integers, rows: Integers, columns: Integers, cosine: Floats) -> None:
    """Merge new similarities into the best of each row, the very best first."""
    k = min(top.shape[1], cosine.shape[1])
    best = cosine.argmax(axis=1)
    value = cosine[np.arange(len(rows)), best]
    better = value > top[rows, 0]
    nearest[rows[better]] = columns[best[better]]
    fresh = -np.partition(-cosine, k - 1, axis=1)[:, :k]
    merged = np.concatenate([top[rows], fresh], axis=1)
    top[rows] = -np.sort(-merged, axis=1)[:, : top.shape[1]]


def survey(source: Side, target: Side) -> Survey:
    """Find each segment's nearest segments on the other side."""
    table = _Table(len(source), len(target))
    if len(source) * len(target) <= _ALL:
        for rows in _slices(np.arange(len(source))):
            table.add(rows, slice(0, len(target)), _compare(source, rows, target, slice(0, len(target))))
        return table.survey()
    for rows, columns in _places(source, target):
        table.add(rows, columns, _compare(source, rows, target, columns))
    return table.survey()


def _compare(source: Side, rows: Integers, target: Side, columns: slice) -> Floats:
    return source.vectors(rows, 1) @ target.vectors(np.arange(columns.start, columns.stop), 1).T


def _slices(rows: Integers) -> Iterator[Integers]:
    for first in range(0, len(rows), _ROWS):
        yield rows[first : first + _ROWS]


def _places(source: Side, target: Side) -> Iterator[tuple[Integers, slice]]:
    """Yield source segments and the stretches of the target to compare them with, none of them twice."""
    landmarks = _landmarks(source)
    points = _nearest_of(source, landmarks, target)
    spacing = int(np.ceil(len(source) / len(landmarks)))
    reach = max(_REACH, 3 * spacing)
    size = 4 * spacing
    for first in range(0, len(source), size):
        rows = np.arange(first, min(first + size, len(source)))
        low, high = np.searchsorted(landmarks, [first - 2 * spacing, first + size + 2 * spacing])
        for start, stop in _merged(points[low:high], reach, len(target)):
            yield rows, slice(start, stop)


def _landmarks(side: Side) -> Integers:
    """Choose from every stretch of the text its longest segment: the least likely to have a double."""
    count = min(_LANDMARKS, -(-len(side) // _STRIDE))
    edges = np.linspace(0, len(side), count + 1).astype(np.int64)
    return np.array([a + int(side.lengths[a:b].argmax()) for a, b in pairwise(edges.tolist())])


def _nearest_of(source: Side, rows: Integers, target: Side) -> Integers:
    """Return the nearest target segment of some source segments, compared with the whole target."""
    best, nearest = np.full(len(rows), -2.0, dtype=np.float32), np.zeros(len(rows), dtype=np.int64)
    vectors = source.vectors(rows, 1)
    for first in range(0, len(target), 4 * _ROWS):
        columns = np.arange(first, min(first + 4 * _ROWS, len(target)))
        cosine = vectors @ target.vectors(columns, 1).T
        place = cosine.argmax(axis=1)
        value = cosine[np.arange(len(rows)), place]
        nearest = np.where(value > best, columns[place], nearest)
        best = np.maximum(best, value)
    return nearest


def _merged(points: Integers, reach: int, size: int) -> list[tuple[int, int]]:
    """Stretches around some points, those that touch joined."""
    out: list[tuple[int, int]] = []
    for point in sorted(points.tolist()):
        start, stop = max(0, point - reach), min(size, point + reach + 1)
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], stop
        else:
            out.append((start, stop))
    return out
