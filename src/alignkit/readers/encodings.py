"""Bytes → text as it was written, by byte order mark, UTF-8, declaration or the likeliest letters."""

import codecs
from itertools import islice

import regex

from alignkit.errors import ReadError
from alignkit.languages.identify import likeness

# The four-byte marks first: that of UTF-32 starts with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = regex.compile(rb"[\x00-\x06\x0e-\x19\x1c-\x1f\x7f]")
_HIGH = regex.compile(rb"[^\r\n]{0,60}[\x80-\xFF][^\r\n]{0,60}")
_SAMPLES = 60  # stretches of text with letters outside ASCII that the choice of an encoding rests on
_LIKELIER = 4.0  # log odds in favour of Windows-1252, of which Latin-1 text is a part
_DECLARATION = regex.compile(rb"""(?:encoding|charset)\s*+=\s*+["']?+\s*+([A-Za-z][\w.:-]*+)""")
_TOP = 4096
# Python has codecs for other things too, some of them slow on purpose (idna, punycode).
_FOR_TEXT = regex.compile(
    "iso8859|cp\\d|shift|euc|gb|big5|koi8|mac-|iso2022|tis|johab|hz|kz1048|ptcp154|utf-8$"
)
_UNUSED = regex.compile(r"[\x80-\x9F\uFFFD]")
_MIXED = regex.compile(r"(?<=\p{Ll})\p{Lu}|(?<=\p{L})[\p{S}¶§¹²³](?=\p{L})")
_EIGHT_BITS = (
    "cp1252",
    "cp1250",
    "iso8859-2",
    "cp1251",
    "koi8-u",
    "iso8859-5",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "mac-roman",
    "latin-1",
)


def decode(data: bytes, name: str, *, declares: bool = False) -> str:
    """Decode a file.

    A byte order mark decides and is not part of the text. What has none is UTF-8 if it can be; otherwise
    what the file declares, if its format has a place for that; otherwise the likeliest eight-bit encoding.

    Args:
        data: The bytes.
        name: What messages call the file.
        declares: Whether the format has declarations (``encoding="…"``, ``charset=…``) at the top.

    Raises:
        ReadError: If the bytes are no text.

    Example:
        >>> decode("Die Bäume sind größer.".encode("latin-1"), "a.txt")
        'Die Bäume sind größer.'
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    if b"\x00" in data:
        raise ReadError(f"{name}: this is a binary file (it has a NUL byte); give plain text, best in UTF-8")
    declared = _declared(data) if declares else None
    # Text in UTF-8 beyond ASCII is never anything else by chance; ISO 2022 text is ASCII on the surface.
    if declared is not None and data.isascii():
        return _as_declared(data, declared) or data.decode("ascii")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = _as_declared(data, declared) if declared is not None else None
        return found if found is not None else _decode_eight_bits(data, name, error.start)


def _declared(data: bytes) -> str | None:
    """Return the encoding named at the top of a file, if it is one for text."""
    match = _DECLARATION.search(data, 0, _TOP)
    if match is None:
        return None
    try:
        found = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    return found if _FOR_TEXT.match(found) else None


def _as_declared(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: byte {error.start} is not {encoding.upper()}, which the byte order mark announces; "
            "save the file as UTF-8"
        ) from error
    if "\0" in text:
        raise ReadError(f"{name}: this is a binary file (it has a NUL character); give plain text")
    return text


def _decode_eight_bits(data: bytes, name: str, place: int) -> str:
    """Decode what is no UTF-8: of the usual encodings, the one whose letters look most like a language."""
    if _CONTROL.search(data):
        raise ReadError(
            f"{name}: this is a binary file (byte {place} is no text); give plain text, best in UTF-8"
        )
    sample = b"\n".join(match.group() for match in islice(_HIGH.finditer(data), _SAMPLES))
    for encoding in sorted(_EIGHT_BITS, key=lambda encoding: _unlikeliness(sample, encoding)):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadError(f"{name}: byte {place} is not UTF-8 and no other encoding fits; save the file as UTF-8")


def _unlikeliness(sample: bytes, encoding: str) -> float:
    """Low for the right encoding: control characters and capitals or signs inside words are bad."""
    text = sample.decode(encoding, "replace")
    bonus = _LIKELIER if encoding == "cp1252" else 0.0
    return 10 * len(_UNUSED.findall(text)) + 2 * len(_MIXED.findall(text)) - likeness(text) - bonus
