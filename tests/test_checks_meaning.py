"""Checks of meaning: units, repeated text, capitals, sentence marks, negation, plurals, clauses."""

import pytest
from paired import paired, quotes

from alignkit.checks import (
    casing,
    coverage,
    plural,
    polarity,
    repetition,
    sentence_marks,
    units,
)
from alignkit.checks.judging import judge

CHECKS = {
    check.id: check
    for family in (casing, coverage, plural, polarity, repetition, sentence_marks, units)
    for check in family.CHECKS
}


@pytest.mark.parametrize(
    ("name", "source", "target", "languages", "expected"),
    [
        ("unit", "Le sac pèse 12 kg.", "Der Sack wiegt 12 Gramm.", ("fr", "de"), ["Gramm"]),
        ("unit", "A 20-year-old man", "Ein 20-jähriger Mann", ("en", "de"), []),
        ("unit", "A 20-year-old man", "Ein 20-monatiger Mann", ("en", "de"), ["monatig"]),
        ("unit", "Il court 5 km en 30 minutes.", "Er läuft 5 km in 30 Stunden.", ("fr", "de"), ["Stunden"]),
        ("unit", "a 30 m² room", "ein Zimmer von 30 m²", ("en", "de"), []),
        ("unit", "5 km et 5 kg", "5 kg und 5 km", ("fr", "de"), []),
        ("currency", "350 000 dollars", "350.000 US-Dollar", ("fr", "de"), []),
        ("currency", "$3 million", "3 millions d'euros", ("en", "fr"), ["euros"]),
        ("currency", "5 libras", "5 pounds", ("es", "en"), []),
        ("opening-mark-missing", "Really! Why?", "¡De verdad! Por qué?", ("en", "es"), ["?"]),
        ("opening-mark-missing", "Really?", "De veras?", ("en", "pt"), []),
        ("question-lost", "Wer kommt? Du?", "Qui vient ? Toi.", ("de", "fr"), ["."]),
        ("question-lost", "Wer kommt?", "Qui vient…", ("de", "fr"), []),
        ("small-start", "Il vient. Elle part.", "er kommt. Sie geht.", ("fr", "de"), ["er"]),
        ("small-start", "il vient.", "er kommt.", ("fr", "de"), []),
        ("small-start", "Sommaire", "inhalt", ("fr", "de"), []),
    ],
)
def test_a_check_flags_this_and_nothing_else(name, source, target, languages, expected):
    assert quotes(CHECKS[name], paired(source, target, languages)) == expected


def test_a_text_written_small_throughout_has_its_own_style():
    source, target = "\n".join(["Il vient ici."] * 6), "\n".join(["er kommt her."] * 6)
    assert quotes(CHECKS["small-start"], paired(source, target)) == []


def test_a_refrain_that_the_source_repeats_too_is_no_repetition():
    source = "Va au bois de chênes, va au bois de chênes."
    target = "Geh in den Wald der Eichen, geh in den Wald der Eichen."
    assert quotes(CHECKS["repeated-text"], paired(source, target)) == []


def test_a_segment_that_repeats_the_one_before_is_flagged_once():
    source = "Le moulin ferme ses portes.\nLa rivière monte encore."
    target = "Die Mühle schließt ihre Türen.\nDie Mühle schließt ihre Türen."
    assert quotes(CHECKS["repeated-text"], paired(source, target)) == ["Die Mühle schließt ihre Türen."]


def test_without_word_vectors_nothing_is_said_of_clauses_or_negation():
    comparison = paired("Il ne vient pas, car il pleut.", "Er kommt.")
    names = ("omitted-clause", "added-clause", "unrelated-segment", "negation-lost", "negation-added")
    assert [quotes(CHECKS[name], comparison) for name in names] == [[]] * len(names)


def test_an_encoder_without_learned_weights_has_no_verdict():
    assert judge(paired("Oui.", "Ja."), "clause") is None
