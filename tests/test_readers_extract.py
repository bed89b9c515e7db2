"""Putting a text together."""

import extracts
import pytest

from alignkit.errors import ReadError
from alignkit.readers import extract
from alignkit.readers.extract import Extractor


def added(sheet, text, start):
    sheet.add(text, start, start + len(text))


def test_neighbouring_pieces_are_one():
    sheet = Extractor("abcdef", "html")
    added(sheet, "abc", 0)
    added(sheet, "def", 3)
    assert list(sheet.extract().origin.bounds) == [0, 6, 7]


def test_pieces_apart_stay_apart():
    sheet = Extractor("ab<b>cd", "html")
    added(sheet, "ab", 0)
    added(sheet, "cd", 5)
    assert list(sheet.extract().origin.raw_starts) == [0, 5, 7]


def test_flowing_white_space_is_one_blank_and_none_at_the_ends():
    raw = "  a \n\t b  "
    sheet = Extractor(raw, "html")
    sheet.flow(raw, 0, len(raw))
    found = sheet.extract()
    assert found.text == "a b\n"
    assert found.origin.locate(1, 2) == (3, 7)
    extracts.assert_sound(found)


def test_a_fixed_space_does_not_flow_away():
    sheet = Extractor("a\u00a0\u00a0b", "html")
    sheet.flow("a\u00a0\u00a0b", 0, 4)
    assert sheet.extract().text == "a\u00a0\u00a0b\n"


def test_what_is_rewound_leaves_no_trace():
    sheet = Extractor("abcd", "tmx")
    added(sheet, "a", 0)
    sheet.close()
    added(sheet, "b", 1)
    sheet.close()
    added(sheet, "c", 2)
    sheet.rewind(1)
    added(sheet, "d", 3)
    sheet.close()
    found = sheet.extract()
    assert (found.text, extracts.origins(found)) == ("a\nd\n", ["a", "d"])
    extracts.assert_sound(found)


def test_joined_units_are_one():
    sheet = Extractor("abc", "xliff")
    for place, letter in enumerate("abc"):
        added(sheet, letter, place)
        sheet.close()
    sheet.join(1)
    sheet.join(3)
    assert extracts.texts(sheet.extract()) == ["a", "b\nc"]


def test_what_is_no_character_is_marked():
    sheet = Extractor("??", "jsonl")
    sheet.add("\0\ud800", 0, 2)
    assert sheet.extract().text == "\ufffd\ufffd\n"


def test_more_units_than_any_text_has_are_refused(monkeypatch):
    monkeypatch.setattr(extract, "_MOST_UNITS", 3)
    sheet = Extractor("", "html")
    for _ in range(3):
        sheet.close()
    with pytest.raises(ReadError, match="more than 3 segments; split the file"):
        sheet.close()
