"""Blocks that changed places: stretches without counterpart in order that are each other's translation."""

from collections.abc import Callable, Mapping, Sequence

from alignkit.records import Bead
from alignkit.sentences.anchors import Corner

_LEAST = 0.1
_STEP, _SLANT = 12, 6  # how far apart two neighbouring points of a run may be, and how far off its diagonal
_STRONG_RUN, _STRONG_POINT = 0.5, 0.3  # weights that a run of points, or one alone, must add up to
_LEAST_CONFIDENCE = 0.5
Run = list[Corner]
Align = Callable[[Mapping[Corner, float], Corner, Corner], list[Bead]]


def moved_beads(beads: Sequence[Bead], points: Mapping[Corner, float], align: Align) -> list[Bead]:
    """Turn gaps that translate each other into beads that cross the others, where the evidence is strong.

    Evidence are pairs that probably translate each other, among the segments left alone and in runs that
    rise together: their weights must add up. The stretches around a run are then aligned like any others,
    with ``align``, which takes the points of a run, the first corner and the end.
    """
    alone = (
        {bead.source[0] for bead in beads if not bead.target},
        {bead.target[0] for bead in beads if not bead.source},
    )
    points = {
        (i, j): weight
        for (i, j), weight in points.items()
        if weight > _LEAST and i in alone[0] and j in alone[1]
    }
    runs = sorted(strong_runs(points), key=lambda run: -sum(points[point] for point in run))
    crossing: list[Bead] = []
    for run in runs:
        begin, end = _stretch(run, runs, alone)
        for bead in align({point: points[point] for point in run}, begin, end):
            if not bead.is_gap and bead.confidence >= _LEAST_CONFIDENCE:
                crossing.append(bead)
                alone[0].difference_update(bead.source)
                alone[1].difference_update(bead.target)
    kept = [bead for bead in beads if not bead.is_gap or _is_alone(bead, alone)]
    return [*kept, *crossing]


def _is_alone(gap: Bead, alone: tuple[set[int], set[int]]) -> bool:
    return gap.source[0] in alone[0] if gap.source else gap.target[0] in alone[1]


def strong_runs(points: Mapping[Corner, float]) -> list[Run]:
    """Gather points, sorted by their first number, into runs that rise together; keep the strong ones.

    Example:
        >>> strong_runs({(3, 9): 0.3, (4, 10): 0.3, (5, 50): 0.2, (6, 12): 0.2})
        [[(3, 9), (4, 10), (6, 12)]]
    """
    open_runs: list[Run] = []
    closed: list[Run] = []
    for i, j in points:
        closed += [run for run in open_runs if i - run[-1][0] > _STEP]
        open_runs = [run for run in open_runs if i - run[-1][0] <= _STEP]
        fitting = [run for run in open_runs if _continues(run[-1], (i, j))]
        if fitting:
            min(fitting, key=lambda run: j - run[-1][1]).append((i, j))
        else:
            open_runs.append([(i, j)])
    return [run for run in (*closed, *open_runs) if _strong([points[point] for point in run])]


def _continues(last: Corner, point: Corner) -> bool:
    down, right = point[0] - last[0], point[1] - last[1]
    return 0 < down <= _STEP and 0 < right <= _STEP and abs(down - right) <= _SLANT


def _strong(weights: Sequence[float]) -> bool:
    return sum(weights) >= (_STRONG_RUN if len(weights) > 1 else _STRONG_POINT)


def _stretch(run: Run, runs: Sequence[Run], alone: tuple[set[int], set[int]]) -> tuple[Corner, Corner]:
    """Return the first corner and the end of the stretches around a run, up to the next run or bead."""
    low, high = [], []
    for side in (0, 1):
        first, last = run[0][side], run[-1][side]
        others = [other for other in runs if other is not run]
        floor = max((other[-1][side] for other in others if other[-1][side] < first), default=-1)
        ceiling = min(
            (other[0][side] for other in others if other[0][side] > last), default=last + len(alone[side]) + 1
        )
        while first - 1 > floor and first - 1 in alone[side]:
            first -= 1
        while last + 1 < ceiling and last + 1 in alone[side]:
            last += 1
        low.append(first)
        high.append(last + 1)
    return (low[0], low[1]), (high[0], high[1])
