import pytest
from paired import even, golden, paired, quotes

from alignkit.checks.grammar import CHECKS

BY_ID = {check.id: check for check in CHECKS}


@pytest.mark.parametrize(("check", "source", "target", "languages", "expect"), golden("grammar", CHECKS))
def test_a_check_flags_exactly_what_the_case_says(check, source, target, languages, expect):
    assert quotes(check, paired(*even(source, target), languages)) == expect


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_has_an_example_that_must_stay_silent_and_finds_nothing_in_nothing(check):
    assert any(not example.flagged for example in check.examples)
    assert quotes(check, paired("", "")) == []


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Der Norden Amerikanischer Sender", "Der nordamerikanische Sender"),
        ("den West Afrikanischen Staaten", "den westafrikanischen Staaten"),
        ("ein Süden Amerikanischer Sender", "ein südamerikanischer Sender"),
        ("der Ost Asiatischer Regierung", "der ostasiatischen Regierung"),
        ("das Osten Europäisches Land", "das osteuropäische Land"),
    ],
)
def test_the_compound_is_inflected_after_its_article(broken, whole):
    check = BY_ID["broken-compound-adjective"]
    (finding,) = check.find(paired("x", f"Hier ist {broken} zu sehen."), check)
    assert (finding.quote, finding.suggestion) == (broken, whole)


@pytest.mark.parametrize(
    ("target", "suggestion"),
    [
        ("Der neue Dienst (BVT) ruft. So die BVT.", "der BVT"),
        ("Die neue Stelle (BVT) ruft. Er kommt vom BVT.", "von der BVT"),
        ("Der neue Dienst (BVT) ruft. Er spricht mit der BVT.", "dem BVT"),
    ],
)
def test_the_article_of_the_right_gender_is_suggested(target, suggestion):
    check = BY_ID["acronym-gender"]
    (finding,) = check.find(paired("x", target), check)
    assert finding.suggestion == suggestion


def test_an_even_split_is_reported_with_less_confidence():
    check = BY_ID["acronym-gender"]
    (finding,) = check.find(paired("x", "Le XYZ. La XYZ.", ("de", "fr")), check)
    assert finding.confidence < 0.7
