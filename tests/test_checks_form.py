"""What a text looks like: compounds, capitals, credits, titles and address, through the whole chain."""

import pytest

from alignkit.checks.mojibake import all_misread
from alignkit.documents import document
from alignkit.pipeline import toolkit
from alignkit.rules import Rules

CHECKS = (
    "split-compound", "adjective-written-large", "noun-written-small", "title-case", "name-written-small",
    "byline", "credit-garbled", "untranslated-title", "doubled-phrase", "register-mixed", "boilerplate",
)  # fmt: skip


def found(source, target, languages):
    tools = toolkit("mini")
    documents = (
        document(text, language=name) for text, name in zip((source, target), languages, strict=True)
    )
    judged = tools.judge(tools.pair_lines(*documents), Rules(select=CHECKS, plugins=False), contextual=False)
    return [(finding.check, finding.quote) for finding in judged.findings]


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("The city council is new.", "Der Stadt Rat ist neu.", "en de", ("split-compound", "Stadt Rat")),
        ("Le capteur de pluie est ici.", "Der Regen Sensor ist hier.", "fr de",
         ("split-compound", "Regen Sensor")),
        ("It shows a destroyed city.", "Es zeigt eine Zerstörte Stadt.", "en de",
         ("adjective-written-large", "Zerstörte")),
        ("They fear crop losses.", "Sie fürchten; ernteverluste sind möglich.", "en de",
         ("noun-written-small", "ernteverluste")),
        ("How to save water at home", "Comment Économiser Votre Eau Chez Vous", "en fr",
         ("title-case", "Économiser Votre Eau Chez Vous")),
        ("Por Ana Ruiz", "Durch Ana Ruiz", "es de", ("byline", "Durch")),
        ("Door Jan Bos, redacteur economie", "Through Jan Bos, economics editor", "nl en",
         ("byline", "Through")),
        ("Texte : Anne Morel / Photos : Luc Roy", "Testo: Anne Morel / Quadri: Luc Roy", "fr it",
         ("credit-garbled", "Quadri")),
        ("Wie Frau Kern sagt, ist es zu spät.", "As Frau Kern says, it is too late.", "de en",
         ("untranslated-title", "Frau")),
        ("She walks by the river.", "Elle marche près du fleuve près du fleuve.", "en fr",
         ("doubled-phrase", "près du fleuve près du fleuve")),
        ("The council met again on Monday evening to talk about the old bridge.", "Lees ook:", "en nl",
         ("boilerplate", "Lees ook")),
    ],
)  # fmt: skip
def test_a_fault_of_form_is_found(source, target, languages, expected):
    assert expected in found(f"{source}\n", f"{target}\n", languages.split())


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("They drank a cup of coffee.", "Sie tranken eine Tasse Kaffee.", "en de"),
        ("A task force is here.", "Eine Task Force ist hier.", "en de"),
        ("A small child plays.", "Een klein kind speelt.", "en nl"),
        ("He saw the red card.", "Er sah die Rote Karte.", "en de"),
        ("He works step by step.", "Er arbeitet schrittweise und teilweise blindlings.", "en de"),
        ("World Health Organization", "Organización Mundial de la Salud", "en es"),
        ("By Ann Lee", "Von Ann Lee", "en de"),
        ("Fotos: Max Kern", "Zdjęcia: Max Kern", "de pl"),
        ("Pressekontakt: Eva Kern", "Contact presse : Eva Kern", "de fr"),
        ("Mr Brown says that he will go.", "Mr. Brown sagt, dass er gehen wird.", "en de"),
        ("It rains day after day after day.", "Es regnet Tag für Tag für Tag.", "en de"),
    ],
)
def test_what_is_usual_is_left_alone(source, target, languages):
    assert found(f"{source}\n", f"{target}\n", languages.split()) == []


@pytest.mark.parametrize("page", ["cp1250", "cp1251", "cp1252", "cp437", "cp866", "koi8_r", "mac_roman"])
@pytest.mark.parametrize("word", ["używać", "größer", "déjà", "přítel", "señor"])
def test_a_known_word_is_repaired_from_any_code_page(word, page):
    try:
        damaged = word.encode().decode(page)
    except UnicodeDecodeError:
        pytest.skip("a byte that the page does not have is lost")
    if any(sign.isspace() for sign in damaged):
        pytest.skip("a no-break space that ends a word is taken for one between words")
    (found,) = all_misread(f"a {damaged} b", {word}.__contains__)
    assert found[2].strip() == word


@pytest.mark.parametrize(
    ("damaged", "word"),
    [("Dziœ", "Dziś"), ("Perchč", "Perchè"), ("Mьnchen", "München"), ("Ïðèâåò", "Привет")],
)
def test_a_word_of_another_code_page_is_repaired_if_it_is_known(damaged, word):
    assert [meant for *_, meant in all_misread(damaged, {word}.__contains__)] == [word]
    assert list(all_misread(damaged, {damaged, word}.__contains__)) == []
    assert list(all_misread(damaged, set().__contains__)) == []
