from hypothesis import given
from hypothesis import strategies as st
from reports import Flaw, Row, build, library

from alignkit.exports.marks import Mark, cut, marks_by_segment
from alignkit.records import Severity

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=6)


@given(st.text(max_size=12), SPANS)
def test_the_pieces_add_up_and_lie_under_exactly_their_marks(text, spans):
    marks = [
        Mark(number, min(start, len(text)) + 5, min(end, len(text)) + 5)
        for number, (start, end) in enumerate(spans, start=1)
    ]
    pieces = cut(text, 5, marks)
    assert "".join(piece.text for piece in pieces) == text
    at = 5
    for piece in pieces:
        end = at + len(piece.text)
        if piece.text:
            over = {mark.number for mark in marks if mark.start < end and mark.end > at}
        else:
            over = {mark.number for mark in marks if mark.start == mark.end == at}
        assert {mark.number for mark in piece.marks} == over
        at = end


def test_overlapping_findings_meet_in_one_piece():
    report = library()
    marks = marks_by_segment(report, "target")[6]
    segment = report.target_segments[6]
    pieces = cut(report.target.text[segment.start : segment.end], segment.start, marks)
    assert [(piece.text, [mark.number for mark in piece.marks]) for piece in pieces[1:3]] == [
        ("sehr reifen ", [4]),
        ("Anwälte", [4, 5]),
    ]


def test_a_finding_in_the_target_marks_its_counterpart_in_the_source():
    marks = marks_by_segment(library(), "source")
    assert [(mark.number, mark.counterpart) for mark in marks[2]] == [(1, True)]
    assert [(mark.number, mark.counterpart) for mark in marks[6]] == [(3, False)]


def test_a_finding_over_two_segments_marks_both():
    report = build([Row(["x"], ["eins zwei", "drei vier"])], [Flaw(0, "zwei\ndrei", "one sentence")])
    first, second = marks_by_segment(report, "target")
    assert (first[0].start, first[0].end, second[0].start, second[0].end) == (5, 9, 10, 14)


def test_a_finding_between_segments_becomes_a_place_at_the_end_of_the_one_before():
    report = build([Row(["x"], ["eins", "zwei"])], [Flaw(0, "\n", "line end")])
    marks = marks_by_segment(report, "target")
    assert [(mark.start, mark.end) for mark in marks[0]] == [(4, 4)]
    assert marks[1] == []


def test_a_place_at_the_end_of_a_segment_stays_there():
    report = build([Row(["x"], ["eins", "zwei"])], [Flaw(0, "eins", "full stop", Severity.MINOR, after=True)])
    assert [len(marks) for marks in marks_by_segment(report, "target")] == [1, 0]


def test_a_side_without_segments_has_no_marks():
    assert marks_by_segment(build([Row(["x"], [])]), "target") == []
