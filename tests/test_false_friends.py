"""The table of false friends, and the check that reads it."""

import pytest
from paired import paired, quotes

from alignkit.checks.false_friends import CHECKS
from alignkit.languages.false_friends import false_friends, meanings

(CHECK,) = CHECKS
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "no", "ru", "uk", "ro", "ca")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_has_two_meanings_in_one_family(language):
    for word, friends in false_friends(language).items():
        families = [friend.family for friend in friends]
        assert len(families) == len(set(families)), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_has_another_meaning_to_be_mistaken_for(language):
    for word, friends in false_friends(language).items():
        for friend in friends:
            assert len(meanings(friend)) > 1, word


def test_no_language_is_left_out_of_the_table():
    assert all(false_friends(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("Er ist eventuell krank.", "He is eventually ill.", ("de", "en"), ["eventually"]),
        ("Er ist eventuell krank.", "He may be ill.", ("de", "en"), []),
        ("Aktualnie jest chory.", "Actually, he is ill.", ("pl", "en"), ["Actually"]),
        ("She works in a warehouse.", "Sie arbeitet in einem Warenhaus.", ("en", "de"), ["Warenhaus"]),
        ("Ze werkt in een warenhuis.", "Sie arbeitet in einem Warenhaus.", ("nl", "de"), []),
        ("Weil er krank war, blieb er.", "While he was ill, he stayed.", ("de", "en"), ["While"]),
        ("Er spielt im Stadium of Light.", "He plays at the Stadium of Light.", ("de", "en"), []),
        ("Obchod leží v přízemí.", "Sklep leży na parterze.", ("cs", "pl"), []),
        ("Han er et barn.", "He is a barn.", ("da", "en"), ["barn"]),
        ("Los bomberos llegaron pronto.", "The bombers arrived soon.", ("es", "en"), ["bombers"]),
        ("Il lavora in un'officina.", "Trabaja en una oficina.", ("it", "es"), ["oficina"]),
        ("Trabalha numa oficina.", "Lavora in un'officina.", ("pt", "it"), []),
    ],
)
def test_a_look_of_another_meaning_is_flagged(source, target, languages, expected):
    assert quotes(CHECK, paired(source, target, languages)) == expected


def test_the_right_word_is_suggested_and_an_adverb_for_an_adverb():
    comparison = paired("Er ist aktuell krank.", "He is actually ill.", ("de", "en"))
    (finding,) = CHECK.find(comparison, CHECK)
    assert finding.suggestion == "current"
    comparison = paired("Il est actuellement malade.", "He is actually ill.", ("fr", "en"))
    (finding,) = CHECK.find(comparison, CHECK)
    assert finding.suggestion == "currently"
