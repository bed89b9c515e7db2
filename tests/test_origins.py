"""Offsets of a text lead back to the file."""

import extracts
from hypothesis import given
from hypothesis import strategies as st

from alignkit.origins import Origin
from alignkit.readers.extract import Extractor

PIECES = st.lists(
    st.tuples(
        st.sampled_from(["ab", "&", "x", " ", "é"]), st.sampled_from(["exact", "longer", "gap", "close"])
    ),
    max_size=12,
)


def built(pieces):
    """An extract, and for every character of its text the range of the file it came from."""
    raw, plan = "", []
    for text, kind in pieces:
        plan.append((text, len(raw), kind))
        raw += {"exact": text, "longer": f"[{text}]"}.get(kind, "#")
    sheet, places = Extractor(raw, "html"), []
    for text, start, kind in plan:
        if kind == "close":
            sheet.close()
            places.append(None)
        elif kind == "exact":
            sheet.add(text, start, start + len(text))
            places += [(k, k + 1) for k in range(start, start + len(text))]
        elif kind == "longer":
            sheet.add(text, start, start + len(text) + 2)
            places += [(start, start + len(text) + 2)] * len(text)
    return sheet.extract(), places


@extracts.SOME
@given(PIECES)
def test_a_range_leads_to_all_that_its_characters_came_from(pieces):
    extract, places = built(pieces)
    extracts.assert_sound(extract)
    for start in range(len(places)):
        for end in range(start + 1, len(places) + 1):
            if places[start] and places[end - 1]:
                assert extract.origin.locate(start, end) == (places[start][0], places[end - 1][1])


@extracts.SOME
@given(PIECES)
def test_an_empty_range_leads_to_a_place(pieces):
    extract, places = built(pieces)
    for place in range(len(extract.text) + 1):
        start, end = extract.origin.locate(place, place)
        assert start == end <= len(extract.origin.raw)
        if place < len(places) and places[place]:
            assert start == places[place][0]


def test_an_empty_file_leads_to_its_start():
    assert Origin("html", "", (), [0], [], []).locate(0, 0) == (0, 0)


def test_a_range_over_units_in_another_order_leads_to_its_first_character():
    sheet = Extractor("first second", "po")
    sheet.add("second", 6, 12)
    sheet.close()
    sheet.add("first", 0, 5)
    assert sheet.extract().origin.locate(0, 12) == (6, 7)
