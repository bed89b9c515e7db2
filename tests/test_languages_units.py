"""Units beside numbers, and words that deny."""

import pytest

from alignkit.languages.negation import cues, is_soft, negation
from alignkit.languages.units import unit_beside, units
from alignkit.tokens import tokenize


def unit(text, language):
    end = max(k for k, letter in enumerate(text) if letter.isdecimal()) + 1
    start = min(k for k, letter in enumerate(text) if letter.isdecimal())
    found = unit_beside(text, start, end, language)
    return None if found is None else (text[found.start : found.end], sorted(found.meanings))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("30 Jahren", "de", ("Jahren", ["duration-year"])),
        ("30-jährige", "de", ("jährig", ["duration-year"])),
        ("14 m.", "fr", ("m", ["length-meter"])),
        ("5 °F", "en", ("°F", ["temperature-fahrenheit"])),
        ("5 livres", "fr", ("livres", ["currency-pound", "mass-pound"])),
        ("€5", "en", ("€", ["currency-euro"])),
        ("5 kanadische Dollar", "de", ("Dollar", ["currency-dollar"])),
        ("5 Kinder", "de", None),
        ("5 metri", "it", ("metri", ["length-meter"])),
        ("5 m²", "de", None),
    ],
)
def test_the_unit_beside_a_number_is_told_by_its_word(text, language, expected):
    assert unit(text, language) == expected


def test_an_unknown_language_has_no_units():
    assert units("xx") == {}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Er kommt nicht.", "de", ["nicht"]),
        ("Nicht nur er kommt.", "de", []),
        ("She didn't come.", "en", ["t"]),
        ("Room No. 5 is closed.", "en", []),
        ("Il n'y a que lui.", "fr", []),
        ("Un pas en avant", "fr", []),
        ("No viene nadie.", "es", ["No", "nadie"]),
        ("Non viene.", "it", ["Non"]),
        ("Hij komt niet alleen.", "nl", []),
        ("Hij komt.", "xx", []),
    ],
)
def test_a_cue_of_negation_is_told_from_its_twins(text, language, expected):
    words = [token.text for token in tokenize(text)]
    assert [words[k] for k in cues(words, language)] == expected


def test_words_that_deny_by_meaning_may_answer_a_negation():
    assert is_soft("ohne", "de")
    assert not is_soft("Brücke", "de")
    assert negation("xx") is None
