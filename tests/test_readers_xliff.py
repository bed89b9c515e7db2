"""XLIFF 1.2 and 2: segments, inline elements and what is no segment."""

import extracts
import pytest

from alignkit.errors import ReadError
from alignkit.readers.extract import Choice
from alignkit.readers.xliff import read_xliff


def old(body, languages='source-language="fr" target-language="de"'):
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f"<file {languages}><body>{body}</body></file></xliff>"
    )


def new(body):
    return (
        '<xliff version="2.1" srcLang="fr-FR" trgLang="de-DE" xmlns="urn:oasis:names:tc:xliff:document:2.0" '
        f'xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><file id="f">{body}</file></xliff>'
    )


def read(raw):
    sides = read_xliff(raw, Choice())
    for side in sides:
        extracts.assert_sound(side)
    assert len(sides[0].origin.units) == len(sides[1].origin.units)
    return [extracts.texts(side) for side in sides]


def test_both_versions_say_their_languages():
    for raw in (old("<trans-unit id='1'><source>a</source></trans-unit>"), new("")):
        assert [side.language for side in read_xliff(raw, Choice())] == ["fr", "de"]


@pytest.mark.parametrize("target", ["", "<target/>", "<target></target>"])
def test_a_unit_without_translation_has_an_empty_one(target):
    assert read(old(f"<trans-unit id='1'><source>a</source>{target}</trans-unit>")) == [["a"], [""]]
    assert read(new(f"<unit id='1'><segment><source>a</source>{target}</segment></unit>")) == [["a"], [""]]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<g id="1">un <g id="2">deux</g></g>', "un deux"),
        ('un<x id="1"/> deux<bx id="2"/>', "un deux"),
        ('<bpt id="1">{b}</bpt>gras<ept id="1">{/b}</ept>', "gras"),
        ('<ph id="1">%s <sub>non</sub></ph>fin', "fin"),
        ('<mrk mtype="protected">Nom</mrk> ici', "Nom ici"),
        ('<mrk mtype="seg" mid="1">Nom</mrk> ici', "Nom ici"),
        ("a &lt; b", "a < b"),
    ],
)
def test_inline_elements_of_the_old_version(inner, text):
    assert read(old(f"<trans-unit id='1'><source>{inner}</source></trans-unit>"))[0] == [text]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('<pc id="1">un <pc id="2">deux</pc></pc>', "un deux"),
        ('un<ph id="1" dataRef="d1"/> deux<sc id="2"/><ec startRef="2"/>', "un deux"),
        ('<mrk id="1" type="term">Nom</mrk><sm id="2"/> ici<em startRef="2"/>', "Nom ici"),
        ('a<cp hex="001A"/>b', "ab"),
    ],
)
def test_inline_elements_of_the_new_version(inner, text):
    data = "<originalData><data id='d1'>no</data></originalData>"
    body = f"<unit id='1'>{data}<segment><source>{inner}</source></segment></unit>"
    assert read(new(body))[0] == [text]


def test_segments_of_a_unit_are_pairs_in_the_new_version():
    body = (
        "<unit id='u'><notes><note>no</note></notes>"
        "<segment><source>Un.</source><target>Eins.</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment><source>Deux.</source><target>Zwei.</target></segment></unit>"
    )
    assert read(new(body)) == [["Un.", "Deux."], ["Eins.", "Zwei."]]


def segmented(target):
    return old(
        '<trans-unit id="1"><source>Un. Deux.</source><seg-source><mrk mtype="seg" mid="0">Un.</mrk> '
        '<g id="1"><mrk mtype="seg" mid="1">Deux <mrk mtype="x">ici</mrk>.</mrk></g></seg-source>'
        f"{target}</trans-unit>"
    )


def test_segments_of_a_unit_are_pairs_in_the_old_version():
    target = '<target>x <mrk mtype="seg" mid="0">Eins.</mrk> <mrk mtype="seg" mid="1">Zwei.</mrk></target>'
    assert read(segmented(target)) == [["Un.", "Deux ici."], ["Eins.", "Zwei."]]


def test_segments_that_are_not_translated_have_empty_translations():
    assert read(segmented("")) == [["Un.", "Deux ici."], ["", ""]]


def test_segments_in_another_order_make_one_pair():
    target = '<target><mrk mtype="seg" mid="1">Zwei.</mrk> <mrk mtype="seg" mid="0">Eins.</mrk></target>'
    assert read(segmented(target)) == [["Un.\nDeux ici."], ["Zwei.\nEins."]]


def test_a_segmented_source_without_segments_is_one_segment():
    body = "<trans-unit id='1'><source>a</source><seg-source>a</seg-source><target>b</target></trans-unit>"
    assert read(old(body)) == [["a"], ["b"]]


@pytest.mark.parametrize(
    "unit",
    [
        "<target><mrk mtype='seg' mid='0'>x</mrk></target><target/>",
        "<target/><seg-source><mrk mtype='seg' mid='0'>x</mrk></seg-source>",
        "<source>b<trans-unit><source>c</source></trans-unit></source>",
        "<seg-source><mrk mtype='seg' mid='0'><trans-unit><source>c</source></trans-unit></mrk></seg-source>",
        "<target><mrk mtype='seg' mid='0'><mrk mtype='seg' mid='1'>y</mrk></mrk></target>",
    ],
)
def test_units_of_no_known_shape_still_have_two_sides(unit):
    head = "<source>a</source><seg-source><mrk mtype='seg' mid='0'>a</mrk></seg-source>"
    for start in ("", head):
        source, target = read(old(f"<trans-unit id='1'>{start}{unit}</trans-unit>"))
        assert len(source) == len(target)


@pytest.mark.parametrize(
    "extra",
    [
        "<alt-trans><source>no</source><target>no</target></alt-trans>",
        "<note>no</note>",
        "<context-group><context>no</context></context-group>",
    ],
)
def test_what_stands_beside_the_segment_is_not_read(extra):
    body = f"<trans-unit id='1'><source>a</source><target>b</target>{extra}</trans-unit>"
    assert read(old(body)) == [["a"], ["b"]]


def test_matches_are_not_read():
    body = (
        "<unit id='1'><mtc:matches><mtc:match ref='#1'><source>no</source><target>no</target></mtc:match>"
        "</mtc:matches><segment><source>a</source><target>b</target></segment></unit>"
    )
    assert read(new(body)) == [["a"], ["b"]]


def test_what_is_not_to_be_translated_is_left_out_unless_it_is_again():
    no, yes = "<source>no</source><target>no</target>", "<source>a</source><target>b</target>"
    body = (
        f"<trans-unit id='1' translate='no'>{no}</trans-unit>"
        f"<group translate='no'><trans-unit id='2'>{no}</trans-unit>"
        f"<trans-unit id='3' translate='yes'>{yes}</trans-unit></group><trans-unit id='4'>{yes}</trans-unit>"
    )
    assert read(old(body)) == [["a", "a"], ["b", "b"]]


def test_a_unit_keeps_its_name():
    for raw in (
        old("<trans-unit id='x'><source>a</source></trans-unit>"),
        new("<unit id='x'><segment/></unit>"),
    ):
        assert [unit.name for unit in read_xliff(raw, Choice())[0].origin.units] == ["x"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("<html/>", "root is <html>, not <xliff>"),
        ("<xliff>", "not well-formed"),
        (
            '<xliff><file source-language="fr"/><file source-language="it"/></xliff>',
            "several pairs of languages",
        ),
    ],
)
def test_what_is_no_xliff_is_refused(raw, message):
    with pytest.raises(ReadError, match=message):
        read(raw)
