"""Anchors: the survey of neighbours, the heaviest chain, the cuts."""

from bisect import bisect_left
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from slow_reference import heaviest
from vectors import side, units

from alignkit.sentences.anchors import BLOCK, cuts, heaviest_chain
from alignkit.sentences.search import LEAST_MARGIN, survey

POINTS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 20)), max_size=9, unique_by=lambda p: p[0]
).map(sorted)


# ---- the chain


@given(POINTS)
def test_the_chain_is_as_heavy_as_the_heaviest_of_all_subsets(drawn):
    points, weights = [(a, b) for a, b, _ in drawn], [float(weight) for *_, weight in drawn]
    chain = heaviest_chain(dict(zip(points, weights, strict=True)))
    known = dict(zip(points, weights, strict=True))
    assert sum(known[point] for point in chain) == pytest.approx(heaviest(points, weights))


@given(POINTS)
def test_the_chain_rises_strictly_on_both_sides(drawn):
    points = [(a, b) for a, b, _ in drawn]
    chain = list(heaviest_chain(dict.fromkeys(points, 1.0)))
    assert set(chain) <= set(points)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))


def test_no_points_give_no_chain():
    assert heaviest_chain({}) == {}


def test_a_chain_of_many_points_is_the_longest_rising_subsequence():
    seconds = np.random.default_rng(2).permutation(30_000).tolist()
    tails: list[int] = []  # patience sorting: the least end of a rising subsequence of each length
    for second in seconds:
        place = bisect_left(tails, second)
        tails[place : place + 1] = [second]
    assert len(heaviest_chain(dict.fromkeys(enumerate(seconds), 1.0))) == len(tails)


# ---- anchors of two texts


def chain_of(a, b):
    return list(heaviest_chain(survey(side(a), side(b)).mutual(LEAST_MARGIN)))


def test_equal_texts_are_anchored_segment_by_segment():
    a = units(3, 40, dim=64)
    assert chain_of(a, a) == [(k, k) for k in range(40)]


def test_a_missing_third_costs_no_anchor_behind_it():
    a = units(4, 60, dim=64)
    assert chain_of(a, np.concatenate([a[:20], a[40:]])) == [
        *((k, k) for k in range(20)),
        *((k, k - 20) for k in range(40, 60)),
    ]


def test_swapping_the_sides_mirrors_the_anchors():
    a, b = units(5, 30, dim=24), units(5, 40, dim=24)[5:]
    assert chain_of(b, a) == [(j, i) for i, j in chain_of(a, b)]


def test_identical_segments_anchor_nothing():
    a = np.repeat(units(6, 1), 50, axis=0)
    assert chain_of(a, a) == []


def test_segments_without_content_anchor_nothing():
    assert chain_of(np.zeros((5, 8)), np.zeros((4, 8))) == []


# ---- the cuts


@given(POINTS)
def test_cuts_rise_from_the_beginning_to_the_end(drawn):
    chain = heaviest_chain({(a, b): 1.0 for a, b, _ in drawn})
    corners = cuts(chain, (10, 10))
    assert corners[0] == (0, 0)
    assert corners[-1] == (10, 10)
    assert corners == sorted(set(corners))


def test_a_long_text_is_cut_into_blocks_of_the_least_size():
    corners = cuts({(k, k): 1.0 for k in range(1000)}, (1000, 1000))
    assert [b[0] - a[0] for a, b in pairwise(corners[:-1])] == [BLOCK] * (len(corners) - 2)


def test_nothing_is_cut_beside_a_gap():
    # Every second anchor is missing: no two are neighbours on both sides.
    assert cuts({(2 * k, 2 * k): 1.0 for k in range(150)}, (300, 300)) == [(0, 0), (300, 300)]


def test_a_hole_is_narrowed_down_at_anchors_that_stand_alone():
    chain = {(k, k): 1.0 for k in range(0, 40, 2)} | {(k + 100, k): 1.0 for k in range(40, 80, 2)}
    corners = cuts(chain, (180, 80))
    assert max((b[1] - a[1] for a, b in pairwise(corners) if b[0] - a[0] > 60), default=0) <= 2 * BLOCK


def test_an_empty_problem_has_one_corner():
    assert cuts({}, (0, 0)) == [(0, 0)]


def test_a_large_block_is_cut_between_less_sure_anchors():
    faint = dict.fromkeys(((k, k) for k in range(500)), 0.1)
    assert cuts(dict.fromkeys(list(faint)[:100], 0.1), (100, 100)) == [(0, 0), (100, 100)]
    assert len(cuts(faint, (500, 500))) > 20


@pytest.mark.parametrize(("n", "m"), [(2000, 2000), (1, 900_000), (900_000, 1), (3, 400_000)])
def test_without_anchors_no_block_is_too_large_for_memory(n, m):
    corners = cuts({}, (n, m))
    assert corners[0] == (0, 0)
    assert corners[-1] == (n, m)
    assert max((b[0] - a[0]) * (b[1] - a[1]) for a, b in pairwise(corners)) <= 450_000
