"""Where the text of a document stands in the file that it was taken out of.

A file of text and markup is never checked as it is: ``Document.text`` holds what a reader sees, and every
offset alignkit gives counts code points of that text, so that ``text[start:end] == quote`` in all formats.

* The text is the file's translatable units (paragraphs, table rows, cues, messages) in the order of the
  file, each closed by one line feed that is not in the file. The same sentences therefore make the same
  text, and get the same findings, whatever format holds them.
* Inside a unit the text is what the markup means: references and escapes are resolved (``&amp;`` is one
  character), tags and the native code inside inline elements are gone, nothing takes their place.
* White space is kept where the format keeps it, and is one space where the format shows one: any run of it
  in HTML and Markdown, a line end inside a subtitle.

An `Origin` leads back: it holds the decoded file and says which of its characters each stretch of text
came from. Plain text is its own file and has no origin.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Unit(NamedTuple):
    """A translatable unit: ``text[start:end]``, the name the file gives it, and its time in milliseconds."""

    start: int
    end: int
    name: str | None = None
    time: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    r"""The file behind a document.

    Piece k of the text, ``text[bounds[k]:bounds[k + 1]]``, comes from
    ``raw[raw_starts[k]:raw_ends[k]]``. A piece as long as its origin corresponds to it character by
    character, any other one (a reference, an escape) only as a whole; what is not in the file comes from
    an empty stretch.

    Attributes:
        format: Name of the format, as in ``alignkit.readers.FORMATS``.
        raw: The decoded file, line ends and all; of a DOCX, the XML of its main part.
        units: The units of the text, in order.
        bounds: Offsets into the text, ascending from zero to its length; one more than there are pieces.
        raw_starts: Offsets into ``raw``, one a piece.
        raw_ends: Their ends.

    Example:
        >>> raw = "<p>x &amp; y"  # the text is "x & y\n"
        >>> origin = Origin("html", raw, (Unit(0, 5),), [0, 2, 3, 5, 6], [3, 5, 10, 12], [5, 10, 12, 12])
        >>> [origin.raw[slice(*origin.locate(*span))] for span in ((0, 1), (2, 3), (2, 5))]
        ['x', '&amp;', '&amp; y']
    """

    format: str
    raw: str
    units: tuple[Unit, ...]
    bounds: Sequence[int]
    raw_starts: Sequence[int]
    raw_ends: Sequence[int]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of ``raw`` that a range of the text came from, tags inside it included."""
        if not self.raw_starts:
            return 0, 0
        first, last = self._character(start), self._character(max(start, end - 1))
        if start >= end:
            return first[0], first[0]
        return (first[0], last[1]) if last[1] >= first[0] else first

    def _character(self, offset: int) -> tuple[int, int]:
        """Return the origin of one character; behind the last one, the end of the last piece."""
        piece = min(bisect_right(self.bounds, offset), len(self.raw_starts)) - 1
        begin, end = self.raw_starts[piece], self.raw_ends[piece]
        if end - begin != self.bounds[piece + 1] - self.bounds[piece]:
            return begin, end
        place = begin + offset - self.bounds[piece]
        return place, min(place + 1, end)
