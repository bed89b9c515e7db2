"""Where the words and lines of a drawing of word links stand, whatever draws it."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from alignkit.records import Pair
from alignkit.tokens import Token

# Pixels: a letter at SIZE, the gap between words, the margin; base lines of both rows in a strip.
SIZE = 14
LETTER, GAP, MARGIN = 8.4, 14.0, 16.0
TOP, BOTTOM, HEIGHT = 24.0, 148.0, 172.0
LINE = TOP + 8, BOTTOM - 16  # where the lines begin and end
INK, FAINT, BLUE, PAPER = "#1a1a1a", "#8a8a8a", "#2457a7", "#ffffff"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its middle, its row (0 source, 1 target), and whether it is linked."""

    text: str
    middle: float
    row: int
    linked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A link from one middle to another."""

    start: float
    end: float
    probability: float
    is_sure: bool

    @property
    def opacity(self) -> float:
        """Darker if likelier."""
        return 0.25 + 0.75 * self.probability


@dataclass(frozen=True, slots=True)
class Strip:
    """What is drawn of one pair."""

    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    width: float


def strip(pair: Pair) -> Strip:
    """Lay one pair out.

    Example:
        >>> from alignkit.records import Bead, Link
        >>> one, two = Token("Oui", 0, 3), Token("Ja", 0, 2)
        >>> drawn = strip(Pair(Bead((0,), (0,), 1.0), (one,), (two,), (Link(0, 0, 0.9),)))
        >>> [(word.text, round(word.middle, 1)) for word in drawn.words]
        [('Oui', 28.6), ('Ja', 24.4)]
    """
    ours, theirs = _middles(pair.source_tokens), _middles(pair.target_tokens)
    linked = {link.source for link in pair.links}, {link.target for link in pair.links}
    words = [
        Word(token.text, middle, row, place in linked[row])
        for row, (tokens, middles) in enumerate(((pair.source_tokens, ours), (pair.target_tokens, theirs)))
        for place, (token, middle) in enumerate(zip(tokens, middles, strict=True))
    ]
    lines = [
        Line(ours[link.source], theirs[link.target], link.probability, link.is_sure) for link in pair.links
    ]
    ends = (word.middle + wide(word.text) / 2 for word in words)
    return Strip(tuple(words), tuple(lines), max(ends, default=0.0) + MARGIN)


def _middles(tokens: Sequence[Token]) -> list[float]:
    """Where the middle of each word stands on its line."""
    middles, start = [], MARGIN
    for token in tokens:
        middles.append(start + wide(token.text) / 2)
        start += wide(token.text) + GAP
    return middles


def wide(text: str) -> float:
    """Width of a text in a font whose letters are all as wide, or twice that."""
    return LETTER * sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
