from itertools import combinations

from books import book
from hypothesis import given
from hypothesis import strategies as st
from reports import library
from standards import moved

from alignkit.exports.order import moved_pairs
from alignkit.records import Bead, Pair


def pairs(targets):
    return [Pair(Bead((source,), (target,), 1.0), (), ()) for source, target in enumerate(targets)]


def rising(part):
    return list(part) == sorted(part)


@given(st.permutations(range(7)))
def test_what_is_left_rises_and_no_longer_rise_exists(targets):
    stay = [targets[number] for number in range(7) if number not in moved_pairs(pairs(targets))]
    assert stay == sorted(stay)
    rises = (
        size for size in range(7, 0, -1) for part in combinations(targets, size) if list(part) == sorted(part)
    )
    assert len(stay) == next(rises)


def test_nothing_has_moved_where_both_texts_keep_one_order():
    assert moved_pairs(library().pairs) == moved_pairs([]) == frozenset()


def test_the_smaller_of_two_blocks_that_changed_places_has_moved():
    assert moved_pairs(pairs([0, 1, 5, 6, 2, 3, 4, 7])) == {2, 3}
    assert moved_pairs(moved().pairs) in ({0}, {1})


def test_gaps_never_move_and_the_order_of_the_list_does_not_matter():
    report = book(200, 5)
    found = moved_pairs(report.pairs)
    assert found
    assert not any(report.pairs[number].bead.is_gap for number in found)
    back = list(reversed(report.pairs))
    assert {len(back) - 1 - number for number in moved_pairs(back)} == found
