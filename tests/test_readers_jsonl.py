"""JSON Lines, with Python's json module as the judge."""

import json

import extracts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.errors import ReadError
from alignkit.readers.extract import Choice
from alignkit.readers.jsonl import read_jsonl

PLAIN = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXT = st.text(PLAIN | st.sampled_from('"\\/\n\t🦆é'), max_size=20)
OTHER = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)


def columns(raw, *names, **languages):
    sides = read_jsonl(raw, Choice(columns=names or None, **languages))
    for side in sides:
        extracts.assert_sound(side)
    return [extracts.texts(side) for side in sides]


@extracts.SOME
@given(st.lists(st.tuples(TEXT, TEXT, OTHER), max_size=4), st.booleans(), st.sampled_from([":", " : "]))
def test_texts_are_what_the_json_module_wrote(rows, ascii_only, colon):
    layout = {"ensure_ascii": ascii_only, "separators": (" ,", colon)}
    objects = ({"note": other, "source": one, "target": two} for one, two, other in rows)
    raw = "".join(json.dumps(row, **layout) + "\n" for row in objects)
    assert columns(raw) == [[one for one, _, _ in rows], [two for _, two, _ in rows]]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ('{"target": "b", "source": "a"}', ()),
        ('{"src": "a", "mt": "b", "x": "c"}', ()),
        ('{"id": 1, "fr": "a", "de": "b"}', ()),
        ('{"translation": {"fr": "a", "de": "b"}}', ()),
        ('{"one": "a", "two": "b"}', ("one", "two")),
        ('{"x": {"one": "a"}, "two": "b"}', ("x.one", "two")),
        ('{"x.one": "a", "two": "b"}', ("x.one", "two")),
    ],
)
def test_keys_are_the_usual_ones_or_those_named(line, names):
    assert columns(line, *names) == [["a"], ["b"]]


def test_of_several_languages_those_said_are_taken():
    line = '{"translation": {"en": "x", "fr": "a", "de": "b"}}'
    assert columns(line, source_lang="de", target_lang="fr") == [["b"], ["a"]]


def test_blank_lines_are_none_and_null_is_empty():
    assert columns('\n{"source": null, "target": "b"}\r\n \n') == [[""], ["b"]]


def test_half_a_surrogate_pair_is_marked():
    assert columns(r'{"source": "\ud83e\udd86", "target": "\ud83e"}') == [["🦆"], ["\ufffd"]]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("[1]", "line 1: is no object"),
        ('{"source": "a", "target": "b"}\n{"source": "a"}', "line 2: has no text under the key 'target'"),
        ('{"source": "a", "target": 3}', "line 1: cannot tell which keys .*there are: source"),
        ('{"source": "a", "target": "b"} x', "line 1: something follows"),
        ('{"source": "a" "target": "b"}', "line 1: not JSON"),
        ('{"source"', "line 1: not JSON"),
        ('{"source": "a', "line 1: not JSON"),
        ("{", "line 1: not JSON"),
        ("{1: 2}", "line 1: not JSON"),
        ('{"a": ' + "[" * 200_000 + "}", "line 1: nests too deeply"),
        ('{"a": ' + '{"b":' * 200_000, "line 1: nests too deeply"),
        ('{"a": ' + "9" * 5000 + "}", "line 1: not JSON"),
        ('{"one": "a", "two": "b"}', "say --columns"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(raw, message):
    with pytest.raises(ReadError, match=message) as caught:
        columns(raw)
    assert "\n" not in str(caught.value)


def test_a_key_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(ReadError, match="no column 'x'; there are: one, two"):
        columns('{"one": "a", "two": "b"}', "x", "two")
