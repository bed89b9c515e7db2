"""Sentence pairs → what the word aligner knows of every word: its likeliest partner and all the evidence."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon, Vocabulary
from alignkit.words import LinkWeights, WordAligner
from alignkit.words.batches import cut, gather
from alignkit.words.evidence import FEATURES as EVIDENCE
from alignkit.words.evidence import Batch
from alignkit.words.forms import NUMBER, WORD, EncodeWords, Forms
from alignkit.words.score import describe, settle

Halves = NDArray[np.float16]
Numbers = NDArray[np.int64]
TokenPair = tuple[Sequence[str], Sequence[str]]

LINK_FEATURES = ("probability", "mass", "second", "first", "links")
WORD_FEATURES = ("capital", "word", "number", "weight", "frequency", "base_form")
ENDINGS = 4096
"""Last three letters of a word, hashed: what tells a plural from a singular."""
FEATURES = (*EVIDENCE, *LINK_FEATURES, *WORD_FEATURES)
_LETTERS = 3
_LIKELY = 0.38  # a link, as the aligner's decoder counts it
_FAINT = 1e-3  # lets the first stage choose where the last finds nothing


@dataclass(frozen=True)
class Portrait:
    """A sentence pair, source words first.

    ``partners`` holds for each of the n + m words the place of its likeliest partner among the n + m;
    ``features`` is (n + m, len(FEATURES)); ``endings`` numbers the words' endings.
    """

    words: tuple[str, ...]
    source_size: int
    partners: Numbers
    features: Halves
    endings: Numbers


class Portrayer(WordAligner):
    """Describes the words of one language pair.

    Args:
        encode: Words → vectors of any length, zero for a word without content.
        lexicon: Translation table in this direction, if there is one.
        weights: The learned link score.
        vocabularies: Word lists of source and target, where there are any.
    """

    def __init__(
        self,
        encode: EncodeWords,
        lexicon: Lexicon | None,
        weights: LinkWeights,
        vocabularies: tuple[Vocabulary | None, Vocabulary | None],
    ) -> None:
        super().__init__(encode, lexicon, weights)
        self._vocabularies = vocabularies
        self._said: tuple[dict[str, tuple[float, float]], ...] = ({}, {})

    def portray(self, pairs: Sequence[TokenPair]) -> list[Portrait]:
        """Describe pairs of tokenised lines, neither side empty."""
        numbers = self._numbers(pairs)
        sizes = [(len(one), len(two)) for one, two in numbers]
        partners = [np.zeros(sum(size), dtype=np.int64) for size in sizes]
        features = [np.zeros((sum(size), len(FEATURES)), dtype=np.float16) for size in sizes]
        pieces = [piece for k, size in enumerate(sizes) for piece in cut(k, *size)]
        for chosen in gather(pieces):
            batch = Batch.of(
                [numbers[piece.pair][0][slice(*piece.rows)] for piece in chosen],
                [numbers[piece.pair][1][slice(*piece.columns)] for piece in chosen],
            )
            evidence = describe(batch, self._source, self._target, self._table)
            settled = settle(evidence, batch.inside, self._weights.stages)
            for k, piece in enumerate(chosen):
                inside = slice(piece.shape[0]), slice(piece.shape[1])
                best = settled.last[k][inside] + _FAINT * settled.first[k][inside]
                cells = (evidence[:, k][:, *inside], best, settled.first[k][inside])
                n = sizes[piece.pair][0]
                for axis, own, other in (
                    (1, slice(*piece.rows), piece.columns[0] + n),
                    (0, slice(piece.columns[0] + n, piece.columns[1] + n), piece.rows[0]),
                ):
                    chosen_partners, found = _linked(*cells, axis)
                    partners[piece.pair][own] = chosen_partners + other
                    features[piece.pair][own, : found.shape[1]] = found
        for k, (pair, row) in enumerate(zip(pairs, numbers, strict=True)):
            sides = [self._own(side, words, row[side]) for side, words in enumerate(pair)]
            features[k][:, -len(WORD_FEATURES) :] = np.concatenate(sides)
        return [
            Portrait(
                (*pair[0], *pair[1]),
                size[0],
                partners[k],
                features[k],
                np.array([ending(word) for word in (*pair[0], *pair[1])], dtype=np.int64),
            )
            for k, (pair, size) in enumerate(zip(pairs, sizes, strict=True))
        ]

    def _own(self, side: int, words: Sequence[str], numbers: NDArray[np.intp]) -> Halves:
        """What a word is by itself, (words, len(WORD_FEATURES))."""
        forms: Forms = (self._source, self._target)[side]
        kinds, weights = forms.kinds[numbers], forms.weights[numbers]
        said = np.array([self._say(side, word) for word in words])
        capital = np.array([word[:1].isupper() for word in words])
        columns = (capital, kinds == WORD, kinds == NUMBER, weights, said[:, 0], said[:, 1])
        return np.stack(columns, axis=1).astype(np.float16)

    def _say(self, side: int, word: str) -> tuple[float, float]:
        """Frequency on a logarithmic scale, about 0 to 1, and whether the form is a known base form."""
        vocabulary, known = self._vocabularies[side], self._said[side]
        if word not in known:
            known[word] = (0.0, 0.0) if vocabulary is None else _frequency(vocabulary, word)
        return known[word]


def _frequency(vocabulary: Vocabulary, word: str) -> tuple[float, float]:
    lower = word.lower()
    share = float(np.log10(vocabulary.per_million(lower) + 0.01) + 2) / 6
    return share, float(lower in vocabulary.index and vocabulary.lemma(lower) == lower)


def _linked(
    evidence: NDArray[np.float32], best: NDArray[np.float32], first: NDArray[np.float32], axis: int
) -> tuple[Numbers, NDArray[np.float32]]:
    """Choose a partner for every word of one side of a matrix, and gather what speaks for it.

    Args:
        evidence: (features, n, m).
        best: Probability of each link, (n, m).
        first: The first stage's probability, (n, m).
        axis: 1 for the partners of the n source words, 0 for those of the m target words.

    Returns:
        Partners, (n,) or (m,), and features, the evidence followed by LINK_FEATURES.
    """
    partners = best.argmax(axis=axis)
    own = np.arange(len(partners))
    cell = (own, partners) if axis == 1 else (partners, own)
    ordered = np.sort(best, axis=axis)
    second = ordered.take(-2, axis=axis) if best.shape[axis] > 1 else np.zeros(len(own), dtype=np.float32)
    links = (best > _LIKELY).sum(axis=axis) / 4
    said = (best[cell], best.sum(axis=axis), second, first[cell], links)
    return partners, np.concatenate([evidence[:, *cell].T, np.stack(said, axis=1)], axis=1)


def ending(word: str) -> int:
    """Number the last letters of a word; 0 is for marks and figures.

    Example:
        >>> ending("Häuser") == ending("user"), ending("3")
        (True, 0)
    """
    if not word[0].isalpha():
        return 0
    return 1 + zlib.crc32(word.casefold()[-_LETTERS:].encode()) % (ENDINGS - 1)
