"""Measures against their definitions, counted the slow way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slow_reference import bead_hits

from alignkit.measures import BeadCounts, add_counts, alignment_error_rate, bootstrap_f1, count_beads

NUMBERS = st.lists(st.integers(0, 5), max_size=3, unique=True).map(sorted)
LADDERS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=6)
LINKS = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)))


def as_set(ladder):
    return {(tuple(one), tuple(two)) for one, two in ladder if one or two}


def full(beads):
    return {bead for bead in beads if bead[0] and bead[1]}


@given(LADDERS, LADDERS)
def test_counts_are_those_of_the_definition(gold, system):
    known, found = as_set(gold), as_set(system)
    precision, recall = bead_hits(found, known), bead_hits(full(known), full(found))
    assert count_beads(gold, system) == BeadCounts(len(found), *precision, len(full(known)), *recall)


@given(LADDERS)
def test_an_alignment_agrees_with_itself(ladder):
    counts = count_beads(ladder, ladder)
    assert counts.system_strict == counts.system_lax == counts.system
    assert counts.gold_strict == counts.gold_lax == counts.gold
    if counts.gold:
        assert counts.scores() == counts.scores(lax=True) == (1.0, 1.0, 1.0)


@given(LADDERS, LADDERS)
def test_lax_is_never_less_than_strict_and_all_lie_between_zero_and_one(gold, system):
    counts = count_beads(gold, system)
    assert all(
        0.0 <= strict <= lax <= 1.0
        for strict, lax in zip(counts.scores(), counts.scores(lax=True), strict=True)
    )


def test_gaps_count_for_precision_only():
    counts = count_beads([([0], [0]), ([1], [])], [([0], [0]), ([], [1])])
    assert (counts.system, counts.system_strict, counts.gold, counts.gold_strict) == (2, 1, 1, 1)


def test_nothing_against_nothing_is_zero_not_an_error():
    assert count_beads([], []).scores() == (0.0, 0.0, 0.0)
    assert count_beads([([], [])], []) == BeadCounts()


@given(st.lists(st.tuples(LADDERS, LADDERS), max_size=4))
def test_counts_of_documents_add_up(documents):
    counts = [count_beads(gold, system) for gold, system in documents]
    total = add_counts(iter(counts))
    assert total.system == sum(count.system for count in counts)
    assert total.gold_lax == sum(count.gold_lax for count in counts)


def test_the_bootstrap_interval_holds_the_pooled_value_and_repeats():
    counts = [BeadCounts(10, k, 10, 10, k, 10) for k in range(3, 10)]
    low, high = bootstrap_f1(counts, samples=300)
    assert low < add_counts(counts).scores()[2] < high
    assert bootstrap_f1(counts, samples=300) == (low, high)
    assert bootstrap_f1(counts[:1], samples=20) == pytest.approx((0.3, 0.3))


@given(LINKS, LINKS, LINKS)
def test_the_error_rate_is_that_of_och_and_ney(sure, possible, links):
    errors, size = alignment_error_rate(sure, possible, links)
    assert size == len(links) + len(sure)
    if size:
        every = sure | possible
        rate = 1 - (len(links & sure) + len(links & every)) / (len(links) + len(sure))
        assert errors / size == pytest.approx(rate)
        assert 0 <= errors <= size


@given(LINKS, LINKS)
def test_the_sure_links_themselves_make_no_error(sure, possible):
    assert alignment_error_rate(sure, possible, sure)[0] == 0
    assert alignment_error_rate(sure, possible, sure | possible)[0] == 0
