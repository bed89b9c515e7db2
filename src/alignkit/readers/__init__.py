"""Files of all formats → text with offsets into the file, one module a format.

A reader is a function of the decoded file. What holds one text gives an `Extract`; what holds both sides
of a translation gives two, whose units pair up one by one. `alignkit.origins` says what the text is.
A reader is imported when it is needed: plain text needs none.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import cast

from alignkit.readers.encodings import decode
from alignkit.readers.extract import Choice, Extract
from alignkit.readers.files import PACKED_SUFFIXES, file_name, read_bytes

__all__ = [
    "BILINGUAL",
    "COLUMNED",
    "DECLARING",
    "FORMATS",
    "MONOLINGUAL",
    "Choice",
    "Extract",
    "decode",
    "file_name",
    "format_of",
    "read_both",
    "read_bytes",
    "read_one",
]

MONOLINGUAL: Mapping[str, str] = MappingProxyType(
    {"html": "html", "markdown": "markdown", "srt": "subtitles", "vtt": "subtitles"}
)
"""Formats with one text in a file, and their modules; beside plain text and DOCX, which is no text file."""

BILINGUAL: Mapping[str, str] = MappingProxyType(
    {
        "tsv": "delimited",
        "csv": "delimited",
        "jsonl": "jsonl",
        "tmx": "tmx",
        "xliff": "xliff",
        "po": "po",
    }
)
"""Formats with both sides of a translation in one file, and their modules."""

COLUMNED = frozenset({"tsv", "csv", "jsonl"})
"""Formats with columns or keys to choose from."""

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


def read_one(form: str, raw: str) -> Extract:
    r"""Read a file of a format with one text.

    Raises:
        ReadError: If the file is not what its format says.

    Example:
        >>> read_one("html", "<p>Il pleut.").text
        'Il pleut.\n'
    """
    return cast(Callable[[str], Extract], _reader(MONOLINGUAL[form], form))(raw)


def read_both(form: str, raw: str, choice: Choice) -> tuple[Extract, Extract]:
    r"""Read a file of a format with both sides of a translation.

    Raises:
        ReadError: If the file is not what its format says, or leaves open which sides are meant.

    Example:
        >>> [side.text for side in read_both("tsv", "Oui.\tJa.", Choice())]
        ['Oui.\n', 'Ja.\n']
    """
    reader = cast(Callable[[str, Choice], tuple[Extract, Extract]], _reader(BILINGUAL[form], form))
    return reader(raw, choice)


def _reader(module: str, form: str) -> object:
    return getattr(import_module(f"alignkit.readers.{module}"), f"read_{form}")
