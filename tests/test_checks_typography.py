import pytest
from hypothesis import given
from hypothesis import strategies as st
from paired import even, golden, paired, quotes

from alignkit.checks.typography import CHECKS

BY_ID = {check.id: check for check in CHECKS}


@pytest.mark.parametrize(("check", "source", "target", "languages", "expect"), golden("typography", CHECKS))
def test_a_check_flags_exactly_what_the_case_says(check, source, target, languages, expect):
    assert quotes(check, paired(*even(source, target), languages)) == expect


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_has_an_example_that_must_stay_silent_and_finds_nothing_in_nothing(check):
    assert any(not example.flagged for example in check.examples)
    assert quotes(check, paired("", "")) == []


def test_text_cut_into_tokens_is_reported_as_neutral_only():
    target = "Es regnet , sagt er . Sie bleibt , sagt sie . Und wer geht , wenn es schneit ?"
    check = BY_ID["space-before-mark"]
    assert {str(finding.severity) for finding in check.find(paired("", target), check)} == {"neutral"}


def test_the_suggestion_replaces_the_quote_as_a_whole():
    check = BY_ID["space-before-mark"]
    (finding,) = check.find(paired("Il part.", "Er geht ."), check)
    assert (finding.quote, finding.suggestion) == ("geht .", "geht.")


@given(
    st.text(alphabet="ab Ä-.,;:!?()[]\"„“«»'1\n\u00a0", max_size=60),
    st.sampled_from(["de", "fr", "en", "xx"]),
)
def test_any_text_gives_places_inside_it(target, language):
    for check in CHECKS:
        quotes(check, paired(*even("", target), ("en", language)))
