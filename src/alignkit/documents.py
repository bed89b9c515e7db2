"""A file, stream or string → a `Document`: the text exactly as decoded, and its language.

Nothing is normalised: line breaks, composed or decomposed letters and spaces stay as they are, so that
offsets are those of the decoded file.
"""

import codecs
import sys
from itertools import islice
from pathlib import Path

import regex

from alignkit.errors import AnchorError, ReadError
from alignkit.languages.codes import language_code
from alignkit.languages.identify import identify, likeness
from alignkit.records import Document

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
_UNUSED = regex.compile(r"[\x80-\x9F\uFFFD]")
_MIXED = regex.compile(r"(?<=\p{Ll})\p{Lu}|(?<=\p{L})[\p{S}¶§¹²³](?=\p{L})")
_EIGHT_BITS = (
    "cp1252",
    "cp1250",
    "iso8859-2",
    "cp1251",
    "koi8-r",
    "cp1253",
    "cp1254",
    "cp1257",
    "mac-roman",
    "latin-1",
)
_UNDECIDED = "und"


def read_document(path: str | Path, *, language: str | None = None) -> Document:
    """Read a document from a file, or from standard input if the path is ``-``.

    UTF-8, UTF-16 and UTF-32 are recognised by their byte order mark, which is not part of the text; what
    has none is UTF-8 or, failing that, the likeliest eight-bit encoding.

    Args:
        path: The file, or ``-``.
        language: Its language (ISO 639-1, ``de-CH`` counts as ``de``); identified if left out.

    Returns:
        The document; its language is ``und`` if none was given and the text gives no ground for one,
        as an empty text never does.

    Raises:
        ReadError: If the file is missing, a directory, unreadable, or not text.
        LanguageError: If the language given is no language code.
    """
    code = language_code(language) if language is not None else None
    name = "standard input" if str(path) == "-" else str(path)
    return document(_decode(_read(path, name), name), language=code, path=str(path))


def document(text: str, *, language: str | None = None, path: str | None = None) -> Document:
    """Make a document of a text, which stays exactly as it is.

    Args:
        text: The text.
        language: Its language (ISO 639-1); identified if left out, ``und`` if it cannot be.
        path: Where it came from.

    Raises:
        LanguageError: If the language given is no language code.

    Example:
        >>> document("Der Zug nach Bremen fährt heute nicht.").language
        'de'
        >>> document("").language
        'und'
    """
    if language is not None:
        return Document(text, language_code(language), path)
    found = identify(text)
    return Document(text, found.language if found else _UNDECIDED, path)


def _read(path: str | Path, name: str) -> bytes:
    if str(path) == "-":
        if sys.stdin is None:
            raise ReadError(f"{name}: is closed; pipe a text in or name a file")
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{name}: there is no such file; check the path") from error
    except IsADirectoryError as error:
        raise ReadError(f"{name}: this is a directory; name a text file in it") from error
    except PermissionError as error:
        raise ReadError(f"{name}: no permission to read it; check the file's rights") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{name}: cannot be read ({reason})") from error


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    if b"\x00" in data:
        raise ReadError(f"{name}: this is a binary file (it has a NUL byte); give plain text, best in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_eight_bits(data, name, error.start)


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


def read_anchors(path: str | Path) -> tuple[tuple[int, int], ...]:
    """Read known pairs of segments: on each line the number of a source and of a target segment, from 0.

    White space parts the two; empty lines and what follows ``#`` are left out.

    Raises:
        ReadError: If the file cannot be read.
        AnchorError: If a line holds something else.
    """
    pairs = []
    for number, line in enumerate(read_document(path, language=_UNDECIDED).text.splitlines(), 1):
        fields = line.partition("#")[0].split()
        if not fields:
            continue
        if len(fields) != 2 or not all(field.isascii() and field.isdecimal() for field in fields):
            raise AnchorError(
                f"{path}, line {number}: expected the numbers of a source and a target segment, such as "
                f"'12 14', got {line.strip()!r:.60}"
            )
        pairs.append((int(fields[0]), int(fields[1])))
    return tuple(pairs)
