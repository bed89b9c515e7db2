"""XML without entities, declarations or the network, with exact places."""

import socket
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import extracts
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.errors import ReadError
from alignkit.readers.xml_events import read_xml


class Seen:
    """Keeps every event."""

    def __init__(self):
        self.tags, self.texts = [], []

    def start(self, name, attributes):
        self.tags.append((name, attributes))

    def end(self, name):
        self.tags.append(name)

    def text(self, text, start, end):
        self.texts.append((text, start, end))


def seen(raw):
    handler = Seen()
    read_xml(raw, handler)
    return handler


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("<&>\n\t")
)
WRAPPED = st.sampled_from(["{}", "<b>{}</b>", "<!-- ü -->{}", "<?p ü?>{}", "{}<c/>"])


@extracts.SOME
@given(st.lists(st.tuples(TEXT, WRAPPED), max_size=6))
def test_every_text_stands_where_it_is_said_to_stand(parts):
    raw = f"<a>{''.join(wrap.format(escape(text)) for text, wrap in parts)}</a>"
    found = seen(raw).texts
    assert "".join(text for text, _, _ in found) == "".join(ElementTree.fromstring(raw).itertext())
    for text, start, end in found:
        assert raw[start:end] in (text, escape(text))
    assert [place for _, *places in found for place in places] == sorted(
        place for _, *places in found for place in places
    )


def test_line_ends_references_and_sections_keep_their_places():
    raw = "<a>é\r\n&#233;<![CDATA[<&]]>x</a>"
    assert [(text, raw[start:end]) for text, start, end in seen(raw).texts] == [
        ("é", "é"), ("\n", "\r\n"), ("é", "&#233;"), ("<&", "<&"), ("x", "x"),
    ]  # fmt: skip


def test_names_lose_their_namespace_except_that_of_xml():
    raw = '<n:a xmlns:n="urn:x" xml:lang="fr" n:b="1" c="2"/>'
    assert seen(raw).tags == [("a", {"xml:lang": "fr", "c": "2"}), "a"]


BOMB = "<!DOCTYPE a [<!ENTITY b 'b'>{}]><a>&z;</a>".format(
    "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in zip("bcdefghijk", "cdefghijkz", strict=True)
    )
)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (BOMB, "declares entities"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://localhost/x"> %x;]><a/>', "declares entities"),
        ('<!DOCTYPE a [<!ATTLIST b c CDATA "long">]><a/>', "declares entities"),
        ('<!DOCTYPE a SYSTEM "a.dtd"><a>&x;</a>', "entity &x; is not declared"),
        ("<a>&nbsp;</a>", "undefined entity"),
        ("<a>" * 300 + "</a>" * 300, "256 deep"),
        ("<a>" * 100_000, "256 deep"),
        ("<a>\n<b></a>", "line 2: not well-formed XML"),
        ("<a", "line 1: not well-formed XML"),
        ("", "not well-formed XML"),
        ("<a>\x01</a>", "not well-formed XML"),
        ("<a b='1' b='2'/>", "not well-formed XML"),
        ("<n:a/>", "not well-formed XML"),
    ],
)
def test_what_is_dangerous_or_broken_is_refused_in_one_line(raw, message):
    with pytest.raises(ReadError, match=message) as caught:
        seen(raw)
    assert "\n" not in str(caught.value)


def test_a_document_type_elsewhere_is_never_fetched(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    assert seen('<!DOCTYPE tmx SYSTEM "http://localhost:9/tmx14.dtd"><tmx/>').tags


def test_an_encoding_that_is_declared_does_not_count_any_more():
    assert seen('<?xml version="1.0" encoding="utf-16"?><a>ü</a>').texts == [("ü", 42, 43)]
