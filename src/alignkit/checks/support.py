"""How firmly each word of a bead is backed by the other side, and the stretch of a side that is least so.

A word is backed by its links and by the likeliest word opposite: by the lexicon, by its vector, or because it
is the same word. Words weigh what their vectors weigh in a sentence, so that small words count for little;
marks, numbers and dates weigh nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignkit.checks.base import Comparison
from alignkit.languages.dates import find_moments
from alignkit.lexicon import Lexicon
from alignkit.records import Pair
from alignkit.tokens import Token

Floats = NDArray[np.float32]

# Cosine of words that have nothing in common, and of sure translations.
_STRANGER, _TWIN = 0.2, 0.65
_EVEN = 0.6  # support at which a word speaks neither for nor against a gap


class Side(NamedTuple):
    """The tokens of one side of a bead with their support (0..1) and weight; marks weigh nothing."""

    tokens: tuple[Token, ...]
    support: Floats
    weight: Floats

    @property
    def mean(self) -> float:
        """Support of an average unit of weight."""
        return float(self.support @ self.weight / max(float(self.weight.sum()), 1e-9))


class Backed(NamedTuple):
    """Both sides of a bead, and the cosine of their sentences."""

    pair: Pair
    source: Side
    target: Side
    cosine: float


class Stretch(NamedTuple):
    """A run of tokens (half-open) and its mass: weight times lack of support, what is backed taken off."""

    first: int
    last: int
    mass: float


class WordTable:
    """The vectors of all words of a comparison, encoded once."""

    def __init__(self, comparison: Comparison) -> None:
        words = sorted(
            {t.text for pair in comparison.pairs for t in (*pair.source_tokens, *pair.target_tokens)}
        )
        self._rows = {word: number for number, word in enumerate(words)}
        encode = comparison.word_vectors
        self._vectors = encode(words) if encode and words else np.zeros((len(words), 1), dtype=np.float32)

    def vectors(self, tokens: Sequence[Token]) -> Floats:
        """One row a token."""
        found: Floats = self._vectors[[self._rows[token.text] for token in tokens]]
        return found


def backed(comparison: Comparison) -> tuple[Backed, ...]:
    """Judge every bead that has words on both sides."""
    if comparison.word_vectors is None:
        return ()
    table = comparison.once(WordTable)
    dated = tuple(
        frozenset(
            place for moment in find_moments(d.text, d.language) for place in range(moment.start, moment.end)
        )
        for d in (comparison.source, comparison.target)
    )
    return tuple(
        _backed(pair, table, comparison.lexicon, dated)
        for pair in comparison.pairs
        if pair.source_tokens and pair.target_tokens
    )


def _backed(
    pair: Pair, table: WordTable, lexicon: Lexicon | None, dated: tuple[frozenset[int], ...]
) -> Backed:
    one, two = table.vectors(pair.source_tokens), table.vectors(pair.target_tokens)
    lengths = np.linalg.norm(one, axis=1), np.linalg.norm(two, axis=1)
    cosines = (one / np.maximum(lengths[0], 1e-9)[:, None]) @ (two / np.maximum(lengths[1], 1e-9)[:, None]).T
    backing = np.clip((cosines - _STRANGER) / (_TWIN - _STRANGER), 0, 1)
    texts = [t.text for t in pair.source_tokens], [t.text for t in pair.target_tokens]
    if lexicon is not None:
        backing = np.maximum(backing, np.sqrt(np.minimum(1.0, 2 * lexicon.relations(*texts))))
    folded = [[text.casefold() for text in side] for side in texts]
    backing[np.array(folded[0])[:, None] == np.array(folded[1])[None, :]] = 1.0
    linked = np.zeros_like(backing)
    for link in pair.links:
        linked[link.source, link.target] = link.probability
    sentence = float(
        one.sum(axis=0) @ two.sum(axis=0)
        / max(float(np.linalg.norm(one.sum(axis=0)) * np.linalg.norm(two.sum(axis=0))), 1e-9)
    )  # fmt: skip
    support = backing + linked
    source = Side(
        pair.source_tokens, support.max(axis=1) / 2, _weights(pair.source_tokens, lengths[0], dated[0])
    )
    target = Side(
        pair.target_tokens, support.max(axis=0) / 2, _weights(pair.target_tokens, lengths[1], dated[1])
    )
    return Backed(pair, source, target, sentence)


def _weights(tokens: Sequence[Token], sizes: Floats, dated: frozenset[int]) -> Floats:
    """Numbers and dates weigh nothing: checks of their own compare them by value."""
    counted = np.array([token.is_word and token.start not in dated for token in tokens])
    weights: Floats = np.where(counted, sizes, 0.0).astype(np.float32)
    return weights


def weakest(side: Side) -> Stretch:
    """Find the run of tokens with the largest mass, in units of an average word of the side.

    Example:
        >>> tokens = tuple(Token(word, k, k + 1) for k, word in enumerate("abcd"))
        >>> weakest(Side(tokens, np.array([1, 0, 0, 1.0]), np.ones(4)))
        Stretch(first=1, last=3, mass=1.2)
    """
    counted = side.weight > 0
    mean = float(side.weight[counted].mean()) if counted.any() else 1.0
    gains = (side.weight * (_EVEN - side.support) / mean).tolist()
    best, first, total = Stretch(0, 0, 0.0), 0, 0.0
    for place, gain in enumerate(gains):
        if total <= 0:
            first, total = place, 0.0
        total += gain
        if total > best.mass:
            best = Stretch(first, place + 1, total)
    return best
