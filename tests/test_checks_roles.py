"""Who acts and who is acted on: passives, their agents, and nouns that change places."""

import pytest

from alignkit import check
from alignkit.languages.english import day_leads
from alignkit.languages.role_marks import aims, determines, ends_finite
from alignkit.languages.roles import find_passives, german_roles, is_converse


def flagged(source, target, languages):
    report = check(f"{source}\n", f"{target}\n", source_lang=languages[0], target_lang=languages[1])
    return [finding.quote for finding in report.findings if finding.check == "roles-swapped"]


@pytest.mark.parametrize(
    ("source", "target", "languages", "quote"),
    [
        (
            "Le projet a été rejeté par le parlement.",
            "El proyecto rechazó el parlamento.",
            ("fr", "es"),
            "rechazó el parlamento",
        ),
        (
            "The museum was founded by the city in 1950.",
            "Het museum stichtte de stad in 1950.",
            ("en", "nl"),
            "stichtte de stad",
        ),
        ("Hotellet ägs av kommunen.", "The hotel owns the municipality.", ("sv", "en"), "owns"),
        (
            "Der Trainer lobte den Torwart.",
            "The goalkeeper praised the coach.",
            ("de", "en"),
            "goalkeeper praised the coach",
        ),
        (
            "The company acquired the rival in 2010.",
            "L'entreprise a été acquise par le rival en 2010.",
            ("en", "fr"),
            "été acquise par",
        ),
    ],
)
def test_roles_that_were_swapped_are_found(source, target, languages, quote):
    found = flagged(source, target, languages)
    assert len(found) == 1
    assert quote in found[0]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Le projet a été rejeté par le parlement.", "El proyecto lo rechazó el parlamento.", ("fr", "es")),
        ("Le projet a été rejeté par le parlement.", "El parlamento rechazó el proyecto.", ("fr", "es")),
        ("The house is owned by the city.", "Das Haus gehört der Stadt.", ("en", "de")),
        ("The house is owned by the city.", "La maison appartient à la ville.", ("en", "fr")),
        ("Der Trainer lobte den Torwart.", "The coach praised the goalkeeper.", ("de", "en")),
        ("Den Torwart lobte der Trainer.", "The coach praised the goalkeeper.", ("de", "en")),
        ("The coach praised the goalkeeper.", "Den Torwart lobte der Trainer.", ("en", "de")),
        ("The coach praised the goalkeeper.", "Le gardien a été félicité par l'entraîneur.", ("en", "fr")),
    ],
)
def test_a_change_of_voice_or_order_that_keeps_the_roles_is_silent(source, target, languages):
    assert flagged(source, target, languages) == []


def test_a_passive_is_found_with_its_agent():
    words = "De wedstrijd werd door Ajax gewonnen .".split()
    assert [passive[2:] for passive in find_passives(words, "nl")] == [(2, 5, 3)]
    assert list(find_passives("They stood by the house .".split(), "en")) == []
    assert list(find_passives("Něco bylo řečeno .".split(), "cs")) == []


def test_case_tells_who_acts_in_german():
    assert german_roles(["Das", "Kind"], ["einen", "Hund"])
    assert not german_roles(["Das", "Kind"], ["die", "Katze"])
    assert not german_roles([], [])


def test_tables_know_closed_classes():
    assert is_converse("appartient", "fr")
    assert not is_converse("finance", "fr")
    assert not is_converse("finance", "xx")
    assert aims("aux", "fr")
    assert determines("La", "it")
    assert not ends_finite(["Rote"], 0, "de")


def test_a_text_shows_which_order_its_dates_have():
    assert day_leads("On 3 September MPs met at 2.30pm.") is True
    assert day_leads("On September 3 the Senate met in color.") is False
    assert day_leads("On 3 September, or September 3, MPs met.") is None
