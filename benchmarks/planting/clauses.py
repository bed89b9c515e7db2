"""Errors of whole clauses: dropped, added, repeated, or a sentence that belongs elsewhere."""

from collections.abc import Mapping
from random import Random

import regex

from benchmarks.planting.figures import drawn
from benchmarks.planting.records import Clean, Edit, Planter

_CLAUSE = regex.compile(r"(?:^|(?<=[,;:–] ))[^,;:–]+(?=[,;:.!?–]|$)")
_LEAST, _MOST = 5, 14  # words of a clause
_SHARE = 0.6  # a clause is at most so much of its sentence


def _clauses(text: str) -> list[tuple[int, int]]:
    size = len(text.split())
    return [
        match.span()
        for match in _CLAUSE.finditer(text)
        if _LEAST <= len(match.group().split()) <= min(_MOST, _SHARE * size)
    ]


def omission(clean: Clean, rng: Random) -> Edit | None:
    """Drop a clause of the target with the mark before it (or behind, at the start)."""
    place = drawn(_clauses(clean.target), rng)
    if place is None:
        return None
    start, end = place
    if start:
        start = len(clean.target[:start].rstrip(" ,;:–\u00a0"))
    else:
        end += len(clean.target[end:]) - len(clean.target[end:].lstrip(" ,;:–\u00a0"))
    changed = clean.replaced(start, end, "")
    if not start:
        kept = changed.target[:1].upper() + changed.target[1:]
        return Edit(changed.source, kept, changed.where, changed.before)
    return changed


def addition(clean: Clean, rng: Random) -> Edit | None:
    """Insert a clause of another sentence after a comma."""
    places = [match.start() for match in regex.finditer(r"(?<=\p{Ll})(?=[,.](?: |$))", clean.target)]
    place = drawn(places, rng)
    other = drawn([line for line in clean.others if line.strip() and line != clean.target], rng)
    clause = drawn(_clauses(other), rng) if other else None
    if place is None or other is None or clause is None:
        return None
    text = other[slice(*clause)].strip()
    edit = clean.replaced(place, place, f", {text}")
    return Edit(edit.source, edit.target, (edit.where[0] + 2, edit.where[1]), "")


def repetition(clean: Clean, rng: Random) -> Edit | None:
    """Say the whole sentence twice, or its last clause."""
    clauses = [
        clause for clause in _clauses(clean.target) if clean.target[clause[1] : clause[1] + 1] in (",", ".")
    ]
    if clauses and rng.random() < 0.5:
        start, end = rng.choice(clauses)
        edit = clean.replaced(end, end, f", {clean.target[start:end]}")
        return Edit(edit.source, edit.target, (start, edit.where[1]), "")
    if len(clean.target.split()) < _LEAST or not clean.target.rstrip().endswith("."):
        return None
    text = clean.target.strip()
    return Edit(clean.source, f"{text} {text}", (0, 2 * len(text) + 1), "")


def hallucination(clean: Clean, rng: Random) -> Edit | None:
    """Put a sentence of the same length that belongs elsewhere."""
    size = len(clean.target)
    if size < 40:
        return None
    near = [line for line in clean.others if line != clean.target and 0.8 < len(line) / size < 1.25]
    line = drawn(near, rng)
    return Edit(clean.source, line, (0, len(line)), clean.target) if line else None


PLANTERS: Mapping[str, Planter] = {
    "omission": omission,
    "addition": addition,
    "repetition": repetition,
    "hallucination": hallucination,
}
