"""TMX: languages, inline codes, units that lack a side."""

import extracts
import pytest

from alignkit.errors import ReadError
from alignkit.readers.extract import Choice
from alignkit.readers.tmx import read_tmx


def memory(units, header='srclang="fr"'):
    return f'<tmx version="1.4"><header {header}/><body>{units}</body></tmx>'


def unit(*variants, name=""):
    inner = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in variants)
    return f"<tu{name}>{inner}</tu>"


def read(raw, **languages):
    sides = read_tmx(raw, Choice(**languages))
    for side in sides:
        extracts.assert_sound(side)
    assert len(sides[0].origin.units) == len(sides[1].origin.units)
    return [extracts.texts(side) for side in sides]


def test_the_header_says_which_side_is_the_original():
    assert read(memory(unit(("de", "Ja."), ("fr", "Oui.")))) == [["Oui."], ["Ja."]]


@pytest.mark.parametrize("header", ['srclang="*all*"', 'srclang="en"', ""])
def test_without_a_header_that_helps_the_first_language_is_the_original(header):
    assert read(memory(unit(("de", "Ja."), ("fr", "Oui.")), header)) == [["Ja."], ["Oui."]]


def test_languages_that_are_said_are_taken_whatever_their_region():
    raw = memory(unit(("fr-FR", "Oui."), ("EN-gb", "Yes."), ("de_CH", "Ja.")))
    assert read(raw, source_lang="en", target_lang="de") == [["Yes."], ["Ja."]]
    assert read(raw, target_lang="en") == [["Oui."], ["Yes."]]


def test_units_without_one_of_the_languages_are_left_out():
    raw = memory(
        unit(("fr", "Un."), ("de", "Eins.")) + unit(("fr", "Deux.")) + unit(("de", "Drei."), ("fr", "Trois."))
    )
    assert read(raw) == [["Un.", "Trois."], ["Eins.", "Drei."]]


def test_the_first_of_several_variants_counts():
    assert read(memory(unit(("fr", "Oui."), ("fr-CA", "Ouais."), ("de", "Ja.")))) == [["Oui."], ["Ja."]]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<bpt i="1">&lt;b&gt;</bpt>gras<ept i="1">&lt;/b&gt;</ept>', "gras"),
        ("un<ph>{0}</ph> deux<it pos='begin'>x</it>", "un deux"),
        ("<hi>très</hi> bien", "très bien"),
        ("<ph>code <sub>texte</sub></ph>fin", "fin"),
        ("a&#x20;&amp;&#228;", "a &ä"),
        ("<![CDATA[a < b]]>", "a < b"),
        ("ligne\nsuite", "ligne\nsuite"),
        ("", ""),
    ],
)
def test_inline_codes_are_no_text(inner, text):
    assert read(memory(unit(("fr", inner), ("de", "Ja."))))[0] == [text]


def test_a_unit_keeps_its_name():
    source, _ = read_tmx(memory(unit(("fr", "a"), ("de", "b"), name=' tuid="x-7"')), Choice())
    assert source.origin.units[0].name == "x-7"


def test_the_old_way_to_write_the_language_is_known():
    assert read(memory('<tu><tuv lang="FR"><seg>a</seg></tuv><tuv lang="DE"><seg>b</seg></tuv></tu>')) == [
        ["a"],
        ["b"],
    ]


def test_an_empty_memory_has_no_pairs():
    assert read(memory("")) == [[], []]


@pytest.mark.parametrize(
    ("raw", "languages", "message"),
    [
        (memory(unit(("fr", "a"), ("de", "b"), ("en", "c"))), {}, "holds fr de en; say --source-lang"),
        (memory(unit(("fr", "a"))), {}, "holds fr; say"),
        (memory(unit(("fr", "a"), ("de", "b"))), {"source_lang": "it"}, "no text in 'it'.*has: fr de"),
        (memory(unit(("fr", "a"), ("de", "b"))), {"target_lang": "fr"}, "no text in 'fr'.*has: de"),
        ("<tmx><body>", {}, "not well-formed"),
    ],
)
def test_what_is_left_open_is_asked_for(raw, languages, message):
    with pytest.raises(ReadError, match=message):
        read_tmx(raw, Choice(**languages))
