"""Sentence pairs as tokens → links with a probability; many pairs at a time, as few as one.

Every token may stay unlinked, on either side, and may have several links: the learned score says how
probable each link is, given all the others, and what is probable enough is kept.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from alignkit.lexicon import Lexicon
from alignkit.records import Link
from alignkit.words.batches import Piece, cut, gather
from alignkit.words.decode import decode
from alignkit.words.evidence import Batch
from alignkit.words.forms import EncodeWords, Forms, Names
from alignkit.words.heads import with_heads
from alignkit.words.negation import completed
from alignkit.words.network import LinkWeights
from alignkit.words.score import describe, parts, settle
from alignkit.words.separable import rejoined, separated
from alignkit.words.table import WordTable

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]
TokenPair = tuple[Sequence[str], Sequence[str]]

_TOGETHER = 2000  # pairs whose words are looked up together
_MOST_FORMS = 40_000  # of a side that are remembered, 2 KB each
_DIGITS = 4


class WordAligner:
    """Links the words of one language pair.

    Args:
        encode: Words → vectors of any length, zero for a word without content.
        lexicon: Translation table in this direction, if there is one.
        weights: The learned score.
    """

    def __init__(self, encode: EncodeWords, lexicon: Lexicon | None, weights: LinkWeights) -> None:
        self._encode = encode
        self._lexicon = lexicon
        self._weights = weights
        self._languages = ("", "") if lexicon is None else (lexicon.source.language, lexicon.target.language)
        self._forget()

    def _forget(self) -> None:
        names = Names()
        self._source, self._target = Forms(self._encode, names), Forms(self._encode, names)
        self._table = None if self._lexicon is None else WordTable(self._lexicon)

    def align(self, pairs: Sequence[TokenPair]) -> list[tuple[Link, ...]]:
        """Link the tokens of texts that translate each other.

        Returns:
            The links of each pair, in order of source, then target.
        """
        found = []
        for first in range(0, len(pairs), _TOGETHER):
            found += self._align(pairs[first : first + _TOGETHER])
            if max(len(self._source), len(self._target)) > _MOST_FORMS:
                self._forget()
        return found

    def _align(self, pairs: Sequence[TokenPair]) -> list[tuple[Link, ...]]:
        verbs = [self._verbs(pair) for pair in pairs]
        numbers = self._numbers(
            [
                (rejoined(source, parted[0]), rejoined(target, parted[1]))
                for (source, target), parted in zip(pairs, verbs, strict=True)
            ]
        )
        found: list[tuple[Link, ...]] = [()] * len(pairs)
        pieces = [piece for k, (one, two) in enumerate(numbers) for piece in cut(k, len(one), len(two))]
        for batch in gather(pieces):
            for piece, made in zip(batch, links(self._chosen(batch, numbers), batch), strict=True):
                found[piece.pair] += made
        cut_pairs = {piece.pair for piece in pieces if piece.rows[0]}
        for pair in cut_pairs:  # their pieces came from several batches
            found[pair] = tuple(sorted(found[pair], key=lambda link: (link.source, link.target)))
        for pair, (tokens, parted) in enumerate(zip(pairs, verbs, strict=True)):
            negations = [completed(*side) for side in zip(tokens, self._languages, strict=True)]
            if any(negations):
                found[pair] = with_heads(found[pair], *negations, instead=True)
            if any(parted):
                found[pair] = with_heads(found[pair], *parted)
        return found

    def _verbs(self, pair: TokenPair) -> tuple[dict[int, int], dict[int, int]]:
        if self._lexicon is None:
            return {}, {}  # what words there are is not known
        return separated(pair[0], self._lexicon.source), separated(pair[1], self._lexicon.target)

    def _numbers(self, pairs: Sequence[TokenPair]) -> list[tuple[Numbers, Numbers]]:
        """Number all tokens; the sides' new forms are described and looked up at once."""
        sides = []
        for side, forms in enumerate((self._source, self._target)):
            tokens = [token for pair in pairs for token in pair[side]]
            numbers = np.array(forms.numbers(tokens), dtype=np.intp)
            ends = list(accumulate(len(pair[side]) for pair in pairs))
            sides.append([numbers[first:last] for first, last in pairwise([0, *ends])])
        if self._table is not None:
            self._table.source.extend(self._source.bare)
            self._table.target.extend(self._target.bare)
        return list(zip(*sides, strict=True))

    def _chosen(self, pieces: Sequence[Piece], numbers: Sequence[tuple[Numbers, Numbers]]) -> Floats:
        batch = Batch.of(
            [numbers[piece.pair][0][slice(*piece.rows)] for piece in pieces],
            [numbers[piece.pair][1][slice(*piece.columns)] for piece in pieces],
        )
        features = describe(batch, self._source, self._target, self._table)
        settled = settle(features, batch.inside, self._weights.stages)
        return decode(settled.first, settled.last, self._weights.least, parts(features))


def links(probability: Floats, pieces: Sequence[Piece]) -> Iterator[tuple[Link, ...]]:
    """List the links of each piece of a batch, counting tokens from the start of its pair.

    Args:
        probability: (b, n, m), 0.0 where there is no link.
        pieces: Where their tokens stand.
    """
    owners, rows, columns = np.nonzero(probability)
    shares = np.round(probability[owners, rows, columns].astype(np.float64), _DIGITS)
    corners = np.array([(piece.rows[0], piece.columns[0]) for piece in pieces], dtype=np.intp)
    rows, columns = rows + corners[owners, 0], columns + corners[owners, 1]
    made = list(map(Link, rows.tolist(), columns.tolist(), shares.tolist()))
    ends = np.searchsorted(owners, np.arange(len(pieces) + 1)).tolist()
    return (tuple(made[first:last]) for first, last in pairwise(ends))
