"""Telling the language of a text."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.languages.identify import identifiable, identify, likeness

SENTENCES = {
    "en": "The children were playing in the garden when the rain began.",
    "fr": "Les enfants jouaient dans le jardin quand la pluie a commencé.",
    "de": "Die Kinder spielten im Garten, als der Regen begann.",
    "es": "Los niños estaban jugando en el jardín cuando empezó la lluvia.",
    "it": "I bambini giocavano nel giardino quando cominciò a piovere.",
    "pt": "As crianças estavam a brincar no jardim quando começou a chuva.",
    "nl": "De kinderen speelden in de tuin toen het begon te regenen.",
    "pl": "Dzieci bawiły się w ogrodzie, kiedy zaczął padać deszcz.",
    "cs": "Děti si hrály na zahradě, když začalo pršet.",
    "sk": "Deti sa hrali v záhrade, keď začalo pršať a museli ísť domov.",
    "sl": "Otroci so se igrali na vrtu, ko je začelo deževati.",
    "hr": "Djeca su se igrala u vrtu kada je počela padati kiša.",
    "sv": "Barnen lekte i trädgården när det började regna.",
    "da": "Børnene legede i haven, da det begyndte at regne, og de gik hjem.",
    "no": "Barna lekte i hagen da det begynte å regne, og de måtte gå hjem.",
    "is": "Börnin voru að leika sér í garðinum þegar fór að rigna.",
    "fi": "Lapset leikkivät puutarhassa, kun alkoi sataa.",
    "hu": "A gyerekek a kertben játszottak, amikor eleredt az eső.",
    "ro": "Copiii se jucau în grădină când a început să plouă.",
    "ca": "Els nens jugaven al jardí quan va començar a ploure.",
    "tr": "Yağmur başladığında çocuklar bahçede oynuyordu.",
    "el": "Τα παιδιά έπαιζαν στον κήπο όταν άρχισε η βροχή.",
    "ru": "Дети играли в саду, когда начался дождь.",
    "uk": "Діти гралися в саду, коли почався дощ.",
    "bg": "Децата играеха в градината, когато започна да вали.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language):
    found = identify(SENTENCES[language])
    assert found is not None
    assert found.language == language
    assert 0.2 <= found.probability <= 1


@pytest.mark.parametrize("language", ["de", "fr", "el", "ru"])
def test_capitals_do_not_matter(language):
    assert identify(SENTENCES[language].upper()).language == language


def test_decomposed_letters_do_not_matter():
    assert identify("Une e\u0301le\u0300ve fatigue\u0301e a e\u0301te\u0301 reçue.").language == "fr"


def test_addresses_and_numbers_do_not_count():
    text = f"https://example.org/the/and/of/with/that {SENTENCES['de']} the@and.example 12,345"
    assert identify(text) == identify(SENTENCES["de"])


@pytest.mark.parametrize("text", ["", "  ", "123 456", "–!?", "🎉", "https://example.org", "X"])
def test_without_letters_there_is_no_ground(text):
    assert identify(text) is None


def test_candidates_limit_the_choice():
    assert identify(SENTENCES["de"], candidates=["fr", "en"]).language in {"fr", "en"}
    assert identify(SENTENCES["de"], candidates=["xx"]) is None


def test_a_majority_in_the_middle_and_at_the_end_outweighs_a_foreign_start():
    assert identify(SENTENCES["en"] + (SENTENCES["de"] + " ") * 200).language == "de"


def test_a_wrong_decoding_looks_less_like_a_language():
    data = SENTENCES["pl"].encode("cp1250")
    assert likeness(data.decode("cp1250")) > likeness(data.decode("cp1252"))


def test_all_sentences_above_are_in_languages_that_can_be_told_apart():
    assert set(SENTENCES) <= set(identifiable())


@given(st.text())
def test_any_text_gets_a_probability_or_nothing(text):
    found = identify(text)
    assert found is None or 0 < found.probability <= 1


def test_importing_it_reads_no_table():
    code = "import alignkit.languages.identify as i; print(i._profiles.cache_info().currsize)"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "0"
