"""Fidelity: parts of a bead, mean and interval of a document, MQM."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.fidelity import BeadParts, bead_parts, document_fidelity
from alignkit.records import Bead, Finding, Link, Pair, Severity
from alignkit.tokens import tokenize

SHARES = st.floats(0, 1)
PARTS = st.builds(BeadParts, SHARES, SHARES, SHARES, SHARES, st.integers(1, 60))


def finding(severity):
    return Finding("made-up", "accuracy", severity, 0.9, "target", 0, 1, "x", "made up")


def bead(source, target, links=()):
    sides = ((0,) if source else (), (0,) if target else ())
    return Pair(
        Bead(*sides, 1.0),
        tuple(tokenize(source)),
        tuple(tokenize(target)),
        tuple(Link(i, j, 0.9) for i, j in links),
    )


def parts(pair, cosine=0.6, found=()):
    weights = tuple(np.ones(len(tokens), np.float32) for tokens in (pair.source_tokens, pair.target_tokens))
    return bead_parts(pair, cosine, weights, [finding(severity) for severity in found])


# ---- one bead


@pytest.mark.parametrize(("source", "target"), [("", "—"), ("...", ""), ("!", "?!"), ("", " - ")])
def test_a_bead_without_words_has_no_score(source, target):
    assert parts(bead(source, target)) is None


@pytest.mark.parametrize(("source", "target"), [("Le pont", ""), ("", "Die Brücke"), ("", "42")])
def test_a_gap_scores_nothing(source, target):
    assert parts(bead(source, target)).score == 0.0


def test_coverage_is_the_share_of_words_that_are_linked():
    found = parts(bead("le pont , rouge", "die rote Brücke", [(0, 0), (1, 2), (2, 1)]))
    assert found.source_coverage == pytest.approx(2 / 3)  # the linked comma does not count
    assert found.target_coverage == pytest.approx(1.0)
    assert found.words == 6


def test_coverage_counts_words_by_what_they_carry():
    pair = bead("le pont", "Brücke", [(1, 0)])
    weights = np.array([1.0, 3.0], np.float32), np.array([3.0], np.float32)
    assert bead_parts(pair, 0.6, weights, ()).source_coverage == pytest.approx(0.75)


def test_words_that_carry_nothing_are_not_covered():
    pair = bead("le pont", "Brücke", [(1, 0)])
    found = bead_parts(pair, 0.6, (np.zeros(2, np.float32), np.zeros(1, np.float32)), ())
    assert (found.source_coverage, found.target_coverage) == (0.0, 0.0)


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_meaning_rises_with_the_cosine_from_zero_to_one(one, other):
    pair = bead("le pont", "die Brücke")
    low, high = sorted((one, other))
    assert 0.0 <= parts(pair, low).meaning <= parts(pair, high).meaning <= 1.0


def test_a_graver_finding_costs_more_and_two_cost_more_than_one():
    pair = bead("le pont", "die Brücke", [(0, 0), (1, 1)])
    scores = [parts(pair, found=[severity]).score for severity in Severity]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == parts(pair).score
    assert parts(pair, found=[Severity.MAJOR] * 2).score < parts(pair, found=[Severity.MAJOR]).score


@given(PARTS)
def test_a_beads_score_lies_between_zero_and_one(part):
    assert 0.0 <= part.score <= 1.0 + 1e-9


# ---- a document


@settings(max_examples=30, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=12), st.integers(1, 500))
def test_the_interval_holds_the_score(judged, words):
    found = document_fidelity(judged, (), words)
    assert 0.0 <= found.low <= found.score + 1e-9
    assert found.score - 1e-9 <= found.high <= 1.0 + 1e-9
    assert found.mqm == 100.0
    assert all(0.0 <= value <= 1.0 + 1e-9 for value in found.parts.values())


def test_a_score_is_the_mean_over_words():
    long, short = BeadParts(1.0, 1.0, 1.0, 1.0, 30), BeadParts(0.5, 0.5, 0.5, 1.0, 10)
    assert document_fidelity([long, None, short], (), 20).score == pytest.approx((30 + 5) / 40)


def test_one_bead_has_an_interval_of_no_width():
    found = document_fidelity([BeadParts(0.8, 0.8, 0.8, 1.0, 7)], (), 3)
    assert found.low == found.high == pytest.approx(found.score)


def test_more_beads_narrow_the_interval():
    two = [BeadParts(1.0, 1.0, 1.0, 1.0, 10), BeadParts(0.4, 0.4, 0.4, 1.0, 10)]
    few, many = document_fidelity(two * 3, (), 60), document_fidelity(two * 100, (), 2000)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("judged", "words"),
    [([], 0), ([], 5), ([None, None], 0), ([BeadParts(1.0, 0.0, 0.0, 1.0, 5)], 0)],
)
def test_without_words_in_the_source_there_is_no_number(judged, words):
    found = document_fidelity(judged, (), words)
    assert (found.score, found.low, found.high) == (None, None, None)
    assert set(found.parts.values()) == {None}


def test_a_source_that_nothing_renders_scores_zero():
    found = document_fidelity([BeadParts(0.0, 0.0, 0.0, 1.0, 5)], (), 5)
    assert (found.score, found.low, found.high) == (0.0, 0.0, 0.0)


def test_mqm_counts_points_against_source_words():
    judged = [BeadParts(1.0, 1.0, 1.0, 1.0, 50)]
    found = document_fidelity(
        judged, [finding(Severity.MAJOR), finding(Severity.MINOR), finding(Severity.NEUTRAL)], 50
    )
    assert found.mqm == pytest.approx(100 * (1 - 6 / 50))
    assert document_fidelity([], (), 0).mqm is None


def test_the_same_beads_give_the_same_interval_whatever_was_drawn_before():
    judged = [BeadParts(0.1 * k, 0.5, 0.5, 1.0, k + 1) for k in range(9)]
    once = document_fidelity(judged, (), 40)
    np.random.default_rng().random(100)
    assert document_fidelity(judged, (), 40) == once
