import pytest
from hypothesis import given
from hypothesis import strategies as st
from paired import even, golden, paired, quotes

from alignkit.checks.characters import CHECKS

BY_ID = {check.id: check for check in CHECKS}


@pytest.mark.parametrize(("check", "source", "target", "languages", "expect"), golden("characters", CHECKS))
def test_a_check_flags_exactly_what_the_case_says(check, source, target, languages, expect):
    assert quotes(check, paired(*even(source, target), languages)) == expect


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_has_an_example_that_must_stay_silent_and_finds_nothing_in_nothing(check):
    assert any(not example.flagged for example in check.examples)
    assert quotes(check, paired("", "")) == []


@given(st.text(alphabet="äöüßéèçñ", min_size=1, max_size=8))
def test_text_read_with_the_wrong_character_set_is_repaired(word):
    check = BY_ID["encoding-damage"]
    damaged = word.encode().decode("latin-1")
    found = list(check.find(paired("", f"x {damaged} y"), check))
    assert "".join(finding.suggestion for finding in found) == word


def test_the_suggestion_for_mixed_alphabets_keeps_the_alphabet_of_most_letters():
    check = BY_ID["mixed-script"]
    (finding,) = check.find(paired("La paix.", "Der Fri\u0435den."), check)
    assert finding.suggestion == "Frieden"


@given(st.text(alphabet="aе ,.;&#39äÃ©\u200b\ufffd", max_size=40))
def test_any_text_gives_places_inside_it(target):
    for check in CHECKS:
        quotes(check, paired("", target))
