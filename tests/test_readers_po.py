"""PO catalogues, with polib as the judge."""

import extracts
import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.errors import ReadError
from alignkit.readers.extract import Choice
from alignkit.readers.po import read_po

TEXT = st.text(st.sampled_from('abé "\\\n\tñ%#'), min_size=1, max_size=40).filter(str.strip)


def read(raw):
    sides = read_po(raw, Choice())
    for side in sides:
        extracts.assert_sound(side)
    assert len(sides[0].origin.units) == len(sides[1].origin.units)
    return [extracts.texts(side) for side in sides]


@extracts.SOME
@given(
    st.lists(st.tuples(TEXT, st.text(st.sampled_from('xyß "\\\n'), max_size=30), st.booleans()), max_size=5)
)
def test_messages_are_what_polib_wrote(rows):
    file = polib.POFile(wrapwidth=20)
    file.metadata = {"Language": "de", "Content-Type": "text/plain; charset=utf-8"}
    for one, two, named in rows:
        file.append(polib.POEntry(msgid=one, msgstr=two, msgctxt="menu" if named else None, comment="note"))
    assert read(str(file)) == [[one for one, _, _ in rows], [two for _, two, _ in rows]]


def test_the_header_says_the_language_and_is_no_message():
    raw = 'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"Language: pt_BR\\n"\n'
    source, target = read_po(raw, Choice())
    assert (source.text, target.text, target.language) == ("", "", "pt")


def test_plural_forms_are_pairs():
    raw = (
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "plik"\nmsgstr[1] "pliki"\nmsgstr[2] "plików"\n'
    )
    assert read(raw) == [["%d file", "%d files", "%d files"], ["plik", "pliki", "plików"]]


def test_the_only_form_of_a_language_translates_the_plural():
    assert read('msgid "file"\nmsgid_plural "files"\nmsgstr[0] "fájl"\n') == [["files"], ["fájl"]]


@pytest.mark.parametrize("mark", ["#~ ", "#, fuzzy\n"])
def test_entries_that_are_not_in_use_are_left_out(mark):
    lines = 'msgid "old"\nmsgstr "alt"\n'
    marked = lines.replace("msg", f"{mark}msg") if mark == "#~ " else mark + lines
    assert read(f'{marked}\nmsgid "a"\nmsgstr "b"\n') == [["a"], ["b"]]


def test_a_mark_of_an_obsolete_entry_does_not_reach_the_next_one():
    assert read('#, fuzzy\n#~ msgid "x"\n#~ msgstr "y"\n\nmsgid "a"\nmsgstr "b"\n') == [["a"], ["b"]]


def test_other_comments_and_earlier_messages_are_skipped():
    raw = '# note\n#. note\n#: a.c:3\n#, c-format\n#| msgid "old"\nmsgctxt "menu"\nmsgid "a"\nmsgstr "b"\n'
    assert read(raw) == [["a"], ["b"]]
    assert read_po(raw, Choice())[0].origin.units[0].name == "menu"


def test_a_message_without_translation_has_an_empty_one():
    assert read('msgid "a"\nmsgstr ""\n\nmsgid "c"\n') == [["a", "c"], ["", ""]]


def test_escapes_are_resolved_and_lead_back_as_a_whole():
    raw = 'msgid "a\\tb\\x41\\101\\q"\nmsgstr ""\n'
    source, _ = read_po(raw, Choice())
    assert source.text == "a\tbAAq\n"
    assert raw[slice(*source.origin.locate(1, 4))] == "\\tb\\x41"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("Bonjour\n", "line 1: 'Bonjour' is no line of a PO file"),
        ('msgid "a"\n\nmsgstr "b\n', "line 3: "),
        ('msgid "a\\"\n', "line 1: "),
        ('"a" "b"\n', "line 1: "),
    ],
)
def test_a_line_that_is_none_is_named(raw, message):
    with pytest.raises(ReadError, match=message):
        read(raw)
