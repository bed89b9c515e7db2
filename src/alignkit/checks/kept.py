"""Compare what both sides should have in common: each item of the source has its like in the target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from alignkit.checks.base import Comparison
from alignkit.records import Pair, Side

_NEAR = 2  # beads to either side in which a missing item may turn up


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a translation keeps; items with one key are the same.

    A ``repeated`` one may stand more or fewer times on the other side.
    """

    kind: str
    text: str
    start: int
    end: int
    key: str
    repeated: bool = False


Alike = Callable[[Item, Item], bool]
_Rest = tuple[list[Item], list[Item]]  # what has no like in a bead, of either side


def never(one: Item, other: Item) -> bool:
    """No two items with different keys are alike."""
    return False


@dataclass(frozen=True)
class Differences:
    """What has no like: items of the source, of the target, and pairs that differ."""

    missing: list[tuple[Pair, Item]] = field(default_factory=list)
    added: list[tuple[Pair, Item]] = field(default_factory=list)
    altered: list[tuple[Pair, Item, Item]] = field(default_factory=list)


def compare(
    comparison: Comparison,
    find: Callable[[str], Sequence[Item]],
    *,
    same: Alike = never,
    altered: Alike = never,
    rewritten: Alike = never,
) -> Differences:
    """Compare the items of both sides, bead by bead.

    Args:
        comparison: The texts.
        find: Finds the items of a text.
        same: Whether two items with different keys stand for each other all the same.
        altered: Whether an item of the target is a source item with a mistake in it.
        rewritten: Whether an item of the target may stand for a source item on purpose, although it differs.
    """
    found = find(comparison.source.text), find(comparison.target.text)
    if not any(found):
        return Differences()
    left: list[_Rest] = [
        _unmatched(
            _inside(comparison, pair, "source", found[0]), _inside(comparison, pair, "target", found[1]), same
        )
        for pair in comparison.pairs
    ]
    _settle_neighbours(left, same)
    return _sorted_out(comparison.pairs, left, altered, rewritten)


def _sorted_out(
    pairs: Sequence[Pair], left: Sequence[_Rest], altered: Alike, rewritten: Alike
) -> Differences:
    differences = Differences()
    for pair, (source, target) in zip(pairs, left, strict=True):
        for item in list(source):
            twin = next((other for other in target if altered(item, other)), None)
            if twin is not None:
                source.remove(item)
                target.remove(twin)
                differences.altered.append((pair, item, twin))
        source[:], target[:] = _cancelled(source, target, rewritten)
        if not pair.bead.is_gap:
            differences.missing.extend((pair, item) for item in source)
            differences.added.extend((pair, item) for item in target)
    return differences


def _inside(comparison: Comparison, pair: Pair, side: Side, items: Sequence[Item]) -> list[Item]:
    span = comparison.span(pair, side)
    return [] if span is None else [item for item in items if span[0] <= item.start < span[1]]


def _unmatched(source: list[Item], target: list[Item], same: Alike) -> tuple[list[Item], list[Item]]:
    """Return the items without a like, equal ones matched before similar ones."""
    keys = {item.key for item in source if item.repeated} & {item.key for item in target if item.repeated}
    source = [item for item in source if not (item.repeated and item.key in keys)]
    target = [item for item in target if not (item.repeated and item.key in keys)]
    for alike in (_equal, same):
        source, target = _cancelled(source, target, alike)
    return source, target


def _equal(one: Item, other: Item) -> bool:
    return one.key == other.key


def _cancelled(source: list[Item], target: list[Item], alike: Alike) -> tuple[list[Item], list[Item]]:
    rest, kept = list(target), []
    for item in source:
        twin = next((other for other in rest if alike(item, other)), None)
        if twin is None:
            kept.append(item)
        else:
            rest.remove(twin)
    return kept, rest


def _settle_neighbours(left: Sequence[_Rest], same: Alike) -> None:
    """Match what a bead lacks with what one beside it has too much: sentences are cut otherwise there."""
    for number, (source, _) in enumerate(left):
        for near in range(max(0, number - _NEAR), min(len(left), number + _NEAR + 1)) if source else ():
            if near != number:
                for alike in (_equal, same):
                    source[:], left[near][1][:] = _cancelled(source, left[near][1], alike)
