"""Which quantities of two texts are the same, and which have no equal."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from alignkit.languages.dates import Moment, find_moments
from alignkit.languages.numbers import find_quantities
from alignkit.languages.quantities import Quantity
from alignkit.records import Document


@dataclass(frozen=True, slots=True)
class Values:
    """The quantities of one side of one bead, and the numbers inside its dates and times."""

    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]

    def has(self, quantity: Quantity) -> bool:
        """Whether anything here, weak or strong, date or number, can stand for the same value."""
        if any(quantity.matches(own) for own in self.quantities):
            return True
        return any(value in moment.numbers() for moment in self.moments for value in quantity.values)


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Quantities of one side after matching: ``absent`` has no equal opposite, ``spare`` only a used one."""

    absent: list[Quantity]
    spare: list[Quantity]


class Reader:
    """All quantities of a document outside dates and times, by place.

    ``bare`` lets a number with a scale match without it, for when the other language's word for
    the scale may be unknown here.
    """

    def __init__(self, document: Document, *, bare: bool = False) -> None:
        self._moments = find_moments(document.text, document.language)
        taken = [(moment.start, moment.end) for moment in self._moments]
        self._quantities = [
            _with_mantissa(quantity) if bare else quantity
            for quantity in find_quantities(document.text, document.language)
            if not _overlaps(taken, quantity.start, quantity.end)
        ]
        self._starts = [quantity.start for quantity in self._quantities]
        self._moment_starts = [moment.start for moment in self._moments]

    def within(self, span: tuple[int, int] | None) -> Values:
        """What lies inside a span; nothing for the empty side of a gap."""
        start, end = span or (0, 0)
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        early, late = bisect_left(self._moment_starts, start), bisect_left(self._moment_starts, end)
        return Values(tuple(_elliptical(self._quantities[first:last])), self._moments[early:late])


def _with_mantissa(quantity: Quantity) -> Quantity:
    mantissas = frozenset(value / quantity.scale for value in quantity.values)
    return replace(quantity, values=quantity.values | mantissas)


def _elliptical(quantities: list[Quantity]) -> Iterator[Quantity]:
    """``60 millions contre 95``: a number without scale may share that of another one nearby."""
    scales = {quantity.scale for quantity in quantities if quantity.scale >= 1000 and quantity.in_digits}
    for quantity in quantities:
        if quantity.scale == 1 and quantity.kind == "cardinal" and scales:
            more = frozenset(value * scale for value in quantity.values for scale in scales)
            yield replace(quantity, values=quantity.values | more)
        else:
            yield quantity


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    following = bisect_left(taken, (start, start))
    return any(s < end and start < e for s, e in taken[max(0, following - 1) : following + 1])


def match_quantities(
    source: Values, target: Values
) -> tuple[list[tuple[Quantity, Quantity]], Leftovers, Leftovers]:
    """Pair equal quantities one to one, then sort what is left over on both sides."""
    open_target = [quantity for quantity in target.quantities if not _is_loose(quantity)]
    pairs, left = [], []
    for own in (quantity for quantity in source.quantities if not _is_loose(quantity)):
        place = min(
            (place for place, other in enumerate(open_target) if own.matches(other)),
            key=lambda place: _unlikeness(own, open_target[place]),
            default=None,
        )
        if place is None:
            left.append(own)
        else:
            pairs.append((own, open_target.pop(place)))
    return pairs, _sort(left, target), _sort(open_target, source)


def _unlikeness(own: Quantity, other: Quantity) -> tuple[bool, bool]:
    return own.likely != other.likely, own.unit != other.unit


def _is_loose(quantity: Quantity) -> bool:
    return quantity.weak or quantity.kind in ("roman", "vague")


def _sort(left: list[Quantity], opposite: Values) -> Leftovers:
    return Leftovers(
        absent=[quantity for quantity in left if not opposite.has(quantity)],
        spare=[quantity for quantity in left if opposite.has(quantity)],
    )
