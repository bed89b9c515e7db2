"""DOCX: the paragraphs of the main text, of Word and whatever writes its format.

Text that change tracking marks as deleted is left out, inserted text is read; headers, footnotes and
comments live in other parts and are not read. Offsets lead into the XML of ``word/document.xml``.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from alignkit.errors import ReadError
from alignkit.readers.encodings import decode
from alignkit.readers.extract import Extract, Extractor
from alignkit.readers.xml_events import read_xml

PART = "word/document.xml"
"""The part that is read."""

_LARGEST = 32 << 20  # bytes of the part, unpacked
_LARGEST_DIRECTORY = 1 << 20  # bytes of the list of parts
_END_RECORD = struct.Struct("<4s4H2LH")
_LONG_END_RECORD = b"PK\x06\x07"  # points to a list of any length
_HIDDEN = frozenset({"moveFrom", "del", "Fallback"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read_docx(data: bytes) -> Extract:
    """Read the paragraphs that are not empty.

    Raises:
        ReadError: If the file is no DOCX, damaged, or larger inside than any document.
    """
    raw = decode(_part(data), PART, declares=True)
    paragraphs = _Paragraphs(raw)
    try:
        read_xml(raw, paragraphs)
    except ReadError as error:
        raise ReadError(f"{PART}: {error}") from error
    return paragraphs.sheet.extract()


def _part(data: bytes) -> bytes:
    _require_small_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(PART) as part:
            unpacked = part.read(_LARGEST + 1)
    except KeyError as error:
        raise ReadError(f"has no part {PART}; save it as .docx in a word processor") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise ReadError(f"is damaged ({error}); save it again") from error
    except (NotImplementedError, RuntimeError) as error:
        raise ReadError(f"cannot be unpacked ({error}); save it without password") from error
    if len(unpacked) > _LARGEST:
        raise ReadError(f"{PART} unpacks to more than {_LARGEST >> 20} MiB; split the document")
    return unpacked


def _require_small_directory(data: bytes) -> None:
    """Look at the list of parts before it is read: a small file can list millions."""
    place = data.rfind(b"PK\x05\x06", -(_END_RECORD.size + 0xFFFF))
    if place < 0 or len(data) - place < _END_RECORD.size:
        raise ReadError("is no DOCX (not a ZIP archive); save it as .docx in a word processor")
    size = _END_RECORD.unpack_from(data, place)[5]
    if size > _LARGEST_DIRECTORY or data.startswith(_LONG_END_RECORD, max(0, place - 20)):
        raise ReadError("lists more parts than any document has; save it again")


class _Paragraphs:
    """Follows the XML; a paragraph inside another one (a text box) cuts it in two."""

    def __init__(self, raw: str) -> None:
        self.sheet = Extractor(raw, "docx")
        self.stack: list[str] = []
        self.hidden = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self.stack and name != "document":
            raise ReadError(f"the root is <{name:.40}>, not <document>")
        if name == "p":
            self.sheet.close_filled()
        self.hidden += name in _HIDDEN
        if name in _SIGNS and self.stack[-1] == "r" and not self.hidden:
            place = self.sheet.last
            self.sheet.add(_SIGNS[name], place, place)
        self.stack.append(name)

    def end(self, name: str) -> None:
        self.stack.pop()
        self.hidden -= name in _HIDDEN
        if name == "p":
            self.sheet.close_filled()

    def text(self, text: str, start: int, end: int) -> None:
        if self.stack[-1] == "t" and not self.hidden:
            self.sheet.add(text, start, end)
