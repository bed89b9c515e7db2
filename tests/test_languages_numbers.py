"""Reading quantities: numerals, words, scales, ordinals, in every language with a grammar."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.languages.number_formats import infer_convention, read_numeral, write_numeral
from alignkit.languages.number_words import LANGUAGES, cardinals, spellings
from alignkit.languages.numbers import find_quantities


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.500", "de", "1500"),
        ("1 500", "fr", "1500"),
        ("1\u00a0500", "fr", "1500"),
        ("1\u202f500", "fr", "1500"),
        ("1\u2009500", "fr", "1500"),
        ("1'500", "de", "1500"),
        ("1’500", "de", "1500"),
        ("1,500", "en", "1500"),
        ("1.234.567,5", "de", "1234567.5"),
        ("12,34,567", "en", "1234567"),
        ("1,28 million", "fr", "1280000"),
        ("1,28 Mio.", "de", "1280000"),
        ("5 Mrd.", "de", "5000000000"),
        ("2 milliards 500 millions", "fr", "2500000000"),
        ("3 billion", "en", "3000000000"),
        ("3 billions", "fr", "3000000000000"),
        ("2½", "en", "2.5"),
        ("quatre-vingt-dix-sept", "fr", "97"),
        ("deux mille", "fr", "2000"),
        ("une dizaine", "fr", "10"),
        ("mille neuf cent quatre-vingt-quatre", "fr", "1984"),
        ("zweiundzwanzig", "de", "22"),
        ("zweitausendfünfhundert", "de", "2500"),
        ("neunzehnhundertvierundachtzig", "de", "1984"),
        ("zwei Dutzend", "de", "24"),
        ("einhundertfünfzig", "de", "150"),
        ("two hundred and five", "en", "205"),
        ("two thousand and twenty-four", "en", "2024"),
        ("three and a half million", "en", "3500000"),
        ("mil quinientos", "es", "1500"),
        ("duemilatrecento", "it", "2300"),
        ("tweeëntwintig", "nl", "22"),
        ("vinte e um", "pt", "21"),
        ("tjugotre", "sv", "23"),
        ("tvåhundra", "sv", "200"),
        ("fireoghalvtreds", "da", "54"),
        ("førtisju", "no", "47"),
        ("120 £ millioner", "da", "120000000"),
        ("21st", "en", "21"),
        ("troisième", "fr", "3"),
        ("dritter", "de", "3"),
        ("XIXe", "fr", "19"),
        ("3.5亿", "zh", "350000000"),
        ("٣٤٠", "ar", "340"),
    ],
)
def test_a_quantity_is_read_by_value(text, language, value):
    (found,) = find_quantities(text, language)
    assert (text[found.start : found.end], found.likely) == (text, Fraction(value))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_below_a_thousand_is_read_as_it_is_spelled(language):
    table = cardinals(language)
    assert all(table[spelling] == n for n in range(1000) for spelling in spellings(n, language))


@settings(deadline=None)  # the first call loads a language
@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(("fr", "es", "en")))
def test_thousands_are_composed_from_their_words(thousands, rest, language):
    word = {"fr": "mille", "es": "mil", "en": "thousand"}[language]
    tail = next(spellings(rest, language)) if rest else ""
    text = f"{next(spellings(thousands, language))} {word} {tail}".strip()
    assert [int(q.likely) for q in find_quantities(text, language)] == [thousands * 1000 + rest]


@settings(deadline=None)  # the first call loads a language
@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(("de", "fr", "en", "es", "cs", "hi")))
def test_a_written_numeral_is_read_back(whole, hundredths, language):
    value = whole + Fraction(hundredths, 100)
    text = write_numeral(value, language, like="1.000")
    assert value in read_numeral(text, infer_convention("", language))[1]


@settings(deadline=None)  # the first call loads a language
@given(st.text(max_size=200), st.sampled_from((*LANGUAGES, "zh", "ar", "xx")))
def test_any_text_gives_quantities_in_order_and_inside_it(text, language):
    found = find_quantities(text, language)
    assert all(0 <= q.start < q.end <= len(text) and q.likely in q.values for q in found)
    assert all(a.start <= b.start for a, b in pairwise(found))


def test_a_document_that_groups_with_dots_is_read_that_way():
    assert find_quantities("1.500 hommes, 13.000 tonnes, 1,5 an", "en")[0].likely == 1500
    assert find_quantities("1.500 points", "en")[0].likely == Fraction(3, 2)


def test_a_number_before_a_range_may_share_its_scale():
    first, second = find_quantities("8 bis 10 Millionen", "de")
    assert first.values == {8, 8_000_000}
    assert second.likely == 10_000_000


@pytest.mark.parametrize(
    ("text", "unit"),
    [("5 %", "%"), ("$5", "currency"), ("5 Euro", "currency"), ("5 miles", "converted"), ("5", "")],
)
def test_a_unit_beside_a_number_is_kept(text, unit):
    assert find_quantities(text, "en")[0].unit == unit


def test_articles_and_bare_scale_words_are_weak():
    assert all(q.weak for q in find_quantities("une femme, des milliers, la moitié", "fr"))


@pytest.mark.parametrize("text", ["Le train", "Ce soir", "De là", "Civil", "DVD"])
def test_words_are_not_roman_numerals(text):
    assert find_quantities(text, "fr") == ()


def test_numbers_in_addresses_are_left_out():
    assert find_quantities("https://example.org/2041 und a12@example.org", "de") == ()


def test_decades_stand_for_their_years():
    assert 1980 in find_quantities("80er Jahre", "de")[0].values
    assert 80 in find_quantities("the 1980s", "en")[0].values


def test_digits_newer_than_this_python_are_passed_over():
    newer = "".join(chr(0x1CCF0 + int(digit)) if digit != "." else digit for digit in "18.10.2024")
    assert find_quantities(newer, "de") == ()
