"""Which beads changed places: those that do not fit the order that most beads keep."""

from bisect import bisect_left
from collections.abc import Sequence

from alignkit.records import Pair


def moved_pairs(pairs: Sequence[Pair]) -> frozenset[int]:
    """Return the numbers of the beads that were moved; gaps never are.

    Most beads stand in the same order in both texts. The longest such series is taken for the order of
    the translation, and what is left has moved.

    Example:
        >>> from alignkit.records import Bead
        >>> def pair(source, target): return Pair(Bead((source,), (target,), 1.0), (), ())
        >>> sorted(moved_pairs([pair(0, 0), pair(1, 5), pair(2, 1), pair(3, 2)]))
        [1]
    """
    linked = [number for number, pair in enumerate(pairs) if not pair.bead.is_gap]
    linked.sort(key=lambda number: min(pairs[number].bead.source))
    places = [min(pairs[number].bead.target) for number in linked]
    return frozenset(linked) - {linked[index] for index in _longest_rise(places)}


def _longest_rise(values: Sequence[int]) -> list[int]:
    """Return the indices of a longest strictly rising series, in n log n steps."""
    ends: list[int] = []  # ends[k]: the least value in which a series of k + 1 values can end
    holders: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        holders[length : length + 1] = [index]
    series = []
    at = holders[-1] if holders else -1
    while at >= 0:
        series.append(at)
        at = before[at]
    return series[::-1]
