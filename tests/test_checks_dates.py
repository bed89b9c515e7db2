"""The date checks against golden cases, their own examples and the calendar."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired

from alignkit.checks import dates, numbers
from alignkit.languages.calendar import calendar_names
from alignkit.records import Severity

CASES = json.loads((Path(__file__).parent / "cases" / "dates.json").read_text(encoding="utf-8"))
DAYS = st.dates(date(1901, 1, 1), date(2068, 12, 31))
NEWS = "Bern, {} \nDer Rat tagte am Dienstag.\nDie Messe lief vom 2. bis 5. März in Basel."


def findings(source, target, languages=("fr", "de")):
    comparison = paired(source, target, tuple(languages))
    return [f for check in (*dates.CHECKS, *numbers.CHECKS) for f in check.find(comparison, check)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_each_golden_case_gives_exactly_its_findings(case):
    found = [
        {"check": f.check, "quote": f.quote, "suggestion": f.suggestion}
        for f in findings(case["source"], case["target"], case["languages"])
    ]
    assert found == case["expect"]


@pytest.mark.parametrize(("check", "example"), [(c, e) for c in dates.CHECKS for e in c.examples])
def test_a_check_flags_its_examples_and_nothing_else(check, example):
    comparison = paired(example.source, example.target, example.languages)
    assert tuple(f.quote for f in check.find(comparison, check)) == example.flagged


@settings(deadline=None)  # the first call loads a language
@given(DAYS, DAYS)
def test_two_dates_give_a_finding_exactly_when_they_differ(source, target):
    months = calendar_names("fr").month_titles
    found = findings(
        f"Écrit le {source.day} {months[source.month]} {source.year}.", f"Geschrieben am {target:%d.%m.%Y}."
    )
    assert len(found) == (source != target)
    assert all(f.suggestion == f"{source:%d.%m.%Y}" for f in found)


@settings(deadline=None)  # the first call loads a language
@given(DAYS, st.integers(0, 6))
def test_a_weekday_beside_a_date_is_flagged_exactly_when_it_is_wrong(day, shift):
    name = calendar_names("de").weekday_titles[(day + timedelta(shift)).weekday()]
    found = findings("Rien.", f"Am {name}, {day:%d.%m.%Y}, war Markt.")
    assert [f.check for f in found] == (["calendar"] if shift else ["date-added"])


def test_a_dateline_that_the_whole_report_contradicts_is_flagged_with_its_repair():
    (found,) = [f for f in findings(NEWS.format("Rien"), NEWS.format("10.06.2020")) if f.check == "calendar"]
    assert (found.quote, found.suggestion, found.severity) == ("10.06.2020", "10.03.2020", Severity.MINOR)


def test_a_dateline_on_a_weekday_that_the_report_mentions_is_left_alone():
    assert not [f for f in findings(NEWS.format("Rien"), NEWS.format("09.06.2020")) if f.check == "calendar"]


def test_source_and_calendar_make_one_finding_with_both_pieces_of_evidence():
    (found,) = findings(
        "Berne, le 10 mars 2020\nLe conseil a siégé mardi.\nLa foire a eu lieu du 2 au 5 mars à Bâle.",
        NEWS.format("10.06.2020"),
    )
    assert found.check == "date"
    assert {"source", "calendar"} <= found.evidence.keys()


def test_an_error_taken_over_from_the_source_is_neutral():
    found = findings("Le dimanche 15 juin 2024.", "Am Sonntag, 15.06.2024.")
    assert [f.severity for f in found] == [Severity.NEUTRAL]


def test_a_wrong_time_keeps_its_clock_in_the_suggestion():
    (found,) = findings("Il arrive à 18h45.", "He arrives at 5:45 pm.", ("fr", "en"))
    assert found.suggestion == "6:45 pm"
