"""The dynamic programmes against the enumeration of all segmentations."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_reference import all_paths, bead_probabilities, path_score, textbook_best

from alignkit.sentences.grid import SHAPES
from alignkit.sentences.lattice import Scores, best_paths, marginals

SMALL = settings(max_examples=60, deadline=None)


def best_path(scores):
    """The best path of the only block."""
    (path,) = best_paths(scores)
    return path


def posteriors(scores):
    """The probabilities of the only block, laid out without blocks."""
    found = marginals(scores, np.logaddexp)
    return SimpleNamespace(
        beads={shape: np.exp(values[0]) for shape, values in found.beads.items()},
        source_gap=np.exp(found.source_gap[0]),
        target_gap=np.exp(found.target_gap[0]),
        log_total=float(found.total[0]),
    )


def random_scores(seed, n, m, shapes=SHAPES, *, spread=3.0, whole=False):
    """Scores as the aligner lays them out; with ``whole`` small integers, so that paths tie."""
    rng = np.random.default_rng(seed)

    def draw(*size):
        return rng.integers(-2, 3, size).astype(float) if whole else rng.normal(0, spread, size)

    beads = {}
    for p, q in shapes:
        beads[p, q] = np.zeros((1, n + 1, m + 1))
        if p <= n and q <= m:
            beads[p, q][:, p:, q:] = draw(1, n + 1 - p, m + 1 - q)
    return Scores(beads, draw(1, n + 1), draw(1, m + 1))


@st.composite
def problems(draw, *, largest=4, whole=False):
    size = st.integers(0, largest)
    shapes = draw(st.lists(st.sampled_from(SHAPES), unique=True))
    return random_scores(draw(st.integers(0, 10**6)), draw(size), draw(size), tuple(shapes), whole=whole)


def covers(path, n, m):
    """Whether a path is made of adjoining steps from the beginning of both texts to their ends."""
    i = j = 0
    for (i0, i1), (j0, j1) in path:
        if (i0, j0) != (i, j) or (i1, j1) == (i, j):
            return False
        i, j = i1, j1
    return (i, j) == (n, m)


@SMALL
@given(problems())
def test_the_best_path_scores_what_the_best_of_all_segmentations_scores(scores):
    path = best_path(scores)
    assert covers(path, *scores.size)
    assert path_score(scores, path) == pytest.approx(max(total for total, _ in all_paths(scores)), abs=1e-9)


@SMALL
@given(problems(whole=True))
def test_the_best_path_is_one_of_the_best_also_where_paths_tie(scores):
    path = best_path(scores)
    assert covers(path, *scores.size)
    assert path_score(scores, path) == pytest.approx(max(total for total, _ in all_paths(scores)), abs=1e-9)


@pytest.mark.parametrize(("n", "m"), [(4, 4), (5, 3), (2, 6)])
def test_with_all_shapes_best_path_and_posteriors_agree_with_enumeration(n, m):
    scores = random_scores(11, n, m, spread=1.0)
    totals = [total for total, _ in all_paths(scores)]
    assert len(totals) > 200
    assert path_score(scores, best_path(scores)) == pytest.approx(max(totals), abs=1e-9)
    found, (log_total, shares) = posteriors(scores), bead_probabilities(scores)
    assert found.log_total == pytest.approx(log_total, abs=1e-9)
    for ((i0, i1), (j0, j1)), share in shares.items():
        if i0 < i1 and j0 < j1:
            assert found.beads[i1 - i0, j1 - j0][i1, j1] == pytest.approx(share, abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 30), st.integers(0, 30))
def test_the_best_path_agrees_with_the_textbook_on_longer_texts(seed, n, m):
    scores = random_scores(seed, n, m)
    path = best_path(scores)
    assert covers(path, n, m)
    assert path_score(scores, path) == pytest.approx(textbook_best(scores), abs=1e-8)


@SMALL
@given(problems())
def test_posteriors_are_each_beads_share_of_all_segmentations(scores):
    found = posteriors(scores)
    log_total, shares = bead_probabilities(scores)
    assert found.log_total == pytest.approx(log_total, abs=1e-8)
    for (p, q), probability in found.beads.items():
        for i, j in np.ndindex(probability.shape):
            expected = shares.get(((i - p, i), (j - q, j)), 0.0)
            assert probability[i, j] == pytest.approx(expected, abs=1e-8)
    for i, j in np.ndindex(found.source_gap.shape):
        assert found.source_gap[i, j] == pytest.approx(shares.get(((i - 1, i), (j, j)), 0.0), abs=1e-8)
        assert found.target_gap[i, j] == pytest.approx(shares.get(((i, i), (j - 1, j)), 0.0), abs=1e-8)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 25), st.integers(0, 25), st.sampled_from([0.1, 3.0, 40.0]))
def test_each_segments_posteriors_sum_to_one(seed, n, m, spread):
    scores = random_scores(seed, n, m, spread=spread)
    found = posteriors(scores)
    source, target = np.zeros(n), np.zeros(m)
    for (p, q), probability in found.beads.items():
        for i, j in zip(*np.nonzero(probability), strict=True):
            source[i - p : i] += probability[i, j]
            target[j - q : j] += probability[i, j]
    source += found.source_gap[1:].sum(axis=1)
    target += found.target_gap[:, 1:].sum(axis=0)
    assert source == pytest.approx(np.ones(n), abs=1e-6)
    assert target == pytest.approx(np.ones(m), abs=1e-6)


@SMALL
@given(problems())
def test_a_problem_read_from_the_end_has_the_same_best_and_the_same_sum(scores):
    backwards = scores.reversed()
    best = path_score(scores, best_path(scores))
    assert path_score(backwards, best_path(backwards)) == pytest.approx(best, abs=1e-9)
    assert posteriors(backwards).log_total == pytest.approx(posteriors(scores).log_total, abs=1e-9)


@SMALL
@given(problems())
def test_swapping_the_sides_mirrors_the_path(scores):
    swapped = Scores(
        {(q, p): score.transpose(0, 2, 1).copy() for (p, q), score in scores.beads.items()},
        scores.target_gap,
        scores.source_gap,
    )
    mirrored = [(target, source) for source, target in best_path(swapped)]
    # Gaps that meet may come in either order: both orders score the same.
    assert {bead for bead in mirrored if bead[0][0] < bead[0][1] and bead[1][0] < bead[1][1]} == {
        bead for bead in best_path(scores) if bead[0][0] < bead[0][1] and bead[1][0] < bead[1][1]
    }
    assert posteriors(swapped).log_total == pytest.approx(posteriors(scores).log_total, abs=1e-9)


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_leaves_only_gaps(n, m):
    scores = random_scores(1, n, m)
    path = best_path(scores)
    assert covers(path, n, m)
    assert all(i0 == i1 or j0 == j1 for (i0, i1), (j0, j1) in path)
    gaps = scores.source_gap[0, 1:].sum() + scores.target_gap[0, 1:].sum()
    assert posteriors(scores).log_total == pytest.approx(float(gaps))


def test_large_scores_neither_overflow_nor_lose_the_path():
    scores = random_scores(5, 12, 9, spread=2000.0)
    found = posteriors(scores)
    assert path_score(scores, best_path(scores)) == pytest.approx(textbook_best(scores))
    for probability in (*found.beads.values(), found.source_gap, found.target_gap):
        assert np.isfinite(probability).all()
        assert probability.min() >= 0
        assert probability.max() <= 1


def test_gaps_of_a_long_text_do_not_wash_out_a_small_difference():
    # A row is solved by subtracting a running sum of gap scores, here up to 20,000.
    n = m = 200
    one = np.zeros((1, n + 1, m + 1))
    np.fill_diagonal(one[0, 1:, 1:], 1e-6)
    gap = np.full((1, n + 1), -100.0)
    path = best_path(Scores({(1, 1): one - 100.0 * (one == 0)}, gap, gap))
    assert path == [((k, k + 1), (k, k + 1)) for k in range(n)]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 8), st.integers(1, 8))
def test_blocks_solved_together_are_solved_as_if_alone(seed, n, m):
    alone = [random_scores(seed + k, n, m) for k in range(3)]
    together = Scores(
        {shape: np.concatenate([one.beads[shape] for one in alone]) for shape in SHAPES},
        np.concatenate([one.source_gap for one in alone]),
        np.concatenate([one.target_gap for one in alone]),
    )
    assert best_paths(together) == [best_path(one) for one in alone]
    found = marginals(together, np.logaddexp)
    for block, one in enumerate(alone):
        assert found.total[block] == pytest.approx(posteriors(one).log_total)
        assert np.exp(found.beads[1, 1][block]) == pytest.approx(posteriors(one).beads[1, 1])


@SMALL
@given(problems())
def test_with_maximum_a_bead_loses_what_the_best_path_through_it_loses(scores):
    found = marginals(scores, np.maximum)
    paths = all_paths(scores)
    best = max(total for total, _ in paths)
    for (p, q), lost in found.beads.items():
        for i, j in np.ndindex(lost.shape[1:]):
            through = [total for total, path in paths if ((i - p, i), (j - q, j)) in path]
            if through:
                assert lost[0, i, j] == pytest.approx(max(through) - best, abs=1e-8)
            else:
                assert lost[0, i, j] < -1e20
