"""Bitexts spoilt the way real ones are: parts missing, moved, or broken up by blank lines."""

from collections.abc import Callable
from dataclasses import replace

from benchmarks.data import Bitext

Plan = list[int | None]
"""The new target, line by line: the number of an old line, or None for a blank one."""


def first_part_missing(size: int) -> Plan:
    """Drop the first 40 %."""
    return list(range(round(0.4 * size), size))


def middle_missing(size: int) -> Plan:
    """Drop 30 % in the middle."""
    return [*range(round(0.35 * size)), *range(round(0.65 * size), size)]


def halves_swapped(size: int) -> Plan:
    """Put the second half before the first."""
    return [*range(size // 2, size), *range(size // 2)]


def blank_lines(size: int) -> Plan:
    """Put a blank line after each tenth line."""
    plan: Plan = []
    for k in range(size):
        plan += [k, None] if k % 10 == 9 else [k]
    return plan


DAMAGES: dict[str, Callable[[int], Plan]] = {
    "target lacks its first 40 %": first_part_missing,
    "target lacks 30 % in the middle": middle_missing,
    "a blank line after each tenth target line": blank_lines,
    "halves of the target swapped": halves_swapped,
}


def damaged(bitext: Bitext, damage: Callable[[int], Plan]) -> Bitext:
    """Damage the target of a bitext and carry its true beads over; blank lines are gaps.

    Source segments that lose all their target become gaps of one segment each.

    Example:
        >>> whole = Bitext("x", ("fr", "de"), ["a", "b"], ["A", "B"], [([0], [0]), ([1], [1])])
        >>> spoilt = damaged(whole, lambda size: [1, None])
        >>> spoilt.target, spoilt.beads
        (['B', ''], [([0], []), ([1], [0]), ([], [1])])
    """
    plan = damage(len(bitext.target))
    places = {old: new for new, old in enumerate(plan) if old is not None}
    beads = []
    for source, target in bitext.beads:
        moved = sorted(places[j] for j in target if j in places)
        if source and target and not moved:
            beads += [([i], moved) for i in source]
        elif source or moved:
            beads.append((source, moved))
    beads += [([], [new]) for new, old in enumerate(plan) if old is None]
    lines = ["" if old is None else bitext.target[old] for old in plan]
    return replace(bitext, target=lines, beads=beads)
