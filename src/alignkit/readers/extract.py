"""What a reader gives, and how it is put together: the text of one side with its origin."""

import io
from array import array
from dataclasses import dataclass

import regex

from alignkit.errors import ReadError
from alignkit.origins import Origin, Unit

_MOST_UNITS = 1_000_000
_WHITE = regex.compile(r"[ \t\r\n\f]+")
# Half a surrogate pair and the NUL character are no text, however they are escaped.
_NO_CHARACTER = regex.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one side, where it came from, and its language as the file states it, if it does."""

    text: str
    origin: Origin
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which two sides of a bilingual file are meant.

    Attributes:
        source_lang: Language of the original (ISO 639-1), if it was said.
        target_lang: Language of the translation.
        columns: Names of the two columns or keys, or their numbers from one.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    columns: tuple[str, str] | None = None


class Extractor:
    """Puts a text together, stretch by stretch and unit by unit, in the order of the file.

    Args:
        raw: The decoded file.
        form: Name of its format.
    """

    def __init__(self, raw: str, form: str) -> None:
        self.raw = raw
        self.units: list[Unit] = []
        self._form = form
        self._text = io.StringIO()
        self._length = self._begin = 0
        self._bounds, self._starts, self._ends = (array("I") for _ in range(3))
        self._waiting: tuple[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added to the unit being built."""
        return self._length == self._begin

    @property
    def last(self) -> int:
        """Where in the file the text added last ends."""
        return self._ends[-1] if self._ends else 0

    def add(self, text: str, start: int, end: int) -> None:
        """Add text that ``raw[start:end]`` stands for."""
        if not text:
            return
        text = _NO_CHARACTER.sub("\ufffd", text)
        exact = len(text) == end - start
        if not (exact and self._continues(start)):
            self._bounds.append(self._length)
            self._starts.append(start)
            self._ends.append(end)
        else:
            self._ends[-1] = end
        self._text.write(text)
        self._length += len(text)

    def flow(self, text: str, start: int, end: int) -> None:
        """Add text as a page shows it: white space is one space, and none at the ends of a unit."""
        if len(text) != end - start:
            self._flow_piece(text, start, end)
            return
        done = 0
        for match in _WHITE.finditer(text):
            self._word(text[done : match.start()], start + done, start + match.start())
            self._waiting = self._waiting or (start + match.start(), start + match.end())
            done = match.end()
        self._word(text[done:], start + done, end)

    def close(self, name: str | None = None, time: tuple[int, int] | None = None) -> None:
        """End the unit being built, which may be empty."""
        if len(self.units) >= _MOST_UNITS:
            raise ReadError(f"holds more than {_MOST_UNITS:,} segments; split the file")
        self.units.append(Unit(self._begin, self._length, name, time))
        place = self.last
        self._bounds.append(self._length)
        self._starts.append(place)
        self._ends.append(place)
        self._text.write("\n")
        self._length += 1
        self._begin = self._length
        self._waiting = None

    def close_filled(self) -> None:
        """End the unit being built if it holds anything; what it does not hold is forgotten."""
        if not self.is_empty:
            self.close()
        self._waiting = None

    def rewind(self, units: int) -> None:
        """Forget the unit being built and all but the first ``units`` units."""
        keep = self.units[units].start if units < len(self.units) else self._begin
        del self.units[units:]
        while self._bounds and self._bounds[-1] >= keep:
            for column in (self._bounds, self._starts, self._ends):
                column.pop()
        self._text.seek(keep)
        self._text.truncate()
        self._length = self._begin = keep
        self._waiting = None

    def join(self, units: int) -> None:
        """Make one unit of all but the first ``units`` units."""
        if units < len(self.units):
            first = self.units[units]
            self.units[units:] = [first._replace(end=self.units[-1].end)]

    def extract(self, language: str | None = None) -> Extract:
        """Return everything added so far; a unit that was not closed is closed."""
        self.close_filled()
        self._bounds.append(self._length)
        origin = Origin(self._form, self.raw, tuple(self.units), self._bounds, self._starts, self._ends)
        return Extract(self._text.getvalue(), origin, language)

    def _continues(self, start: int) -> bool:
        """Whether the last piece is exact and ends where the next one starts."""
        if self.is_empty or not self._ends or self._ends[-1] != start:
            return False
        return self._ends[-1] - self._starts[-1] == self._length - self._bounds[-1]

    def _flow_piece(self, text: str, start: int, end: int) -> None:
        if text.strip(" \t\r\n\f"):
            self._word(text, start, end)
        else:
            self._waiting = self._waiting or (start, end)

    def _word(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if self._waiting is not None and not self.is_empty:
            self.add(" ", *self._waiting)
        self._waiting = None
        self.add(text, start, end)
