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
from alignkit.sentences.lattice import Scores, marginals
from models.training.bead_weights import Problem, Task, _problem, learn
from models.training.beads import Lesson, calibrate, lesson_problems, start_weights, with_hole
from models.training.paths import Paths

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


def loss_of(items, bead, gap):
    task = Task(items, ROWS)
    return task.loss(bead @ task.beads, gap @ task.gaps)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 5), st.integers(2, 5))
def test_the_slope_is_that_of_the_loss(seed, n, m):
    task = Task([random_problem(seed, n, m), random_problem(seed + 1, m, n)], ROWS)
    rng = np.random.default_rng(seed)
    beads, gaps = rng.normal(size=task.beads.shape[1]), rng.normal(size=task.gaps.shape[1])
    _, *slopes = task.loss(beads, gaps)
    for values, slope in zip((beads, gaps), slopes, strict=True):
        for place in rng.integers(0, len(slope), 4):
            losses = []
            for step in (1e-5, -1e-5):
                values[place] += step
                losses.append(task.loss(beads, gaps)[0])
                values[place] -= step
            assert slope[place] == pytest.approx((losses[0] - losses[1]) / 2e-5, abs=1e-4)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4), st.integers(1, 5))
def test_all_paths_add_up_to_what_the_aligners_lattice_says(seed, n, m):
    item = random_problem(seed, n, m)
    rng = np.random.default_rng(seed)
    values = rng.normal(size=len(item.beads) + n + m)
    total, share = Paths([((n, m), item.beads)]).solve(values)
    beads, source, target = np.split(values, [len(item.beads), len(item.beads) + n])
    gaps = (np.concatenate([[0.0], gap])[None] for gap in (source, target))
    known = marginals(Scores(item.beads.scatter(beads, 1, (n, m)), *gaps), np.logaddexp)
    assert total == pytest.approx(known.total)
    assert share[: len(beads)] == pytest.approx(np.exp(item.beads.gather(dict(known.beads))), abs=1e-9)
    alone = np.exp(known.source_gap).sum(axis=2)[0, 1:], np.exp(known.target_gap).sum(axis=1)[0, 1:]
    assert share[len(beads) :] == pytest.approx(np.concatenate(alone), abs=1e-9)


def test_problems_together_lose_what_they_lose_alone():
    items = [random_problem(seed, size, size + 1) for seed, size in enumerate((2, 4, 5))]
    bead, gap = np.full(len(BEAD_FEATURES), 0.1), np.full(len(GAP_FEATURES), -0.2)
    alone = [loss_of([item], bead, gap)[0] for item in items]
    assert loss_of(items, bead, gap)[0] == pytest.approx(sum(alone))


def test_learning_makes_the_true_beads_likelier():
    items = [random_problem(seed, 4, 4) for seed in range(6)]
    before = loss_of(items, np.zeros(len(ROWS)), np.zeros(len(GAP_FEATURES)))[0]
    assert loss_of(items, *learn(items, BEAD_FEATURES, iterations=20))[0] < 0.7 * before


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
