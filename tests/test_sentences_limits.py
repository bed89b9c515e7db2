"""What the user demands holds: known pairs, largest bead."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_reference import all_paths, path_score

from alignkit.sentences import Limits
from alignkit.sentences.grid import SHAPES, Blocks
from alignkit.sentences.lattice import Scores, best_paths


def random_scores(seed, n, m):
    rng = np.random.default_rng(seed)
    beads = {
        (p, q): np.pad(rng.normal(0, 3, (1, n + 1 - p, m + 1 - q)), ((0, 0), (p, 0), (q, 0)))
        for p, q in SHAPES
        if p <= n and q <= m
    }
    return Scores(beads, rng.normal(0, 3, (1, n + 1)), rng.normal(0, 3, (1, m + 1)))


def together(path, i, j):
    """Whether two segments share a bead."""
    return any(a <= i < b and c <= j < d for (a, b), (c, d) in path)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 4), st.data())
def test_the_path_is_the_best_of_those_that_keep_a_known_pair(seed, n, m, data):
    i, j = data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, m - 1))
    scores = random_scores(seed, n, m)
    expected = max(total for total, path in all_paths(scores) if together(path, i, j))
    blocks = Blocks(np.array([100]), np.array([200]), (n, m))
    bound = Limits(anchors=((100 + i, 200 + j),)).bind(scores, blocks)
    (path,) = best_paths(bound)
    assert together(path, i, j)
    assert abs(path_score(bound, path) - expected) < 1e-8


def test_pairs_of_other_blocks_bind_nothing():
    scores, again = random_scores(3, 3, 3), random_scores(3, 3, 3)
    Limits(anchors=((9, 0), (0, 9))).bind(scores, Blocks(np.array([0]), np.array([0]), (3, 3)))
    assert all((scores.beads[shape] == again.beads[shape]).all() for shape in again.beads)


def test_the_largest_bead_bounds_both_sides():
    assert Limits(max_bead=1).shapes == [(1, 1)]
    assert set(Limits(max_bead=2).shapes) == {(1, 1), (1, 2), (2, 1), (2, 2)}
    assert (5, 5) in Limits().shapes


def test_corners_that_part_a_known_pair_are_left_out():
    limits = Limits(anchors=((2, 2), (7, 9)))
    points = {(1, 3): 0.5, (2, 2): 0.5, (3, 3): 0.5, (8, 9): 0.5, (8, 10): 0.5}
    assert list(limits.consistent(points)) == [(2, 2), (3, 3), (8, 10)]
