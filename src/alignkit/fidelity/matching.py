"""How well every word of a sentence pair has a partner on the other side: many pairs at a time.

No word is linked to one other: a word counts as rendered as far as anything on the other side renders it.
That needs no search, so that millions of lines can be looked at. The words of all pairs stand end to end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.fidelity.vocabulary import Words
from alignkit.words.forms import NUMBER, WORD

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]
Row = Sequence[int]
Cells = tuple[list[int], list[float]]

_CELLS = 60_000  # of word pairs in a batch: its arrays stay in the processor's cache
_SAME = np.float32(0.9)  # a word that stands unchanged on the other side is rendered so far


@dataclass(frozen=True, slots=True)
class Matched:
    """One side of n pairs, its N words end to end.

    ``forms`` (N,) are numbers of forms and ``pair`` (N,) of pairs; ``best`` (N,) tells how far something on
    the other side renders the word, 0..1, and ``copied`` (N,) whether the same word stands there; ``sums``
    (n, dim) are the vectors of the sides, zero where the other side is empty.
    """

    words: Words
    forms: Numbers
    pair: Numbers
    best: Floats
    copied: Flags
    sums: Floats

    @classmethod
    def of(cls, words: Words, rows: Sequence[Row]) -> "Matched":
        """Lay the words of one side end to end; nothing is rated yet."""
        lengths = np.fromiter(map(len, rows), dtype=np.intp, count=len(rows))
        forms = np.fromiter((form for row in rows for form in row), dtype=np.intp, count=int(lengths.sum()))
        return cls(
            words,
            forms,
            np.repeat(np.arange(len(rows)), lengths),
            np.zeros(len(forms), dtype=np.float32),
            np.zeros(len(forms), dtype=np.bool_),
            np.zeros((len(rows), words.vectors.shape[1]), dtype=np.float32),
        )


@dataclass(frozen=True, slots=True)
class _Block:
    """One side of a batch, padded: (b, n) forms with -1 for nothing, and where each real word stands."""

    words: Words
    forms: Numbers
    inside: Flags
    places: Numbers

    @classmethod
    def of(cls, words: Words, rows: Sequence[Row], starts: Numbers, batch: Sequence[int]) -> "_Block":
        longest = max(len(rows[k]) for k in batch)
        forms = np.array([[*rows[k], *[-1] * (longest - len(rows[k]))] for k in batch], dtype=np.intp)
        inside = forms >= 0
        places = (starts[batch][:, None] + np.arange(longest))[inside]
        return cls(words, forms, inside, places)

    def of_kind(self, kind: int) -> Flags:
        return np.asarray((self.words.kinds[self.forms] == kind) & self.inside)


def match(
    source: Words, target: Words, ours: Sequence[Row], theirs: Sequence[Row]
) -> tuple[Matched, Matched]:
    """Rate the words of pairs, given as numbers of forms."""
    found = Matched.of(source, ours), Matched.of(target, theirs)
    starts = [np.concatenate([[0], np.cumsum([len(row) for row in rows])]) for rows in (ours, theirs)]
    for batch in _batches(ours, theirs):
        one = _Block.of(source, ours, starts[0], batch)
        two = _Block.of(target, theirs, starts[1], batch)
        known = _known(one, two, [ours[k] for k in batch], [theirs[k] for k in batch])
        _rate(one, two, known, found, batch)
    return found


def _batches(ours: Sequence[Row], theirs: Sequence[Row]) -> Iterator[list[int]]:
    """Gather pairs of like size; the cells of a batch are bounded, but for a pair that is larger alone.

    Pairs that lack a side have nothing to rate.
    """
    batch: list[int] = []
    rows = columns = 0
    full = [k for k, (one, two) in enumerate(zip(ours, theirs, strict=True)) if one and two]
    for k in sorted(full, key=lambda k: (len(ours[k]), len(theirs[k]))):
        n, m = max(rows, len(ours[k])), max(columns, len(theirs[k]))
        if batch and n * m * (len(batch) + 1) > _CELLS:
            yield batch
            batch, n, m = [], len(ours[k]), len(theirs[k])
        batch.append(k)
        rows, columns = n, m
    if batch:
        yield batch


def _rate(one: _Block, two: _Block, known: Cells, found: tuple[Matched, Matched], batch: list[int]) -> None:
    """Fill in what is found of a batch."""
    ours, theirs = one.words.vectors[one.forms], two.words.vectors[two.forms]
    score = np.matmul(ours, theirs.transpose(0, 2, 1))
    same = one.words.names[one.forms][:, :, None] == two.words.names[two.forms][:, None, :]
    same &= one.inside[:, :, None] & two.inside[:, None, :]
    np.maximum(score, _SAME * same, out=score)
    strength = np.sqrt(np.array(known[1], dtype=np.float32))
    np.maximum.at(score.reshape(-1), np.array(known[0], dtype=np.intp), strength)
    score *= one.of_kind(WORD)[:, :, None] & two.of_kind(WORD)[:, None, :]
    values = one.words.values[one.forms][:, :, None] == two.words.values[two.forms][:, None, :]
    values &= one.of_kind(NUMBER)[:, :, None] & two.of_kind(NUMBER)[:, None, :]
    np.maximum(score, values, out=score)
    for own, block, vectors, axis in ((found[0], one, ours, 2), (found[1], two, theirs, 1)):
        own.best[block.places] = score.max(axis=axis)[block.inside]
        own.copied[block.places] = same.any(axis=axis)[block.inside]
        weights = block.words.weights[block.forms] * block.inside
        own.sums[batch] = np.matmul(weights[:, None, :], vectors)[:, 0]


def _known(one: _Block, two: _Block, ours: Sequence[Row], theirs: Sequence[Row]) -> Cells:
    """What the translation table knows of a batch: places in its cells end to end, strengths there."""
    cells: Cells = [], []
    if not one.words.renderings:
        return cells
    bases, renderings = two.words.bases, one.words.renderings
    rows, columns = one.forms.shape[1], two.forms.shape[1]
    for number, (source, target) in enumerate(zip(ours, theirs, strict=True)):
        wanted: dict[int, list[tuple[int, float]]] = {}
        for j, form in enumerate(target):
            for base, share in bases[form]:
                wanted.setdefault(base, []).append((j, share))
        keys = wanted.keys()
        for i, form in enumerate(source):
            row = renderings[form]
            for base in row.keys() & keys:
                for j, share in wanted[base]:
                    cells[0].append((number * rows + i) * columns + j)
                    cells[1].append(row[base] * share)
    return cells
