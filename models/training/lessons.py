"""Linked text → what the stages of the link score learn from: evidence and how likely each link is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon, Table
from alignkit.toolkit import Toolkit
from alignkit.words.batches import Piece, gather
from alignkit.words.evidence import Batch
from alignkit.words.forms import Forms, Names
from alignkit.words.score import describe
from alignkit.words.table import WordTable
from models.training.teacher import Taught

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]

# How likely a link is that one direction of the teacher has; that also lies next to an agreed one.
_ONE_SIDED, _GROWN = 0.15, 0.5
_CELLS = range(16, 2001)  # of a sentence pair to learn from
_WITHOUT_TABLE = 0.2  # share of the pairs of a language pair with a table that are seen without it
_SMALL = 0.25  # share of the pairs in small letters throughout
_SPLICED = 0.15  # share of the pairs in which part of the target comes from another pair
_REORDERED = 0.15  # share of the pairs in which two parts of the target change places


@dataclass(frozen=True, slots=True)
class Lesson:
    """A batch: evidence (features, b, n, m), which cells are inside, how likely each is a link."""

    evidence: Halves
    inside: NDArray[np.bool_]
    likely: Halves


def lessons(
    taught: Sequence[Taught],
    languages: tuple[str, str],
    size: int,
    toolkit: Toolkit,
    rng: np.random.Generator,
) -> Iterator[Lesson]:
    """Draw sentence pairs and describe them, half in each direction, some as if there were no table."""
    fit = [pair for pair in taught if len(pair.source) * len(pair.target) in _CELLS]
    drawn = [fit[k] for k in rng.permutation(len(fit))[:size]]
    strangers = rng.permutation(len(drawn))
    drawn = [
        _spliced(pair, drawn[stranger], rng) if rng.random() < _SPLICED else pair
        for pair, stranger in zip(drawn, strangers, strict=True)
    ]
    drawn = [_reordered(pair, rng) if rng.random() < _REORDERED else pair for pair in drawn]
    drawn = [_small(pair) if rng.random() < _SMALL else pair for pair in drawn]
    half = len(drawn) // 2
    for pairs, direction in (
        (drawn[:half], languages),
        ([_turned(pair) for pair in drawn[half:]], (languages[1], languages[0])),
    ):
        lexicon = toolkit.lexicon(*direction)
        blind = len(pairs) if lexicon is None else int(_WITHOUT_TABLE * len(pairs))
        yield from _described(pairs[:blind], None, toolkit)
        if lexicon is not None:
            yield from _described(pairs[blind:], without(lexicon, pairs[blind:]), toolkit)


def _small(pair: Taught) -> Taught:
    source, target = (tuple(word.lower() for word in side) for side in (pair.source, pair.target))
    return Taught(source, target, pair.forward, pair.backward)


def _spliced(pair: Taught, other: Taught, rng: np.random.Generator) -> Taught:
    """Put words of another pair in the place of one, some or all target words: those have no partner."""
    n, m = len(pair.target), len(other.target)
    size = int(np.ceil(n * rng.random() ** 3))  # mostly a word or two
    first, begin = int(rng.integers(0, n - size + 1)), int(rng.integers(0, max(1, m - size + 1)))
    put = other.target[begin : begin + size]
    places = [*range(first), *[-1] * len(put), *range(first + size, n)]
    moved = {place: k for k, place in enumerate(places) if place >= 0}
    forward, backward = (
        frozenset((i, moved[j]) for i, j in links if j in moved) for links in (pair.forward, pair.backward)
    )
    return Taught(pair.source, (*pair.target[:first], *put, *pair.target[first + size :]), forward, backward)


def _reordered(pair: Taught, rng: np.random.Generator) -> Taught:
    """Let two neighbouring parts of the target change places, so that order is not trusted too far."""
    first, middle, last = np.sort(rng.integers(0, len(pair.target) + 1, size=3)).tolist()
    places = [*range(first), *range(middle, last), *range(first, middle), *range(last, len(pair.target))]
    moved = {place: k for k, place in enumerate(places)}
    forward, backward = (
        frozenset((i, moved[j]) for i, j in links) for links in (pair.forward, pair.backward)
    )
    return Taught(pair.source, tuple(pair.target[place] for place in places), forward, backward)


def _turned(pair: Taught) -> Taught:
    forward, backward = (frozenset((j, i) for i, j in links) for links in (pair.backward, pair.forward))
    return Taught(pair.target, pair.source, forward, backward)


def without(lexicon: Lexicon, pairs: Sequence[Taught]) -> Lexicon:
    """Take the pairs' own links out of a table that was counted on them too, as if they were new text."""
    seen = Counter((pair.source[i].lower(), pair.target[j].lower()) for pair in pairs for i, j in pair.agreed)
    table = lexicon.forward
    counts = table.counts.copy()
    for (one, two), count in seen.items():
        row, column = lexicon.source.index.get(one), lexicon.target.index.get(two)
        if row is not None and column is not None:
            first, last = int(table.starts[row]), int(table.starts[row + 1])
            place = first + int(np.searchsorted(table.columns[first:last], column))
            if place < last and table.columns[place] == column:
                counts[place] -= min(count, int(counts[place]))
    return Lexicon(lexicon.source, lexicon.target, Table(table.starts, table.columns, counts), lexicon.others)


def _described(pairs: Sequence[Taught], lexicon: Lexicon | None, toolkit: Toolkit) -> Iterator[Lesson]:
    names = Names()
    source, target = Forms(toolkit.model.sums, names), Forms(toolkit.model.sums, names)
    numbers = [(source.numbers(pair.source), target.numbers(pair.target)) for pair in pairs]
    table = None if lexicon is None else WordTable(lexicon)
    if table is not None:
        table.source.extend(source.bare)
        table.target.extend(target.bare)
    pieces = [Piece(k, (0, len(one)), (0, len(two))) for k, (one, two) in enumerate(numbers)]
    for chosen in gather(pieces):
        batch = Batch.of([numbers[p.pair][0] for p in chosen], [numbers[p.pair][1] for p in chosen])
        features = describe(batch, source, target, table).astype(np.float16)
        yield Lesson(features, batch.inside, _likely([pairs[p.pair] for p in chosen], batch.inside.shape))


def _likely(pairs: Sequence[Taught], shape: tuple[int, ...]) -> Halves:
    likely = np.zeros(shape, dtype=np.float16)
    for number, pair in enumerate(pairs):
        for links, value in (
            (pair.forward | pair.backward, _ONE_SIDED),
            (pair.grown, _GROWN),
            (pair.agreed, 1.0),
        ):
            for i, j in links:
                likely[number, i, j] = value
    return likely
