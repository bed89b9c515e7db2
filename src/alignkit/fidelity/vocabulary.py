"""The word forms of one side with all that the parts of a score want to know of each: computed once."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from alignkit.fidelity.renderings import Renderings
from alignkit.languages.negation import negation
from alignkit.lexicon import Vocabulary
from alignkit.records import Side
from alignkit.words.forms import EncodeWords, Forms, Names

Floats = NDArray[np.float32]

RAREST = -0.5
"""Frequency (log10 of occurrences in a million) of a word that the word list lacks; there is none less."""
FACTS = ("frequency", "frequency_there", "capital", "digits", "denies", "soft")
"""Columns of ``Words.facts``: log frequency in its own and in the other language, Capitalised, 0..1 for how
long a number is, whether the word denies, and whether it may answer a denial."""
_MILLION = 1e6
_LONG = 2  # digits; a number of one digit may be spelled out on the other side


class Words(Forms):
    """Word forms with their frequency, what they deny, and what the translation table says of them.

    Args:
        encode: Words → vectors of any length.
        names: Numbers of strings, shared by both sides.
        known: Word list of the language.
        there: Word list of the other side's language.
        table: Translation table, if there is one.
        side: Which side of the table the words are on.
    """

    def __init__(
        self,
        encode: EncodeWords,
        names: Names,
        known: Vocabulary,
        there: Vocabulary,
        table: Renderings | None,
        side: Side,
    ) -> None:
        super().__init__(encode, names)
        self._known = known
        self._there = there
        self._table = table
        self._side = side
        self._negation = negation(known.language)
        self.facts: Floats = np.zeros((0, len(FACTS)), dtype=np.float32)
        self.renderings: list[dict[int, float]] = []
        self.bases: list[list[tuple[int, float]]] = []

    def numbers(self, tokens: Sequence[str]) -> list[int]:
        """Number of each token's form; forms not met before are described and get the next numbers."""
        known = len(self)
        numbers = super().numbers(tokens)
        if len(self) > known:
            self._describe(list(islice(self._index, known, None)), self.bare[known:])
        return numbers

    def _describe(self, tokens: Sequence[str], bares: Sequence[str]) -> None:
        rows = [self._facts(token, word) for token, word in zip(tokens, bares, strict=True)]
        self.facts = np.concatenate([self.facts, np.array(rows, dtype=np.float32)])
        if self._table is None:
            return
        if self._side == "source":
            self.renderings += map(self._table.of, bares)
        else:
            self.bases += map(self._table.bases, bares)

    def _facts(self, token: str, word: str) -> tuple[float, ...]:
        table = self._negation
        denies = table is not None and table.cues.fullmatch(word) is not None
        soft = table is not None and table.soft.fullmatch(word) is not None
        digits = sum(map(str.isdigit, word))
        frequencies = _frequency(word, self._known), _frequency(word, self._there)
        return *frequencies, token[0].isupper(), min(1.0, digits / _LONG), denies, soft


def _frequency(word: str, known: Vocabulary) -> float:
    number = known.index.get(word)
    if number is None:
        return RAREST
    return max(RAREST, float(np.log10(known.counts[number] * _MILLION / known.total + 1e-9)))
