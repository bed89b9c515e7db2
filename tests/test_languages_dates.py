"""Reading dates, weekdays and times of day in many languages."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignkit.languages.dates import Moment, find_moments


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("18 octobre 2024", "fr", (18, 10, 2024)),
        ("18.10.2024", "de", (18, 10, 2024)),
        ("18/10/2024", "fr", (18, 10, 2024)),
        ("2024-10-18", "en", (18, 10, 2024)),
        ("18. Oktober 2024", "de", (18, 10, 2024)),
        ("October 18, 2024", "en", (18, 10, 2024)),
        ("18 Oct", "en", (18, 10, None)),
        ("1er mai", "fr", (1, 5, None)),
        ("août 2023", "fr", (None, 8, 2023)),
        ("11.9.", "de", (11, 9, None)),
        ("18 de octubre de 2024", "es", (18, 10, 2024)),
        ("18. října 2024", "cs", (18, 10, 2024)),
        ("18 октября 2024", "ru", (18, 10, 2024)),
        ("2024年10月18日", "ja", (18, 10, 2024)),
        ("2024. október 18.", "hu", (18, 10, 2024)),
    ],
)
def test_a_date_is_read_by_value(text, language, expected):
    (found,) = find_moments(text, language)
    assert (found.day, found.month, found.year) == expected
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [
        ("w październiku", "pl", 10),
        ("v září", "cs", 9),
        ("o novembri", "sk", 11),
        ("в октябре", "ru", 10),
        ("у лютому", "uk", 2),
        ("u siječnju", "hr", 1),
        ("v decembru", "sl", 12),
        ("lokakuussa", "fi", 10),
        ("októberben", "hu", 10),
        ("τον Οκτώβριο", "el", 10),
        ("în mai", "ro", 5),
    ],
)
def test_a_month_is_read_in_every_case(text, language, month):
    (found,) = find_moments(text, language)
    assert (found.day, found.month) == (None, month)


@pytest.mark.parametrize(
    ("text", "language", "weekday"),
    [
        ("w środę", "pl", 2),
        ("v sobotu", "cs", 5),
        ("в пятницу", "ru", 4),
        ("szerdán", "hu", 2),
        ("perjantain", "fi", 4),
        ("på lördagen", "sv", 5),
        ("tirsdag aften", "da", 1),
        ("onsdagens", "no", 2),
    ],
)
def test_a_weekday_is_read_in_every_case(text, language, weekday):
    (found,) = find_moments(text, language)
    assert found.weekday == weekday


@pytest.mark.parametrize(
    ("text", "language"), [("mai mult decât atât", "ro"), ("Maja jest tu", "pl"), ("You may go", "en")]
)
def test_an_ordinary_word_is_no_month(text, language):
    assert not find_moments(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("13h39", "fr"),
        ("13 h 39", "fr"),
        ("13:39 Uhr", "de"),
        ("13.39 Uhr", "de"),
        ("1:39 pm", "en"),
        ("13 Uhr 39", "de"),
    ],
)
def test_a_time_is_read_by_value(text, language):
    (found,) = find_moments(text, language)
    assert (found.hour, found.minute) == (13, 39)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("du 8 au 13 octobre", "fr"),
        ("vom 8. bis 13. Oktober", "de"),
        ("8.-13. Oktober", "de"),
        ("October 8-13", "en"),
        ("between 8 and 13 October", "en"),
    ],
)
def test_a_range_gives_both_its_days(text, language):
    assert [(m.day, m.month) for m in find_moments(text, language)] == [(8, 10), (13, 10)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("am Freitag", "de"), ("vendredi", "fr"), ("Fridays", "en"), ("Freitagabend", "de")],
)
def test_a_weekday_alone_is_found(text, language):
    assert [m.weekday for m in find_moments(text, language)] == [4]


def test_a_weekday_joins_the_date_beside_it():
    assert [(m.weekday, m.day) for m in find_moments("Freitag, 18.10.2024", "de")] == [(4, 18)]
    assert [(m.weekday, m.day) for m in find_moments("vendredi 18 octobre", "fr")] == [(4, 18)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("So ist die Frau mit dem Do. Mi casa.", "de"),
        ("la mer, sept hommes, dim sum, Mars la rouge", "fr"),
        ("You may march.", "en"),
        ("Version 1.2.10.4 und 1.500 oder 13.39", "de"),
        ("99:15 im Spiel", "de"),
    ],
)
def test_ordinary_words_and_numbers_are_not_dates(text, language):
    assert find_moments(text, language) == ()


def test_month_names_that_begin_with_a_digit_need_their_day():
    assert [m.day for m in find_moments("9月、9月3日。", "ja")] == [3]


def test_a_slashed_date_may_be_read_either_way_round():
    (american,) = find_moments("05/06/2024", "en")
    assert american.conflicts(Moment(0, 0, day=5, month=6, year=2024)) == ()
    assert american.conflicts(Moment(0, 0, day=5, month=7, year=2024)) == ("day", "month")


@pytest.mark.parametrize(
    ("text", "impossible"), [("31.02.2024", True), ("29.02.2024", False), ("29.02.2023", True)]
)
def test_days_that_no_calendar_has_are_told(text, impossible):
    assert find_moments(text, "de")[0].is_impossible() is impossible


@settings(deadline=None)  # the first call loads a language
@given(
    st.dates(),
    st.sampled_from(
        (("de", "{0.day}.{0.month}.{0.year:04d}"), ("en", "{0.year:04d}-{0.month:02d}-{0.day:02d}"))
    ),
)
def test_numeric_dates_are_read_back(day, form):
    language, pattern = form
    (found,) = find_moments(pattern.format(day), language)
    assert (found.day, found.month, found.year) == (day.day, day.month, day.year)


@settings(deadline=None)  # the first call loads a language
@given(st.text(max_size=200), st.sampled_from(("fr", "de", "en", "ja", "ko", "hu", "xx")))
def test_any_text_gives_moments_in_order_and_inside_it(text, language):
    found = find_moments(text, language)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(m.is_impossible() in (True, False) and m.numbers() for m in found if m.kind != "weekday")


def test_digits_newer_than_this_python_are_passed_over():
    newer = "".join(chr(0x1CCF0 + int(digit)) if digit != "." else digit for digit in "18.10.2024")
    assert find_moments(newer, "de") == ()
