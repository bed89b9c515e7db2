"""Blocks that changed places: which points make strong evidence, and what becomes of the gaps."""

import pytest

from alignkit.records import Bead
from alignkit.sentences.moved import moved_beads, strong_runs


def evidence(*pairs):
    """Pairs that probably translate each other."""
    return dict.fromkeys(pairs, 0.4)


def diagonal(points, begin, end):
    """Stands in for the aligner: pairs the segments between two corners one by one."""
    size = min(end[0] - begin[0], end[1] - begin[1])
    return [Bead((begin[0] + k,), (begin[1] + k,), 0.9) for k in range(size)]


def gaps(rows, columns):
    return [*(Bead((i,), (), 0.7) for i in rows), *(Bead((), (j,), 0.7) for j in columns)]


def shapes(beads):
    return {(bead.source, bead.target) for bead in beads}


def test_swapped_halves_become_crossing_beads():
    # Source 0-4 is target 5-9 and the other way round; the monotone pass found only source 5-9.
    kept = [Bead((k,), (k - 5,), 0.9) for k in range(5, 10)]
    points = evidence(*((k, k + 5) for k in range(5)))
    beads = moved_beads([*gaps(range(5), range(5, 10)), *kept], points, diagonal)
    assert shapes(beads) == shapes(kept) | {((k,), (k + 5,)) for k in range(5)}


def test_what_is_left_of_the_gaps_stays():
    points = evidence((0, 5), (1, 6))
    beads = moved_beads(gaps(range(3), range(5, 8)), points, lambda _, begin, end: [
        Bead((0,), (5,), 0.9), Bead((1,), (6,), 0.3), Bead((2,), (), 0.9)])  # fmt: skip
    assert shapes(beads) == {((0,), (5,)), ((1,), ()), ((2,), ()), ((), (6,)), ((), (7,))}


def test_gaps_that_nothing_speaks_for_stay_gaps():
    beads = gaps(range(3), range(5, 8))
    assert moved_beads(beads, {}, diagonal) == beads


def test_neighbours_that_a_bead_holds_are_no_evidence():
    beads = [Bead((k,), (k,), 0.9) for k in range(4)]
    assert moved_beads(beads, evidence(*((k, k) for k in range(4))), diagonal) == beads


@pytest.mark.parametrize(
    ("points", "runs"),
    [
        ({(0, 9): 0.3}, [[(0, 9)]]),
        ({(0, 9): 0.2}, []),
        ({(0, 9): 0.2, (1, 10): 0.2}, []),
        ({(0, 9): 0.2, (1, 10): 0.2, (2, 11): 0.2}, [[(0, 9), (1, 10), (2, 11)]]),
        ({(0, 9): 0.3, (30, 40): 0.3}, [[(0, 9)], [(30, 40)]]),
        ({(0, 9): 0.25, (1, 8): 0.25, (2, 7): 0.25}, []),
    ],
)
def test_evidence_is_strong_where_margins_along_a_diagonal_add_up(points, runs):
    assert strong_runs(points) == runs


def test_two_moved_blocks_side_by_side_keep_to_themselves():
    points = evidence((0, 20), (1, 21), (2, 10), (3, 11))
    spans = []

    def noted(_, begin, end):
        spans.append((begin, end))
        return []

    moved_beads(gaps(range(4), (10, 11, 20, 21)), points, noted)
    assert sorted(spans) == [((0, 20), (2, 22)), ((2, 10), (4, 12))]
