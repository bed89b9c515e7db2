"""Reading documents: encodings, languages and what cannot be read."""

import codecs
import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignkit.documents import document, read_document
from alignkit.errors import LanguageError, ReadError
from alignkit.languages.codes import language_code

FRENCH = "L'été dernier, le garçon a été reçu à l'hôpital, où il fut soigné.\r\nIl va mieux.\n"
GERMAN = "Die Müllers wäschen größere Hemden für übermütige Gäste.\rDas genügt.\n"


def written(folder, data):
    path = folder / "text.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_files_are_read_exactly_and_without_their_byte_order_mark(tmp_path, mark, encoding):
    read = read_document(written(tmp_path, mark + FRENCH.encode(encoding)))
    assert (read.text, read.language) == (FRENCH, "fr")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (GERMAN, "de")])
def test_western_eight_bit_files_are_recognised(tmp_path, encoding, text, language):
    read = read_document(written(tmp_path, text.encode(encoding)))
    assert (read.text, read.language) == (text, language)


def test_windows_quotation_marks_and_the_euro_sign_survive(tmp_path):
    text = "„Die Straße kostet 5 €“, sagte er – naïv. L’œuvre d’été."
    assert read_document(written(tmp_path, text.encode("cp1252"))).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Dnes je pondělí a venku svítí slunce, zítra má pršet.", "cp1250"),
        ("Сегодня хорошая погода, и мы идём гулять в парк.", "cp1251"),
        ("Сегодня хорошая погода, и мы идём гулять в парк.", "koi8-r"),
        ("Σήμερα ο καιρός είναι πολύ καλός.", "cp1253"),
    ],
)
def test_other_eight_bit_files_are_recognised_by_their_letters(tmp_path, text, encoding):
    assert read_document(written(tmp_path, text.encode(encoding))).text == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_comes_back_from_utf8_as_it_was(tmp_path_factory, text):
    path = written(tmp_path_factory.mktemp("texts", numbered=True), codecs.BOM_UTF8 + text.encode())
    assert read_document(path, language="de").text == text


def test_a_path_is_remembered(tmp_path):
    path = written(tmp_path, b"Hallo")
    assert read_document(path, language="de").path == str(path)


def test_a_dash_is_standard_input(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(GERMAN.encode("latin-1")))
    monkeypatch.setattr(sys, "stdin", stream)
    read = read_document("-")
    assert (read.text, read.language, read.path) == (GERMAN, "de", "-")


def test_an_empty_file_is_an_empty_document_of_no_known_language(tmp_path):
    read = read_document(written(tmp_path, b""))
    assert (read.text, read.language) == ("", "und")


def test_a_byte_order_mark_alone_is_an_empty_document(tmp_path):
    assert read_document(written(tmp_path, codecs.BOM_UTF8)).text == ""


def test_a_long_single_line_is_a_document(tmp_path):
    text = "Das ist ein Satz. " * 100_000
    assert len(read_document(written(tmp_path, text.encode())).text) == len(text)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"missing\.txt: there is no such file"):
        read_document(tmp_path / "missing.txt")


def test_a_directory_is_named(tmp_path):
    with pytest.raises(ReadError, match="this is a directory"):
        read_document(tmp_path)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_an_unreadable_file_is_named(tmp_path):
    path = written(tmp_path, b"Hallo")
    path.chmod(0)
    with pytest.raises(ReadError, match="no permission"):
        read_document(path)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x1f\x8b\x08\x08\xab\xff\x03\x01",
        "ohne Marke".encode("utf-16-le"),
        codecs.BOM_UTF8 + b"a\x00b",
    ],
)
def test_a_binary_file_is_refused(tmp_path, data):
    with pytest.raises(ReadError, match=r"this is a binary file|the gzip data are damaged"):
        read_document(written(tmp_path, data))


@pytest.mark.parametrize("data", [codecs.BOM_UTF8 + b"ab\xff\xfe", codecs.BOM_UTF16_LE + b"a\x00b"])
def test_a_byte_order_mark_that_lies_is_refused(tmp_path, data):
    with pytest.raises(ReadError, match="byte order mark announces"):
        read_document(written(tmp_path, data))


def test_every_message_is_one_line(tmp_path):
    for path in (tmp_path, tmp_path / "a", written(tmp_path, b"\0")):
        with pytest.raises(ReadError) as caught:
            read_document(path)
        assert "\n" not in str(caught.value)


def test_a_language_given_is_not_guessed():
    assert document(FRENCH, language="de-CH").language == "de"


@pytest.mark.parametrize("text", ["", " \n", "12.30 – 14.45 %", "…"])
def test_a_text_without_ground_for_a_language_has_none(text):
    assert document(text).language == "und"


def test_a_text_stays_exactly_as_it_is():
    text = "e\u0301\r\n\ufeff x\u00a0"
    assert document(text, language="fr").text == text


@pytest.mark.parametrize(
    ("given_code", "code"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("pt-BR", "pt"),
        ("zh_Hans_CN", "zh"),
        ("nb", "no"),
        (" fr ", "fr"),
        ("und", "und"),
    ],
)
def test_a_language_code_reduces_to_its_base(given_code, code):
    assert language_code(given_code) == code


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ger", "'de'"),
        ("deu", "'de'"),
        ("German", "'de'"),
        ("Deutsch", "'de'"),
        ("français", "'fr'"),
        ("fra", "'fr'"),
    ],
)
def test_a_wrong_language_code_is_answered_with_the_right_one(wrong, right):
    with pytest.raises(LanguageError, match=right):
        document("Hallo", language=wrong)


@pytest.mark.parametrize("wrong", ["", "xx", "d", "klingon", "-"])
def test_nonsense_is_no_language_code(wrong):
    with pytest.raises(LanguageError, match="no language code"):
        language_code(wrong)
