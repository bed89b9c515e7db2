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
LEAST_MARGIN = 0.06
_ROWS = 1024
_ALL = 6_000_000  # pairs of segments up to which all are compared
_STRIDE = 32  # one landmark in so many segments,
_LANDMARKS = 4096  # and so many at most
_LONG = 200  # segments of a long text
_ENOUGH, _SCARCE = 0.4, 0.08  # shares of its segments whose pairs are enough, and too few
_SAMPLE, _RUN = 200, 3
_REACH = 160  # segments around what a landmark points to


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Each segment's mean similarity to its nearest segments on the other side."""

    source: Floats
    target: Floats


@dataclass(frozen=True, slots=True)
class Survey:
    """What a comparison of all single segments found.

    ``places`` are the nearest target segments of each source segment, the nearest first (-1 where none was
    looked at), (n, NEAREST), ``likeness`` their similarities; ``nearest_back`` is the nearest source segment
    of each target segment. ``usual`` is a similarity that unrelated segments hardly reach.
    """

    near: Neighbourhood
    places: Integers
    likeness: Floats
    nearest_back: Integers
    usual: float

    def mutual(self, least: float) -> dict[tuple[int, int], float]:
        """Pairs that are each other's nearest, with their margin over what is near them, by source."""
        nearest = self.places[:, 0]
        rows = np.flatnonzero(nearest >= 0)
        rows = rows[self.nearest_back[nearest[rows]] == rows]
        columns = nearest[rows]
        margin = self.likeness[rows, 0] - (self.near.source[rows] + self.near.target[columns]) / 2
        kept = margin > least
        pairs = zip(rows[kept].tolist(), columns[kept].tolist(), strict=True)
        return dict(zip(pairs, margin[kept].tolist(), strict=True))

    def alike(self, least: float) -> dict[tuple[int, int], float]:
        """Pairs that are alike, by how far above the usual; those of one source segment backwards."""
        excess = self.likeness - self.usual
        rows, ranks = np.nonzero((excess > least) & (self.places >= 0))
        columns, weights = self.places[rows, ranks], excess[rows, ranks]
        order = np.lexsort((-columns, rows))
        pairs = zip(rows[order].tolist(), columns[order].tolist(), strict=True)
        return dict(zip(pairs, weights[order].tolist(), strict=True))


class _Table:
    """The nearest segments seen so far, kept while pieces of the comparison come in."""

    def __init__(self, n: int, m: int) -> None:
        self.likeness = np.full((n, min(NEAREST, m)), -2.0, dtype=np.float32)
        self.places = np.full(self.likeness.shape, -1)
        self.back = np.full((m, min(NEAREST, n)), -2.0, dtype=np.float32)
        self.places_back = np.full(self.back.shape, -1)

    def add(self, rows: Integers, columns: Integers, cosine: Floats) -> None:
        """Take in the similarities of some source segments with some target segments."""
        _update(self.likeness, self.places, rows, columns, cosine)
        _update(self.back, self.places_back, columns, rows, cosine.T)

    def survey(self, usual: float) -> Survey:
        """Sum up."""
        near = Neighbourhood(*(np.maximum(top, 0.0).mean(axis=1) for top in (self.likeness, self.back)))
        return Survey(near, self.places, self.likeness, self.places_back[:, 0], usual)


def _update(likeness: Floats, places: Integers, rows: Integers, columns: Integers, cosine: Floats) -> None:
    """Merge new similarities into the best of each row, the very best first."""
    k = min(likeness.shape[1], cosine.shape[1])
    fresh = np.argpartition(-cosine, k - 1, axis=1)[:, :k]
    values = np.concatenate([likeness[rows], np.take_along_axis(cosine, fresh, axis=1)], axis=1)
    numbers = np.concatenate([places[rows], columns[fresh]], axis=1)
    order = np.lexsort((numbers, -values), axis=1)[:, : likeness.shape[1]]
    likeness[rows] = np.take_along_axis(values, order, axis=1)
    places[rows] = np.take_along_axis(numbers, order, axis=1)


