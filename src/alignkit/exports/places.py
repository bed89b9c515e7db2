"""Where an offset lies for an editor: line and column, in code points or in UTF-16 units."""

from bisect import bisect_right
from dataclasses import dataclass
from urllib.parse import quote

from alignkit.exports.tables import line_starts
from alignkit.records import Document

# What means something else in some format that is no plain text.
_SPECIAL = frozenset("<>&\"'\\\t\r\n,;|*_`[]#~{}")


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

    def place(self, offset: int) -> Place:
        """Return line and column of a code point."""
        line = bisect_right(self.starts, offset)
        return Place(line, 1 + utf16_length(self.text[self.starts[line - 1] : offset]))

    def units(self, start: int, end: int) -> int:
        """Return how many UTF-16 units a stretch takes."""
        return utf16_length(self.text[start:end])


class FileRuler:
    """Tells where the text of a document stands in its file, which may hold markup beside it.

    A DOCX is no text that an editor could show: its places are those of its text.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        origin = document.origin
        self._origin = origin if origin is not None and origin.format != "docx" else None
        self._ruler = Ruler(document.text if self._origin is None else self._origin.raw)

    def region(self, start: int, end: int) -> tuple[Place, Place]:
        """Return where a stretch of the text starts and ends in the file."""
        first, last = self._range(start, end)
        return self._ruler.place(first), self._ruler.place(last)

    def written(self, start: int, end: int) -> str:
        """Return how the file writes a stretch of the text: with its references, escapes and tags."""
        return self._ruler.text[slice(*self._range(start, end))]

    def can_hold(self, text: str) -> bool:
        """Whether a text can be put into the file as it is: always, or if it has nothing to escape."""
        return self._origin is None or not _SPECIAL.intersection(text)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        return (start, end) if self._origin is None else self._origin.locate(start, end)


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
