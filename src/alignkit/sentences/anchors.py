"""Where two documents certainly agree: mutual nearest neighbours chained into one monotone path.

The path cuts a long document pair into small problems, wherever in the other text the match lies: no
band around a diagonal is assumed, so a missing third or a preface costs nothing.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

Corner = tuple[int, int]
BLOCK = 16
_SURE = (0.2, 0.14, 0.09)  # margins of two neighbouring anchors between which to cut, the surest first
_LARGE = 40_000  # cells of a block that is cut between less sure anchors
_LOPSIDED = 20  # segments that one side of a block has more: a hole, to be narrowed down in the same way
_LARGEST = 400_000  # cells of a block that is cut beside any anchor, or anywhere


def heaviest_chain(points: Mapping[Corner, float]) -> dict[Corner, float]:
    """Return the heaviest strictly increasing chain of points.

    They come sorted by their first number; where that is equal, backwards by their second.
    A Fenwick tree over the second number keeps it at O(n log n).

    Example:
        >>> list(heaviest_chain({(0, 1): 1.0, (1, 9): 1.5, (2, 2): 1.0, (3, 3): 1.0}))
        [(0, 1), (2, 2), (3, 3)]
    """
    if not points:
        return {}
    ranks = {value: rank + 1 for rank, value in enumerate(sorted({second for _, second in points}))}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    previous: list[int] = []
    totals: list[float] = []
    for number, ((_, second), weight) in enumerate(points.items()):
        best = _prefix_best(tree, ranks[second] - 1)
        previous.append(best[1])
        totals.append(best[0] + weight)
        _raise(tree, ranks[second], (totals[-1], number))
    number = max(range(len(points)), key=totals.__getitem__)
    numbers = []
    while number >= 0:
        numbers.append(number)
        number = previous[number]
    chain = list(points)
    return {chain[number]: points[chain[number]] for number in reversed(numbers)}


def _prefix_best(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    best = (0.0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best


def _raise(tree: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(tree):
        tree[rank] = max(tree[rank], value)
        rank += rank & -rank


def cuts(chain: Mapping[Corner, float], size: Corner) -> list[Corner]:
    """Choose corner points between neighbouring anchors, from the beginning of both texts to their ends.

    A cut lies before anchor (i, j) only where (i - 1, j - 1) is an anchor too: between two certain 1:1
    beads nothing can be merged or lost. Large blocks are cut between less certain ones, lopsided blocks also
    at anchors that stand alone, to narrow down the hole in one side, and blocks too large for memory (texts
    that share nothing, or repeat themselves) in proportion.
    """
    corners = [(0, 0), size] if size != (0, 0) else [(0, 0)]
    for number, sure in enumerate(_SURE):
        largest = 0 if number == 0 else _LARGE
        steps = [p for p, margin in chain.items() if min(margin, chain.get((p[0] - 1, p[1] - 1), 0.0)) > sure]
        corners = _cut_at(corners, steps, largest)
    lone = [point for point, margin in chain.items() if margin > _SURE[-1]]
    return _cut_evenly(_cut_at(corners, lone, _LARGEST))


def _cut_at(corners: Sequence[Corner], steps: Sequence[Corner], largest: int) -> list[Corner]:
    """Cut the blocks with more cells than ``largest`` at some of the steps, ``BLOCK`` segments apart."""
    out = [corners[0]]
    place = 0
    for (i0, j0), (i1, j1) in pairwise(corners):
        while place < len(steps) and steps[place][0] < i1:
            i, j = steps[place]
            place += 1
            a, b = out[-1]
            fits = a < i and b < j < j1 and max(i - a, j - b) >= BLOCK
            lopsided = abs((i1 - i0) - (j1 - j0)) > _LOPSIDED
            if fits and (lopsided or (i1 - i0) * (j1 - j0) > largest):
                out.append((i, j))
        out.append((i1, j1))
    return out


def _cut_evenly(corners: Sequence[Corner]) -> list[Corner]:
    out = [corners[0]]
    for (i0, j0), (i1, j1) in pairwise(corners):
        parts = -(-((i1 - i0) * (j1 - j0)) // _LARGEST)
        parts = max(1, min(parts, max(i1 - i0, j1 - j0)))
        inner = [(i0 + (i1 - i0) * k // parts, j0 + (j1 - j0) * k // parts) for k in range(1, parts + 1)]
        out += [corner for corner in inner if corner != out[-1]]
    return out
