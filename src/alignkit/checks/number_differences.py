"""Which numbers of a bead have no equal on the other side, and which two should be one."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from alignkit.checks.base import Comparison
from alignkit.languages.number_formats import symbols
from alignkit.languages.number_words import LANGUAGES, scales
from alignkit.languages.quantities import Quantity
from alignkit.languages.quantity_matching import Leftovers, Reader, Values, match_quantities
from alignkit.languages.units import Unit, unit_beside
from alignkit.records import Document, Pair
from alignkit.tokens import Token

_SMALL = 12
"""Integers up to here are spelled, merged and rephrased so often that none is missed on its own."""
_TOO_MANY = 400
"""A bead with more numbers on both sides is no sentence; pairing them would take the square of the time."""
_MEASURES = ("converted", "metric")
_SAME_PLACE = 0.05
_FEW = 3  # numbers of a bead among which two left over can only be one
_SAME_SPAN = Fraction(9, 10)  # of amounts told in different units
_STEM = 4  # letters that the forms of a scale word share
_MISALIGNED = 4
"""More substitutions than this in one bead mean a wrong alignment or a rewritten table."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A number without partner, or two numbers that should be one."""

    source: Quantity | None
    target: Quantity | None
    confidence: float


def _is_spelled(comparison: Comparison) -> bool:
    """Whether the number words of both languages are known."""
    return comparison.source.language in LANGUAGES and comparison.target.language in LANGUAGES


def sides(comparison: Comparison) -> Iterator[tuple[Pair, Values, Values]]:
    """Every bead with the quantities of both its sides."""
    bare = not _is_spelled(comparison)
    source, target = Reader(comparison.source, bare=bare), Reader(comparison.target, bare=bare)
    for pair in comparison.pairs:
        yield (
            pair,
            source.within(comparison.span(pair, "source")),
            target.within(comparison.span(pair, "target")),
        )


def differences(comparison: Comparison) -> tuple[Difference, ...]:
    """Every number that differs, each error once."""
    return tuple(_each_difference(comparison))


def _each_difference(comparison: Comparison) -> Iterator[Difference]:
    spelled = _is_spelled(comparison)
    english = "en" in (comparison.source.language, comparison.target.language)
    beads = list(sides(comparison))
    for number, (pair, source, target) in enumerate(beads):
        if pair.bead.is_gap or min(len(source.quantities), len(target.quantities)) > _TOO_MANY:
            continue
        matched, left, right = match_quantities(source, target)
        yield from _misread(matched, comparison)
        if english and _is_remeasured(left.absent + right.absent):
            left, right = _unmeasured(left, right)
        few = max(sum(not q.weak for q in side.quantities) for side in (source, target)) <= _FEW
        replaced = list(_replacements(left, right, pair, spelled=spelled, few=few))
        if len(replaced) > _MISALIGNED:
            continue
        yield from (difference for difference in replaced if not _is_exchanged(difference, comparison))
        if any(quantity.unit in _MEASURES for quantity in left.absent + right.absent):
            continue
        paired = {
            id(quantity) for difference in replaced for quantity in (difference.source, difference.target)
        }
        near = [values for _, *values in beads[max(0, number - 1) : number + 2]]
        for quantity in left.absent:
            if id(quantity) not in paired and _is_missed(quantity, near, 1, spelled=spelled):
                yield Difference(quantity, None, 0.6)
        for quantity in right.absent:
            if id(quantity) not in paired and _is_missed(quantity, near, 0, spelled=spelled):
                yield Difference(None, quantity, 0.6)


def _misread(matched: Iterable[tuple[Quantity, Quantity]], comparison: Comparison) -> Iterator[Difference]:
    """Numbers that are equal only by a reading that one side does not allow.

    That is where the scale words of both differ (``4,7 млрд``, ``4.7 million``: only the bare numerals are
    one), or where the mark of thousands was taken for that of decimals: ``210.000`` became ``210``.
    """
    for own, its in matched:
        if own.numeral is None or its.numeral is None or "code" in (own.kind, its.kind):
            continue
        other_scale = min(own.scale, its.scale) > 1 and own.values.isdisjoint(_full(its))
        thousandth = own.scale == its.scale and own.likely == its.likely * 1000
        if other_scale or (thousandth and _is_grouped(own, its, comparison)):
            yield Difference(own, its, 0.85)


