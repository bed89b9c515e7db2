"""Addresses, numbers to call, handles, hashtags and emoji: kept or made local, altered, lost or added."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paired import paired, quotes

from alignkit.checks import FAMILIES
from alignkit.checks.address_items import find_addresses, find_emoji, find_hashtags

BY_ID = {check.id: check for check in FAMILIES["addresses"]}


def found(source, target, **options):
    compared = paired(source, target, **options)
    rows = {name: quotes(check, compared) for name, check in BY_ID.items()}
    return {name: flagged for name, flagged in rows.items() if flagged}


ADDRESSES = [
    "https://example.org/doc/page-12.html", "http://example.org", "www.example.org/aide", "ftp://example.org/f",
    "https://example.org/a_(b)", "info@example.org", "jean.dupont+news@mail.example.org", "example.org",
    "docs.example.org/guide", "/etc/alignkit/rules.conf", "~/.config/app", "C:\\Users\\app\\log",
    "rules.toml",
    "+33 1 23 45 67 89", "+49 (0)30 1234567", "0049 30 1234567", "01 23 45 67 89", "030/1234567",
    "(555) 123-4567", "@nordwind", "@nord_wind2",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_of_any_form_is_one_and_its_loss_is_found(address):
    text = address.removesuffix(")") if "_(" in address else address
    assert [item.text for item in find_addresses(f"Voir {address}, oui.")] == [text]
    assert found(f"Voir {address}, oui.", "Siehe dort, ja.") == {"address-missing": [text]}
    assert found(f"Voir {address}, oui.", f"Ja ({address}).") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Le 01.02.2024 à 10h30, 1.500.000 habitants, 12,5 km/h, 3/4, et/ou, 50/50",
        "z.B. der U.S.A., M. de Gaulle, fin.Il part. etc.pp.",
        "ISBN 978-3-16-148410-0, n° 12345678, 2019-2020, 10.000-20.000",
        "une @ ou # seule, #1, C#, a@b, 5 @ 3 €",
        "Ende.Dann, Haus.in, und/oder/aber",
        "+5 %, +12, 00:30 Uhr, 0800",
        "le score de 3-2, 555-12, (1990) 100-200",
    ],
)
def test_what_only_looks_like_an_address_is_none(text):
    assert [item.text for item in find_addresses(text)] == []
    assert find_hashtags(text) == []
    assert find_emoji(text) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://example.org/doc/12", "https://example.org/doc/21"),
        ("https://example.org/guide", "https://example.org/giude"),
        ("https://example.org/guide", "https://example.net/guide"),
        ("https://example.org/doc/guide", "https://example.org/doc"),
        ("https://nordwind.org/x", "https://nordwnid.org/x"),
        ("info@example.org", "info@exmaple.org"),
        ("info@example.org", "inf@example.org"),
        ("/etc/app/rules.conf", "/etc/app/rulse.conf"),
        ("rapport2020.pdf", "rapport2021.pdf"),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 98"),
        ("030/1234567", "030/1234576"),
        ("@nordwind", "@norwind"),
        ("https://www.nordwind.org/prix", "https://www.nordwind.org/preise"),
        ("https://www.nordwind.org/a?onglet=prix", "https://www.nordwind.org/a?reiter=prix"),
        ("mairie@vallon.fr", "rathaus@vallon.fr"),
        ("vallon.example/prix", "vallon.example/preise"),
        ("https://pont-musee.org", "https://bruecke-musee.org"),
    ],
)
def test_a_slip_in_an_address_is_found_where_it_stands(source, target):
    assert found(f"Voir {source} !", f"Siehe {target}!") == {"address-altered": [target]}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://example.org/fr/pont", "https://example.org/de/bruecke"),
        ("https://example.fr/pont", "https://example.de/bruecke"),
        ("https://example.com/fr-FR/aide?lang=fr", "https://example.com/de-DE/aide?lang=de"),
        ("https://fr.example.org/wiki/Pont", "https://de.example.org/wiki/Brücke"),
        ("http://www.example.org/", "https://example.org"),
        ("https://example.co.uk/x", "https://example.com/x"),
        ("https://example.org/a", "example.org/a"),
        ("contact@example.fr", "kontakt@example.de"),
        ("Info@Example.org", "info@example.org"),
        ("guide_fr.pdf", "guide_de.pdf"),
        ("rapport.pdf", "Bericht.pdf"),
        ("/home/votre-nom", "/home/dein-name"),
        ("utilisateur@domaine.example", "nutzer@domaene.example"),
        ("01 23 45 67 89", "+33 1 23 45 67 89"),
        ("01 23 45 67 89", "0033-1-23456789"),
        ("01 23 45 67 89", "0123 456 789"),
        ("(555) 123-4567", "+1 555 123 4567"),
        ("@Nordwind", "@nordwind"),
        ("~/.ssh/config", "~/.ssh/config-Datei"),
        ("https://www.nordwind.org/actualites", "https://www.nordwind.org/de/actualites"),
        ("https://www.nordwind.org/aide", "https://www.nordwind.org/de/hilfe"),
        ("https://www.example.com/votre-page", "https://www.example.com/ihre-seite"),
        ("https://pont-musee.ch", "https://bruecke-musee.ch"),
    ],
)
def test_an_address_made_local_or_written_otherwise_is_left_alone(source, target):
    assert found(f"Voir {source} !", f"Siehe {target}!") == {}


def test_two_addresses_may_change_places():
    source, target = "De a@example.org à b@example.org.", "An b@example.org von a@example.org."
    assert found(source, target) == {}


def test_an_address_in_the_next_line_is_not_missing():
    assert found("Voir example.org.\nMerci.", "Danke.\nSiehe example.org.") == {}


def test_paths_and_files_that_explain_are_not_added_ones():
    assert found("Voir les réglages.", "Siehe die Einstellungen (settings.toml, /etc/app/x).") == {}
    assert found("Voir là.", "Siehe https://example.org.") == {"address-added": ["https://example.org"]}


def test_a_hashtag_may_be_translated_but_not_lost():
    assert found("Bravo #pont #eau", "Bravo #Brücke #Wasser") == {}
    assert found("Bravo #pont #eau", "Bravo #Brücke") == {"address-missing": ["#eau"]}


EMOJI = ["🎉", "👍🏽", "🇫🇷", "👩‍🚀", "❤️", "☕"]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(EMOJI), max_size=4, unique=True), st.data())
def test_every_lost_or_added_emoji_is_found_and_their_order_is_free(emoji, data):
    order = data.draw(st.permutations(emoji))
    source, target = f"Oui {' '.join(emoji)}", f"Ja {' '.join(order)}"
    assert found(source, target) == {}
    if emoji:
        assert found(source, f"Ja {' '.join(order[1:])}") == {"emoji-missing": [order[0]]}
        assert found(f"Oui {' '.join(order[1:])}", target) == {"emoji-added": [order[0]]}


def test_plain_signs_and_shades_are_no_difference():
    assert found("Oui ❤️ 👍🏽 © ™ →", "Ja ❤ 👍 ® ↔ ✓") == {}
