"""Where an offset lies for an editor: line and column, in code points or in UTF-16 units."""

from bisect import bisect_right
from dataclasses import dataclass
from urllib.parse import quote

import regex

from alignkit.exports.json_origin import shown_origin
from alignkit.records import Document, Finding

# What stands for something else in one or another of the formats with markup.
_LINE_ENDS = regex.compile(r"\r\n|\r|\n")
_MARKUP = frozenset("<>&\"'\\\n\r\t,;|*_`[]#")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as editors count: from one, columns in UTF-16 units."""

    line: int
    column: int


class Ruler:
    r"""Turns code points of one document into what other programs count.

    Args:
        text: The whole document.

    Example:
        >>> ruler = Ruler("one\n😀 two")
        >>> ruler.place(6), ruler.units(4, 6)
        (Place(line=2, column=4), 3)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = line_starts(text)

    def line(self, offset: int) -> int:
        """Return the number of the line, from one, that holds a code point."""
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> Place:
        """Return line and column of a code point."""
        line = self.line(offset)
        return Place(line, 1 + utf16_length(self.text[self.starts[line - 1] : offset]))

    def units(self, start: int, end: int) -> int:
        """Return how many UTF-16 units a stretch takes."""
        return utf16_length(self.text[start:end])


class FileRuler:
    r"""Turns code points of a document's text into places in the file that it was read out of.

    Args:
        document: The document. A DOCX is no text that an editor shows, so that places are those of its text.

    Example:
        >>> ruler = FileRuler(Document("a\nb", "fr"))
        >>> ruler.span(2, 3), ruler.written(2, 3)
        ((Place(line=2, column=1), Place(line=2, column=2)), 'b')
    """

    def __init__(self, document: Document) -> None:
        self._origin = origin = shown_origin(document)
        self._ruler = Ruler(origin.raw if origin else document.text)

    def span(self, start: int, end: int) -> tuple[Place, Place]:
        """Return where a stretch of the text begins and ends in the file."""
        first, last = self._located(start, end)
        return self._ruler.place(first), self._ruler.place(last)

    def line(self, offset: int) -> int:
        """Return the number of the line, from one, that holds a code point of the text."""
        return self._ruler.line(self._located(offset, offset)[0])

    def written(self, start: int, end: int) -> str:
        """Return how the file spells a stretch of the text: with its tags, references and escapes."""
        return self._ruler.text[slice(*self._located(start, end))]

    def can_replace(self, finding: Finding) -> bool:
        """Whether a suggestion may be put into the file as it is: nothing is spelt there in its own way."""
        if self._origin is None:
            return True
        plain = not _MARKUP.intersection(finding.suggestion or "")
        return plain and self.written(finding.start, finding.end) == finding.quote

    def _located(self, start: int, end: int) -> tuple[int, int]:
        return self._origin.locate(start, end) if self._origin else (start, end)


def line_starts(text: str) -> list[int]:
    r"""Return where the lines of a text start, in code points; LF, CR LF and CR end a line.

    Example:
        >>> line_starts("a\r\nb\n")
        [0, 3, 5]
    """
    return [0, *(match.end() for match in _LINE_ENDS.finditer(text))]


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, the ones in which scripts and Java programs count.

    Example:
        >>> utf16_length("é"), utf16_length("😀")
        (1, 2)
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def file_uri(path: str | None) -> str | None:
    r"""Return a path as a URI reference, relative if it is; None for what is no file.

    Example:
        >>> file_uri("texts/a b.txt"), file_uri("/tmp/é.txt"), file_uri("-")
        ('texts/a%20b.txt', 'file:///tmp/%C3%A9.txt', None)
    """
    if not path or path == "-":
        return None
    spelled = quote(path.replace("\\", "/").encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{spelled}" if spelled.startswith("/") else spelled