def probable_pairs(source: Side, target: Side, found: Survey) -> dict[tuple[int, int], float]:
    """Return pairs that probably translate each other, with the weight of the evidence, by source.

    These are mutual nearest neighbours, by their margin over what else is near them. A long text that has
    hardly any repeats itself: then runs of segments are compared or, where whole pages come again, all near
    pairs are taken by plain similarity, which only in order, as a chain, tell anything.
    """
    size = min(len(source), len(target))
    pairs = found.mutual(LEAST_MARGIN)
    if size < _LONG or len(pairs) > _ENOUGH * size:
        return pairs
    runs = survey(source, target, length=_RUN).mutual(LEAST_MARGIN)
    if max(len(runs), len(pairs)) <= _SCARCE * size:
        return found.alike(LEAST_MARGIN)
    return runs if len(runs) > 2 * len(pairs) else pairs


def survey(source: Side, target: Side, length: int = 1) -> Survey:
    """Find each segment's nearest on the other side, by the runs of so many segments that end with it."""
    table = _Table(len(source), len(target))
    for rows, columns in _pieces(source, target):
        cosine = source.vectors(rows, length) @ target.vectors(columns, length).T
        table.add(rows, columns, cosine)
    return table.survey(_usual(source, target))


def _pieces(source: Side, target: Side) -> Iterator[tuple[Integers, Integers]]:
    if len(source) * len(target) > _ALL:
        yield from _places(source, target)
        return
    for first in range(0, len(source), _ROWS):
        yield np.arange(first, min(first + _ROWS, len(source))), np.arange(len(target))


def _usual(source: Side, target: Side) -> float:
    """Return a similarity that one in twenty pairs of segments drawn evenly from both texts reaches."""
    rows, columns = (
        np.linspace(0, len(side) - 1, min(len(side), _SAMPLE)).astype(np.int64) for side in (source, target)
    )
    return float(np.quantile(source.vectors(rows, 1) @ target.vectors(columns, 1).T, 0.95))


def _places(source: Side, target: Side) -> Iterator[tuple[Integers, Integers]]:
    """Yield source segments and the stretches of the target to compare them with, none of them twice.

    A landmark points to its nearest segment and to where the run that ends with it has its nearest: of a
    sentence that comes again and again only what stands before it tells which one is meant.
    """
    landmarks = _landmarks(source)
    points = [_nearest_of(source, landmarks, target, length) for length in (1, _RUN)]
    spacing = int(np.ceil(len(source) / len(landmarks)))
    reach = max(_REACH, 3 * spacing)
    size = 4 * spacing
    for first in range(0, len(source), size):
        rows = np.arange(first, min(first + size, len(source)))
        low, high = np.searchsorted(landmarks, [first - 2 * spacing, first + size + 2 * spacing])
        near = np.concatenate([found[low:high] for found in points])
        for start, stop in _merged(near, reach, len(target)):
            yield rows, np.arange(start, stop)


def _landmarks(side: Side) -> Integers:
    """Choose from every stretch of the text its longest segment: the least likely to have a double."""
    count = min(_LANDMARKS, -(-len(side) // _STRIDE))
    edges = np.linspace(0, len(side), count + 1).astype(np.int64)
    return np.array([a + int(side.lengths[a:b].argmax()) for a, b in pairwise(edges.tolist())])


def _nearest_of(source: Side, rows: Integers, target: Side, length: int) -> Integers:
    """Return where the target run lies that is nearest to each source run ending with one of the rows."""
    best, nearest = np.full(len(rows), -2.0, dtype=np.float32), np.zeros(len(rows), dtype=np.int64)
    vectors = source.vectors(rows, length)
    for first in range(0, len(target), 4 * _ROWS):
        columns = np.arange(first, min(first + 4 * _ROWS, len(target)))
        cosine = vectors @ target.vectors(columns, length).T
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
