"""Beads are told in the source's order, additions beside their neighbours."""

from hypothesis import given
from hypothesis import strategies as st

from alignkit.records import Bead
from alignkit.sentences.order import in_reading_order


@given(st.lists(st.sampled_from([(1, 1), (1, 2), (2, 1), (0, 1), (1, 0)]), max_size=9), st.randoms())
def test_beads_in_order_stay_in_order_however_they_come(steps, rng):
    beads, i, j = [], 0, 0
    for p, q in steps:
        beads.append(Bead(tuple(range(i, i + p)), tuple(range(j, j + q)), 0.5))
        i, j = i + p, j + q
    mixed = list(beads)
    rng.shuffle(mixed)
    ordered = in_reading_order(mixed)
    assert sorted(map(id, ordered)) == sorted(map(id, beads))
    assert [k for bead in ordered for k in bead.source] == list(range(i))
    assert [k for bead in ordered for k in bead.target] == list(range(j))


@given(st.permutations(range(7)), st.sets(st.integers(0, 6)))
def test_crossing_beads_lose_nothing(order, added):
    beads = [Bead((), (j,), 0.5) if j in added else Bead((i,), (j,), 0.5) for i, j in enumerate(order)]
    ordered = in_reading_order(beads)
    assert {id(bead) for bead in ordered} == {id(bead) for bead in beads}
    sources = [bead.source for bead in ordered if bead.source]
    assert sources == sorted(sources)


def test_an_addition_follows_what_stands_before_it_in_the_target():
    one, two, new = Bead((0,), (3,), 0.5), Bead((1,), (0, 1), 0.5), Bead((), (2,), 0.5)
    assert in_reading_order([one, new, two]) == [one, two, new]
