"""Files of all formats → text with offsets into the file, one module a format.

A reader is a function of the decoded file. What holds one text gives an `Extract`; what holds both sides
of a translation gives two, whose units pair up one by one. `alignkit.origins` says what the text is.
"""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from alignkit.readers.delimited import read_csv, read_tsv
from alignkit.readers.docx import read_docx
from alignkit.readers.encodings import decode
from alignkit.readers.extract import Choice, Extract
from alignkit.readers.files import PACKED_SUFFIXES, file_name, read_bytes
from alignkit.readers.html import read_html
from alignkit.readers.jsonl import read_jsonl
from alignkit.readers.markdown import read_markdown
from alignkit.readers.po import read_po
from alignkit.readers.subtitles import read_srt, read_vtt
from alignkit.readers.tmx import read_tmx
from alignkit.readers.xliff import read_xliff

__all__ = [
    "BILINGUAL",
    "DECLARING",
    "FORMATS",
    "MONOLINGUAL",
    "Choice",
    "Extract",
    "decode",
    "file_name",
    "format_of",
    "read_bytes",
    "read_docx",
]

MONOLINGUAL: Mapping[str, Callable[[str], Extract]] = MappingProxyType(
    {"html": read_html, "markdown": read_markdown, "srt": read_srt, "vtt": read_vtt}
)
"""Formats with one text in a file, beside plain text and DOCX (which is no text file)."""

BILINGUAL: Mapping[str, Callable[[str, Choice], tuple[Extract, Extract]]] = MappingProxyType(
    {
        "tsv": read_tsv,
        "csv": read_csv,
        "jsonl": read_jsonl,
        "tmx": read_tmx,
        "xliff": read_xliff,
        "po": read_po,
    }
)
"""Formats with both sides of a translation in one file."""

DECLARING = frozenset({"html", "tmx", "xliff", "po"})
"""Formats that can declare their encoding."""

FORMATS = ("text", "moses", *MONOLINGUAL, "docx", *BILINGUAL)
"""Names of all formats; ``moses`` is plain text in which line i translates line i of the other file."""

_SUFFIXES = MappingProxyType(
    {
        ".csv": "csv", ".docx": "docx", ".htm": "html", ".html": "html", ".jsonl": "jsonl",
        ".markdown": "markdown", ".md": "markdown", ".mqxliff": "xliff", ".ndjson": "jsonl", ".po": "po",
        ".pot": "po", ".sdlxliff": "xliff", ".srt": "srt", ".tmx": "tmx", ".tsv": "tsv", ".vtt": "vtt",
        ".xhtml": "html", ".xlf": "xliff", ".xliff": "xliff",
    }
)  # fmt: skip


def format_of(path: str | PurePath) -> str:
    """Return the format that a file's name stands for; ``text`` where it stands for none.

    Example:
        >>> format_of("memory.tmx.gz"), format_of("-"), format_of("notes.txt")
        ('tmx', 'text', 'text')
    """
    name = PurePath(path)
    suffix = name.suffix.lower()
    if suffix in PACKED_SUFFIXES:
        suffix = PurePath(name.stem).suffix.lower()
    return _SUFFIXES.get(suffix, "text")
