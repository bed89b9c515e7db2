"""Pairs of token lists → evidence and scores: what is remembered of a language pair between batches."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alignkit.fidelity.digits import plain_numbers
from alignkit.fidelity.evidence import Seen, look
from alignkit.fidelity.figures import Figures, in_figures
from alignkit.fidelity.matching import Matched, match
from alignkit.fidelity.renderings import Renderings
from alignkit.fidelity.vocabulary import Words
from alignkit.fidelity.weights import FidelityWeights, Rated
from alignkit.lexicon import Lexicon, Vocabulary
from alignkit.words.forms import EncodeWords, Names

_MOST_FORMS = 40_000  # of a side that are remembered, 2 KB each

TokenPair = tuple[Sequence[str], Sequence[str]]


class PairScorer:
    """Scores pairs of one language pair.

    Args:
        encode: Words → vectors of any length.
        vocabularies: Word lists of the source and of the target language.
        lexicon: Translation table in this direction, if there is one.
    """

    def __init__(
        self, encode: EncodeWords, vocabularies: tuple[Vocabulary, Vocabulary], lexicon: Lexicon | None
    ) -> None:
        self._encode = encode
        self._vocabularies = vocabularies
        self._table = None if lexicon is None else Renderings(lexicon)
        self._figures = Figures(vocabularies[0].language), Figures(vocabularies[1].language)
        self._forget()

    def _forget(self) -> None:
        names = Names()
        one, two = self._vocabularies
        self._source = Words(self._encode, names, one, two, self._table, "source")
        self._target = Words(self._encode, names, two, one, self._table, "target")

    def look(self, pairs: Sequence[TokenPair]) -> Seen:
        """Gather the evidence of pairs of token lists."""
        return look(*self._match(pairs))

    def rate(
        self, pairs: Sequence[TokenPair], weights: FidelityWeights, read: NDArray[np.float64] | None = None
    ) -> Rated:
        """Score pairs of token lists; ``read`` is what a contextual judge says of each, (n, 4)."""
        seen = self.look(pairs)
        return weights.rate(seen if read is None else seen.in_context(read))

    def _match(self, pairs: Sequence[TokenPair]) -> tuple[Matched, Matched]:
        if max(len(self._source), len(self._target)) > _MOST_FORMS:
            self._forget()
        rows = []
        plain = [
            in_figures(plain_numbers(source), plain_numbers(target), self._figures)
            for source, target in pairs
        ]
        for side, words in enumerate((self._source, self._target)):
            texts = [pair[side] for pair in plain]
            numbers = iter(words.numbers([token for text in texts for token in text]))
            rows.append([[next(numbers) for _ in text] for text in texts])
        return match(self._source, self._target, *rows)
