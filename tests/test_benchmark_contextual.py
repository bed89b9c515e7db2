"""The measures of the judge: alarms, precision, silence, rank correlation."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.alarms import GROUPS, Curve, Line, curve, peaks, planted_figures
from benchmarks.contextual import spearman, table
from models.training.contextual.kinds import KINDS
from models.training.contextual.planted import KIND_OF

NEGATION = KINDS.index("negation")


def line(scores, labels=None, category=None, half=0, checked=False):
    """A judged line whose words have these probabilities of a wrong negation."""
    kinds = np.zeros((len(scores), len(KINDS)), dtype=np.float32)
    kinds[:, NEGATION] = scores
    marked = np.zeros(len(scores), dtype=np.int64) if labels is None else np.array(labels) * NEGATION
    return Line(category, marked, kinds, half, len(scores), False, checked)


LINES = [
    line([0.1, 0.9], [0, 1], "negation added", checked=True),
    line([0.8, 0.2], [0, 1], "negation dropped"),
    line([0.7, 0.1]),
    line([0.0, 0.3], category="wrong sense"),
]


def test_a_hit_is_the_best_of_the_marked_words_alone():
    own = curve(LINES, "negation")
    assert own.hits.tolist() == pytest.approx([0.9, 0.2])
    assert sorted(own.false.tolist()) == pytest.approx([0.3, 0.7])
    assert own.clean.tolist() == pytest.approx([0.7])


def test_precision_and_recall_move_with_the_threshold():
    own = curve(LINES, "negation")
    assert (own.recall(0.8), own.precision(0.8)) == (0.5, 1.0)
    # Two planted among four lines: false alarms count 2 × 2 / 4 times.
    assert (own.recall(0.1), own.precision(0.1)) == (1.0, pytest.approx(2 / 4))


def test_the_silent_threshold_lets_as_many_alarms_through_as_allowed():
    own = Curve(np.zeros(0), np.zeros(0), np.array([0.1, 0.5, 0.9]), 1, 1000)
    assert own.noise(own.silent(1.0)) == 1.0
    assert own.noise(own.silent(0.0)) == 0.0
    assert own.silent(9.0) == 0.0


@settings(deadline=None)
@given(st.lists(st.floats(0.0625, 1, width=32), min_size=1, max_size=8), st.floats(0.1, 1))
def test_the_precise_threshold_keeps_its_promise(scores, precision):
    lines = [line([score], [k % 2], "negation added" if k % 2 else None) for k, score in enumerate(scores)]
    own = curve(lines, "negation")
    least = own.precise(precision)
    assert own.precision(least) >= precision


@settings(deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.25, 0.5]), min_size=1, max_size=9))
def test_a_stretch_of_words_is_one_alarm(scores):
    found = peaks(np.array(scores, dtype=np.float32))
    assert 1 <= len(found) <= len(scores)
    assert max(found) == max(scores)


def test_the_groups_are_the_judges_kinds():
    assert set(GROUPS) == set(KINDS) - {"fine"}
    for kind, categories in GROUPS.items():
        assert {KIND_OF[category] for category in categories} == {kind}


def mean_ranks(values):
    return [sum(v < own for v in values) + (sum(v == own for v in values) + 1) / 2 for own in values]


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), min_size=3, max_size=9))
def test_ranks_correlate_as_the_textbook_says(values):
    other = [value * 2 + k % 3 for k, value in enumerate(values)]
    if len(set(values)) > 1 and len(set(other)) > 1:
        slow = np.corrcoef(mean_ranks(values), mean_ranks(other))[0, 1]
        assert spearman(values, other) == pytest.approx(slow)


def test_the_table_has_a_row_for_every_kind():
    lines = [*LINES, line([0.9, 0.1], [1, 0], "negation dropped", half=1), line([0.2], half=1)]
    errors = {name: {"planted": 2, "recall": 0.5, "precision": 0.9} for name in GROUPS["negation"]}
    figures = {
        "planted": planted_figures(lines, errors),
        "people": {name: {"rows": 9, "static": 0.1, "judge": 0.2} for name in ("assessed", "critical")},
        "speed": {"pairs_per_processor_second": 400},
    }
    assert figures["planted"]["negation"]["checked"] == {"recall": pytest.approx(1 / 3), "precision": 0.9}
    assert figures["planted"]["negation"]["static"] == {"recall": 0.0}
    for kind in (*GROUPS, "Spearman", "Matthews", "400"):
        assert kind in table(figures)
