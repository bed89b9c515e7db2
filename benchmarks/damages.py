"""Bitexts spoilt the way real ones are: parts missing, moved, or broken up by blank and foreign lines."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.data import Bitext

Plan = list[int | str]
"""The new target, line by line: the number of an old line, or what is inserted."""
Damage = Callable[[int, Sequence[str]], Plan]
"""Makes a plan for a target of so many lines, with lines of other texts at hand."""


def first_part_missing(size: int, _: Sequence[str]) -> Plan:
    """Drop the first 40 %."""
    return list(range(round(0.4 * size), size))


def middle_missing(size: int, _: Sequence[str]) -> Plan:
    """Drop 30 % in the middle."""
    return [*range(round(0.35 * size)), *range(round(0.65 * size), size)]


def last_part_missing(size: int, _: Sequence[str]) -> Plan:
    """Drop the last 30 %."""
    return list(range(round(0.7 * size)))


def halves_swapped(size: int, _: Sequence[str]) -> Plan:
    """Put the second half before the first."""
    return [*range(size // 2, size), *range(size // 2)]


def blank_lines(size: int, _: Sequence[str]) -> Plan:
    """Put a blank line after each tenth line."""
    return foreign_lines(size, [""])


def foreign_lines(size: int, strangers: Sequence[str]) -> Plan:
    """Put a line of another text after each tenth line."""
    plan: Plan = []
    for k in range(size):
        plan += [k, strangers[k // 10 % len(strangers)]] if k % 10 == 9 else [k]
    return plan


DAMAGES: dict[str, Damage] = {
    "target lacks its first 40 %": first_part_missing,
    "target lacks 30 % in the middle": middle_missing,
    "target lacks its last 30 %": last_part_missing,
    "a blank line after each tenth target line": blank_lines,
    "a foreign line after each tenth target line": foreign_lines,
    "halves of the target swapped": halves_swapped,
}


def damaged(bitext: Bitext, damage: Damage, strangers: Sequence[str] = ("",)) -> Bitext:
    """Damage the target of a bitext and carry its true beads over; what is inserted are gaps.

    Source segments that lose all their target become gaps of one segment each.

    Example:
        >>> whole = Bitext("x", ("fr", "de"), ["a", "b"], ["A", "B"], [([0], [0]), ([1], [1])])
        >>> spoilt = damaged(whole, lambda size, _: [1, ""])
        >>> spoilt.target, spoilt.beads
        (['B', ''], [([0], []), ([1], [0]), ([], [1])])
    """
    plan = damage(len(bitext.target), strangers)
    places = {old: new for new, old in enumerate(plan) if isinstance(old, int)}
    beads = []
    for source, target in bitext.beads:
        moved = sorted(places[j] for j in target if j in places)
        if source and target and not moved:
            beads += [([i], moved) for i in source]
        elif source or moved:
            beads.append((source, moved))
    beads += [([], [new]) for new, old in enumerate(plan) if isinstance(old, str)]
    lines = [bitext.target[old] if isinstance(old, int) else old for old in plan]
    return replace(bitext, target=lines, beads=beads)
