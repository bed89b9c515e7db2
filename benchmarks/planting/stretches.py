"""Errors of a few neighbouring words: left out, put in, or put in the place of others."""

from collections.abc import Mapping
from random import Random

from alignkit.tokens import Token, tokenize
from benchmarks.planting.figures import drawn
from benchmarks.planting.records import Clean, Edit, Planter

_LETTERS = 4  # of a word that says something


def _runs(tokens: list[Token], size: int) -> list[tuple[int, int]]:
    """Places of runs of words without a mark inside that hold a word with content at each end."""
    found = []
    for first in range(len(tokens) - size + 1):
        run = tokens[first : first + size]
        if all(token.is_word for token in run) and min(len(run[0].text), len(run[-1].text)) >= _LETTERS:
            found.append((run[0].start, run[-1].end))
    return found


def _size(rng: Random) -> int:
    return rng.choice((1, 2, 2, 3, 3, 4))


def shortened(clean: Clean, rng: Random) -> Edit | None:
    """Leave out one to four words inside a sentence."""
    tokens = list(clean.target_tokens)
    place = drawn([run for run in _runs(tokens, _size(rng)) if run[0] > 0], rng)
    if place is None or len(tokens) < 2 * _LETTERS:
        return None
    return clean.replaced(len(clean.target[: place[0]].rstrip(" ")), place[1], "")


def extended(clean: Clean, rng: Random) -> Edit | None:
    """Put in one to four words of another line."""
    run = _borrowed(clean, rng, _size(rng))
    places = [token.end for token in clean.target_tokens if token.is_word and len(token.text) >= _LETTERS]
    place = drawn(places, rng)
    if run is None or place is None:
        return None
    edit = clean.replaced(place, place, f" {run}")
    return Edit(edit.source, edit.target, (edit.where[0] + 1, edit.where[1]), "")


def replaced_run(clean: Clean, rng: Random) -> Edit | None:
    """Put two to four words of another line in the place of as many."""
    size = rng.choice((2, 2, 3, 4))
    run = _borrowed(clean, rng, size)
    place = drawn(_runs(list(clean.target_tokens), size), rng)
    return None if run is None or place is None else clean.replaced(*place, run)


def _borrowed(clean: Clean, rng: Random, size: int) -> str | None:
    other = drawn([line for line in clean.others if line.strip() and line != clean.target], rng)
    place = drawn(_runs(tokenize(other), size), rng) if other else None
    return None if other is None or place is None else other[slice(*place)]


PLANTERS: Mapping[str, Planter] = {
    "short omission": shortened,
    "short addition": extended,
    "replaced run": replaced_run,
}
