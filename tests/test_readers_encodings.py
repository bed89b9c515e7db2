"""Which encoding a file is in: what it declares, and what it is."""

import pytest

from alignkit.readers.encodings import decode

RUSSIAN = "Сегодня хорошая погода, и мы идём гулять в парк."
JAPANESE = "今日は天気がいいです。"


def meta(encoding):
    return f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'


@pytest.mark.parametrize(
    ("text", "declared", "written"),
    [
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "ISO-8859-5", "iso8859-5"),
        (JAPANESE, "Shift_JIS", "shift_jis"),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
        (RUSSIAN, "windows-1252", "utf-8"),
        (RUSSIAN, "utf-8", "koi8-r"),
        (RUSSIAN, "no-such", "koi8-r"),
        (RUSSIAN, "idna", "koi8-r"),
        (RUSSIAN, "zip", "utf-8"),
    ],
)
def test_a_declaration_is_believed_unless_the_bytes_say_otherwise(text, declared, written):
    head = meta(declared)
    assert decode(head.encode() + text.encode(written), "a.html", declares=True) == head + text


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0" encoding="koi8-r"?>', '"charset=koi8-r\\n"', "<meta charset = 'koi8-r'>"]
)
def test_declarations_of_xml_po_and_html_are_found(head):
    text = head + "Щедро"
    assert decode(text.encode("koi8-r"), "a", declares=True) == text


def test_plain_text_declares_nothing():
    text = meta("iso8859-5") + RUSSIAN
    assert decode(text.encode("koi8-r"), "a.txt") == text


def test_a_declaration_far_below_is_none():
    text = "x" * 5000 + meta("iso8859-5") + RUSSIAN
    assert decode(text.encode("koi8-r"), "a.html", declares=True) == text
