"""Segments without letters stay out of the alignment and come back in their place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.records import Bead
from alignkit.sentences import put_back, speaking

TEXTS = st.lists(st.sampled_from(["Oui.", "", "  ", "***", "—"]), max_size=8)


def aligned(source, target):
    """Pair the speaking segments in order; what is over is a gap."""
    full = speaking(source), speaking(target)
    pairs = list(zip(*full, strict=False))
    rest = [Bead((k,), (), 0.5) for k in full[0][len(pairs) :]]
    rest += [Bead((), (k,), 0.5) for k in full[1][len(pairs) :]]
    return [*(Bead((i,), (j,), 0.5) for i, j in pairs), *rest]


def shape(beads):
    return [(bead.source, bead.target) for bead in beads]


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_every_segment_comes_back_once_and_in_order(source, target):
    found = put_back(aligned(source, target), source, target)
    assert [k for bead in found for k in bead.source] == list(range(len(source)))
    assert [k for bead in found for k in bead.target] == list(range(len(target)))


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_beads_of_speaking_segments_are_kept(source, target):
    beads = aligned(source, target)
    found = put_back(beads, source, target)
    assert [bead for bead in found if bead.confidence == 0.5] == beads


def test_lines_of_marks_at_one_place_are_paired():
    source, target = ["Un.", "***", "Deux."], ["Eins.", "", "* * *", "Zwei."]
    found = put_back([Bead((0,), (0,), 0.5), Bead((2,), (3,), 0.5)], source, target)
    assert shape(found) == [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,))]


def test_a_line_of_marks_without_counterpart_is_a_gap():
    source, target = ["Un.", "Deux."], ["Eins.", "-", "Zwei."]
    found = put_back([Bead((0,), (0,), 0.5), Bead((1,), (2,), 0.5)], source, target)
    assert shape(found) == [((0,), (0,)), ((), (1,)), ((1,), (2,))]


def test_a_bead_reaches_over_lines_that_say_nothing_and_they_follow_it():
    source, target = ["Un, deux.", "Trois."], ["Eins,", "", "***", "zwei.", "Drei."]
    beads = [Bead((0,), (0, 3), 0.5), Bead((1,), (4,), 0.5)]
    found = put_back(beads, source, target)
    assert shape(found) == [((0,), (0, 3)), ((), (1,)), ((), (2,)), ((1,), (4,))]


def test_a_line_with_a_digit_speaks():
    assert speaking(["12", "§", "Ⅷ", "—"]) == [0, 2]