def _full(quantity: Quantity) -> frozenset[Fraction]:
    """The values of a number with its scale, without those of the bare numeral."""
    bare = {value / quantity.scale for value in quantity.values}
    return frozenset(value for value in quantity.values if value not in bare)


def _is_grouped(own: Quantity, its: Quantity, comparison: Comparison) -> bool:
    """Whether the source's mark can only group thousands, and the target's numeral has no such mark."""
    if own.numeral is None or its.numeral is None or own.unit == "%":
        return False
    ours, theirs = comparison.source.text[slice(*own.numeral)], comparison.target.text[slice(*its.numeral)]
    group = regex.fullmatch(r"[1-9]\p{Nd}{0,2}([.,])\p{Nd}{3}", ours)
    decimal = symbols(comparison.source.language)[0]
    if group is None or group[1] == decimal or regex.search(r"[.,]\p{Nd}{3}$", theirs):
        return False
    after = regex.compile(r"[ \u00a0\u202f]?[-‐‑]?(\p{L}*)").match(comparison.target.text, its.end)
    thousands = (word for word, factor in scales(comparison.target.language).items() if factor == 1000)
    return after is None or not any(after[1].startswith(word[:_STEM]) for word in thousands)  # 25-tysięczny


def _is_missed(quantity: Quantity, near: Iterable[Sequence[Values]], opposite: int, *, spelled: bool) -> bool:
    """Whether a lone number is worth a word, and no neighbouring bead has it (the cut may be elsewhere)."""
    return _is_demanded(quantity, spelled) and not any(values[opposite].has(quantity) for values in near)


def is_aside(text: str, quantity: Quantity) -> bool:
    """Whether it explains another one in brackets: ``1.400 Pfund (1.500 Euro)``."""
    if quantity.unit not in ("currency", "converted", "metric"):
        return False
    return regex.compile(r"(?r)[(\[][^()\[\]\n]{0,40}").match(text, endpos=quantity.start) is not None


def _is_remeasured(absent: list[Quantity]) -> bool:
    """Whether feet, pounds or Fahrenheit on one side became something else on the other."""
    return any(quantity.unit == "converted" for quantity in absent) or (
        any(quantity.unit == "metric" for quantity in absent)
        and any(quantity.unit != "metric" for quantity in absent)
    )


def _unmeasured(left: Leftovers, right: Leftovers) -> tuple[Leftovers, Leftovers]:
    """Both sides without the remeasured quantities and without what stands for them opposite."""
    kept = [[q for q in side.absent if q.unit not in _MEASURES] for side in (left, right)]
    surplus = [len(side.absent) - len(rest) for side, rest in zip((left, right), kept, strict=True)]
    for own, other in ((0, 1), (1, 0)):
        for _ in range(surplus[other] - surplus[own]):
            plain = next((q for q in kept[own] if q.unit in ("", "hour")), None)
            if plain is not None and len(kept[own]) > len(kept[other]):
                kept[own].remove(plain)
    spare = [[q for q in side.spare if q.unit not in _MEASURES] for side in (left, right)]
    return Leftovers(kept[0], spare[0]), Leftovers(kept[1], spare[1])


def _is_demanded(quantity: Quantity, spelled: bool) -> bool:
    """Whether a translation without this number is worth a word."""
    value = quantity.likely
    if quantity.unit == "hour" or (quantity.unit == "%" and value == 100):
        return False
    if not quantity.in_digits:
        return spelled and value > _SMALL and not _is_round(value) and quantity.kind == "cardinal"
    if not spelled and value.denominator == 1 and (value < 100 or _is_round(value)):
        return False  # it may be spelled out in a way unknown here
    return value > _SMALL or value.denominator > 1 or (quantity.unit in ("%", "currency") and value > 1)


def _is_round(value: Fraction) -> bool:
    """At most two digits that are not trailing zeros: likely to be spelled or rounded."""
    return value.denominator == 1 and len(str(int(value)).rstrip("0")) <= 1 + (value < 100)


