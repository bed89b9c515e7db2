from dataclasses import replace

import pytest
from paired import paired, quotes

from alignkit.checks import altered_names, casing, name_capitals, surnames
from alignkit.pipeline import toolkit

CHECKS = {
    check.id: check for module in (casing, name_capitals, surnames, altered_names) for check in module.CHECKS
}


@pytest.fixture(scope="module")
def words():
    return toolkit("mini").vocabularies


def _quotes(check, source, target, languages, words):
    return quotes(CHECKS[check], replace(paired(source, target, languages), vocabularies=words))


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("Die Minister haben ein geheimes abkommen geschlossen.", ["abkommen"]),
        ("Die unruhen brachen am Sonntag aus.", ["unruhen"]),
        ("Er sprach über die KI-forschung in Japan.", ["forschung"]),
        ("Das Team nimmt teil und gibt jenen recht, die dank der Regeln leben.", []),
        ("Die Zahl stieg, weil ein anstieg droht.", []),
        (
            "der plan und die woche und das gebäude und die strategie und das publikum in berlin",
            [],
        ),  # a style of its own
    ],
)
def test_german_nouns_are_told_from_verbs_and_particles(target, found, words):
    assert _quotes("noun-written-small", "Un texte.", target, ("fr", "de"), words) == found


@pytest.mark.parametrize(
    ("check", "target", "languages", "found"),
    [
        ("capital-missing", "We met in october with mexican friends.", ("es", "en"), ["october", "mexican"]),
        ("capital-missing", "You may march in italics.", ("es", "en"), []),
        ("capital-not-used", "Si vota il 4 Giugno 2023.", ("en", "it"), ["Giugno"]),
        ("capital-not-used", "La Rivoluzione di Ottobre e Mercoledì delle Ceneri.", ("en", "it"), []),
    ],
)
def test_calendar_and_peoples_have_the_capitals_of_their_language(check, target, languages, found, words):
    assert _quotes(check, "X.", target, languages, words) == found


def test_a_surname_like_another_word_is_kept(words):
    assert _quotes("surname-translated", "Foto: Lena Björk", "Photo: Lena Birch", ("sv", "en"), words) == [
        "Birch"
    ]
    assert not _quotes("surname-translated", "Foto: Lena Björk", "Photo: Lena Bjork", ("sv", "en"), words)


def test_names_without_marks_are_found_only_among_names_with_them(words):
    source = "Matěj Kubíček, Jiří Říha a Aleš Černý."
    marked = _quotes("name-marks-lost", source, "Matej Kubíček, Jiří Říha, Aleš Černý.", ("cs", "en"), words)
    assert marked == ["Matej"]
    assert not _quotes(
        "name-marks-lost", source, "Matej Kubicek, Jiri Riha, Ales Cerny.", ("cs", "en"), words
    )
