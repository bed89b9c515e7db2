"""The number checks against golden cases, their own examples and planted errors."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired

from alignkit.checks import dates, numbers
from alignkit.records import Severity

CASES = json.loads((Path(__file__).parent / "cases" / "numbers.json").read_text(encoding="utf-8"))


def findings(source, target, languages=("fr", "de")):
    comparison = paired(source, target, tuple(languages))
    return [f for check in (*numbers.CHECKS, *dates.CHECKS) for f in check.find(comparison, check)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_each_golden_case_gives_exactly_its_findings(case):
    found = [
        {"check": f.check, "quote": f.quote, "suggestion": f.suggestion}
        for f in findings(case["source"], case["target"], case["languages"])
    ]
    assert found == case["expect"]


@pytest.mark.parametrize(("check", "example"), [(c, e) for c in numbers.CHECKS for e in c.examples])
def test_a_check_flags_its_examples_and_nothing_else(check, example):
    comparison = paired(example.source, example.target, example.languages)
    assert tuple(f.quote for f in check.find(comparison, check)) == example.flagged


@settings(deadline=None)  # the first call loads a language
@given(st.integers(13, 999_999), st.integers(13, 999_999))
def test_two_numbers_give_a_finding_exactly_when_they_differ(source, target):
    grouped = f"{target:,}".replace(",", ".")
    found = findings(f"On compte {source} arbres.", f"Man zählt {grouped} Bäume.")
    assert len(found) == (source != target)


@settings(deadline=None)  # the first call loads a language
@given(st.integers(13, 9_999_999))
def test_a_suggestion_restores_the_value_of_the_source(value):
    source, target = f"On compte {value:,} arbres.".replace(",", "\u202f"), "Man zählt 12.345.678 Bäume."
    (found,) = findings(source, target)
    repaired = target[: found.start] + (found.suggestion or "") + target[found.end :]
    assert findings(source, repaired) == []


def test_an_order_of_magnitude_is_critical_and_a_digit_is_major():
    assert [f.severity for f in findings("On compte 145 cas.", "Man zählt 14500 Fälle.")] == [
        Severity.CRITICAL
    ]
    assert [f.severity for f in findings("On compte 145 cas.", "Man zählt 154 Fälle.")] == [Severity.MAJOR]


def test_a_replaced_number_points_at_its_source():
    (found,) = findings("Le pont mesure 145 mètres.", "Die Brücke misst 154 Meter.")
    assert (found.source_quote, found.evidence["source"], found.evidence["target"]) == ("145", "145", "154")


def test_a_gap_says_nothing_about_numbers():
    assert findings("Il y a 340 élèves.\nFin.", "\nEnde.") == []


def test_an_unknown_language_is_compared_by_digits():
    assert [f.quote for f in findings("Le pont mesure 145 mètres.", "Xyz 154 abc.", ("fr", "xx"))] == ["154"]


def test_a_small_spelled_number_that_changed_is_found():
    assert findings("Il a trois frères.", "Er hat vier Brüder.")
