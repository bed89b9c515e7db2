"""A manifest is cut into shards that hold every document exactly once, whatever died meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.corpora.entries import Entry
from alignkit.corpora.plan import Task, digest_of, make_plan, tasks


def entries(sizes):
    return [Entry(f"{number}", f"{number}.fr", f"{size}.de") for number, size in enumerate(sizes)]


def size(entry):
    return int(entry.target.removesuffix(".de"))


@given(st.lists(st.integers(0, 40), min_size=1), st.integers(1, 5), st.integers(1, 60))
def test_every_document_is_in_exactly_one_shard_in_order(sizes, most, largest):
    given_entries = entries(sizes)
    plan = make_plan(given_entries, size, most=most, largest=largest)
    made = list(tasks(plan, given_entries, ()))
    assert [entry for task in made for entry in task.entries] == given_entries
    assert [task.first for task in made] == list(plan.starts)
    for task in made:
        assert 1 <= len(task.entries) <= most
        assert len(task.entries) == 1 or sum(map(size, task.entries)) <= largest


@given(st.lists(st.integers(0, 40), min_size=1), st.sets(st.integers(0, 20)))
def test_what_is_done_is_left_out_and_the_rest_stays_the_same(sizes, done):
    plan = make_plan(entries(sizes), size, most=2)
    everything = list(tasks(plan, entries(sizes), ()))
    assert list(tasks(plan, entries(sizes), done)) == [t for t in everything if t.shard not in done]


def test_another_manifest_has_another_digest():
    plan = make_plan(entries([1, 2]), size)
    assert plan.digest == digest_of(entries([1, 2]))
    assert plan.digest != digest_of(entries([2, 1]))


def test_a_document_is_suspected_twice_and_given_up_the_third_time():
    task = Task(0, 0, tuple(entries([1] * 4)))
    first = task.after_death(2, "a", 3)
    second = first.after_death(2, "b", 3)
    third = second.after_death(2, "c", 3)
    assert [list(t.order()) for t in (first, second)] == [[2, 0, 1, 3]] * 2
    assert list(third.order()) == [0, 1, 3]
    assert third.failed == ((2, "c"),)


@given(st.lists(st.integers(0, 3), max_size=20))
def test_whatever_dies_a_document_is_either_tried_once_or_given_up(deaths):
    task = Task(0, 0, tuple(entries([1] * 4)))
    for place in deaths:
        if place in list(task.order()):
            task = task.after_death(place, "x", 3)
    assert sorted([*task.order(), *(place for place, _ in task.failed)]) == [0, 1, 2, 3]


@pytest.mark.parametrize("sizes", [[], [3]])
def test_a_plan_of_few_documents(sizes):
    assert make_plan(entries(sizes), size).documents == len(sizes)
