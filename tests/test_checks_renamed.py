"""Names that were exchanged or translated, and words that were left over in other letters or short forms."""

import pytest
from paired import paired, quotes

from alignkit.checks import exchanged_names, foreign_scripts, short_forms, stray_words
from alignkit.languages.declension import is_governed, nominatives
from alignkit.languages.given_names import are_forms_of_one

BY_ID = {
    check.id: check
    for module in (exchanged_names, foreign_scripts, short_forms, stray_words)
    for check in module.CHECKS
}


def found(check, source, target, languages):
    return quotes(BY_ID[check], paired(source, target, languages))


@pytest.mark.parametrize(
    ("source", "target", "languages", "expect"),
    [
        ("Spotkała Małgorzatę Nowicką.", "She met Margaret Nowicką.", ("pl", "en"), ["Margaret"]),
        ("Mówi Piotr Nowicki.", "Peter Nowicki says so.", ("pl", "en"), ["Peter"]),
        ("Mówi o tym Piotra Lisa.", "Peter Lis says so.", ("pl", "en"), ["Peter"]),
        ("Dice Giovanni B. Rossi.", "So sagt Johann B. Rossi.", ("it", "de"), ["Johann"]),
        ("Il a vu Alexandre Volkov.", "Er sah Alexander Volkov.", ("fr", "de"), []),
        ("Guillaume Tell tire.", "Wilhelm Tell schießt.", ("fr", "de"), []),
        ("Es kam Papst Johannes Paul II.", "Il est venu le pape Jean Paul II.", ("de", "fr"), []),
        ("Dann kam Mirjam, die Lehrerin.", "Puis vint Miriam, la maîtresse.", ("de", "fr"), ["Miriam"]),
        ("Dann las sie den Brief des Paulus.", "Puis elle lut la lettre de saint Paul.", ("de", "fr"), []),
        ("Пётр Новак победил.", "Peter Novak won.", ("ru", "en"), []),
    ],
)
def test_people_keep_the_form_of_their_given_name(source, target, languages, expect):
    assert found("given-name-exchanged", source, target, languages) == expect


@pytest.mark.parametrize(
    ("source", "target", "languages", "expect"),
    [
        ("Его зовут Нурлан Сеитов.", "His name is Nurlan Сеитов.", ("ru", "en"), ["Сеитов"]),
        ("Ο υπουργός μίλησε.", "Der υπουργός sprach.", ("el", "de"), ["υπουργός"]),
        ("The angle α is 3 Ω.", "Der Winkel α ist 3 Ω.", ("en", "de"), []),
        ("Слово «мир» здесь.", "The word (мир) is here.", ("ru", "en"), []),
        ("He wrote мир there.", "Er schrieb dort мир.", ("en", "de"), []),
        ("Он купил iPhone.", "He bought an iPhone.", ("ru", "en"), []),
        ("He bought an iPhone.", "Он купил iPhone.", ("en", "ru"), []),
    ],
)
def test_words_are_in_letters_of_the_language(source, target, languages, expect):
    assert found("foreign-script", source, target, languages) == expect


@pytest.mark.parametrize(
    ("source", "target", "languages", "expect"),
    [
        ("Kosztuje 3 tys. euro, tj. mało.", "It costs 3 tys. euros.", ("pl", "en"), ["tys."]),
        ("Ulica r. 5 w 2026 r.", "Street r. 5 in 2026", ("pl", "en"), []),
    ],
)
def test_short_forms_are_of_the_language(source, target, languages, expect):
    assert found("short-form-left", source, target, languages) == expect


def test_months_beside_numbers_and_weekdays_outside_names_are_translated():
    assert found("calendar-word-left", "am 3. Mai", "the 3 Mai", ("de", "en")) == ["Mai"]
    assert found("calendar-word-left", "seit Donnerstag", "since Donnerstag", ("de", "en")) == ["Donnerstag"]
    assert found("calendar-word-left", "Frau Mai ist 3.", "Ms Mai is the third.", ("de", "en")) == []
    assert found("calendar-word-left", "el 3 de marzo", "il 3 marzo", ("es", "it")) == []


def test_declension_is_undone_and_told():
    assert "Lis" in nominatives("Lisa", "pl")
    assert "Москва" in nominatives("Москве", "ru")
    assert is_governed("Brnem", "před", "cs")
    assert not is_governed("Salem", "do", "pl")


def test_given_names_of_two_rows_are_not_exchanged():
    assert are_forms_of_one("Wilhelm", "Guillaume")
    assert not are_forms_of_one("Wilhelm", "Jean")
