"""What a number is to its sentence: changes by it and to it, and how often in which span of time."""

import pytest
from paired import paired, quotes

from alignkit.checks.relations import CHECKS
from alignkit.languages.changes import LANGUAGES, relation, tells_change
from alignkit.languages.rates import find_rates, names_span, rendered

TURNED, RETIMED = CHECKS
EXAMPLES = [(check, example) for check in CHECKS for example in check.examples]
RISES = {
    "cs": ("Cena vzrostla o 40 korun.", "Cena vzrostla na 40 korun."),
    "da": ("Prisen steg med 40 kroner.", "Prisen steg til 40 kroner."),
    "de": ("Der Preis stieg um 40 Euro.", "Der Preis stieg auf 40 Euro."),
    "en": ("The price rose by 40 euros.", "The price rose to 40 euros."),
    "es": ("El precio subió en 40 euros.", "El precio subió a 40 euros."),
    "fr": ("Le prix a augmenté de 40 euros.", "Le prix a augmenté à 40 euros."),
    "it": ("Il prezzo è aumentato di 40 euro.", "Il prezzo è aumentato a 40 euro."),
    "nl": ("De prijs steeg met 40 euro.", "De prijs steeg naar 40 euro."),
    "no": ("Prisen steg med 40 kroner.", "Prisen steg til 40 kroner."),
    "pl": ("Cena wzrosła o 40 złotych.", "Cena wzrosła do 40 złotych."),
    "pt": ("O preço aumentou em 40 euros.", "O preço aumentou para 40 euros."),
    "ro": ("Prețul a crescut cu 40 de lei.", "Prețul a crescut la 40 de lei."),
    "ru": ("Цена выросла на 40 рублей.", "Цена выросла до 40 рублей."),
    "sk": ("Cena vzrástla o 40 eur.", "Cena vzrástla na 40 eur."),
    "sv": ("Priset steg med 40 kronor.", "Priset steg till 40 kronor."),
    "uk": ("Ціна зросла на 40 гривень.", "Ціна зросла до 40 гривень."),
}


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_a_check_flags_its_examples_and_nothing_else(check, example):
    assert tuple(quotes(check, paired(example.source, example.target, example.languages))) == example.flagged


def test_every_language_with_words_of_change_is_tested():
    assert RISES.keys() == LANGUAGES


@pytest.mark.parametrize("language", RISES)
def test_a_difference_is_no_result_in_any_language(language):
    by, to = RISES[language]
    other = "Der Preis stieg um 40 Euro."
    assert relation(by, by.index("40"), language)[0] == "by"
    assert relation(to, to.index("40"), language)[0] == "to"
    assert tells_change(by, language)
    assert quotes(TURNED, paired(other, by, ("de", language))) == []
    assert len(quotes(TURNED, paired(other, to, ("de", language)))) == 1


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Geopend van 3 tot 40 uur.", "Geöffnet um 40 Uhr.", ("nl", "de")),
        ("Ventas hasta 2030.", "Der Umsatz steigt um 2030.", ("es", "de")),
        ("Encuesta a 200 alumnos reveló un aumento.", "Une hausse auprès de 200 élèves.", ("es", "fr")),
    ],
)
def test_other_words_before_numbers_say_nothing(source, target, languages):
    assert quotes(TURNED, paired(source, target, languages)) == []


@pytest.mark.parametrize(
    ("text", "language", "spans"),
    [
        ("dwa razy w tygodniu", "pl", ["week"]),
        ("två gånger om dagen", "sv", ["day"]),
        ("40 timmar per vecka", "sv", ["week"]),
        ("два раза в день", "ru", ["day"]),
        ("tre volte al mese", "it", ["month"]),
        ("cinco vezes por ano", "pt", ["year"]),
        ("zweimal täglich", "de", ["day"]),
        ("A year ago it was a day late.", "en", []),
        ("Am Tag danach", "de", []),
    ],
)
def test_rates_are_found_behind_numbers_only(text, language, spans):
    assert [rate.span for rate in find_rates(text, language)] == spans


def test_a_span_of_time_named_otherwise_excuses_a_rate():
    assert names_span("Sie kommt täglich.", "day", "de")
    assert quotes(RETIMED, paired("7 hours a day, all week.", "49 Stunden pro Woche.", ("en", "de"))) == []
    assert rendered("day", "fr") == "par jour"
