"""What a number in a text is to the rest of the library."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

Kind = Literal["cardinal", "ordinal", "decade", "code", "regnal", "roman", "vague"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text with every value it can have.

    Attributes:
        start: First code point.
        end: Code point after the last, scale words (``Millionen``) and ordinal marks included.
        values: What it can stand for; equality of two quantities means that these overlap.
        likely: The value by the habits of its document and language.
        kind: What sort of number; ``roman`` and ``vague`` ones are only ever partners, never demanded, and
            ``regnal`` ones (``Louis XIV``) only against another one or an ordinal.
        numeral: Range of the bare digits, None for number words.
        scale: Product of the scale words, 1 where there is none.
        unit: ``%``, ``currency``, ``hour``, ``converted`` (feet, pounds …), ``metric`` or empty.
        weak: Whether a translation need not repeat it (articles, halves, small idioms).
    """

    start: int
    end: int
    values: frozenset[Fraction]
    likely: Fraction
    kind: Kind = "cardinal"
    numeral: tuple[int, int] | None = None
    scale: int = 1
    unit: str = ""
    weak: bool = False

    @property
    def in_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.numeral is not None

    def matches(self, other: "Quantity") -> bool:
        """Whether both can stand for the same value."""
        return not self.values.isdisjoint(other.values)


class Lexeme(NamedTuple):
    """A numeral or a word with its place."""

    text: str
    start: int
    end: int
    is_numeral: bool
