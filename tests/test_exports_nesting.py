from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alignkit.exports.marks import Mark
from alignkit.exports.nesting import cut_crossing, inline, split_crossing
from alignkit.exports.xml_text import Xml, escaped

SPANS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted), max_size=5)
TEXT = "abcdefgh"


def marks(spans):
    return [Mark(number, start, end) for number, (start, end) in enumerate(spans, start=1)]


def bracketed(spans):
    return inline(TEXT, spans, lambda span, content: Xml(f"[{span.number}{span.kind[0]}:{content}]"), escaped)


def plain(written):
    kept, inside = "", False
    for character in written:
        if character == "[":
            inside = True
        if not inside and character != "]":
            kept += character
        if character == ":":
            inside = False
    return kept


@given(SPANS)
def test_cut_marks_nest_and_cover_what_they_covered(spans):
    cut = cut_crossing(marks(spans))
    for one in cut:
        for other in cut:
            assert not one.start < other.start < one.end < other.end
    for number, (start, end) in enumerate(spans, start=1):
        own = sorted((span.start, span.end) for span in cut if span.number == number)
        assert own[0][0] == start
        assert own[-1][1] == end
        assert all(left[1] == right[0] for left, right in pairwise(own))


@given(SPANS)
def test_split_marks_nest_or_become_two_points(spans):
    split = split_crossing(marks(spans))
    for number, (start, end) in enumerate(spans, start=1):
        kinds = {span.kind: span for span in split if span.number == number}
        if "mark" in kinds:
            assert (kinds["mark"].start, kinds["mark"].end) == (start, end)
        else:
            assert (kinds["open"].start, kinds["close"].start) == (start, end)


@given(SPANS)
def test_the_text_between_the_elements_is_the_text(spans):
    for spans_that_nest in (cut_crossing(marks(spans)), split_crossing(marks(spans))):
        written = bracketed(spans_that_nest)
        assert plain(written) == TEXT
        assert written.count("[") == written.count("]") == len(spans_that_nest)


def test_a_place_stands_between_its_neighbours():
    assert bracketed(split_crossing(marks([(2, 4), (4, 4)]))) == "ab[1m:cd][2m:]efgh"


def test_the_outer_of_two_at_the_same_start_encloses_the_inner():
    assert bracketed(cut_crossing(marks([(0, 2), (0, 4)]))) == "[2m:[1m:ab]cd]efgh"
