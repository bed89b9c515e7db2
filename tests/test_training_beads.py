"""Learning the bead score: the likelihood and its slope, padding, holes, calibration."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vectors import side, units

from alignkit.sentences.candidates import Candidates
from alignkit.sentences.evidence import BEAD_FEATURES
from alignkit.sentences.grid import CHEAP_FEATURES, GAP_FEATURES
from models.training.bead_weights import Batch, Problem, _problem, learn
from models.training.beads import Lesson, calibrate, lesson_problems, start_weights, with_hole

ROWS = range(len(BEAD_FEATURES))


def random_problem(seed, n, m):
    """A problem with a few candidates and a diagonal as truth."""
    rng = np.random.default_rng(seed)
    beads = {(i, j, 1, 1) for i in range(1, n + 1) for j in range(1, m + 1) if rng.random() < 0.5}
    beads |= {(i, i, 1, 1) for i in range(1, min(n, m) + 1)} | {(2, 1, 2, 1)} if n > 1 else set()
    columns = np.array(sorted(beads), dtype=np.int64).reshape(-1, 4).T
    features = rng.normal(size=(len(BEAD_FEATURES), columns.shape[1])).astype(np.float32)
    gaps = tuple(rng.normal(size=(len(GAP_FEATURES), size)).astype(np.float32) for size in (n, m))
    gold = [([k], [k]) for k in range(min(n, m))]
    candidates = Candidates(np.zeros(columns.shape[1], dtype=np.int64), *columns, features)
    return _problem((n, m), candidates, gaps, gold)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 5), st.integers(2, 5))
def test_the_slope_is_that_of_the_loss(seed, n, m):
    batch = Batch([random_problem(seed, n, m)], ROWS)
    rng = np.random.default_rng(seed)
    bead, gap = rng.normal(0, 0.1, len(BEAD_FEATURES)), rng.normal(0, 0.1, len(GAP_FEATURES))
    _, slope = batch.loss(bead, gap)
    for place in rng.integers(0, len(slope), 4):
        step = np.zeros(len(slope))
        step[place] = 1e-5
        up, down = (
            batch.loss(bead + sign * step[: len(bead)], gap + sign * step[len(bead) :])[0] for sign in (1, -1)
        )
        assert slope[place] == pytest.approx((up - down) / 2e-5, abs=1e-4)


def test_problems_padded_to_one_size_lose_what_they_lose_alone():
    items = [random_problem(seed, size, size + 1) for seed, size in enumerate((2, 4, 5))]
    bead, gap = np.full(len(BEAD_FEATURES), 0.1), np.full(len(GAP_FEATURES), -0.2)
    alone = [Batch([item], ROWS).loss(bead, gap) for item in items]
    value, slope = Batch(items, ROWS).loss(bead, gap)
    assert value == pytest.approx(sum(one[0] for one in alone), abs=1e-6)
    assert slope == pytest.approx(np.sum([one[1] for one in alone], axis=0), abs=1e-5)


def test_learning_makes_the_true_beads_likelier():
    items = [random_problem(seed, 4, 4) for seed in range(6)]
    before = sum(
        Batch([item], ROWS).loss(np.zeros(len(ROWS)), np.zeros(len(GAP_FEATURES)))[0] for item in items
    )
    bead, gap = learn(items, BEAD_FEATURES, iterations=20)
    assert sum(Batch([item], ROWS).loss(bead, gap)[0] for item in items) < 0.7 * before


def test_weights_of_the_cheap_features_come_without_the_dear_ones():
    bead, gap = learn([random_problem(1, 3, 3)], CHEAP_FEATURES, iterations=2)
    assert (len(bead), len(gap)) == (len(CHEAP_FEATURES), len(GAP_FEATURES))


def test_the_problems_of_a_bitext_hold_every_segment_and_its_true_beads():
    a = units(1, 60, dim=32)
    gold = [([k], [k]) for k in range(60)]
    found: list[Problem] = list(lesson_problems(Lesson(side(a), side(a), gold), start_weights()))
    assert sum(item.size[0] for item in found) == sum(item.size[1] for item in found) == 60
    assert sum(int(item.true.sum()) for item in found) == 60
    assert len(found) > 2


@pytest.mark.parametrize("seed", range(20))
def test_a_hole_takes_beads_from_one_side_and_loses_nothing_else(seed):
    size = 400
    source, target = ([f"{name}{k}" for k in range(size)] for name in "st")
    gold = [([k], [k]) for k in range(size)]
    one, two, beads = with_hole(source, target, gold, np.random.default_rng(seed))
    assert [i for rows, _ in beads for i in rows] == list(range(len(one)))
    assert [j for _, columns in beads for j in columns] == list(range(len(two)))
    assert all(one[rows[0]][1:] == two[columns[0]][1:] for rows, columns in beads if rows and columns)
    gaps = [number for number, (rows, columns) in enumerate(beads) if not rows or not columns]
    assert 8 <= len(gaps) < 25
    assert all(b - a == 1 for a, b in pairwise(gaps))


def test_calibration_learns_that_the_model_is_too_sure():
    rng = np.random.default_rng(3)
    probability = rng.uniform(0.5, 1.0, 4000)
    right = rng.random(4000) < 0.5 + (probability - 0.5) / 2
    slope, _, _ = calibrate(np.stack([probability, np.zeros(4000), right], axis=1))
    assert 0 < slope < 0.9
