"""DOCX: paragraphs, tracked changes, and archives that are none or too much."""

import io
import struct
import zipfile

import extracts
import pytest
import written

from alignkit.errors import ReadError
from alignkit.readers import docx
from alignkit.readers.docx import read_docx

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def read(body):
    found = read_docx(written.docx_of(f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"))
    extracts.assert_sound(found)
    return extracts.texts(found)


@pytest.mark.parametrize(
    ("body", "units"),
    [
        (f"<w:p>{run('Un ')}{run('mot.')}</w:p><w:p/><w:p>{run('Deux.')}</w:p>", ["Un mot.", "Deux."]),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>",
            ["a", "b"],
        ),
        (
            f"<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>{run('oui')}</w:ins></w:p>",
            ["oui"],
        ),
        (f"<w:p><w:moveFrom>{run('no')}</w:moveFrom><w:moveTo>{run('oui')}</w:moveTo></w:p>", ["oui"]),
        (
            f"<w:p><w:hyperlink>{run('lien')}</w:hyperlink><w:r><w:instrText>no</w:instrText></w:r></w:p>",
            ["lien"],
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r></w:p>",
            ["a\tb\nc\u2011"],
        ),
        (f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{run('a &amp; b')}</w:p>", ["a & b"]),
        (
            f"<w:p>{run('avant')}<w:r><mc:AlternateContent><mc:Choice><w:p>{run('boîte')}</w:p></mc:Choice>"
            f"<mc:Fallback><w:p>{run('boîte')}</w:p></mc:Fallback></mc:AlternateContent></w:r>{run('après')}</w:p>",
            ["avant", "boîte", "après"],
        ),
        ("", []),
    ],
)
def test_units_are_paragraphs(body, units):
    assert read(body) == units


def archive(**files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return file.getvalue()


WHOLE = written.docx([text for text, _ in written.FRENCH_GERMAN])
MANY = archive(**{f"{'x' * 200}{number}": b"" for number in range(5000)})
LONG = WHOLE[:-22] + b"PK\x06\x07" + bytes(16) + WHOLE[-22:]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no DOCX"),
        (b"Bonjour", "is no DOCX"),
        (WHOLE[:-30], "is no DOCX"),
        (archive(a=b"b"), "has no part word/document.xml"),
        (WHOLE.replace(b"PK\x01\x02", b"PK\x01\x03"), "is damaged"),
        (MANY, "more parts than any document"),
        (LONG, "more parts than any document"),
        (written.docx_of("<html/>"), "the root is <html>"),
        (written.docx_of("<w:document>"), "word/document.xml: line 1: not well-formed XML"),
        (written.docx_of('<!DOCTYPE d [<!ENTITY x "y">]><document>&x;</document>'), "declares entities"),
        (written.docx_of(b"\x00\x01"), "binary"),
    ],
    ids=range(11),
)
def test_what_is_no_document_is_refused_in_one_line(data, message):
    with pytest.raises(ReadError, match=message) as caught:
        read_docx(data)
    assert "\n" not in str(caught.value)


def test_every_flipped_byte_gives_a_text_or_one_line():
    for place in range(0, len(WHOLE), 7):
        data = WHOLE[:place] + bytes([WHOLE[place] ^ 0xFF]) + WHOLE[place + 1 :]
        assert "\n" not in extracts.refusal(read_docx, data)


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(docx, "_LARGEST", 1 << 20)
    with pytest.raises(ReadError, match="unpacks to more than 1 MiB"):
        read_docx(written.docx_of(b" " * (2 << 20)))


def test_a_locked_document_is_refused():
    data = bytearray(WHOLE)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            struct.pack_into("<H", data, place + offset, 1)
            place = data.find(mark, place + 1)
    with pytest.raises(ReadError, match="without password"):
        read_docx(bytes(data))