def _replacements(
    left: Leftovers, right: Leftovers, pair: Pair, *, spelled: bool, few: bool
) -> Iterator[Difference]:
    """Pair numbers without an equal with each other, the most alike first."""
    sources, targets = left.absent + left.spare, right.absent + right.spare
    absent = {id(quantity) for quantity in left.absent + right.absent}
    lonely = len(left.absent) == len(right.absent) == 1
    ranked = sorted(
        (_unlikeness(own, its, sources, targets), i, j)
        for i, own in enumerate(sources)
        for j, its in enumerate(targets)
        if (id(own) in absent or id(its) in absent)
        and _is_comparable(own, its, spelled=spelled, close=(lonely and few) or _is_close(own, its, pair))
    )
    used_sources: set[int] = set()
    used_targets: set[int] = set()
    for _, i, j in ranked:
        if i in used_sources or j in used_targets:
            continue
        used_sources.add(i)
        used_targets.add(j)
        yield Difference(sources[i], targets[j], _certainty(sources[i], targets[j], lonely=lonely))


def _unlikeness(own: Quantity, its: Quantity, sources: list[Quantity], targets: list[Quantity]) -> float:
    place = abs(sources.index(own) / len(sources) - targets.index(its) / len(targets))
    return 2 * (own.unit != its.unit) + (own.in_digits != its.in_digits) + (own.kind != its.kind) + place


def _is_comparable(own: Quantity, its: Quantity, *, spelled: bool, close: bool) -> bool:
    """Whether one can be a wrong rendering of the other.

    ``close`` says that the links tie them together, or that each is the only one left over on its side.
    """
    if "regnal" in (own.kind, its.kind):
        return {own.kind, its.kind} <= {"regnal", "ordinal"}
    if own.likely in (its.likely * own.scale, its.likely / its.scale) and not spelled:
        return False  # a scale word this language's table does not know
    if "converted" in (own.unit, its.unit) or (own.unit != its.unit and "%" in (own.unit, its.unit)):
        return False
    if not (own.in_digits and its.in_digits):
        if not spelled or {own.kind, its.kind} - {"cardinal", "ordinal"}:
            return False
        small = own.likely <= _SMALL or its.likely <= _SMALL
        return not small or (close and own.kind == its.kind and min(own.likely, its.likely) > 1)
    return True


def _is_close(own: Quantity, its: Quantity, pair: Pair) -> bool:
    """Whether the numbers are linked, or the words right after them, or they stand at the same place."""
    (first, after), (its_first, its_after) = (
        _token_range(quantity, tokens)
        for quantity, tokens in ((own, pair.source_tokens), (its, pair.target_tokens))
    )
    if abs(first / len(pair.source_tokens) - its_first / len(pair.target_tokens)) < _SAME_PLACE:
        return True
    return any(
        (first <= link.source < after and its_first <= link.target < its_after)
        or (link.source == after and link.target == its_after)
        for link in pair.links
    )


def _token_range(quantity: Quantity, tokens: Sequence[Token]) -> tuple[int, int]:
    """The tokens of a number, as a half-open range."""
    return bisect_left(tokens, quantity.start, key=_start), bisect_left(tokens, quantity.end, key=_start)


def _start(token: Token) -> int:
    return token.start


def _is_exchanged(difference: Difference, comparison: Comparison) -> bool:
    """Whether an amount was converted into another unit, so that its figure had to change.

    Money at any rate; time, length and mass only at the right one: 18 months are a year and a half.
    """
    own, its = difference.source, difference.target
    one, two = _unit(own, comparison.source), _unit(its, comparison.target)
    if own is None or its is None or one is None or two is None or not one.differs(two):
        return False
    if one.is_money and two.is_money:
        return True
    if one.size is None or two.size is None:
        return False
    spans = own.likely * one.size, its.likely * two.size
    return min(spans) > _SAME_SPAN * max(spans)


def _unit(quantity: Quantity | None, document: Document) -> Unit | None:
    if quantity is None:
        return None
    return unit_beside(document.text, quantity.start, quantity.end, document.language)


def _certainty(own: Quantity, its: Quantity, *, lonely: bool) -> float:
    certainty = 0.95 if own.in_digits and its.in_digits else 0.85
    return certainty if lonely else certainty - 0.15
