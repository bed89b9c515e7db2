"""The survey of neighbours: exact for texts of usual length, by landmarks for long ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vectors import side, units

from alignkit.sentences import search as module
from alignkit.sentences.anchors import heaviest_chain
from alignkit.sentences.search import NEAREST, probable_pairs, survey


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 12), st.integers(1, 12), st.integers(1, 5))
def test_the_survey_in_slices_is_the_survey_at_once(seed, n, m, rows):
    a, b = units(seed, n), units(seed + 1, m)
    before = module._ROWS
    try:
        module._ROWS = rows
        found = survey(side(a), side(b))
    finally:
        module._ROWS = before
    cosine = a @ b.T
    nearest = np.sort(np.maximum(cosine, 0), axis=1)[:, ::-1][:, :NEAREST].mean(axis=1)
    nearest_back = np.sort(np.maximum(cosine, 0), axis=0)[::-1][:NEAREST].mean(axis=0)
    assert found.near.source == pytest.approx(nearest, abs=1e-5)
    assert found.near.target == pytest.approx(nearest_back, abs=1e-5)
    assert found.likeness[:, 0] == pytest.approx(cosine.max(axis=1), abs=1e-5)
    assert cosine[np.arange(n), found.places[:, 0]] == pytest.approx(cosine.max(axis=1), abs=1e-5)
    assert cosine[found.nearest_back, np.arange(m)] == pytest.approx(cosine.max(axis=0), abs=1e-5)


def spoilt(kind, a):
    """A target made of the source's own vectors, with where each of its segments came from."""
    n = len(a)
    order = {
        "whole": np.arange(n),
        "first 40 % missing": np.arange(int(0.4 * n), n),
        "middle missing": np.concatenate([np.arange(n // 3), np.arange(n // 2, n)]),
        "halves swapped": np.concatenate([np.arange(n // 2, n), np.arange(n // 2)]),
    }[kind]
    return a[order], order


@pytest.mark.parametrize("kind", ["whole", "first 40 % missing", "middle missing", "halves swapped"])
def test_landmarks_find_nearly_every_neighbour_wherever_it_lies(monkeypatch, kind):
    monkeypatch.setattr(module, "_ALL", 0)
    monkeypatch.setattr(module, "_REACH", 40)
    a = units(1, 3000, dim=32)
    b, order = spoilt(kind, a)
    pairs = survey(side(a), side(b)).mutual(0.06)
    right = {(int(i), j) for j, i in enumerate(order)}
    assert len(right & set(pairs)) > 0.95 * len(right)
    assert set(pairs) <= right


def test_swapping_the_sides_mirrors_the_mutual_neighbours():
    a, b = units(5, 30, dim=24), units(5, 40, dim=24)[5:]
    there, back = (survey(side(one), side(two)).mutual(0.0) for one, two in ((a, b), (b, a)))
    assert {(j, i) for i, j in back} == set(there)


def test_the_work_grows_with_the_length_not_with_its_square(monkeypatch):
    monkeypatch.setattr(module, "_ALL", 0)
    monkeypatch.setattr(module, "_REACH", 40)
    work = []
    for n in (2000, 8000):
        one = side(units(2, n, dim=16))
        pieces = list(module._pieces(one, one))
        assert np.concatenate([rows for rows, _ in pieces]).max() == n - 1
        work.append(sum(len(rows) * len(columns) for rows, columns in pieces))
    assert work[1] < 6 * work[0]


def test_a_text_that_repeats_its_sentences_is_told_by_their_order():
    a = units(7, 40, dim=64)
    order = np.random.default_rng(1).integers(0, 40, 400)
    one, two = side(a[order]), side(a[order[120:]])
    found = survey(one, two)
    assert len(found.mutual(0.06)) < 20
    chain = heaviest_chain(probable_pairs(one, two, found))
    assert len(set(chain) & {(k + 120, k) for k in range(280)}) > 200


def test_a_page_that_comes_again_and_again_is_told_by_the_longest_chain():
    one = side(np.tile(units(8, 60, dim=64), (4, 1)))
    chain = heaviest_chain(probable_pairs(one, one, survey(one, one)))
    assert list(chain) == [(k, k) for k in range(240)]


def test_a_long_text_of_the_same_sentences_in_new_order_is_told_by_their_runs(monkeypatch):
    monkeypatch.setattr(module, "_ALL", 0)
    monkeypatch.setattr(module, "_REACH", 40)
    a, rng = units(9, 300, dim=64), np.random.default_rng(2)
    one = side(a[np.concatenate([rng.permutation(300) for _ in range(5)])])
    chain = heaviest_chain(probable_pairs(one, one, survey(one, one)))
    assert len(set(chain) & {(k, k) for k in range(1500)}) > 1200
